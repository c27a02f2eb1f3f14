"""The year plan as a view of the missions, with a line that says what a mission in hand would bring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import for_action, push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.events import edit_event, remove_event
from eujc_desktop.ui.mission_moves import move
from eujc_desktop.ui.pages.carried_dates import Carried
from eujc_desktop.ui.pages.year_plan import YearPlan
from eujc_desktop.ui.pages.year_rows import MISSION, OTHERS, event_text
from eujc_desktop.ui.text import tr


class PlanView(QWidget):
    """`chosen` and `opened` carry missions; `move_dates` opens the dialog for one whose days others know."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, desk: Desk, move_dates: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._move_dates = desk, move_dates
        self.plan = YearPlan()
        self._told = label("", "small", "second", wrap=True)
        self._move = push(tr("Move the dates…"), "fix", on_click=self._move_dates)
        self._go = push(tr("Move it there"), "fix", "check", on_click=lambda: self.plan.put_down(write=True))
        bring = for_action(desk.actions.q("import_events"))
        self._more = row(for_action(desk.actions.q("add_event"), text=True), bring, spacing=4)
        self._line = row((self._told, 1), self._move, self._go, self._more, margins=(12, 6, 12, 6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.plan, 1)
        layout.addWidget(hline())
        layout.addWidget(self._line)
        self.setFocusProxy(self.plan)
        self.plan.chosen.connect(self.chosen)
        self.plan.opened.connect(self.opened)
        self.plan.event_opened.connect(lambda event_id: edit_event(desk, event_id, self))
        self.plan.dropped.connect(self._write)
        self.plan.carrying.connect(self._tell)
        self.plan.refused.connect(self._refuse)
        self.plan.selectionModel().currentChanged.connect(lambda *_: self._tell(""))
        self._tell("")

    @property
    def mission_id(self) -> str:
        """The mission that has the keyboard, "" where an event or nothing has."""
        line = self.plan.current
        return line.id if line is not None and line.kind == MISSION else ""

    @property
    def event(self) -> Any:
        """The event that has the keyboard, None where a mission or nothing has."""
        line = self.plan.current
        return line.row if line is not None and line.kind == OTHERS else None

    def show_year(self, year: int, missions: Sequence[Any], events: Sequence[Any]) -> None:
        """Show the missions and events of a year."""
        self.plan.show_year(year, missions, events)
        self._tell("")

    def remove_event(self) -> None:
        """Take the event at hand away."""
        remove_event(self._desk, self.event)

    def _write(self, carried: Carried) -> None:
        days = {"first_day": carried.first.isoformat(), "last_day": carried.last.isoformat()}
        move(self._desk, carried.row.id, carried.row.code, days).otherwise(self._desk.refuse)

    def _refuse(self, _mission_id: str) -> None:
        words = tr("Only missions that are still a draft are moved here. The dates of this one are known to others.")
        self._show(words, move=not self._desk.read_only)

    def _tell(self, words: str) -> None:
        """What the mission in hand would bring; else what is at hand, or what can be done here."""
        if words:
            self._show(tr("{words}. Enter moves it there, Esc leaves it.", words=words), go=True)
        elif self.event is not None:
            self._show(event_text(self.event))
        else:
            self._show(tr("Drag a draft to other days, or take it with Ctrl+← and → by weeks, with Shift by days."))

    def _show(self, words: str, *, move: bool = False, go: bool = False) -> None:
        self._told.setText(words)
        self._move.setVisible(move)
        self._go.setVisible(go)
        self._more.setVisible(not (move or go))
