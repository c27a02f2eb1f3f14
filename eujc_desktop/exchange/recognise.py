"""Whom a row is about: known by number, mail, passport, or name and birth date; probably, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from eujc_desktop.common import likeness
from eujc_desktop.common.firms import core_key
from eujc_desktop.common.likeness import Facts, Index, facts, passport_key
from eujc_desktop.common.said import say
from eujc_desktop.exchange.preview import Change, Match, Row
from eujc_desktop.exchange.rows import Read
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.hidden import is_hidden, masked
from eujc_desktop.fields.kinds import AnyKind


@dataclass(frozen=True, slots=True)
class Known:
    """A record of the office as the recognition needs it: its id, its words, and its values by column key."""

    id: str
    name: str
    values: Mapping[str, Any]
    earlier: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """What has been changed since the list was saved here, as it was then."""


Values = Mapping[str, Any]
Key = Callable[[Values], str]
Find = tuple[Known, str]
"""A known record, and by what it was recognised."""


def _text(values: Values, key: str) -> str:
    found = values.get(key)
    return found if type(found) is str else str(found or "")


def _passport(values: Values) -> str:
    return passport_key(_text(values, "person.passport_no"))


def _name_and_birth(values: Values) -> str:
    family, given = values.get("person.family_name"), values.get("person.given_name")
    birth = values.get("person.birth_date")
    return f"{family} {given}|{birth}".casefold() if family and given and birth else ""


def as_facts(values: Values, id_: str = "") -> Facts:
    """What a row says of a person, ready to be compared."""
    return facts(
        id_,
        family=values.get("person.family_name"),
        given=values.get("person.given_name"),
        native=values.get("person.native_name"),
        kana=values.get("person.kana_name"),
        email=values.get("person.email"),
        birth=values.get("person.birth_date"),
        passport=values.get("person.passport_no"),
        firm=core_key(_text(values, "organisation.name")),
    )


SURE_BY: tuple[tuple[str, Key], ...] = (
    ("ID", lambda values: _text(values, "person.id")),
    (say("application number"), lambda values: _text(values, "participation.application_no").upper()),
    ("e-mail", lambda values: _text(values, "person.email").lower()),
    ("passport", _passport),
    (say("name and birth date"), _name_and_birth),
)


def unlike(one: Values, other: Values) -> bool:
    """Whether two rows with the same number or mail speak of different people: another name, no common birth date."""
    return likeness.unlike(as_facts(one), as_facts(other))


class People:
    """The known people, ready to be looked up."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = list(known)
        self._by = [
            (by, key, {found: person for person in self.known if (found := key(person.values))}) for by, key in SURE_BY
        ]
        self.numbered = any(_text(person.values, "participation.application_no") for person in self.known)

    def find(self, values: Values) -> Find | None:
        """The person a row is surely about, and by what that is known."""
        return next((found for found in self._same(values) if not unlike(values, found[0].values)), None)

    def _same(self, values: Values) -> Iterator[Find]:
        """People who share a number, mail, passport, or name and birth date with a row, surest first."""
        for by, key, people in self._by:
            if people and (wanted := key(values)) and (person := people.get(wanted)) is not None:
                yield person, by

    def suspect(self, values: Values) -> Find | None:
        """The person a row is probably about, and why, as everywhere in the office."""
        if (found := next(iter(self._near.like(as_facts(values))), None)) is not None:
            return self._of[found.id], likeness.in_words(found.reasons)
        same = next(self._same(values), None)
        return (same[0], say("same {same}, another name", same=same[1])) if same else None

    def namesake(self, values: Values) -> Find | None:
        """The only one of a name, whichever way it is written; of several the one in the firm that is named."""
        own = as_facts(values)
        found = [pair for pair in self._facts if own.words and pair[1].words == own.words]
        found = found or [pair for pair in self._facts if own.native and pair[1].native == own.native]
        if len(found) > 1:
            found = [pair for pair in found if own.firm == pair[1].firm]
        return (found[0][0], "name") if len(found) == 1 else None

    def alike(self, values: Values) -> Find | None:
        """Somebody whose name is written nearly the same, or sounds so."""
        own = as_facts(values)
        return next(((each, say("name alike")) for each, facts_ in self._facts if likeness.alike(own, facts_)), None)

    @cached_property
    def _facts(self) -> list[tuple[Known, Facts]]:
        return [(person, as_facts(person.values, person.id)) for person in self.known]

    @cached_property
    def _near(self) -> Index:
        return Index(facts_ for _, facts_ in self._facts)

    @cached_property
    def _of(self) -> dict[str, Known]:
        return {person.id: person for person in self.known}


def match(found: Find) -> Match:
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
            was = None if is_hidden(key) else before
            changes.append(Change(key, targets[key].label, said(key, kind, before), kind.format(value), was, value))
    return tuple(changes), tuple(fills)


def said(key: str, kind: AnyKind, known: Any) -> str:
    """What is known in words: what a list brings is seen anyway, what is kept stays masked, as everywhere else."""
    return masked(kind.format(known)) if is_hidden(key) else str(kind.format(known))


class Twice:
    """Finds rows of one sheet that are about the same record and do not agree.

    With `once` a new record may have one row only; `about` tells the fields in which rows have to agree. Rows that
    match one known record are about the same, unless only keys tell (`by_match`).
    """

    def __init__(
        self,
        targets: Mapping[str, Field],
        keys: Sequence[tuple[str, Key]],
        *,
        once: bool = True,
        about: Callable[[str], bool] = lambda key: True,
        by_match: bool = True,
    ) -> None:
        self._targets, self._once, self._about, self._by_match = targets, once, about, by_match
        self._seen: list[tuple[str, Key, dict[str, Row]]] = [(by, key, {}) for by, key in keys]
        self._matched: dict[str, Row] = {}

    def look(self, row: Row, read: Read) -> Row:
        """The row, with a problem when an earlier one is about the same record and stands in its way."""
        by, earlier = self._earlier(row)
        if earlier is None or row.result == "duplicate" or unlike(row.values, earlier.values):
            return row
        differs = [key for key, value in row.values.items() if self._differs(key, value, earlier.values)]
        if not differs and (row.match is not None or not self._once):
            return row
        key = differs[0] if differs else next(iter(row.values))
        what = say(" and says something else in “{headings}”", headings=read.headings[key]) if differs else ""
        read.tell(
            key,
            say(
                "is about the same as row {number}{value}{what}",
                number=earlier.number,
                value=f" ({by})" if by else "",
                what=what,
            ),
            say("Skip one of them."),
        )
        return replace(row, result="problem", problems=tuple(read.problems))

    def _earlier(self, row: Row) -> tuple[str, Row | None]:
        """The first row about the same record, and by what it is known to be."""
        found: tuple[str, Row | None] = "", None
        for by, key, seen in self._seen:
            if (wanted := key(row.values)) and (other := seen.setdefault(wanted, row)) is not row and not found[1]:
                found = by, other
        if self._by_match and row.match and row.result in {"changed", "same"}:
            other = self._matched.setdefault(row.match.id, row)
            if other is not row and not found[1]:
                found = "", other
        return found

    def _differs(self, key: str, value: Any, other: Values) -> bool:
        there = self._about(key) and key in other
        return there and value is not None and not self._targets[key].kind.same(other[key], value)
