"""What can be chosen about papers with a name on, in the print dialog."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from eujc_desktop import services
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from eujc_desktop.ui.papers.body import PapersBody
from tests.ui.house import House


@pytest.fixture
def papers(filled: House) -> PapersBody:
    filled.run("badges")
    return filled.window.current.body


def choose(house: House, box: object, at: int) -> None:
    """Choose a line of a box, as with the mouse."""
    box.setCurrentIndex(at)  # type: ignore[attr-defined]
    box.activated.emit(at)  # type: ignore[attr-defined]
    house.idle()


def text_of(path: Path) -> str:
    book = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in book)
    finally:
        book.close()


def test_a_smaller_size_takes_fewer_sheets_and_the_back_doubles_them(filled: House, papers: PapersBody) -> None:
    options = papers.options
    assert papers.preview.pages == 6
    choose(filled, options.stock, options.stock.findData("90x55"))
    assert papers.preview.pages == 3
    options.twice.setChecked(True)
    filled.idle()
    assert papers.preview.pages == 6


def test_the_first_label_is_one_of_the_sheet(filled: House, papers: PapersBody) -> None:
    options = papers.options
    options.first.setValue(4)
    filled.idle()
    assert options.chosen()["labels"] == services.papers.Labels("a6", 4)
    assert papers.preview.pages == 7
    assert options.first.maximum() == 4
    choose(filled, options.stock, options.stock.findData("a7"))
    assert options.first.maximum() == 8
    papers.choose("table_signs")
    filled.idle()
    assert not options.first.isEnabled()
    assert options.chosen()["labels"] == services.papers.Labels("a4-tent")


def test_a_test_print_is_one_sheet_and_no_paper_that_was_made(
    filled: House, papers: PapersBody, tmp_path: Path
) -> None:
    before = filled.undone()
    papers.options.outlines.setChecked(True)
    filled.idle()
    assert papers.preview.pages == 1
    papers.write(tmp_path / "test.pdf")
    filled.idle()
    assert "50 mm long" in text_of(tmp_path / "test.pdf")
    assert filled.undone() == before


def test_luggage_is_sent_on_a_move(filled: House, papers: PapersBody, tmp_path: Path) -> None:
    papers.choose("luggage_tags")
    filled.idle()
    options = papers.options
    assert [options.move_to.itemText(at) for at in range(options.move_to.count())] == ["On the whole journey"]
    papers.write(tmp_path / "tags.pdf")
    filled.idle()
    assert filled.entered() == "Make luggage tags of WCM-2027"
    options.set_moves([(1, "Sat 20 Mar: Tokyo → Nagoya")])
    options.move_to.setCurrentIndex(1)
    assert papers.order().move == 1


def test_table_signs_speak_both_languages_badges_one(filled: House, papers: PapersBody) -> None:
    options = papers.options
    assert options.language.findData("both") < 0
    papers.choose("table_signs")
    filled.idle()
    choose(filled, options.language, options.language.findData("both"))
    assert options.chosen()["language"] == "both"
    assert papers.order().language == "both"
    assert papers.preview.pages == 24


def test_the_record_leads_to_its_own_badge(filled: House) -> None:
    page, mission = filled.tab("participants"), filled.window.desk.mission_id
    row = filled.works.read(lambda work: services.grids.ids(work, "participants", mission_id=mission, search="berzina"))
    page.grid.select(row[0])
    filled.idle()
    page.side._print("badges")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog).body
    assert dialog.person == row[0]
    assert dialog.preview.pages == 1
    assert not dialog.whom.each
