"""Where the user is in a grid, by the ids of rows, so that a place is found again when they are read anew."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel

from eujc_desktop.ui.grid_model import GridModel
from eujc_desktop.ui.grid_view import GridView

_MOST_KEPT = 2000


class Place(NamedTuple):
    """The current cell, the selected ones, and how far the table is scrolled."""

    row_id: str
    row: int
    column: int
    chosen: list[tuple[str, int]]
    scrolled: int

    @classmethod
    def of(cls, view: GridView, model: GridModel) -> Place:
        """The place now."""
        index, ranges = view.currentIndex(), view.selectionModel().selection()
        parts = (ranges.at(number) for number in range(ranges.size()))
        # By ranges: the cells of a whole list one by one would stop the window.
        cells = (
            (model.id_at(row), column)
            for part in parts
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
        )
        chosen = list(islice(cells, _MOST_KEPT))
        return cls(model.id_at(index.row()), index.row(), index.column(), chosen, view.verticalScrollBar().value())

    def restore(self, view: GridView, model: GridModel) -> None:
        """Go back to it; where the row is gone, to the one that has moved up."""
        selection, flag = view.selectionModel(), QItemSelectionModel.SelectionFlag
        at = model.row_of(self.row_id)
        if at < 0:
            at = min(max(0, self.row), model.rowCount() - 1)
        if at >= 0:
            selection.setCurrentIndex(model.index(at, max(0, self.column)), flag.ClearAndSelect)
        if len(self.chosen) > 1:
            for known, column in self.chosen:
                if model.row_of(known) >= 0:
                    selection.select(model.index(model.row_of(known), column), flag.Select)
        view.verticalScrollBar().setValue(self.scrolled)
        if at >= 0:
            view.scrollTo(model.index(at, max(0, self.column)))
