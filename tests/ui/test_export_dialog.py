"""Lists out to Excel: seen before they leave, private ones marked, errors in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from shiboken6 import isValid

from eujc_desktop import services
from eujc_desktop.ui.dialogs.export_dialog import ExportDialog
from tests.ui.house import House, button, marked_up, nameless


@pytest.fixture
def lists(filled: House) -> ExportDialog:
    filled.run("roster")
    return filled.window.findChild(ExportDialog)


def headings(dialog: ExportDialog) -> list[str]:
    return dialog.model.block()[0]


def test_every_list_shows_its_rows(filled: House, lists: ExportDialog) -> None:
    tester = QAbstractItemModelTester(lists.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert lists.cut == "host"
    for each in services.rosters.names():
        lists.choose(each.name)
        filled.idle()
        if each.asks:
            assert lists.messages.titles() == ["This mission asks nothing after selection."]
            assert (lists.model.rowCount(), lists.save_button.isEnabled()) == (0, False)
            continue
        assert lists.model.rowCount() > 0, each.name
        assert lists._chip.isVisible() is each.confidential
        assert lists.save_button.isEnabled()
    assert tester.model() is lists.model


def test_private_columns_stay_out_of_lists_for_others(filled: House, lists: ExportDialog) -> None:
    assert not {"Passport no.", "Diet", "Allergies"} & set(headings(lists))
    lists.choose("emergency")
    filled.idle()
    assert "Emergency contact" in headings(lists)


def test_who_is_left_out_is_said_before_the_list_leaves(filled: House, lists: ExportDialog) -> None:
    mission = filled.window.desk.mission_id

    def refuse(work: Any) -> None:
        people = services.grids.ids(work, "participants", mission_id=mission, search="berzina")
        services.grids.change(work, "participants", people[0], {"person.consent_hosts": "no"})

    before = lists.model.rowCount()
    filled.works.run("Refuse", refuse)
    lists.choose("fellows")
    filled.idle()
    lists.choose("host")
    filled.idle()
    assert lists.model.rowCount() == before - 1
    assert lists.messages.titles() == ["Before it leaves the office"]
    next(one for one in lists.messages.findChildren(QPushButton) if "not agreed" in one.toolTip()).click()
    filled.idle()
    page = filled.window.current
    assert page.side.form.values["person.family_name"] == "Bērziņa"
    assert filled.window.focusWidget() is page.side.form.editor("person.consent_hosts")


def test_a_list_is_saved_and_entered_in_the_register(
    filled: House, lists: ExportDialog, tmp_path: Path, monkeypatch: Any
) -> None:
    target = tmp_path / "visitors.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    rows = lists.model.rowCount()
    button(lists, "Save .xlsx…").click()
    filled.idle()
    assert filled.window.notices.shown == "visitors.xlsx written"
    assert not isValid(lists)
    sheet = openpyxl.load_workbook(target).active
    assert sum(1 for row in sheet.iter_rows(min_row=2, values_only=True) if any(row)) == rows
    assert filled.entered() == "Make “Visitor list” of WCM-2027"
    assert filled.window.desk.paper_folder == str(tmp_path)


def test_the_finance_list_is_in_the_language_chosen(filled: House, lists: ExportDialog, tmp_path: Path) -> None:
    lists.choose("rooming")
    filled.idle()
    assert lists.language.isHidden()
    lists.choose("finance")
    filled.idle()
    assert lists.language.isVisibleTo(lists)
    lists.language.setCurrentIndex(lists.language.findData("ja"))
    filled.idle()
    assert headings(lists)[:2] == ["姓", "名"]
    lists.write(tmp_path / "list.xlsx")
    filled.idle()
    assert openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0]["B1"].value == "姓"


def test_the_list_is_copied_as_a_table(filled: House, lists: ExportDialog) -> None:
    button(lists, "Copy").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == lists.model.rowCount() + 1
    assert "<th>Family name</th>" in QGuiApplication.clipboard().mimeData().html()


def test_a_target_that_cannot_be_written_is_told_in_place(filled: House, lists: ExportDialog, tmp_path: Path) -> None:
    before = filled.undone()
    lists.write(tmp_path / "gone" / "visitors.xlsx")
    filled.idle()
    assert "cannot be reached" in lists.messages.titles()[0]
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "folder.xlsx" / "keep.txt").write_text("kept")
    lists.write(tmp_path / "folder.xlsx" / "keep.txt" / "list.xlsx")
    filled.idle()
    assert len(lists.messages.titles()) == 1
    assert lists.save_button.isEnabled()
    assert filled.undone() == before
    assert (tmp_path / "folder.xlsx" / "keep.txt").read_text() == "kept"


def test_a_list_that_came_back_is_reviewed_and_shown_anew(filled: House, lists: ExportDialog, tmp_path: Path) -> None:
    lists.choose("rooming")
    filled.idle()
    path = tmp_path / "rooming.xlsx"
    order = services.papers.Order(kind="roster", mission=lists._mission, cut="rooming")
    services.papers.make(filled.works, order, path)
    book = openpyxl.load_workbook(path)
    head = [str(cell.value).partition(" / ")[0] for cell in book.active[1]]
    book.active.cell(2, head.index("Room no.") + 1).value = "<b>0815</b>"
    for row in (3, 4, 5):
        book.active.cell(row, head.index("Nationality") + 1).value = None
    book.save(path)
    dialog = lists.bring_back_from(path)
    filled.idle()
    assert dialog.messages.titles() == ["3 cells were emptied in the list"]
    button(dialog, "Show the first").click()
    assert dialog.review.model.key(dialog.review.table.currentIndex().column()) == "person.nationality"
    button(dialog, "Empty it here too").click()
    filled.idle()
    assert "goes, and nothing takes its place" in dialog.review.messages.findChildren(QLabel)[1].text()
    button(dialog, "Keep “Italy”").click()
    filled.idle()
    assert dialog.messages.titles() == ["2 cells were emptied in the list"]
    button(dialog, "Empty all of them here too").click()
    filled.idle()
    assert (dialog.messages.titles(), dialog.incoming.preview.counts["changed"]) == ([], 2)
    counts = dialog.incoming.preview.counts
    assert (counts["same"], counts["new"], counts["problem"]) == (lists.model.rowCount() - 2, 0, 0)
    dialog.write()
    filled.idle()
    column = head.index("Room no.") - 1
    assert lists.model.block()[1][column] == "<b>0815</b>"
    assert marked_up(lists) == []
    filled.run("undo")
    lists.choose("statistics")
    filled.idle()
    assert not lists.back_button.isEnabled()


def test_everything_has_a_name_and_no_markup(filled: House, lists: ExportDialog) -> None:
    assert nameless(lists) == []
    assert marked_up(lists) == []
    lists.reject()
    filled.idle()
    assert not isValid(lists)
