"""The Missions tab: every mission with where it stands, and the chosen one in the panel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, for_action
from eujc_desktop.ui.components.layouts import stacked
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, ShownList
from eujc_desktop.ui.pages.mission_filters import MissionFilters, year_shown
from eujc_desktop.ui.pages.mission_list import MissionView
from eujc_desktop.ui.pages.mission_model import FIRST, first_rows
from eujc_desktop.ui.pages.mission_side import MissionSide
from eujc_desktop.ui.pages.mission_steps import MissionSteps
from eujc_desktop.ui.pages.today import Today
from eujc_desktop.ui.pages.year_strip import YearStrip
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.ui.first_run import FirstRun
    from eujc_desktop.ui.pages.plan_view import PlanView

LIST, PLAN = "list", "plan"
TABLES = frozenset(
    {"mission", "task", "participation", "person", "organisation", "visit", "itinerary_item", "mission_day",
     "plan_rule", "acceptance", "other_event"}
)  # fmt: skip


class MissionsPage(Page):
    """The list decides which mission the panel shows; the mission at hand changes only when one is opened."""

    key = "missions"
    scoped = False

    def build(self) -> None:
        self._wanted = ""
        self._first: FirstRun | None = None
        self._plan: PlanView | None = None
        self._events: Sequence[Any] = ()
        # The year the plan was led to while all are asked for: it stays there until another is chosen.
        self._led_to = 0
        self.steps = MissionSteps(self)
        self.is_planned = False
        self.filters = MissionFilters(self.desk.memory, lambda: str(self.desk.settings.get("user_name")), self)
        self.switch = Segments(((LIST, tr("List"), "list"), (PLAN, tr("Year plan"), "calendar-range")))
        self.switch.setAccessibleName(tr("View"))
        self.tools.add(self.filters.chips, 1)
        self.tools.add(self.filters.years)
        self.tools.add(self.switch)
        self.tools.add(for_action(self.desk.actions.q("new_mission"), primary=True))
        self.view, self.strip, self.today = MissionView(self.desk.memory), YearStrip(), Today(self.desk.memory)
        self.view.setAccessibleName(tr("Missions"))
        self._views, self._list = QStackedWidget(), stacked(self.view, self.strip)
        self._views.addWidget(self._list)
        self._views.setFocusProxy(self.view)
        self.set_content(stacked(self.today, self._views))
        self.show_today(on=self._today_wanted)
        self.side = MissionSide(self.desk, self.steps.choices, self.messages)
        self.set_panel(self.side)
        self._connect()
        self._bind()

    @property
    def plan(self) -> PlanView:
        """The year plan, made when it is asked for."""
        if self._plan is None:
            from eujc_desktop.ui.pages.plan_view import PlanView

            self._plan = PlanView(self.desk, self.steps.move)
            self._views.addWidget(self._plan)
            self._plan.chosen.connect(self._choose)
            self._plan.opened.connect(self.open_mission)
            self._plan.plan.escaped.connect(self.filters.clear)
            self._plan.plan.asked.connect(self.desk.actions.run)
        return self._plan

    @property
    def current_id(self) -> str:
        """The mission that has the keyboard, "" without one."""
        if self.is_planned:
            return self.plan.mission_id
        return self.view.current_id

    @property
    def event(self) -> Any:
        """The event of others that has the keyboard in the plan, None without one."""
        return self.plan.event if self.is_planned else None

    def show_view(self, view: str) -> None:
        """Turn to the list or to the year plan; the mission at hand stays."""
        here, planned = self.current_id, view == PLAN
        self.is_planned = planned
        self.switch.choose(view)
        shown, keys = (self.plan, self.plan.plan) if planned else (self._list, self.view)
        self._views.setCurrentWidget(shown)
        self._views.setFocusProxy(keys)
        self.show_today(on=self._today_wanted)
        self._show()
        (self.plan.plan if planned else self.view).select(here)

    def show_first(self, first: Any) -> None:
        if first.grid == self.key:
            self.view.model_.show_first(first_rows(first, self.desk.memory.get("missions.order", ())))
            self.view.select(first.mission_id)

    def shown_list(self) -> ShownList | None:
        if not self.desk.missions:
            return None
        self.desk.memory.put("missions.order", [row.id for row in self.view.model_.rows])
        return ShownList(self.key, self.desk.mission_id, list(FIRST))

    def show_mission(self, mission_id: str) -> None:
        self.side.read_for = ""
        if self.desk.missions is not None:
            self._show()
        self._read_events()

    def refresh(self, changes: Changed) -> None:
        if any(table in TABLES for table, _key in changes.touched):
            self._read()
        if any(table == "other_event" for table, _key in changes.touched):
            self._read_events()

    def place(self) -> Any:
        return self.is_planned, self.current_id

    def go_back(self, place: Any) -> None:
        planned, record_id = place
        if planned:
            self.show_view(PLAN)
        self.reveal(record_id, "")

    def reveal_event(self, event_id: str) -> None:
        """Go to an event of others in the plan of its year."""
        event = next((each for each in self._events if each.id == event_id), None)
        if event is None:
            return
        year = event.first_day.year
        if self.filters.year not in (None, year):
            self.filters.clear()
        self.show_view(PLAN)
        self._led_to = year
        self._show_year()
        self.plan.plan.select(event_id)
        self.first_focus()

    def reveal(self, record_id: str, filter_key: str) -> None:
        self._wanted = record_id
        self.side.want(filter_key)
        self._take_up_wanted()
        if self._wanted:
            self._read_events()  # It may be an event of others that has come just now.

    def fold(self, *, low: bool) -> None:
        self.strip.setVisible(not low)
        self.today.fold(low=low)

    def first_focus(self) -> None:
        if self._first is not None and self._first.isVisible():
            self._first.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.plan.plan if self.is_planned else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def at_hand(self) -> Any:
        """The mission that has the keyboard as the list has it, None without one."""
        return self._row(self.current_id)

    def open_mission(self, mission_id: str) -> None:
        """Make a mission the one at hand; the other tabs show it from now on."""
        row = self._row(mission_id)
        if row is not None:
            self.desk.choose_mission(mission_id)
            self.desk.toast(tr("{code} is at hand in the other tabs", code=row.code))

    # Reading and showing

    def _show(self) -> None:
        """The missions have been read."""
        rows = self.desk.missions or ()
        if not rows:
            self._show_first_run()
            return
        self.show_content()
        self.filters.show_counts(rows)
        found = self.filters.found(rows)
        self.view.show_rows(found)
        if not found:
            self._show_no_match()
        elif not self.view.current_id and not self.view.select(self.desk.mission_id):
            self.view.step(0)
        elif self.side.read_for != self._told_of:
            self._read()
        self._show_year()
        self.today.show_today(rows, self.desk.deadlines, date.today())
        self._take_up_wanted()

    def _choose_year(self) -> None:
        """Chips and years were chosen anew."""
        self._led_to = 0
        self._show()

    def _show_year(self) -> None:
        """Strip and plan show the year, with what others hold."""
        rows = self.desk.missions or ()
        year = year_shown(rows, self.filters.year)
        self.strip.show_year(year, rows, self._events)
        if self.is_planned:
            self.plan.show_year(self._led_to or year, self.filters.answering(rows), self._events)

    def _read_events(self) -> None:
        """What other organisers hold comes in behind the list."""

        def take(events: Sequence[Any]) -> None:
            if events != self._events:
                self._events = events
                self._show_year()
            if any(each.id == self._wanted for each in events):
                wanted, self._wanted = self._wanted, ""
                self.reveal_event(wanted)

        self.desk.office.ask(services.who_does_what.listing, take)

    def _show_no_match(self) -> None:
        from eujc_desktop.ui.pages.mission_empty import no_match

        self.show_empty(no_match(self.desk, self.filters, self.desk.missions or ()))
        self.side.clear()

    def _take_up_wanted(self) -> None:
        """Go to the mission asked for, now or as soon as the list has it."""
        if not self._wanted or self._row(self._wanted) is None:
            return
        if not self.view.select(self._wanted):
            self.filters.clear()
            self.view.select(self._wanted)
        if self.is_planned and not self.plan.plan.select(self._wanted):
            self.show_view(LIST)
            self.view.select(self._wanted)
        wanted, self._wanted = self._wanted, ""
        if self.side.mission_id == wanted:
            self.side.obey()

    @property
    def _told_of(self) -> str:
        """The mission the panel is to show: the one that has the keyboard; with an event at hand the one before."""
        kept = self.side.mission_id if self.is_planned else ""
        return self.current_id or (kept if self._row(kept) is not None else "")

    def _read(self, mission_id: str = "") -> None:
        """Read the mission that the panel is to show."""
        if self.desk.missions is not None:
            self.side.read(mission_id or self._told_of)

    def _choose(self, mission_id: str) -> None:
        self.strip.mark(mission_id)
        self.desk.actions.refresh()
        self._read(mission_id)

    def _row(self, mission_id: str) -> Any:
        return next((row for row in self.desk.missions or () if row.id == mission_id), None)

    @property
    def _today_wanted(self) -> bool:
        return bool(self.desk.memory.get("missions.today", True))

    def show_today(self, *, on: bool) -> None:
        """Show or hide what is next over the missions; remembered."""
        self.desk.memory.put("missions.today", on)
        self.desk.actions.q("today").setChecked(on)
        self.today.setVisible(on and not self.is_planned)

    # Doing

    def _mend(self, concern: Any) -> None:
        """Go to where a concern is mended, in the mission it is about."""
        if concern.kind == "others":
            self.reveal_event(concern.record)
            return
        if concern.tab == self.key:
            self.side.panel.checklist.focus_task(concern.record)
            return
        self.desk.choose_mission(self.side.panel.mission_id)
        self.desk.go(concern.tab, concern.record, concern.field)

    def selected(self) -> list[Any]:
        """The missions selected, in their order."""
        if not self.is_planned:
            return self.view.selected()
        return [row for row in (self._row(self.current_id),) if row is not None]

    def _step(self, step: int) -> None:
        """Go to the next or previous mission."""
        if self.is_planned:
            self.plan.plan.step(step)
        else:
            self.view.step(step)

    # Frame

    def _connect(self) -> None:
        self.desk.missions_changed.connect(self._show)
        self.side.mend.connect(self._mend)
        self.desk.mission_changed.connect(self.view.model_.mark)
        self.view.model_.mark(self.desk.mission_id)
        self.filters.changed.connect(self._choose_year)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self.open_mission)
        self.view.escaped.connect(self.filters.clear)
        self.view.asked.connect(self.desk.actions.run)
        self.strip.chosen.connect(self.view.select)
        self.strip.event_chosen.connect(self.reveal_event)
        self.switch.changed.connect(self.show_view)
        self.today.opened.connect(self.desk.open_deadline)
        self.today.mission_opened.connect(lambda mission_id: self.reveal(mission_id, ""))
        self.today.late_asked.connect(lambda: self.desk.actions.run("deadlines"))
        self.today.gone.connect(lambda: self.show_today(on=False))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self.steps.open_menu)

    def _bind(self) -> None:
        chosen = lambda: bool(self.current_id)  # noqa: E731 - asked again each time
        removable = lambda: bool(self.current_id) or self.event is not None  # noqa: E731
        self.bind("new", self.steps.new)
        self.bind("today", lambda: self.show_today(on=not self._today_wanted), lambda: not self.is_planned)
        self.bind("edit", self.side.edit, chosen)
        self.bind("edit_mission", self.side.edit, chosen)
        self.bind("move_dates", self.steps.move, chosen)
        self.bind("clone_mission", self.steps.clone, chosen)
        self.bind("delete", self.steps.remove, removable)
        self.bind("copy", self.steps.copy, chosen)
        self.bind("copy_headers", lambda: self.steps.copy(headed=True), chosen)
        self.bind("export", self.steps.export, lambda: bool(self.view.model_.rows))
        self.bind("next_record", lambda: self._step(1), chosen)
        self.bind("previous_record", lambda: self._step(-1), chosen)
        self.bind("refresh", self._read, chosen)

    def _show_first_run(self) -> None:
        self.view.show_rows(())
        self.side.clear()
        if self._first is None:
            from eujc_desktop.ui.first_run import FirstRun

            self._first = FirstRun(self.desk, self.steps.new)
        self.show_whole(self._first)
