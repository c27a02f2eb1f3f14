"""A small table of the people of one item: who is named, car, seat and note, typed, pasted or ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QTableView

from eujc_desktop.ui.grid_block import as_tsv, from_text, spread
from eujc_desktop.ui.small_table import fit_rows, make_small
from eujc_desktop.ui.text import tip, tr

Index = QModelIndex | QPersistentModelIndex
Cells = Mapping[tuple[str, str], str]
FIELDS = ("", "car", "seat", "note")
_NONE = QModelIndex()
_WIDE, _TALL = {1: 44, 2: 44}, 26
Role = Qt.ItemDataRole


class Seats(QAbstractTableModel):
    """The lines of a sheet of `services.seats`; where an item is for some alone, everybody with a box to tick.

    `typed` carries the cells that were changed, `ticked` keys and whether they are named.
    """

    typed = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Any] = ()
        self.for_named = self.may_write = False

    def show_sheet(self, sheet: Any) -> None:
        """Show another item, or the same after a change."""
        lines = sheet.lines if sheet.for_named else sheet.here
        same = [line.key for line in lines] == [line.key for line in self.lines] and sheet.for_named == self.for_named
        if not same:
            self.beginResetModel()
        self.lines, self.for_named = lines, sheet.for_named
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(FIELDS) - 1))

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, field = self.lines[index.row()], FIELDS[index.column()]
        if role == Role.CheckStateRole and not field and self.for_named:
            return Qt.CheckState.Checked if line.here else Qt.CheckState.Unchecked
        if role in (Role.DisplayRole, Role.EditRole):
            return getattr(line, field) if field else line.listed
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            about = ", ".join(part for part in (line.name, line.group, line.company) if part)
            told = f"{line.name}, {self._title(index.column())}: {getattr(line, field)}" if field else about
            return tip(told) if role == Role.ToolTipRole else told
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        line, field = self.lines[index.row()], FIELDS[index.column()]
        if role == Role.CheckStateRole and not field:
            self.ticked.emit([line.key], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Role.EditRole and field and str(value).strip() != getattr(line, field):
            self.typed.emit({(line.key, field): str(value).strip()})
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if not self.may_write or not index.isValid():
            return found
        if index.column():
            return found | Qt.ItemFlag.ItemIsEditable
        return found | Qt.ItemFlag.ItemIsUserCheckable if self.for_named else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._title(section)
        return None

    def _title(self, column: int) -> str:
        return (tr("Name"), tr("Car"), tr("Seat"), tr("Note"))[column]


class SeatTable(QTableView):
    """Typing writes a cell, Ctrl+V a block, Delete empties what is selected, Space names people or no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.seats = Seats()
        self.setModel(self.seats)
        make_small(self)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_TALL)
        self.setWordWrap(False)
        across = self.horizontalHeader()
        across.setSectionResizeMode(0, across.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, wide in _WIDE.items():
            self.setColumnWidth(column, wide)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName(tr("People and seats"))
        self.setAccessibleDescription(tr("Type into car, seat and note; paste a block; Space names somebody"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(FIELDS.index("note"), event.size().width() // 5)

    def show_sheet(self, sheet: Any) -> None:
        """Show who takes part; as tall as it takes."""
        self.seats.show_sheet(sheet)
        fit_rows(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            rows, columns = self._span()
            self._write([["" for _ in columns] for _ in rows], rows, columns)
        elif event.key() == Qt.Key.Key_Space and self.seats.for_named and self.seats.may_write:
            self._tick()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The block around what is selected, as spreadsheets take it."""
        rows, columns = self._span()
        block = [[self.seats.index(row, column).data() for column in columns] for row in rows]
        if block:
            QApplication.clipboard().setText(as_tsv(block))

    def paste(self) -> None:
        """Write a block from the clipboard from the first selected cell on; names stay."""
        rows, columns = self._span()
        text = QApplication.clipboard().text()
        if rows and text:
            block = spread(from_text(text), len(rows), len(columns))
            self._write(block, range(rows[0], rows[0] + len(block)), range(columns[0], len(FIELDS)))

    def _span(self) -> tuple[Sequence[int], Sequence[int]]:
        """The rows and columns of the smallest block that holds the selection."""
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows, columns = ({index.row() for index in chosen}, {index.column() for index in chosen})
        if min(rows) < 0:
            return (), ()
        return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)

    def _write(self, block: Sequence[Sequence[str]], rows: Sequence[int], columns: Sequence[int]) -> None:
        cells = {
            (self.seats.lines[row].key, FIELDS[column]): text.strip()
            for row, texts in zip(rows, block, strict=False)
            if row < len(self.seats.lines)
            for column, text in zip(columns, texts, strict=False)
            if FIELDS[column] and text.strip() != getattr(self.seats.lines[row], FIELDS[column])
        }
        if cells and self.seats.may_write:
            self.seats.typed.emit(cells)

    def _tick(self) -> None:
        """Those selected are named, or no longer where the current one was."""
        rows, _ = self._span()
        if rows:
            here = not self.seats.lines[self.currentIndex().row()].here
            self.seats.ticked.emit([self.seats.lines[row].key for row in rows], here)

    def go(self, row: int, field: str) -> None:
        """Put the keyboard into a cell."""
        at = self.seats.index(row, FIELDS.index(field))
        self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()
