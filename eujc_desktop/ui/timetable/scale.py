"""Where minutes and columns are on the paper of a timetable, and which of them lie under a point; without a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from eujc_desktop.ui.timetable.pieces import DAY, Piece, Place

GAP = 3
"""What is free at both sides of a column."""
TOP = 8
"""What is free above midnight, for the words of its line."""
LEAST = 17
"""No piece is painted lower than so many pixels: one line of words."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    def meets(self, other: Box) -> bool:
        """Whether both have something in common."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Scale:
    """A timetable of so many columns between two axes, an hour `hour` pixels high."""

    width: float
    columns: int
    left: float
    right: float
    hour: float

    @property
    def column(self) -> float:
        """How wide a column is."""
        return max(1.0, (self.width - self.left - self.right) / max(1, self.columns))

    @property
    def height(self) -> float:
        return 2 * TOP + 24 * self.hour

    @property
    def least(self) -> int:
        """The minutes that the lowest piece takes."""
        return int(LEAST / self.hour * 60)

    def x(self, column: float) -> float:
        """The left edge of a column."""
        return self.left + column * self.column

    def y(self, minute: float) -> float:
        return TOP + minute / 60 * self.hour

    def box(self, piece: Piece, place: Place) -> Box:
        """Where a piece is painted."""
        room = self.column - 2 * GAP
        x, right = (self.x(piece.column) + GAP + share * room for share in (place.left, place.right))
        y, bottom = self.y(piece.start), self.y(piece.end)
        beside = 1 if place.right < 1 else 0
        return Box(x, y, max(4, right - x - beside), max(LEAST, bottom - y - 1))

    def column_at(self, x: float) -> int | None:
        """The column under a point, None over the axes."""
        at = (x - self.left) // self.column
        return int(at) if 0 <= at < self.columns else None

    def nearest_column(self, x: float) -> int:
        return int(min(max(0, (x - self.left) // self.column), self.columns - 1))

    def minute_at(self, y: float) -> float:
        """The minute of the day at a height, within the day."""
        return min(max(0.0, (y - TOP) / self.hour * 60), float(DAY))


def snapped(minutes: float, step: int) -> int:
    """The multiple of `step` that is nearest."""
    return round(minutes / step) * step


def under(minutes: float, step: int) -> int:
    """The multiple of `step` at or before."""
    return int(minutes // step) * step
