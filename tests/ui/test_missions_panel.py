"""The panel of a mission: concerns and where they lead, ticks, own tasks, fields, dates."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from eujc_desktop import services
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.dialogs.clone_mission import CloneMissionDialog
from eujc_desktop.ui.dialogs.move_dates import MoveDatesDialog
from eujc_desktop.ui.dialogs.task_dialog import TaskDialog
from eujc_desktop.ui.pages.mission_form import SECTIONS
from tests.ui.house import House, button, in_english, press
from tests.ui.mission_steps import codes, dialog, fill, go_to, row_of

pytestmark = pytest.mark.opens("missions")


@pytest.fixture
def page(sample: House) -> Any:
    return sample.tab("missions")


def test_the_panel_says_where_the_mission_stands(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    assert page.side.panel.phases.accessibleName().startswith("Phases: Call ")
    figures = [
        label.text() for label in page.side.panel.findChildren(type(page.side.panel._number)) if label.isVisible()
    ]
    assert {"Applicants", "Selected", "Confirmed", "Waiting", "Visits set", "41", "24", "16/22"} <= set(figures)
    assert page.side.panel.rows[0].text() == "3 itinerary conflicts"


def test_what_a_mission_lacks_is_reached_from_its_checklist_and_its_concerns(page: Any, sample: House) -> None:
    house, mission = sample, row_of(page, "WCM-2027").id
    _neglect(house, mission)
    _count_leads_to_those_who_are_missing(house, mission)
    page = house.tab("missions")
    go_to(house, "WCM-2027")
    links = [each for each in page.side.panel.findChildren(QPushButton) if each.accessibleName().endswith(" more")]
    links[0].click()
    house.idle()
    assert page.side.panel.rows[7].hasFocus()
    concerns = house.works.read(lambda work: services.attention.of_mission(work, mission, (), date.today()))
    of_people = [concern for concern in concerns if concern.tab == "participants"]
    kinds = {concern.kind.partition(" ")[0] for concern in of_people}
    assert {"insurance", "emergency", "deposit", "over", "passport"} <= kinds
    for concern in of_people:
        page._mend(concern)
        house.idle()
        grid = house.window.current.grid
        assert grid.narrowed, concern
        if concern.record:
            assert grid.current_id == concern.record
            field = grid.model_.columns[grid.view.currentIndex().column()].key
            assert field == concern.field or concern.field not in [shown.key for shown in grid.model_.columns]


def _neglect(house: House, mission: str) -> None:
    """Confirmed people without insurance or telephone, with a deposit paid twice, and too many of them."""

    def neglect(work: Any) -> None:
        services.missions.by_code(work, "WCM-2027").capacity = 20
        told = {found.person for found in services.travellers.findings(work, mission, date.today())}
        going = [part for part, _, _ in services.payments.members(work, mission)]
        sure = [part.id for part in going if part.id not in told and part.arrival_flight]
        faults = {"participation.arrival_flight": "", "participation.deposit_paid": "2000"}
        faults |= {"person.insurer": "", "person.emergency_phone": "", "person.passport_expires": "2020-01-01"}
        for key, (field, value) in zip(sure, faults.items(), strict=False):
            services.grids.change(work, "participants", key, {field: value})

    house.window.office.do("Neglect", neglect).otherwise(pytest.fail)
    house.idle()
    house.idle()


def _count_leads_to_those_who_are_missing(house: House, mission: str) -> None:
    """By mouse on the count of a task, by Enter on it, and from the bell."""
    page = house.window.current
    go_to(house, "WCM-2027")
    ticks = page.side.panel.checklist.ticks
    flights = next(tick for tick in ticks.values() if tick.accessibleName() == "Flights are known (22 of 24)")
    QTest.mouseClick(flights, Qt.MouseButton.LeftButton, pos=flights.count_place.center().toPoint())
    house.idle()
    grid = house.window.current.grid
    assert (house.window.current.key, grid.model_.rowCount()) == ("participants", 2)
    assert grid.filters.told == "Flight unknown"
    house.tab("missions")
    visits = next(tick for tick in ticks.values() if tick.accessibleName().startswith("All company visits"))
    visits.setFocus()
    press(visits, Qt.Key.Key_Return)
    house.idle()
    assert house.window.current.key == "visits"
    assert house.window.current.grid.model_.rowCount() == 6


@pytest.mark.parametrize(
    ("title", "tab"),
    [("1 diet unknown", "participants"), ("3 itinerary conflicts", "itineraries")],
)
def test_each_concern_leads_to_where_it_is_mended(page: Any, sample: House, title: str, tab: str) -> None:
    go_to(sample, "WCM-2028")
    press(page.view, Qt.Key.Key_Return)
    go_to(sample, "WCM-2027")
    row = next(row for row in page.side.panel.rows if row.text() == title)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    sample.idle()
    assert sample.window.current.key == tab
    assert sample.window.header.missions.text() == "World Class Manufacturing 2027"
    if tab == "participants":
        grid = sample.window.current.grid
        sample.until(lambda: grid.chips.chip("diet").isChecked() and grid.model_.rowCount() == 1)
        assert "Õunapuu" in grid.model_.values(grid.current_id)["person.family_name"]


def test_a_day_of_another_year_is_told_with_it(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    checklist = page.side.panel.checklist
    first = next(task.due for task in checklist._tasks if not task.done)
    told = short_day(first, with_year=first.year != date.today().year)
    assert checklist._sums.text().endswith(f" {in_english(told)}")


def test_a_tick_is_one_step_that_can_be_taken_back(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    checklist = page.side.panel.checklist
    task_id, tick = next((key, tick) for key, tick in checklist.ticks.items() if tick.isEnabled())
    tick.setFocus()
    tick.click()
    sample.idle()
    assert checklist.task(task_id).done
    assert checklist.ticks[task_id].isChecked()
    assert sample.undone().startswith("Tick “Set theme and dates")
    assert page.view.model_.rows[page.view.currentIndex().row()].tasks_done == 1
    sample.run("undo")
    sample.idle()
    assert not checklist.ticks[task_id].isChecked()
    assert page.view.current_id == row_of(page, "WCM-2028").id
    assert sample.window.desk.mission_id == row_of(page, "WCM-2027").id


def test_a_refused_tick_says_why_and_falls_back(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    checklist = page.side.panel.checklist
    task_id, tick = next((key, tick) for key, tick in checklist.ticks.items() if tick.isEnabled())
    sample.works.run("Remove", partial(services.records.remove, table="task", record_id=task_id))
    tick.click()
    sample.idle()
    assert page.side.panel.overview.messages.titles() == ["This task is no longer there."]
    assert not tick.isChecked()


def test_a_ticked_group_stays_until_another_mission_is_looked_at(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    checklist = page.side.panel.checklist
    first = next(iter(checklist.ticks))
    checklist.ticks[first].click()
    sample.idle()
    assert first in checklist.ticks
    go_to(sample, "WCM-2027")
    go_to(sample, "WCM-2028")
    assert first not in checklist.ticks
    button(checklist, "Show 1 done task").click()
    assert checklist.ticks[first].isChecked()


def test_a_task_that_the_data_have_ticked_cannot_be_opened(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    checklist = page.side.panel.checklist
    checklist._turn_done()
    counted = next(tick for tick in checklist.ticks.values() if tick.accessibleName().startswith("Flights are known"))
    assert counted.accessibleName() == "Flights are known (23 of 24)"
    assert (counted.isChecked(), counted.isEnabled()) == (False, True)
    whole = next(tick for tick in checklist.ticks.values() if tick.accessibleName().startswith("Passport data"))
    assert (whole.isChecked(), "Ticks itself" in whole.accessibleDescription()) == (True, True)


def test_own_tasks_are_added_changed_and_removed(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    page.side.panel.checklist.add_asked.emit()
    shown = dialog(sample, TaskDialog)
    shown.send()
    assert shown.boxes["title"].editor.accessibleDescription() == "Task is needed"
    fill(sample, shown, title="Order gifts", due="1 Feb 2028", owner="Haruka")
    shown.send()
    sample.idle()
    sample.idle()
    added = next(task for task in page.side.panel.checklist._tasks if task.title == "Order gifts")
    assert (added.due, added.owner, added.from_start) == (date(2028, 2, 1), "Haruka", -41)
    page.side.panel.checklist.ticks[added.id].edit_asked.emit(added.id)
    shown = dialog(sample, TaskDialog)
    fill(sample, shown, title="Order the gifts")
    shown.send()
    sample.idle()
    sample.idle()
    assert page.side.panel.checklist.task(added.id).title == "Order the gifts"
    QTest.keyClick(page.side.panel.checklist.ticks[added.id], Qt.Key.Key_Delete)
    sample.idle()
    assert added.id not in page.side.panel.checklist.ticks
    assert sample.window.notices.shown == "Task removed"


# Fields and dates


def test_fields_write_themselves_and_refuse_in_place(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    sample.run("edit")
    form = page.side.panel.form
    sample.until(lambda: form.row_id == page.view.current_id)
    places = form.editor("mission.places")
    places.selectAll()
    press(places, "Tokyo, Kobe", Qt.Key.Key_Return)
    sample.idle()
    assert row_of(page, "WCM-2028").places == "Tokyo, Kobe"
    assert sample.undone() == "Change places of WCM-2028"
    code = form.editor("mission.code")
    code.selectAll()
    press(code, "WCM-2027", Qt.Key.Key_Return)
    sample.idle()
    assert form.note("mission.code") != ""
    assert code.text() == "WCM-2027"
    assert "WCM-2028" in codes(page)


def test_a_code_from_before_the_rule_stands_in_nobodys_way(page: Any, sample: House) -> None:
    sample.window.office.do("As of old", _blank_in_code)
    sample.idle()
    go_to(sample, "WCM 2028")
    sample.run("edit")
    form = page.side.panel.form
    sample.until(lambda: form.row_id == page.view.current_id)
    code, title = form.editor("mission.code"), form.editor("mission.title")
    code.selectAll()
    press(code, "WCM 28", Qt.Key.Key_Return)
    assert "is no code" in form.note("mission.code")
    code.selectAll()
    press(code, "WCM 2028", Qt.Key.Key_Return)
    assert form.note("mission.code") == ""
    title.selectAll()
    press(title, "Lean", Qt.Key.Key_Return)
    sample.idle()
    assert sample.undone() == "Change title of WCM 2028"
    assert row_of(page, "WCM 2028").title == "Lean"


def _blank_in_code(work: Any) -> None:
    work.session.query(Mission).filter_by(code="WCM-2028").one().code = "WCM 2028"


def test_a_first_day_in_the_form_takes_everything_along(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    sample.run("edit")
    form = page.side.panel.form
    sample.until(lambda: form.row_id == page.view.current_id)
    day = form.editor("mission.first_day")
    day.selectAll()
    press(day, "20 Mar 2028", Qt.Key.Key_Return)
    sample.idle()
    sample.idle()
    assert sample.window.notices.shown == "40 deadlines moved by 7 days"
    row = row_of(page, "WCM-2028")
    assert (row.first_day, row.last_day) == (date(2028, 3, 20), date(2028, 3, 31))
    assert form.values["mission.last_day"] == date(2028, 3, 31)
    sample.run("undo")
    sample.idle()
    assert row_of(page, "WCM-2028").first_day == date(2028, 3, 13)


def test_half_a_date_moves_nothing(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    sample.run("edit")
    form = page.side.panel.form
    sample.until(lambda: form.row_id == page.view.current_id)
    day = form.editor("mission.first_day")
    day.selectAll()
    press(day, "20 Mar")
    assert not form._pause.isActive(), "a date is written when it is left, not while it is typed"
    sample.idle()
    assert row_of(page, "WCM-2028").first_day == date(2028, 3, 13)


def test_the_dialog_says_what_moves_and_moves_it_in_one_step(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    before = {task.id: task.due for task in page.side.panel.checklist._tasks}
    sample.run("move_dates")
    shown = dialog(sample, MoveDatesDialog)
    shown.unit._buttons["working days"].click()
    shown.number.setValue(4)
    sample.idle()
    assert shown.value("first_day") == date(2027, 3, 19)
    shown.weekdays.click()
    assert shown.value("first_day") == date(2027, 3, 22)
    shown.unit._buttons["days"].click()
    sample.idle()
    fill(sample, shown, first_day="22/3/2027")
    sample.idle()
    assert shown.number.value() == 7
    assert dict(shown.outline.lines())["Days of rest it falls on"]
    assert shown.value("last_day") == date(2027, 4, 2)
    waiting = len(row_of(page, "WCM-2027").open_tasks)
    assert shown.told.text() == f"7 days later, and {waiting} open deadlines with it."
    steps = sample.works.version()
    shown.send()
    sample.idle()
    sample.idle()
    assert sample.works.version() == steps + 1
    assert sample.window.notices.shown == f"{waiting} deadlines moved by 7 days"
    assert {task.id: task.due for task in page.side.panel.checklist._tasks} == {
        key: due + timedelta(7) for key, due in before.items()
    }
    plan = sample.works.read(partial(services.itineraries.plan, mission_id=page.view.current_id))
    assert plan.days[0].day == date(2027, 3, 22)
    button(sample.window, "Undo").click()
    sample.idle()
    sample.idle()
    assert {task.id: task.due for task in page.side.panel.checklist._tasks} == before


def test_dates_that_do_not_hold_stay_in_the_dialog(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    sample.run("move_dates")
    shown = dialog(sample, MoveDatesDialog)
    fill(sample, shown, last_day="1 Mar 2028")
    shown.send()
    sample.idle()
    assert shown.isVisible()
    assert shown.boxes["last_day"].editor.accessibleDescription() == "The last day lies before the first day"
    assert row_of(page, "WCM-2028").last_day == date(2028, 3, 24)


def test_every_field_of_a_mission_has_a_place_in_its_form() -> None:
    placed = {name for _, names in SECTIONS for name in names}
    assert set(fields_of(Mission)) == placed


def test_a_mission_like_another_opens_its_plan_and_one_undo_takes_it_away(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    sample.run("clone_mission")
    sample.idle()
    shown = dialog(sample, CloneMissionDialog)
    assert (shown.raw("title"), shown.raw("code")) == ("World Class Manufacturing 2028", "WCM-2028-2")
    fill(sample, shown, first_day="14/3/2029")
    assert shown.value("first_day") == date(2029, 3, 12)
    assert shown.raw("code") == "WCM-2029"
    assert not shown.ticks["participants"].isChecked()
    items = shown.ticks["itinerary"].text()
    shown.ticks["participants"].click()
    assert shown.ticks["itinerary"].text() != items, "what is for single people comes with them"
    shown.ticks["participants"].click()
    assert shown.ticks["itinerary"].text() == items
    shown.ticks["staff"].click()
    shown.send()
    sample.idle()
    sample.idle()
    assert sample.window.current.key == "itineraries"
    plan = sample.window.current.steps.plan
    assert plan.days[0].day == date(2029, 3, 12)
    assert sample.window.desk.mission.code == "WCM-2029"
    sample.run("undo")
    sample.idle()
    assert "WCM-2029" not in codes(sample.tab("missions"))
