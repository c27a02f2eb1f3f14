"""The rows of a list on its way in: a table model, and the delegate that paints results and changed cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.ui.components.paint import chip_width, draw_text, paint_chip
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
RESULTS: dict[str, tuple[str, str, str]] = {
    "new": ("New", "ok", "plus"),
    "changed": ("Changed", "info", "pencil"),
    "duplicate": ("Duplicate?", "warn", "users"),
    "problem": ("Problem", "err", "triangle-alert"),
    "same": ("Same", "neu", "check"),
}
CELL = Qt.ItemDataRole.UserRole
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ROLES = (_DISPLAY, CELL, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class Cell:
    """What the delegate paints of one cell: words, what stood before, and a tone where it matters."""

    __slots__ = ("before", "text", "tip", "tone")

    def __init__(self, text: str, before: str = "", tone: str = "", tip: str = "") -> None:
        self.text, self.before, self.tone, self.tip = text, before, tone, tip


class ImportRows(QAbstractTableModel):
    """The result, then a column for each field the sheet brings; the number of the row heads it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Any] = ()
        self._keys: list[tuple[str, str]] = []
        self._fields: Mapping[str, Any] = {}
        self._only = ""

    def show_preview(self, preview: Any, fields: Mapping[str, Any], only: str = "") -> None:
        """Show the rows of a preview, or only those with one result."""
        self.beginResetModel()
        self._fields, self._only = fields, only
        self._keys = [(column.key, column.label) for column in preview.columns if column.key]
        self._rows = [row for row in preview.rows if not only or row.result == only]
        self.endResetModel()

    def row(self, at: int) -> Any:
        return self._rows[at]

    def find(self, number: int) -> int:
        """Where the row of that number is shown, -1 if it is not."""
        return next((at for at, row in enumerate(self._rows) if row.number == number), -1)

    def key(self, column: int) -> str:
        """The field of a column, empty for the result."""
        return self._keys[column - 1][0] if column >= 1 else ""

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._keys) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._rows[section].number)
        return self._keys[section - 1][1] if section else tr("Result")

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            return row.result if role == CELL else tr(RESULTS[row.result][0])
        cell = self._cell(row, self._keys[index.column() - 1][0])
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.tip) or None
        return f"{cell.before} → {cell.text}" if cell.before else cell.text

    def _cell(self, row: Any, key: str) -> Cell:
        for problem in row.problems:
            if problem.key == key and problem.severity != "remark":
                tone = "err" if problem.severity == "problem" else "warn"
                return Cell(row.cells.get(key, "") or tr("Empty"), tone=tone, tip=f"{problem.reason}. {problem.cure}")
        for change in row.changes:
            if change.key == key:
                return Cell(change.after, change.before, "info")
        value = row.values.get(key)
        text = self._fields[key].kind.format(value) if value is not None else row.cells.get(key, "")
        return Cell(text, tone="info" if key in row.fills and row.result == "changed" else "")


class RowDelegate(QStyledItemDelegate):
    """Paints results as chips, new values over struck ones, problems on a soft ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("selected" if selected else "surface"))
        cell = index.data(CELL)
        if isinstance(cell, str):
            words, tone, icon = RESULTS[cell]
            width = min(rect.width() - 8, chip_width(tr(words), icon))
            paint_chip(painter, QRectF(rect.x() + 4, rect.center().y() - 9, width, 20), tr(words), tone, icon)
        elif isinstance(cell, Cell):
            self._paint_cell(painter, rect, cell)
        painter.setPen(theme.color("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        inside = rect.adjusted(8, 0, -8, 0)
        if cell.tone:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color(f"{cell.tone}_soft"))
        if cell.tone in ("err", "warn"):
            icon = "triangle-alert" if cell.tone == "err" else "circle-alert"
            draw_icon(painter, icon, f"{cell.tone}_text", QRectF(rect.right() - 20, rect.center().y() - 6, 13, 13))
            inside.setRight(rect.right() - 24)
        if cell.before:
            struck = QFont(theme.font("small"))
            struck.setStrikeOut(True)
            painter.setFont(struck)
            painter.setPen(theme.color("text3"))
            room = QRectF(inside.x(), inside.y(), inside.width() * 0.45, inside.height())
            shown = painter.fontMetrics().elidedText(cell.before, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            inside.setLeft(inside.x() + painter.fontMetrics().horizontalAdvance(shown) + 8)
        weight = QFont.Weight.DemiBold if cell.tone == "info" else None
        draw_text(painter, inside, cell.text, "body", f"{cell.tone}_text" if cell.tone else "text", weight)
