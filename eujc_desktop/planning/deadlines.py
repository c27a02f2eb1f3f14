"""Days on which things are due, counted from the first or last day of a mission."""

from __future__ import annotations

from datetime import date, timedelta


def due(anchor: str, offset_days: int, first_day: date, last_day: date) -> date:
    """The day so many days from the mission's `first day` or `last day`."""
    start = last_day if anchor == "last day" else first_day
    return start + timedelta(days=offset_days)
