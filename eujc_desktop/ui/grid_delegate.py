"""How a cell of a grid is painted and edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QPainter, QStaticText
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from eujc_desktop.ui.components.paint import CHIP_HEIGHT, chip_width, elided, fill, frame, paint_avatar, paint_chip
from eujc_desktop.ui.grid_model import Cell, GridModel
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
PAD = 8
_AVATAR, _DOTS = 20, 16
_GAP = 4
_ICONS = {"err": "triangle-alert", "warn": "circle-alert"}
Room = tuple[int, int, int, int]
"""Left, top, width and height: plain numbers cost a tenth of a rectangle of Qt's."""
Line = tuple[QStaticText, QFont, float, float]
"""Words ready to paint, their font, width and height."""


class GridDelegate(QStyledItemDelegate):
    """Paints the model's cells from plain objects; opens the editor of the field.

    `table` is the one that has the keyboard, `view` the one that is painted: a delegate serves one view only.
    `went_on` tells how many rows and columns the key that ended an edit goes on, `editor_opened` the editor and key of
    a field.
    """

    went_on = Signal(int, int)
    editor_opened = Signal(QWidget, str)

    def __init__(self, model: GridModel, table: QTableView, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, table
        # The first column of the table lies under that of another one.
        self._covered = view is table
        self.composing = False
        """Whether an input method is at work in the editor."""
        self._here, self._has_keys = (-1, -1), False
        self._chosen: list[tuple[int, int, int, int]] = []
        self._open: QWidget | None = None

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
        box: Room = option.rect.getRect()  # type: ignore[assignment]  # the stubs know four numbers as one object
        left, top, width, height = box
        # Not by the state of the option: its type brings all of QStyle, a twentieth of the start.
        selected = any(up <= row <= down and first <= column <= last for up, down, first, last in self._chosen)
        here = row == self._here[0]
        ground = "selected" if selected else "selected_soft" if here else ""
        if cell.mark and not selected:
            ground = f"{cell.mark.tone}_soft"
        if ground:
            fill(painter, left, top, width, height, theme.color(ground))
        right = left + width - PAD
        if cell.mark:
            mark = QRectF(right - 14, top + height / 2 - 7, 14, 14)
            draw_icon(painter, _ICONS.get(cell.mark.tone, "info"), f"{cell.mark.tone}_text", mark)
            right -= 20
        _LOOKS[cell.look](painter, (left + PAD, top, right - left - PAD, height), cell)
        if self._has_keys and here and column == self._here[1]:
            frame(painter, left, top, width, height)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        from eujc_desktop.ui.editors import LineEditor, editor_for

        column = self._model.columns[index.column()]
        field = self._model.fields.get(column.key)
        if field is None or column.take is not None:
            from eujc_desktop.fields.kinds import Text

            made: QWidget = LineEditor(Text())
        else:
            words = self._model.words
            offered = words.choices.get(column.key) or words.offers.get(column.key)
            made = editor_for(field, offered, in_cell=True)
        made.setParent(parent)
        made.setAccessibleName(self._model.title(column))
        if isinstance(made, QComboBox):
            made.activated.connect(lambda: self._take(made))
        line = made.lineEdit() if isinstance(made, QComboBox) else made
        if isinstance(line, QLineEdit):
            # Enter comes here only while the list of a type-ahead is open, which has to close with its choice first.
            entered = partial(self._entered, made, (index.row(), index.column()))
            line.returnPressed.connect(lambda: QTimer.singleShot(0, self, entered))
        self._open = made
        self.editor_opened.emit(made, column.key)
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
        if isinstance(event, QInputMethodEvent):
            self.composing = bool(event.preeditString())
        if self.composing and event.type() == QEvent.Type.KeyPress:
            # While kana are being turned into kanji, every key is the input method's.
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            way = way_of(event)
            if way is not None and way[0] and list_is_open(watched):
                return False
            if way is not None:
                self._take(watched)
                self.went_on.emit(*way)
                return True
        return super().eventFilter(watched, event)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.composing = False
        self._open = None
        super().destroyEditor(editor, index)

    def _entered(self, editor: QWidget, edited: tuple[int, int]) -> None:
        """Take what was typed or chosen with the list open, and go on as Enter does."""
        if self._open is editor:
            self._take(editor)
        here = self._view.currentIndex()
        if (here.row(), here.column()) == edited:
            back = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            self.went_on.emit(-1 if back else 1, 0)

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


def list_is_open(editor: QWidget) -> bool:
    """Whether the list of a type-ahead is open, so that Enter belongs to it."""
    completer = editor.completer() if isinstance(editor, (QComboBox, QLineEdit)) else None
    popup = completer.popup() if completer is not None else None
    return popup is not None and popup.isVisible()


@lru_cache(maxsize=20_000)
def _set(text: str, role: str, weight: QFont.Weight | None, width: int, *, tabular: bool = False) -> Line:
    """The words elided and their letters found; the same cells are painted again and again."""
    font = theme.font(role, weight, tabular=tabular)
    line = QStaticText(elided(text, font, width))
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(font=font)
    size = line.size()
    return line, font, size.width(), size.height()


theme.changed.connect(_set.cache_clear)
_MEDIUM = QFont.Weight.Medium


def _draw(painter: QPainter, room: Room, line: Line, *, right: bool = False) -> None:
    """A line in the middle of the height, at one end of the width."""
    left, top, width, height = room
    letters, font, long, high = line
    painter.setFont(font)
    painter.drawStaticText(int(left + width - long if right else left), top + int((height - high) / 2), letters)


def _paint_text(painter: QPainter, room: Room, cell: Cell) -> None:
    text, mark, faint = cell.text, cell.mark, cell.faint
    if not text and not faint:
        return
    weight = _MEDIUM if mark and (mark.word or not faint) else None
    painter.setPen(theme.color(f"{mark.tone}_text" if mark else "text3" if faint else "text"))
    line = _set(text or "–", "body", weight, room[2] + 1, tabular=True)
    _draw(painter, room, line, right=cell.right and bool(text))


def _paint_chip(painter: QPainter, room: Room, cell: Cell) -> None:
    left, top, width, height = room
    rect = QRectF(left, top + (height - CHIP_HEIGHT) / 2, min(width, chip_width(cell.text, dot=True)), CHIP_HEIGHT)
    paint_chip(painter, rect, cell.text, cell.tone or "neu", dot=True)


def _paint_labels(painter: QPainter, room: Room, cell: Cell) -> None:
    """A chip for each label, as far as there is room; `tone` has theirs in the same order."""
    left, top, width, height = room
    for name, tone in zip(cell.text.split("; "), cell.tone.split(), strict=False):
        wide = min(width, chip_width(name))
        if wide < CHIP_HEIGHT:
            return
        paint_chip(painter, QRectF(left, top + (height - CHIP_HEIGHT) / 2, wide, CHIP_HEIGHT), name, tone)
        left, width = left + wide + _GAP, width - wide - _GAP


def _paint_name(painter: QPainter, room: Room, cell: Cell) -> None:
    left, top, width, height = room
    paint_avatar(painter, QRectF(left, top + (height - _AVATAR) / 2, _AVATAR, _AVATAR), cell.short, cell.tone)
    left, width = left + _AVATAR + PAD, width - _AVATAR - PAD
    painter.setPen(theme.color(f"{cell.mark.tone}_text" if cell.mark else "text"))
    rest = cell.text
    if cell.strong:
        family = _set(cell.strong, "strong", None, width)
        taken = round(family[2]) + 5
        if cell.text != cell.strong and width - taken < _DOTS:  # That something is left out is to be seen.
            family = _set(f"{cell.strong} …", "strong", None, width)
        _draw(painter, (left, top, width, height), family)
        left, width, rest = left + taken, width - taken, rest[len(cell.strong) :].strip()
    _draw(painter, (left, top, width, height), _set(rest, "body", None, max(0, width + 1)))


_LOOKS: dict[str, Callable[[QPainter, Room, Cell], None]] = {
    "text": _paint_text,
    "chip": _paint_chip,
    "name": _paint_name,
    "labels": _paint_labels,
}
