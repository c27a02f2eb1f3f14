"""Telephone numbers of Japan in both forms: as dialled there, and from abroad."""

from __future__ import annotations

import re

_HERE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")


def from_abroad(phone: str) -> str:
    """`03-6408-0281` as `+81 3 6408 0281`; any other number as it is."""
    return "+81 " + phone[1:].replace("-", " ") if _HERE.fullmatch(phone) else phone


def in_japan(phone: str) -> str:
    """`+81 3 6408 0281` as `03-6408-0281`, as one dials, and reads, it there; any other number as it is."""
    digits = phone.strip().replace("(0)", "")
    return "0" + "-".join(re.findall(r"\d+", digits[3:])) if digits.startswith("+81") else phone
