"""What a paper said of a programme: plain values that are kept, read by later versions, and compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from eujc_desktop.common.bilingual import Words

FORMAT = 1
"""Raised only when older readers would misread; a further field is no reason, they pass over it."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Day:
    """A day with where one is and where one sleeps."""

    number: int
    date: date | None = None
    city: Words = Words()
    theme: Words = Words()
    hotel: Words = Words()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the programme; `name` is that of the host on a visit, else the title. `day` is a day's number.

    `guests` are the few it is for, by name; `seats` the seat of each who has one, as `Anna Berg: car 8, seat 3D`.
    """

    key: str
    name: Words = Words()
    day: int | None = None
    kind: str = ""
    subject: Words = Words()
    start: datetime | None = None
    end: datetime | None = None
    place: Words = Words()
    groups: tuple[str, ...] = ()
    status: str = ""
    meeting_point: str = ""
    ride: str = ""
    dress: str = ""
    bring: str = ""
    note: str = ""
    guests: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """A host or a hotel as the paper gave it."""

    key: str
    name: Words = Words()
    address: Words = Words()
    phone: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A participant; room and hotel are for the office alone."""

    key: str
    name: str = ""
    group: str = ""
    hotel: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of a paper that can be replaced together; `drawn` is a fingerprint of what they are drawn from."""

    key: str
    first: int
    last: int
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is compared; parts and anchors of the paper with their pages; the order it was made to, in words."""

    days: tuple[Day, ...] = ()
    items: tuple[Item, ...] = ()
    hosts: tuple[House, ...] = ()
    hotels: tuple[House, ...] = ()
    people: tuple[Person, ...] = ()
    parts: tuple[Part, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    order: str = ""


def written(snapshot: Snapshot) -> bytes:
    """The snapshot as JSON, the same bytes for the same content; what is empty is left out."""
    found = {"format": FORMAT, **_filled(asdict(snapshot))}
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode()


def read(data: bytes) -> Snapshot:
    """The snapshot back; ValueError where the words are no snapshot, or are of a later format."""
    found = json.loads(data)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ValueError("not a snapshot of a known format")
    return _made(Snapshot, found)


def _filled(value: Any) -> Any:
    """The value without fields that say nothing."""
    if isinstance(value, dict):
        parts = {key: _filled(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part not in (None, "", (), [], {})}
    if isinstance(value, (tuple, list)):
        return [_filled(part) for part in value]
    return value


def _plain(value: Any) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of a snapshot")


def _made(cls: type[T], found: Mapping[str, Any]) -> T:
    """An instance of one of the classes above, from the fields this version knows."""
    names = {field.name for field in fields(cls)}  # type: ignore[arg-type]
    known = {name: value for name, value in found.items() if name in names}
    return cls(**{name: _reader(cls, name)(value) for name, value in known.items()})


def _reader(cls: type[Any], name: str) -> Callable[[Any], Any]:
    return _READ.get((cls, name)) or _READ.get(name) or _same


def _same(value: Any) -> Any:
    return value


def _several(cls: type[Any]) -> Callable[[Any], Any]:
    return lambda rows: tuple(_made(cls, row) for row in rows)


_BOTH = partial(_made, Words)
_READ: dict[Any, Callable[[Any], Any]] = {
    (Snapshot, "days"): _several(Day),
    (Snapshot, "items"): _several(Item),
    (Snapshot, "hosts"): _several(House),
    (Snapshot, "hotels"): _several(House),
    (Snapshot, "people"): _several(Person),
    (Snapshot, "parts"): _several(Part),
    (Snapshot, "places"): lambda pairs: tuple((anchor, page) for anchor, page in pairs),
    (Day, "hotel"): _BOTH,
    (House, "name"): _BOTH,
    (House, "people"): tuple,
    (Item, "name"): _BOTH,
    "address": _BOTH,
    "city": _BOTH,
    "date": date.fromisoformat,
    "end": datetime.fromisoformat,
    "groups": tuple,
    "guests": tuple,
    "place": _BOTH,
    "seats": tuple,
    "start": datetime.fromisoformat,
    "subject": _BOTH,
    "theme": _BOTH,
}
"""How the fields that JSON has no form for are read; by class where the name alone does not tell."""
