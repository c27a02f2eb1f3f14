"""How much of a file is read as a list, and the refusal of what is more, or something else.

The reader starts anew for each file, so its modules import little.
"""

from __future__ import annotations

from eujc_desktop.common.said import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MOST_BYTES = 200 * 2**20
MOST_RATIO = 100
MOST_PARTS = 5_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_CELLS, MOST_LETTERS = 1_000_000, 40_000_000
MOST_MARKS = 5_000
MEMORY = 1536 * 2**20
SECONDS = 60

AGAIN = say("Open it in Excel, save it again as .xlsx, then import.")
SMALLER = say("Split it into smaller lists.")


class Unreadable(Exception):
    """The file cannot be read; the words say why and what to do."""


def too_many_rows(place: str) -> Unreadable:
    """The refusal of a list that goes on beyond the last row read."""
    return Unreadable(
        say("{place}: a list can have {most_rows:,} rows at most.", place=place, most_rows=MOST_ROWS), SMALLER
    )


class Budget:
    """Counts what a file brings, and refuses it when it is too much for a list."""

    def __init__(self, name: str) -> None:
        self.name, self.cells, self.letters = name, 0, 0

    def take(self, cells: Sequence[Any]) -> None:
        """Count the cells of one row."""
        texts = [cell for cell in cells if type(cell) is str]
        self.cells += len(cells) - cells.count(None)
        self.letters += sum(map(len, texts))
        if self.cells > MOST_CELLS or self.letters > MOST_LETTERS:
            raise Unreadable(say("“{name}” holds more cells or text than a list has.", name=self.name), SMALLER)
