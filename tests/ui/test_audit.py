"""The check before printing in the window: counted beside the paper, listed, each line leading to its field."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from eujc_desktop import services
from eujc_desktop.ui.dialogs.audit_dialog import AuditDialog
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog, open_papers
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from tests.ui.house import House

FIELDS = {"Agreed day and time, else the dates asked": "visit.dates_asked"}


@pytest.fixture
def dialog(filled: House) -> AuditDialog:
    filled.run("audit")
    filled.idle()
    found = filled.window.findChild(AuditDialog)
    assert found is not None
    return found


def lines(dialog: AuditDialog, word: str) -> list[str]:
    return [row.accessibleName() for row in dialog.rows if word in row.accessibleName()]


def test_it_lists_what_there_is_and_looks_again_after_a_change(filled: House, dialog: AuditDialog) -> None:
    assert "things to check" in dialog.told.text()
    mission = filled.window.desk.mission_id
    before = lines(dialog, "Placeholder")
    item = filled.works.read(partial(services.itineraries.plan, mission_id=mission)).items()[0].id
    filled.window.desk.office.do("Type", partial(services.itineraries.change, item_id=item, values={"place": "TBC"}))
    filled.idle()
    assert len(lines(dialog, "Placeholder")) == len(before) + 1
    filled.run("undo")
    filled.idle()
    assert lines(dialog, "Placeholder") == before


def test_a_line_leads_to_the_field_of_an_item(filled: House, dialog: AuditDialog) -> None:
    mission = filled.window.desk.mission_id
    item = filled.works.read(partial(services.itineraries.plan, mission_id=mission)).items()[3].id
    filled.window.desk.office.do("Type", partial(services.itineraries.change, item_id=item, values={"place": "TBC"}))
    filled.idle()
    next(row for row in dialog.rows if "TBC" in row.accessibleName()).click()
    filled.idle()
    page = filled.window.current
    assert (page.key, page.chosen.current_id) == ("itineraries", item)
    assert page.side.form.editor("place").hasFocus() or filled.window.focusWidget() is page.side.form.editor("place")
    assert dialog.isVisible()


def test_a_line_leads_to_the_field_of_a_person(filled: House, dialog: AuditDialog) -> None:
    dialog.paper.show_value("meals")
    dialog.check()
    filled.idle()
    row = next(row for row in dialog.rows if "diet" in row.accessibleName().casefold())
    row.click()
    filled.idle()
    page = filled.window.current
    assert page.key == "participants"
    assert filled.window.focusWidget() is page.side.form.editor("person.diet")


def test_the_paper_says_how_much_there_is_to_check(filled: House) -> None:
    filled.run("programme_sheet")
    filled.idle()
    body = filled.window.current.body
    assert "check" in body.check.button.accessibleName().casefold()
    assert not body.check.button.isHidden()
    body.check.button.click()
    filled.idle()
    dialog = filled.window.findChild(AuditDialog)
    assert dialog.paper.raw() == "programme"


def test_the_count_beside_the_paper_follows_what_is_changed(filled: House) -> None:
    filled.run("programme_sheet")
    body, mission = filled.window.current.body, filled.window.desk.mission_id
    told, known = body.check.button.accessibleName(), body.check._facts._known
    body.choose("badges")
    filled.idle()
    assert body.check._facts._known is known  # nothing was written between the two papers
    item = filled.works.read(partial(services.itineraries.plan, mission_id=mission)).items()[0].id
    filled.window.desk.office.do("Type", partial(services.itineraries.change, item_id=item, values={"place": "TBC"}))
    filled.idle()
    body.choose("programme_sheet")
    filled.idle()
    more = int(told.split()[0]) + 1
    assert body.check.button.accessibleName() == f"{more} to check"


def test_over_a_record_the_check_takes_the_place_of_the_paper(filled: House) -> None:
    open_papers(filled.window.desk, "badges", filled.window)
    filled.idle()
    papers = filled.window.findChild(PrintDialog)
    papers.body.check.button.click()
    filled.idle()
    assert filled.window.findChild(PrintDialog) is None
    assert filled.window.findChild(AuditDialog).isVisible()


def test_what_is_found_once_the_papers_have_gone_is_shown_nowhere(filled: House, qtbot: QtBot) -> None:
    open_papers(filled.window.desk, "badges", filled.window)
    filled.idle()
    papers = filled.window.findChild(PrintDialog)
    with qtbot.capture_exceptions() as raised:
        papers.body.check.look(filled.window.desk.mission_id, papers.body.order())
        delete(papers)
        filled.idle()
    assert raised == []


def test_lines_lead_to_fields_that_another_record_has(filled: House, dialog: AuditDialog) -> None:
    def empty_the_site(work: object) -> None:
        visit = services.grids.ids(work, "visits", mission_id=filled.window.desk.mission_id)[0]
        host = services.grids.rows(work, "visits", [visit])[0]["records"]["organisation"]
        services.records.change(work, "organisation", host, {"name_ja": "（仮）"})

    filled.window.desk.office.do("Type", empty_the_site)
    filled.idle()
    next(row for row in dialog.rows if "（仮）" in row.accessibleName()).click()
    filled.idle()
    assert filled.window.current.key == "visits"
    edited = filled.window.findChild(RecordDialog)
    assert edited.isVisible()
    assert edited.focusWidget() is edited.boxes["name_ja"].editor
    edited.reject()


def test_a_warning_over_a_record_leads_to_its_field(filled: House) -> None:
    open_papers(filled.window.desk, "letters_to_hosts", filled.window)
    filled.idle()
    papers = filled.window.findChild(PrintDialog)
    shown = [each for each in papers.body.messages.findChildren(QPushButton) if each.text() == "Show"]
    assert shown
    words = shown[0].toolTip()
    shown[0].click()
    filled.idle()
    assert filled.window.findChild(PrintDialog) is None
    page = filled.window.current
    assert page.key == "visits"
    assert page.side.form.values["organisation.name"] in words
    assert filled.window.focusWidget() is page.side.form.editor(FIELDS[words.partition(":")[0]])
