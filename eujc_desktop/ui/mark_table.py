"""A small table to mark people by keys: who was there on which day, or whom which host takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from eujc_desktop.common.errors import Refused
from eujc_desktop.ui import mark_blocks as blocks
from eujc_desktop.ui.components.paint import CENTRE, elided, paint_focus
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mark_sorts import ATTENDANCE, Sort
from eujc_desktop.ui.marks import CELL, Cell, Grid, Index, Marks
from eujc_desktop.ui.small_table import make_small
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_WIDTH, _SESSION = 48, 136


class MarkTable(QTableView):
    """Space or a click goes to the next mark, letters set one, Delete takes it back, for all that is selected.

    Enter goes on down the sheet, and to the next day under the last row. `marked` tells the codes by their cells, None
    for not known; `explained` the cells and the reason; `refused` why nothing was pasted.
    """

    marked = Signal(object)
    explained = Signal(object, str)
    refused = Signal(Exception)

    def __init__(self, sort: Sort = ATTENDANCE) -> None:
        super().__init__()
        self.marks = Marks(sort)
        self.may_write = True
        self.setModel(self.marks)
        self.setItemDelegate(_MarkDelegate(self))
        make_small(self)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.horizontalHeader().setMinimumSectionSize(_WIDTH)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.turn(sort)
        self._keys = self._table_keys()
        self.clicked.connect(self._click)

    def turn(self, sort: Sort) -> None:
        """Take marks of another sort."""
        self.marks.turn(sort)
        self.setAccessibleName(tr(sort.name))
        self.setAccessibleDescription(tr(sort.keys_told))

    def show_sheet(self, sheet: Any, arranged: Callable[[Any], Grid]) -> None:
        """Show what is known, in this arrangement; the current cell stays."""
        grid = arranged(sheet)
        self.horizontalHeader().setDefaultSectionSize(_SESSION if grid.titles else _WIDTH)
        self.marks.show_sheet(sheet, grid)

    def selected(self) -> list[Cell]:
        """The cells that are selected, else the current one."""
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return [cell for index in chosen if (cell := self.marks.cell(index)) is not None]

    def put(self, code: str | None) -> None:
        """Mark what is selected."""
        self.write(dict.fromkeys(self.selected(), code))

    def write(self, marks: Mapping[Cell, str | None]) -> None:
        """Show marks, and tell of them."""
        if marks and self.may_write:
            self.marks.put(marks)
            self.marked.emit(marks)

    def step(self) -> None:
        """Mark what is selected with the mark after that of the current cell."""
        way: list[str | None] = [None, *self.marks.options]
        at = way.index(self.marks.code(self.marks.cell(self.currentIndex())))
        self.put(way[(at + 1) % len(way)])

    def event(self, event: QEvent) -> bool:
        """Keys that work on cells are the table's, whatever the window does at them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (do := self._meant(event)) is not None:
            do()
        else:
            super().keyPressEvent(event)

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does here."""
        for keys, do in self._keys:
            if event.matches(keys) if isinstance(keys, QKeySequence.StandardKey) else event.keyCombination() in keys:
                return do
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
            return None  # its text may be the letter all the same
        code = self.marks.letters.get(event.text().upper())
        return partial(self.put, code) if code else None

    def copy(self) -> None:
        """The marks of the smallest block that holds the selection, as text with tabs."""
        QApplication.clipboard().setText(blocks.copied(self))

    def paste(self) -> None:
        """Marks from a spreadsheet, as one step; nothing is written where one of them is not known."""
        try:
            self.write(blocks.pasted(self, QApplication.clipboard().text()))
        except Refused as error:
            self.refused.emit(error)

    def go_on(self, step: int) -> None:
        """To the cell below or above, and round to the next or the last day; with 0 to the first cell there is."""
        here, rows = self.currentIndex(), self.marks.rowCount()
        cells = [(row, column) for column in range(self.marks.columnCount()) for row in range(rows)]
        at = here.column() * rows + here.row() + step if here.isValid() else 0
        ways = (cells[(at + (step or 1) * number) % len(cells)] for number in range(len(cells)))
        if (
            found := next((one for one in ways if self.marks.grid.cells[one[0]][one[1]] is not None), None)
        ) is not None:
            self.setCurrentIndex(self.marks.index(*found))

    def _table_keys(self) -> Sequence[tuple[Any, Callable[[], object]]]:
        """Keys of spreadsheets, with what they do."""
        key, ctrl, shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        keypad = Qt.KeyboardModifier.KeypadModifier
        return (
            (_one(key.Key_Space), self.step),
            (_one(key.Key_Delete, key.Key_Backspace), partial(self.put, None)),
            ((*_one(key.Key_Return), QKeyCombination(keypad, key.Key_Enter)), partial(self.go_on, 1)),
            ((QKeyCombination(shift, key.Key_Return),), partial(self.go_on, -1)),
            ((QKeyCombination(ctrl, key.Key_Space),), lambda: self.selectColumn(self.currentIndex().column())),
            ((QKeyCombination(shift, key.Key_Space),), lambda: self.selectRow(self.currentIndex().row())),
            ((QKeyCombination(ctrl, key.Key_D),), lambda: self.write(blocks.filled(self, down=True))),
            ((QKeyCombination(ctrl, key.Key_R),), lambda: self.write(blocks.filled(self, down=False))),
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self.paste),
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.may_write and self.selected():
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be said of the cells selected."""
        menu = QMenu(self)
        for letter, code in self.marks.letters.items():
            menu.addAction(f"{tr(self.marks.options[code])}\t{letter}", partial(self.put, code))
        menu.addAction(tr(self.marks.about.unknown), partial(self.put, None))
        menu.addSeparator()
        menu.addAction(tr("Copy") + "\tCtrl+C", self.copy)
        menu.addAction(tr("Paste") + "\tCtrl+V", self.paste)
        menu.addAction(tr("Fill down") + "\tCtrl+D", lambda: self.write(blocks.filled(self, down=True)))
        menu.addSeparator()
        reason = menu.addAction(tr(self.marks.about.note), self.ask_reason)
        # Of attendance, reasons are those of days.
        may = self.marks.about.in_words or not self.marks.grid.titles
        reason.setEnabled(may and any(self.marks.code(cell) for cell in self.selected()))
        return menu

    def ask_reason(self) -> None:
        """Ask why somebody was not there, or what a host said."""
        cells = [cell for cell in self.selected() if self.marks.code(cell)]
        ask = QInputDialog(self)
        ask.setWindowTitle(tr(self.marks.about.note_title))
        ask.setLabelText(tr(self.marks.about.note_asked))
        ask.setTextValue(next((self.marks.marks[cell].reason for cell in cells if self.marks.code(cell)), ""))
        ask.textValueSelected.connect(lambda reason: self.explained.emit(cells, reason))
        ask.open()

    def _click(self, _index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.step()


def _one(*keys: Qt.Key) -> tuple[QKeyCombination, ...]:
    return tuple(QKeyCombination(Qt.KeyboardModifier.NoModifier, key) for key in keys)


class _MarkDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marks, rect = index.model(), QRectF(option.rect).adjusted(2, 2, -2, -2)
        cell = index.data(CELL)
        if cell is None or not isinstance(marks, Marks):
            return
        code, chosen = marks.code(cell), bool(option.state & QStyle.StateFlag.State_Selected)
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        tone = "warn" if getattr(marks.marks.get(cell), "late", False) else marks.about.tones.get(code or "", "neu")
        colours = theme.tone(tone)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.line if code else theme.color("border"))
        painter.setBrush(colours.soft if code else theme.color("selected_soft" if chosen else "surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if marks.grid.with_days:
            day = QRectF(rect.x() + 2, rect.y(), 17, rect.height())
            _write(painter, day, str(cell[1].day), "caption", theme.color("text2"))
            rect = rect.adjusted(17, 0, -1, 0)
        if cell in marks.warned:
            draw_icon(painter, "triangle-alert", "warn_text", _icon_at(rect, rect.right() - 18))
        if code and marks.about.in_words:
            draw_icon(painter, marks.about.icons[code], f"{tone}_text", _icon_at(rect, rect.x() + 6))
            _write(painter, rect.adjusted(20, 0, -20, 0), marks.words(cell), "small", colours.text)
        elif code and code in marks.about.icons:
            draw_icon(painter, marks.about.icons[code], f"{tone}_text", _icon_at(rect, rect.center().x() - 7))
        elif code:
            _write(painter, rect, code, "strong", colours.text)
        if here:
            paint_focus(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), 5)
        painter.restore()


def _icon_at(rect: QRectF, left: float) -> QRectF:
    return QRectF(left, rect.center().y() - 7, 14, 14)


def _write(painter: QPainter, rect: QRectF, text: str, role: str, colour: Any) -> None:
    painter.setFont(theme.font(role, QFont.Weight.Medium))
    painter.setPen(colour)
    painter.drawText(rect, CENTRE, elided(text, painter.font(), rect.width() + 4))
