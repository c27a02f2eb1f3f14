"""The Missions tab over real offices: list, order, chips, panel, ticks, dates, ways to mend, keys."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from eujc_desktop import services
from eujc_desktop.ui.dialogs.move_dates import MoveDatesDialog
from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog
from eujc_desktop.ui.dialogs.task_dialog import TaskDialog
from eujc_desktop.ui.pages.mission_model import CONFIRMED, DATES, DEADLINE, HEADINGS, READINESS, TITLE
from eujc_desktop.ui.theme import theme
from tests.ui.house import House, button, nameless, press

Dialog = NewMissionDialog | MoveDatesDialog | TaskDialog


@pytest.fixture
def page(sample: House) -> Any:
    return sample.tab("missions")


def codes(page: Any) -> list[str]:
    return [row.code for row in page.view.model_.rows]


def row_of(page: Any, code: str) -> Any:
    return next(row for row in page.desk.missions if row.code == code)


def go_to(house: House, code: str) -> None:
    page = house.window.current
    page.view.select(row_of(page, code).id)
    house.idle()


def dialog(house: House, kind: type[Dialog]) -> Any:
    return next(each for each in house.window.findChildren(kind) if each.isVisible())


def fill(house: House, shown: Any, **values: str) -> None:
    """Type into the fields of a dialog as a user does, leaving each."""
    for name, words in values.items():
        editor = shown.boxes[name].editor
        editor.setFocus()
        line = editor.lineEdit() if hasattr(editor, "lineEdit") else editor
        line.selectAll()
        press(line, words)
        line.editingFinished.emit()
        house.idle()


def new(house: House, code: str, first: date, days: int = 5, **more: object) -> str:
    """A mission with a first day so far from today, made in the office."""
    values = {"code": code, "title": f"Mission {code}", "first_day": first, "last_day": first + timedelta(days - 1)}
    job = house.window.office.do(f"New mission {code}", partial(services.missions.new, values={**values, **more}))
    made: list[str] = []
    job.then(made.append)
    house.idle()
    house.idle()
    return made[0]


def name(index: Any) -> str:
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


# The list


def test_the_next_deadline_comes_first_and_what_is_over_last(page: Any) -> None:
    rows = page.view.model_.rows
    assert len(rows) == 4
    assert [row.over for row in rows] == [False, False, True, True]
    due = [row.next_due for row in rows if row.next_due]
    assert due == sorted(due)
    assert page.view.horizontalHeader().sortIndicatorSection() == DEADLINE


@pytest.mark.parametrize(
    ("column", "key"),
    [
        (TITLE, lambda row: row.title),
        (DATES, lambda row: row.first_day),
        (CONFIRMED, lambda row: row.confirmed),
        (READINESS, lambda row: row.readiness),
    ],
)
def test_a_heading_sorts_and_turns_round_and_the_mission_stays_chosen(
    page: Any, sample: House, column: int, key: Any
) -> None:
    go_to(sample, "WCM-2028")
    page.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    upwards = [key(row) for row in page.view.model_.rows]
    assert upwards == sorted(upwards)
    page.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert [key(row) for row in page.view.model_.rows] == sorted(upwards, reverse=True)
    assert page.view.current_id == row_of(page, "WCM-2028").id


def test_rows_are_two_lines_high_and_told_in_full(page: Any) -> None:
    assert page.view.rowHeight(0) == 48
    model = page.view.model_
    at = model.row_of(row_of(page, "WCM-2027").id)
    told = [name(model.index(at, column)) for column in range(len(HEADINGS))]
    assert told[0].startswith("World Class Manufacturing 2027 · WCM-2027 · Training mission · EU → Japan")
    assert told[1].startswith("15–26 Mar 2027")
    assert told[2:4] == ["Confirmed", "24 / 24"]
    assert "of 40 tasks" in told[4]
    assert QAccessible.queryAccessibleInterface(page.view).text(QAccessible.Text.Name) == "Missions"


def test_chips_count_and_narrow_one_at_a_time(page: Any) -> None:
    chips = page.filters.chips
    assert (chips.chip("active").count, chips.chip("completed").count) == (2, 2)
    chips.chip("active").click()
    assert codes(page) == [code for code in codes(page) if code.startswith("WCM")]
    assert len(codes(page)) == 2
    chips.chip("completed").click()
    assert chips.checked() == ["completed"]
    assert sorted(codes(page)) == ["HRTP-2026", "LEAN-EU-34"]
    chips.chip("completed").click()
    assert len(codes(page)) == 4


def test_the_year_box_leaves_that_years_missions_and_the_strip_follows(page: Any) -> None:
    years = page.filters.years
    assert [years.itemText(at) for at in range(years.count())] == ["All years", "2028", "2027", "2026"]
    years.setCurrentIndex(1)
    years.activated.emit(1)
    assert (codes(page), page.strip.year) == (["WCM-2028"], 2028)
    assert [span.row.code for span in page.strip.spans()] == ["WCM-2028"]


def test_no_match_says_so_and_offers_the_way_back(page: Any, sample: House) -> None:
    page.filters.years.setCurrentIndex(1)
    page.filters.years.activated.emit(1)
    page.filters.chips.chip("completed").click()
    assert codes(page) == []
    assert page.panel_.mission_id == ""
    button(page, "Clear filters").click()
    assert len(codes(page)) == 4


def test_late_and_soon_are_told_from_the_rest(bare: House) -> None:
    page, today = bare.tab("missions"), date.today()
    late = new(bare, "LATE", today + timedelta(60))
    new(bare, "EMPTY", today + timedelta(90))
    values = {"title": "Ask hosts", "due": str(today - timedelta(2))}
    bare.window.office.do("Add task", partial(services.tasks.add, mission_id=late, values=values))
    bare.idle()
    bare.idle()
    assert row_of(page, "LATE").late
    model = page.view.model_
    assert name(model.index(model.row_of(late), DEADLINE)).startswith("Ask hosts · 2 days late")
    page.filters.chips.chip("late").click()
    assert "LATE" in codes(page)
    assert "EMPTY" not in codes(page)
    assert "late" in bare.window.header.bell.accessibleName()


def test_a_missions_two_missions_never_share_a_lane_while_they_overlap(bare: House) -> None:
    page = bare.tab("missions")
    for at in range(6):
        new(bare, f"M-{at}", date(2027, 3, 10 + at), 20)
    page.strip.show_year(2027, page.desk.missions)
    spans = page.strip.spans()
    lanes = {span.row.code: span.lane for span in spans if span.row.code.startswith("M-")}
    assert len(set(lanes.values())) == 6


# Keys and what they reach


def test_enter_makes_a_mission_the_one_at_hand(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    assert sample.window.header.missions.text() == "World Class Manufacturing 2027"
    press(page.view, Qt.Key.Key_Return)
    sample.idle()
    assert sample.window.header.missions.text() == "World Class Manufacturing 2028"
    assert page.view.model_.at_hand == page.view.current_id
    assert "at hand" in name(page.view.model_.index(page.view.currentIndex().row(), TITLE))


def test_arrows_walk_the_list_and_the_panel_follows(page: Any, sample: House) -> None:
    page.first_focus()
    assert page.view.hasFocus() or not sample.window.isActiveWindow()
    press(page.view, Qt.Key.Key_Home)
    for step in range(3):
        sample.idle()
        assert page.panel_.mission_id == page.view.model_.rows[step].id
        press(page.view, Qt.Key.Key_Down)


def test_copy_gives_a_table_with_headings(page: Any, sample: House) -> None:
    go_to(sample, "LEAN-EU-34")
    sample.run("copy_headers")
    heads, values = QApplication.clipboard().text().split("\n")
    assert heads.split("\t") == list(HEADINGS)
    assert values.split("\t")[0].startswith("Lean visit in Europe no. 34 · LEAN-EU-34")


def test_removing_a_mission_comes_back_with_everything(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    mission = page.view.current_id
    before = page.panel_.checklist.ring.accessibleName()
    people = partial(services.grids.ids, grid="participants", mission_id=mission)
    taking_part = sample.works.read(people)
    sample.run("delete")
    sample.idle()
    assert "WCM-2027" not in codes(page)
    assert sample.window.notices.shown == "WCM-2027 removed"
    sample.run("undo")
    sample.idle()
    assert page.view.current_id == mission
    assert page.panel_.checklist.ring.accessibleName() == before
    assert sample.works.read(people) == taking_part != []


# The panel


def test_the_panel_says_where_the_mission_stands(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    assert page.panel_.phases.accessibleName().startswith("Phases: Call ")
    figures = [label.text() for label in page.panel_.findChildren(type(page.panel_._number)) if label.isVisible()]
    assert {"Applicants", "Selected", "Confirmed", "Waiting", "Visits set", "41", "24", "16/22"} <= set(figures)
    assert page.panel_.rows[0].text() == "3 itinerary conflicts"


@pytest.mark.parametrize(
    ("title", "tab"),
    [("1 diet unknown", "participants"), ("3 itinerary conflicts", "itineraries")],
)
def test_each_concern_leads_to_where_it_is_mended(page: Any, sample: House, title: str, tab: str) -> None:
    go_to(sample, "WCM-2028")
    press(page.view, Qt.Key.Key_Return)
    go_to(sample, "WCM-2027")
    row = next(row for row in page.panel_.rows if row.text() == title)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    sample.idle()
    assert sample.window.current.key == tab
    assert sample.window.header.missions.text() == "World Class Manufacturing 2027"
    if tab == "participants":
        grid = sample.window.current.grid
        sample.until(lambda: grid.used_filters == {"diet"} and grid.model_.rowCount() == 1)
        assert "Õunapuu" in grid.model_.values(grid.current_id)["person.family_name"]


def test_a_tick_is_one_step_that_can_be_taken_back(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    checklist = page.panel_.checklist
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


def test_a_ticked_group_stays_until_another_mission_is_looked_at(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    checklist = page.panel_.checklist
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
    checklist = page.panel_.checklist
    checklist._turn_done()
    counted = next(tick for tick in checklist.ticks.values() if tick.accessibleName().startswith("Flights are known"))
    assert counted.accessibleName() == "Flights are known (23 of 24)"
    assert (counted.isChecked(), counted.isEnabled()) == (False, True)
    whole = next(tick for tick in checklist.ticks.values() if tick.accessibleName().startswith("Passport data"))
    assert (whole.isChecked(), "Ticks itself" in whole.accessibleDescription()) == (True, True)


def test_own_tasks_are_added_changed_and_removed(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    page.panel_.checklist.add_asked.emit()
    shown = dialog(sample, TaskDialog)
    shown.send()
    assert shown.boxes["title"].editor.accessibleDescription() == "Task is needed"
    fill(sample, shown, title="Order gifts", due="1 Feb 2028", owner="Haruka")
    shown.send()
    sample.idle()
    sample.idle()
    added = next(task for task in page.panel_.checklist._tasks if task.title == "Order gifts")
    assert (added.due, added.owner, added.from_start) == (date(2028, 2, 1), "Haruka", -41)
    page.panel_.checklist.ticks[added.id].edit_asked.emit(added.id)
    shown = dialog(sample, TaskDialog)
    fill(sample, shown, title="Order the gifts")
    shown.send()
    sample.idle()
    sample.idle()
    assert page.panel_.checklist.task(added.id).title == "Order the gifts"
    QTest.keyClick(page.panel_.checklist.ticks[added.id], Qt.Key.Key_Delete)
    sample.idle()
    assert added.id not in page.panel_.checklist.ticks
    assert sample.window.notices.shown == "Task removed"


# Fields and dates


def test_fields_write_themselves_and_refuse_in_place(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    sample.run("edit")
    form = page.panel_.form
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


def test_a_first_day_in_the_form_takes_everything_along(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    sample.run("edit")
    form = page.panel_.form
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
    form = page.panel_.form
    sample.until(lambda: form.row_id == page.view.current_id)
    day = form.editor("mission.first_day")
    day.selectAll()
    press(day, "20 Mar")
    QTest.qWait(900)
    sample.idle()
    assert row_of(page, "WCM-2028").first_day == date(2028, 3, 13)


def test_the_dialog_says_what_moves_and_moves_it_in_one_step(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    before = {task.id: task.due for task in page.panel_.checklist._tasks}
    sample.run("move_dates")
    shown = dialog(sample, MoveDatesDialog)
    fill(sample, shown, first_day="22/3/2027")
    assert shown.value("last_day") == date(2027, 4, 2)
    waiting = len(row_of(page, "WCM-2027").open_tasks)
    assert shown.told.text() == f"7 days later, and {waiting} open deadlines with it."
    steps = sample.works.version()
    shown.send()
    sample.idle()
    sample.idle()
    assert sample.works.version() == steps + 1
    assert sample.window.notices.shown == f"{waiting} deadlines moved by 7 days"
    assert {task.id: task.due for task in page.panel_.checklist._tasks} == {
        key: due + timedelta(7) for key, due in before.items()
    }
    plan = sample.works.read(partial(services.itineraries.plan, mission_id=page.view.current_id))
    assert plan.days[0].day == date(2027, 3, 22)
    button(sample.window, "Undo").click()
    sample.idle()
    sample.idle()
    assert {task.id: task.due for task in page.panel_.checklist._tasks} == before


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


# New missions


def test_a_new_mission_is_filled_in_from_its_programme(page: Any, sample: House) -> None:
    sample.run("new")
    shown = dialog(sample, NewMissionDialog)
    fill(sample, shown, programme="World Class Manufacturing (WCM)", first_day="15 Mar 2027")
    assert shown.raw("title") == "World Class Manufacturing 2027"
    assert shown.raw("code") == "WCM-2027-2"
    fill(sample, shown, code="WCM-27-B", places="Sendai", last_day="20 Mar 2027")
    fill(sample, shown, first_day="16 Mar 2027")
    assert (shown.raw("code"), shown.value("last_day")) == ("WCM-27-B", date(2027, 3, 20))
    shown.send()
    sample.idle()
    sample.idle()
    assert not shown.isVisible()
    row = row_of(page, "WCM-27-B")
    assert (row.places, row.tasks_total, row.first_day) == ("Sendai", 40, date(2027, 3, 16))
    assert page.view.current_id == sample.window.desk.mission_id == row.id
    assert page.panel_.mission_id == row.id
    sample.run("undo")
    sample.idle()
    sample.idle()
    assert "WCM-27-B" not in codes(page)
    assert sample.window.desk.mission_id in [row.id for row in page.desk.missions]


def test_what_is_missing_or_taken_is_said_at_its_field(page: Any, sample: House) -> None:
    sample.run("new_mission")
    shown = dialog(sample, NewMissionDialog)
    shown.send()
    said = {key: box.editor.accessibleDescription() for key, box in shown.boxes.items()}
    assert (said["title"], said["first_day"]) == ("Title is needed", "First day is needed")
    fill(sample, shown, title="Again", code="WCM-2027", first_day="1 May 2027", last_day="30 Apr 2027")
    shown.send()
    sample.idle()
    assert shown.boxes["last_day"].editor.accessibleDescription() == "The last day lies before the first day"
    fill(sample, shown, last_day="2 May 2027")
    shown.send()
    sample.idle()
    assert shown.boxes["code"].editor.accessibleDescription() == "There is already a mission WCM-2027"
    assert shown.isVisible()
    fill(sample, shown, code="AGAIN")
    shown.send()
    sample.idle()
    sample.idle()
    assert "AGAIN" in codes(page)


def test_a_new_mission_from_another_tab_leads_to_the_missions(sample: House) -> None:
    sample.tab("visits")
    sample.run("new_mission")
    shown = dialog(sample, NewMissionDialog)
    fill(sample, shown, title="Seminar", code="SEM-1", first_day="1 Jun 2027", last_day="1 Jun 2027")
    shown.send()
    sample.idle()
    sample.idle()
    page = sample.window.current
    assert page.key == "missions"
    assert page.view.current_id == row_of(page, "SEM-1").id


# Sizes, colours, names


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (960, 600)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_out_of_the_window(page: Any, sample: House, size: tuple[int, int], scheme: str) -> None:
    theme.choose(scheme)
    sample.window.resize(*size)
    go_to(sample, "WCM-2027")
    if not page.panel_.isVisible():
        sample.run("panel")
    head = page.view.horizontalHeader()
    assert head.length() <= page.view.width()
    assert page.strip.isVisible() == (size[1] >= 800)
    inside = page.panel_.overview.viewport().width()
    assert page.panel_._body.width() <= inside
    assert nameless(sample.window) == []
    sample.run("edit")
    sample.idle()
    assert nameless(sample.window) == []


def test_few_widgets_are_alive_on_the_page(page: Any, sample: House) -> None:
    from PySide6.QtWidgets import QWidget

    go_to(sample, "WCM-2027")
    assert sum(widget.isVisible() for widget in page.findChildren(QWidget)) < 190


def test_switching_colours_repaints_the_page(page: Any, sample: House) -> None:
    light = page.grab().toImage()
    theme.choose("dark")
    sample.idle()
    dark = page.grab().toImage()
    assert light.pixelColor(5, 300).lightness() > 200
    assert dark.pixelColor(5, 300).lightness() < 60


# The frame around it


def test_tabs_not_opened_yet_say_their_counts(page: Any, sample: House) -> None:
    sample.until(lambda: sample.window.bar.badge(3))
    assert [sample.window.bar.badge(at) for at in range(4)] == ["2", "24", "3", "16/22"]
    assert sample.window.status.conflicts.accessibleName() == "3 conflicts"
    sample.window.status.conflicts.click()
    sample.idle()
    assert sample.window.current.key == "itineraries"


@pytest.mark.parametrize("tab", ["missions", "participants", "itineraries", "visits"])
def test_a_grey_command_says_what_it_needs(sample: House, tab: str) -> None:
    sample.tab(tab)
    actions = sample.window.actions_
    mute = [
        key
        for key, data in actions.data.items()
        if not actions.q(key).isEnabled() and (not data.needs or data.needs not in actions.q(key).toolTip())
    ]
    assert mute == []


@pytest.mark.parametrize(
    ("command", "tab"),
    [("add_item", "itineraries"), ("issues", "itineraries"), ("edit_mission", "missions")],
)
def test_commands_about_the_mission_work_from_any_tab(sample: House, command: str, tab: str) -> None:
    sample.tab("visits")
    sample.run(command)
    sample.idle()
    assert sample.window.current.key == tab
    if command == "edit_mission":
        sample.until(lambda: sample.window.current.panel_.editing)


def test_deadlines_of_all_missions_hang_on_the_bell(bare: House) -> None:
    bare.tab("missions")
    today = date.today()
    mission = new(bare, "SOON", today + timedelta(60))
    for title, days in (("Late one", -3), ("Soon one", 10), ("Far one", 40)):
        values = {"title": title, "due": str(today + timedelta(days))}
        bare.window.office.do("Add", partial(services.tasks.add, mission_id=mission, values=values))
    bare.idle()
    bare.idle()
    from PySide6.QtWidgets import QMenu

    bare.window.at_hand.show_deadlines()
    menu = next(menu for menu in bare.window.header.findChildren(QMenu) if menu.isVisible())
    words = [action.text() for action in menu.actions() if action.text().startswith("SOON")]
    assert words == ["SOON: Late one, 3 days late", "SOON: Soon one, in 10 days"]
    menu.actions()[[action.text() for action in menu.actions()].index(words[0])].trigger()
    menu.close()
    bare.idle()
    assert bare.window.current.view.current_id == mission


def test_no_dialog_is_left_open(page: Any, sample: House) -> None:
    for command in ("new_mission", "move_dates", "history", "shortcuts", "settings"):
        sample.run(command)
        shown = [each for each in sample.window.findChildren(QDialog) if each.isVisible()]
        assert len(shown) == 1, command
        assert nameless(shown[0]) == []
        QTest.keyClick(shown[0], Qt.Key.Key_Escape)
        assert not shown[0].isVisible()
