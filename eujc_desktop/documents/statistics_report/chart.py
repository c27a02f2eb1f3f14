"""Years as stacked bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eujc_desktop.documents import looks
from eujc_desktop.documents.art.paths import fill, operator, rectangle, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.statistics_report import styles

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

COLOURS = ("#003399", "#006B70", "#5A3A8E", "#855000", "#9A1747", "#687287", "#55622A", "#46536B")
"""Those of the parts, from below; they differ in grey as well."""
_STEPS = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75)
_LEFT, _BELOW, _ABOVE, _LINES, _WIDEST = 12 * MM, 5 * MM, 2 * MM, 4, 12 * MM

Years = Sequence[tuple[str, Sequence[int]]]
"""Each year as it stands below its bar, with its parts."""


class YearBars(Block):
    """A bar a year, with the parts above each other; what it shows stands in the table below, too."""

    before, after, keep_with_next = 2.0, 3.0, True

    def __init__(self, years: Years, told: str) -> None:
        self._years, self._told = years, told
        self._most = _top(max((sum(numbers) for _, numbers in years), default=0))

    def height(self, width: float) -> float:
        return 58 * MM

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        floor, whole = top - self.height(width) + _BELOW, self.height(width) - _BELOW - _ABOVE
        pace = (width - _LEFT) / len(self._years)
        with sheet.figure(self._told):
            sheet.raw(f"q {' '.join(self._grid(x, floor, whole, width))} Q")
            sheet.raw(f"q {' '.join(self._bars(x + _LEFT, floor, whole, pace))} Q")
            for step in range(_LINES + 1):
                number = f"{self._most * step // _LINES:,}"
                sheet.line(x + _LEFT - 2 * MM, floor + whole * step / _LINES - 2, number, styles.AXIS, align="right")
            every = 1 if pace > 9 * MM else 5
            for at, (year, _) in enumerate(self._years):
                if (len(self._years) - 1 - at) % every == 0:
                    middle = x + _LEFT + pace * (at + 0.5)
                    sheet.line(middle, floor - 3.4 * MM, year, styles.AXIS, align="center")

    def _grid(self, x: float, floor: float, whole: float, width: float) -> list[str]:
        lines = [floor + whole * step / _LINES for step in range(_LINES + 1)]
        drawn = [f"{operator('m', x + _LEFT, y)} {operator('l', x + width, y)} S" for y in lines]
        return [stroke(looks.HAIR, 0.5), *drawn]

    def _bars(self, x: float, floor: float, whole: float, pace: float) -> list[str]:
        drawn, wide = [], min(pace * 0.66, _WIDEST)
        for at, (_, numbers) in enumerate(self._years):
            left, y = x + pace * at + (pace - wide) / 2, floor
            for number, colour in zip(numbers, COLOURS, strict=False):
                high = whole * number / self._most
                if high:
                    drawn.append(f"{fill(colour)} {rectangle(left, y, wide, max(high - 0.4, 0.3))} f")
                y += high
        return drawn


def _top(most: int) -> int:
    """A round number not below `most` that four lines divide."""
    size = 1
    while size * _STEPS[-1] * _LINES < most:
        size *= 10
    return next(size * by * _LINES for by in _STEPS if size * by * _LINES >= most)
