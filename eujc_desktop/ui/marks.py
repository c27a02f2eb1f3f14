"""Marks of people as a model for a table: by days or sessions, in the weeks of one person, or by visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from eujc_desktop.ui.days import on_day, short_day, weekday
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.mark_sorts import ATTENDANCE, Sort
from eujc_desktop.ui.text import lowered, shown, tip, tr

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, Any]
"""A participation with a day, or with the id of a session or visit."""
CELL = Qt.ItemDataRole.UserRole
_NONE = QModelIndex()
_TOKENS = {"error": "err_text", "warning": "warn_text"}


class Grid(NamedTuple):
    """What stands where: words over the columns and beside the rows, and in each row a cell or nothing."""

    columns: Sequence[str]
    rows: Sequence[str]
    cells: Sequence[Sequence[Cell | None]]
    with_days: bool = False
    """Whether each cell names its day."""
    printed: int = 0
    """So many of the rows are numbered, as on the printed sheet."""
    titles: Mapping[str, str] = MappingProxyType({})
    """What sessions or visits are called, where the columns are some."""
    worst: Sequence[str] = ()
    """How grave what stands against each column is."""


def by_people(sheet: Any) -> Grid:
    """A row for each person, a column for each day."""
    heads = [f"{weekday(day)}\n{day.day}" for day in sheet.days]
    cells = [[(key, day) for day in sheet.days] for key, _name in sheet.people]
    return Grid(heads, [name for _key, name in sheet.people], cells, printed=sheet.printed)


def by_sessions(sheet: Any) -> Grid:
    """A row for each person, a column for each session of a day; who is not expected there has no cell."""
    titles = {one.id: f"{one.start:%H:%M} {one.title}" if one.start else one.title for one in sheet.sessions}
    heads = [f"{one.start:%H:%M}\n{one.title}" if one.start else one.title for one in sheet.sessions]
    cells = [
        [(key, one.id) if (key, one.id) in sheet.asked else None for one in sheet.sessions] for key, _ in sheet.people
    ]
    return Grid(heads, [name for _key, name in sheet.people], cells, printed=sheet.printed, titles=titles)


def by_weeks(sheet: Any) -> Grid:
    """A row for each week of one person, Monday first."""
    key, wanted = sheet.people[0][0], set(sheet.days)
    monday = sheet.days[0] - timedelta(days=sheet.days[0].weekday())
    cells: list[list[Cell | None]] = []
    while monday <= sheet.days[-1]:
        week = [monday + timedelta(days=number) for number in range(7)]
        if wanted & set(week):
            cells.append([(key, day) if day in wanted else None for day in week])
        monday += timedelta(days=7)
    heads = [weekday(monday + timedelta(days=number)) for number in range(7)]
    return Grid(heads, [""] * len(cells), cells, with_days=True)


def by_visits(sheet: Any) -> Grid:
    """A row for each person, a column for each visit; who does not go there has no cell."""
    heads = [f"{one.short}\n{on_day(one.day, with_year=False) if one.day else '–'}" for one in sheet.visits]
    cells = [
        [(key, one.id) if (key, one.id) in sheet.asked else None for one in sheet.visits] for key, _ in sheet.people
    ]
    titles = {one.id: one.title for one in sheet.visits}
    worst = tuple(one.worst for one in sheet.visits)
    return Grid(heads, [name for _key, name in sheet.people], cells, titles=titles, worst=worst)


class Marks(QAbstractTableModel):
    """What is known of each cell, and of some a warning."""

    def __init__(self, sort: Sort = ATTENDANCE) -> None:
        super().__init__()
        self.turn(sort)
        self.warned: Mapping[Cell, Sequence[str]] = {}
        self.grid = Grid((), (), ())
        self.marks: dict[Cell, Any] = {}
        self._names: dict[str, str] = {}

    def turn(self, sort: Sort) -> None:
        """Show marks of another sort."""
        self.about = sort
        self.options = {str(option): option.label for option in sort.options()}
        self.letters = {sort.keys.get(code, code): code for code in self.options}

    def show_sheet(self, sheet: Any, grid: Grid) -> None:
        """Show another state of the same table, or another table."""
        same = grid == self.grid
        if not same:
            self.beginResetModel()
        self.grid, self.marks, self._names = grid, dict(sheet.marks), dict(sheet.people)
        self.warned = getattr(sheet, "warned", {})
        if not same:
            self.endResetModel()
        self._tell()

    def put(self, marks: Mapping[Cell, str | None]) -> None:
        """Show marks before they are written."""
        for cell, code in marks.items():
            if code is None:
                self.marks.pop(cell, None)
            else:
                self.marks[cell] = self.about.make(code)
        self._tell()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.grid.cells)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.grid.columns)

    def cell(self, index: Index) -> Cell | None:
        return self.grid.cells[index.row()][index.column()] if index.isValid() else None

    def code(self, cell: Cell | None) -> str | None:
        """The code of a cell, None while nothing is known."""
        mark = self.marks.get(cell) if cell else None
        return mark.code if mark else None

    def words(self, cell: Cell) -> str:
        """What stands in a cell."""
        code = self.code(cell) or ""
        if not code or not self.about.in_words:
            return code
        due = getattr(self.marks[cell], "due", None)
        return tr("by {day}", day=short_day(due)) if due else tr(self.options[code])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(cell))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal and self.grid.titles:
            return tip(list(self.grid.titles.values())[section])
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DecorationRole and across and self.grid.worst:
            return icon("triangle-alert", tone) if (tone := _TOKENS.get(self.grid.worst[section])) else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.grid.columns[section]
        return f"{section + 1}   {self.grid.rows[section]}" if section < self.grid.printed else self.grid.rows[section]

    def read(self, text: str) -> str | None:
        """The code that a text stands for, None for none; ValueError where nobody knows it."""
        code = self.letters.get(text.strip().upper()) or self.about.kind.parse(text)
        return None if code is None else str(code)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.cell(index) else Qt.ItemFlag.NoItemFlags

    def named(self, cell: Cell) -> str:
        """Whose cell of which day it is."""
        return ", ".join(filter(None, (self._names.get(cell[0], ""), self.when(cell))))

    def when(self, cell: Cell) -> str:
        """The day or session of a cell."""
        return self.grid.titles.get(cell[1]) or on_day(cell[1], with_year=False)

    def _told(self, cell: Cell) -> str:
        mark = self.marks.get(cell)
        state = tr(self.options[mark.code]) if mark else lowered(tr(self.about.unknown))
        due = getattr(mark, "due", None)
        parts = [f"{self.named(cell)}: {state}" + (f" ({mark.reason})" if mark and mark.reason else "")]
        if due:
            parts.append(tr("Answer by {day}", day=on_day(due, with_year=False)))
        return "\n".join((*parts, *map(shown, self.warned.get(cell, ()))))

    def _tell(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def step_words(marks: Mapping[Cell, str | None], model: Marks, name: str = "") -> str:
    """What an undo step that marks cells is called."""
    (cell, code), *others = marks.items()
    if others:
        return model.about.step(len(marks))
    day, options = model.when(cell), model.options
    state = lowered(tr(options[code] if code else model.about.unknown))
    if not name:
        return tr("Attendance on {day}: {state}", day=day, state=state)
    return tr("{name}, {day}: {state}", name=name, day=day, state=state)
