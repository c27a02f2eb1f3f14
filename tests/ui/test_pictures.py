"""Photos and logos in the panels: chosen, dropped, pasted, refused, taken away and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.picture_box import PictureBox
from eujc_desktop.ui.dialogs.photos_dialog import PhotosDialog
from eujc_desktop.ui.dialogs.scan_dialog import ScanDialog
from tests.ui.house import CTRL, INPUT, House, button, nameless
from tests.ui.test_form import show

PHOTO, LOGO = INPUT / "photos" / "berzina_kristine.jpg", INPUT / "logos" / "kvarnerplast.png"


@pytest.fixture
def panel(filled: House) -> Iterator[Any]:
    page = filled.tab("participants")
    show(filled, "BĒRZIŅA")
    yield page.side
    QGuiApplication.clipboard().clear()


def box(panel: Any) -> PictureBox:
    return next(each for each in panel.findChildren(PictureBox) if each.isVisible())


def kept(house: House, panel: Any) -> list[str]:
    owner = panel.form.values["records"]["person"]
    read = services.attachments.pictures
    return [str(len(data)) for data in house.works.read(lambda work: read(work, "person", [owner], "photo")).values()]


def drop(panel: Any, *paths: Path, on: QWidget | None = None) -> bool:
    """Drag files over the panel, or a part of it, and let them fall; whether it would have them."""
    on = on or panel.viewport()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *buttons)
    entered.ignore()
    QApplication.sendEvent(on, entered)
    if not entered.isAccepted():
        return False
    fallen = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *buttons, QEvent.Type.Drop)
    QApplication.sendEvent(on, fallen)
    return True


def test_a_photo_is_chosen_shown_undone_and_removed(filled: House, panel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not box(panel).has_picture
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(PHOTO), ""))
    panel.photo.choose()
    filled.idle()
    assert box(panel).has_picture
    assert filled.undone() == "Photo of Kristīne Bērziņa"
    assert filled.memory.get("pictures.folder") == str(PHOTO.parent)
    panel.photo.remove()
    filled.idle()
    assert not box(panel).has_picture
    assert filled.undone() == "Remove the photo of Kristīne Bērziņa"
    filled.run("undo")
    assert box(panel).has_picture
    assert len(kept(filled, panel)) == 1
    filled.run("undo")
    assert not box(panel).has_picture
    assert kept(filled, panel) == []


def test_a_photo_is_dropped_on_the_panel_and_another_takes_its_place(filled: House, panel: Any) -> None:
    assert drop(panel, PHOTO)
    filled.idle()
    before = kept(filled, panel)
    assert drop(panel, INPUT / "photos" / "zahra_gorg.jpg")
    filled.idle()
    after = kept(filled, panel)
    assert len(before) == len(after) == 1
    assert before != after
    assert not drop(panel, PHOTO, PHOTO)


def test_what_is_no_picture_is_refused_in_words_and_changes_nothing(filled: House, panel: Any, tmp_path: Path) -> None:
    before = filled.undone()
    (tmp_path / "report.jpg").write_bytes(b"%!PS-Adobe-3.0 (ran) print")
    assert drop(panel, tmp_path / "report.jpg")
    filled.idle()
    assert panel.messages.titles() == ["“report.jpg” is not a whole JPEG or PNG picture."]
    assert drop(panel, INPUT / "logos" / "owari-dandori.svg")
    filled.idle()
    assert panel.messages.titles() == ["“owari-dandori.svg” is a vector drawing (SVG), which the papers cannot print."]
    assert filled.undone() == before
    assert not box(panel).has_picture


def test_a_picture_is_pasted_by_key(filled: House, panel: Any) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(PHOTO)))
    QTest.keyClick(box(panel), Qt.Key.Key_V, CTRL)
    filled.idle()
    assert box(panel).has_picture
    assert filled.undone() == "Photo of Kristīne Bērziņa"


def test_the_menu_offers_what_is_possible(filled: House, panel: Any) -> None:
    QGuiApplication.clipboard().setText("no picture")
    menu = panel.photo.menu()
    able = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert able == {"Choose a picture…": True, "Paste the picture": False, "Remove the photo": False}
    menu.deleteLater()
    assert nameless(panel) == []


def test_a_missing_photo_is_mended_where_it_is_told(filled: House, panel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    row_id, mission_id = panel.form.row_id, filled.window.desk.mission_id
    company = filled.works.read(lambda work: services.travellers.company(work, mission_id, date.today()))
    told = [each for each in company.findings if each.rule == "no photo" and each.person == row_id]
    assert len(told) == 1
    panel.show_person(row_id, told)
    filled.idle()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(PHOTO), ""))
    button(panel.messages, "Choose a picture…").click()
    filled.idle()
    assert box(panel).has_picture
    company = filled.works.read(lambda work: services.travellers.company(work, mission_id, date.today()))
    assert not [each for each in company.findings if each.rule == "no photo" and each.person == row_id]


def test_another_person_shows_another_photo(filled: House, panel: Any) -> None:
    drop(panel, PHOTO)
    filled.idle()
    show(filled, "GEORGIEVA")
    assert not box(panel).has_picture
    show(filled, "BĒRZIŅA")
    assert box(panel).has_picture


def test_a_logo_goes_to_the_company_of_a_visit(filled: House, tmp_path: Path) -> None:
    page = filled.tab("visits")
    page.grid.view.go(page.grid.model_.index(0, 0))
    filled.idle()
    shutil.copy(LOGO, tmp_path / "logo.png")
    assert drop(page.side, tmp_path / "logo.png")
    filled.idle()
    assert box(page.side).has_picture
    assert filled.undone().startswith("Logo of ")
    filled.run("undo")
    assert not box(page.side).has_picture


def test_a_folder_of_photos_is_looked_at_then_brought_in(
    filled: House, panel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("berzina_kristine.jpg", "zahra_gorg.jpg"):
        shutil.copy(INPUT / "photos" / name, tmp_path)
    shutil.copy(INPUT / "photos" / "zahra_gorg.jpg", tmp_path / "who.jpg")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    filled.run("import_photos")
    dialog = next(each for each in filled.window.findChildren(PhotosDialog) if each.isVisible())
    filled.until(lambda: dialog.folder)
    lines = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    assert [line.text(0) for line in lines] == ["who.jpg", "berzina_kristine.jpg", "zahra_gorg.jpg"]
    assert lines[0].text(2) == "Fits nobody of the mission"
    told = [each.text() for each in dialog.findChildren(QLabel)]
    assert any(words.startswith("“who.jpg” fits nobody of the mission. Name the file after") for words in told)
    assert lines[1].text(1) == "Kristīne Bērziņa"
    assert lines[2].text(2) == "New. Small for print: 120 × 150 pixels"
    assert not dialog.import_button.isEnabled()
    assert nameless(dialog) == []
    dialog.good_button.click()
    filled.idle()
    assert filled.undone() == "Import 2 photos"
    assert box(panel).has_picture
    filled.run("undo")
    assert not box(panel).has_picture


def test_a_scan_is_dropped_looked_at_and_taken_away(
    filled: House, panel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section, scan = panel.scans.section, tmp_path / "visa.jpg"
    shutil.copy(PHOTO, scan)
    section.head.setChecked(True)
    filled.idle()
    words = [each.text() for each in section.findChildren(QLabel)]
    assert any(each.startswith("No file yet.") for each in words)
    assert drop(panel, scan, on=section)
    filled.idle()
    assert filled.undone() == "Add a file of Kristīne Bērziņa"
    assert not box(panel).has_picture
    assert nameless(section) == []
    person = panel.form.values["records"]["person"]
    panel.scans.look(filled.works.read(lambda work: services.scans.of_person(work, person))[0])
    dialog = next(each for each in filled.window.findChildren(ScanDialog) if each.isVisible())
    filled.until(lambda: dialog.preview.pages == 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy.jpg"), ""))
    dialog.save()
    filled.until(lambda: (tmp_path / "copy.jpg").exists())
    dialog.accept()
    filled.run("undo")
    words = [each.text() for each in section.findChildren(QLabel)]
    assert any(each.startswith("No file yet.") for each in words)
