"""The rows of a list on its way in: those of one result, corrected in place, the one at hand explained below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from eujc_desktop.ui.components.chips import ChipRow, FilterChip
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.dialogs.import_explain import Change, Ways, corrected, explained, without
from eujc_desktop.ui.dialogs.import_look import RowDelegate
from eujc_desktop.ui.dialogs.import_rows import RESULTS, TO_CHECK, ImportRows, is_to_check
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import ROW

UNDECIDED = ("problem", "duplicate")
_RESULT, _CELL, _WIDE = 108, 148, 212
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Edit = QAbstractItemView.EditTrigger


class ImportReview(QWidget):
    """`decided` hands on what the user does about a row: a change of the list, and the number of the row."""

    decided = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.model, self.table, self.chips = ImportRows(), QTableView(), ChipRow()
        self.messages = MessageSlot(margins=(12, 6, 12, 10), quiet=True)
        self._incoming: Any = None
        self._fields: Mapping[str, Any] = {}
        self._only, self._wish, self._at = "", False, ""
        self._ways = Ways(self._decide, self._edit)
        self._assemble()
        self.chips.toggled.connect(self._filter)
        self.model.edited.connect(lambda number, key, text: self._decide(corrected(number, key, text), number))
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._explain(now))
        self.table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete leaves the cell at hand out, Ctrl+Enter takes the first way out; other keys begin to correct it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete:
                self._leave_out()
                return True
            if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._first_fix()
                return True
        return super().eventFilter(watched, event)

    def show_incoming(self, incoming: Any, fields: Mapping[str, Any], number: int = 0) -> None:
        """Show what importing the list would do.

        The row of that number stays at hand unless it was one to decide and is decided: then it is the next of those.
        """
        before = self._result_of(number)
        self._incoming, self._fields = incoming, fields
        to_check = [each.number for each in incoming.preview.rows if is_to_check(each)]
        counts = {**incoming.preview.counts, TO_CHECK: len(to_check)}
        if not counts.get(self._only):
            self._only = ""
        chips = [FilterChip("", tr("All"), len(incoming.preview.rows))]
        chips += [FilterChip(key, tr(words), counts[key], tone, icon) for key, (words, tone, icon) in RESULTS.items()]
        chips += [FilterChip(TO_CHECK, tr("To check"), len(to_check), "warn", "circle-alert")]
        self.chips.set_chips(chips)
        self.messages.clear()
        self._show_rows()
        wrong = [each.number for each in incoming.preview.rows if each.result in UNDECIDED]
        wrong = wrong or ([] if number else to_check)
        stays = number in wrong or (number and before not in UNDECIDED) or not wrong
        self.select_row(number if stays else wrong[0], self._at if stays else "")

    def changeEvent(self, event: QEvent) -> None:
        """After a decision the keyboard is again in the rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self.isEnabled() and self._wish:
            self._wish = False
            self.table.setFocus()

    def select_row(self, number: int, key: str = "") -> None:
        """Select the row of that number, in the column of a field or where something is to be said, and explain it."""
        at = self.model.find(number)
        if at >= 0:
            index = self.model.index(at, max(0, self.model.column_of(key) if key else self._telling_column(at)))
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def clear(self) -> None:
        """Show no rows."""
        self.chips.set_chips(())
        self.messages.clear()

    def _assemble(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(RowDelegate(self.model, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(_Edit.DoubleClicked | _Edit.EditKeyPressed | _Edit.AnyKeyPressed)
        table.setTabKeyNavigation(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.verticalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        table.horizontalHeader().setHighlightSections(False)
        table.setShowGrid(False)
        table.setAccessibleName(tr("Rows of the list"))
        table.setAccessibleDescription(
            tr("Type to correct a cell, Delete leaves it out, Ctrl+Enter takes the first way")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row((self.chips, 1), margins=(12, 8, 12, 8)))
        layout.addWidget(table, 1)
        layout.addWidget(self.messages)

    def _filter(self, key: str, on: bool) -> None:  # noqa: FBT001 - the signal's shape
        self._only = key if on else ""
        self._show_rows()
        self.select_row(self.model.row(0).number if self.model.rowCount() else 0)

    def _show_rows(self) -> None:
        for key in ("", *RESULTS, TO_CHECK):
            chip = self.chips.chip(key)
            blocked = chip.blockSignals(True)  # noqa: FBT003
            chip.setChecked(key == self._only)
            chip.blockSignals(blocked)
        self.model.show_preview(self._incoming.preview, self._fields, self._only)
        changing = self.model.changing()
        for column in range(self.model.columnCount()):
            wide = (_WIDE if column in changing else _CELL) if column else _RESULT
            self.table.setColumnWidth(column, theme.wide(wide))

    def _telling_column(self, at: int) -> int:
        """The column of the cell that a row's first problem, else its first change is about, -1 where there is none."""
        row_ = self.model.row(at)
        severe = sorted(row_.problems, key=lambda each: each.severity != "problem")
        told = [each.key for each in severe if each.severity != "remark"]
        told += [each.key for each in row_.changes]
        return next((column for key in told if (column := self.model.column_of(key)) >= 0), -1)

    def _result_of(self, number: int) -> str:
        at = self.model.find(number)
        return str(self.model.row(at).result) if at >= 0 else ""

    # One row

    def _explain(self, current: QModelIndex) -> None:
        if current.isValid():
            key = self.model.key(current.column())
            self.messages.show_messages(explained(self.model.row(current.row()), key, self._incoming, self._ways))

    def _edit(self, number: int, key: str) -> None:
        """Open the editor of a cell."""
        index = self.model.index(self.model.find(number), self.model.column_of(key))
        self.table.setFocus()
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _leave_out(self) -> None:
        """Import the row without the cell at hand."""
        index = self.table.currentIndex()
        key = self.model.key(index.column()) if index.isValid() else ""
        if key and self.model.edit_text(index) and key not in self.model.row(index.row()).left:
            number = self.model.row(index.row()).number
            self._decide(without(number, key), number)

    def _first_fix(self) -> None:
        for button in self.messages.findChildren(QPushButton):
            if button.isVisible():
                button.click()
                return

    def _decide(self, change: Change, number: int) -> None:
        index = self.table.currentIndex()
        self._wish, self._at = True, self.model.key(index.column()) if index.isValid() else ""
        self.decided.emit(change, number)
