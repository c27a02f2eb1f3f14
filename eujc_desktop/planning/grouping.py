"""Groups of a mission made and balanced by rule: who goes with whom, and what the rules ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from eujc_desktop.common.folding import fold
from eujc_desktop.planning.room_mates import Names
from eujc_desktop.planning.traveller import Traveller

Company = Literal["apart", "together", ""]


class Rule(IntEnum):
    """What groups are made by; an earlier rule is never broken for the sake of a later one."""

    LIMIT = 0
    REFUSED = 1
    SIZE = 2
    COMPANY = 3
    WISHED = 4
    LANGUAGE = 5
    KEEP = 6
    NEAR = 7
    """Those of one language as many together as can be."""
    BALANCE = 8


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who goes, with what decides on the group; `wishes` and `not_with` are as they were typed.

    `language` is the one in which she follows an interpreter, "" where that is not known.
    """

    who: Traveller
    company: str = ""
    language: str = ""
    sector: str = ""
    sex: str = ""
    country: str = ""
    wishes: str = ""
    not_with: str = ""
    group: str = ""
    locked: bool = False

    @property
    def key(self) -> str:
        return self.who.id

    @property
    def name(self) -> str:
        return self.who.name


@dataclass(frozen=True, slots=True)
class Limit:
    """The most people that a group may have, and the host that says so."""

    most: int
    host: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """The groups to be, by letter, and which rules hold. With `keep` nobody moves whom no rule moves."""

    letters: tuple[str, ...] = ("A", "B")
    limits: Mapping[str, Limit] = field(default_factory=dict)
    company: Company = "apart"
    sizes: bool = True
    wishes: bool = True
    languages: bool = True
    balance: bool = True
    keep: bool = True


Groups = Mapping[str, str]
"""The letter of each member's group, by key."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Who has named whom: `wished` and `refused` are pairs of places in the list, `unknown` wishes that name nobody."""

    wished: tuple[tuple[int, int], ...]
    refused: tuple[tuple[int, int], ...]
    unknown: tuple[int, ...]


def ties(people: Sequence[Member]) -> Ties:
    """What the members have said of each other."""
    if not any(one.wishes or one.not_with for one in people):
        return Ties((), (), ())
    names, at = Names(one.who for one in people), {one.key: place for place, one in enumerate(people)}

    def said(text: str, one: Member) -> list[int]:
        return [at[other.id] for other in names.meant(text, but=one.who)] if text.strip() else []

    wished = [(at[one.key], other) for one in people for other in said(one.wishes, one)]
    refused = {(at[one.key], other) for one in people for other in said(one.not_with, one)}
    unknown = tuple(at[one.key] for one in people if one.wishes.strip() and not said(one.wishes, one))
    # Who is refused by somebody cannot be her wish.
    wanted = [pair for pair in wished if pair not in refused and pair[::-1] not in refused]
    return Ties(tuple(wanted), tuple(sorted(refused)), unknown)


_ENGLISH = re.compile(r"\b(?:english|anglais|englisch|inglese|ingl[eé]s)\b|英語", re.IGNORECASE)
_WEAK = re.compile(r"^\s*(?:none|no|nil|basic|beginner|poor|weak|a1|a2|débutant|aucun|なし|初級)\b", re.IGNORECASE)


def interpreted(languages: Sequence[str], english_level: str) -> str:
    """The language in which somebody follows an interpreter: English wherever it will do, else the first named."""
    weak = bool(_WEAK.match(english_level))
    if not weak and (english_level.strip() or any(_ENGLISH.search(one) for one in languages)):
        return "English"
    own = (one for one in languages if not _ENGLISH.search(one))
    words = (re.match(r"[^\W\d_]+", one.strip()) for one in own)
    return next((word[0].capitalize() for word in words if word), "")


@dataclass(frozen=True, slots=True)
class Class:
    """Members who have something in common, by their places; `rule` wants them apart, or together with `near`."""

    rule: Rule
    name: str
    places: tuple[int, ...]
    near: bool = False


def classes(people: Sequence[Member], rules: Rules) -> Iterator[Class]:
    """What the rules look at beside pairs: everybody, colleagues, languages, and what is to be spread."""
    everybody = tuple(range(len(people)))
    if rules.sizes:
        yield Class(Rule.SIZE, "", everybody)
    if rules.company:
        yield from _alike(people, Rule.COMPANY, "company", near=rules.company == "together")
    if rules.languages:
        yield from _alike(people, Rule.NEAR, "language", near=True)
    if rules.balance:
        for name in ("sector", "sex", "country"):
            yield from _alike(people, Rule.BALANCE, name)


def _alike(people: Sequence[Member], rule: Rule, name: str, *, near: bool = False) -> Iterator[Class]:
    by_value: dict[str, list[int]] = {}
    for place, one in enumerate(people):
        if value := getattr(one, name):
            by_value.setdefault(fold(value), []).append(place)
    for value, places in by_value.items():
        yield Class(rule, value, tuple(places), near)


def pairs(number: int) -> int:
    """How many pairs so many make."""
    return number * (number - 1) // 2


def even(number: int, groups: int) -> int:
    """The fewest pairs that stay in one group when so many go to so many groups."""
    least, more = divmod(number, groups)
    return more * pairs(least + 1) + (groups - more) * pairs(least)
