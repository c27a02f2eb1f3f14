"""Whether a visit could be on a date: the start within what was said that brings the least trouble, and which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.items import Item, Window
from eujc_desktop.planning.trial import Trial

_STEP, _MOST = timedelta(minutes=30), 20
_USUAL = (9 * 60, 17 * 60)
_EVERY_DATE = frozenset({"unconfirmed visit", "visit gone", "capacity", "too few", "nobody named", "seats open"})
"""What is wrong with a visit on whatever date."""
_WORSE = {"error": 1000, "warning": 100, "hint": 1}


class Fit(NamedTuple):
    """The items of a visit as they would be on a date, that at the host first, and what would be wrong then."""

    items: tuple[Item, ...]
    found: tuple[Finding, ...]


def fit(window: Window, items: Sequence[Item], length: timedelta, bare: Trial, zone: tzinfo) -> Fit:
    """The best that a date has to give for the items of a visit, the first of which takes so long at the host.

    They keep their times among each other; `bare` is the timetable without them.
    """
    best: tuple[int, Fit] | None = None
    for starts in _starts(window, items[0], length, zone):
        then = _moved(window, items, starts, length)
        new = bare.after({item.id: item for item in then}).new
        found = tuple(each for each in new if each.rule not in _EVERY_DATE)
        cost = sum(_WORSE[each.severity] for each in found)
        if best is None or cost < best[0]:
            best = cost, Fit(then, found)
        if not cost:
            break
    assert best is not None
    return best[1]


def _starts(window: Window, lead: Item, length: timedelta, zone: tzinfo) -> Iterator[datetime]:
    """The start that was said, and others as long as there is room; else when it is now, and through the hours."""
    takes = int(length.total_seconds() // 60)
    now = lead.starts.hour * 60 + lead.starts.minute if lead.starts is not None else None
    since, until = window.since, window.until
    if since is None:
        hours = [(each.since, each.until) for each in lead.host.hours if window.day.weekday() in each.weekdays]
        since, closes = hours[0] if hours else _USUAL
        until = closes if until is None else until
        since = min(since, max(0, until - takes))
    last = since if until is None else max(since, until - takes)
    starts = range(since, last + 1, int(_STEP.total_seconds() // 60))[:_MOST]
    first = [now] if window.since is None and now is not None and (window.until is None or now <= last) else []
    for minutes in dict.fromkeys((*first, *starts)):
        yield datetime.combine(window.day, time(*divmod(minutes, 60)), lead.starts.tzinfo if lead.starts else zone)


def _moved(window: Window, items: Sequence[Item], starts: datetime, length: timedelta) -> tuple[Item, ...]:
    lead, *others = items
    then = [replace(lead, day=starts.date(), starts=starts, ends=starts + length, window=window)]
    for item in others:
        assert item.starts is not None
        assert lead.starts is not None
        begins = item.starts + (starts - lead.starts)
        ends = begins + (item.ends - item.starts) if item.ends is not None else None
        then.append(replace(item, day=begins.date(), starts=begins, ends=ends, window=window))
    return tuple(then)
