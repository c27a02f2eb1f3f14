"""Evaluation forms to type in from paper: a row for each form, a column for each question, a key for each answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView

from eujc_desktop.common.said import say
from eujc_desktop.planning.evaluation import MOST, read
from eujc_desktop.ui.grid_block import Block, as_tsv, from_text
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import tip, told, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NARROW, _WIDE, _NAMES = 84, 220, 210


class OpinionModel(QAbstractTableModel):
    """Tells by `written` what is to be kept, by form and question, as it was typed."""

    written = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Any = None
        self.writes = True
        self._typed: dict[Any, str] = {}
        self._settled: dict[Any, str] = {}

    def show_sheet(self, sheet: Any) -> bool:
        """Show exactly these forms, and what was typed and is not written yet; whether forms or questions changed."""
        same = self.sheet is not None and (sheet.forms, sheet.asks) == (self.sheet.forms, self.sheet.asks)
        self._typed = {cell: text for cell, text in self._typed.items() if self._settled.get(cell) != text}
        self._settled = {}
        if same:
            # An editor that is open in a cell stays.
            self.sheet = sheet
            self._tell()
        else:
            self.beginResetModel()
            self.sheet = sheet
            self.endResetModel()
        return not same

    def settle(self, given: Mapping[Any, str]) -> None:
        """These are written: what is read next holds them."""
        self._settled.update(given)

    def drop(self, given: Mapping[Any, str]) -> None:
        """These were refused: show what there is instead."""
        for cell in given:
            self._typed.pop(cell, None)
        self._tell()

    def _tell(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.forms)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.asks)

    def cell(self, index: Index) -> Any:
        """The form and question of a cell."""
        return self.sheet.forms[index.row()].id, self.sheet.asks[index.column()].key

    def text(self, index: Index) -> str:
        """The answer as it is typed and copied."""
        cell = self.cell(index)
        if cell in self._typed:
            return self._typed[cell]
        value = self.sheet.answers.get(cell)
        if value is None or isinstance(value, str):
            return value or ""
        return (tr("yes") if value else tr("no")) if self.sheet.asks[index.column()].scale == "yes/no" else str(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.sheet is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._form(section, role)
        ask = self.sheet.asks[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{section + 1}\n{ask.subject_name or ask.text}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            whole = "\n".join(filter(None, (ask.text, ask.subject_name)))
            return tip(whole) if role == Qt.ItemDataRole.ToolTipRole else whole.replace("\n", ", ")
        return None

    def _form(self, section: int, role: int) -> Any:
        form = self.sheet.forms[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Form {n}   {name}", n=form.number, name=form.name).rstrip()
        if role == Qt.ItemDataRole.DecorationRole and form.may_quote:
            return icon("check", "ok_text")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(tr(_QUOTE[form.may_quote]))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.sheet.asks[index.column()].scale != "words":
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.DecorationRole and self.cell(index) in self.sheet.quoted:
            return icon("flag", "accent_text")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.text(index))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        in_words = index.isValid() and self.sheet.asks[index.column()].scale == "words"
        return flags | Qt.ItemFlag.ItemIsEditable if in_words and self.writes else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or str(value or "") == self.text(index):
            return False
        self.put({self.cell(index): str(value or "")})
        return True

    def put(self, given: Mapping[Any, str]) -> None:
        """Show answers before they are written, and tell of them."""
        if not self.writes or not given:
            return
        self._typed.update(given)
        self._tell()
        self.written.emit(dict(given))


_QUOTE = {
    None: say("Not known whether they may be quoted"),
    True: say("May be quoted"),
    False: say("May not be quoted"),
}


class OpinionTable(QTableView):
    """A digit answers a question and goes on, down or to the right; 0 stands for 10, Y and N for yes and no.

    `pasted` tells the cells of the clipboard with the row and column where they begin.
    """

    pasted = Signal(object, int, int)
    refused = Signal(str)
    """Why the key just pressed answers nothing: who looks at the paper would go on typing."""

    def __init__(self) -> None:
        super().__init__()
        self.model_ = OpinionModel()
        self.down = False
        """Whether an answer leads to the same question of the next form."""
        self.setModel(self.model_)
        self.setAccessibleName(tr("Answers"))
        self.setAccessibleDescription(tr("A digit answers and goes on; 0 stands for 10, Y and N for yes and no"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(30)
        self.verticalHeader().setFixedWidth(theme.wide(_NAMES))
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_sheet(self, sheet: Any) -> None:
        """Show the forms; the keyboard stays where it is."""
        at = self.currentIndex()
        row, column = max(at.row(), 0), max(at.column(), 0)
        if not self.model_.show_sheet(sheet):
            return
        for place, ask in enumerate(sheet.asks):
            self.setColumnWidth(place, theme.wide(_WIDE if ask.scale == "words" else _NARROW))
        if sheet.forms and sheet.asks:
            self.go(min(row, len(sheet.forms) - 1), min(column, len(sheet.asks) - 1))

    def go(self, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        self.setCurrentIndex(self.model_.index(row, column))

    def chosen_forms(self) -> list[str]:
        """The forms of the cells selected."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.model_.sheet.forms[row].id for row in rows]

    def chosen_cells(self) -> list[Any]:
        """The cells selected that hold words."""
        found = self.selectionModel().selectedIndexes()
        return [self.model_.cell(one) for one in found if self.model_.sheet.asks[one.column()].scale == "words"]

    def go_on(self, step: int = 1) -> None:
        """To the next question or form, and round to the next row or column at the end."""
        here, rows, columns = self.currentIndex(), self.model_.rowCount(), self.model_.columnCount()
        if not here.isValid():
            return
        if self.down:
            at = (here.column() * rows + here.row() + step) % (rows * columns)
            self.go(at % rows, at // rows)
        else:
            at = (here.row() * columns + here.column() + step) % (rows * columns)
            self.go(at // columns, at % columns)

    def event(self, event: QEvent) -> bool:
        """Keys that answer are the table's, whatever the dialog does at them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._answer(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.model_.put({self.model_.cell(one): "" for one in self.selectionModel().selectedIndexes()})
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            step = partial(self.go_on, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            if self.state() == QAbstractItemView.State.EditingState:
                QTimer.singleShot(0, self, step)  # What is typed is taken over first, which Qt puts off too.
            else:
                step()
        elif text := self._answer(event):
            self.model_.put({self.model_.cell(self.currentIndex()): text})
            self.go_on()
        elif why_not := self._why_not(event):
            self.refused.emit(why_not)
        else:
            super().keyPressEvent(event)

    def _why_not(self, event: QKeyEvent) -> str:
        """Why a letter or digit is no answer to a question with a scale, "" for any other key."""
        at, key = self.currentIndex(), event.text()
        ctrl = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        if not at.isValid() or not self.model_.writes or not key.isalnum() or event.modifiers() & ctrl:
            return ""
        scale = self.model_.sheet.asks[at.column()].scale
        try:
            if scale in MOST:
                read(key, scale)
        except ValueError as error:
            return told(error)
        return ""

    def _answer(self, event: QKeyEvent) -> str:
        """The answer that a key gives to the question at hand, "" where it gives none."""
        at, held = self.currentIndex(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not at.isValid() or held & ~Qt.KeyboardModifier.ShiftModifier or not self.model_.writes:
            return ""
        scale, key = self.model_.sheet.asks[at.column()].scale, event.text().lower()
        if scale == "yes/no":
            return {"y": "yes", "n": "no", "1": "yes", "0": "no"}.get(key, "")
        if scale in MOST and len(key) == 1 and key in "0123456789":
            number = 10 if key == "0" else int(key)
            return str(number) if number <= MOST[scale] else ""
        return ""

    def copy(self) -> None:
        """The block that holds the selection, as text with tabs."""
        found = self.selectionModel().selectedIndexes()
        if not found:
            return
        rows = range(min(one.row() for one in found), max(one.row() for one in found) + 1)
        columns = range(min(one.column() for one in found), max(one.column() for one in found) + 1)
        block = [[self.model_.text(self.model_.index(row, column)) for column in columns] for row in rows]
        QApplication.clipboard().setText(as_tsv(block))

    def _paste(self) -> None:
        block: Block = from_text(QApplication.clipboard().text())
        at = self.currentIndex()
        if self.model_.writes and any(any(line) for line in block):
            self.pasted.emit(block, max(at.row(), 0), max(at.column(), 0))
