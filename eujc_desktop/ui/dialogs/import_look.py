"""How the rows of a list on its way in look, and how their cells are corrected in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from eujc_desktop.ui.components.paint import chip_width, draw_text, frame, paint_chip
from eujc_desktop.ui.dialogs.import_rows import CELL, RESULTS, Cell, ImportRows, Index
from eujc_desktop.ui.editors import as_editor, editor_for
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_WIDEST_EDITOR = 320


class RowDelegate(QStyledItemDelegate):
    """Paints results as chips, new values over struck ones, problems on a soft ground; edits by the field's editor."""

    def __init__(self, model: ImportRows, table: QTableView) -> None:
        super().__init__(table)
        self._model, self._table = model, table

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
        if self._table.hasFocus() and index == self._table.currentIndex():
            frame(painter, option.rect.x(), option.rect.y(), option.rect.width(), option.rect.height())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self._model.field(index.column())
        made = editor_for(field, in_cell=True)
        made.setParent(parent)
        made.setAccessibleName(tr(field.label))
        if isinstance(made, QComboBox):
            made.activated.connect(lambda: self._take(made))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        as_editor(editor).show_text(self._model.edit_text(index))
        line = editor.lineEdit() if isinstance(editor, QComboBox) else None
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        unchanged = isinstance(editor, QComboBox) and editor.currentText() == self._model.edit_text(index)
        if not unchanged:
            model.setData(model.index(index.row(), index.column()), as_editor(editor).raw())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), min(_WIDEST_EDITOR, editor.sizeHint().width())))
        parent = editor.parentWidget()
        if parent is not None and rect.right() > parent.width():
            rect.moveRight(max(rect.width(), parent.width() - 1))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what was typed also where a list of choices is open under it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            completer = watched.completer() if isinstance(watched, QComboBox) else None
            popup = completer.popup() if completer is not None else None
            if enter and not (popup is not None and popup.isVisible()):
                self._take(watched)
                return True
        return super().eventFilter(watched, event)

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        inside = rect.adjusted(8, 0, -8, 0)
        if cell.tone:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color(f"{cell.tone}_soft"))
        if cell.tone in ("err", "warn"):
            icon = "triangle-alert" if cell.tone == "err" else "circle-alert"
            draw_icon(painter, icon, f"{cell.tone}_text", QRectF(rect.right() - 20, rect.center().y() - 6, 13, 13))
            inside.setRight(rect.right() - 24)
        if cell.before:
            inside.setLeft(_paint_struck(painter, inside, cell.before, 0.45 if cell.text else 1))
        weight = QFont.Weight.DemiBold if cell.tone == "info" else None
        colour = f"{cell.tone}_text" if cell.tone else "text3" if cell.faint else "text"
        draw_text(painter, inside, cell.text, "body", colour, weight)


def _paint_struck(painter: QPainter, room: QRectF, text: str, share: float) -> float:
    """Words struck out, in a share of the room; where they end."""
    struck = QFont(theme.font("small"))
    struck.setStrikeOut(True)
    painter.setFont(struck)
    painter.setPen(theme.color("text3"))
    box = QRectF(room.x(), room.y(), room.width() * share, room.height())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
    return room.x() + painter.fontMetrics().horizontalAdvance(shown) + 8
