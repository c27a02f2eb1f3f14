"""Days on which things are due, counted from the first or last day of a mission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from eujc_desktop.common import holidays
from eujc_desktop.planning.programmes import Phase

State = Literal["done", "now", "ahead"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase on the calendar, from its first day until the day before the next phase; the last one is open."""

    label: str
    start: date
    end: date | None
    state: State


def due(anchor: str, offset_days: int, first_day: date, last_day: date) -> date:
    """The day so many days from the mission's `first day` or `last day`."""
    start = last_day if anchor == "last day" else first_day
    return start + timedelta(days=offset_days)


def phases(template: Sequence[Phase], first_day: date, last_day: date, today: date) -> tuple[Stretch, ...]:
    """The phases of a mission on the calendar, with where it stands today."""
    starts = [due(phase.anchor, phase.days, first_day, last_day) for phase in template]
    found = []
    for number, (phase, start) in enumerate(zip(template, starts, strict=True)):
        end = starts[number + 1] - timedelta(days=1) if number + 1 < len(starts) else None
        state: State = "ahead" if today < start else "done" if end is not None and today > end else "now"
        found.append(Stretch(phase.label, start, end, state))
    return tuple(found)


def working_day(day: date, country: str = "JP") -> date:
    """The day itself, or the last working day before it: what is due on a holiday has to be done before."""
    while not holidays.is_working_day(day, country):
        day -= timedelta(days=1)
    return day


def in_words(day: date, today: date) -> str:
    """How far off a due day is: `today`, `tomorrow`, `in 12 days`, `3 days late`."""
    left = (day - today).days
    if left < 0:
        return f"{-left} {'day' if left == -1 else 'days'} late"
    return {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
