"""Who sleeps in which room: rooms out of what is known of each guest, who fits with whom, and whether rooms suffice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import permutations

from eujc_desktop.common.folding import fold
from eujc_desktop.common.order import in_order
from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning import room_mates
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.traveller import Traveller

OWN = "own"
SOON = 14
"""So many days before rooms are given back it is told."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A traveller with what else decides where she sleeps; `not_with` is as it was typed."""

    who: Traveller
    not_with: str = ""
    number: str = ""
    smoking: bool | None = None
    sex: str = ""
    needs: str = ""

    @property
    def id(self) -> str:
        return self.who.id

    @property
    def name(self) -> str:
        return self.who.name

    @property
    def nights(self) -> tuple[date, ...]:
        """The nights she stays, as the days on which they begin; none where one end is not known."""
        return _between(self.who.check_in, self.who.check_out)


@lru_cache
def _between(first: date | None, last: date | None) -> tuple[date, ...]:
    if first is None or last is None:
        return ()
    return tuple(first + timedelta(days=step) for step in range(max((last - first).days, 0)))


@dataclass(frozen=True, slots=True)
class Room:
    """One room: its hotel, its type by key with "" for not known yet, its number, and who sleeps there."""

    hotel: str
    kind: str
    number: str
    guests: tuple[Guest, ...]

    @property
    def beds(self) -> int:
        return 2 if self.kind in room_mates.SHARED or len(self.guests) > 1 else 1

    @property
    def free(self) -> int:
        """Beds that nobody has."""
        return 0 if self.kind == OWN else self.beds - len(self.guests)


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody for a room with a guest: whether one has named the other, what stands against it, what to think of."""

    guest: Guest
    wished: bool
    why_not: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """So many rooms of one type that a hotel holds, up to the day of leaving."""

    id: str
    hotel: str
    kind: str
    rooms: int
    first: date | None = None
    last: date | None = None
    release: date | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """How many rooms of a block's type its hotel gives in the fullest of its nights, and on which nights too many.

    `free` are the rooms that nobody has on any of its nights; several blocks of a type in one night count together.
    """

    block: Block
    used: int
    free: int
    over: tuple[date, ...]


def together(guests: Sequence[Guest]) -> tuple[Room, ...]:
    """The rooms: those who name each other share one, unless something stands against it; everybody else has one alone.

    They stand by hotel, shared ones first.
    """
    pairs = dict(_pairs(guests))
    by_id = {guest.id: guest for guest in guests}
    rooms = []
    for guest in guests:
        mate = by_id.get(pairs.get(guest.id, ""))
        if mate is None or guest.id < mate.id:
            rooms.append(_room((guest, mate) if mate else (guest,)))
    return tuple(in_order(rooms, lambda room: (not room.hotel, fold(room.hotel), -len(room.guests), room.kind == OWN)))


def by_night(rooms: Iterable[Room], blocks: Iterable[Block], first: date, last: date) -> dict[tuple[str, date], int]:
    """How many rooms a hotel, by its folded name, has for us in a night: those slept in, or those held where more.

    Guests of whom no nights are known, and blocks without ends, stay from the first day to the last.
    """
    used, held, whole = Counter[tuple[str, date]](), Counter[tuple[str, date]](), _between(first, last)
    for room in rooms:
        used.update((fold(room.hotel), night) for night in _nights(room) or whole if room.kind != OWN)
    for block in blocks:
        for night in _between(block.first or first, block.last or last):
            held[fold(block.hotel), night] += block.rooms
    return used | held


def _room(guests: tuple[Guest, ...]) -> Room:
    """The room of some guests, by what is known of any of them; for two it is one with two beds where one says so."""
    kinds = [guest.who.room_type for guest in guests if guest.who.room_type]
    shared = [kind for kind in kinds if kind in room_mates.SHARED] if len(guests) > 1 else []
    hotel = next((guest.who.hotel for guest in guests if guest.who.hotel), "")
    number = next((guest.number for guest in guests if guest.number), "")
    return Room(hotel, (*shared, *kinds, "")[0], number, guests)


def _pairs(guests: Sequence[Guest]) -> Iterator[tuple[str, str]]:
    """Those who name each other and nobody else and may share, both ways round."""
    known = room_mates.Names(guest.who for guest in guests)
    people = [guest.who for guest in guests]
    by_id = {guest.id: guest for guest in guests}
    names = {one.id: [mate.id for mate in known.meant(one.room_mate, but=one)] for one in people}
    for one, mates in names.items():
        if len(mates) == 1 and names[mates[0]] == [one] and not _against(by_id[one], by_id[mates[0]]):
            yield one, mates[0]


def sharing(rooms: Iterable[Room]) -> dict[str, Guest]:
    """With whom each guest shares a room, by id; those who have one alone are not named."""
    return {one.id: other for room in rooms for one, other in permutations(room.guests, 2)}


def why_not(one: Guest, other: Guest, shared: Mapping[str, Guest]) -> tuple[str, ...]:
    """What stands against two sharing a room while others are `sharing` theirs; nothing where they may."""
    found = _against(one, other)
    for guest in (one, other):
        mate = shared.get(guest.id)
        if mate is not None and mate.id not in (one.id, other.id):
            found.append(say("{name} shares with {mate}", name=guest.name, mate=mate.name))
    return tuple(found)


def _against(one: Guest, other: Guest) -> list[str]:
    """What stands against two sharing a room, whoever else there is."""
    found = [
        say("{name} does not want to share with {mate}", name=guest.name, mate=refused.name)
        for guest, refused in ((one, other), (other, one))
        if guest.not_with and room_mates.named(guest.not_with, [refused.who])
    ]
    found += [say("{name} books without us", name=guest.name) for guest in (one, other) if guest.who.room_type == OWN]
    if len({fold(guest.who.hotel) for guest in (one, other) if guest.who.hotel}) > 1:
        found.append(say("they stay in different hotels"))
    if one.nights and other.nights and not set(one.nights) & set(other.nights):
        found.append(say("they have no night in common"))
    return found


def doubts(one: Guest, other: Guest) -> tuple[str, ...]:
    """What to think of before two share a room, though nothing stands against it."""
    found = []
    if one.nights and other.nights and one.nights != other.nights:
        apart = len(set(one.nights) ^ set(other.nights))
        found.append(say_many("{n} night not in common", "{n} nights not in common", n=apart))
    if one.smoking is not None and other.smoking is not None and one.smoking != other.smoking:
        found.append(say("one of them smokes"))
    if one.sex and other.sex and one.sex != other.sex:
        found.append(say("a woman and a man"))
    for guest, mate in ((one, other), (other, one)):
        wish = (guest.who.room_mate or "").strip()
        if wish and not room_mates.named(wish, [mate.who]):
            found.append(say("{name} wishes to share with {mate}", name=guest.name, mate=wish))
    return tuple(found)


def wishes(one: Guest, other: Guest) -> bool:
    """Whether one of two has named the other."""
    return any(
        bool(room_mates.named(guest.who.room_mate or "", [mate.who])) for guest, mate in ((one, other), (other, one))
    )


def mates(one: Guest, guests: Iterable[Guest], shared: Mapping[str, Guest]) -> list[Mate]:
    """Everybody else, those who fit best first: who may, who is wished, and who with the fewest doubts."""
    found = [
        Mate(other, wishes(one, other), why_not(one, other, shared), doubts(one, other))
        for other in guests
        if other.id != one.id
    ]
    return sorted(
        found, key=lambda mate: (bool(mate.why_not), not mate.wished, len(mate.doubts), fold(mate.guest.name))
    )


def uses(blocks: Sequence[Block], rooms: Sequence[Room]) -> tuple[Use, ...]:
    """How full each block is."""
    used = Counter((fold(room.hotel), room.kind, night) for room in rooms for night in _nights(room))
    held: Counter[tuple[str, str, date]] = Counter()
    for block in blocks:
        held.update(dict.fromkeys(_keys(block, used), block.rooms))
    found = []
    for block in blocks:
        keys = _keys(block, used)
        over = tuple(key[2] for key in keys if used[key] > held[key])
        free = min((max(held[key] - used[key], 0) for key in keys), default=block.rooms)
        found.append(Use(block, max((used[key] for key in keys), default=0), free, over))
    return tuple(found)


def _nights(room: Room) -> set[date]:
    return {night for guest in room.guests for night in guest.nights}


def _keys(block: Block, used: Counter[tuple[str, str, date]]) -> list[tuple[str, str, date]]:
    """The nights of a block as rooms are counted; where it has no ends, those on which somebody has such a room."""
    place = fold(block.hotel), block.kind
    nights = sorted(night for hotel, kind, night in used if (hotel, kind) == place)
    if block.first and block.last:
        nights = [block.first + timedelta(days=step) for step in range((block.last - block.first).days)]
    return [(*place, night) for night in nights]


def check(uses_: Sequence[Use], today: date) -> tuple[Finding, ...]:
    """Nights with more rooms than are held, and rooms that are soon given back though nobody has them."""
    found = []
    for use in uses_:
        block, kind = use.block, use.block.kind
        if use.over:
            nights = tuple(say("{day:bare}", day=night) for night in use.over[:3])
            if len(use.over) > 3:
                nights = (*nights, say("{n} more", n=len(use.over) - 3))
            message = say("{hotel}: more {kind} rooms are given than it holds, in the nights of {nights}.",
                          hotel=block.hotel, kind=room_mates.KINDS.get(kind, kind), nights=nights)  # fmt: skip
            found.append(Finding("rooms short", "error", message, table="room_block", record=block.id))
        elif block.release and use.free and 0 <= (days := (block.release - today).days) <= SOON:
            values = {"hotel": block.hotel, "free": use.free, "kind": room_mates.KINDS.get(kind, kind)}
            message = say("{hotel} takes {free} {kind} rooms back today that nobody has.", **values)
            if days:
                message = say_many("{hotel} takes {free} {kind} rooms back in {n} day that nobody has.",
                                   "{hotel} takes {free} {kind} rooms back in {n} days that nobody has.",
                                   n=days, **values)  # fmt: skip
            found.append(Finding("rooms released", "warning", message, table="room_block", record=block.id))
    return tuple(found)
