"""Errors nobody foresaw, and papers on screen."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from eujc_desktop.ui import crash
from eujc_desktop.ui.components.pdf_preview import PdfPreview
from eujc_desktop.ui.fonts import ensure_japanese
from eujc_desktop.ui.jobs import Mailbox

pytestmark = pytest.mark.usefixtures("light")


def failure() -> BaseException:
    try:
        raise ValueError("passport AB1234567 of KALLAS Dimitrios")
    except ValueError as exc:
        return exc


@pytest.fixture
def no_dialogs(qtbot: Any) -> Iterator[None]:
    yield
    for dialog in list(crash._showing):
        dialog.accept()
        dialog.deleteLater()


@pytest.fixture
def pdf(tmp_path: Any, app: QApplication) -> Any:
    def make(pages: int) -> bytes:
        path = tmp_path / f"{pages}.pdf"
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        painter = QPainter(writer)
        for page in range(pages):
            if page:
                writer.newPage()
            painter.drawText(200, 200, f"Page {page + 1}")
        painter.end()
        return path.read_bytes()

    return make


def test_details_tell_where_but_nothing_personal() -> None:
    text = crash.details(failure())
    assert "ValueError" in text
    assert "test_crash_and_pdf.py" in text
    assert "KALLAS" not in text
    assert "AB1234567" not in text


def test_an_escaped_error_opens_one_dialog_to_copy_from(
    qtbot: Any, no_dialogs: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        crash.show(failure())
        crash.show(failure())
    assert len(crash._showing) == 1
    dialog = crash._showing[0]
    assert "ValueError" in dialog.findChild(QPlainTextEdit).toPlainText()
    assert len(caplog.records) == 2
    assert "KALLAS" not in caplog.text


def test_errors_of_other_threads_are_caught_too(qtbot: Any, no_dialogs: None, app: QApplication) -> None:
    before = sys.excepthook, threading.excepthook
    restore = crash.install()
    try:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(crash._showing) == 1)
    finally:
        restore()
    assert (sys.excepthook, threading.excepthook) == before


def test_calls_are_made_here_in_order(qtbot: Any) -> None:
    mailbox, made = Mailbox(), []
    here = threading.get_ident()
    calls = [lambda n=n: made.append((n, threading.get_ident())) for n in range(50)]
    thread = threading.Thread(target=lambda: [mailbox.post(call) for call in calls])
    thread.start()
    qtbot.waitUntil(lambda: len(made) == 50)
    thread.join()
    assert made == [(n, here) for n in range(50)]


def test_a_new_version_keeps_the_place(qtbot: Any, pdf: Any) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    assert preview.show_pdf(pdf(5))
    preview.go(3)
    qtbot.waitUntil(lambda: preview.page == 3)
    place = preview._view.verticalScrollBar().value()
    assert place > 0
    assert preview.show_pdf(pdf(6))
    qtbot.waitUntil(lambda: preview._view.verticalScrollBar().value() == place)
    assert (preview.page, preview.pages, preview._page.text()) == (3, 6, "Page 3 of 6")
    qtbot.waitUntil(lambda: len(preview.findChildren(QPdfDocument)) == 1)


def test_pages_have_the_same_width_whether_they_fit_or_not(qtbot: Any, pdf: Any) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(600, 1200)
    preview.show()
    widths = set()
    for pages in (1, 5):
        preview.show_pdf(pdf(pages))
        QApplication.processEvents()
        widths.add(preview._view.viewport().width())
    assert len(widths) == 1, "a scroll bar that comes and goes with pages fitted to the width never settles"


def test_what_is_no_pdf_leaves_the_old_one(qtbot: Any, pdf: Any) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    assert preview.show_pdf(pdf(2))
    assert not preview.show_pdf(b"not a pdf")
    assert preview.pages == 2
    assert preview._state.text == "Problem"


def test_zoom_starts_from_what_is_seen(qtbot: Any, pdf: Any) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    preview.show_pdf(pdf(1))
    preview.zoom(1.2)
    first = preview._view.zoomFactor()
    preview.zoom(1.2)
    assert preview._view.zoomFactor() == pytest.approx(first * 1.2)
    for _ in range(30):
        preview.zoom(2)
    assert preview._view.zoomFactor() == 5.0
    preview.fit()
    assert preview._view.zoomMode() == preview._view.ZoomMode.FitInView


def test_japanese_is_readable(app: QApplication) -> None:
    from PySide6.QtGui import QFontDatabase

    if added := ensure_japanese():
        # Plain words are not bold, and headings are.
        assert {"Regular", "Bold"} <= set(QFontDatabase.styles(added))
    assert QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)


def test_pyside_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 on CPython 3.11 loses one at each call that gives None, and aborts after some thousands."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < 1_000
