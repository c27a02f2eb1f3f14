"""The Itineraries tab: the agenda of the mission at hand, what is wrong with it, and one item as a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, for_action, push
from eujc_desktop.ui.components.empty import EmptyState
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.pages.agenda import Agenda
from eujc_desktop.ui.pages.issues import marks_of, message_of
from eujc_desktop.ui.pages.item_form import ItemForm
from eujc_desktop.ui.text import count, tr

TABLES = frozenset(
    {"itinerary_item", "item_group", "mission_day", "visit", "mission", "mission_group", "participation"}
)
_PANEL = 340


class ItinerariesPage(Page):
    """Days and items in order of time; findings and the item's form at the right."""

    key = "itineraries"

    def build(self) -> None:
        self._mission = ""
        self._plan: Any = None
        self._findings: Sequence[Any] = ()
        self.agenda = Agenda()
        self.agenda.setFrameShape(Agenda.Shape.NoFrame)
        self.set_content(self.agenda)
        self._title = label("", "sub")
        self.tools.add(self._title)
        self.tools.add_space()
        for name in ("import_itinerary", "programme_sheet"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        self.tools.add(push(tr("Add item"), "primary", "plus", on_click=self.add))
        self.set_panel(self._side(), _PANEL)
        self._sums = label("", "small", "muted")
        self.set_footer(row(self._sums, "stretch", margins=(12, 4, 12, 4)))
        self.agenda.chosen.connect(self._choose)
        self.agenda.moved.connect(partial(self._step, "shift"))
        self.agenda.ended.connect(partial(self._step, "shift_end"))
        self.agenda.day_moved.connect(partial(self._step, "move_days"))
        self.bind("new", self.add)
        self.bind("add_item", self.add)
        self.bind("delete", self.remove, lambda: bool(self.agenda.selected_ids()))
        self.bind("edit", self._edit, lambda: bool(self.agenda.current_id))
        self.bind("refresh", lambda: self._read(self._mission))
        self.bind("issues", lambda: self._turn("issues"))

    def show_mission(self, mission_id: str) -> None:
        self._mission = mission_id
        if mission_id:
            self._read(mission_id)
        else:
            self._show_no_mission()

    def refresh(self, changes: Changed) -> None:
        if self._mission and any(table in TABLES for table, _key in changes.touched):
            self._read(self._mission)

    def reveal(self, record_id: str, filter_key: str) -> None:
        self.agenda.select(record_id)
        if filter_key == "issues":
            self._turn("issues")

    def add(self) -> None:
        """A new item on the day at hand, ready to be named."""
        mission, day = self._mission, self._day_at_hand()
        values: dict[str, object] = {"title": tr("New item"), "day_id": day}
        job = self.desk.office.do(tr("Add item"), lambda work: services.itineraries.add(work, mission, values))
        job.then(self._added)

    def remove(self) -> None:
        """Take the selected items out, with a way back."""
        ids = self.agenda.selected_ids()
        words = count("%n item removed", "%n items removed", len(ids))
        job = self.desk.office.do(words, lambda work: services.itineraries.remove(work, ids))
        job.then(lambda _n: self.desk.toast_undo(words))

    def _side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("panel")
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        self._which = Segments([("issues", tr("Issues"), ""), ("item", tr("Item"), "")], "issues")
        self._which.changed.connect(self._turn)
        layout.addWidget(row(self._which, "stretch", margins=(14, 0, 14, 0)))
        self.issues, self.item_panel = DetailPanel(self.desk.memory, "issues"), DetailPanel(self.desk.memory, "item")
        self._no_issue = label(tr("Nothing to mend."), "body", "muted")
        self.issues.head.addWidget(self._no_issue)
        self._item_title = label("", "sub", wrap=True)
        self.item_panel.head.addWidget(self._item_title)
        self.form: ItemForm | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.issues)
        self._pages.addWidget(self.item_panel)
        layout.addWidget(self._pages, 1)
        return side

    def _turn(self, which: str) -> None:
        self._which.choose(which)
        self._pages.setCurrentIndex(0 if which == "issues" else 1)

    def _read(self, mission_id: str) -> None:
        today = date.today()

        def read(work: Any) -> Any:
            plan = services.itineraries.plan(work, mission_id)
            mission = services.records.values(work, "mission", mission_id)
            choices = {name: services.grids.choices(work, name, mission_id) for name in ("day_id", "visit_id")}
            return plan, services.checks.timetable_of(work, mission_id, today), mission, choices

        job = self.desk.office.ask(read, lambda answer: self._show(mission_id, answer))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _show(self, mission_id: str, answer: Any) -> None:
        if mission_id != self._mission:
            return
        self._plan, self._findings, mission, choices = answer
        self._title.setText(tr("Agenda"))
        if not self._plan.items():
            self._show_no_items()
        else:
            self.show_content()
        if self.form is None:
            self.form = ItemForm(self.item_panel, services.itineraries.fields(), self._write)
            self.form.build(choices)
        self.agenda.show_plan(self._plan, marks_of(self._findings), (mission["zone"], mission["home_zone"]))
        self._show_issues()
        self._choose(self.agenda.current_id)

    def _show_issues(self) -> None:
        errors = sum(finding.severity == "error" for finding in self._findings)
        warnings = sum(finding.severity == "warning" for finding in self._findings)
        shown = [message_of(finding, self._show_item, self._apply) for finding in self._findings]
        self.issues.messages.show_messages(shown)
        self._no_issue.setVisible(not shown)
        self.set_badge(str(errors) if errors else "", "err")
        self.desk.warnings(errors, warnings)
        items = self._plan.items() if self._plan else ()
        words = count("%n item", "%n items", len(items))
        days = count("%n day", "%n days", len(self._plan.days) if self._plan else 0)
        self._sums.setText(f"{words} · {days}    " + tr("Ctrl+↑↓ 15 min · Shift+↑↓ end · Ctrl+←→ other day"))

    def _show_item(self, item_id: str) -> None:
        self.agenda.select(item_id)
        self._turn("item")

    def _choose(self, item_id: str) -> None:
        """Show the item that has the keyboard in the form."""
        item = next((each for each in (self._plan.items() if self._plan else ()) if each.id == item_id), None)
        self.item_panel.setEnabled(item is not None)
        self.desk.actions.refresh()
        if item is None or self.form is None:
            self._item_title.setText(tr("Select an item."))
            return
        self._item_title.setText(item.title or item.type_label)
        values = {name: getattr(item, name, None) for name in services.itineraries.fields()}
        values["start"] = item.start.time() if item.start else None
        values["end"] = item.end.time() if item.end else None
        values["groups"] = ", ".join(item.groups)
        self.form.show_item(values)

    def _write(self, name: str, raw: object) -> Any:
        item_id, words = self.agenda.current_id, services.itineraries.fields()[name].label
        values = {name: raw}
        title = tr("Change {field}", field=words.lower())
        return self.desk.office.do(title, lambda work: services.itineraries.change(work, item_id, values))

    def _apply(self, fix: Any) -> None:
        step = "shift" if fix.action == "shift" else "shift_end"
        self._step(step, fix.item, fix.minutes)

    def _step(self, name: str, item_id: str, amount: int) -> None:
        """Move an item by a key or a fix; one undo step with a name."""
        item = next(each for each in self._plan.items() if each.id == item_id) if self._plan else None
        words = tr("Move “{title}”", title=item.title if item else "")
        use_case = getattr(services.itineraries, name)
        job = self.desk.office.do(words, lambda work: use_case(work, item_id, amount))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _edit(self) -> None:
        self._turn("item")
        if self.form is not None:
            self.form.focus()

    def _added(self, item_id: str) -> None:
        self.desk.office.ask(lambda _work: item_id, self._select_new)

    def _select_new(self, item_id: str) -> None:
        self.agenda.select(item_id)
        self._edit()

    def _day_at_hand(self) -> str | None:
        """The day of the current item, else the first."""
        if not self._plan or not self._plan.days:
            return None
        current, days = self.agenda.current_id, self._plan.days
        found = next((day.id for day in days for item in day.items if item.id == current), days[0].id)
        return str(found)

    def _show_no_items(self) -> None:
        bring = (tr("Import an itinerary…"), "primary", lambda: self.desk.actions.run("import_itinerary"))
        buttons = (bring, (tr("Add item"), "", self.add))
        self.show_empty(EmptyState("calendar-days", tr("Nothing is planned yet."), "", buttons))

    def _show_no_mission(self) -> None:
        go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
        self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))
