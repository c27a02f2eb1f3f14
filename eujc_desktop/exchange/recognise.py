"""Whom a row is about: known by number, mail, passport, or name and birth date; probably, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.exchange.preview import Change, Match
from eujc_desktop.fields.field import Field

ALIKE = 88
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class Known:
    """A record of the office as the recognition needs it: its id, its words, and its values by column key."""

    id: str
    name: str
    values: Mapping[str, Any]


Values = Mapping[str, Any]
Key = Callable[[Values], str]


def _text(values: Values, key: str) -> str:
    return str(values.get(key) or "")


def _passport(values: Values) -> str:
    return _text(values, "person.passport_no").upper().replace(" ", "").translate(_LOOK_ALIKES)


def _name(values: Values) -> str:
    parts = (_text(values, "person.family_name"), _text(values, "person.given_name"))
    return " ".join(parts).casefold() if all(parts) else ""


def _name_and_birth(values: Values) -> str:
    birth = values.get("person.birth_date")
    return f"{_name(values)}|{birth}" if birth and _name(values) else ""


SURE_BY: tuple[tuple[str, Key], ...] = (
    ("application number", lambda values: _text(values, "participation.application_no").upper()),
    ("e-mail", lambda values: _text(values, "person.email").lower()),
    ("passport", _passport),
    ("name and birth date", _name_and_birth),
)


class People:
    """The known people, ready to be looked up."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = list(known)
        self._by = [
            (by, key, {found: person for person in self.known if (found := key(person.values))}) for by, key in SURE_BY
        ]
        self._births: dict[Any, list[Known]] = {}
        for person in self.known:
            self._births.setdefault(person.values.get("person.birth_date"), []).append(person)
        self.numbered = any(_text(person.values, "participation.application_no") for person in self.known)

    def find(self, values: Values) -> tuple[Known, str] | None:
        """The person a row is surely about, and by what that is known."""
        for by, key, people in self._by:
            if (wanted := key(values)) and (person := people.get(wanted)) is not None:
                return person, by
        return None

    def suspect(self, values: Values) -> tuple[Known, str] | None:
        """A person a row is probably about: a name alike with the same birth date or the same firm."""
        name = fold(_name(values))
        if not name:
            return None
        from rapidfuzz import fuzz

        birth, firm = values.get("person.birth_date"), fold(_text(values, "organisation.name"))
        by_birth = self._births.get(birth, []) if birth else []
        for person in by_birth:
            if fuzz.token_sort_ratio(name, fold(_name(person.values))) >= ALIKE:
                return person, "name alike and same birth date"
        for person in self.known if firm else ():
            same_firm = fold(_text(person.values, "organisation.name")) == firm
            if same_firm and fuzz.token_sort_ratio(name, fold(_name(person.values))) >= ALIKE and not birth:
                return person, "name alike and same company"
        return None


def match(found: tuple[Known, str]) -> Match:
    """A find as the preview shows it."""
    person, by = found
    return Match(person.id, person.name, by)


def compare(values: Values, known: Known, targets: Mapping[str, Field]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """What would be written over, and the keys of what would be added where nothing stood."""
    changes, fills = [], []
    for key, value in values.items():
        before = known.values.get(key)
        kind = targets[key].kind
        if before is None:
            fills.append(key)
        elif not kind.same(before, value):
            changes.append(Change(key, targets[key].label, kind.format(before), kind.format(value)))
    return tuple(changes), tuple(fills)
