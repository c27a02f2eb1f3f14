"""The views of an itinerary in turn: day, week, all days, agenda; what is at hand in one is so in all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import Segments, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.days import on_day, period
from eujc_desktop.ui.item_looks import Mark
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.pages.agenda import UNPLACED, Agenda
from eujc_desktop.ui.pages.chosen import Chosen
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.timetable.board import Shown, board_of, day_of
from eujc_desktop.ui.timetable.days import Calendar, Day
from eujc_desktop.ui.timetable.hand import Judge
from eujc_desktop.ui.timetable.periods import page_of, weeks
from eujc_desktop.ui.timetable.pieces import Entry, entry_of
from eujc_desktop.ui.timetable.time_grid import TimeGrid

DAY, WEEK, ALL, AGENDA = "day", "week", "all", "agenda"
_KEPT = "itineraries.view"


@dataclass(frozen=True)
class Seen:
    """What all views show: the days of the plan with the items to be seen, what was found, the calendar, the zones."""

    days: Sequence[Any] = ()
    unplaced: Sequence[Any] = ()
    findings: Sequence[Any] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    zones: tuple[str, str] = ("Asia/Tokyo", "Europe/Brussels")
    dates: Sequence[date] = ()
    """All days of the mission, those without a day of the itinerary as well."""


class PlanViews(QWidget):
    """The view chosen; `asked` gives a command by name, `menu_asked` a place for the menu."""

    asked = Signal(str)
    menu_asked = Signal(QPoint)
    dropped = Signal(object)
    aside = Signal(bool)

    def __init__(self, memory: Memory, chosen: Chosen) -> None:
        super().__init__()
        self._memory, self.chosen = memory, chosen
        self.agenda, self.week, self.day = Agenda(), TimeGrid(), TimeGrid(64)
        self._views: dict[str, Agenda | TimeGrid] = {DAY: self.day, WEEK: self.week, AGENDA: self.agenda}
        self._seen, self._shown, self._stale = Seen(), Shown(), set(self._views)
        self._at: date | None = None
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
            view.asked.connect(self.asked)
            view.customContextMenuRequested.connect(self._ask_for_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.tools = self._made_tools()
        self._connect()
        kept = str(memory.get(_KEPT, WEEK))
        self.turn(kept if kept in self._views else WEEK)

    def _made_tools(self) -> list[QWidget]:
        choices = [(DAY, tr("Day"), ""), (WEEK, tr("Week"), ""), (AGENDA, tr("Agenda"), "")]
        self.which = Segments(choices, WEEK)
        self.which.setAccessibleName(tr("View"))
        self._back = tool("chevron-left", tip=tr("Previous week"), on_click=lambda: self.turn_page(-1))
        self._on = tool("chevron-right", tip=tr("Next week"), on_click=lambda: self.turn_page(1))
        self._title, self._number = label("", "sub"), StatusChip("")
        return [self._back, self._on, self._title, self._number, self.which]

    def _connect(self) -> None:
        self.which.changed.connect(self.turn)
        self.agenda.chosen.connect(self._agenda_chose)
        for grid in (self.week, self.day):
            grid.picked.connect(self._grid_picked)
            grid.beyond.connect(self._go_beyond)
            grid.opened.connect(self.open_day)
            grid.dropped.connect(self.dropped)
            grid.aside.connect(self.aside)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """When each item is, by the clock of the mission."""
        return self._shown.entries

    def set_hands(self, judge: Judge, away: Callable[[QPoint], bool]) -> None:
        """Have drops judged before they are made, and know where items are put aside."""
        for grid in (self.week, self.day):
            grid.hand.judge, grid.hand.away = judge, away

    def close_hands(self) -> None:
        """Nothing can be moved: the office can only be read."""
        for grid in (self.week, self.day):
            grid.hand.closed = True

    # Which view, which days

    @property
    def kind(self) -> str:
        return self.which.chosen

    @property
    def view(self) -> Agenda | TimeGrid:
        """The view on screen."""
        return self._views[self.kind]

    def turn(self, kind: str) -> None:
        """Show a view, with what is at hand in sight."""
        shown = self._stack.currentWidget()
        held = shown is not None and shown.hasFocus()
        self.which.choose(kind)
        self._memory.put(_KEPT, kind)
        self._stack.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)
        self._fill()
        if held:
            self.view.setFocus()

    def turn_page(self, step: int) -> None:
        """Show the next or previous week, or day."""
        if (page := self._page_after(step)) is not None:
            self._at = page[0]
            self._stale |= {DAY, WEEK}
            self._fill(follow=False)

    def open_day(self, day: date) -> None:
        """Show one day large."""
        self._at = day
        self._stale.add(DAY)
        self.turn(DAY)

    def _pages(self) -> list[tuple[date, ...]]:
        return weeks(self._seen.dates) if self.kind == WEEK else [(day,) for day in self._seen.dates]

    def _page_after(self, step: int) -> tuple[date, ...] | None:
        pages = self._pages()
        at = page_of(pages, self._at) + step
        return pages[at] if pages and 0 <= at < len(pages) and self.kind in (DAY, WEEK) else None

    def _go_beyond(self, step: int) -> None:
        """Walk on into the next week or day, or back."""
        page = self._page_after(step)
        grid = self.view
        if page is None or not isinstance(grid, TimeGrid):
            return
        self._at = page[0]
        self._stale |= {DAY, WEEK}
        self._fill(follow=False)
        if grid.items.ids:
            grid.choose([], "")
            grid.setCurrentIndex(grid.items.at(grid.items.ids[0 if step > 0 else -1]))
        else:
            grid.walk.to(page[0 if step > 0 else -1], 9 * 60)

    # What is shown

    def show_plan(self, seen: Seen) -> None:
        """Show a plan; what is at hand stays so."""
        before, self._seen = self._shown, seen
        zone = seen.zones[0]
        found = [(row, entry_of(row, day.day, zone)) for day in seen.days if day.day for row in day.items]
        self._shown = Shown(
            {entry.id: entry for _, entry in found},
            {row.id: row for row, _ in found},
            seen.marks,
            seen.changed,
            seen.zones,
        )
        self._stale = set(self._views)
        self._keep_at_hand(before)
        self._fill(follow=False)

    def _keep_at_hand(self, before: Shown) -> None:
        """What is gone is not at hand any more; its time is."""
        chosen, there = self.chosen, self._ids()
        ids = [key for key in chosen.selected_ids() if key in there]
        if chosen.current_id and chosen.current_id not in there:
            gone = before.entries.get(chosen.current_id)
            chosen.take(ids, "", chosen.current_day, gone.start if gone is not None else None)
        elif len(ids) < len(chosen.selected_ids()):
            chosen.take(ids, chosen.current_id, chosen.current_day, chosen.slot)

    def _ids(self) -> set[str]:
        placed = {item.id for day in self._seen.days for item in day.items}
        return placed | {item.id for item in self._seen.unplaced}

    def _fill(self, *, follow: bool = True) -> None:
        """Show in the view on screen what has changed since it was last there."""
        kind, view = self.kind, self.view
        at_hand = day_of(self._shown, self.chosen.current_id)
        if follow and at_hand is not None:
            self._at = at_hand
        if isinstance(view, TimeGrid):
            pages = self._pages()
            page = pages[page_of(pages, self._at)] if pages else ()
            if kind in self._stale or [day.date for day in view.board.days] != list(page):
                view.show_board(board_of(self._shown, self._days(page), detailed=kind == DAY))
            view.choose(self.chosen.selected_ids(), self.chosen.current_id, self.chosen.slot)
            if follow and self.chosen.current_id:
                view.reveal(self.chosen.current_id)
            if not self.chosen.current_day and not self.chosen.current_id:
                view.begin()
        elif kind in self._stale:
            self._fill_agenda()
            self._agenda_chose()
        self._stale.discard(kind)
        self._name_page()

    def _fill_agenda(self) -> None:
        seen = self._seen
        days = list(seen.days)
        if seen.unplaced and days:
            days.append(replace(days[0], id=UNPLACED, day=None, items=seen.unplaced))
        blocked = self.agenda.blockSignals(True)  # noqa: FBT003
        self.agenda.show_plan(days, seen.marks, seen.zones)
        self.agenda.mark_changed(seen.changed)
        current = self.chosen.current_id
        if ids := [key for key in self.chosen.selected_ids() if self.agenda.shows(key)]:
            self.agenda.select_many(sorted(ids, key=lambda key: key != current))
        elif self.chosen.current_day:
            self.agenda.select(self.chosen.current_day)
        self.agenda.blockSignals(blocked)
        self._stale.discard(AGENDA)

    def _days(self, page: Sequence[date]) -> list[Day]:
        rows = {day.day: day for day in self._seen.days if day.day}
        wrong: dict[tuple[date, str], int] = {}
        for finding in self._seen.findings:
            on = {day for key in finding.items if (day := day_of(self._shown, key)) is not None}
            for day in list(on)[:1] if not finding.when else [finding.when.date()]:
                wrong[day, finding.severity] = wrong.get((day, finding.severity), 0) + 1
        return [
            Day(
                day,
                rows.get(day),
                self._seen.calendar.of(day),
                wrong.get((day, "error"), 0),
                wrong.get((day, "warning"), 0),
                len(rows[day].items) if day in rows else 0,
            )
            for day in page
        ]

    def _name_page(self) -> None:
        """Title, number and ways of what is shown."""
        pages, kind = self._pages(), self.kind
        at = page_of(pages, self._at)
        paged = kind in (DAY, WEEK) and bool(pages)
        if paged:
            page = pages[at]
            self._title.setText(on_day(page[0], long=True) if kind == DAY else period(page[0], page[-1], long=True))
            words = tr("Day {n} of {all}", n=at + 1, all=len(pages)) if kind == DAY else ""
            self._number.show_state(words or tr("Week {n} of {all}", n=at + 1, all=len(pages)), "neu")
        elif self._seen.dates:
            self._title.setText(period(self._seen.dates[0], self._seen.dates[-1], long=True))
            self._number.show_state(count("%n day", "%n days", len(self._seen.dates)), "neu")
        for button, step in ((self._back, -1), (self._on, 1)):
            name = {DAY: (tr("Previous day"), tr("Next day"))}.get(kind, (tr("Previous week"), tr("Next week")))
            button.setAccessibleName(name[step > 0])
            button.setToolTip(name[step > 0])
            button.setEnabled(self._page_after(step) is not None)

    # What is at hand

    def _grid_picked(self) -> None:
        grid = self.view
        if self.sender() is not grid or not isinstance(grid, TimeGrid):
            return
        self._at = grid.day or self._at
        row = next((each for each in self._seen.days if each.day == grid.day), None) if grid.day else None
        self.chosen.take(grid.selected_ids(), grid.current_id, row.id if row is not None else "", grid.slot)

    def _agenda_chose(self) -> None:
        if self.kind == AGENDA:
            agenda = self.agenda
            self.chosen.take(agenda.selected_ids(), agenda.current_id, agenda.current_day)

    def shows(self, record_id: str) -> bool:
        """Whether an item or a day can be gone to."""
        return record_id in self._ids() or any(record_id == day.id for day in self._seen.days)

    def select(self, record_id: str) -> None:
        """Make an item or a day the one at hand, and bring it into view."""
        if record_id in self._shown.rows:
            self.select_many([record_id])
            return
        day = next((each for each in self._seen.days if each.id == record_id), None)
        grid = self.view
        if day is not None and day.day and isinstance(grid, TimeGrid):
            self._at = day.day
            self._fill(follow=False)
            grid.walk.to(day.day, 9 * 60)
        else:
            # What has no date, and what waits to be placed, is in the agenda only.
            self.turn(AGENDA)
            self.agenda.select(record_id)

    def select_many(self, ids: Sequence[str]) -> None:
        """Select these items, the first of them with the keyboard."""
        there = [key for key in ids if key in self._shown.rows]
        if not there:
            self.select(ids[0])
            return
        if self.kind == AGENDA:
            self.agenda.select_many(there)
            self._agenda_chose()
            return
        day = next((each for each in self._seen.days if any(item.id == there[0] for item in each.items)), None)
        self.chosen.take(there, there[0], day.id if day is not None else "")
        self._fill()

    def step(self, step: int) -> None:
        """Go to the next or previous item."""
        self.view.step(step)

    def copy(self, *, headed: bool = False) -> None:
        """Copy the selected items as text, as the agenda has them."""
        if AGENDA in self._stale or self.kind != AGENDA:
            self._fill_agenda()
        self.agenda.copy(headed=headed)

    def _ask_for_menu(self, at: QPoint) -> None:
        self.menu_asked.emit(self.view.viewport().mapToGlobal(at))
