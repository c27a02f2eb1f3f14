"""Reads the missions for whoever shows them: the list, the switch in the header, the bell, the counts of the tabs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from eujc_desktop import services
from eujc_desktop.ui.days import period
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.entry_words import LISTS
from eujc_desktop.ui.header import Header
from eujc_desktop.ui.mission_words import MissionEntry, dotted, due_text, look_of
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import count, escape, tr

AHEAD_DAYS = 14
_MOST = 20
_LIST = frozenset({"programme_template", "mission", "task", "participation", "person", "visit", "host_log"})
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


class Deadline(NamedTuple):
    """A task of a mission, a next step with a `host`, or an `entry` of a list that is late or falls due soon."""

    mission_id: str
    code: str
    title: str
    due: date
    host: str = ""
    entry: str = ""


class MissionsAtHand(QObject):
    """Keeps the missions of the desk and the header up to date; `counted` carries the counts of the one at hand."""

    counted = Signal(object)

    def __init__(self, desk: Desk, header: Header) -> None:
        super().__init__(header)
        self._desk, self._header = desk, header
        self._steps: Sequence[Any] = ()
        self._due: Sequence[Any] = ()
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
        """List what is late and what falls due in the next fourteen days, of all missions."""
        menu, today = QMenu(self._header), date.today()
        found = deadlines(self.rows, today, self._steps, self._due)
        for each in found[:_MOST]:
            text = tr("{code}: {task}, {when}", code=each.code, task=each.title, when=due_text(each.due, today))
            menu.addAction(escape(text), partial(self._open, each))
        if len(found) > _MOST:
            menu.addAction(tr("and {n} more", n=len(found) - _MOST)).setEnabled(False)
        if not found:
            menu.addAction(tr("Nothing is due in the next 14 days")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._header.bell.mapToGlobal(QPoint(0, self._header.bell.height())))

    def _open(self, each: Deadline) -> None:
        if each.host:
            self._desk.go("visits", each.host, "directory")
        elif each.entry:
            self._desk.go("entries", each.entry)
        else:
            self._desk.go("missions", each.mission_id)

    def _take(self, answer: _Read) -> None:
        rows, self._steps, self._due, programmes = answer
        self._desk.show_programmes(programmes)
        ids = [row.id for row in rows]
        self._desk.show_missions(rows)
        if self._desk.mission_id in ids or not (ids or self._desk.mission_id):
            self._turn()
        else:
            self._desk.choose_mission(ids[0] if ids else "")

    def _turn(self) -> None:
        self._show()
        self.count()

    def _show(self) -> None:
        today = date.today()
        entries = [_entry(row) for row in self.rows]
        self._header.missions.show_missions(entries, self._desk.mission_id)
        self._header.missions.setVisible(bool(entries) or self._desk.missions is None)
        self._header.warn(sum(each.due < today for each in deadlines(self.rows, today, self._steps, self._due)))

    def _changed(self, changes: Changed) -> None:
        tables = {table for table, _id in changes.touched}
        if tables & _LIST or any(map(services.entries.of_table, tables)):
            self._late.start()
        elif tables & _COUNTS:
            self.count()


class _Read(NamedTuple):
    """All missions, the next steps with hosts, what falls due in the lists of activities, and the programmes."""

    missions: Sequence[Any]
    steps: Sequence[Any]
    due: Sequence[Any]
    programmes: Sequence[Any]


def _read(work: Any, today: date) -> _Read:
    return _Read(
        services.missions.listing(work, today),
        services.host_log.due(work, today, AHEAD_DAYS),
        services.entries.due(work, today, AHEAD_DAYS),
        services.programmes.listing(work),
    )


def deadlines(
    rows: Sequence[Any], today: date, steps: Sequence[Any] = (), entries: Sequence[Any] = ()
) -> list[Deadline]:
    """Tasks, next steps with hosts, and entries of lists that are late or due in the next fourteen days, in order."""
    found = [
        Deadline(row.id, row.code, task.title, task.due)
        for row in rows
        for task in row.open_tasks
        if (task.due - today).days <= AHEAD_DAYS
    ]
    found += [Deadline(step.mission_id, step.company, step.step, step.on, step.organisation_id) for step in steps]
    going_on = {row.id for row in rows if not row.over}
    found += [
        Deadline(each.mission_id, each.code, _called(each), each.day, entry=each.id)
        for each in entries
        if each.mission_id in going_on
    ]
    return sorted(found, key=lambda each: (each.due, each.code))


def _called(entry: Any) -> str:
    """An entry with the list it stands in, as in “Agreements: joint development”."""
    return tr("{list}: {entry}", list=tr(LISTS[entry.key].title), entry=entry.title)


def _entry(row: Any) -> MissionEntry:
    return MissionEntry(row.id, row.title, _detail(row), row.code, "neu" if row.over else look_of(row.kind)[0])


def _detail(row: Any) -> str:
    """When, and how long until it starts."""
    starts = count("starts in %n day", "starts in %n days", row.days_to_go) if row.days_to_go > 0 else ""
    return dotted(period(row.first_day, row.last_day), starts)
