"""How a rooming list differs from the one a hotel was sent before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields

COMPARED = ("room", "number", "shares_with", "first", "last", "note")
"""What a hotel acts on, in the order in which changes are told."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One guest in one hotel as a list gave it; days are written as 2027-03-15."""

    hotel: str = ""
    person: str = ""
    name: str = ""
    room: str = ""
    number: str = ""
    shares_with: str = ""
    first: str = ""
    last: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Who is `new`, `gone` or `changed`, with field, value before and value now."""

    stay: Stay
    kind: str
    parts: tuple[tuple[str, str, str], ...] = ()


def changes(before: Sequence[Stay], now: Sequence[Stay]) -> tuple[Change, ...]:
    """What a hotel has to change, in the order of the list as it is now; who has gone comes last."""
    old = {(stay.hotel, stay.person): stay for stay in before}
    new = {(stay.hotel, stay.person) for stay in now}
    found = [change for stay in now for change in _of(old.get((stay.hotel, stay.person)), stay)]
    return (*found, *(Change(stay, "gone") for key, stay in old.items() if key not in new))


def _of(before: Stay | None, now: Stay) -> Iterator[Change]:
    if before is None:
        yield Change(now, "new")
        return
    pairs = ((name, getattr(before, name), getattr(now, name)) for name in COMPARED)
    if parts := tuple(part for part in pairs if part[1] != part[2]):
        yield Change(now, "changed", parts)


def written(stays: Sequence[Stay]) -> str:
    """The list as JSON, without what is empty."""
    rows = [{key: value for key, value in asdict(stay).items() if value} for stay in stays]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read(text: str) -> tuple[Stay, ...]:
    """A list that was written, also by a later version; ValueError where it is none."""
    known = {field.name for field in fields(Stay)}
    try:
        return tuple(
            Stay(**{key: str(value) for key, value in row.items() if key in known}) for row in json.loads(text)
        )
    except (TypeError, AttributeError) as exc:
        raise ValueError("not a rooming list") from exc
