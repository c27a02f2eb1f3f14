"""Values out of a fixed list, with the words people use for them in sheets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from eujc_desktop.common.catalogues import LANGUAGES, words_in
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import joined, say
from eujc_desktop.common.text import clean
from eujc_desktop.fields import readings
from eujc_desktop.fields.kinds import PLAIN, Hints, Kind


class Options(StrEnum):
    """The members of a fixed list: stored by code, shown by label, read also by the other words given.

    A member is written `NAME = "code", "Label", "another word", …`; it equals its code.
    """

    label: str
    words: tuple[str, ...]

    def __new__(cls, code: str, label: str = "", *words: str) -> Options:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = say(label or code)
        member.words = words
        return member

    def __str__(self) -> str:
        return str(self.value)


O = TypeVar("O", bound=Options)  # noqa: E741 - the letter of options
_FEW, _NEAREST, _LONGEST = 12, 3, 200
_PART = re.compile(r"(?<![\d.])\d\d|[a-z]{4,}|[^\W\d_a-z]{2,}")
"""What of a text may be meant: a number by its first two digits, as 25 of 25.62, and words that say something."""


def _key(words: str) -> str:
    """A word as it is compared: without case, accents, width and a point at its end."""
    return fold(clean(words)).rstrip(".")


def _pairs(part: str) -> Iterator[str]:
    """Each two letters that stand together: in a script without blanks no part of a text is a word by itself."""
    return (part[at : at + 2] for at in range(len(part) - 1))


def not_listed(words: str, names: Sequence[str], near: Iterable[str] = ()) -> ValueError:
    """Words that are not in a list: told with all names of a short one, with the nearest of a long one."""
    words = readings.short(words)
    if len(names) <= _FEW:
        return ValueError(say("“{words}” is not one of {names}", words=words, names=joined(names, ", ")))
    quoted = tuple(say("“{name}”", name=name) for name in near)
    if quoted:
        return ValueError(say("“{words}” is not in the list; nearest to it: {names}", words=words, names=quoted))
    return ValueError(say("“{words}” is not in the list; type part of a name to find what there is", words=words))


class Choice(Kind[O], Generic[O]):
    """One out of a fixed list."""

    def __init__(self, options: type[O]) -> None:
        self.options = options
        self.longest = max(len(option.value) for option in options)
        self._by_word = {_key(w): o for o in options for w in (o.value, o.label, *o.words)}

    def parse(self, raw: object, hints: Hints = PLAIN) -> O | None:
        if raw is None or isinstance(raw, self.options):
            return raw
        words = clean(readings.as_text(raw))
        if not words:
            return None
        if (found := self._by_word.get(_key(words))) is None:
            raise not_listed(words, [option.label for option in self.options], [o.label for o in self.near(words)])
        return found

    def near(self, words: str) -> tuple[O, ...]:
        """Of a list too long to be read through, the members that may be meant by words that are none."""
        if len(self.options) <= _FEW:
            return ()
        words = _key(words)[:_LONGEST]
        parts = set(_PART.findall(words))
        pairs = {pair for part in parts if not part.isascii() for pair in _pairs(part)}
        return self._alike(parts) or self._alike(pairs)

    def _alike(self, parts: Collection[str]) -> tuple[O, ...]:
        """The members whose words hold most of these parts."""
        alike = dict.fromkeys(self.options, 0)
        for word, option in self._in_all_languages:
            alike[option] = max(alike[option], sum(len(part) for part in parts if part in word))
        return tuple(sorted(filter(alike.__getitem__, alike), key=alike.__getitem__, reverse=True)[:_NEAREST])

    @cached_property
    def _in_all_languages(self) -> tuple[tuple[str, O], ...]:
        """The words of the members, and what windows in other languages call them."""
        called = ((_key(words_in(language, o.label)), o) for language in LANGUAGES for o in self.options)
        return tuple(dict.fromkeys((*self._by_word.items(), *called)))

    def format(self, value: O | None) -> str:
        return "" if value is None else self.options(value).label
