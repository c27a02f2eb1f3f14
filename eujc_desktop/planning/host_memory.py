"""Whether a host has been asked too often: what was before a visit, weighed by a few limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from eujc_desktop.common.said import say, say_many

Level = Literal["fresh", "care", "rest"]
TOOK_PLACE = frozenset({"visited", "thanked"})
ASKED, AGREED = frozenset({"requested", "pencilled"}), "confirmed"
WAS_REFUSED = "declined"


@dataclass(frozen=True, slots=True)
class Limits:
    """After how many days a host may be asked again, and how many visits in how many days are many."""

    rest_days: int = 180
    many: int = 3
    many_within_days: int = 3 * 365
    refused_days: int = 365
    low_rating: int = 2


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier visit as far as the host would remember it; `day` is None where nobody noted it."""

    day: date | None
    stage: str
    thanked: bool = False
    rating: int | None = None
    invite_again: bool | None = None


@dataclass(frozen=True, slots=True)
class Tiredness:
    """How tired of us a host may be, and why, in words."""

    level: Level
    reasons: tuple[str, ...] = ()


FRESH = Tiredness("fresh")


def tiredness(past: Iterable[Past], wanted: date, limits: Limits = USUAL) -> Tiredness:
    """How a host may feel about a visit on a day: fresh, to be asked with care, or to be left in peace."""
    past = list(past)
    before = sorted((one for one in past if one.day is None or one.day <= wanted), key=lambda one: one.day or date.min)
    weighed = [*_weighed(before, wanted, limits), *_besides(past, wanted, limits)]
    level: Level = "rest" if any(grave for grave, _ in weighed) else "care" if weighed else "fresh"
    return Tiredness(level, tuple(words for _, words in weighed))


def _weighed(before: Sequence[Past], wanted: date, limits: Limits) -> Iterator[tuple[bool, str]]:
    """Each thing that speaks against asking, in words, and whether it is grave."""
    held = [one for one in before if one.stage in TOOK_PLACE]
    yield from _too_often(held, wanted, limits)
    yield from _refusals(before, wanted, limits)
    if held:
        yield from _last_time(held[-1], limits)


def _too_often(held: Sequence[Past], wanted: date, limits: Limits) -> Iterator[tuple[bool, str]]:
    days = [(wanted - one.day).days for one in held if one.day is not None]
    if days and min(days) < limits.rest_days:
        yield True, say_many("The last visit is {n} day before this one", "The last visit is {n} days before this one",
                             n=min(days))  # fmt: skip
    lately = sum(each < limits.many_within_days for each in days)
    if lately >= limits.many:
        years = round(limits.many_within_days / 365)
        yield lately > limits.many, say("{n} visits in {years} years", n=lately, years=years)


def _besides(others: Iterable[Past], wanted: date, limits: Limits) -> Iterator[tuple[bool, str]]:
    """Another visit at about that time that the host is asked for, or has agreed to already."""
    near = [one for one in others if one.day is not None and abs((wanted - one.day).days) < limits.rest_days]
    agreed = min((one.day for one in near if one.stage == AGREED and one.day), default=None)
    if agreed is not None:
        yield False, say("Another visit is agreed for {day:plain}", day=agreed)
    if any(one.stage in ASKED for one in near):
        yield False, say("It has not answered another request yet")


def _refusals(before: Sequence[Past], wanted: date, limits: Limits) -> Iterator[tuple[bool, str]]:
    last = before[-1] if before else None
    if last is None or last.stage != WAS_REFUSED:
        return
    if last.day is not None and (wanted - last.day).days < limits.refused_days:
        yield False, say("Declined on {day:short}", day=last.day)
    if len(before) > 1 and before[-2].stage == WAS_REFUSED:
        yield True, say("Declined twice in a row")


def _last_time(last: Past, limits: Limits) -> Iterator[tuple[bool, str]]:
    if not last.thanked:
        yield False, say("Nobody has noted thanks for the last visit")
    if last.rating is not None and last.rating <= limits.low_rating:
        yield False, say("The last visit was rated {n} of 5", n=last.rating)
    if last.invite_again is False:
        yield True, say("It was said not to come again")
