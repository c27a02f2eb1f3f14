"""Clashes of the clock and the map: two things at once, ways that take too long, journeys nobody has planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from eujc_desktop.common.said import duration, say
from eujc_desktop.planning.finding import Finding, Severity
from eujc_desktop.planning.hits import Ground, Hit, Who
from eujc_desktop.planning.items import AT_A_HOST, Item
from eujc_desktop.planning.lanes import Lane, Step
from eujc_desktop.planning.travel import Journeys


def overlaps(lane: Lane, day: int, _ground: Ground) -> Iterator[Hit]:
    """Pairs of items at once of which the later begins on this day, with the minutes they share."""
    going = lane.still_going(day)
    for step in lane.days[day]:
        going = [other for other in going if other.end > step.start]
        for other in going:
            shared = min(other.end, step.end) - step.start
            if (shared > 0 or step.start > other.start) and lane.counts(other.item, step.item):
                one, two = other.item, step.item
                yield Hit("overlap", "error", (one.id, two.id), partial(_overlap, one, two, shared), shared)
        going.append(step)


def _overlap(one: Item, other: Item, minutes: int, who: Who, whom: str) -> Finding:
    message = say("{one} and {other} are at the same time for {time}{whom}.", one=one.label, other=other.label,
                  time=duration(minutes), whom=whom)  # fmt: skip
    if minutes == 0:
        message = say(
            "{other} begins while {one} is still going on{whom}.", one=one.label, other=other.label, whom=whom
        )
    return Finding("overlap", "error", message, (one.id, other.id), who, other.place, other.starts, weight=minutes)


@dataclass(frozen=True, slots=True)
class Way:
    """How one gets from an item to the next: minutes that are free and, where places are known, needed.

    `spare` is what people should have besides, by the rule named `cause`.
    """

    start: Item
    end: Item
    here: str
    there: str
    free: int
    needed: int
    estimated: bool
    spare: int = 0
    cause: str = ""

    @property
    def short(self) -> int:
        """Minutes that are missing; zero or less when there is time."""
        return self.needed - self.free


def ways(lane: Lane, day: int, ground: Ground) -> Iterator[Hit]:
    """Ways that end on this day and do not work out. A transfer's own length is taken as its planner gave it."""
    last = lane.before(day)
    for step in lane.days[day]:
        if last is not None and step.start >= last.end and lane.counts(last.item, step.item):
            yield from _way(last, step, ground)
        if last is None or step.end >= last.end:
            last = step


def _way(last: Step, step: Step, ground: Ground) -> Iterator[Hit]:
    here, there = _ends(last.item, step.item)
    if (not here or not there or here == there) and not (last.item.is_transfer and step.item.company):
        return
    way = way_between(last, step, ground)
    pair, journeys = (way.start.id, way.end.id), ground.journeys
    if way.short > 0:
        severity: Severity = "warning" if way.estimated else "error"
        yield Hit("impossible travel", severity, pair, partial(_short, way, journeys), way.short)
        return
    if way.needed and _needs_transport(way, journeys):
        yield Hit("missing transport", "warning", pair, partial(_missing, way, journeys))
    if (lacking := way.short + way.spare) > 0:
        yield Hit(way.cause, _gravity(way), pair, partial(_tight, way, journeys), lacking)


def way_between(last: Step, step: Step, ground: Ground) -> Way:
    """The way from one step to the next, as it is planned."""
    start, end, journeys = last.item, step.item, ground.journeys
    here, there = _ends(start, end)
    journey = journeys.minutes(here, there) if here and there and here != there else None
    free = step.start - last.end
    needed, estimated = (journey.minutes, journey.estimated) if journey else (0, False)
    spare, cause = _spare(start, step, moves=bool(journey), ground=ground) if step.day == last.day else (0, "")
    return Way(start, end, here, there, free, needed, estimated, spare, cause)


def _ends(start: Item, end: Item) -> tuple[str, str]:
    """The areas one comes from and has to be in, as a transfer may leave elsewhere."""
    return start.area, (end.leaves_area or start.area) if end.is_transfer else end.area


def _spare(start: Item, step: Step, *, moves: bool, ground: Ground) -> tuple[int, str]:
    """The minutes people should have left when they arrive, and the rule that says so."""
    item, limits = step.item, ground.frame.limits
    arrives = moves or (start.is_transfer and not item.is_transfer)
    wished: list[tuple[int, str]] = []
    if arrives and item.type in AT_A_HOST and item.company:
        rule = "plant buffer" if item.type == "plant tour" else "office buffer"
        gate = step.clock - item.gate if item.gate is not None else 0
        wished.append((max(limits.of(rule), gate), rule))
    if moves:
        wished.append((limits.of("tight travel"), "tight travel"))
    return max((each for each in wished if limits.on(each[1])), default=(0, ""))


def _gravity(way: Way) -> Severity:
    """Stated minutes hold what a group needs besides; an estimate may be off, and a gate time was agreed."""
    agreed = way.end.gate is not None and way.cause != "tight travel"
    return "warning" if way.estimated or agreed else "hint"


def _needs_transport(way: Way, journeys: Journeys) -> bool:
    """Within a region a group finds its way; to a train that leaves elsewhere, or to another region, it is taken."""
    return way.end.is_scheduled or journeys.region(way.here) != journeys.region(way.there)


def _words(way: Way, journeys: Journeys, whom: str) -> dict[str, Any]:
    needed = say("about {time} (estimated)", time=duration(way.needed)) if way.estimated else duration(way.needed)
    return {"here": journeys.name(way.here), "there": journeys.name(way.there), "one": way.start.label,
            "other": way.end.label, "whom": whom, "needed": needed, "free": duration(way.free)}  # fmt: skip


def _missing(way: Way, journeys: Journeys, who: Who, whom: str) -> Finding:
    message = say(
        "Nothing is planned from {here} to {there} between {one} and {other}{whom}. "
        "From {here} to {there} a group takes {needed}; {free} are free.",
        **_words(way, journeys, whom),
    )
    return _found("missing transport", "warning", message, way, journeys, who)


def _short(way: Way, journeys: Journeys, who: Who, whom: str) -> Finding:
    message = say(
        "From {here} to {there} a group takes {needed}, but {free} lie between {one} and {other}{whom}: {short} short.",
        **_words(way, journeys, whom),
        short=duration(way.short),
    )
    severity: Severity = "warning" if way.estimated else "error"
    return _found("impossible travel", severity, message, way, journeys, who)._replace(weight=way.short)


def _tight(way: Way, journeys: Journeys, who: Who, whom: str) -> Finding:
    words = {**_words(way, journeys, whom), "spare": duration(way.spare), "left": duration(-way.short)}
    if way.cause == "tight travel":
        message = say(
            "From {here} to {there} a group takes {needed}, so only {left} of the time between {one} and {other} "
            "are to spare{whom}.",
            **words,
        )
    else:
        message = say(
            "People are at {other} only {left} before it begins{whom}; the host expects them {spare} before.", **words
        )
    return _found(way.cause, _gravity(way), message, way, journeys, who)._replace(weight=way.short + way.spare)


def _found(rule: str, severity: Severity, message: str, way: Way, journeys: Journeys, who: Who) -> Finding:
    items, there = (way.start.id, way.end.id), journeys.name(way.there)
    return Finding(rule, severity, message, items, who, there, way.end.starts, ways=(way.here, way.there))
