"""The rows of a list on its way in as a table model: result, and a cell for each field, to be corrected in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from eujc_desktop.common.said import say
from eujc_desktop.ui.text import tip, tr, with_cure
from eujc_desktop.ui.values import value_text

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
RESULTS: dict[str, tuple[str, str, str]] = {
    "new": (say("New"), "ok", "plus"),
    "changed": (say("Changed"), "info", "pencil"),
    "duplicate": (say("Duplicate?"), "warn", "users"),
    "problem": (say("Problem"), "err", "triangle-alert"),
    "same": (say("Same"), "neu", "check"),
    "skipped": (say("Skipped"), "neu", "circle-x"),
}
TO_CHECK = "to check"
"""Rows that come in as they are, and of which something is asked all the same."""
CELL = Qt.ItemDataRole.UserRole
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ROLES = (_DISPLAY, CELL, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OWN = frozenset({"person.id", "list.saved_at"})
"""What our own lists bring to be found again; nobody wants to look at it."""


def is_to_check(row: Any) -> bool:
    """Whether somebody should look at a row although it comes in without."""
    open_ = row.result in ("new", "changed", "same")
    return open_ and any(each.severity == "question" for each in row.problems)


def change_words(change: Any, kind: Any) -> tuple[str, str]:
    """What a change takes away and what it brings, in the language of the window."""
    before = change.before if change.was is None else value_text(kind, change.was)
    after = change.after if change.now is None else value_text(kind, change.now)
    return before, after or tr("Empty")


class Cell:
    """What the delegate paints of one cell: words, what is struck out before them, and a tone where it matters."""

    __slots__ = ("before", "faint", "text", "tip", "tone")

    def __init__(self, text: str, before: str = "", tone: str = "", tip: str = "", *, faint: bool = False) -> None:
        self.text, self.before, self.tone, self.tip, self.faint = text, before, tone, tip, faint


class ImportRows(QAbstractTableModel):
    """The result, then a column for each field the sheet brings; the number of the row heads it.

    `edited` tells the row, the field and what was typed.
    """

    edited = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Any] = ()
        self._keys: list[tuple[str, str]] = []
        self._fields: Mapping[str, Any] = {}

    def show_preview(self, preview: Any, fields: Mapping[str, Any], only: str = "") -> None:
        """Show the rows of a preview, or only those with one result, or those to check."""
        self.beginResetModel()
        self._fields = fields
        self._keys = [
            (column.key, tr(column.label)) for column in preview.columns if column.key and column.key not in _OWN
        ]
        given = {key for key, _ in self._keys}
        # A field may be missing that has no column, as the family name: it is to be entered in a cell, too.
        asked = {each.key: None for row in preview.rows for each in row.problems if each.key in fields}
        self._keys += [(key, tr(fields[key].label)) for key in asked if key not in given]
        is_shown = is_to_check if only == TO_CHECK else lambda row: only in ("", row.result)
        self._rows = [row for row in preview.rows if is_shown(row)]
        self.endResetModel()

    def row(self, at: int) -> Any:
        return self._rows[at]

    def find(self, number: int) -> int:
        """Where the row of that number is shown, -1 if it is not."""
        return next((at for at, row in enumerate(self._rows) if row.number == number), -1)

    def key(self, column: int) -> str:
        """The field of a column, empty for the result."""
        return self._keys[column - 1][0] if column >= 1 else ""

    def column_of(self, key: str) -> int:
        """The column of a field, -1 for none."""
        return next((at for at, (known, _) in enumerate(self._keys, start=1) if known == key), -1)

    def field(self, column: int) -> Any:
        """The field a column shows."""
        return self._fields[self.key(column)]

    def changing(self) -> set[int]:
        """The columns in which old and new values stand side by side."""
        changed = {change.key for row in self._rows for change in row.changes}
        return {at for at, (key, _) in enumerate(self._keys, start=1) if key in changed}

    def edit_text(self, index: Index) -> str:
        """What the editor of a cell begins with: what the sheet says, or what is left out of it."""
        row, key = self._rows[index.row()], self.key(index.column())
        return str(row.cells.get(key, "") or row.left.get(key, ""))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._keys) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not index.column() or self._rows[index.row()].result == "skipped":
            return _PLAIN
        return _PLAIN | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; the cell shows it when the rows have been read again."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not index.column():
            return False
        kind = self.field(index.column()).kind
        text = value if isinstance(value, str) else "" if value is None else value_text(kind, value)
        if text != self.edit_text(index):
            self.edited.emit(self._rows[index.row()].number, self.key(index.column()), text)
        return True

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
        words = f"{cell.before} → {cell.text}" if cell.before else cell.text
        if role == _DISPLAY or not cell.tip or cell.tip == words:
            return words
        return tr("{text}. {warning}", text=words, warning=cell.tip)

    def _cell(self, row: Any, key: str) -> Cell:
        if row.result == "skipped":
            return Cell(row.cells.get(key, ""), faint=True)
        for problem in row.problems:
            if problem.key == key and problem.severity != "remark":
                tone = "err" if problem.severity == "problem" else "warn"
                return Cell(
                    row.cells.get(key, "") or tr("Empty"), tone=tone, tip=with_cure(problem.reason, problem.cure)
                )
        if key in row.left:
            return Cell("", row.left[key], tip=tr("Left out"), faint=True)
        for change in row.changes:
            if change.key == key:
                before, after = change_words(change, self._fields[key].kind)
                return Cell(after, before, "info", tip=f"{before} → {after}")
        value = row.values.get(key)
        text = value_text(self._fields[key].kind, value) if value is not None else row.cells.get(key, "")
        added = key in row.fills and row.result == "changed"
        return Cell(text, tone="info" if added else "", faint=row.result == "same")
