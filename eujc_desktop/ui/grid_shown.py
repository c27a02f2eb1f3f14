"""Which columns a grid shows and how wide, remembered from one run to the next."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.memory import Memory


class ShownColumns:
    """The columns of one grid; `all` are the usual ones, in their order."""

    def __init__(self, memory: Memory, grid: str, columns: Sequence[Column]) -> None:
        self.all = list(columns)
        self._memory, self._grid = memory, grid

    def shown(self) -> list[Column]:
        """The columns shown last time, else the usual ones."""
        known = {column.key: column for column in self.all}
        kept = self._memory.get(f"grid.{self._grid}.columns")
        if not isinstance(kept, list) or self.all[0].key not in kept:
            return [column for column in self.all if column.shown]
        return [known.get(key) or Column(str(key)) for key in kept]

    def widths(self, columns: Sequence[Column]) -> list[int]:
        """The widths the user gave them, else their own."""
        kept = dict(self._memory.get(f"grid.{self._grid}.widths", {}))
        return [int(kept.get(column.key, column.width)) for column in columns]

    def keep(self, columns: Sequence[Column], widths: Sequence[int]) -> None:
        """Remember what is shown now; widths of hidden columns stay known."""
        kept = dict(self._memory.get(f"grid.{self._grid}.widths", {}))
        self._memory.put(f"grid.{self._grid}.columns", [column.key for column in columns])
        given = zip((column.key for column in columns), widths, strict=True)
        self._memory.put(f"grid.{self._grid}.widths", {**kept, **dict(given)})
