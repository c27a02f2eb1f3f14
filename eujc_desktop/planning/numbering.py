"""Numbers of certificates and other papers: never used twice."""

from __future__ import annotations

import re
from collections.abc import Iterable


def next_number(series: str, taken: Iterable[str], *, width: int = 3) -> str:
    """The number after the highest of a series, as `WCM-2027-007`; gaps stay gaps, since a number is for one paper."""
    ours = re.compile(rf"{re.escape(series)}-(\d+)")
    used = [int(found[1]) for number in taken if (found := ours.fullmatch(number)) is not None]
    return f"{series}-{max(used, default=0) + 1:0{width}d}"
