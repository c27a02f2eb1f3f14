"""The letters of groups, as people write them."""

from __future__ import annotations

from eujc_desktop.fields.kinds import PLAIN, Hints, Kind


class Letters(Kind[tuple[str, ...]]):
    """The letters of groups, as `A, B`; empty for everyone, which is also called `all`."""

    storage = "lines"

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        parts = raw if isinstance(raw, (list, tuple)) else str(raw or "").replace(";", ",").replace("+", ",").split(",")
        letters = tuple(sorted({str(part).strip() for part in parts} - {""}))
        return None if [letter.casefold() for letter in letters] == ["all"] else letters or None

    def format(self, value: tuple[str, ...] | None) -> str:
        return ", ".join(value or ())
