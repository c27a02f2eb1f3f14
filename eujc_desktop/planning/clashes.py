"""Clashes of the clock and the map: two things at once, ways that take too long, journeys nobody has planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eujc_desktop.common.said import duration, say
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.items import LOOSE, Frame, Item
from eujc_desktop.planning.travel import Journeys


@dataclass(frozen=True, slots=True)
class Timed:
    """An item with its start and end in minutes, both known or the end taken as the start."""

    item: Item
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Track:
    """What one group or one person does, in order of time; `own` says whether a person has items of his own."""

    who: str
    steps: tuple[Timed, ...]
    person: bool = False


def tracks(items: Sequence[Item], frame: Frame) -> tuple[Track, ...]:
    """One track a group, and one for each person whom an item names; a single one where there are no groups."""
    timed = sorted(_timed(items), key=lambda step: (step.start, step.end))
    letters = sorted(
        {letter for step in timed for letter in step.item.groups} | {letter for letter in frame.heads if letter}
    )
    shared = [step for step in timed if not step.item.people]
    found = [
        Track(letter, tuple(step for step in shared if not step.item.groups or letter in step.item.groups))
        for letter in letters or [""]
    ]
    for person in sorted({person for step in timed for person in step.item.people}):
        group = frame.members.get(person, "")
        steps = tuple(step for step in timed if person in step.item.people or _with_group(step.item, group))
        found.append(Track(person, steps, person=True))
    return tuple(found)


def _with_group(item: Item, group: str) -> bool:
    return not item.people and (not item.groups or group in item.groups)


def _timed(items: Sequence[Item]) -> Iterator[Timed]:
    for item in items:
        expected = item.status != "cancelled" and item.type not in LOOSE and not item.nobody_named
        if item.starts is not None and expected:
            start = int(item.starts.timestamp() // 60)
            end = int(item.ends.timestamp() // 60) if item.ends else start
            yield Timed(item, start, max(start, end))


def overlaps(track: Track) -> Iterator[tuple[Item, Item, int]]:
    """Pairs of items of one track that are at once, with the minutes they share."""
    going: list[Timed] = []
    for step in track.steps:
        going = [other for other in going if other.end > step.start]
        for other in going:
            shared = min(other.end, step.end) - step.start
            if (shared > 0 or step.start > other.start) and _counts(track, other.item, step.item):
                yield other.item, step.item, shared
        going.append(step)


def _counts(track: Track, one: Item, other: Item) -> bool:
    """What a whole group does twice is told of the group, not of each of its members."""
    return not track.person or bool(one.people or other.people)


def overlap_finding(one: Item, other: Item, minutes: int, who: tuple[str, ...], whom: str) -> Finding:
    """The finding for two items at once."""
    time = duration(minutes)
    message = say("{one} and {other} are at the same time for {time}{whom}.", one=one.label, other=other.label,
                  time=time, whom=whom)  # fmt: skip
    fixes: tuple[Fix, ...] = (
        Fix(say("Start {item} {time} later", item=other.label, time=time), "shift", other.id, minutes),
        Fix(say("End {item} {time} earlier", item=one.label, time=time), "end", one.id, -minutes),
    )
    if minutes == 0:
        message = say(
            "{other} begins while {one} is still going on{whom}.", one=one.label, other=other.label, whom=whom
        )
        fixes = ()
    return Finding("overlap", "error", message, (one.id, other.id), who, other.place, other.starts, fixes=fixes)


@dataclass(frozen=True, slots=True)
class Way:
    """A journey between two items that the plan leaves too little time for, or does not hold at all."""

    start: Item
    end: Item
    here: str
    there: str
    free: int
    needed: int
    estimated: bool

    @property
    def short(self) -> int:
        """Minutes that are missing; zero or less when only the transport is."""
        return self.needed - self.free


def ways(track: Track, journeys: Journeys) -> Iterator[Way]:
    """The journeys of one track that do not work out. A transfer's own length is taken as its planner gave it."""
    last: Timed | None = None
    here = ""
    for step in track.steps:
        item = step.item
        there = (item.leaves_area or here) if item.is_transfer else item.area
        if last is not None and step.start >= last.end and _counts(track, last.item, item):
            way = _way(last, step, (here, there), journeys)
            if way is not None and (way.short > 0 or _needs_transport(item, way, journeys)):
                yield way
        if last is None or step.end >= last.end:
            last, here = step, item.area


def _way(last: Timed, step: Timed, ends: tuple[str, str], journeys: Journeys) -> Way | None:
    here, there = ends
    if not here or not there or here == there or (journey := journeys.minutes(here, there)) is None:
        return None
    return Way(last.item, step.item, here, there, step.start - last.end, journey.minutes, journey.estimated)


def _needs_transport(item: Item, way: Way, journeys: Journeys) -> bool:
    """Within a region a group finds its way; to a train that leaves elsewhere, or to another region, it is taken."""
    return item.is_scheduled or journeys.region(way.here) != journeys.region(way.there)


def way_finding(way: Way, who: tuple[str, ...], whom: str, journeys: Journeys) -> Finding:
    """The finding for a journey that takes too long or is not planned."""
    here, there = journeys.name(way.here), journeys.name(way.there)
    needed = say("about {time}", time=duration(way.needed)) if way.estimated else duration(way.needed)
    values = {"here": here, "there": there, "one": way.start.label, "other": way.end.label, "whom": whom,
              "needed": needed, "free": duration(way.free)}  # fmt: skip
    add = Fix(
        say("Plan a transfer from {here} to {there}", here=here, there=there), "add transfer", way.end.id, way.needed
    )
    found = (way.start.id, way.end.id)
    if way.short <= 0:
        message = say(
            "Nothing is planned from {here} to {there} between {one} and {other}{whom}. "
            "From {here} to {there} a group takes {needed}; {free} are free.",
            **values,
        )
        return Finding("missing transport", "warning", message, found, who, there, way.end.starts, fixes=(add,))
    severity: Severity = "warning" if way.estimated else "error"
    short = duration(way.short)
    message = say(
        "From {here} to {there} a group takes {needed}, but {free} lie between {one} and {other}{whom}: {short} short.",
        **values,
        short=short,
    )
    later = Fix(say("Start {item} {time} later", item=way.end.label, time=short), "shift", way.end.id, way.short)
    fixes = (later, add) if not way.end.is_transfer else (later,)
    return Finding("impossible travel", severity, message, found, who, there, way.end.starts, fixes=fixes)
