"""Pages as people write them, "4-6, 9"."""

from __future__ import annotations

import re

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean

_PART = re.compile(r"(\d{1,5})?\s*([-–—~〜])?\s*(\d{1,5})?")


def page_numbers(words: str, count: int) -> tuple[int, ...]:
    """The pages meant, in the order they are written, of `count`; all of them where nothing is written."""
    plain = clean(words).translate(str.maketrans("、；，;", ",,,,"))
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    return tuple(number for part in parts for number in _run(part, count)) or tuple(range(1, count + 1))


def _run(part: str, count: int) -> range:
    match = _PART.fullmatch(part)
    if match is None or not (match[1] or match[3]):
        raise Refused(say("“{part}” names no page.", part=part), cure="Write pages as 4-6, 9.")
    first = int(match[1] or 1)
    last = int(match[3] or count) if match[2] else first
    if not 1 <= first <= last <= count:
        raise Refused(
            say("“{part}” is not among the pages 1 to {count}.", part=part, count=count), cure="Write pages as 4-6, 9."
        )
    return range(first, last + 1)
