"""The letters of groups, as people write them."""

from __future__ import annotations

from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean
from eujc_desktop.fields.kinds import PLAIN, Hints, Kind
from eujc_desktop.fields.readings import short

LONGEST = 8
"""So many characters are enough for the letter of a group."""


class Letters(Kind[tuple[str, ...]]):
    """The letters of groups, as `A, B`; empty for everyone, which is also called `all`."""

    storage = "lines"

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        parts = raw if isinstance(raw, (list, tuple)) else str(raw or "").replace(";", ",").replace("+", ",").split(",")
        letters = tuple(sorted({clean(str(part)) for part in parts} - {""}))
        if long := next((letter for letter in letters if len(letter) > LONGEST), ""):
            words = say("“{letter}” is too long for a group: at most {n} characters", letter=short(long), n=LONGEST)
            raise ValueError(words)
        return None if [letter.casefold() for letter in letters] == ["all"] else letters or None

    def format(self, value: tuple[str, ...] | None) -> str:
        return ", ".join(value or ())
