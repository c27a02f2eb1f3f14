"""People and companies that may be in the office twice, the likeliest first, each pair with its ways out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.empty import EmptyState
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, hline, row, scrolled
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.twins import compare, tell_apart
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import count, tr

_SHOWN = 40
_TABLES = frozenset({"person", "participation", "organisation", "distinction", "firm_distinction", "visit"})
PEOPLE, COMPANIES = "person", "organisation"
_SURE = 90


class DuplicatesDialog(WorkDialog):
    """The window behind can be worked in; the list follows what is done there."""

    def __init__(self, desk: Desk, parent: QWidget, what: str = PEOPLE) -> None:
        super().__init__(desk, tr("Possible duplicates"), 860, 680, parent)
        self.what = Segments([(PEOPLE, tr("People"), "users"), (COMPANIES, tr("Companies"), "building-2")], what)
        self.what.changed.connect(lambda _key: self.read())
        self.what.setAccessibleName(tr("Who or what may be there twice"))
        self.doubts: Sequence[Any] = ()
        self._shown, self._asked = _SHOWN, 0
        mission = desk.mission
        self.only = QCheckBox(tr("Only people of {mission}", mission=mission.code if mission is not None else ""))
        self._has_mission = mission is not None
        self.only.toggled.connect(lambda _on: self.read())
        self.told = label("", "strong", wrap=True)
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(10)
        self.column.addWidget(row(self.what, (self.told, 1), self.only, margins=(16, 12, 16, 10), spacing=12))
        self.column.addWidget(hline())
        self.column.addWidget(self.messages)
        self.column.addWidget(scrolled(self._inside), 1)
        self.column.addWidget(hline())
        self.column.addWidget(row("stretch", push(tr("Close"), on_click=self.reject), margins=(16, 8, 16, 10)))
        self.read_again_after(_TABLES)
        self.read()

    def read(self) -> None:
        """Look through everybody again."""
        self._asked += 1
        asked, mission_id = self._asked, self.desk.mission_id if self.only.isChecked() else None
        people = self.what.chosen == PEOPLE
        self.only.setVisible(self._has_mission and people)
        title = tr("Looking for duplicates")
        job = self.desk.office.make(title, partial(_look, mission_id) if people else _look_at_companies)
        self.follow(job, title, "users").then(partial(self._show, asked)).otherwise(self.refuse)

    def _show(self, asked: int, doubts: Sequence[Any]) -> None:
        if asked == self._asked:
            self.doubts = doubts
            self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        self.told.setText(count("%n pair to look at", "%n pairs to look at", len(self.doubts)) if self.doubts else "")
        for at, doubt in enumerate(self.doubts[: self._shown]):
            if at:
                self._lines.addWidget(hline())
            self._lines.addWidget(self._pair(doubt))
        if (more := len(self.doubts) - self._shown) > 0:
            words = count("Show %n more", "Show %n more", more)
            self._lines.addWidget(row(push(words, "link", on_click=self._show_all), "stretch"))
        if not self.doubts:
            people = self.what.chosen == PEOPLE
            none = tr("Nobody seems to be there twice.") if people else tr("No company seems to be there twice.")
            self._lines.addWidget(EmptyState("users" if people else "building-2", none, ""))
        self._lines.addStretch(1)

    def _show_all(self) -> None:
        self._shown = len(self.doubts)
        self._fill()

    def _pair(self, doubt: Any) -> QWidget:
        """Two people or companies side by side, why they may be one, and what can be done."""
        ids, people = (doubt.one.id, doubt.other.id), self.what.chosen == PEOPLE
        table = PEOPLE if people else COMPANIES
        words = tr("Different people") if people else tr("Different companies")
        merge = push(tr("Compare and merge…"), "fix", on_click=partial(compare, self.desk, ids, self, table))
        apart = push(words, "fix", on_click=partial(tell_apart, self.desk, ids, table=table))
        for button in (merge, apart):
            button.setEnabled(not self.desk.read_only)
        why = StatusChip(doubt.why, "err" if doubt.score >= _SURE else "warn")
        lacks = tr("no company") if people else tr("no other name")
        sides = row((_who(doubt.one, lacks), 1), (_who(doubt.other, lacks), 1), spacing=16)
        return column(sides, row((flow(why), 1), merge, apart), margins=(0, 2, 0, 2), spacing=10)


def _who(who: Any, lacks: str) -> QWidget:
    missions = ", ".join(who.missions) or tr("on no mission")
    return column(
        label(who.name, "strong", wrap=True),
        label(who.company or lacks, "small", "second", wrap=True),
        label(missions, "caption", "muted", wrap=True),
        spacing=1,
    )


def _look(mission_id: str | None, works: Any, progress: Any) -> Sequence[Any]:
    found: Sequence[Any] = services.duplicates.in_office(works, mission_id, progress)
    return found


def _look_at_companies(works: Any, progress: Any) -> Sequence[Any]:
    found: Sequence[Any] = services.firm_doubles.in_office(works, progress)
    return found
