"""Whose photo a file is, by the words of its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say

_WORD = re.compile(r"[^\W_]+")
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
                              "Ø": "Oe", "Å": "Aa"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pictured:
    """A person as files may name her; `told` is the file named in her application."""

    id: str
    name: str
    family: str = ""
    given: str = ""
    native: str = ""
    email: str = ""
    number: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """Those whom a file fits, one if all is well, and by what."""

    people: tuple[Pictured, ...] = ()
    by: str = ""


def fit(file_name: str, people: Sequence[Pictured]) -> Fit:
    """Those whom the name of a file fits by the surest sign that it has of anybody."""
    for by, is_sign in _SIGNS:
        found = tuple(person for person in people if is_sign(file_name, person))
        if found:
            return Fit(found, by)
    return Fit()


def _told(file_name: str, person: Pictured) -> bool:
    return bool(person.told) and _stem(person.told) == _stem(file_name)


def _email(file_name: str, person: Pictured) -> bool:
    stem, whole = _stem(file_name), fold(person.email)
    return bool(whole) and stem in (whole, whole.partition("@")[0])


def _number(file_name: str, person: Pictured) -> bool:
    return bool(person.number) and fold(person.number) == _stem(file_name)


def _whole_name(file_name: str, person: Pictured) -> bool:
    """All words of the name, in whatever order, also without anything between them."""
    words, run = _words(file_name), "".join(_WORD.findall(_stem(file_name)))
    if person.native and "".join(_WORD.findall(fold(person.native))) == run:
        return True
    for family, given in _spellings(person):
        if not (family and given):
            continue
        if words >= {*family, *given} or run in ("".join((*family, *given)), "".join((*given, *family))):
            return True
    return False


def _part_of_name(file_name: str, person: Pictured) -> bool:
    """The first word of the family name and of the given name."""
    words = _words(file_name)
    return any(family and given and words >= {family[0], given[0]} for family, given in _spellings(person))


_SIGNS: tuple[tuple[str, Callable[[str, Pictured], bool]], ...] = (
    (say("file named in the application"), _told),
    ("e-mail", _email),
    (say("submission ID"), _number),
    ("name", _whole_name),
    (say("part of the name"), _part_of_name),
)


def _spellings(person: Pictured) -> Iterable[tuple[list[str], list[str]]]:
    """Family and given name in words, with accents dropped, and as “ue” for “ü”."""
    for table in ({}, _TWO_LETTERS):
        family, given = (fold(part.translate(table)) for part in (person.family, person.given))
        yield _WORD.findall(family), _WORD.findall(given)


def _stem(file_name: str) -> str:
    return fold(PurePath(file_name).stem if PurePath(file_name).suffix else file_name).strip()


def _words(file_name: str) -> set[str]:
    return set(_WORD.findall(_stem(file_name)))
