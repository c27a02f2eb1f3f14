"""Ctrl with an arrow, Home or End goes as far as there are cells, as in a spreadsheet; Shift selects up to there.

Qt would move on by one cell and leave the selection behind, so that Delete would empty a cell one has left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from eujc_desktop.ui.grid_view import GridView

_FLAG = QItemSelectionModel.SelectionFlag
_WAYS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (-1, -1),
    Qt.Key.Key_End: (1, 1),
}
"""Which way a key goes down and across."""


def gone(view: GridView, event: QKeyEvent) -> bool:
    """Whether a key was one of these, and the view has gone there."""
    held, index = event.modifiers(), view.currentIndex()
    way = _WAYS.get(Qt.Key(event.key())) if held & Qt.KeyboardModifier.ControlModifier else None
    if way is None or not index.isValid():
        return False
    down, across = way
    row, place = index.row(), view.header.visualIndex(index.column())
    row = _end(down, row, view.model().rowCount())
    place = _end(across, place, view.model().columnCount())
    edge = view.model().index(row, view.header.logicalIndex(place))
    if held & Qt.KeyboardModifier.ShiftModifier:
        _select(view, _corner(view), edge)
    else:
        view.go(edge)
    return True


def _end(way: int, here: int, count: int) -> int:
    return {-1: 0, 0: here, 1: count - 1}[way]


def _select(view: GridView, start: tuple[int, int], edge: QModelIndex) -> None:
    """Select the block between a row and place and a cell, which becomes the current one."""
    model, header, block = view.model(), view.header, QItemSelection()
    rows = sorted((start[0], edge.row()))
    places = sorted((start[1], header.visualIndex(edge.column())))
    for place in range(places[0], places[1] + 1):
        column = header.logicalIndex(place)
        block.select(model.index(rows[0], column), model.index(rows[1], column))
    view.selectionModel().select(block, _FLAG.ClearAndSelect)
    view.selectionModel().setCurrentIndex(edge, _FLAG.NoUpdate)


def _corner(view: GridView) -> tuple[int, int]:
    """The row and place of the selected block's corner across from the current cell."""
    index, header, ranges = view.currentIndex(), view.header, view.selectionModel().selection()
    parts = [ranges.at(number) for number in range(ranges.size())]
    rows = [row for part in parts for row in (part.top(), part.bottom())]
    places = [header.visualIndex(at) for part in parts for at in range(part.left(), part.right() + 1)]
    return _across(index.row(), rows), _across(header.visualIndex(index.column()), places)


def _across(here: int, selected: list[int]) -> int:
    if not selected:
        return here
    return min(selected) if here == max(selected) else max(selected)
