"""How much of a file is read as a list, and the refusal of what is more, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MOST_BYTES = 200 * 2**20
MOST_RATIO = 100
MOST_PARTS = 5_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_CELLS, MOST_LETTERS = 1_000_000, 40_000_000
MOST_MARKS = 5_000
MEMORY = 1536 * 2**20
SECONDS = 60

AGAIN = "Open it in Excel, save it again as .xlsx, then import."
SMALLER = "Split it into smaller lists."


class Unreadable(Exception):
    """The file cannot be read; the words say why and what to do."""


def too_many_rows(place: str) -> Unreadable:
    """The refusal of a list that goes on beyond the last row read."""
    return Unreadable(f"{place}: a list can have {MOST_ROWS:,} rows at most.", SMALLER)


@dataclass
class Budget:
    """Counts what a file brings, and refuses it when it is too much for a list."""

    name: str
    cells: int = 0
    letters: int = 0

    def take(self, cells: Sequence[Any]) -> None:
        """Count the cells of one row."""
        self.cells += sum(cell is not None for cell in cells)
        self.letters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if self.cells > MOST_CELLS or self.letters > MOST_LETTERS:
            raise Unreadable(f"“{self.name}” holds more cells or text than a list has.", SMALLER)
