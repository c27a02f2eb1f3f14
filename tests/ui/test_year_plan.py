"""The year plan: missions moved by drag and key as one step, and what other organisers hold."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eujc_desktop import services
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from eujc_desktop.ui.finding import Finding
from eujc_desktop.ui.text import tr
from tests.ui.house import CTRL, SHIFT, House, also_in_japanese, button, in_english, nameless, press
from tests.ui.mission_steps import codes, new, row_of

pytestmark = pytest.mark.opens("missions")
YEAR = date.today().year + 1


@pytest.fixture
def page(bare: House) -> Any:
    page = bare.tab("missions")
    new(bare, "DRAFT", date(YEAR, 3, 1), programme="WCM", places="Osaka", coordinator="Anna Berg")
    new(bare, "OPEN", date(YEAR, 6, 7), status="call open", coordinator="Hanna Vos")
    event = {"organiser": "JETRO", "title": "Robot fair", "first_day": date(YEAR, 3, 10), "places": "Osaka"}
    bare.window.office.do("Add", partial(services.who_does_what.add, values=event))
    bare.idle()
    page.filters.years.setCurrentIndex(page.filters.years.findData(YEAR))
    page.filters.changed.emit()
    page.switch.choose("plan")
    page.switch.changed.emit("plan")
    bare.idle()
    return page


def first_day(page: Any, code: str) -> date:
    return row_of(page, code).first_day


def told(page: Any) -> str:
    return page.plan._told.text()


@also_in_japanese
def test_a_draft_is_moved_by_key_after_it_says_what_that_brings(page: Any, bare: House, speech: str) -> None:
    plan = page.plan.plan
    assert [line.kind for line in plan.rows][-3:] == ["mission", "heading", "others"]
    plan.select(row_of(page, "DRAFT").id)
    bare.idle()
    assert page.side.panel.mission_id == row_of(page, "DRAFT").id
    press(plan, Qt.Key.Key_Right, held=CTRL)
    press(plan, Qt.Key.Key_Right, held=CTRL | SHIFT)
    assert plan.carried.days == 8
    assert "8 days later" in told(page)
    assert "Same days as JETRO: Robot fair (Osaka)" in told(page)
    assert first_day(page, "DRAFT") == date(YEAR, 3, 1)
    press(plan, Qt.Key.Key_Escape)
    assert plan.carried is None
    press(plan, Qt.Key.Key_Right, held=CTRL)
    press(plan, Qt.Key.Key_Return)
    bare.idle()
    assert first_day(page, "DRAFT") == date(YEAR, 3, 8)
    assert bare.undone() == "Move the dates of DRAFT"
    assert [clash.event.title for clash in plan.current.clashes] == ["Robot fair"]
    bare.run("undo")
    assert first_day(page, "DRAFT") == date(YEAR, 3, 1)


def test_a_draft_is_dragged_by_weeks_and_any_other_mission_stays(page: Any, bare: House) -> None:
    plan = page.plan.plan

    def drag(code: str, days: int) -> None:
        at = next(at for at, line in enumerate(plan.rows) if line.id == row_of(page, code).id)
        start = plan.visualRect(plan.model().index(at, 0)).center()
        start.setX(int(plan.scale.x(first_day(page, code))) + 1)
        end = start + QPoint(round(days * plan.scale.day_width), 0)
        QTest.mousePress(plan.viewport(), Qt.MouseButton.LeftButton, pos=start)
        for place in (start + QPoint(8, 0), end):
            QTest.mouseMove(plan.viewport(), place)
            QApplication.processEvents()
        QTest.mouseRelease(plan.viewport(), Qt.MouseButton.LeftButton, pos=end)
        bare.idle()

    drag("DRAFT", 22)
    assert first_day(page, "DRAFT") == date(YEAR, 3, 1) + timedelta(days=21)
    drag("OPEN", 22)
    assert first_day(page, "OPEN") == date(YEAR, 6, 7)
    assert told(page).startswith("Only missions that are still a draft")
    assert button(page.plan, "Move the dates…").isVisible()


def test_the_plan_stays_at_the_year_of_an_event_it_was_led_to(page: Any, bare: House) -> None:
    """Of all years it would show the first with something to come, also after each drop."""
    new(bare, "SOONER", date(YEAR - 1, 12, 7), programme="WCM")
    page.filters.clear()
    bare.idle()
    assert page.plan.plan.year == YEAR - 1
    (event,) = bare.works.read(services.who_does_what.listing)
    page.reveal_event(event.id)
    assert (page.plan.plan.year, page.plan.event.title) == (YEAR, "Robot fair")
    page.plan.plan.select(row_of(page, "DRAFT").id)
    press(page.plan.plan, Qt.Key.Key_Right, held=CTRL)
    press(page.plan.plan, Qt.Key.Key_Return)
    bare.idle()
    assert first_day(page, "DRAFT") == date(YEAR, 3, 8)
    assert (page.plan.plan.year, page.plan.mission_id) == (YEAR, row_of(page, "DRAFT").id)
    page.filters.clear()
    assert page.plan.plan.year == YEAR - 1, "chosen anew"


def test_an_event_of_others_is_opened_said_harmless_and_removed(page: Any, bare: House) -> None:
    bare.run("add_event")
    dialog = bare.window.findChildren(RecordDialog)[-1]
    assert nameless(dialog) == []
    dialog.reject()
    page.plan.plan.select(row_of(page, "DRAFT").id)
    bare.idle()
    plan = page.plan.plan
    event = plan.rows[-1].id
    page.strip.event_chosen.emit(event)
    bare.idle()
    assert page.event.title == "Robot fair"
    assert page.side.panel.mission_id == row_of(page, "DRAFT").id
    press(plan, Qt.Key.Key_Return)
    bare.idle()
    dialog = next(each for each in bare.window.findChildren(RecordDialog) if each.isVisible())
    assert dialog.windowTitle() == tr("Edit {name}", name="Robot fair")
    dialog.reject()
    press(plan, Qt.Key.Key_Delete)
    bare.idle()
    assert plan.rows[-1].kind == "heading"
    bare.run("undo")
    assert plan.rows[-1].id == event
    plan.select(event)
    bare.window.office.do("Edit", partial(services.who_does_what.change, event_id=event, values={"places": "Kobe"}))
    bare.idle()
    assert page.event.places == "Kobe"
    assert page.side.panel.mission_id, "the panel stays with the mission before the event"

    # The search box finds it, and shows it in the plan of its year from wherever one is.
    bare.tab("people")
    page.show_view("list")
    finding = Finding(bare.window.desk, print, print)
    answers: list[Any] = []
    finding.find("robot fair", lambda _words, hits: answers.extend(hits))
    bare.idle()
    (hit,) = (hit for hit in answers if in_english(hit.hint) == "Event of others")
    hit.run()
    bare.idle()
    assert bare.window.current is page
    assert page.event.id == event


def test_my_missions_ask_once_who_is_asking(page: Any, bare: House) -> None:
    page.switch.choose("list")
    page.switch.changed.emit("list")
    chip = page.filters.chips.chip("mine")
    chip.setChecked(True)
    bare.idle()
    assert codes(page) == []
    button(page, "Hanna Vos").click()
    bare.idle()
    assert codes(page) == ["OPEN"]
    assert bare.window.settings.get("user_name") == "Hanna Vos"
