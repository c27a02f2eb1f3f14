"""Values out of a fixed list, with the words people use for them in sheets."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
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


def _key(words: str) -> str:
    """A word as it is compared: without case, accents, width and a point at its end."""
    return fold(clean(words)).rstrip(".")


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
            raise ValueError(
                say("“{words}” is not one of {names}", words=words, names=", ".join(o.label for o in self.options))
            )
        return found

    def format(self, value: O | None) -> str:
        return "" if value is None else self.options(value).label
