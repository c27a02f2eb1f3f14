"""Who was given what, in the window: the ledger of a mission, and what was given of one person."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from eujc_desktop import services
from eujc_desktop.services.papers import Order
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.dialogs.disclosures import DisclosuresDialog
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from tests.ui.house import House


def test_the_ledger_is_listed_filtered_and_saved(filled: House, tmp_path: Path) -> None:
    services.papers.make(filled.works, Order("roster", "WCM-2027", cut="rooming"), tmp_path)
    filled.run("disclosures")
    filled.idle()
    dialog = filled.window.findChild(DisclosuresDialog)
    many = dialog.list.topLevelItemCount()
    assert many > 10
    assert dialog.list.topLevelItem(0).text(0) == "Hotels"
    dialog.search.setText(dialog.list.topLevelItem(0).text(1))
    assert dialog.told.text() == "1 line"
    dialog.save(tmp_path / "ledger.xlsx")
    filled.idle()
    assert openpyxl.load_workbook(tmp_path / "ledger.xlsx").active.max_row == many + 1


def test_the_panel_says_to_whom_a_person_was_named(filled: House, tmp_path: Path) -> None:
    services.papers.make(filled.works, Order("roster", "WCM-2027", cut="rooming"), tmp_path)
    filled.window.go("participants")
    filled.idle()
    page = filled.window.current
    line = filled.works.read(lambda work: services.disclosures.of_mission(work, filled.window.desk.mission_id))[0]
    page.grid.select(services_row(filled, line.person_id))
    filled.idle()
    page.side.sections["given"].head.setChecked(True)
    filled.idle()
    shown = [part.text() for part in page.side.sections["given"].findChildren(type(label()))]
    assert any(words.startswith("Hotels on ") for words in shown)
    assert ", ".join(line.said) in shown


def test_the_delegation_list_is_made_for_one_host(filled: House, tmp_path: Path) -> None:
    filled.run("delegation")
    filled.idle()
    body = filled.window.current.body
    body.whom.way.choose("person")
    body.whom.way.changed.emit("person")
    assert body.whom.each
    visit = body.whom.first
    body.whom.choose(visit)
    assert body.order().person_id == visit
    body.write(tmp_path / "list.pdf")
    filled.idle()
    ledger = filled.works.read(lambda work: services.disclosures.of_mission(work, filled.window.desk.mission_id))
    assert len({line.recipient for line in ledger}) <= 1
    value = filled.works.read(lambda work: services.records.values(work, "visit", visit))
    assert value["list_sent_on"] is not None


def test_the_list_for_a_host_stands_on_the_visit_itself(filled: House) -> None:
    filled.window.go("visits")
    filled.idle()
    page = filled.window.current
    page.steps.open_paper("delegation")
    filled.idle()
    dialog = filled.window.findChild(PrintDialog)
    assert (dialog.body.order().kind, dialog.body.person) == ("delegation", page.grid.current_id)


def services_row(house: House, person: str | None) -> str:
    found = house.works.read(lambda work: services.grids.holding(work, "participants", [("person", person)]))
    return found[0][0]
