"""Who shares a room with whom: both have to say so, for the same hotel and the same nights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eujc_desktop.common.folding import fold
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.traveller import GONE, Traveller, Trip, sets, told

SHARED = frozenset({"twin", "double"})
_FIELD = "participation.room_mate"
_MOST = 3


def check(travellers: Sequence[Traveller], trip: Trip) -> Iterator[Finding]:
    """What is wrong about shared rooms, for each person it concerns."""
    staying = [person for person in travellers if person.stage not in GONE]
    for person in staying:
        if (person.room_mate or "").strip():
            yield from _with_mate(person, staying)
        elif person.room_type in SHARED:
            yield from _alone(person, staying, trip)


def named(text: str, people: Sequence[Traveller]) -> list[Traveller]:
    """Those of `people` whom a text means: whose family name, and given name where there is one, stand in it."""
    words = _words(text)
    by_family = [one for one in people if one.family and set(_words(one.family)) <= set(words)]
    by_family += [one for one in people if one.native and "".join(one.native.split()) in "".join(text.split())]
    fuller = [one for one in by_family if one.given and set(_words(one.given)) & set(words)]
    return list(dict.fromkeys(fuller or by_family))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(text))


def _with_mate(person: Traveller, staying: Sequence[Traveller]) -> Iterator[Finding]:
    others = [one for one in staying if one.id != person.id]
    text = (person.room_mate or "").strip()
    found = named(text, others)
    if not found:
        message = f"{person.name} is to share with “{text}”, but nobody of that name travels on this mission."
        yield told("room-mate unknown", "warning", message, person, _FIELD, "Enter the room-mate", _single(person))
    elif len(found) > 1:
        who = " and ".join(one.name for one in found)
        message = f"{person.name} is to share with “{text}”, which may be {who}."
        yield told("room-mate doubtful", "warning", message, person, _FIELD, *(
            sets(f"It is {one.name}", person, participation__room_mate=one.name) for one in found[:_MOST]))  # fmt: skip
    else:
        yield from _pair(person, found[0], others)


def _pair(person: Traveller, mate: Traveller, others: Sequence[Traveller]) -> Iterator[Finding]:
    text = (mate.room_mate or "").strip()
    back = named(text, [person, *(one for one in others if one.id != mate.id)])
    if not text:
        message = f"{person.name} is to share with {mate.name}, who has named nobody."
        yield told("room-mate not mutual", "warning", message, person, _FIELD,
                   sets(f"Enter it for {mate.name} too", mate, participation__room_mate=person.name),
                   _single(person))  # fmt: skip
    elif person not in back:
        message = f"{person.name} is to share with {mate.name}, who is to share with “{text}”."
        yield told("room-mate not mutual", "warning", message, person, _FIELD,
                   sets(f"Enter it for {mate.name} too", mate, participation__room_mate=person.name),
                   _single(person))  # fmt: skip
    elif len(back) == 1 and person.id < mate.id:
        yield from _same_room(person, mate)


def _same_room(person: Traveller, mate: Traveller) -> Iterator[Finding]:
    """Those who share stay in one room; told once of a pair."""
    apart = (
        ("the hotel", "participation.hotel", person.hotel, mate.hotel),
        ("the room type", "participation.room_type", person.room_type, mate.room_type),
        ("the night of arrival", "participation.check_in", person.check_in, mate.check_in),
        ("the day of leaving", "participation.check_out", person.check_out, mate.check_out),
    )
    differ = [(words, key, mine, theirs) for words, key, mine, theirs in apart if mine and theirs and mine != theirs]
    if not differ:
        return
    message = f"{person.name} and {mate.name} share a room, but {_listed([words for words, *_ in differ])} differ."
    if len(differ) == 1:
        message = message.removesuffix("differ.") + "differs."
    yield told("room-mates apart", "warning", message, person, differ[0][1],
               Fix(f"Take what {mate.name} has", "set", person=person.id,
                   values=tuple((key, theirs) for _, key, _, theirs in differ)),
               Fix(f"Take what {person.name} has", "set", person=mate.id,
                   values=tuple((key, mine) for _, key, mine, _ in differ)))  # fmt: skip


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _alone(person: Traveller, staying: Sequence[Traveller], trip: Trip) -> Iterator[Finding]:
    if not person.going:
        return
    severity: Severity = "warning" if trip.within(trip.flights_days) else "hint"
    wishing = [one for one in staying if one.id != person.id and person in named(one.room_mate or "", staying)]
    message = f"{person.name} has a {person.room_type} room, and nobody is named to share it."
    yield told("room-mate missing", severity, message, person, _FIELD,
               *(sets(f"Share with {one.name}", person, participation__room_mate=one.name) for one in wishing[:1]),
               "Enter the room-mate", _single(person))  # fmt: skip


def _single(person: Traveller) -> Fix:
    return sets("Give a single room", person, participation__room_type="single", participation__room_mate=None)
