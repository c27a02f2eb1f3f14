"""The rows of a list as they will stand in its workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from eujc_desktop.ui.text import tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class RosterModel(QAbstractTableModel):
    """Words of a cell are made when it is painted, by the kind of its column."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: Sequence[Any] = ()
        self._rows: Sequence[Mapping[str, Any]] = ()

    def show_roster(self, roster: Any) -> None:
        """Show a list as the services give it."""
        self.beginResetModel()
        self._headings, self._rows = roster.headings, roster.rows
        self.endResetModel()

    def show_nothing(self) -> None:
        """Show that there is no list."""
        self.beginResetModel()
        self._headings, self._rows = (), ()
        self.endResetModel()

    def block(self) -> list[list[str]]:
        """Headings and all cells as words."""
        columns, rows = range(len(self._headings)), range(len(self._rows))
        return [[each.label for each in self._headings], *([self._words(row, at) for at in columns] for row in rows)]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _LEFT
        if role != _DISPLAY:
            return None
        return self._headings[section].label if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words(index.row(), index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            kind = self._headings[index.column()].kind
            return _RIGHT if kind is not None and kind.align_right else _LEFT
        return None

    def _words(self, row: int, column: int) -> str:
        heading = self._headings[column]
        value = self._rows[row].get(heading.key)
        if value is None:
            return ""
        return str(heading.kind.format(value)) if heading.kind is not None else str(value)
