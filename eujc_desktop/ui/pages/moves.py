"""Moves of items by keys: shown at once, written as one step when the keys rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer

from eujc_desktop.ui.timetable.gesture import Span

_REST_MS = 600
Write = Callable[[str, list[str], int], object]
_STEP = 15
MOVES = {
    "earlier": ("shift", -_STEP),
    "later": ("shift", _STEP),
    "end_earlier": ("shift_end", -_STEP),
    "end_later": ("shift_end", _STEP),
    "day_earlier": ("move_days", -1),
    "day_later": ("move_days", 1),
}
"""The commands that move items: what each does, and by how many minutes or days."""


class Moves(QObject):
    """Adds up steps of the same sort for the same items; `write` gets the sum."""

    def __init__(self, write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self._what: tuple[str, tuple[str, ...]] | None = None
        self._amount = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.flush)

    @property
    def waiting(self) -> bool:
        """Whether something is shown that is not written yet."""
        return self._what is not None

    def add(self, name: str, ids: Sequence[str], amount: int) -> None:
        """One more press of a key."""
        what = (name, tuple(ids))
        if what != self._what:
            self.flush()
        self._what, self._amount = what, self._amount + amount
        self._rest.start()

    def flush(self) -> None:
        """Write what has been added up."""
        self._rest.stop()
        what, amount = self._what, self._amount
        self._what, self._amount = None, 0
        if what is not None and amount:
            self._write(what[0], list(what[1]), amount)


def length(item: Any) -> timedelta:
    """How long an item takes that has a start and an end, each by the clocks there."""
    begins, ends = item.start.replace(tzinfo=ZoneInfo(item.zone)), item.end.replace(tzinfo=ZoneInfo(item.end_zone))
    return timedelta(seconds=ends.timestamp() - begins.timestamp())


def moved(days: Sequence[Any], name: str, ids: Sequence[str], minutes: int) -> tuple[Any, ...]:
    """Days as they will be when some of their items have been shifted, or their ends."""
    return tuple(
        replace(day, items=_sorted(_moved(item, name, minutes) if item.id in ids else item for item in day.items))
        for day in days
    )


def put(days: Sequence[Any], spans: Mapping[str, Span], zone: str) -> tuple[Any, ...]:
    """Days as they will be when items are at other times, told by the clocks of `zone`."""
    found = {item.id: item for day in days for item in day.items if item.id in spans}
    there = {key: _at(item, *spans[key], zone) for key, item in found.items()}
    dates = {day.day for day in days}
    gone = {key: item for key, item in there.items() if item.start.date() in dates}
    return tuple(
        replace(
            day,
            items=_sorted(
                [
                    *(item for item in day.items if item.id not in gone),
                    *(item for item in gone.values() if item.start.date() == day.day),
                ]
            ),
        )
        for day in days
    )


def _at(item: Any, start: datetime, end: datetime | None, zone: str) -> Any:
    return replace(item, start=_there(start, zone, item.zone), end=_there(end, zone, item.end_zone) if end else None)


def _there(moment: datetime, zone: str, other: str) -> datetime:
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(other)).replace(tzinfo=None)


def _moved(item: Any, name: str, minutes: int) -> Any:
    if item.start is None:
        return item
    step = timedelta(minutes=minutes)
    if name == "shift":
        return replace(item, start=item.start + step, end=item.end + step if item.end else None)
    end = (item.end or item.start) + step
    return replace(item, end=end) if end >= item.start else item


def _sorted(items: Any) -> tuple[Any, ...]:
    return tuple(sorted(items, key=lambda item: (item.start is None, item.start or datetime.min, item.number or 0)))
