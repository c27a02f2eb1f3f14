"""The lines of a small table, with an empty one after them that becomes a line when something is typed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.ui.text import tip, told, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.values import understood, value_text

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Pairs = Sequence[tuple[str, str]]
_NONE = QModelIndex()


class LineColumn(NamedTuple):
    """A column: the field it shows, so many pixels wide or with `share` of what is left; without a field to read."""

    key: str
    title: str
    width: int = 0
    share: int = 0
    field: Field | None = None
    pairs: Pairs = ()
    """What a link can point to."""


class Line(NamedTuple):
    """A line by its id with its values; `notes` warn of cells."""

    id: str
    values: Mapping[str, Any]
    notes: Mapping[str, str] = {}


class Lines(QAbstractTableModel):
    """The lines with an empty one after them while they may be written.

    `changed` carries the values of cells by line and key, `added` those of new lines, `refused` why one does not hold.
    """

    changed = Signal(object)
    added = Signal(object)
    refused = Signal(str)

    def __init__(self, columns: Sequence[LineColumn], *, writes: bool) -> None:
        super().__init__()
        self.columns, self.writes = tuple(columns), writes
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show exactly these."""
        same = [line.id for line in lines] == [line.id for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = list(lines)
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))

    def show_columns(self, columns: Sequence[LineColumn]) -> None:
        """The same columns with other things that links can point to."""
        self.columns = tuple(columns)

    def line(self, at: int) -> Line | None:
        """The line of a row; None for the empty one."""
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines) + self.writes

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def text(self, at: int, column: LineColumn) -> str:
        """The words of a cell."""
        line = self.line(at)
        value = line.values.get(column.key) if line else None
        if value is None or value == "":
            return ""
        if column.pairs or (column.field is not None and isinstance(column.field.kind, Ref)):
            return dict(column.pairs).get(value, "")
        if column.field is None:
            return str(value)
        return value_text(column.field.kind, value)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, line = self.columns[index.column()], self.line(index.row())
        if role in (Role.DisplayRole, Role.EditRole):
            return self.text(index.row(), column)
        note = line.notes.get(column.key, "") if line else ""
        if role == Role.ToolTipRole:
            return tip(note or self.text(index.row(), column)) or None
        if role == Role.AccessibleTextRole:
            new = "" if line else tr("new line")
            told_ = f"{column.title}: {self.text(index.row(), column) or tr('empty')}"
            return ", ".join(filter(None, (told_, note, new)))
        if role == Role.ForegroundRole and (note or column.field is None):
            return theme.color("warn_text" if note else "text3")
        if role == Role.TextAlignmentRole and column.field is not None and column.field.kind.align_right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        writable = index.isValid() and self.writes and self.columns[index.column()].field is not None
        return found | Qt.ItemFlag.ItemIsEditable if writable else found

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid():
            return False
        return self.put(index.row(), index.column(), [[value]])

    def put(self, top: int, left: int, block: Sequence[Sequence[Any]]) -> bool:
        """Write a block of cells, from a row and a column on; lines that are not there yet are added."""
        changes: dict[str, dict[str, Any]] = {}
        new: list[dict[str, Any]] = []
        for at, cells in enumerate(block, top):
            line = self.line(at)
            try:
                found = self._read(line, self.columns[left:], cells)
            except ValueError as exc:
                self.refused.emit(str(exc))
                return False
            if line is not None and found:
                changes[line.id] = found
            elif line is None and (known := {key: value for key, value in found.items() if value is not None}):
                new.append(known)
        if changes:
            self.changed.emit(changes)
        if new:
            self.added.emit(new)
        return bool(changes or new)

    def _read(self, line: Line | None, columns: Sequence[LineColumn], cells: Sequence[Any]) -> dict[str, Any]:
        """What cells say otherwise than the line does; ValueError names the column whose value does not hold."""
        found: dict[str, Any] = {}
        for column, raw in zip(columns, cells, strict=False):
            if column.field is None:
                continue
            now = line.values.get(column.key) if line else None
            try:
                value = column.field.put(self._meant(column, raw), now)
            except ValueError as exc:
                words = told(exc)
                named = words if words.startswith(column.title) else f"{column.title}: {words}"
                raise ValueError(named) from exc
            if value != now:
                found[column.key] = value
        return found

    @staticmethod
    def _meant(column: LineColumn, raw: Any) -> Any:
        """What a link is called may be typed or pasted as well; so may an option in the language of the window."""
        if column.pairs and isinstance(raw, str):
            return next((key for key, words in column.pairs if words.casefold() == raw.strip().casefold()), raw)
        return understood(column.field.kind, raw) if column.field is not None else raw

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[section].title
        if orientation is Qt.Orientation.Vertical and role == Role.DisplayRole:
            return str(section + 1) if section < len(self.lines) else "+"
        return None
