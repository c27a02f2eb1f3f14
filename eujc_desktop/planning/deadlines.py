"""Days on which things are due: counted from a mission, gathered by how soon they are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Span = Literal["late", "today", "week", "later", "put off"]
SPANS: tuple[Span, ...] = ("late", "today", "week", "later", "put off")
_WEEK = 7


def due(anchor: str, offset_days: int, first_day: date, last_day: date) -> date:
    """The day so many days from the mission's `first day` or `last day`."""
    start = last_day if anchor == "last day" else first_day
    return start + timedelta(days=offset_days)


def span(day: date, today: date, until: date | None = None) -> Span:
    """How soon a day is; put off `until` another day it waits for that one."""
    if until is not None and until > today:
        return "put off"
    days = (day - today).days
    return "late" if days < 0 else "today" if days == 0 else "week" if days <= _WEEK else "later"
