"""A store and pages small enough for the frame's tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtWidgets import QListWidget

from eujc_desktop.services.overview import Standing
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.chips import ChipRow, FilterChip, StatusChip
from eujc_desktop.ui.components.labels import ElidedLabel
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.tabs import Tab


@dataclass(frozen=True)
class ChangeSet:
    label: str
    touched: tuple[tuple[str, str], ...] = (("note", "1"),)
    kind: str = "do"
    number: int | None = None


@dataclass(frozen=True)
class Step:
    label: str
    who: str = "Hanna Vos"
    rows: int = 1
    at: datetime = datetime(2027, 2, 4, 13, 32, tzinfo=UTC)

    @property
    def title(self) -> str:
        return self.label


@dataclass(frozen=True)
class Done:
    result: Any
    changes: ChangeSet


@dataclass
class Works:
    """Notes in a list, every step undoable."""

    notes: list[str] = field(default_factory=list)
    past: list[tuple[str, list[str]]] = field(default_factory=list)
    future: list[tuple[str, list[str]]] = field(default_factory=list)

    def run(self, label: str, use_case: Callable[[Any], Any]) -> Done:
        before = list(self.notes)
        try:
            result = use_case(self.notes)
        except BaseException:
            self.notes[:] = before
            raise
        self.past.append((label, before))
        self.future.clear()
        return Done(result, ChangeSet(label))

    enter = run

    def read(self, query: Callable[[Any], Any]) -> Any:
        return query(self.notes)

    def undo(self, number: int | None = None) -> ChangeSet:
        assert number is None
        label, before = self.past.pop()
        self.future.append((label, list(self.notes)))
        self.notes[:] = before
        return ChangeSet(label)

    def redo(self) -> ChangeSet:
        label, after = self.future.pop()
        self.past.append((label, list(self.notes)))
        self.notes[:] = after
        return ChangeSet(label)

    def next_undo(self) -> Step | None:
        return Step(self.past[-1][0]) if self.past else None

    def next_redo(self) -> Step | None:
        return Step(self.future[-1][0]) if self.future else None

    def steps(self, limit: int) -> list[Step]:
        return [Step(label) for label, _ in self.past[-limit:]]


@dataclass(frozen=True)
class MissionRow:
    id: str
    title: str
    code: str
    first_day: date = date(2027, 3, 15)
    last_day: date = date(2027, 3, 26)
    days_to_go: int = 39
    next_due: date | None = None
    next_task: str = ""
    late: bool = False
    over: bool = False
    kind: str = "training mission"
    open_tasks: tuple[Any, ...] = ()
    holds: frozenset[str] = frozenset()
    papers: tuple[str, ...] = ()


STANDING = Standing(confirmed=22, conflicts=3, warnings=8, visits=8, firm=5)
MISSIONS = [
    MissionRow("m1", "World Class Manufacturing 2027", "WCM-2027"),
    MissionRow("m2", "Get Ready for Japan & more", "GRJ-2027"),
]


class ListPage(Page):
    """A list with chips, a primary action and a detail panel."""

    icon = "users"

    def build(self) -> None:
        self.asked: list[str] = []
        self.changes: list[Any] = []
        self.revealed: list[tuple[str, str]] = []
        self.chips = ChipRow(addable=True)
        self.chips.set_chips(
            [
                FilterChip("active", "Active", 27),
                FilterChip("passport", "Passport", 2, "warn", "id-card"),
                FilterChip("diet", "Diet", 0, "warn", "utensils"),
            ]
        )
        self.tools.add(self.chips, 1)
        self.tools.add(push("Add person", "primary", "user-plus"))
        self.rows = QListWidget()
        self.rows.setAccessibleName("People")
        self.rows.addItems(["KALLAS Dimitrios", "NIEMELÄ Satu"])
        self.set_content(self.rows)
        panel = DetailPanel(self.desk.memory, self.key)
        panel.head.addWidget(ElidedLabel("KALLAS Dimitrios", "title"))
        panel.head.addWidget(StatusChip("Confirmed", "ok", dot=True))
        panel.section("identity", "Identity").set_badge("1 warning", "warn")
        panel.section("passport", "Passport")
        self.set_panel(panel)
        self.bind("new", lambda: self.asked.append("new"))

    def show_mission(self, mission_id: str) -> None:
        self.asked.append(mission_id)

    def refresh(self, changes: Any) -> None:
        self.changes.append(changes)

    def reveal(self, record_id: str, filter_key: str) -> None:
        self.revealed.append((record_id, filter_key))


class FirstPage(ListPage):
    key = "missions"
    scoped = False


class SecondPage(ListPage):
    key = "participants"


TABS = (
    Tab("missions", "Missions", "flag", "tests.ui.fakes:FirstPage"),
    Tab("participants", "Participants", "users", "tests.ui.fakes:SecondPage"),
    Tab("itineraries", "Itineraries", "calendar-days", "tests.ui.fakes:ListPage"),
    Tab("visits", "Company visits", "building-2", "tests.ui.fakes:ListPage"),
)
