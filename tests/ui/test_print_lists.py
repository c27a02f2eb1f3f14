"""What can be chosen about lists on paper, in the print dialog."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.papers.file_password import FilePasswordDialog
from tests.ui.house import House
from tests.ui.test_print_cards import choose, text_of

LISTS = ["attendance", "sign_in", "rooming", "meals", "diet_cards", "manifest", "luggage", "seats", "delegation"]


@pytest.fixture
def papers(filled: House) -> PapersBody:
    filled.run("programme_sheet")
    return filled.window.current.body


def show(house: House, papers: PapersBody, key: str) -> None:
    papers.choose(key)
    house.idle()


def test_each_list_stands_in_four_orders_and_two_languages(filled: House, papers: PapersBody) -> None:
    options = papers.options
    for key in LISTS:
        show(filled, papers, key)
        assert [options.sort.itemData(at) for at in range(options.sort.count())] == ["family", "kana", "room", "group"]
        assert [options.language.itemData(at) for at in range(options.language.count())] == ["en", "ja"]
        # In this mission nobody moves to another hotel.
        assert papers.preview.pages > 0 or key == "luggage"
    show(filled, papers, "badges")
    assert [options.sort.itemData(at) for at in range(options.sort.count())] == ["family", "kana"]


def test_the_emergency_folder_is_locked_with_a_password_typed_twice(
    filled: House, papers: PapersBody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(filled, papers, "emergency_folder")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "folder.pdf"), ""))
    papers.export()
    dialog = papers.findChild(FilePasswordDialog)
    assert dialog is not None
    for first, again, told in (
        ("long enough", "long enouhg", "The two passwords differ."),
        ("short", "short", "The password is too short: it has fewer than 8 letters."),
    ):
        dialog.first.setText(first)
        dialog.again.setText(again)
        dialog.use()
        assert dialog.messages.titles() == [told]
    dialog.first.setText("long enough")
    dialog.again.setText("long enough")
    dialog.use()
    filled.idle()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "folder.pdf")
    pikepdf.open(tmp_path / "folder.pdf", password="long enough").close()


def test_the_sheets_of_one_day_are_fewer(filled: House, papers: PapersBody) -> None:
    show(filled, papers, "sign_in")
    all_days = papers.preview.pages
    choose(filled, papers.options.day, 2)
    assert papers.order().day == 2
    assert 0 < papers.preview.pages < all_days
    show(filled, papers, "rooming")
    assert papers.order().day is None


def test_columns_are_typed_with_semicolons(filled: House, papers: PapersBody, tmp_path: Path) -> None:
    show(filled, papers, "attendance")
    columns = papers.options.columns
    columns.setText("Headset no.;  配布；")
    columns.setModified(True)
    columns.editingFinished.emit()
    filled.idle()
    assert papers.order().columns == ("Headset no.", "配布")
    papers.write(tmp_path / "attendance.pdf")
    filled.idle()
    words = text_of(tmp_path / "attendance.pdf")
    assert "Headset no." in words
    assert "配布" in words
    assert filled.entered() == "Make attendance sheets of WCM-2027"


def test_the_order_of_rooms_reaches_the_paper(filled: House, papers: PapersBody) -> None:
    show(filled, papers, "rooming")
    sort = papers.options.sort
    choose(filled, sort, sort.findData("room"))
    assert papers.order() == services.papers.Order("rooming", "WCM-2027", sort="room")


def test_papers_of_a_day_are_printed_from_its_items(filled: House) -> None:
    page = filled.tab("itineraries")
    item = page.steps.plan.days[2].items[0].id
    page.views.select(item)
    filled.idle()
    page.print_of_day("sign_in")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog)
    assert (dialog.body.papers.key, dialog.body.order().day) == ("sign_in", page.steps.plan.days[2].number)
    dialog.reject()


def test_the_book_over_a_visit_is_the_edition_for_its_host(filled: House) -> None:
    page = filled.tab("visits")
    page.grid.select(page.grid.model_.ids[0])
    filled.idle()
    page.steps.open_paper("briefing_book")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog)
    order = dialog.body.order()
    assert (order.audience, order.language, order.person_id) == ("host", "ja", page.grid.current_id)
    assert dialog.body.preview.pages
    dialog.reject()
