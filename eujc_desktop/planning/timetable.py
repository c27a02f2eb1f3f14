"""All rules of a timetable over a mission's items; pure, and fast enough to run after each change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning import clashes, occasions, seating
from eujc_desktop.planning.clashes import Track
from eujc_desktop.planning.finding import Finding, in_order
from eujc_desktop.planning.items import Frame, Item, placed
from eujc_desktop.planning.occasions import Closed, public_holiday
from eujc_desktop.planning.travel import Journeys
from eujc_desktop.planning.travel import journeys as usual_journeys

__all__ = ["Finding", "Frame", "Item", "check", "placed"]

Found = TypeVar("Found")
_NAMED = 2  # so many people a finding names; of more it tells the number


def check(
    items: Sequence[Item], frame: Frame, *, journeys: Journeys | None = None, closed: Closed = public_holiday
) -> tuple[Finding, ...]:
    """What is wrong with a timetable, the gravest first; empty when nothing is.

    Cancelled items and unknown times, places or dates are no mistakes. `closed` names a day's holiday in a country.
    """
    map_ = journeys or usual_journeys()
    live = [item for item in items if item.status != "cancelled"]
    lanes = clashes.tracks(live, frame)
    found = [
        *_overlaps(lanes, frame),
        *_ways(lanes, map_, frame),
        *occasions.not_firm(live, frame),
        *occasions.too_many(live, frame),
        *occasions.on_holidays(live, frame, closed),
        *occasions.outside(live, frame),
        *seating.check(live, frame),
        *_lunches(lanes, frame),
    ]
    return in_order(found)


def _overlaps(lanes: Sequence[Track], frame: Frame) -> list[Finding]:
    together = _gather(
        lanes, lambda track: [((a.id, b.id), (a, b, shared)) for a, b, shared in clashes.overlaps(track)]
    )
    return [clashes.overlap_finding(*found, who, _whom(who, lanes, frame)) for found, who in together]


def _ways(lanes: Sequence[Track], map_: Journeys, frame: Frame) -> list[Finding]:
    together = _gather(lanes, lambda track: [((w.start.id, w.end.id), w) for w in clashes.ways(track, map_)])
    return [clashes.way_finding(way, who, _whom(who, lanes, frame), map_) for way, who in together]


def _lunches(lanes: Sequence[Track], frame: Frame) -> list[Finding]:
    groups = [track for track in lanes if not track.person]
    together = _gather(
        groups, lambda track: [((str(day), item.id), (day, item)) for day, item in occasions.no_lunch(track)]
    )
    return [occasions.lunch_finding(*found, who, _whom(who, lanes, frame)) for found, who in together]


def _gather(
    lanes: Sequence[Track], rule: Callable[[Track], Sequence[tuple[tuple[str, str], Found]]]
) -> list[tuple[Found, tuple[str, ...]]]:
    """What a rule finds on each track, each thing once, with everyone it concerns."""
    things: dict[tuple[str, str], Found] = {}
    whose: dict[tuple[str, str], list[str]] = {}
    for track in lanes:
        for key, found in rule(track):
            things.setdefault(key, found)
            whose.setdefault(key, []).append(track.who)
    return [(things[key], tuple(who for who in whose[key] if who)) for key in things]


def _whom(who: Sequence[str], lanes: Sequence[Track], frame: Frame) -> str:
    """`, for group A`, `, for Anna Berg`; nothing when it concerns everyone."""
    letters = [track.who for track in lanes if not track.person]
    groups = [letter for letter in who if letter in letters]
    people = [frame.names.get(one, "") for one in who if one not in groups]
    if (groups and len(groups) == len(letters)) or not who:
        return ""
    words = [say_many("group {letters}", "groups {letters}", n=len(groups), letters=tuple(groups))] if groups else []
    if len(people) <= _NAMED and all(people):
        words += people
    else:
        words.append(say_many("{n} person", "{n} people", n=len(people)))
    return say(", for {who}", who=tuple(words))
