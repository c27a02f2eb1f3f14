"""People who have not landed yet or have left already, and what they carry on trains."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from eujc_desktop.common.said import plural, say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.hits import Ground, Hit, Who
from eujc_desktop.planning.items import LOOSE, Coming, Frame, Item
from eujc_desktop.planning.traveller import moment

_ON_THE_WAY = frozenset({"arrival", "check-in", "meeting point", "departure", "culture"}) | LOOSE
_MOST = 250
"""No piece is taken whose sides are longer together, in centimetres."""

_LATE = (
    plural("{name} lands on {when}, after {first} has begun.",
           "{name} lands on {when}, and misses {n} items from {first} on."),
    "participation.arrival_day",
)  # fmt: skip
_EARLY = (
    plural("{name} leaves on {when}, before {first} is over.",
           "{name} leaves on {when}, and misses {n} items from {first} on."),
    "participation.departure_day",
)  # fmt: skip
"""How somebody is told of who is not there yet, or not any more, and the field that says so."""


class Meeting(NamedTuple):
    """An item with its naive clock times, as people's journeys have."""

    begins: datetime
    ends: datetime
    item: Item


def meetings(items: Iterable[Item]) -> list[Meeting]:
    """Items that somebody misses who is not there, in order of time."""
    found = []
    for item in items:
        if item.starts and not item.is_transfer and item.type not in _ON_THE_WAY:
            found.append(Meeting(_naive(item.starts), _naive(item.ends or item.starts), item))
    return sorted(found, key=itemgetter(0))


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def missed(person: str, coming: Coming, gathered: Sequence[Meeting], frame: Frame) -> Iterator[Hit]:
    """What somebody misses who lands late or leaves early."""
    severity: Severity = "hint" if coming.settled else "warning"
    if coming.lands is not None:
        before = gathered[: bisect_left(gathered, coming.lands, key=itemgetter(0))]
        if early := [each.item for each in before if frame.among(person, each.item)]:
            yield _hit("not landed", severity, person, early, partial(_told, *_LATE, coming.lands, frame))
    if coming.leaves is not None:
        last = (each.item for each in gathered if each.ends > coming.leaves and frame.among(person, each.item))
        if late := list(last):
            yield _hit("already gone", severity, person, late, partial(_told, *_EARLY, coming.leaves, frame))


def _hit(rule: str, severity: Severity, person: str, items: list[Item], tell: partial[Finding]) -> Hit:
    ids = tuple(item.id for item in items)
    return Hit(rule, severity, (person,), partial(tell, person, tuple(items), rule, severity, ids), len(items))


def _told(
    words: tuple[str, str], field: str, when: datetime, frame: Frame, person: str, items: tuple[Item, ...], rule: str,
    severity: Severity, ids: tuple[str, ...], _who: Who, _whom: str,
) -> Finding:  # fmt: skip
    first = items[0]
    message = say_many(*words, n=len(items), name=frame.names.get(person, ""), when=moment(when), first=first.label)
    fixes = (Fix(say("Look at the flights"), "open person", person=person, field=field),)
    return Finding(rule, severity, message, ids, (person,), first.place, first.starts, person, field, fixes,
                   weight=len(items))  # fmt: skip


def luggage(item: Item, sent: frozenset[int], ground: Ground) -> Iterator[Hit]:
    """Large pieces on a train for which no seat has room; `sent` are the days, by ordinal, on which it is handed in.

    What was handed in on that day or the one before travels by itself.
    """
    if not item.by_rail or item.date is None or {item.date.toordinal(), item.date.toordinal() - 1} & sent:
        return
    frame = ground.frame
    large = [
        person
        for person, coming in frame.comings.items()
        if coming.luggage > frame.limits.of("luggage") and frame.among(person, item)
    ]
    barred = [person for person in large if frame.comings[person].luggage > _MOST]
    if barred or len(large) > item.luggage_seats:
        severity: Severity = "error" if barred else "warning"
        who = tuple(barred or large)
        tell = partial(_barred if barred else _luggage, item, who, frame)
        yield Hit("luggage", severity, (item.id,), tell, len(large) - item.luggage_seats)


def _barred(item: Item, people: tuple[str, ...], frame: Frame, _who: Who, _whom: str) -> Finding:
    names = tuple(frame.names.get(one, "") for one in people[:3])
    message = say("{item}: no train takes pieces above {most} cm, and {names} have one. Send them ahead.",
                  most=_MOST, names=names, item=item.label)  # fmt: skip
    return _about_luggage("error", message, item, people)


def _luggage(item: Item, people: tuple[str, ...], _frame: Frame, _who: Who, _whom: str) -> Finding:
    message = say_many("{item}: {n} large piece needs a seat with room for luggage; {seats} are reserved.",
                       "{item}: {n} large pieces need seats with room for luggage; {seats} are reserved.",
                       n=len(people), item=item.label, seats=item.luggage_seats)  # fmt: skip
    return _about_luggage("warning", message, item, people)


def _about_luggage(severity: Severity, message: str, item: Item, people: tuple[str, ...]) -> Finding:
    fixes = (Fix(say("Enter the seats with room for luggage"), "enter", item.id, field="item.luggage_seats"),)
    weight = len(people) - item.luggage_seats
    return Finding("luggage", severity, message, (item.id,), people, item.place, item.starts, fixes=fixes,
                   weight=weight)  # fmt: skip
