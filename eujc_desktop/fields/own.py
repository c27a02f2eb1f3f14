"""Fields that an office adds to its programmes: what they take, and how their answers lie in the database as text.

The key of such a field, as `own.number_0192…`, says its sort: a list can be asked for it before anything is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, cast

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import Named
from eujc_desktop.fields.choices import Choice, Options, not_listed
from eujc_desktop.fields.kinds import PLAIN, Amount, AnyKind, Day, Hints, Kind, Lines, Text, YesNo, long_text
from eujc_desktop.fields.own_keys import OWN

_LONGEST, _LONGEST_NOTE = 500, 4000


class OwnSort(Options):
    """What can be answered to a field of one's own."""

    TEXT = "text", "One line"
    NOTE = "note", "Several lines"
    NUMBER = "number", "Number"
    YES_NO = "yesno", "Yes or no"
    DAY = "day", "Day"
    CHOICE = "choice", "One of a list"
    SEVERAL = "several", "Several of a list"

    @property
    def has_words(self) -> bool:
        """Whether answers are taken out of a list of words."""
        return self in (OwnSort.CHOICE, OwnSort.SEVERAL)

    @property
    def is_sought(self) -> bool:
        """Whether answers are words that somebody looks for, not figures."""
        return self.has_words or self in (OwnSort.TEXT, OwnSort.NOTE)


class OwnKey(NamedTuple):
    """The sort and the id of a field, as its key says them."""

    sort: OwnSort
    id: str

    def __str__(self) -> str:
        return f"{OWN}.{self.sort}_{self.id}"


def own_key(key: str) -> OwnKey:
    """What a key says, with or without what stands before the point; KeyError when it is none."""
    sort, _, field_id = key.rpartition(".")[2].partition("_")
    try:
        return OwnKey(OwnSort(sort), field_id)
    except ValueError:
        raise KeyError(key) from None


class OneOf(Choice[Options]):
    """One out of words that the office has listed; an answer from before a change of the list stays readable."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(_listed(words))

    def format(self, value: object) -> str:
        return "" if value is None else str(value)


class SomeOf(Lines):
    """Several out of words that the office has listed, in the order of the list."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._by_key = {fold(word): word for word in words}

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        given = super().parse(raw, hints) or ()
        unknown = [word for word in given if fold(word) not in self._by_key]
        if unknown:
            raise not_listed(unknown[0], self.words)
        chosen = {self._by_key[fold(word)] for word in given}
        return tuple(word for word in self.words if word in chosen) or None


def _listed(words: tuple[str, ...]) -> type[Options]:
    """The words as a fixed list that no window translates, made by the functional form of an Enum."""
    make = cast("Callable[[str, list[tuple[str, str]]], type[Options]]", Options)
    made = make("Words", [(f"W{number}", word) for number, word in enumerate(words)])
    for member in made:
        member.label = Named(member.value, {})
    return made


_PLAIN_KINDS: Mapping[OwnSort, AnyKind] = {
    OwnSort.TEXT: Text(_LONGEST),
    OwnSort.NOTE: long_text(_LONGEST_NOTE),
    OwnSort.NUMBER: Amount(),
    OwnSort.YES_NO: YesNo(),
    OwnSort.DAY: Day(),
}


@lru_cache(maxsize=500)
def own_kind(sort: OwnSort, words: tuple[str, ...] = ()) -> AnyKind:
    """The kind of an own field; the same one for the same sort and words."""
    if sort.has_words:
        return OneOf(words) if sort is OwnSort.CHOICE else SomeOf(words)
    return _PLAIN_KINDS[sort]


def stored(sort: OwnSort, value: Any) -> str | None:
    """An answer as the database keeps it."""
    return None if value is None else _WRITTEN.get(sort, str)(value)


def answer(sort: OwnSort, text: str | None) -> Any:
    """An answer out of the database as a value."""
    return None if text is None else _READ.get(sort, str)(text)


class AsStored(Kind[str]):
    """An answer as the database keeps it, shown as what it says."""

    def __init__(self, sort: OwnSort, kind: AnyKind) -> None:
        self.sort, self.kind = sort, kind

    def format(self, value: str | None) -> str:
        return self.kind.format(answer(self.sort, value))


_WRITTEN: Mapping[OwnSort, Callable[[Any], str]] = {
    OwnSort.NUMBER: lambda value: str(int(Decimal(value).scaleb(2))),
    OwnSort.YES_NO: lambda value: str(int(value)),
    OwnSort.DAY: date.isoformat,
    OwnSort.SEVERAL: lambda value: json.dumps(list(value), ensure_ascii=False),
}
_READ: Mapping[OwnSort, Callable[[str], Any]] = {
    OwnSort.NUMBER: lambda text: Decimal(text).scaleb(-2),
    OwnSort.YES_NO: lambda text: text == "1",
    OwnSort.DAY: date.fromisoformat,
    OwnSort.SEVERAL: lambda text: tuple(json.loads(text)),
}
