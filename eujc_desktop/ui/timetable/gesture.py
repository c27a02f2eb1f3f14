"""What the mouse does to items, in times: moved, made longer, drawn anew; without a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from eujc_desktop.ui.timetable.pieces import DAY, NOMINAL, Entry
from eujc_desktop.ui.timetable.scale import snapped, under

STEP, FINE = 15, 5
"""Times go by so many minutes; the finer step is for who holds Alt."""
USUAL = 60
"""Minutes of an item that had no time before."""


MIME = "application/x-eujc-card"
"""What a card of the tray is dragged as: a line with its kind and id, as `visit:ID`, its minutes, its title."""


class Span(NamedTuple):
    """When an item would be, by the clock of the mission; the end may be open."""

    start: datetime
    end: datetime | None

    @property
    def words(self) -> str:
        return f"{self.start:%H:%M}–{self.end:%H:%M}" if self.end else f"{self.start:%H:%M}"


@dataclass(frozen=True)
class Drop:
    """What shall be done: `move`, `copy`, `make`, `place` a card of the tray, or `unplace` with no times at all."""

    kind: str
    spans: dict[str, Span]
    title: str = ""
    card: str = ""
    groups: tuple[str, ...] | None = None
    """For which groups it shall be, none of them for everyone; None leaves that as it is."""


def moved(entry: Entry, days: int, minutes: float, step: int, *, by_its_start: bool = True) -> Span:
    """An item so many days and about so many minutes later, beginning at a multiple of `step`.

    Taken by the day it starts on, it starts within its new day; by a later one, that may be another.
    """
    start = entry.start or datetime.min
    midnight = datetime.combine(start.date(), time())
    at = (start - midnight).total_seconds() / 60 + minutes
    there = snapped(at, step)
    begins = midnight + timedelta(days=days, minutes=min(max(there, 0), DAY - step) if by_its_start else there)
    return Span(begins, begins + (entry.end - start) if entry.end is not None else None)


def carried(entry: Entry, by: timedelta) -> Span:
    """Another item that goes along."""
    start = (entry.start or datetime.min) + by
    return Span(start, start + (entry.end - entry.start) if entry.end is not None and entry.start else None)


def stretched(entry: Entry, moment: datetime, step: int, *, at_start: bool) -> Span:
    """An item that begins or ends at about a moment, never shorter than a step."""
    start = entry.start or datetime.min
    end = entry.end if entry.end is not None else start + timedelta(minutes=NOMINAL)
    near = _on_step(moment, step)
    least = timedelta(minutes=step)
    return Span(min(near, end - least), end) if at_start else Span(start, max(near, start + least))


def _on_step(moment: datetime, step: int) -> datetime:
    midnight = datetime.combine(moment.date(), time())
    return midnight + timedelta(minutes=snapped((moment - midnight).total_seconds() / 60, step))


def drawn(day: date, one: float, other: float, step: int) -> Span:
    """A new item between two heights of a day."""
    first, last = sorted((one, other))
    start = min(under(first, step), DAY - step)
    end = max(start + step, snapped(last, step))
    return Span(moment(day, start), moment(day, end))


def put(day: date, minute: float, long: int, step: int) -> Span:
    """An item that had no time, at about a height of a day."""
    start = min(max(0, snapped(minute, step)), DAY - step)
    return Span(moment(day, start), moment(day, start + long))


def moment(day: date, minute: float) -> datetime:
    """So many minutes into a day."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def as_it_would_be(entry: Entry, span: Span) -> Entry:
    return replace(entry, day=span.start.date(), start=span.start, end=span.end)
