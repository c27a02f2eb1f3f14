"""The items of a timetable in order of time, as screen readers and the selection know them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class ItemList(QAbstractListModel):
    """A line an item; `told` gives its words when they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._told: Callable[[str], str] = str

    def show(self, ids: Sequence[str], told: Callable[[str], str]) -> None:
        """Show other items, or the same with other words."""
        self._told = told
        if list(ids) != self.ids:
            self.beginResetModel()
            self.ids = list(ids)
            self._rows = {key: at for at, key in enumerate(self.ids)}
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    def at(self, item_id: str) -> QModelIndex:
        """The line of an item, no index when it is not shown."""
        row = self._rows.get(item_id)
        return self.index(row) if row is not None else QModelIndex()

    def id_of(self, index: Index) -> str:
        return self.ids[index.row()] if index.isValid() else ""

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._told(self.ids[index.row()])
        return None
