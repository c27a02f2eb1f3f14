"""Days that a mail writes in mere numbers, as `3/13`: read by its other days and by those of the mission."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

NUMBERS = re.compile(
    r"(?<![\d/:.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/:])|(?<![\d.:])(\d{1,2})\.(\d{1,2})\.(?!\d)"
)
"""`3/13`, `13/03/2027`, and `13.3.`, where the day always comes first."""
_AROUND = timedelta(days=60)
"""Days further from a mission are no days of its journeys: a booking was made then, or somebody was born."""
_CLOSE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Unsure:
    """A day as it is written, and the two that may be meant."""

    text: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The days of a mission, those around it, and what was answered about days that may be read in two ways."""

    first: date
    last: date
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) / 2

    def has(self, day: date) -> bool:
        """Whether somebody may travel then."""
        return self.first - _AROUND <= day <= self.last + _AROUND

    def read(self, one: re.Match[str], habits: frozenset[bool]) -> date | Unsure | None:
        """The day of a match of `NUMBERS`; `habits` says whether the mail writes days first, where that shows."""
        ways = {first: day for first, day in self._ways(one).items() if self.has(day)}
        meant = frozenset(ways.values())
        if len(meant) < 2:
            return next(iter(meant), None)
        if (answer := self.answers.get(one[0])) is not None:
            return date.fromisoformat(answer)
        if len(habits) == 1:
            return ways[next(iter(habits))]
        close = [day for day in meant if self.first - _CLOSE <= day <= self.last + _CLOSE]
        return close[0] if len(close) == 1 else Unsure(one[0], tuple(sorted(meant)))

    def habits(self, text: str) -> frozenset[bool]:
        """The orders of day and month in those days of a mail that can be read in one way only; True is day first."""
        found = (self._ways(one) for one in NUMBERS.finditer(text) if one[1])
        return frozenset(next(iter(ways)) for ways in found if len(ways) == 1)

    def _ways(self, one: re.Match[str]) -> dict[bool, date]:
        """The days that a match may mean, by whether the day comes first."""
        pairs = {True: (one[1], one[2]), False: (one[2], one[1])} if one[1] else {True: (one[4], one[5])}
        found = {first: self._day(int(day), int(month), one[3]) for first, (day, month) in pairs.items()}
        return {first: day for first, day in found.items() if day is not None}

    def _day(self, day: int, month: int, year: str | None) -> date | None:
        """A day of the calendar; without a year it is the one next to the mission."""
        middle = self.middle
        years = [int(year) % 100 + 2000] if year else [middle.year - 1, middle.year, middle.year + 1]
        found = []
        for each in years:
            try:
                found.append(date(each, month, day))
            except ValueError:
                continue
        return min(found, key=lambda one: abs(one - middle), default=None)
