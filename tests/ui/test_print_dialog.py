"""Papers seen before they are printed, written for everyone, one person or each, stopped, and refused in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel
from shiboken6 import isValid

from eujc_desktop import services
from eujc_desktop.ui.components.task_box import TaskBox
from eujc_desktop.ui.dialogs.print_dialog import PAPERS, PrintDialog
from tests.ui.house import House, button, marked_up, nameless


@pytest.fixture
def papers(filled: House) -> PrintDialog:
    filled.run("programme_sheet")
    return filled.window.findChild(PrintDialog)


def show(house: House, dialog: PrintDialog, paper: str) -> None:
    dialog.choose(paper)
    house.idle()


def change(house: House, who: str, values: dict[str, Any]) -> str:
    """Change somebody, by a word of the name; the id of the row."""
    mission = house.window.desk.mission_id

    def write(work: Any) -> str:
        row = services.grids.ids(work, "participants", mission_id=mission, search=who)[0]
        services.grids.change(work, "participants", row, values)
        return row

    return str(house.works.run("Change", write).result)


def test_every_paper_is_shown(filled: House, papers: PrintDialog) -> None:
    change(filled, "berzina", {"participation.visa_needed": True})
    for paper in PAPERS:
        show(filled, papers, paper)
        assert papers.messages.titles() in ([], ["Before you print"]), paper
        assert papers.preview.pages > 0, paper
        assert papers.export_button.isEnabled()


def test_the_paper_chosen_is_in_sight_and_the_list_has_the_room_that_is_left(
    filled: House, papers: PrintDialog
) -> None:
    papers.resize(1180, 688)
    few: dict[str, int] = {}
    for paper in ("badges", "programme_sheet", "visa_dossier"):
        show(filled, papers, paper)
        line = papers.papers.visualItemRect(papers.papers.currentItem())
        assert papers.papers.viewport().rect().contains(line), paper
        few[paper] = papers.papers.height()
    assert few["programme_sheet"] > few["badges"] + 100


def test_the_record_leads_to_its_own_certificate(filled: House) -> None:
    page = filled.tab("participants")
    row = change(filled, "berzina", {"person.diet": "Halal"})
    page.grid.select(row)
    filled.idle()
    page.side._print("certificates")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog)
    assert dialog.person == row
    assert dialog.preview.pages == 1
    assert not dialog.each.isEnabled()


def test_a_person_is_chosen_among_those_who_go(filled: House, papers: PrintDialog) -> None:
    show(filled, papers, "certificates")
    assert papers.preview.pages == 24
    whom = papers.whom
    whom.setCurrentIndex(whom.findText("BĒRZIŅA Kristīne"))
    whom.activated.emit(whom.currentIndex())
    filled.idle()
    assert papers.preview.pages == 1
    whom.setCurrentIndex(0)
    whom.activated.emit(0)
    filled.idle()
    assert papers.preview.pages == 24


def test_one_file_for_each_goes_into_a_folder(
    filled: House, papers: PrintDialog, tmp_path: Path, monkeypatch: Any
) -> None:
    show(filled, papers, "certificates")
    papers.each.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    button(papers, "Export PDF…").click()
    filled.idle()
    assert len(list(tmp_path.glob("*.pdf"))) == 24
    assert papers.notices.shown == "24 files written"
    told = [label.text() for label in papers.findChildren(QLabel)]
    assert "Certificates · 24 papers" in told


def test_a_paper_is_written_registered_and_undone(filled: House, papers: PrintDialog, tmp_path: Path) -> None:
    papers.write(tmp_path / "programme.pdf")
    filled.idle()
    assert (tmp_path / "programme.pdf").read_bytes().startswith(b"%PDF")
    assert filled.undone() == "Make programme sheet of WCM-2027"
    assert "Programme sheet" in [label.text() for label in papers.findChildren(QLabel)]


def test_print_opens_the_paper_in_the_systems_program(
    filled: House, papers: PrintDialog, tmp_path: Path, monkeypatch: Any
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    filled.window.desk.remember_paper_folder(tmp_path)
    button(papers, "Print…").click()
    filled.idle()
    assert [Path(url.toLocalFile()).parent for url in opened] == [tmp_path]
    assert Path(opened[0].toLocalFile()).is_file()


def test_what_a_paper_cannot_show_is_said_before_it_is_printed(filled: House, papers: PrintDialog) -> None:
    change(filled, "berzina", {"person.given_name": "Kristīne 𒀀"})
    show(filled, papers, "certificates")
    assert papers.messages.titles() == ["Before you print"]
    words = [label.text() for label in papers.messages.findChildren(QLabel)]
    assert any("𒀀" in text or "12000" in text for text in words)


def test_a_paper_that_cannot_be_made_is_told_in_place(filled: House) -> None:
    row = change(filled, "angelopoulos", {"participation.stage": "rejected"})
    dialog = PrintDialog(filled.window.desk, "WCM-2027", "certificates", row, parent=filled.window)
    dialog.open()
    filled.idle()
    assert dialog.messages.titles() == ["Nikolaos Angelopoulos can have no certificate of participation yet."]
    assert not dialog.export_button.isEnabled()
    assert not dialog.open_button.isEnabled()


def test_a_target_that_cannot_be_written_is_told_in_place(filled: House, papers: PrintDialog, tmp_path: Path) -> None:
    before = filled.undone()
    papers.write(tmp_path / "gone" / "programme.pdf")
    filled.idle()
    assert "cannot be reached" in papers.messages.titles()[0]
    assert papers.export_button.isEnabled()
    assert filled.undone() == before


def test_a_long_job_is_shown_over_the_dialog_and_stops_when_asked(
    filled: House, papers: PrintDialog, tmp_path: Path
) -> None:
    show(filled, papers, "briefing_book")
    before = filled.undone()
    papers.write(tmp_path, each=True)
    filled.until(lambda: papers.findChildren(TaskBox))
    papers.findChildren(TaskBox)[0].cancel.click()
    filled.idle()
    assert list(tmp_path.glob("*.pdf")) == []
    assert filled.undone() == before
    assert papers.findChildren(TaskBox) == [] or not papers.findChildren(TaskBox)[0].isVisible()


def test_leaving_stops_the_preview(filled: House) -> None:
    filled.run("print")
    dialog = filled.window.findChild(PrintDialog)
    dialog.choose("briefing_book")
    dialog.reject()
    filled.idle()
    assert not isValid(dialog)


def test_everything_has_a_name_and_no_markup(filled: House, papers: PrintDialog) -> None:
    show(filled, papers, "certificates")
    assert nameless(papers) == []
    assert marked_up(papers) == []
