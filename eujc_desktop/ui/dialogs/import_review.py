"""The rows of a list on its way in: those of one result, and the selected one's problems with their ways out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QInputDialog, QTableView, QVBoxLayout, QWidget

from eujc_desktop.ui.components.chips import ChipRow, FilterChip
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import Fix, InlineMessage, MessageSlot
from eujc_desktop.ui.dialogs.import_rows import RESULTS, ImportRows, RowDelegate
from eujc_desktop.ui.text import escape, tr
from eujc_desktop.ui.tokens import ROW

Change = Callable[[Any], Any]
UNDECIDED = ("problem", "duplicate")
_OFFERS = 3
_RESULT, _CELL = 108, 148
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ImportReview(QWidget):
    """`decided` hands on what the user does about a row: a change of the list, and the number of the row."""

    decided = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.model, self.table, self.chips = ImportRows(), QTableView(), ChipRow()
        self.messages = MessageSlot(margins=(12, 6, 12, 10))
        self._incoming: Any = None
        self._fields: Mapping[str, Any] = {}
        self._only = ""
        self._assemble()
        self.chips.toggled.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._explain(now))
        self.table.doubleClicked.connect(self._edit_cell)
        edit = QShortcut(QKeySequence(Qt.Key.Key_F2), self.table)
        edit.setContext(Qt.ShortcutContext.WidgetShortcut)
        edit.activated.connect(lambda: self._edit_cell(self.table.currentIndex()))

    def show_incoming(self, incoming: Any, fields: Mapping[str, Any], number: int = 0) -> None:
        """Show what importing the list would do; the row of that number, else the first to decide, is selected."""
        self._incoming, self._fields = incoming, fields
        counts = incoming.preview.counts
        if not counts.get(self._only):
            self._only = ""
        chips = [FilterChip("", tr("All"), len(incoming.preview.rows))]
        chips += [FilterChip(key, tr(words), counts[key], tone, icon) for key, (words, tone, icon) in RESULTS.items()]
        self.chips.set_chips(chips)
        self.messages.clear()
        self._show_rows()
        wrong = [each.number for each in incoming.preview.rows if each.result in UNDECIDED]
        self.select_row(number if number in wrong or not wrong else wrong[0])

    def select_row(self, number: int) -> None:
        """Select the row of that number and explain it."""
        at = self.model.find(number)
        if at >= 0:
            column = max(0, self._wrong_column(at))
            self.table.setCurrentIndex(self.model.index(at, column))
            self.table.scrollTo(self.model.index(at, column))

    def clear(self) -> None:
        """Show no rows."""
        self.chips.set_chips(())
        self.messages.clear()

    def _assemble(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(RowDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row((self.chips, 1), margins=(12, 8, 12, 8)))
        layout.addWidget(table, 1)
        layout.addWidget(self.messages)

    def _filter(self, key: str, on: bool) -> None:  # noqa: FBT001 - the signal's shape
        self._only = key if on else ""
        self._show_rows()

    def _show_rows(self) -> None:
        for key in ("", *RESULTS):
            chip = self.chips.chip(key)
            blocked = chip.blockSignals(True)  # noqa: FBT003
            chip.setChecked(key == self._only)
            chip.blockSignals(blocked)
        self.model.show_preview(self._incoming.preview, self._fields, self._only)
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, _CELL if column else _RESULT)

    def _wrong_column(self, at: int) -> int:
        """The column of the cell that a row's first problem is about, -1 where there is none."""
        keys = [each.key for each in self.model.row(at).problems if each.severity == "problem"]
        return next((column for column in range(self.model.columnCount()) if self.model.key(column) in keys), -1)

    # One row

    def _explain(self, current: QModelIndex) -> None:
        if current.isValid():
            row_ = self.model.row(current.row())
            self.messages.show_messages([self._message(row_, each) for each in _matters(row_)])

    def _message(self, row_: Any, problem: Any) -> InlineMessage:
        if problem is None:
            return self._duplicate(row_)
        number, where = row_.number, problem.column or problem.key
        title = tr("Row {row}, “{column}”: {value}", row=number, column=where, value=problem.value or tr("empty"))
        body = f"{problem.reason[:1].upper()}{problem.reason[1:]}. {problem.cure}".strip()
        fixes: list[Fix] = [
            *((escape(tr(each.words)), partial(self._take, number, each)) for each in problem.offers[:_OFFERS]),
            (tr("Correct here…"), partial(self._ask, number, problem.key, problem.value)),
            (tr("Import without this value"), partial(self._decide, _without(number, problem.key), number)),
            (tr("Skip row {row}", row=number), partial(self._decide, _skipping(number), number)),
        ]
        return InlineMessage(title, body, "err" if problem.severity == "problem" else "warn", fixes=fixes)

    def _duplicate(self, row_: Any) -> InlineMessage:
        number = row_.number
        title = tr("Row {row}: {title} may be {known}", row=number, title=row_.title, known=row_.match.name)
        body = tr("Recognised by {reason}. Decide, since nothing is merged by itself.", reason=row_.match.by)
        fixes: list[Fix] = [
            (tr("The same"), partial(self._decide, _deciding(number, same=True), number)),
            (tr("Somebody else"), partial(self._decide, _deciding(number, same=False), number)),
            (tr("Skip row {row}", row=number), partial(self._decide, _skipping(number), number)),
        ]
        return InlineMessage(title, body, "warn", "users", fixes)

    def _take(self, number: int, offer: Any) -> None:
        """Read what may be meant instead."""
        self._decide(_corrected(number, offer.key, offer.raw), number)

    def _edit_cell(self, index: QModelIndex) -> None:
        if index.isValid() and (key := self.model.key(index.column())):
            row_ = self.model.row(index.row())
            self._ask(row_.number, key, row_.cells.get(key, ""))

    def _ask(self, number: int, key: str, before: str) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Row {row}", row=number))
        dialog.setLabelText(escape(self._fields[key].label))
        dialog.setTextValue(before)
        dialog.accepted.connect(lambda: self._decide(_corrected(number, key, dialog.textValue()), number))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _decide(self, change: Change, number: int) -> None:
        self.decided.emit(change, number)


def _matters(row_: Any) -> list[Any]:
    """What to explain of a row: its problems, else its questions; a duplicate explains itself."""
    if row_.result == "duplicate":
        return [None]
    problems = [each for each in row_.problems if each.severity == "problem"]
    return (problems or [each for each in row_.problems if each.severity == "question"])[:2]


def _without(number: int, key: str) -> Change:
    return lambda incoming: incoming.without(number, key)


def _skipping(number: int) -> Change:
    return lambda incoming: incoming.skipping(number)


def _deciding(number: int, *, same: bool) -> Change:
    return lambda incoming: incoming.deciding(number, same=same)


def _corrected(number: int, key: str, raw: Any) -> Change:
    return lambda incoming: incoming.corrected(number, key, raw)
