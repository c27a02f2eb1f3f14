"""The statistics as they stood on a day: plain figures with what was counted, kept as bytes, compared later."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

FORM = 1
"""The number of the form in which reports are kept."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A deliverable: how many were done and are expected, in all years and in that of the report.

    `beside` is what is counted beside it, as seminars.
    """

    code: str
    done: int
    expected: int
    year_done: int
    year_expected: int
    beside: int | None
    target: int


@dataclass(frozen=True, slots=True)
class OfProgramme:
    """A programme in figures; None where nothing is known.

    Its Japanese name is empty where none is given, and in reports of before it was kept.
    """

    key: str
    name: str
    events: int
    applied: int | None
    people: int
    fill: float | None
    smes: float | None
    visits: int
    rating: float | None
    results: int = 0
    name_ja: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What makes one figure, by ids: participations done and expected, editions, activities with their numbers."""

    done: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    wholes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """All that a report says, and by ids what stands behind each deliverable; names are not kept in it.

    `marks` are statuses that figures bear, as INVENTED, with the first and last year of those that do;
    `years` are by year the numbers of each series, `cuts` by cut its values with their numbers, most first.
    """

    dated: date
    confirmed: bool
    marks: tuple[tuple[str, int, int], ...]
    reached: tuple[Reached, ...]
    years: tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
    programmes: tuple[OfProgramme, ...]
    cuts: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    evidence: Mapping[str, Evidence]

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year."""
        return (self.years[0][0], self.years[-1][0]) if self.years else (self.dated.year, self.dated.year)

    @property
    def people(self) -> int:
        """How many people the cuts are about: everybody has one gender, but an activity may have two themes."""
        return sum(number for _, number in dict(self.cuts).get("sex", ()))


def written(stated: Stated) -> bytes:
    """A report as it is kept."""
    plain = {**asdict(stated), "dated": stated.dated.isoformat(), "form": FORM}
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def read(kept: bytes) -> Stated:
    """A report out of what was kept; ValueError when it is of a form that is not known."""
    try:
        plain: dict[str, Any] = json.loads(zlib.decompress(kept))
    except zlib.error as exc:
        raise ValueError(str(exc)) from exc
    if plain.pop("form", None) != FORM:
        raise ValueError("another form")
    return Stated(
        dated=date.fromisoformat(plain["dated"]),
        confirmed=plain["confirmed"],
        marks=tuple((source, first, last) for source, first, last in plain["marks"]),
        reached=tuple(Reached(**each) for each in plain["reached"]),
        years=tuple((year, _pairs(parts)) for year, parts in plain["years"]),
        programmes=tuple(OfProgramme(**each) for each in plain["programmes"]),
        cuts=tuple((cut, _pairs(values)) for cut, values in plain["cuts"]),
        evidence={code: _evidence(each) for code, each in plain["evidence"].items()},
    )


def _pairs(values: list[list[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((str(value), int(number)) for value, number in values)


def _evidence(plain: dict[str, list[Any]]) -> Evidence:
    lists = {name: tuple(plain[name]) for name in ("done", "expected", "editions")}
    return Evidence(**lists, wholes=_pairs(plain["wholes"]))


@dataclass(frozen=True, slots=True)
class Moved:
    """A deliverable in two reports, and by ids what came into the later one and what went."""

    code: str
    before: int
    after: int
    came: Evidence
    gone: Evidence


def moved(before: Stated, after: Stated) -> list[Moved]:
    """Every deliverable of two reports beside each other."""
    earlier = {each.code: each for each in before.reached}
    found = []
    for each in after.reached:
        was, now = before.evidence.get(each.code, Evidence()), after.evidence.get(each.code, Evidence())
        first = earlier.get(each.code)
        number = figure(first, before) if first else 0
        found.append(Moved(each.code, number, figure(each, after), _beyond(now, was), _beyond(was, now)))
    return found


def figure(one: Reached, stated: Stated) -> int:
    """The figure as the report shows it, with those confirmed where it counts them."""
    return one.done + (one.expected if stated.confirmed else 0)


def _beyond(one: Evidence, other: Evidence) -> Evidence:
    """What the one has and the other has not; an activity as a whole with by how much it has more."""
    known = {*other.done, *other.expected}
    wholes = dict(other.wholes)
    return Evidence(
        tuple(each for each in one.done if each not in known),
        tuple(each for each in one.expected if each not in known),
        tuple(each for each in one.editions if each not in set(other.editions)),
        tuple((key, more) for key, number in one.wholes if (more := number - wholes.get(key, 0)) > 0),
    )
