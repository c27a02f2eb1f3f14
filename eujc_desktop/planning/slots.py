"""Where something that is not placed yet would fit: the free slots of a mission, the best of them first, with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from eujc_desktop.common.said import duration, say
from eujc_desktop.planning.finding import ORDER, Finding
from eujc_desktop.planning.following import together
from eujc_desktop.planning.items import AT_A_HOST, LOOSE, Item
from eujc_desktop.planning.moving import is_open
from eujc_desktop.planning.trial import Trial

NEW = "to place"
"""The id of what is placed, as long as it is only tried."""
BEST, _TRIED, _A_DAY = 3, 14, 2
"""So many slots are offered, so many tried for trouble, and so many of one day at most."""
_FROM, _UNTIL = 9 * 60, 18 * 60
_GRID = timedelta(minutes=15)
_LUNCH = (time(12), time(13))
_WORSE = {"error": 1000, "warning": 150, "hint": 15}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be placed: the item without a time, how long it takes, and what is wished of days and times."""

    item: Item
    length: timedelta
    days: frozenset[date] = frozenset()
    at: time | None = None


class Slot(NamedTuple):
    """A place in the itinerary: from when until when, why it is good, what would be wrong there, and for which groups.

    Without groups it is for everyone.
    """

    starts: datetime
    ends: datetime
    reasons: tuple[str, ...]
    new: tuple[Finding, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def worst(self) -> str:
        """The severity of the gravest thing that would be wrong; empty where nothing would."""
        return min((finding.severity for finding in self.new), key=ORDER.__getitem__, default="")


class _Gap(NamedTuple):
    """A free time of everybody concerned, and what lies before and after it."""

    since: datetime
    until: datetime
    before: Item | None
    after: Item | None


class _Place(NamedTuple):
    """A start within a gap that ways leave room for; the smaller `cost` the better."""

    cost: float
    starts: datetime
    gap: _Gap
    way: int | None


def best(wanted: Wanted, days: Sequence[date], trial: Trial, zone: tzinfo) -> tuple[Slot, ...]:
    """The best free slots, each tried for what would be wrong; where all are never free, those of one group."""
    if found := _best(wanted, days, trial, zone):
        return found
    letters = sorted(letter for letter in trial.ground.frame.heads if letter)
    if wanted.item.groups or wanted.item.people or len(letters) < 2:
        return ()
    apart = [replace(wanted, item=replace(wanted.item, groups=frozenset({letter}))) for letter in letters]
    slots = [slot for each in apart for slot in _best(each, days, trial, zone)]
    return tuple(sorted(slots, key=lambda slot: (len(slot.new), slot.starts))[:BEST])


def _best(wanted: Wanted, days: Sequence[date], trial: Trial, zone: tzinfo) -> tuple[Slot, ...]:
    places = sorted(_places(wanted, days, trial, zone))[: _TRIED * 4]
    tried: list[tuple[float, Slot]] = []
    for place in _spread(places, _A_DAY + 1, _TRIED):
        item = _at(wanted, place.starts)
        new = trial.after({item.id: item}).new
        cost = place.cost + sum(_WORSE[finding.severity] for finding in new)
        assert item.ends is not None
        groups = tuple(sorted(item.groups))
        tried.append((cost, Slot(place.starts, item.ends, _reasons(wanted, place, trial), new, groups)))
    ranked = [slot for _, slot in sorted(tried, key=lambda each: (each[0], each[1].starts))]
    chosen: list[Slot] = []
    for slot in ranked:
        if sum(other.starts.date() == slot.starts.date() for other in chosen) < _A_DAY and not _near(slot, chosen):
            chosen.append(slot)
    return tuple(chosen[:BEST])


def fitting(wanted: Wanted, days: Sequence[date], trial: Trial, zone: tzinfo) -> tuple[date, ...]:
    """The days with a free slot, those that are wished first; for a visit those on which hosts work."""
    open_ = is_open((trial.ground.frame.country,)) if trial.ground.frame.country else _weekday
    at_host = wanted.item.type in AT_A_HOST
    found = {place.starts.date() for place in _places(wanted, days, trial, zone)}
    fits = (day for day in found if not at_host or open_(day))
    return tuple(sorted(fits, key=lambda day: (day not in wanted.days, day)))


def _weekday(day: date) -> bool:
    return day.weekday() < 5


def _near(slot: Slot, others: Iterable[Slot]) -> bool:
    """Whether it is hardly another slot than one there is."""
    return any(abs(slot.starts - other.starts) < timedelta(hours=1) for other in others)


def _spread(places: Iterable[_Place], a_day: int, most: int) -> list[_Place]:
    """The best places, not too many of one day."""
    taken: dict[date, int] = {}
    found: list[_Place] = []
    for place in places:
        day = place.starts.date()
        if taken.get(day, 0) < a_day and len(found) < most:
            taken[day] = taken.get(day, 0) + 1
            found.append(place)
    return found


def _places(wanted: Wanted, days: Sequence[date], trial: Trial, zone: tzinfo) -> Iterator[_Place]:
    """Starts in all gaps: as early as one can be there, at the time wished, and after lunch."""
    mine = [item for item in trial.items.values() if _counts(wanted, item, trial)]
    by_day: dict[date, list[Item]] = {}
    for item in mine:
        if item.date is not None:
            by_day.setdefault(item.date, []).append(item)
    for day in days:
        on_it = sorted(
            by_day.get(day, ()), key=lambda item: (item.starts or datetime.max.replace(tzinfo=zone), item.id)
        )
        for gap in _gaps(wanted, day, on_it, zone):
            yield from _starts(wanted, gap, on_it, trial)


def _counts(wanted: Wanted, item: Item, trial: Trial) -> bool:
    timed = item.starts is not None and item.id != wanted.item.id and item.type not in LOOSE
    return timed and not item.nobody_named and together(item, wanted.item, trial.ground.frame)


def _gaps(wanted: Wanted, day: date, items: Sequence[Item], zone: tzinfo) -> Iterator[_Gap]:
    """The free times of a day within its hours."""
    midnight = datetime.combine(day, time(), zone)
    for opens, closes in _hours(wanted, day):
        now, end = midnight + timedelta(minutes=opens), midnight + timedelta(minutes=closes)
        before: Item | None = None
        for item in items:
            assert item.starts is not None
            until = min(item.starts, end)
            if until - now >= wanted.length:
                yield _Gap(now, until, before, item)
            ends = item.ends or item.starts
            if before is None or ends >= (before.ends or before.starts or ends):
                before = item
            now = max(now, ends)
        if end - now >= wanted.length:
            yield _Gap(now, end, before, None)


def _hours(wanted: Wanted, day: date) -> list[tuple[int, int]]:
    """From which minute of a day until which it can be: those of the host, else a usual day and what is wished."""
    host = wanted.item.host
    if any(first <= day <= last for first, last in host.closed):
        return []
    if host.hours:
        return [(each.since, each.until) for each in host.hours if day.weekday() in each.weekdays]
    if wanted.at is None:
        return [(_FROM, _UNTIL)]
    wished = wanted.at.hour * 60 + wanted.at.minute
    return [(min(_FROM, wished), min(max(_UNTIL, wished + int(wanted.length.total_seconds() // 60)), 24 * 60 - 1))]


def _starts(wanted: Wanted, gap: _Gap, items: Sequence[Item], trial: Trial) -> Iterator[_Place]:
    way, onward = _way(trial, gap.before, wanted.item), _way(trial, wanted.item, gap.after)
    there = gap.since
    if gap.before is not None:
        there = max(there, (gap.before.ends or gap.before.starts or there) + timedelta(minutes=way or 0))
    earliest = _rounded(there)
    # At a host one is early; where that leaves no room the rules say so.
    in_time = _rounded(there + (_buffer(wanted, trial) if gap.before is not None else timedelta()))
    latest = gap.until - wanted.length
    if gap.after is not None and gap.after.starts is not None:
        latest = min(latest, gap.after.starts - timedelta(minutes=onward or 0) - wanted.length)
    day, zone = gap.since.date(), gap.since.tzinfo
    clocks = [wanted.at] if wanted.at else [time(10), time(14)]
    wished = (datetime.combine(day, clock, zone) for clock in clocks)
    for starts in sorted({earliest, in_time, *(moment for moment in wished if moment > earliest)}):
        if earliest <= starts <= latest:
            yield _Place(_cost(wanted, starts, items, (way or 0) + (onward or 0), trial), starts, gap, way)


def _way(trial: Trial, one: Item | None, other: Item | None) -> int | None:
    """The minutes between two items; None where that is not known."""
    if one is None or other is None or not one.area:
        return None
    there = (other.leaves_area or one.area) if other.is_transfer else other.area
    journey = trial.ground.journeys.minutes(one.area, there) if there else None
    return journey.minutes if journey is not None else None


def _buffer(wanted: Wanted, trial: Trial) -> timedelta:
    if wanted.item.type not in AT_A_HOST:
        return timedelta()
    rule = "plant buffer" if wanted.item.type == "plant tour" else "office buffer"
    return timedelta(minutes=trial.ground.frame.limits.of(rule))


def _rounded(moment: datetime) -> datetime:
    """The next quarter of an hour."""
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment + (_GRID - over if over else timedelta())


def _cost(wanted: Wanted, starts: datetime, items: Sequence[Item], ways: int, trial: Trial) -> float:
    """How far from what is wished, how long the ways, how full the day, and what is cut."""
    cost = float(ways)
    if wanted.days:
        off = min(abs((starts.date() - day).days) for day in wanted.days)
        cost += 0 if not off else 240 + 20 * min(off, 10)
    if wanted.at is not None:
        cost += abs((starts - datetime.combine(starts.date(), wanted.at, starts.tzinfo)).total_seconds()) / 120
    ends = (starts + wanted.length).time()
    if wanted.item.type not in ("lunch", "reception") and starts.time() < _LUNCH[1] and ends > _LUNCH[0]:
        cost += 45
    country = trial.ground.frame.country
    works = is_open((country,))(starts.date()) if country else _weekday(starts.date())
    if wanted.item.type in AT_A_HOST:
        hosts = {item.visit for item in items if item.visit and item.type in AT_A_HOST}
        return cost + 60 * len(hosts) + (0 if works else 400)
    return cost if works else cost + 120


def _at(wanted: Wanted, starts: datetime) -> Item:
    return replace(wanted.item, id=NEW, day=starts.date(), starts=starts, ends=starts + wanted.length)


def _reasons(wanted: Wanted, place: _Place, trial: Trial) -> tuple[str, ...]:
    """Why it is a good place, the most telling first."""
    starts, gap = place.starts, place.gap
    told = [say("on a day that is wished") if starts.date() in wanted.days else ""]
    hours = [each for each in wanted.item.host.hours if starts.weekday() in each.weekdays]
    if hours:
        listed = tuple(f"{_clock(each.since)}–{_clock(each.until)}" for each in hours)
        told.append(say("within the hours of the host, {hours}", hours=listed))
    if place.way and gap.before is not None:
        told.append(say("{way} from {item}", way=duration(place.way), item=gap.before.title or gap.before.type))
    elif place.way == 0 and gap.before is not None:
        told.append(say("in the same place as {item}", item=gap.before.title or gap.before.type))
    if wanted.item.groups:
        told.append(
            say("group {letters} is free {since}–{until}", letters=tuple(sorted(wanted.item.groups)), **_span(gap))
        )
    elif trial.ground.frame.heads or gap.before or gap.after:
        told.append(say("everybody is free {since}–{until}", **_span(gap)))
    return tuple(words for words in told if words)


def _span(gap: _Gap) -> dict[str, str]:
    return {"since": f"{gap.since:%H:%M}", "until": f"{gap.until:%H:%M}"}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
