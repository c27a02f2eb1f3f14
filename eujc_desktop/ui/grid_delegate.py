"""How a cell of a grid is painted and edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from eujc_desktop.ui.components.paint import CHIP_HEIGHT, LEFT, RIGHT, chip_width, elided, paint_avatar, paint_chip
from eujc_desktop.ui.grid_model import Cell, GridModel
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
PAD = 8
_MARK_ROOM = 24
_AVATAR = 20
_ICONS = {"err": "triangle-alert", "warn": "circle-alert"}


class GridDelegate(QStyledItemDelegate):
    """Paints the model's cells from plain objects; opens the editor of the field.

    `table` is the one that has the keyboard, `view` the one that is painted: a delegate serves one view only.
    `went_on` tells how many rows and columns the key that ended an edit goes on.
    """

    went_on = Signal(int, int)

    def __init__(self, model: GridModel, table: QTableView, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, table
        # The first column of the table lies under that of another one.
        self._covered = view is table
        self._here, self._has_keys = (-1, -1), False
        self._chosen: list[tuple[int, int, int, int]] = []

    def begin(self) -> None:
        """The table is about to be painted: ask once what all its cells want to know."""
        current, ranges = self._view.currentIndex(), self._view.selectionModel().selection()
        self._here = current.row(), current.column()
        self._has_keys = self._view.hasFocus() or theme.contrast
        parts = [ranges.at(number) for number in range(ranges.size())]
        self._chosen = [(part.top(), part.bottom(), part.left(), part.right()) for part in parts]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        if not column and self._covered:
            return
        cell = self._model.cell(row, column)
        rect = QRectF(option.rect)
        # Not by the state of the option: its type brings all of QStyle, a twentieth of the start.
        selected = any(top <= row <= bottom and left <= column <= right for top, bottom, left, right in self._chosen)
        here = row == self._here[0]
        ground = "selected" if selected else "selected_soft" if here else ""
        if cell.mark and not selected:
            ground = f"{cell.mark.tone}_soft"
        if ground:
            painter.fillRect(rect, theme.color(ground))
        room = rect.adjusted(PAD, 0, -PAD, 0)
        if cell.mark:
            mark = QRectF(rect.right() - PAD - 14, rect.center().y() - 7, 14, 14)
            draw_icon(painter, _ICONS.get(cell.mark.tone, "info"), f"{cell.mark.tone}_text", mark)
            room.setRight(mark.left() - 6)
        _LOOKS[cell.look](painter, room, cell)
        if self._has_keys and here and column == self._here[1]:
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        from eujc_desktop.ui.editors import LineEditor, editor_for

        column = self._model.columns[index.column()]
        field = self._model.fields.get(column.key)
        if field is None or column.take is not None:
            from eujc_desktop.fields.kinds import Text

            made: QWidget = LineEditor(Text())
        else:
            made = editor_for(field, self._model.choices.get(column.key), in_cell=True)
        made.setParent(parent)
        made.setAccessibleName(self._model.title(column))
        if isinstance(made, QComboBox):
            made.activated.connect(lambda: self._take(made))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        from eujc_desktop.ui.editors import as_editor

        as_editor(editor).show_text(self._model.edit_text(index.row(), index.column()))
        line = editor.lineEdit() if isinstance(editor, QComboBox) else None
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        from eujc_desktop.ui.editors import as_editor

        made = as_editor(editor)
        raw = made.raw()
        shown = self._model.edit_text(index.row(), index.column())
        if isinstance(editor, QComboBox) and editor.currentText() == shown:
            return
        if not isinstance(editor, QComboBox) and raw == shown:
            return
        model.setData(model.index(index.row(), index.column()), raw)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), min(320, editor.sizeHint().width()), 150))
        parent = editor.parentWidget()
        if parent is not None and rect.right() > parent.width():
            rect.moveRight(max(rect.width(), parent.width() - 1))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            way = way_of(event)
            if way is not None and way[0] and _popup_open(watched):
                return False
            if way is not None:
                self._take(watched)
                self.went_on.emit(*way)
                return True
        return super().eventFilter(watched, event)

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def way_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Rows and columns to go on by Enter and Tab, back with Shift; None for other keys."""
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return (-1 if back else 1, 0)
    if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return (0, -1 if back or event.key() == Qt.Key.Key_Backtab else 1)
    return None


def _popup_open(editor: QWidget) -> bool:
    """Whether the list of a combo's type-ahead is open, so that Enter belongs to it."""
    completer = editor.completer() if isinstance(editor, QComboBox) else None
    popup = completer.popup() if completer is not None else None
    return popup is not None and popup.isVisible()


@lru_cache(maxsize=20_000)
def _short(text: str, role: str, weight: QFont.Weight | None, width: int, *, tabular: bool = False) -> str:
    """The words elided; the same cells are painted again and again."""
    return elided(text, theme.font(role, weight, tabular=tabular), width)


theme.changed.connect(_short.cache_clear)
_MEDIUM = QFont.Weight.Medium


def _paint_text(painter: QPainter, room: QRectF, cell: Cell) -> None:
    marked = (cell.mark is not None and not cell.faint) or bool(cell.mark and cell.mark.word)
    weight = _MEDIUM if marked else None
    painter.setFont(theme.font("body", weight, tabular=True))
    colour = f"{cell.mark.tone}_text" if cell.mark else "text3" if cell.faint else "text"
    painter.setPen(theme.color(colour))
    shown = _short(cell.text or ("–" if cell.faint else ""), "body", weight, int(room.width()) + 1, tabular=True)
    painter.drawText(room, RIGHT if cell.right and cell.text else LEFT, shown)


def _paint_chip(painter: QPainter, room: QRectF, cell: Cell) -> None:
    width = min(room.width(), chip_width(cell.text, dot=True))
    rect = QRectF(room.x(), room.center().y() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
    paint_chip(painter, rect, cell.text, cell.tone or "neu", dot=True)


def _paint_name(painter: QPainter, room: QRectF, cell: Cell) -> None:
    avatar = QRectF(room.x(), room.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
    paint_avatar(painter, avatar, cell.short, cell.tone)
    left = avatar.right() + PAD
    colour: QColor = theme.color(f"{cell.mark.tone}_text" if cell.mark else "text")
    painter.setPen(colour)
    strong, plain = theme.font("strong"), theme.font("body")
    if not cell.strong:
        painter.setFont(plain)
        painter.drawText(QRectF(left, room.y(), room.right() - left, room.height()), LEFT, cell.text)
        return
    painter.setFont(strong)
    width = room.right() - left
    first = _short(cell.strong, "strong", None, int(width))
    painter.drawText(QRectF(left, room.y(), width, room.height()), LEFT, first)
    left += QFontMetrics(strong).horizontalAdvance(first) + 5
    rest = cell.text[len(cell.strong) :].strip()
    painter.setFont(plain)
    shown = _short(rest, "body", None, int(max(0.0, room.right() - left + 1)))
    painter.drawText(QRectF(left, room.y(), max(0.0, room.right() - left + 2), room.height()), LEFT, shown)


_LOOKS: dict[str, Callable[[QPainter, QRectF, Cell], None]] = {
    "text": _paint_text,
    "chip": _paint_chip,
    "name": _paint_name,
}
