"""What a rule has hit before it is told in words: cheap to find, to count and to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from eujc_desktop.common import holidays
from eujc_desktop.planning.finding import Finding, Severity
from eujc_desktop.planning.items import Frame
from eujc_desktop.planning.lanes import Lane
from eujc_desktop.planning.travel import Journeys
from eujc_desktop.planning.travel import journeys as usual_journeys

Closed = Callable[[date, str], str | None]
Who = tuple[str, ...]
Key = tuple[str, tuple[str, ...], int]


class Hit(NamedTuple):
    """One thing that a rule has hit; `tell` makes the finding of it, for whom it concerns, and for that in words.

    The greater its `weight` the worse it is; `mark` tells apart what concerns the same items, by day.
    """

    rule: str
    severity: Severity
    items: tuple[str, ...]
    tell: Callable[[Who, str], Finding]
    weight: int = 0
    mark: int = 0

    @property
    def key(self) -> Key:
        """What makes it the same thing before and after a change."""
        return self.rule, self.items, self.mark


OfDay = Callable[[Lane, int, "Ground"], Iterator[Hit]]
"""A rule about one day of a lane."""


def public_holiday(day: date, country: str) -> str | None:
    """The public holiday of a day; the usual calendar of a ground."""
    return holidays.name(day, country)


@dataclass(frozen=True, slots=True)
class Ground:
    """What all rules stand on: the mission, the map, and `closed`, which names a day's holiday in a country."""

    frame: Frame
    journeys: Journeys
    closed: Closed = public_holiday


def ground(frame: Frame, journeys: Journeys | None = None, closed: Closed = public_holiday) -> Ground:
    """A ground with the map that comes with the program where no other is given."""
    return Ground(frame, journeys or usual_journeys(), closed)
