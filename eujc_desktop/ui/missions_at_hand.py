"""The missions the header knows: which is at hand, which to switch to, which deadlines come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from eujc_desktop import services
from eujc_desktop.ui.components.mission_popup import MissionEntry
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.header import Header
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import count, escape, tr

_AHEAD_DAYS = 14
_TABLES = frozenset({"mission", "task"})


class MissionsAtHand:
    """Keeps the header's mission switch and bell up to date."""

    def __init__(self, desk: Desk, header: Header) -> None:
        self._desk, self._header = desk, header
        self._rows: Sequence[Any] = ()
        header.missions.chosen.connect(desk.choose_mission)
        header.missions.all_requested.connect(lambda: desk.go("missions"))
        desk.mission_changed.connect(lambda _mission: self._show())
        desk.office.changed.connect(self._changed)

    @property
    def rows(self) -> Sequence[Any]:
        """The missions as `services.missions.listing` gave them last."""
        return self._rows

    def read(self) -> None:
        """Read the missions."""
        today = date.today()
        self._desk.office.ask(lambda work: services.missions.listing(work, today), self._take)

    def show_deadlines(self) -> None:
        """List what is late and what falls due in the next fourteen days, of all missions."""
        menu = QMenu(self._header)
        for row in deadlines(self._rows, date.today()):
            text = tr("{code}: {task}, {when}", code=row.code, task=row.next_task, when=_when(row.next_due))
            menu.addAction(escape(text), partial(self._open, row.id))
        if menu.isEmpty():
            menu.addAction(tr("Nothing is due in the next 14 days")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._header.bell.mapToGlobal(QPoint(0, self._header.bell.height())))

    def _open(self, mission_id: str) -> None:
        self._desk.choose_mission(mission_id)
        self._desk.go("missions", mission_id)

    def _take(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        ids = [row.id for row in rows]
        if self._desk.mission_id not in ids:
            self._desk.choose_mission(ids[0] if ids else "")
        self._show()

    def _show(self) -> None:
        entries = [MissionEntry(row.id, row.title, _detail(row), row.code) for row in self._rows]
        self._header.missions.show_missions(entries, self._desk.mission_id)

    def _changed(self, changes: Changed) -> None:
        if any(table in _TABLES for table, _id in changes.touched):
            self.read()


def deadlines(rows: Sequence[Any], today: date) -> list[Any]:
    """Missions whose next deadline is past or at most fourteen days away, the earliest first."""
    due = [row for row in rows if row.next_due and (row.next_due - today).days <= _AHEAD_DAYS]
    return sorted(due, key=lambda row: row.next_due)


def days_text(first: date, last: date) -> str:
    """“15–26 Mar 2027” and the like."""
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {last.day} {last:%b %Y}"
    return f"{first.day} {first:%b %Y} – {last.day} {last:%b %Y}"


def _detail(row: Any) -> str:
    """When, where, and how long until it starts."""
    parts = [days_text(row.first_day, row.last_day) if row.first_day and row.last_day else ""]
    days = row.days_to_go
    if days is not None and days > 0:
        parts.append(count("starts in %n day", "starts in %n days", days))
    return " · ".join(part for part in parts if part)


def _when(due: date) -> str:
    days = (due - date.today()).days
    if days < 0:
        return count("%n day late", "%n days late", -days)
    return tr("today") if days == 0 else count("in %n day", "in %n days", days)
