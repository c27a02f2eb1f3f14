"""The rows of a grid: ids at hand, values by the page when they are first painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.ui.components.paint import initials, tone_of
from eujc_desktop.ui.grid_columns import Column, Fields, Mark
from eujc_desktop.ui.grid_words import Words, name_of
from eujc_desktop.ui.text import tip, tr

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_NO_ITEM = Qt.ItemFlag.NoItemFlags
_ROOT = QModelIndex()


class Cell(NamedTuple):
    """A cell ready to paint."""

    text: str
    look: str
    tone: str
    right: bool
    faint: bool
    mark: Mark | None
    strong: str = ""
    short: str = ""


_WAITING = Cell("", "text", "", right=False, faint=True, mark=None)


class GridModel(QAbstractTableModel):
    """A table over ids; `wanted` asks for rows that are to be painted, `edited` hands on what was typed."""

    wanted = Signal(list)
    edited = Signal(str, str, object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None, *, writable: bool = True) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.words = Words({}, {})
        self._ids: list[str] = []
        self._at: dict[str, int] = {}
        self._rows: dict[str, dict[str, Any]] = {}
        self._asked: set[int] = set()
        self._cells: dict[tuple[str, int], Cell] = {}
        self._marks: Mapping[tuple[str, str], Mark] = {}
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        self._order: dict[str, tuple[int, bool]] = {}
        self._live, self._writable = False, writable

    @property
    def fields(self) -> Fields:
        """The fields of the list by key."""
        return self.words.fields

    # What is shown

    @property
    def ids(self) -> Sequence[str]:
        return self._ids

    def id_at(self, row: int) -> str:
        """The id of a row, "" where there is none."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def row_of(self, row_id: str) -> int:
        """Where a row stands now, -1 when it is not shown."""
        return self._at.get(row_id, -1)

    def values(self, row_id: str) -> dict[str, Any] | None:
        """The values of a row by key, None while they are not read."""
        return self._rows.get(row_id)

    @property
    def live(self) -> bool:
        """Whether the rows come from the open office, so that they can be changed."""
        return self._live

    def set_fields(self, words: Words, *, live: bool = True) -> None:
        """What the columns take, what their links can point to, and how all of it is shown."""
        self.words, self._live = words, live

    def set_ids(self, ids: Sequence[str], rows: Sequence[dict[str, Any]]) -> bool:
        """Show these ids with the rows read so far; whether the order changed."""
        kept = {row["id"]: row for row in rows}
        moved = list(ids) != self._ids
        if moved:
            self.beginResetModel()
            self._ids = list(ids)
            self._at = {row_id: at for at, row_id in enumerate(self._ids)}
        self._rows = kept
        touched = {self._at[row_id] // PAGE for row_id in kept if row_id in self._at}
        self._asked = {page for page in touched if self._whole(page, kept)}
        self._cells.clear()
        if moved:
            self.endResetModel()
        else:
            self._repaint()
        return moved

    def add_rows(self, rows: Sequence[dict[str, Any]]) -> None:
        """The values of rows asked for."""
        self._rows.update((row["id"], row) for row in rows)
        self._touch(*(row["id"] for row in rows))

    def set_marks(self, marks: Mapping[tuple[str, str], Mark]) -> None:
        """What is wrong with which cells, by row id and key."""
        if marks != self._marks:
            self._marks = marks
            self._cells.clear()
            self._repaint()

    def put(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        """Show values of rows at once, before the database has them."""
        for row_id, values in changes.items():
            row = self._rows.get(row_id)
            if row is not None:
                row.update(values)
            for key in values:
                self._refused.pop((row_id, key), None)
        self._touch(*changes)

    def refuse(self, row_id: str, key: str, raw: str, reason: str) -> None:
        """Keep a value that cannot be stored in its cell, marked with the reason."""
        self._refused[row_id, key] = (raw, reason)
        self._touch(row_id)

    @property
    def refused(self) -> dict[tuple[str, str], str]:
        """What was typed and cannot be stored, by row and key."""
        return {place: raw for place, (raw, _reason) in self._refused.items()}

    def needed(self) -> list[str]:
        """Every field the columns shown need."""
        return list(dict.fromkeys(key for column in self.columns for key in column.wanted))

    def say_again(self) -> None:
        """What cells are worked out from has changed: have all of them made anew."""
        self._cells.clear()
        self._repaint()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; rows are read again by who calls."""
        self.beginResetModel()
        self.columns = list(columns)
        self._cells.clear()
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def forbid_writing(self) -> None:
        """The office can only be read: no cell takes an editor."""
        self._writable = False

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_ITEM
        return _EDITABLE if self._live and self._writable and not self._is_fixed(index.column()) else _FLAGS

    def _is_fixed(self, column: int) -> bool:
        """Whether a cell takes no editor: it would show what is masked without that being written down."""
        return self.columns[column].fixed or is_hidden(self.columns[column].key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            return self.edit_text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.mark.text) if cell.mark else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = cell.text or ("" if cell is _WAITING else tr("empty"))
            return tr("{text}. {warning}", text=said, warning=cell.mark.text) if cell.mark else said
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_MIDDLE | (Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.edited.emit(self._ids[index.row()], self.columns[index.column()].key, value)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return int(_MIDDLE | Qt.AlignmentFlag.AlignLeft)
        if role == Qt.ItemDataRole.AccessibleTextRole and orientation == Qt.Orientation.Horizontal:
            return self._spoken_heading(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.title(self.columns[section]) if 0 <= section < len(self.columns) else None

    def title(self, column: Column) -> str:
        """The heading of a column."""
        return self.words.title(column)

    def set_order(self, order: Mapping[str, bool]) -> None:
        """By which columns rows are sorted, the first one first, and whether downwards; headings say so."""
        self._order = {key: (number, down) for number, (key, down) in enumerate(order.items(), 1)}
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def order_of(self, section: int) -> tuple[int, bool] | None:
        """Which place a column has in the order, 0 where it is the only one, and whether downwards."""
        found = self._order.get(self.columns[section].key) if 0 <= section < len(self.columns) else None
        return found if found is None or len(self._order) > 1 else (0, found[1])

    def _spoken_heading(self, section: int) -> str | None:
        title = self.title(self.columns[section]) if 0 <= section < len(self.columns) else None
        found = self.order_of(section)
        if found is None or title is None:
            return title
        number, down = found
        words = tr("sorted downwards") if down else tr("sorted upwards")
        return ", ".join(filter(None, (title, words, str(number or ""))))

    # Cells

    def cell(self, row: int, column: int) -> Cell:
        """The cell to paint; its row is asked for when it is not read yet."""
        if not 0 <= row < len(self._ids):
            return _WAITING
        row_id = self._ids[row]
        key = (row_id, column)
        cell = self._cells.get(key)
        if cell is None:
            values = self._rows.get(row_id)
            if values is None:
                self._ask(row)
                return _WAITING
            cell = self._cells[key] = self._made(row_id, values, self.columns[column])
        return cell

    def name_of(self, row_id: str) -> str:
        """What a row is called: the words of its first cell, without what was refused there."""
        first, values = self.columns[0], self._rows.get(row_id)
        if (row_id, first.key) in self._refused and values is not None:
            return self.words.typed(values, first)
        return self.cell(self.row_of(row_id), 0).text

    def edit_text(self, row: int, column: int) -> str:
        """What an editor begins with: a refused value as it was typed, else the words of the cell."""
        row_id, shown = self.id_at(row), self.columns[column]
        refused = self._refused.get((row_id, shown.key))
        if refused is not None:
            return refused[0]
        values = self._rows.get(row_id)
        return "" if values is None else self.words.typed(values, shown)

    def _made(self, row_id: str, values: dict[str, Any], column: Column) -> Cell:
        field = self.fields.get(column.key)
        refused = self._refused.get((row_id, column.key))
        mark = Mark("err", refused[1]) if refused else self._mark(row_id, column)
        if column.look == "name":
            return _name_cell(values, column, mark)
        text = refused[0] if refused else self.words.shown(values, column)
        right = column.right or bool(field and field.kind.align_right)
        if not text:
            return Cell(mark.word if mark else "", "text", "", right, not (mark and mark.word), mark)
        tone = column.hue(values) if column.hue else _tone(column, values.get(column.key))
        # Lines of a long text stand in one line of the grid.
        return Cell(" ".join(text.split()), column.look, tone, right, faint=False, mark=mark)

    def _mark(self, row_id: str, column: Column) -> Mark | None:
        found = [self._marks[row_id, key] for key in column.wanted if (row_id, key) in self._marks]
        return found[0] if found else None

    # Keeping

    def _pages(self) -> int:
        return -(-len(self._ids) // PAGE)

    def _whole(self, page: int, kept: Mapping[str, Any]) -> bool:
        return all(row_id in kept for row_id in self._ids[page * PAGE : (page + 1) * PAGE])

    def _ask(self, row: int) -> None:
        page = row // PAGE
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(self._ids[page * PAGE : (page + 1) * PAGE])

    def _touch(self, *row_ids: str) -> None:
        """Have rows painted again."""
        for row_id in row_ids:
            for column in range(len(self.columns)):
                self._cells.pop((row_id, column), None)
        places = [self._at[row_id] for row_id in row_ids if row_id in self._at]
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), len(self.columns) - 1))

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))


def _tone(column: Column, value: Any) -> str:
    """The tone of a chip, or those of several labels in their order."""
    if column.tone is None:
        return "neu"
    return " ".join(map(column.tone, value)) if isinstance(value, tuple) else column.tone(str(value))


def _name_cell(values: Mapping[str, Any], column: Column, mark: Mark | None) -> Cell:
    """FAMILY in capitals for display, then the given name."""
    name, family, letters = name_of(values, column)
    return Cell(name, "name", tone_of(name), right=False, faint=False, mark=mark, strong=family,
                short=initials(letters))  # fmt: skip
