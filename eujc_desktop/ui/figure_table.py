"""A table of figures to read: words at the left, numbers at the right; a cell opens what is behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from eujc_desktop.common.figures import per_cent, rounded
from eujc_desktop.ui.components.charts import written
from eujc_desktop.ui.components.table_cells import ALARM, CellDelegate
from eujc_desktop.ui.text import numerals, percent, tip
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import ROW_COMPACT

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NONE, _HALF_PERCENT = "–", 0.005
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Head(NamedTuple):
    """A column: its words, and how its values are written: text, number, change, share or rating."""

    label: str
    form: str = "number"


Cell = str | float | None
Alarms = Mapping[tuple[int, int], str]
"""Why cells are red, by row and column."""
_NO_ALARMS: Alarms = MappingProxyType({})


def in_words(value: Cell, form: str) -> str:
    """A value as it is shown; a dash where nothing is known."""
    if value is None:
        return _NONE
    if isinstance(value, str):
        return value
    if form == "share":
        return f"<{percent(0.01)}" if 0 < value <= _HALF_PERCENT else percent(value)
    if form == "points":
        return numerals(f"{per_cent(value, 1):+}")
    if form == "rating":
        return numerals(str(rounded(value, 1)))
    return numerals(f"{value:+,.0f}") if form == "change" and value else written(value)


class FigureModel(QAbstractTableModel):
    """Rows of plain values; words are made when they are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: Sequence[Head] = ()
        self.rows: Sequence[Sequence[Cell]] = ()
        self.forms: Sequence[Sequence[str]] = ()
        self.alarms = _NO_ALARMS

    def show_rows(
        self,
        headings: Sequence[Head],
        rows: Sequence[Sequence[Cell]],
        forms: Sequence[Sequence[str]] = (),
        alarms: Alarms = _NO_ALARMS,
    ) -> None:
        """Show exactly these; `forms` write the values of each row otherwise than their columns do."""
        self.beginResetModel()
        self.headings, self.rows, self.forms, self.alarms = headings, rows, forms, alarms
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if self.headings[section].form == "text" else _RIGHT
        return self.headings[section].label if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if self.headings[index.column()].form == "text" else _RIGHT
        alarm = self.alarms.get((index.row(), index.column()), "")
        if role in (ALARM, Qt.ItemDataRole.AccessibleDescriptionRole):
            return alarm
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        form = self.forms[index.row()][index.column()] if self.forms else self.headings[index.column()].form
        words = in_words(self.rows[index.row()][index.column()], form)
        return tip(alarm or words) if role == Qt.ItemDataRole.ToolTipRole else words


class FigureTable(QTableView):
    """Tells of the row and column that were opened by Enter or a double click."""

    opened = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.model_ = FigureModel()
        self.setModel(self.model_)
        self.setItemDelegate(CellDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(ROW_COMPACT, self.fontMetrics().height() + 8))
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))

    def show_rows(
        self,
        headings: Sequence[Head],
        rows: Sequence[Sequence[Cell]],
        forms: Sequence[Sequence[str]] = (),
        widths: Sequence[int] = (),
        alarms: Alarms = _NO_ALARMS,
    ) -> None:
        """Show exactly these; a first column without a width takes the room that the others leave."""
        at = self.currentIndex()
        self.model_.show_rows(headings, rows, forms, alarms)
        header = self.horizontalHeader()
        for column, heading in enumerate(headings):
            wide = theme.wide(180 if heading.form == "text" else 76)
            wide = max(wide, self.fontMetrics().horizontalAdvance(heading.label) + 28)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, theme.wide(widths[column]) if widths else wide)
        if headings:
            fixed = QHeaderView.ResizeMode.Interactive if any(widths[:1]) else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(0, fixed)
        if rows:
            row, column = max(at.row(), 0), max(at.column(), 0)
            self.setCurrentIndex(self.model_.index(min(row, len(rows) - 1), min(column, len(headings) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def keep_whole(self, most: int) -> None:
        """Be as high as the rows, or as `most` of them where there are more."""
        rows = min(max(self.model_.rowCount(), 1), most)
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2 * self.frameWidth() + self.horizontalScrollBar().sizeHint().height())
