"""When items run, as hours of the day and as lanes side by side; no drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from eujc_desktop.documents.content import Day, Item, ItemStatus

EARLIEST, LATEST = 6.5, 21.5
"""The hours every ribbon and grid shows; earlier and later items widen it."""

NIGHT_ENDS = 4
"""What begins before this hour belongs to the evening before."""

SHORTEST = 0.2
"""The length in hours given to an item without end, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Lane:
    """An item with its hours and its place among those that run at the same time."""

    item: Item
    start: float
    end: float
    lane: int = 0
    lanes: int = 1


def hour(moment: datetime, day: date) -> float:
    """Hours since the midnight that opens the day; above 24 on the day after."""
    return (moment - datetime.combine(day, datetime.min.time())) / timedelta(hours=1)


def spans(items: Iterable[Item], day: date | None, until: float = 24.0, shortest: float = SHORTEST) -> list[Lane]:
    """The items with a start, cut to the day, in order of time; none while the date is open.

    With `until` above 24 what ends in the small hours is shown whole. No item is shown shorter than `shortest` hours.
    """
    found = []
    for item in items:
        if item.start is None or day is None:
            continue
        start = hour(item.start.replace(tzinfo=None), day)
        end = hour(item.end.replace(tzinfo=None), day) if item.end else start + shortest
        start, end = max(0.0, start), max(end, start + shortest)
        end = end if end <= until else 24.0
        if start < end:
            found.append(Lane(item, start, end))
    return sorted(found, key=lambda lane: (lane.start, -lane.end))


def with_nights(days: Sequence[Day], shortest: float = SHORTEST) -> list[list[Lane]]:
    """The items of each day in lanes side by side; what begins in the small hours stands under the evening before."""
    found: list[list[Lane]] = []
    for i, day in enumerate(days):
        tomorrow = days[i + 1] if i + 1 < len(days) else None
        items = [item for item in day.items if i == 0 or not _at_night(item, day, days[i - 1])]
        if tomorrow:
            items += [item for item in tomorrow.items if _at_night(item, tomorrow, day)]
        shown = [item for item in items if item.status is not ItemStatus.CANCELLED]
        found.append(side_by_side(spans(shown, day.date, 24 + NIGHT_ENDS, shortest)))
    return found


def _at_night(item: Item, day: Day, before: Day) -> bool:
    """Whether an item belongs to the evening of the day before, which is shown beside this one."""
    if item.start is None or day.date is None or before.date is None or (day.date - before.date).days != 1:
        return False
    return hour(item.start.replace(tzinfo=None), day.date) < NIGHT_ENDS


def shown_hours(days: Sequence[Sequence[Lane]]) -> tuple[float, float]:
    """The first and last hour to show so that every item is seen."""
    lanes = [lane for day in days for lane in day]
    first = min([EARLIEST, *(lane.start for lane in lanes)])
    last = max([LATEST, *(lane.end for lane in lanes)])
    return (first if first == EARLIEST else math.floor(first)), (last if last == LATEST else math.ceil(last))


def side_by_side(lanes: Sequence[Lane]) -> list[Lane]:
    """Items that overlap put in lanes, each cluster in as few as it needs."""
    placed: list[Lane] = []
    cluster: list[Lane] = []
    until = -math.inf
    for lane in lanes:
        if cluster and lane.start >= until:
            placed += _in_lanes(cluster)
            cluster, until = [], -math.inf
        cluster.append(lane)
        until = max(until, lane.end)
    return placed + _in_lanes(cluster)


def _in_lanes(cluster: Sequence[Lane]) -> list[Lane]:
    """The first free lane for each item of a cluster."""
    ends: list[float] = []
    numbers: list[int] = []
    for lane in cluster:
        free = next((i for i, end in enumerate(ends) if lane.start >= end), len(ends))
        ends[free : free + 1] = [lane.end]
        numbers.append(free)
    return [
        Lane(lane.item, lane.start, lane.end, number, len(ends)) for lane, number in zip(cluster, numbers, strict=True)
    ]
