"""Papers seen before they are printed, written for everyone, one person or each, stopped, and refused in place."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel
from shiboken6 import isValid

from eujc_desktop import services
from eujc_desktop.ui.components.task_box import TaskBox
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog, open_papers
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.papers.offers import PAPERS
from eujc_desktop.ui.papers.wish import Wish
from tests.ui.house import House, button, marked_up, nameless


@pytest.fixture
def papers(filled: House) -> PapersBody:
    filled.run("programme_sheet")
    return filled.window.current.body


def show(house: House, dialog: PapersBody, paper: str) -> None:
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


def use_every_tool(work: Any, mission: str) -> None:
    services.entries.add(work, "issues", mission, {"newsletter_issue.number": "1"})
    services.questions.begin(work, mission)
    services.evaluation.add_forms(work, mission, 1, date.today())
    services.visit_days.propose_programme(work, services.grids.ids(work, "visits", mission_id=mission)[0])


def test_every_paper_is_shown(filled: House, papers: PapersBody) -> None:
    change(filled, "berzina", {"participation.visa_needed": True})
    filled.works.run("Use every tool", partial(use_every_tool, mission=filled.window.desk.mission_id))
    services.editions.release(filled.works, services.papers.Order("programme", "WCM-2027"))
    # The mission stays in one hotel, so no luggage goes ahead, and no gift is carried to a host.
    for paper in (paper for paper in PAPERS if paper not in {"luggage", "bag_lists"}):
        show(filled, papers, paper)
        assert papers.messages.titles() in ([], ["Before you print"]), paper
        assert papers.preview.pages > 0, paper
        assert papers.export_button.isEnabled()


def test_the_paper_chosen_is_in_sight(filled: House, papers: PapersBody) -> None:
    filled.window.resize(1280, 688)
    for paper in ("badges", "programme_sheet", "visa_dossier"):
        show(filled, papers, paper)
        line = papers.papers.visualItemRect(papers.papers.currentItem())
        assert papers.papers.viewport().rect().contains(line), paper


def test_the_record_leads_to_its_own_certificate(filled: House) -> None:
    page = filled.tab("participants")
    row = change(filled, "berzina", {"person.diet": "Halal"})
    page.grid.select(row)
    filled.idle()
    page.side._print("certificates")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog).body
    assert dialog.person == row
    assert dialog.preview.pages == 1
    assert not dialog.whom.each


def per_person(house: House, body: PapersBody) -> None:
    """Switch to papers for single people, as with the mouse."""
    body.whom.way._buttons["person"].click()
    house.idle()


def choose_whom(house: House, body: PapersBody, at: int) -> None:
    body.whom.one.setCurrentIndex(at)
    body.whom.one.activated.emit(at)
    house.idle()


def test_a_person_is_chosen_among_those_who_go(filled: House, papers: PapersBody) -> None:
    show(filled, papers, "certificates")
    assert papers.preview.pages == 24
    assert papers.whom.one.isHidden() or not papers.whom.one.isVisible()
    per_person(filled, papers)
    assert papers.whom.each
    assert papers.preview.pages == 1
    choose_whom(filled, papers, papers.whom.one.findText("BĒRZIŅA Kristīne"))
    assert papers.person
    assert not papers.whom.each
    assert papers.preview.pages == 1
    choose_whom(filled, papers, 0)
    assert papers.whom.each
    papers.whom.way._buttons["everyone"].click()
    filled.idle()
    assert papers.preview.pages == 24


def test_one_file_for_each_goes_into_a_folder(
    filled: House, papers: PapersBody, tmp_path: Path, monkeypatch: Any
) -> None:
    show(filled, papers, "certificates")
    per_person(filled, papers)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    button(papers, "Export PDF…").click()
    filled.idle()
    assert len(list(tmp_path.glob("*.pdf"))) == 24
    assert filled.window.notices.shown == "24 files written"
    assert papers.earlier.item(1).text() == "Certificates, participation · 24 papers"


def test_a_paper_is_written_registered_and_struck_out(filled: House, papers: PapersBody, tmp_path: Path) -> None:
    papers.write(tmp_path / "programme.pdf")
    filled.idle()
    assert (tmp_path / "programme.pdf").read_bytes().startswith(b"%PDF")
    assert filled.entered() == "Make programme sheet of WCM-2027"
    assert filled.undone() != filled.entered()
    assert papers.earlier.item(1).text() == "Programme sheet"
    papers.earlier.itemClicked.emit(papers.earlier.item(1))
    assert papers.messages.titles() == ["Programme sheet"]
    button(papers, "It never left the office: strike it out").click()
    filled.idle()
    assert papers.messages.titles() == []
    assert papers.earlier.item(0).text() == "Nothing made yet"
    filled.run("undo")
    assert papers.earlier.item(1).text() == "Programme sheet"


def test_without_a_printer_the_paper_opens_in_the_systems_program(
    filled: House, papers: PapersBody, tmp_path: Path, monkeypatch: Any
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    filled.window.desk.remember_paper_folder(tmp_path)
    button(papers, "Print…").click()
    assert papers.messages.titles() == ["This computer has no printer"]
    button(papers, "Open the PDF").click()
    filled.idle()
    assert [Path(url.toLocalFile()).parent for url in opened] == [tmp_path]
    assert Path(opened[0].toLocalFile()).is_file()


def test_what_a_paper_cannot_show_is_said_before_it_is_printed(filled: House, papers: PapersBody) -> None:
    change(filled, "berzina", {"person.given_name": "Kristīne 𒀀"})
    show(filled, papers, "certificates")
    assert papers.messages.titles() == ["Before you print"]
    words = [label.text() for label in papers.messages.findChildren(QLabel)]
    assert any("𒀀" in text or "12000" in text for text in words)


def test_a_paper_that_cannot_be_made_is_told_in_place(filled: House) -> None:
    row = change(filled, "angelopoulos", {"participation.stage": "rejected"})
    dialog = PrintDialog(filled.window.desk, filled.window.desk.mission_id, Wish("certificates", row), filled.window)
    dialog.open()
    filled.idle()
    assert dialog.body.messages.titles() == ["Nikolaos Angelopoulos can have no certificate of participation yet."]
    assert not dialog.body.export_button.isEnabled()
    assert not dialog.body.print_button.isEnabled()


def test_a_target_that_cannot_be_written_is_told_in_place(filled: House, papers: PapersBody, tmp_path: Path) -> None:
    before = filled.undone()
    papers.write(tmp_path / "gone" / "programme.pdf")
    filled.idle()
    assert "cannot be reached" in papers.messages.titles()[0]
    assert papers.export_button.isEnabled()
    assert filled.undone() == before


def test_a_long_job_is_shown_over_the_dialog_and_stops_when_asked(
    filled: House, papers: PapersBody, tmp_path: Path
) -> None:
    show(filled, papers, "briefing_book")
    before = filled.undone()
    papers.write(tmp_path, each=True)
    filled.until(lambda: filled.window.findChildren(TaskBox))
    filled.window.findChildren(TaskBox)[0].cancel.click()
    filled.idle()
    assert list(tmp_path.glob("*.pdf")) == []
    assert filled.undone() == before
    assert not any(box.isVisible() for box in filled.window.findChildren(TaskBox))
    assert filled.window.notices.shown.startswith("Stopped. Nothing was written")


def test_leaving_stops_the_preview(filled: House) -> None:
    open_papers(filled.window.desk, "briefing_book", filled.window)
    dialog = filled.window.findChild(PrintDialog)
    dialog.body.choose("certificates")
    dialog.reject()
    filled.idle()
    assert not isValid(dialog)


def test_everything_has_a_name_and_no_markup(filled: House, papers: PapersBody) -> None:
    show(filled, papers, "certificates")
    assert nameless(papers) == []
    assert marked_up(papers) == []
