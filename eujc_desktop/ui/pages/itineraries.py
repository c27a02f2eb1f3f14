"""The Itineraries tab: the days of the mission at hand, what is wrong with them, and one item as a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from eujc_desktop import services
from eujc_desktop.common.errors import Damaged
from eujc_desktop.planning.clashes import Way
from eujc_desktop.planning.connections import connections
from eujc_desktop.ui.components.buttons import for_action, rename
from eujc_desktop.ui.components.empty import EmptyState
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row, vline
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, field_in
from eujc_desktop.ui.pages import plan_panel
from eujc_desktop.ui.pages.agenda import Agenda
from eujc_desktop.ui.pages.agenda_menu import agenda_menu
from eujc_desktop.ui.pages.chosen import Chosen
from eujc_desktop.ui.pages.drops import do_drop
from eujc_desktop.ui.pages.issues import marks_of
from eujc_desktop.ui.pages.judging import Judging
from eujc_desktop.ui.pages.moves import MOVES
from eujc_desktop.ui.pages.plan_asks import PlanAsks
from eujc_desktop.ui.pages.plan_mending import PlanMending
from eujc_desktop.ui.pages.plan_panel import ISSUES, ITEM, PlanPanel
from eujc_desktop.ui.pages.plan_steps import PlanSteps
from eujc_desktop.ui.pages.plan_views import Held, PlanViews
from eujc_desktop.ui.pages.seen import Seen
from eujc_desktop.ui.pages.shown_for import ShownFor, Whom
from eujc_desktop.ui.pages.tray import Tray
from eujc_desktop.ui.pages.waiting_cards import card_for
from eujc_desktop.ui.text import count, language, shown, tr
from eujc_desktop.ui.timetable.days import Calendar, calendar, country_of
from eujc_desktop.ui.timetable.periods import weeks

TABLES = frozenset(
    {
        "itinerary_item",
        "standby",
        "item_group",
        "item_person",
        "mission_day",
        "visit",
        "mission",
        "mission_group",
        "participation",
        "site",
        "plan_rule",
        "acceptance",
    }
)
_PANEL = 340


class ItinerariesPage(Page):
    """Days and items in order of time; findings and the form of what is at hand at the right."""

    key = "itineraries"

    def build(self) -> None:
        self._mission, self._wanted, self._wish = "", "", ""
        self._kept: dict[str, tuple[Held, Whom]] = {}
        self._back: tuple[Held, Whom] | None = None
        self._findings: Sequence[Any] = ()
        self._changed: Mapping[str, str] = {}
        self._zones = ("Asia/Tokyo", "Europe/Brussels")
        self._people: Sequence[Any] = ()
        self._calendar = Calendar()
        self._dates: Sequence[date] = ()
        self._ways: Sequence[Way] = ()
        self._rooms: Mapping[tuple[str, date], int] = {}
        self.chosen, self.tray_ = Chosen(self), Tray()
        self.views = PlanViews(self.desk.memory, self.chosen)
        self.steps = PlanSteps(self.desk, self.chosen)
        self.judging = Judging()
        self.asks = PlanAsks(self.desk, self.chosen, self.steps, self)
        content = row(self.tray_, vline(), (self.views, 1), spacing=0)
        content.setFocusProxy(self.views)
        self.tray = self.tray_
        self.set_content(content)
        self._fill_tools()
        self.side = PlanPanel(self.desk, self._read)
        self.set_panel(self.side, _PANEL)
        self.mending = PlanMending(self.desk, self.steps, self._enter, self)
        self._sums = label("", "small", "muted")
        hint = label(tr("Ctrl+↑↓ 15 min   Shift+↑↓ end   Ctrl+←→ other day   N new"), "small", "muted")
        self.set_footer(row(self._sums, "stretch", hint, margins=(12, 4, 12, 4)))
        self._connect()
        self._bind()

    def show_mission(self, mission_id: str) -> None:
        if mission_id != self._mission:
            # What was at hand in one mission is nowhere in another, and a new item is not made at its time.
            self._kept[self._mission] = self.views.held(), self._who.whom
            self._back = self._kept.get(mission_id, (Held(), Whom()))
            self.views.hold(Held())
        self._mission = self.steps.mission_id = mission_id
        if mission_id:
            self._read()
        else:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))

    def refresh(self, changes: Changed) -> None:
        if self._mission and any(table in TABLES for table, _key in changes.touched):
            self._read()

    @property
    def agenda(self) -> Agenda:
        """The itinerary as a list."""
        return self.views.agenda

    @property
    def row_id(self) -> str:
        return self.chosen.current_id

    def place(self) -> Any:
        return self.row_id

    def go_back(self, place: Any) -> None:
        self.reveal(place, "")

    def reveal(self, record_id: str, filter_key: str) -> None:
        if field := field_in(filter_key):
            self._wish = field.rpartition(".")[2]
        if record_id:
            self._wanted = record_id
            self._reach()
        if self._wish:
            self._choose()
        if filter_key == "issues":
            self.side.turn(ISSUES)

    def _fill_tools(self) -> None:
        for part in self.views.tools.left:
            self.tools.add(part)
        self._who = ShownFor()
        self._who.activated.connect(lambda _at: self._show_days())
        self.tools.add_space()
        self.tools.add(self._who)
        for switch in self.views.tools.right:
            self.tools.add(switch)
        for name in ("groups", "programme_sheet"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        add = for_action(self.desk.actions.q("add_item"), primary=True)
        if isinstance(add, QPushButton):
            rename(add, tr("Add item"))
        self.tools.add(add)

    def _connect(self) -> None:
        views, steps = self.views, self.steps
        steps.shifted.connect(self._redraw)
        steps.made.connect(self._await)
        steps.refused.connect(self._refused)
        self.chosen.changed.connect(self._choose)
        views.paged.connect(self.desk.actions.refresh)
        views.asked.connect(self.desk.actions.run)
        views.menu_asked.connect(self._open_menu)
        views.dropped.connect(lambda drop: do_drop(steps, drop, views.entries, self._zones[0]))
        views.aside.connect(self.tray_.show_target)
        views.set_hands(self.judging.judge, self.tray_.holds, self.judging.welcome)
        self.desk.read_only_found.connect(views.close_hands)
        if self.desk.read_only:
            views.close_hands()
        self.side.form.moved.connect(self.asks.offer_to_follow)
        self.side.form.overnight.connect(self.asks.ask_overnight)
        self.side.form.moved.connect(lambda item_id, _was: self.asks.tell_apart([item_id]))
        self.tray_.placed.connect(self.asks.place)
        self.tray_.put_away.connect(self.asks.put_away)
        self.tray_.menu_asked.connect(self.asks.open_menu)
        found = self.side.found
        found.looked.connect(self.views.foresee)
        found.selected.connect(self._show_found)
        found.used.connect(self.mending.use)
        found.accepting.connect(self.mending.ask_why)
        found.withdrawn.connect(self.mending.withdraw)

    def _bind(self) -> None:
        chosen = lambda: bool(self.chosen.selected_ids())  # noqa: E731 - asked again each time
        self.bind("new", self.steps.add)
        self.bind("add_item", self.steps.add)
        self.bind("duplicate", self.steps.duplicate, lambda: bool(self.chosen.current_id))
        self.bind("delete", self.steps.take_away, chosen)
        for name, (what, amount) in MOVES.items():
            self.bind(name, partial(self.steps.shift, what, amount), chosen)
        self.bind("shift_following", self.asks.shift, self.asks.may_shift)
        self.bind("swap_in", self.asks.swap, self.asks.may_swap)
        self.bind("edit", self.side.edit, lambda: bool(self.chosen.current_id or self.chosen.current_day))
        self.bind("copy", self.views.copy, chosen)
        self.bind("copy_headers", partial(self.views.copy, headed=True), chosen)
        self.bind("record_history", self.side.show_history, lambda: bool(self.chosen.current_id))
        self.bind("refresh", self._read)
        self.bind("issues", partial(self.side.turn, ISSUES))
        self.bind("paste_leg", self._paste_leg, lambda: bool(self.chosen.current_id))
        self.bind("plan_rules", self.mending.set_rules)
        self.bind("first_fix", self.mending.first_fix)
        self.bind("next_record", partial(self.views.step, 1))
        self.bind("previous_record", partial(self.views.step, -1))
        for name, step in (("previous_page", -1), ("next_page", 1)):
            self.bind(name, partial(self.views.turn_page, step), partial(self.views.has_page, step))
        self.bind("undo", self.steps.undo, lambda: self.steps.waiting or self.desk.office.can_undo)

    # Reading

    def _read(self) -> None:
        mission_id, today = self._mission, date.today()

        def read(work: Any) -> Any:
            plan = services.itineraries.plan(work, mission_id)
            mission = services.records.values(work, "mission", mission_id)
            found = services.checks.issues_of(work, mission_id, today, plan)
            waiting = services.slots.waiting(work, mission_id, today, found.trial)
            dated, rooms = dates_of(plan, mission), services.rooming.by_night(work, mission_id)
            around = services.audiences.people(work, mission_id), *dated, rooms
            return plan, (found, connections(found.trial)), mission, waiting, around

        job = self.desk.office.ask(read, partial(self._show, mission_id))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

        def changed(work: Any) -> Any:
            # Named here and not before: what it takes is imported by the worker.
            return services.editions.changes_since(work, mission_id=mission_id)

        job = self.desk.office.ask(changed, partial(self._mark_changed, mission_id))
        job.otherwise(self._no_marks)

    def _no_marks(self, error: Exception) -> None:
        """Without marks where the edition is damaged, of which the Documents tab tells."""
        if not isinstance(error, Damaged):
            self.desk.refuse(error, self.messages)

    def _mark_changed(self, mission_id: str, since: Any) -> None:
        """Mark what is otherwise than in the last edition."""
        if mission_id == self._mission:
            head = tr("Changed since edition {n} was printed:", n=since.edition.number) if since else ""
            self._changed = (
                {key: f"{head}\n{shown(story)}" for key, story in since.stories(language()).items()} if since else {}
            )
            self._redraw()

    def _show(self, mission_id: str, answer: Any) -> None:
        if mission_id != self._mission:
            return
        self.steps.plan, checked, mission, waiting, (self._people, self._dates, self._calendar, self._rooms) = answer
        found, self._ways = checked
        self.judging.trial = found.trial
        if self.desk.read_only:
            found = replace(found, findings=tuple(each._replace(fixes=()) for each in found.findings))
        self._findings, self.mending.issues = found.findings, found
        self._zones = (mission["zone"], mission["home_zone"])
        self.judging.zone = mission["zone"]
        self._show_whom()
        back, self._back = self._back, None
        if back is not None:
            self.views.hold(back[0])
            self._who.choose(back[1])
        if self.steps.plan.items() or waiting:
            self.show_content()
        else:
            self._show_no_items(follows=bool(mission["programme"]))
        self._show_days()
        if back is not None:
            self.views.scroll_as(back[0])
        self.side.show_issues(found)
        self._show_sums()
        self.tray_.show_cards([card_for(each) for each in waiting])
        self._reach()

    def _show_days(self) -> None:
        """The plan, for everyone or for some."""
        self._redraw()
        self._choose()

    def _redraw(self) -> None:
        """The views from the plan as it is known, with what is not written yet."""
        whom, plan = self._who.whom, self.steps.plan
        if plan is None:
            return
        self.steps.whose = whom.values
        self.views.show_plan(
            Seen(
                [replace(day, items=tuple(filter(whom.sees, day.items))) for day in plan.days],
                plan.unplaced,
                self._findings,
                marks_of(self._findings),
                self._changed,
                self._calendar,
                self._zones,
                self._dates,
                self._ways,
                self._rooms,
                narrowed=whom.kind != "everyone",
            )
        )

    def _show_whom(self) -> None:
        plan = self.steps.plan
        self._who.show_choices([letter for _id, letter in plan.groups], self._people, plan.items())

    def _show_sums(self) -> None:
        plan = self.steps.plan
        undated = sum(len(day.items) for day in plan.days if day.day is None)
        parts = (
            count("%n item", "%n items", len(plan.items())),
            count("%n day", "%n days", len(plan.days)),
            tr("{n} without a date, in the agenda", n=undated) if undated else "",
        )
        self._sums.setText(" · ".join(filter(None, parts)))

    def _choose(self) -> None:
        """Read the item or day that has the keyboard, and show it as a form."""
        self.desk.actions.refresh()
        self.steps.flush()
        wanted = (self.chosen.current_id, self.chosen.current_day)
        job = self.desk.office.ask(lambda work: plan_panel.read_record(work, self._mission, *wanted))
        job.then(partial(self._chosen, wanted)).otherwise(partial(self.desk.refuse, slot=self.messages))

    def _chosen(self, wanted: tuple[str, str], answer: Any) -> None:
        if wanted != (self.chosen.current_id, self.chosen.current_day):
            return
        self.side.show_record(answer)
        if self._wish and any(wanted):
            self.side.edit(self._wish)
            self._wish = ""

    def _await(self, item_id: str, field: str) -> None:
        """Go to a new item as soon as it is shown, and into one of its fields."""
        self._wanted, self._wish = item_id, field
        self._reach()

    def _reach(self) -> None:
        if self._wanted and self.views.shows(self._wanted):
            wanted, self._wanted = self._wanted, ""
            self.views.select(wanted)
            self.views.setFocus()

    # Mending

    def _enter(self, finding: Any, field: str) -> None:
        """Select the items of a finding, with the keyboard in a field of the first."""
        self._wish = field
        self._show_found(finding)
        self.side.turn(ITEM)

    def _show_found(self, finding: Any) -> None:
        """Select the items of a finding, and have them in sight."""
        self._who.show_everyone()
        self._redraw()
        self.views.select_many(finding.items)

    def _refused(self, error: Exception) -> None:
        self.desk.refuse(error, self.messages)
        self._read()

    def _open_menu(self, at: QPoint) -> None:
        days = self.steps.plan.days if self.steps.plan else ()
        menu = agenda_menu(self.views, self.desk.actions, self.steps.move_to, days, self.print_of_day)
        menu.popup(at)

    def _paste_leg(self) -> None:
        """Fill the item at hand out of the confirmation of a train, coach or flight."""
        from eujc_desktop.ui.dialogs.leg_mail import open_pasted

        open_pasted(self.desk, self.chosen.current_id, self.window())

    def print_of_day(self, paper: str) -> None:
        """Open a paper over the itinerary, of the day that the item at hand is on."""
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        item, day_id = self.chosen.current_id, self.chosen.current_day
        days = self.steps.plan.days if self.steps.plan else ()
        on = (day.number for day in days if day.id == day_id or any(each.id == item for each in day.items))
        open_papers(self.desk, paper, self.window(), day=next(on, None))

    def _show_no_items(self, *, follows: bool) -> None:
        bring = (tr("Import an itinerary…"), "primary", lambda: self.desk.actions.run("import_itinerary"))
        usual = [(tr("Pencil in the usual items"), "", self.steps.pencil_in)] if follows else []
        buttons = (bring, *usual, (tr("Add item"), "", self.steps.add))
        self.show_empty(EmptyState("calendar-days", tr("Nothing is planned yet."), "", buttons))


def dates_of(plan: Any, mission: Mapping[str, Any]) -> tuple[Sequence[date], Calendar]:
    """The dates of a mission and of its days, and which of them are days off; on the database's thread."""
    first, last = mission["first_day"], mission["last_day"]
    own = {first + timedelta(days=at) for at in range((last - first).days + 1)} if first and last else set()
    dates = sorted(own | {day.day for day in plan.days if day.day})
    shown = sorted({day for week in weeks(dates) for day in week})
    return dates, calendar(shown, country_of(mission["zone"]), country_of(mission["home_zone"]))
