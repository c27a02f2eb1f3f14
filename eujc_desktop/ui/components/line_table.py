"""Lines of a few cells each, to write in: added, taken away and moved by buttons, read as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop.common.text import with_minus
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.text import tr

_VALUE = Qt.ItemDataRole.UserRole
_LINE = 30


class LineColumn(NamedTuple):
    """A column: the name of its value, its heading, width (0 takes what is left), and what can be chosen there."""

    name: str
    title: str
    width: int = 0
    pairs: Sequence[tuple[Any, str]] = ()
    usual: Any = ""
    """What stands there in a new line."""


class LineTable(QWidget):
    """The table with its buttons; `changed` tells that something was written."""

    changed = Signal()

    def __init__(self, name: str, columns: Sequence[LineColumn]) -> None:
        super().__init__()
        self._columns = columns
        self.table = QTableWidget(0, len(columns))
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels([column.title for column in columns])
        self.table.setItemDelegate(_Cells(self.table, columns))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().setDefaultSectionSize(_LINE)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, column in enumerate(columns):
            if column.width:
                self.table.setColumnWidth(at, column.width)
            else:
                header.setSectionResizeMode(at, header.ResizeMode.Stretch)
        self.table.itemChanged.connect(lambda _item: self.changed.emit())
        self.add_button = push(tr("Add a line"), icon="plus", on_click=self.add)
        ways = (
            tool("chevron-up", tip=tr("Move the line up"), on_click=lambda: self.shift(-1)),
            tool("chevron-down", tip=tr("Move the line down"), on_click=lambda: self.shift(1)),
            tool("trash-2", tip=tr("Take the line away"), on_click=self.take_away),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(row(self.add_button, "stretch", *ways))
        self.setFocusProxy(self.table)

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def show_lines(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Show exactly these, without a signal."""
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's shape
        self.table.setRowCount(0)
        for line in lines:
            self._append(line)
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's shape

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What stands there, cell by cell as it was chosen or typed."""
        return [self._line(at) for at in range(self.table.rowCount())]

    def add(self) -> None:
        """A new line after the one at hand, with the keyboard in its first cell."""
        at = self.table.currentRow() + 1 if self.table.currentRow() >= 0 else self.table.rowCount()
        self.table.insertRow(at)
        self._fill(at, {column.name: column.usual for column in self._columns})
        self.table.setCurrentCell(at, 0)
        self.table.setFocus()
        self.changed.emit()

    def take_away(self) -> None:
        """Take the line at hand away."""
        if (at := self.table.currentRow()) >= 0:
            self.table.removeRow(at)
            self.changed.emit()

    def shift(self, step: int) -> None:
        """Move the line at hand up or down."""
        at, column = self.table.currentRow(), self.table.currentColumn()
        if at >= 0 and 0 <= at + step < self.table.rowCount():
            found = self.lines
            found[at], found[at + step] = found[at + step], found[at]
            self.show_lines(found)
            self.table.setCurrentCell(at + step, column)
            self.changed.emit()

    def _append(self, line: Mapping[str, Any]) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        self._fill(at, line)

    def _fill(self, at: int, line: Mapping[str, Any]) -> None:
        for number, column in enumerate(self._columns):
            value = line.get(column.name)
            words = with_minus(str(value)) if isinstance(value, int) else "" if value is None else str(value)
            item = QTableWidgetItem(dict(column.pairs).get(value, words))
            item.setData(_VALUE, value)
            self.table.setItem(at, number, item)

    def _line(self, at: int) -> dict[str, Any]:
        found = {}
        for number, column in enumerate(self._columns):
            item = self.table.item(at, number)
            found[column.name] = (item.data(_VALUE) if column.pairs else item.text()) if item is not None else None
        return found


class _Cells(QStyledItemDelegate):
    """Cells of which one is chosen out of several open a list."""

    def __init__(self, table: QTableWidget, columns: Sequence[LineColumn]) -> None:
        super().__init__(table)
        self._table, self._columns = table, columns

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        column = self._columns[index.column()]
        if not column.pairs:
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(column.title)
            return editor
        box = QComboBox(parent)
        box.setAccessibleName(column.title)
        for value, words in column.pairs:
            box.addItem(words, value)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(_VALUE))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), _VALUE)
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
