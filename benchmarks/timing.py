"""Two ways of doing the same, in turn, and how they compare."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Timed = Callable[[], object]
R = TypeVar("R")


@dataclass(frozen=True)
class Scale:
    """How much is measured: full for docs/benchmarks.md, or small, to see that everything runs."""

    people: int
    imported: int
    roster: int
    rounds: int

    @property
    def is_smoke(self) -> bool:
        return self.rounds < 3


FULL = Scale(people=50_000, imported=5_000, roster=60, rounds=9)
SMOKE = Scale(people=600, imported=60, roster=20, rounds=1)


@dataclass(frozen=True)
class Result:
    """One goal: ours over the reference, against the most it may be; without `most` it only shows the size."""

    goal: str
    what: str
    reference: str
    most: float | None
    ratio: float
    seconds: float = 0.0
    note: str = ""

    @property
    def is_met(self) -> bool:
        return self.most is None or self.ratio <= self.most


@dataclass(frozen=True)
class Ratio:
    """The median of the pairs' ratios, and the medians of both sides."""

    ratio: float
    ours: float
    reference: float


def in_turn(ours: Timed, reference: Timed, rounds: int, *, repeat: int = 1) -> Ratio:
    """Ours and the reference A B A B …, each `repeat` times a round, after one round that does not count."""
    return of_pairs(counted(rounds, lambda: (timed(ours, repeat), timed(reference, repeat))))


def counted(rounds: int, go: Callable[[], R]) -> list[R]:
    """What rounds give, after one that does not count; of a single one nothing is wanted but that it runs."""
    if rounds > 1:
        go()
    return [go() for _ in range(rounds)]


def of_pairs(pairs: list[tuple[float, float]]) -> Ratio:
    """What pairs of measurements say together."""
    return Ratio(
        statistics.median(a / b for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


def timed(act: Timed, repeat: int = 1) -> float:
    """Seconds for one `act`; garbage of others is not counted."""
    gc.collect()
    start = time.perf_counter()
    for _ in range(repeat):
        act()
    return (time.perf_counter() - start) / repeat
