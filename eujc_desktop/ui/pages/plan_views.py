"""The views of an itinerary in turn: day, week, all days, agenda; what is at hand in one is so in all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.pages.agenda import UNPLACED, Agenda
from eujc_desktop.ui.pages.chosen import Chosen
from eujc_desktop.ui.pages.seen import Seen
from eujc_desktop.ui.pages.view_tools import AGENDA, ALL, DAY, KINDS, WEEK, ViewTools
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import Board, Shown, board_of, day_of
from eujc_desktop.ui.timetable.gesture import Drop, Span, moment
from eujc_desktop.ui.timetable.hand import NEW, Judge, Verdict
from eujc_desktop.ui.timetable.hours import HoursOf
from eujc_desktop.ui.timetable.overview import Overview, hours_of
from eujc_desktop.ui.timetable.periods import page_of, weeks
from eujc_desktop.ui.timetable.pieces import Entry, in_columns
from eujc_desktop.ui.timetable.time_grid import TimeGrid
from eujc_desktop.ui.timetable.walk import MORNING

View = Agenda | TimeGrid | Overview
_ROOMY = 1020
"""In a narrower row of tools the number of the week gives way to the names of the views."""


class Held(NamedTuple):
    """What was looked at: the day, what was at hand, and how far down."""

    at: date | None = None
    ids: Sequence[str] = ()
    current: str = ""
    day_id: str = ""
    slot: datetime | None = None
    scroll: int | None = None


class PlanViews(QWidget):
    """The view chosen; `asked` gives a command by name, `menu_asked` a place for the menu."""

    asked = Signal(str)
    menu_asked = Signal(QPoint)
    dropped = Signal(object)
    aside = Signal(bool)
    paged = Signal()
    """Another view, week or day is shown."""

    def __init__(self, memory: Memory, chosen: Chosen) -> None:
        super().__init__()
        self.chosen, self.tools = chosen, ViewTools(self, memory)
        self._views: dict[str, View] = {}
        self._seen, self._shown, self._stale = Seen(), Shown(), set(KINDS)
        self._at: date | None = None
        self._judge: Judge = lambda _drop: Verdict()
        self._away: Callable[[QPoint], bool] = lambda _place: False
        self._hours_of: HoursOf = lambda _item, _day: None
        self._closed = False
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.tools.turned.connect(self.turn)
        self.tools.paged.connect(self.turn_page)
        self.tools.switched.connect(self._hand_over_all)
        self.turn(self.tools.kind)

    def _made(self, kind: str) -> View:
        """A view, made when it is first wanted: screen readers go through all widgets there are.

        Days and weeks are shown by the same one.
        """
        sort = WEEK if kind == DAY else kind
        if sort not in self._views:
            view: View = Agenda() if sort == AGENDA else Overview() if sort == ALL else TimeGrid()
            self._views[sort] = view
            self._connect(view)
            self._stack.addWidget(view)
        return self._views[sort]

    def _connect(self, view: View) -> None:
        view.asked.connect(self.asked)
        view.customContextMenuRequested.connect(self._ask_for_menu)
        if isinstance(view, Agenda):
            view.chosen.connect(self._agenda_chose)
            return
        view.opened.connect(self.open_day)
        if isinstance(view, Overview):
            view.picked.connect(self._day_picked)
            return
        view.picked.connect(self._grid_picked)
        view.beyond.connect(self._go_beyond)
        view.dropped.connect(self.dropped)
        view.aside.connect(self.aside)
        self._hand_over(view)

    def _hand_over(self, grid: TimeGrid) -> None:
        """Tell a timetable what the tools and the page have decided."""
        grid.hand.judge, grid.hand.away, grid.hand.closed = self._judge, self._away, self._closed
        grid.layer.hours_of = self._hours_of
        grid.show_besides(second_clock=self.tools.second_clock, ways=self.tools.ways)

    def _hand_over_all(self) -> None:
        for view in self._views.values():
            if isinstance(view, TimeGrid):
                self._hand_over(view)

    @property
    def agenda(self) -> Agenda:
        """The list, in which every value is text."""
        view = self._made(AGENDA)
        assert isinstance(view, Agenda)
        return view

    @property
    def entries(self) -> Mapping[str, Entry]:
        """When each item is, by the clock of the mission."""
        return self._shown.entries

    def set_hands(self, judge: Judge, away: Callable[[QPoint], bool], hours_of: HoursOf) -> None:
        """Have drops judged before they are made, and know where items are put aside, and the hours of hosts."""
        self._judge, self._away, self._hours_of = judge, away, hours_of
        self._hand_over_all()

    def close_hands(self) -> None:
        """Nothing can be moved: the office can only be read."""
        self._closed = True
        self._hand_over_all()

    def foresee(self, ghosts: Sequence[Any]) -> None:
        """Show where items would be after a step that somebody looks at; nothing when it is left."""
        spans = {ghost.id or NEW: Span(ghost.start, ghost.end) for ghost in ghosts if ghost.start and not ghost.gone}
        grid = self.view
        if isinstance(grid, TimeGrid):
            grid.foresee(Drop("move", spans, tr("New item")) if spans else None)

    # Which view, which days

    @property
    def kind(self) -> str:
        return self.tools.kind

    @property
    def view(self) -> View:
        """The view on screen."""
        return self._made(self.kind)

    def turn(self, kind: str) -> None:
        """Show a view, with what is at hand in sight."""
        shown = self._stack.currentWidget()
        held = shown is not None and shown.hasFocus()
        self.tools.choose(kind)
        self._stack.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)
        self._fill()
        if held:
            self.view.setFocus()
        self.paged.emit()

    def turn_page(self, step: int) -> None:
        """Show the next or previous week, or day."""
        if (page := self._page_after(step)) is not None:
            self._at = page[0]
            self._stale |= {DAY, WEEK}
            self._fill(follow=False)
            self.paged.emit()

    def has_page(self, step: int) -> bool:
        """Whether there is another week or day to show."""
        return self._page_after(step) is not None

    def open_day(self, day: date) -> None:
        """Show one day large."""
        self._at = day
        self._stale.add(DAY)
        at_hand = day_of(self._shown, self.chosen.current_id)
        if at_hand != day:
            self.chosen.take([], "", self.chosen.current_day, moment(day, MORNING))
        self.turn(DAY)

    def _pages(self) -> list[tuple[date, ...]]:
        return [(day,) for day in self._seen.dates] if self.kind == DAY else weeks(self._seen.dates)

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
            grid.walk.to(page[0 if step > 0 else -1], MORNING)

    # What is shown

    def show_plan(self, seen: Seen) -> None:
        """Show a plan; what is at hand stays so."""
        before, self._seen = self._shown, seen
        self._shown = seen.in_time()
        self._stale = set(KINDS)
        self._keep_at_hand(before)
        was, is_ = (day_of(shown, self.chosen.current_id) for shown in (before, self._shown))
        self._fill(follow=was is not None and was != is_)

    def _keep_at_hand(self, before: Shown) -> None:
        """What is gone is not at hand any more; its time is."""
        chosen, there = self.chosen, self._seen.ids
        ids = [key for key in chosen.selected_ids() if key in there]
        if chosen.current_id and chosen.current_id not in there:
            gone = before.entries.get(chosen.current_id)
            chosen.take(ids, "", chosen.current_day, gone.start if gone is not None else None)
        elif len(ids) < len(chosen.selected_ids()):
            chosen.take(ids, chosen.current_id, chosen.current_day, chosen.slot)

    def _fill(self, *, follow: bool = True) -> None:
        """Show in the view on screen what has changed since it was last there."""
        view = self.view
        at_hand = day_of(self._shown, self.chosen.current_id)
        if follow and at_hand is not None:
            self._at = at_hand
        if isinstance(view, TimeGrid):
            self._fill_grid(view, follow=follow)
        elif isinstance(view, Overview):
            self._fill_overview(view)
        elif AGENDA in self._stale:
            self._fill_agenda()
            self._agenda_chose()
        self._stale.discard(self.kind)
        self._name_page()

    def _fill_grid(self, grid: TimeGrid, *, follow: bool) -> None:
        pages, kind = self._pages(), self.kind
        page = pages[page_of(pages, self._at)] if pages else ()
        other = grid.board.detailed != (kind == DAY) or [day.date for day in grid.board.days] != list(page)
        if kind in self._stale or other:
            grid.show_board(self._board_of(page, detailed=kind == DAY))
        chosen = self.chosen
        grid.choose(chosen.selected_ids(), chosen.current_id, chosen.slot)
        if follow and chosen.current_id:
            grid.reveal(chosen.current_id)
        if not chosen.current_day and not chosen.current_id:
            grid.begin()

    def _fill_overview(self, overview: Overview) -> None:
        if ALL in self._stale:
            hours = hours_of(in_columns(self._shown.entries.values(), self._seen.dates))
            overview.show_pages(self._pages(), self._board_of, hours)
        overview.choose_day(self._at or next(iter(self._seen.dates), None))

    def _board_of(self, dates: Sequence[date], *, detailed: bool = False) -> Board:
        return board_of(self._shown, self._seen.days_of(self._shown, dates), detailed=detailed)

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

    def _name_page(self) -> None:
        if self.kind in (DAY, WEEK) and (pages := self._pages()):
            self.tools.name_page(pages, page_of(pages, self._at))
        else:
            self.tools.name_all(self._seen.dates)

    # What is at hand

    def held(self) -> Held:
        """What is looked at, for `hold` when it comes back."""
        chosen, view = self.chosen, self.view
        scroll = view.verticalScrollBar().value() if isinstance(view, TimeGrid) else None
        return Held(self._at, chosen.selected_ids(), chosen.current_id, chosen.current_day, chosen.slot, scroll)

    def hold(self, held: Held) -> None:
        """Look at the day and at what was at hand there; at nothing where nothing was."""
        self._at = held.at
        self.chosen.take(held.ids, held.current, held.day_id, held.slot)

    def scroll_as(self, held: Held) -> None:
        """Have the same hours in sight."""
        view = self.view
        if held.scroll is not None and isinstance(view, TimeGrid):
            view.verticalScrollBar().setValue(held.scroll)

    def _grid_picked(self) -> None:
        grid = self.view
        if self.sender() is not grid or not isinstance(grid, TimeGrid):
            return
        self._at = grid.day or self._at
        row = self._seen.row_of(grid.day)
        self.chosen.take(grid.selected_ids(), grid.current_id, row.id if row is not None else "", grid.slot)

    def _day_picked(self) -> None:
        overview = self.view
        if isinstance(overview, Overview) and (day := overview.day) is not None:
            self._at = day
            row = self._seen.row_of(day)
            self.chosen.take([], "", row.id if row is not None else "", overview.slot)

    def _agenda_chose(self) -> None:
        if self.kind == AGENDA:
            agenda = self.agenda
            self.chosen.take(agenda.selected_ids(), agenda.current_id, agenda.current_day)

    def shows(self, record_id: str) -> bool:
        """Whether an item or a day can be gone to."""
        return record_id in self._seen.ids or any(record_id == day.id for day in self._seen.days)

    def select(self, record_id: str) -> None:
        """Make an item or a day the one at hand, and bring it into view."""
        if record_id in self._shown.rows:
            self.select_many([record_id])
            return
        day = next((each for each in self._seen.days if each.id == record_id), None)
        view = self.view
        if day is not None and day.day and not isinstance(view, Agenda):
            self._at = day.day
            self._fill(follow=False)
            if isinstance(view, TimeGrid):
                view.walk.to(day.day, MORNING)
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
        if self.kind == ALL:
            self.turn(WEEK)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.tools.which.parentWidget()
        self.tools.number.setVisible(row is None or row.width() >= theme.wide(_ROOMY))

    def _ask_for_menu(self, at: QPoint) -> None:
        self.menu_asked.emit(self.view.viewport().mapToGlobal(at))
