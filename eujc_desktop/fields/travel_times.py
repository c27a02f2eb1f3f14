"""Minutes from place to place as an office states them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eujc_desktop.common.said import say
from eujc_desktop.fields.kinds import PLAIN, Hints, Lines

_FORM = re.compile(r"(\S.*?)(?:\s+[-–—]\s+|\s*[–—→]\s*)(.*?\S)\s*[:\uff1a,]\s*(\d{1,4})(?:\s*(?:min\.?|minutes?|分))?")
MOST = 2880


class TravelTimes(Lines):
    """How long ways take with a group, door to door, the same both ways; one a line: `Nagoya – Osaka: 110`."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        lines = super().parse(raw, hints) or ()
        return tuple(f"{start} – {end}: {minutes}" for start, end, minutes in map(_parted, lines)) or None


def ways(lines: Iterable[str] | None) -> list[tuple[str, str, int]]:
    """Both ends of each way, and its minutes."""
    return [_parted(line) for line in lines or ()]


def _parted(line: str) -> tuple[str, str, int]:
    found = _FORM.fullmatch(line)
    if found is None or int(found[3]) > MOST:
        raise ValueError(say("“{line}” is no way with its minutes, such as Nagoya – Osaka: 110", line=line[:60]))
    return found[1], found[2], int(found[3])
