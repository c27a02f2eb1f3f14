"""What the report of the statistics prints: plain frozen values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eujc_desktop.common.bilingual import Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A deliverable: how many, of which so many are confirmed and to come, in the year, beside it, and as published."""

    name: Words
    number: int
    expected: int = 0
    year: int = 0
    beside: Words = Words()
    target: int = 0


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """A programme; None where nothing is known. Shares are of 1."""

    name: Words
    events: int
    people: int
    applied: int | None = None
    fill: float | None = None
    smes: float | None = None
    visits: int = 0
    rating: float | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """People told apart by something, as their country: each value with how many there are, most first.

    `people` are all of them; values may be more together, as somebody whose mission has two themes counts for both.
    """

    name: Words
    values: tuple[tuple[Words, int], ...]
    people: int


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """A report of a day; `marks` are what must stand beside the figures, as that some are invented.

    `series` name the parts of the years in the order of their numbers there.
    """

    title: str
    dated: date
    organisation: Words
    frozen: str = ""
    confirmed: bool = True
    marks: tuple[Words, ...] = ()
    figures: tuple[Figure, ...] = ()
    series: tuple[Words, ...] = ()
    years: tuple[tuple[int, tuple[int, ...]], ...] = ()
    programmes: tuple[ProgrammeFigures, ...] = ()
    cuts: tuple[Cut, ...] = ()
    language: str = "en"
