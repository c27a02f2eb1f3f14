"""Numbers of certificates and other papers: never used twice, and with a check character where they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def next_number(series: str, taken: Iterable[str], *, width: int = 3) -> str:
    """The number after the highest of a series, as `WCM-2027-007`; gaps stay gaps, since a number is for one paper."""
    ours = re.compile(rf"{re.escape(series)}-(\d+)")
    used = [int(found[1]) for number in taken if (found := ours.fullmatch(number)) is not None]
    return f"{series}-{max(used, default=0) + 1:0{width}d}"


def duplicate(number: str) -> str:
    """How a paper that is printed again names itself: the same number, marked."""
    return f"{number} (duplicate)"


def with_check(number: str) -> str:
    """`number` with a check character behind it (ISO 7064 MOD 37,36): finds any wrong sign and any two swapped."""
    return f"{number}-{_check_character(number)}"


def is_right(number: str) -> bool:
    """Whether a typed number ends in the check character of what stands before it."""
    body, _, last = number.strip().upper().rpartition("-")
    return bool(body) and last == _check_character(body)


def _check_character(number: str) -> str:
    rest = 36
    for sign in number.upper():
        if (value := _SIGNS.find(sign)) >= 0:
            rest = (rest + value) % 36 or 36
            rest = rest * 2 % 37
    return _SIGNS[(37 - rest) % 36]
