"""A small table of lines that stand in an order of their own: typed, pasted, moved and taken away by keys or buttons.

The last line is empty: whatever is typed there becomes a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.editors import as_editor, editor_for
from eujc_desktop.ui.grid_block import as_tsv, from_text, spread
from eujc_desktop.ui.grid_delegate import list_is_open
from eujc_desktop.ui.line_model import Index, Line, LineColumn, Lines
from eujc_desktop.ui.small_table import make_small
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_TALL, _LEAST = 30, 60
_ALT = Qt.KeyboardModifier.AltModifier


class _Delegate(QStyledItemDelegate):
    """The editor of a field, at least as wide as is needed to read what is typed."""

    def __init__(self, lines: Lines, view: QTableView) -> None:
        super().__init__(view)
        self._lines, self._view = lines, view
        self._open: QWidget | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._lines.columns[index.column()]
        assert column.field is not None
        made = editor_for(column.field, column.pairs, in_cell=True)
        made.setParent(parent)
        made.setAccessibleName(column.title)
        if isinstance(made, QComboBox):
            made.activated.connect(lambda: self._take(made))
        self._open = made
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        as_editor(editor).show_text(self._lines.text(index.row(), self._lines.columns[index.column()]))
        if isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        shown = self._lines.text(index.row(), self._lines.columns[index.column()])
        typed = editor.currentText() if isinstance(editor, QComboBox) else as_editor(editor).raw()
        if typed != shown:
            model.setData(model.index(index.row(), index.column()), as_editor(editor).raw())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), min(300, editor.sizeHint().width())))
        if (parent := editor.parentWidget()) is not None and rect.right() > parent.width():
            rect.moveRight(max(rect.width(), parent.width() - 1))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enters = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and isinstance(watched, QWidget) and list_is_open(watched):
            return False  # it chooses from the list
        return super().eventFilter(watched, event)

    def _take(self, editor: QWidget) -> None:
        """Write what was chosen; by Enter in the list of a type-ahead it is told twice."""
        if self._open is editor:
            self._open = None
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


class LineTable(QTableView):
    """`moved` tells which line is to go how far, `removed` which lines are to go.

    A `draft` changes its own lines, to be read from it at the end.
    """

    moved = Signal(str, int)
    removed = Signal(object)

    def __init__(self, name: str, columns: Sequence[LineColumn], *, writes: bool = True, draft: bool = False) -> None:
        super().__init__()
        self.lines, self._draft, self._drafted = Lines(columns, writes=writes), draft, 0
        self.setModel(self.lines)
        make_small(self)
        self.horizontalHeader().setProperty("tight", "cells")
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("Type into the last line to add one. Alt+↑ and Alt+↓ move a line."))
        self.setItemDelegate(_Delegate(self.lines, self))
        self.verticalHeader().setDefaultSectionSize(_TALL)
        self.verticalHeader().setMinimumWidth(theme.wide(28))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
        )
        if draft:
            self.lines.added.connect(self._add)
            self.lines.changed.connect(self._change)
            self.moved.connect(self._move)
            self.removed.connect(self._remove)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show exactly these; the cell at hand stays where it is."""
        at, column = self.currentIndex().row(), self.currentIndex().column()
        self.lines.show_lines(lines)
        if at >= 0 and not self.currentIndex().isValid():
            self.go(min(at, self.lines.rowCount() - 1), max(column, 0))
        elif at < 0:
            self.go(0, self._first)

    @property
    def _first(self) -> int:
        """The first column that may be written."""
        return next(at for at, each in enumerate(self.lines.columns) if each.field is not None)

    def drafted(self) -> list[dict[str, Any]]:
        """The lines as they stand in a draft; those that were there before have their `id`."""
        return [{**line.values, **({"id": line.id} if "-" not in line.id else {})} for line in self.lines.lines]

    def go(self, at: int, column: int = 0) -> None:
        """Put the keyboard into a cell."""
        if 0 <= at < self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(at, column))

    def begin(self) -> None:
        """Go to the empty line to add one."""
        self.go(len(self.lines.lines), self._first)
        self.setFocus()

    def step(self, by: int) -> None:
        """Move the line at hand up or down; the keyboard goes with it."""
        at, index = self.currentIndex().row(), self.currentIndex()
        line = self.lines.line(at)
        if line is not None and self.lines.writes and 0 <= at + by < len(self.lines.lines):
            self.moved.emit(line.id, by)
            self.go(at + by, index.column())

    def remove(self) -> None:
        """Take away the lines that have a selected cell."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        ids = [line.id for at in rows if (line := self.lines.line(at)) is not None]
        if ids and self.lines.writes:
            self.removed.emit(ids)

    def tools(self) -> QWidget:
        """Buttons for what can be done with lines."""
        parts = (
            ("plus", tr("Add line"), self.begin),
            ("chevron-up", tr("Move up"), lambda: self.step(-1)),
            ("chevron-down", tr("Move down"), lambda: self.step(1)),
            ("trash-2", tr("Remove line"), self.remove),
        )
        made = [tool(icon, tip=words, on_click=call) for icon, words, call in parts]
        for button in made:
            button.setEnabled(self.lines.writes)
        return row(*made, spacing=2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if way and event.modifiers() & _ALT:
            self.step(way)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Delete and self.lines.writes:
            self._empty()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.go(self.currentIndex().row() + 1, self.currentIndex().column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self.lines.columns
        fixed = sum(theme.wide(column.width) for column in columns)
        left, shares = event.size().width() - fixed, sum(column.share for column in columns)
        for at, column in enumerate(columns):
            more = max(left, 0) * column.share // shares if shares else 0
            self.setColumnWidth(at, max(theme.wide(column.width) + more, _LEAST))

    def _block(self) -> tuple[range, range]:
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows, columns = ({index.row() for index in chosen}, {index.column() for index in chosen})
        return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)

    def _copy(self) -> None:
        rows, columns = self._block()
        shown = self.lines.columns
        block = [[self.lines.text(at, shown[column]) for column in columns] for at in rows if at >= 0]
        QApplication.clipboard().setText(as_tsv(block))

    def _paste(self) -> None:
        rows, columns = self._block()
        text = QApplication.clipboard().text()
        if rows[0] >= 0 and text and self.lines.writes:
            self.lines.put(rows[0], columns[0], spread(from_text(text), len(rows), len(columns)))

    def _empty(self) -> None:
        """Empty the selected cells; where all of a line is selected it goes."""
        rows, columns = self._block()
        if len(columns) == len(self.lines.columns):
            self.remove()
        elif rows[0] >= 0:
            self.lines.put(rows[0], columns[0], [["" for _ in columns] for at in rows if self.lines.line(at)])

    # A draft

    def _add(self, new: Sequence[Mapping[str, Any]]) -> None:
        first = self._drafted
        self._drafted += len(new)
        self.show_lines([*self.lines.lines, *(Line(f"new-{first + at}", dict(each)) for at, each in enumerate(new))])

    def _change(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        self.show_lines([
            line._replace(values={**line.values, **changes.get(line.id, {})}) for line in self.lines.lines
        ])  # fmt: skip

    def _move(self, line_id: str, by: int) -> None:
        lines = list(self.lines.lines)
        at = next(at for at, line in enumerate(lines) if line.id == line_id)
        lines.insert(at + by, lines.pop(at))
        self.show_lines(lines)

    def _remove(self, ids: Sequence[str]) -> None:
        self.show_lines([line for line in self.lines.lines if line.id not in ids])
