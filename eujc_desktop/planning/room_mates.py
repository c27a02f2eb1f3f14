"""Who shares a room with whom: both have to say so, for the same hotel and the same nights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.traveller import GONE, Traveller, Trip, sets, told

SHARED = frozenset({"twin", "double"})
KINDS = {
    "single": say("single"),
    "double single use": say("double single use"),
    "double": say("double"),
    "twin": say("twin"),
}
"""What types of rooms are called within a sentence."""
_FIELD = "participation.room_mate"
_MOST = 3


def check(travellers: Sequence[Traveller], trip: Trip) -> Iterator[Finding]:
    """What is wrong about shared rooms, for each person it concerns."""
    staying = [person for person in travellers if person.stage not in GONE]
    names = Names(staying)
    meant = {person.id: names.meant(person.room_mate, but=person) for person in staying if _said(person)}
    wishing: dict[str, list[Traveller]] = {}
    for person in staying:
        for mate in meant.get(person.id, ()):
            wishing.setdefault(mate.id, []).append(person)
    for person in staying:
        if _said(person):
            yield from _with_mate(person, meant)
        elif person.room_type in SHARED:
            yield from _alone(person, wishing.get(person.id, ()), trip)


def _said(person: Traveller) -> str:
    return (person.room_mate or "").strip()


def named(text: str, people: Sequence[Traveller]) -> list[Traveller]:
    """Those of `people` whom a text means."""
    return Names(people).meant(text)


class Names:
    """People by the words of their names, to be found among many."""

    def __init__(self, people: Iterable[Traveller]) -> None:
        self._by_word: dict[str, list[tuple[frozenset[str], Traveller]]] = {}
        self._native: list[tuple[str, Traveller]] = []
        for one in people:
            if family := _words(one.family):
                self._by_word.setdefault(family[0], []).append((frozenset(family), one))
            if one.native:
                self._native.append(("".join(one.native.split()), one))

    def meant(self, text: str | None, but: Traveller | None = None) -> list[Traveller]:
        """Those whose family name, and given name where there is one, stand in a text, `but` one of them."""
        words = set(_words(text or ""))
        found = [one for word in words for family, one in self._by_word.get(word, ()) if family <= words]
        if text and not text.isascii():
            plain = "".join(text.split())
            found += [one for native, one in self._native if native in plain]
        by_id = {one.id: one for one in found if but is None or one.id != but.id}
        fuller = [one for one in by_id.values() if one.given and set(_words(one.given)) & words]
        return fuller or list(by_id.values())

    def whole(self, text: str) -> list[Traveller]:
        """Those whose family name and a given name stand in a text, as in the head of a mail."""
        words = set(_words(text))
        return [one for one in self.meant(text) if one.given and set(_words(one.given)) & words]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+", fold(text)))


def _with_mate(person: Traveller, meant: Mapping[str, Sequence[Traveller]]) -> Iterator[Finding]:
    text, found = _said(person), meant[person.id]
    if not found:
        message = say("{name} is to share with “{mate}”, but nobody of that name travels on this mission.",
                      name=person.name, mate=text)  # fmt: skip
        yield told("room-mate unknown", "warning", message, person, _FIELD, say("Enter the room-mate"),
                   _single(person))  # fmt: skip
    elif len(found) > 1:
        who = tuple(one.name for one in found)
        message = say("{name} is to share with “{mate}”, which may be {who}.", name=person.name, mate=text, who=who)
        fixes = (
            sets(say("It is {name}", name=one.name), _noted(one), person, participation__room_mate=one.name)
            for one in found[:_MOST]
        )
        yield told("room-mate doubtful", "warning", message, person, _FIELD, *fixes)
    else:
        yield from _pair(person, found[0], meant.get(found[0].id, ()))


def _pair(person: Traveller, mate: Traveller, back: Sequence[Traveller]) -> Iterator[Finding]:
    text = _said(mate)
    if not text:
        message = say("{name} is to share with {mate}, who has named nobody.", name=person.name, mate=mate.name)
        yield _not_mutual(person, mate, message)
    elif person.id not in {one.id for one in back}:
        message = say("{name} is to share with {mate}, who is to share with “{other}”.", name=person.name,
                      mate=mate.name, other=text)  # fmt: skip
        yield _not_mutual(person, mate, message)
    elif len(back) == 1 and person.id < mate.id:
        yield from _same_room(person, mate)


def _not_mutual(person: Traveller, mate: Traveller, message: str) -> Finding:
    too = sets(
        say("Enter it for {name} too", name=mate.name),
        say("Entered for {name} too", name=mate.name),
        mate,
        participation__room_mate=person.name,
    )
    return told("room-mate not mutual", "warning", message, person, _FIELD, too, _single(person))


def _same_room(person: Traveller, mate: Traveller) -> Iterator[Finding]:
    """Those who share stay in one room; told once of a pair."""
    apart = (
        (say("the hotel"), "participation.hotel", person.hotel, mate.hotel),
        (say("the room type"), "participation.room_type", person.room_type, mate.room_type),
        (say("the night of arrival"), "participation.check_in", person.check_in, mate.check_in),
        (say("the day of leaving"), "participation.check_out", person.check_out, mate.check_out),
    )
    differ = [(words, key, mine, theirs) for words, key, mine, theirs in apart if mine and theirs and mine != theirs]
    if not differ:
        return
    message = say_many("{name} and {mate} share a room, but {what} differs.",
                       "{name} and {mate} share a room, but {what} differ.", n=len(differ),
                       name=person.name, mate=mate.name, what=tuple(words for words, *_ in differ))  # fmt: skip
    yield told("room-mates apart", "warning", message, person, differ[0][1],
               Fix(say("Take what {name} has", name=mate.name), "set", person=person.id,
                   values=tuple((key, theirs) for _, key, _, theirs in differ),
                   done=say("Taken from {name}", name=mate.name)),
               Fix(say("Take what {name} has", name=person.name), "set", person=mate.id,
                   values=tuple((key, mine) for _, key, mine, _ in differ),
                   done=say("Taken from {name}", name=person.name)))  # fmt: skip


def _alone(person: Traveller, wishing: Sequence[Traveller], trip: Trip) -> Iterator[Finding]:
    if not person.going:
        return
    severity: Severity = "warning" if trip.within(trip.flights_days) else "hint"
    kind = KINDS.get(person.room_type or "", "")
    message = say("{name} has a {kind} room, and nobody is named to share it.", name=person.name, kind=kind)
    share = (
        sets(say("Share with {name}", name=one.name), _noted(one), person, participation__room_mate=one.name)
        for one in wishing[:1]
    )
    enter = say("Enter the room-mate")
    yield told("room-mate missing", severity, message, person, _FIELD, *share, enter, _single(person))


def _noted(mate: Traveller) -> str:
    return say("Noted {name} as room-mate", name=mate.name)


def _single(person: Traveller) -> Fix:
    return sets(
        say("Give a single room"),
        say("Single room given to {name}", name=person.name),
        person,
        participation__room_type="single",
        participation__room_mate=None,
    )
