"""Letters and visa papers in the print dialog, and from the record they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from eujc_desktop.ui.papers.body import PapersBody
from tests.ui.house import House, button
from tests.ui.test_print_dialog import change, per_person


@pytest.fixture
def papers(filled: House) -> PapersBody:
    filled.run("letters")
    return filled.window.current.body


def choose(house: House, box: Any, at: int) -> None:
    """Choose a line of a box, as with the mouse."""
    box.setCurrentIndex(at)
    box.activated.emit(at)
    house.idle()


def names(dialog: PapersBody) -> list[str]:
    who = dialog.whom.one
    return [who.itemText(at) for at in range(who.count()) if who.itemText(at)]


def test_each_letter_is_shown_for_those_whom_it_concerns(filled: House, papers: PapersBody) -> None:
    change(filled, "angelopoulos", {"participation.stage": "waiting list"})
    letter = papers.options.letter
    assert papers.preview.pages == 17
    choose(filled, letter, letter.findText("Waiting list"))
    assert papers.preview.pages == 1
    choose(filled, letter, letter.findText("Refund of the deposit"))
    assert papers.messages.titles() == ["Nobody on this mission is to get the letter “Refund of the deposit” now."]
    assert not papers.export_button.isEnabled()
    assert letter.findText("Visit request") < 0


def test_one_who_waits_can_be_written_to_alone(filled: House, papers: PapersBody) -> None:
    change(filled, "angelopoulos", {"participation.stage": "waiting list"})
    assert len(names(papers)) == 41
    per_person(filled, papers)
    choose(filled, papers.whom.one, papers.whom.one.findText("ANGELOPOULOS Nikolaos"))
    assert papers.preview.pages == 1
    papers.choose("certificates")
    filled.idle()
    assert len(names(papers)) == 24
    assert papers.person == ""


def test_letters_to_hosts_are_chosen_by_the_visit(filled: House, papers: PapersBody) -> None:
    papers.choose("letters_to_hosts")
    filled.idle()
    letter = papers.options.letter
    assert letter.itemText(0) == "Visit request"
    choose(filled, letter, letter.findText("Confirmation of a visit"))
    assert papers.preview.pages == 3
    per_person(filled, papers)
    choose(filled, papers.whom.one, papers.whom.one.findText("Aone Seisakusho", Qt.MatchFlag.MatchStartsWith))
    assert papers.preview.pages == 1
    assert papers.whom.way._buttons["person"].text() == "Per host"


def test_one_letter_for_each_goes_into_a_folder(
    filled: House, papers: PapersBody, tmp_path: Path, monkeypatch: Any
) -> None:
    papers.choose("letters_to_hosts")
    choose(filled, papers.options.letter, papers.options.letter.findText("Thank-you to a host"))
    choose(filled, papers.options.language, papers.options.language.findData("ja"))
    per_person(filled, papers)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    button(papers, "Export PDF…").click()
    filled.idle()
    assert len(list(tmp_path.glob("WCM-2027_thank-you-ja_*.pdf"))) == 3
    noted, made = (step.title for step in filled.works.steps(2))
    assert made == "Make letters “Thank-you to a host” of WCM-2027"
    assert noted == "Note the day of letters “Thank-you to a host” on visits"


def test_the_record_of_a_person_leads_to_letters_and_visa_papers(filled: House) -> None:
    page = filled.tab("participants")
    mission = filled.window.desk.mission_id
    row = filled.works.read(
        lambda work: services.grids.ids(work, "participants", mission_id=mission, search="krishnamurthy")[0]
    )
    page.grid.select(row)
    filled.idle()
    page.side._print("visa_dossier")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog).body
    assert dialog.person == row
    assert dialog.preview.pages == 5


def test_the_record_of_a_visit_leads_to_letters_to_its_host(filled: House) -> None:
    page = filled.tab("visits")
    mission = filled.window.desk.mission_id
    row = filled.works.read(lambda work: services.grids.ids(work, "visits", mission_id=mission, search="aone")[0])
    page.grid.select(row)
    filled.idle()
    page.steps.open_paper("letters_to_hosts")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog).body
    assert dialog.papers.key == "letters_to_hosts"
    assert dialog.person == row
    assert dialog.preview.pages == 1


def test_letters_are_narrowed_to_people_ticked_of_all_who_applied(filled: House, papers: PapersBody) -> None:
    choose(filled, papers.options.letter, papers.options.letter.findText("Acknowledgement of an application"))
    whole, who = papers.preview.pages, papers.whom.who
    assert len(who._known) == len(papers.whom._lists["applicant"])
    applied = [key for key, _name, _group in who._known]
    letters = papers.order()
    assert "who" in papers.whom.choices
    who.tick(applied[-3:])
    filled.idle()
    assert papers.order().people == tuple(applied[-3:])
    assert letters.people == ()
    assert 0 < papers.preview.pages < whole or papers.messages.titles()
