"""Reads the missions for whoever shows them: the list, the switch in the header, the bell, the counts of the tabs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal

from eujc_desktop import services
from eujc_desktop.ui.days import period
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.header import Header
from eujc_desktop.ui.mission_words import MissionEntry, dotted, look_of
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import count, shown
from eujc_desktop.ui.theme import theme

_LIST = frozenset(
    {
        "programme_template",
        "mission",
        "task",
        "participation",
        "person",
        "visit",
        "host_log",
        "approval",
        "snooze",
        "payment",
        "survey",
    }
)
_COUNTS = _LIST | {
    "itinerary_item",
    "item_group",
    "mission_day",
    "mission_group",
    "site",
    "organisation",
    "plan_rule",
    "acceptance",
}


class MissionsAtHand(QObject):
    """Keeps the missions of the desk and the header up to date; `counted` carries the counts of the one at hand."""

    counted = Signal(object)

    def __init__(self, desk: Desk, header: Header) -> None:
        super().__init__(header)
        self._desk, self._header = desk, header
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.read)
        header.missions.chosen.connect(desk.choose_mission)
        header.missions.all_requested.connect(lambda: desk.go("missions"))
        desk.mission_changed.connect(self._turn)
        desk.office.changed.connect(self._changed)

    @property
    def rows(self) -> Sequence[Any]:
        """The missions as `services.missions.listing` gave them last."""
        return self._desk.missions or ()

    def show_first(self, mission_id: str, mission: Mapping[str, Any]) -> None:
        """Name the mission at hand before the missions are read."""
        days = (mission["first_day"] - date.today()).days
        row = SimpleNamespace(**mission, id=mission_id, days_to_go=days, over=False)
        self._header.missions.show_missions([_entry(row)], mission_id)

    def read(self) -> None:
        """Read the missions, and the counts of the one at hand."""
        today = date.today()
        job = self._desk.office.ask(partial(_read, today=today), self._take)
        job.otherwise(partial(self._desk.refuse, again=self.read))

    def count(self) -> None:
        """Count what the tabs and the status bar say of the mission at hand."""
        mission_id, today = self._desk.mission_id, date.today()
        if not mission_id:
            self.counted.emit(None)
            return
        job = self._desk.office.ask(lambda work: services.overview.standing(work, mission_id, today))
        # A mission taken back in the meantime has no counts; the list that is read next says so.
        job.then(lambda standing: self.counted.emit(standing) if mission_id == self._desk.mission_id else None)
        job.otherwise(lambda _error: self.counted.emit(None))

    def show_deadlines(self) -> None:
        """Show what is late and what falls due in the next fourteen days, of all missions, under the bell."""
        from eujc_desktop.ui.deadlines_popup import HIGHEST, WIDTH, DeadlinesPopup

        popup = DeadlinesPopup(self._desk, self._desk.deadlines, self._desk.open_deadline, self._header.window())
        popup.setParent(self._header.bell, Qt.WindowType.Popup)
        width = theme.wide(WIDTH)
        popup.resize(width, min(HIGHEST, 108 + popup.list.wanted_height))
        bell = self._header.bell
        popup.move(bell.mapToGlobal(QPoint(bell.width() - width, bell.height() + 4)))
        popup.show()
        popup.list.setFocus()

    def _take(self, answer: _Read) -> None:
        rows, due, programmes = answer
        self._desk.show_programmes(programmes)
        ids = [row.id for row in rows]
        self._desk.show_missions(rows, due)
        if self._desk.mission_id in ids or not (ids or self._desk.mission_id):
            self._turn()
        else:
            self._desk.choose_mission(ids[0] if ids else "")

    def _turn(self) -> None:
        self._show()
        self.count()

    def _show(self) -> None:
        entries = [_entry(row) for row in self.rows]
        self._header.missions.show_missions(entries, self._desk.mission_id)
        self._header.missions.setVisible(bool(entries) or self._desk.missions is None)
        self._header.warn(sum(each.span == "late" for each in self._desk.deadlines))

    def _changed(self, changes: Changed) -> None:
        tables = {table for table, _id in changes.touched}
        if tables & _LIST or any(map(services.entries.of_table, tables)):
            self._late.start()
        elif tables & _COUNTS:
            self.count()


class _Read(NamedTuple):
    """All missions, what is due in them, and the programmes."""

    missions: Sequence[Any]
    due: Sequence[Any]
    programmes: Sequence[Any]


def _read(work: Any, today: date) -> _Read:
    rows = services.missions.listing(work, today)
    due = services.deadlines.of_office(work, rows, today)
    return _Read(rows, due, services.programmes.listing(work))


def _entry(row: Any) -> MissionEntry:
    return MissionEntry(row.id, shown(row.title), _detail(row), row.code, "neu" if row.over else look_of(row.kind)[0])


def _detail(row: Any) -> str:
    """When, and how long until it starts."""
    starts = count("starts in %n day", "starts in %n days", row.days_to_go) if row.days_to_go > 0 else ""
    return dotted(period(row.first_day, row.last_day), starts)
