"""The parts of a visit with their times: each begins when the one before is over; and what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

DAY = 24 * 60
STEP, LEAST_TOUR = 5, 20
USUAL: tuple[tuple[str, int, str], ...] = (
    ("welcome", 10, "host"),
    ("cards", 5, ""),
    ("company", 20, "host"),
    ("ourselves", 10, "us"),
    ("tour", 60, ""),
    ("questions", 25, ""),
    ("gifts", 5, "us"),
    ("photo", 5, ""),
    ("farewell", 5, "host"),
)
"""A usual visit: the parts by kind, their minutes, and of which side somebody speaks. The tour takes what is left."""


@dataclass(frozen=True, slots=True)
class Timed:
    """From when to when each part lasts, None where nobody knows when the visit begins; how long all parts take.

    `over` are the minutes beyond the visit, with a minus those that are left; None where its length is not known.
    """

    parts: tuple[tuple[time, time] | None, ...]
    total: int
    over: int | None


def timed(minutes: Sequence[int | None], begins: time | None, length: int | None) -> Timed:
    """The times of parts one after the other; what has no minutes yet takes none."""
    at = begins.hour * 60 + begins.minute if begins is not None else 0
    found: list[tuple[time, time] | None] = []
    for each in minutes:
        until = at + (each or 0)
        found.append((_clock(at), _clock(until)) if begins is not None else None)
        at = until
    total = sum(each or 0 for each in minutes)
    return Timed(tuple(found), total, None if length is None else total - length)


def usual(length: int | None) -> list[tuple[str, int, str]]:
    """The usual parts, with a tour as long as the visit has room for."""
    parts = list(USUAL)
    if length is None:
        return parts
    rest = length - sum(minutes for kind, minutes, _ in parts if kind != "tour")
    tour = max(LEAST_TOUR, rest // STEP * STEP)
    return [(kind, tour if kind == "tour" else minutes, side) for kind, minutes, side in parts]


def _clock(minutes: int) -> time:
    return time(*divmod(minutes % DAY, 60))
