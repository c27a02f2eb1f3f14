"""Who was there on which day, as a model for a table: people by days, or the weeks of one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from eujc_desktop import services
from eujc_desktop.ui.days import on_day, weekday
from eujc_desktop.ui.text import tip, tr

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, Any]
"""A participation with a day, or with the id of a session."""
CELL = Qt.ItemDataRole.UserRole
_NONE = QModelIndex()


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
    """What sessions are called, where the columns are some."""


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


class Marks(QAbstractTableModel):
    """What is known of each cell."""

    def __init__(self) -> None:
        super().__init__()
        self.options = {str(option): option.label for option in _options()}
        self.grid = Grid((), (), ())
        self.marks: dict[Cell, Any] = {}
        self._names: dict[str, str] = {}

    def show_sheet(self, sheet: Any, grid: Grid) -> None:
        """Show another state of the same table, or another table."""
        same = grid == self.grid
        if not same:
            self.beginResetModel()
        self.grid, self.marks, self._names = grid, dict(sheet.marks), dict(sheet.people)
        if not same:
            self.endResetModel()
        self._tell()

    def put(self, marks: Mapping[Cell, str | None]) -> None:
        """Show marks before they are written."""
        for cell, code in marks.items():
            if code is None:
                self.marks.pop(cell, None)
            else:
                self.marks[cell] = services.attendance.Mark(code)
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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return self.code(cell) or ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(cell))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal and self.grid.titles:
            return tip(list(self.grid.titles.values())[section])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.grid.columns[section]
        return f"{section + 1}   {self.grid.rows[section]}" if section < self.grid.printed else self.grid.rows[section]

    def read(self, text: str) -> str | None:
        """The code that a text stands for, None for none; ValueError where nobody knows it."""
        code = _field().kind.parse(text)
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
        state = self.options[mark.code] if mark else tr("not known")
        return f"{self.named(cell)}: {state}" + (f" ({mark.reason})" if mark and mark.reason else "")

    def _tell(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _field() -> Any:
    return services.records.entity("attendance").fields["code"]


def _options() -> Sequence[Any]:
    return tuple(_field().kind.options)


def step_words(marks: Mapping[Cell, str | None], model: Marks, name: str = "") -> str:
    """What an undo step that marks cells is called."""
    (cell, code), *others = marks.items()
    if others:
        return tr("Attendance: {n} marks", n=len(marks))
    day, options = model.when(cell), model.options
    state = options[code].lower() if code else tr("not known")
    if not name:
        return tr("Attendance on {day}: {state}", day=day, state=state)
    return tr("{name}, {day}: {state}", name=name, day=day, state=state)
