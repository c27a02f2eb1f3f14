"""The weeks of a mission, and what the clocks of a second zone show beside its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

WEEK = 7
LATEST = 23


def weeks(days: Iterable[date]) -> list[tuple[date, ...]]:
    """Calendar weeks, from Monday, in which one of the days lies; seven days or fewer in a row stay on one page."""
    found = sorted(set(days))
    if not found:
        return []
    first, last = found[0], found[-1]
    if (last - first).days < WEEK and first.isocalendar()[:2] != last.isocalendar()[:2]:
        return [_from(first)]
    mondays = sorted({day - timedelta(days=day.weekday()) for day in found})
    return [_from(monday) for monday in mondays]


def _from(day: date) -> tuple[date, ...]:
    return tuple(day + timedelta(days=at) for at in range(WEEK))


def page_of(pages: Sequence[tuple[date, ...]], day: date | None) -> int:
    """The page that a day is on, else the nearest one before it, else the first."""
    if day is None:
        return 0
    return max((at for at, page in enumerate(pages) if page[0] <= day), default=0)


class Face(NamedTuple):
    """What a clock shows elsewhere, and how many days before or after."""

    text: str
    days: int


def faces(days: Sequence[date], hour: int, zone: str, other: str) -> list[Face]:
    """What clocks in `other` show at an hour of these days in `zone`: one face, or two where they are changed."""
    found: list[Face] = []
    for day in days:
        there = _at(day, hour, zone).astimezone(ZoneInfo(other))
        face = Face(f"{there:%H:%M}", (there.date() - day).days - (hour > LATEST))
        if face not in found:
            found.append(face)
    return found


def names(days: Sequence[date], zone: str) -> list[tuple[str, date]]:
    """What the time of a zone is called at noon of these days, as CET and CEST, each with the first day it holds."""
    found: dict[str, date] = {}
    for day in days:
        name = _at(day, 12, zone).tzname() or ""
        found.setdefault(name if name.isalpha() else "", day)
    return list(found.items())


def _at(day: date, hour: int, zone: str) -> datetime:
    return datetime.combine(day, time(hour % 24), ZoneInfo(zone)) + timedelta(days=hour // 24)
