"""The timetable on a real office: walked by keys, carried by the mouse, each change one step with a name."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from eujc_desktop import services
from eujc_desktop.ui.components.fix_button import FixButton
from eujc_desktop.ui.pages.shown_for import Whom
from eujc_desktop.ui.timetable.time_grid import TimeGrid
from tests.ui.house import ALT, CTRL, NO_KEY, House, in_english, nameless, press

pytestmark = pytest.mark.opens("itineraries")

Key, Left = Qt.Key, Qt.MouseButton.LeftButton


class Week:
    """The timetable by titles and times."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("itineraries")
        self.views, self.steps = self.page.views, self.page.steps
        self.views.turn("week")
        self.grid.setFocus()
        house.idle()

    @property
    def grid(self) -> TimeGrid:
        return self.views.view

    def item(self, title: str) -> Any:
        return next(item for item in self.steps.plan.items() if in_english(item.title).startswith(title))

    def times(self, title: str) -> tuple[str, str]:
        item = self.item(title)
        return f"{item.start:%a %H:%M}", f"{item.end:%H:%M}" if item.end else ""

    def go(self, title: str) -> None:
        self.views.select(self.item(title).id)
        self.house.idle()

    def at(self, day: int, clock: str) -> QPointF:
        """The place of a time, in the middle of a day of the page."""
        hour, minute = map(int, clock.split(":"))
        layer = self.grid.layer
        x = layer.scale.x(day - 1) + layer.scale.column / 2
        return QPointF(x, layer.scale.y(60 * hour + minute) + layer.strip - self.grid.verticalOffset())

    def middle(self, title: str) -> QPointF:
        return QPointF(self.grid.visualRect(self.grid.items.at(self.item(title).id)).center())

    def mouse(self, kind: QEvent.Type, place: QPointF, held: Any = NO_KEY) -> None:
        port = self.grid.viewport()
        pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Left
        over = QPointF(port.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(port, QMouseEvent(kind, place, over, pressed, Left, held))

    def drag(self, start: QPointF, end: QPointF, held: Any = NO_KEY, *, drop: bool = True) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, start, held)
        self.mouse(QEvent.Type.MouseMove, start + QPointF(0, 15), held)
        self.mouse(QEvent.Type.MouseMove, end, held)
        if drop:
            self.mouse(QEvent.Type.MouseButtonRelease, end, held)
            self.house.idle()

    def later(self, place: QPointF, minutes: float, days: int = 0) -> QPointF:
        scale = self.grid.layer.scale
        return place + QPointF(days * scale.column, minutes / 60 * scale.hour)


@pytest.fixture
def week(filled: House) -> Week:
    return Week(filled)


def test_the_keyboard_walks_items_days_and_free_times(week: Week) -> None:
    grid = week.grid
    assert grid.hasFocus()
    assert grid.current_id == week.item("Meet in the lobby").id
    press(grid, Key.Key_Down)
    assert grid.current_id == week.item("Walk to the Centre").id
    press(grid, Key.Key_Tab)
    assert grid.current_id == week.item("Opening").id
    assert grid.hasFocus()
    press(grid, Key.Key_Right)
    assert week.steps.item(grid.current_id).start.date() == date(2027, 3, 16)
    week.go("Kamakura")
    assert week.page.chosen.current_id == week.item("Kamakura").id
    press(grid, Key.Key_End, Key.Key_Down)
    assert grid.board.days[0].date == date(2027, 3, 22)
    assert week.page.chosen.current_id == grid.items.ids[0]
    press(grid, Key.Key_Up)
    assert grid.board.days[0].date == date(2027, 3, 15)
    assert grid.current_id == grid.items.ids[-1]
    grid.walk.to(date(2027, 3, 20), 18 * 60)
    press(grid, Key.Key_N)
    week.house.idle()
    assert week.times("New item") == ("Sat 18:00", "19:00")
    assert week.page.side.form.editor("title").hasFocus()
    assert nameless(week.house.window) == []


def test_keys_do_to_an_item_what_they_do_in_the_agenda(week: Week) -> None:
    week.go("Opening")
    press(week.grid, Key.Key_Down, Key.Key_Down, held=CTRL)
    press(week.grid, Key.Key_Up, held=CTRL)
    week.steps.flush()
    week.house.idle()
    assert week.house.undone() == "Move “Opening and introduction” to 09:45"
    week.house.run("undo")
    assert week.times("Opening") == ("Mon 09:30", "10:30")
    press(week.grid, Key.Key_Right, held=CTRL)
    week.house.idle()
    assert week.times("Opening") == ("Tue 09:30", "10:30")
    assert week.grid.current_id == week.item("Opening").id
    press(week.grid, *[Key.Key_Right] * 6, held=CTRL)
    week.house.idle()
    assert week.times("Opening") == ("Mon 09:30", "10:30")
    assert week.grid.board.days[0].date == date(2027, 3, 22), "the view goes along"
    assert week.grid.current_id == week.item("Opening").id
    press(week.grid, Key.Key_Delete)
    week.house.idle()
    assert [item.title for item in week.steps.plan.unplaced] == ["Opening and introduction"]


def test_an_item_is_carried_to_another_time_and_day_as_one_step(week: Week) -> None:
    place = week.middle("Opening")
    week.drag(place, week.later(place, 98, 2))
    assert week.times("Opening") == ("Wed 11:15", "12:15")
    assert week.house.undone() == "Move “Opening and introduction” to Wed 17 Mar, 11:15"
    week.house.run("undo")
    assert week.times("Opening") == ("Mon 09:30", "10:30")
    week.drag(place, week.later(place, 11), ALT)
    assert week.times("Opening") == ("Mon 09:40", "10:40")
    assert week.house.undone() == "Move “Opening and introduction” to 09:40"
    place = week.middle("Opening")
    week.drag(place, week.later(place, 120, 1), drop=False)
    press(week.grid, Key.Key_Escape)
    week.mouse(QEvent.Type.MouseButtonRelease, week.later(place, 120, 1))
    week.house.idle()
    assert week.times("Opening") == ("Mon 09:40", "10:40")


def test_edges_end_and_start_it_and_ctrl_copies(week: Week) -> None:
    rect = week.grid.visualRect(week.grid.items.at(week.item("Dojo part 2").id))
    bottom, top = QPointF(rect.center().x(), rect.bottom() - 2), QPointF(rect.center().x(), rect.top() + 2)
    week.drag(bottom, week.later(bottom, 33))
    assert week.times("Dojo part 2") == ("Thu 13:00", "16:30")
    assert week.house.undone() == "End “Dojo part 2: kaizen of the cart line” at 16:30"
    week.drag(top, week.later(top, -29))
    assert week.times("Dojo part 2") == ("Thu 12:30", "16:30")
    assert week.house.undone() == "Start “Dojo part 2: kaizen of the cart line” at 12:30"
    place = week.middle("Opening")
    week.drag(place, week.later(place, 0, 5), CTRL)
    assert week.times("Opening") == ("Mon 09:30", "10:30")
    copies = [item for item in week.steps.plan.items() if item.title.startswith("Opening")]
    assert [f"{item.start:%a %H:%M}" for item in copies] == ["Mon 09:30", "Sat 09:30"]
    assert week.grid.current_id == copies[1].id


def test_free_time_becomes_an_item_whose_title_is_typed_there(week: Week) -> None:
    week.grid.scroll_to_minute(17 * 60)
    week.drag(week.at(6, "18:02"), week.at(6, "19:40"))
    editor = week.grid.naming
    assert editor.hasFocus()
    press(editor, "Evening walk", Key.Key_Return)
    week.house.idle()
    assert week.times("Evening walk") == ("Sat 18:00", "19:45")
    assert week.house.undone() == "Add “Evening walk”"
    assert week.grid.hasFocus()
    week.drag(week.at(6, "20:00"), week.at(6, "21:00"))
    assert editor.isVisible()
    press(editor, "Nothing", Key.Key_Escape)
    week.house.idle()
    assert not any(item.title == "Nothing" for item in week.steps.plan.items())
    week.drag(week.at(6, "20:00"), week.at(6, "21:00"))
    QApplication.clipboard().setText("Evening " * 1000)
    press(editor, Key.Key_V, held=CTRL)
    press(editor, Key.Key_Return)
    week.house.idle()
    assert "at most 200 fit" in week.page.messages.titles()[0]


def test_the_tray_gives_and_takes(week: Week) -> None:
    tray = week.page.tray_
    place = week.middle("Opening")
    over = tray.mapToGlobal(QPoint(40, 200))
    aside = QPointF(week.grid.viewport().mapFromGlobal(over))
    week.drag(place, aside, drop=False)
    assert tray.property("target")
    week.mouse(QEvent.Type.MouseButtonRelease, aside)
    week.house.idle()
    assert [item.title for item in week.steps.plan.unplaced] == ["Opening and introduction"]
    card = next(each for each in map(tray.cards.item, range(tray.cards.count())) if "Opening" in each.text())
    data = tray.cards.mimeData([card])
    port, none = week.grid.viewport(), Qt.MouseButton.NoButton
    assert port.acceptDrops()
    for kind, place in ((QDragEnterEvent, "18:00"), (QDragMoveEvent, "18:20")):
        event = kind(week.at(6, place).toPoint(), Qt.DropAction.CopyAction, data, none, NO_KEY)
        QApplication.sendEvent(port, event)
        assert event.isAccepted()
    QApplication.sendEvent(port, QDropEvent(week.at(6, "18:20"), Qt.DropAction.CopyAction, data, none, NO_KEY))
    week.house.idle()
    assert week.times("Opening")[0] == "Sat 18:15"
    assert week.house.undone() == "Place “Opening and introduction”"


@pytest.mark.in_english_only
def test_a_screen_reader_finds_every_item_with_its_place(week: Week) -> None:
    QAccessible.setActive(True)
    spoken = QAccessible.queryAccessibleInterface(week.grid)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.childCount() == len(week.grid.items.ids)
    week.go("Opening")
    child = spoken.child(week.grid.items.ids.index(week.item("Opening").id))
    words = str(child.text(QAccessible.Text.Name))
    for part in ("Opening and introduction", "Monday 15 March 2027", "09:30–10:30", "Tokyo office", "Everyone"):
        assert part in words
    assert child.state().focused
    assert child.rect().width() > 50
    heads = week.grid.top.heads
    assert heads[6].accessibleName().startswith("Sunday 21 March 2027. Day 7. 春分の日 Vernal Equinox Day")
    heads[5].click()
    assert week.grid.slot == datetime(2027, 3, 20, 8, 30)
    QAccessible.setActive(False)


def test_it_is_shown_for_one_person_and_large_for_a_day(week: Week) -> None:
    who = week.page._who
    assert who.itemText(0) == "Everyone (24)"
    assert [(whom.kind, whom.key) for whom in who._whom[:3]] == [("everyone", ""), ("group", "A"), ("group", "B")]
    day = week.item("Coach 2 to Hachioji").start.date()
    head = next(head for head in week.grid.top.heads if head.day.date == day)
    head.opened.emit()
    week.house.idle()
    assert week.views.kind == "day"
    assert week.grid.board.lanes == ("A", "B")
    assert [each.date for each in week.grid.board.days] == [day]
    week.views.turn_page(1)
    assert [each.date for each in week.grid.board.days] == [day + timedelta(days=1)]


def test_lanes_say_for_whom_an_item_is(week: Week) -> None:
    week.views.open_day(date(2027, 3, 16))
    week.house.idle()
    assert week.grid.board.lanes == ("A", "B")
    week.grid.scroll_to_minute(8 * 60)
    place = week.middle("Coach 1 to Ota")
    lane = QPointF(week.grid.layer.scale.column / 2, 0)
    week.drag(place, place + lane, drop=False)
    hand = week.grid.hand
    assert hand.carried is not None
    assert hand.carried.drop.groups == ("B",)
    assert "for group B" in in_english(hand.carried.verdict.words)
    hand.cancel()
    week.drag(place, week.later(place, 60) + lane)
    assert (week.item("Coach 1 to Ota").groups, *week.times("Coach 1 to Ota")) == (("B",), "Tue 09:30", "10:25")
    assert week.house.undone() == "Move “Coach 1 to Ota ward” to group B, 09:30"
    week.house.run("undo")
    assert (week.item("Coach 1 to Ota").groups, *week.times("Coach 1 to Ota")) == (("A",), "Tue 08:30", "09:25")
    week.drag(place, place + lane, CTRL)
    assert [item.groups for item in week.steps.plan.items() if item.title.startswith("Coach 1 to Ota")] == [
        ("A",),
        ("B",),
    ]
    week.house.run("undo")
    week.grid.scroll_to_minute(18 * 60)
    quarter = week.grid.layer.scale.column / 4
    for title, clock, across, groups in (("Tea", "19:00", 0, ("A",)), ("Sake", "21:00", 2 * quarter, ())):
        start = week.at(1, clock) - QPointF(quarter, 0)
        week.drag(start, week.later(start, 60) + QPointF(across, 0))
        press(week.grid.naming, title, Key.Key_Return)
        week.house.idle()
        assert week.item(title).groups == groups


def test_what_is_added_is_for_those_who_are_looked_at(week: Week) -> None:
    who = week.page._who
    for whom, seen in (
        (Whom("group", "B"), ("groups", ("B",))),
        (Whom("interpreter", "Sato"), ("interpreter", "Sato")),
    ):
        if whom.kind == "interpreter":
            week.go("Dojo part 1")
            week.page.side.edit("interpreter")
            editor = week.page.side.form.editor("interpreter")
            press(editor, "Sato", Key.Key_Tab)
            week.house.idle()
        who.choose(whom)
        who.activated.emit(who.currentIndex())
        week.house.idle()
        week.grid.walk.to(date(2027, 3, 20), 18 * 60)
        week.grid.setFocus()
        press(week.grid, Key.Key_N)
        week.house.idle()
        made = week.item("New item")
        assert getattr(made, seen[0]) == seen[1]
        assert week.grid.current_id == made.id
        week.house.run("undo")


def test_each_mission_keeps_what_was_looked_at(sample: House) -> None:
    week = Week(sample)
    rows = sample.works.read(lambda work: services.missions.listing(work, date(2026, 1, 1)))
    missions = {row.code: row.id for row in rows}
    week.go("Owari Dandori")
    week.grid.scroll_to_minute(11 * 60)
    place = week.grid.verticalScrollBar().value()
    week.page._who.choose(Whom("group", "B"))
    for code, monday in (("HRTP-2026", date(2026, 5, 11)), ("WCM-2027", date(2027, 3, 22))):
        sample.window.desk.choose_mission(missions[code])
        sample.idle()
        assert week.grid.board.days[0].date == monday
        assert week.grid.day is None or week.grid.day.year == monday.year
        assert week.page._who.whom.kind == ("group" if code == "WCM-2027" else "everyone")
    assert week.grid.current_id == week.item("Owari Dandori").id
    assert week.grid.verticalScrollBar().value() == place


def test_what_would_clash_says_so_before_it_is_dropped(week: Week) -> None:
    place = week.middle("Opening")
    week.drag(place, week.later(place, 95), drop=False)
    hand = week.grid.hand
    assert hand.carried is not None
    verdict = hand.carried.verdict
    assert (verdict.tone, week.item("Toyota Production").id in verdict.items) == ("err", True)
    assert verdict.words
    week.drag(place, week.later(place, 9 * 60, 5), drop=False)
    assert not hand.carried.verdict.bad
    hand.cancel()


def test_a_fix_that_is_looked_at_shows_where_it_would_lead(week: Week) -> None:
    week.views.turn_page(1)
    fix = next(each for each in week.page.side.findChildren(FixButton) if each.accessibleName() == "Start 76 at 17:30")
    fix.setFocus()
    week.house.until(lambda: week.grid.layer.foreseen)
    ((key, span),) = week.grid.layer.foreseen.spans.items()
    assert (key, f"{span.start:%H:%M}") == (week.item("Preparation of the group").id, "17:30")
    week.grid.setFocus()
    week.house.until(lambda: week.grid.layer.foreseen is None)


def test_all_days_lead_to_one_and_the_view_is_kept(week: Week) -> None:
    week.views.turn("all")
    overview = week.views.view
    overview.setFocus()
    press(overview, Key.Key_Right, Key.Key_Down)
    assert overview.day == date(2027, 3, 23)
    press(overview, Key.Key_Return)
    assert (week.views.kind, week.grid.day) == ("day", date(2027, 3, 23))
    assert week.house.memory.get("itineraries.view") == "day"


def test_one_person_sees_what_is_for_her(week: Week) -> None:
    who = week.page._who
    person = next(one for one in week.page._people if one.travels)
    who.choose(Whom("person", person.key, "A"))
    who.activated.emit(who.currentIndex())
    week.house.idle()
    assert who.whom.kind == "everyone", "she has no group"
    who.choose(Whom("person", person.key, person.letter))
    who.activated.emit(who.currentIndex())
    week.house.idle()
    assert all(not row.for_named for row in week.grid.board.shown.rows.values())
    assert Whom("person", "x", "A").sees(SimpleNamespace(has=lambda key, letter: (key, letter) == ("x", "A")))
    assert Whom("interpreter", "Satō").sees(SimpleNamespace(interpreter="Ms Sato, Mr Ito"))
    assert not Whom("interpreter", "Mori").sees(SimpleNamespace(interpreter="Ms Sato"))
