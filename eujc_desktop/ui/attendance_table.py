"""A small table to tick who was there: people by days, or the weeks of one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from eujc_desktop import services
from eujc_desktop.common.dates import weekday
from eujc_desktop.ui.components.paint import CENTRE, elided, paint_focus
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.small_table import make_small
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, date]
_TONES = {"P": "ok", "H": "warn", "A": "err", "E": "info"}
_CELL = Qt.ItemDataRole.UserRole
_NONE = QModelIndex()
_WIDTH = 40


class Grid(NamedTuple):
    """What stands where: words over the columns and beside the rows, and in each row a cell or nothing."""

    columns: Sequence[str]
    rows: Sequence[str]
    cells: Sequence[Sequence[Cell | None]]
    with_days: bool = False
    """Whether each cell names its day."""


def by_people(sheet: Any) -> Grid:
    """A row for each person, a column for each day."""
    heads = [f"{weekday(day, short=True)}\n{day.day}" for day in sheet.days]
    cells = [[(key, day) for day in sheet.days] for key, _name in sheet.people]
    return Grid(heads, [name for _key, name in sheet.people], cells)


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
    heads = [weekday(monday + timedelta(days=number), short=True) for number in range(7)]
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

    def put(self, cells: Sequence[Cell], code: str | None) -> None:
        """Show marks before they are written."""
        for cell in cells:
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
        if role == _CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return self.code(cell) or ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(cell))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.grid.columns if orientation is Qt.Orientation.Horizontal else self.grid.rows)[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.cell(index) else Qt.ItemFlag.NoItemFlags

    def _told(self, cell: Cell) -> str:
        mark = self.marks.get(cell)
        state = self.options[mark.code] if mark else tr("not known")
        name = self._names.get(cell[0], "")
        told = ", ".join(part for part in (name, on_day(cell[1], with_year=False)) if part)
        return f"{told}: {state}" + (f" ({mark.reason})" if mark and mark.reason else "")

    def _tell(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


class AttendanceTable(QTableView):
    """Space or a click goes to the next mark, letters set one, Delete takes it back, for all that is selected.

    `marked` tells the cells and the code, None for not known; `explained` the cells and the reason.
    """

    marked = Signal(object, object)
    explained = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()
        self.may_write = True
        self.setModel(self.marks)
        self.setItemDelegate(_MarkDelegate(self))
        make_small(self)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.horizontalHeader().setMinimumSectionSize(_WIDTH)
        self.setAccessibleName(tr("Attendance"))
        self.setAccessibleDescription(tr("Space goes to the next mark; P, H, A, E set one; Delete takes it back"))
        self.clicked.connect(self._click)

    def show_sheet(self, sheet: Any, arranged: Callable[[Any], Grid]) -> None:
        """Show what is known, in this arrangement; the current cell stays."""
        self.marks.show_sheet(sheet, arranged(sheet))

    def selected(self) -> list[Cell]:
        """The cells that are selected, else the current one."""
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return [cell for index in chosen if (cell := self.marks.cell(index)) is not None]

    def put(self, code: str | None) -> None:
        """Mark what is selected."""
        cells = self.selected()
        if cells and self.may_write:
            self.marks.put(cells, code)
            self.marked.emit(cells, code)

    def step(self) -> None:
        """Mark what is selected with the mark after that of the current cell."""
        way: list[str | None] = [None, *self.marks.options]
        at = way.index(self.marks.code(self.marks.cell(self.currentIndex())))
        self.put(way[(at + 1) % len(way)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.key() == Qt.Key.Key_Space:
            self.step()
        elif letter in self.marks.options:
            self.put(letter)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put(None)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.may_write and self.selected():
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be said of the cells selected."""
        menu = QMenu(self)
        for code, words in self.marks.options.items():
            menu.addAction(f"{words}\t{code}", partial(self.put, code))
        menu.addAction(tr("Not known"), partial(self.put, None))
        menu.addSeparator()
        reason = menu.addAction(tr("Reason…"), self.ask_reason)
        reason.setEnabled(any(self.marks.code(cell) for cell in self.selected()))
        return menu

    def ask_reason(self) -> None:
        """Ask why somebody was not there."""
        cells = [cell for cell in self.selected() if self.marks.code(cell)]
        ask = QInputDialog(self)
        ask.setWindowTitle(tr("Reason"))
        ask.setLabelText(tr("Why were they not there?"))
        ask.setTextValue(next((self.marks.marks[cell].reason for cell in cells), ""))
        ask.textValueSelected.connect(lambda reason: self.explained.emit(cells, reason))
        ask.open()

    def _click(self, _index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.step()


class _MarkDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marks, rect = index.model(), QRectF(option.rect).adjusted(2, 2, -2, -2)
        cell = index.data(_CELL)
        if cell is None or not isinstance(marks, Marks):
            return
        code, chosen = marks.code(cell), bool(option.state & QStyle.StateFlag.State_Selected)
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        colours = theme.tone(_TONES.get(code or "", "neu"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.line if code else theme.color("border"))
        painter.setBrush(colours.soft if code else theme.color("selected_soft" if chosen else "surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if marks.grid.with_days:
            day = QRectF(rect.x() + 2, rect.y(), 17, rect.height())
            _write(painter, day, str(cell[1].day), "caption", theme.color("text2"))
            rect = rect.adjusted(17, 0, -1, 0)
        if code == "P":
            draw_icon(painter, "check", "ok_text", QRectF(rect.center().x() - 7, rect.center().y() - 7, 14, 14))
        elif code:
            _write(painter, rect, code, "strong", colours.text)
        if here:
            paint_focus(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), 5)
        painter.restore()


def _write(painter: QPainter, rect: QRectF, text: str, role: str, colour: Any) -> None:
    painter.setFont(theme.font(role, QFont.Weight.Medium))
    painter.setPen(colour)
    painter.drawText(rect, CENTRE, elided(text, painter.font(), rect.width() + 4))


def _options() -> Sequence[Any]:
    field = services.records.entity("attendance").fields["code"]
    return tuple(field.kind.options)  # type: ignore[attr-defined]


def step_words(cells: Sequence[Cell], code: str | None, options: Mapping[str, str], name: str = "") -> str:
    """What an undo step that marks cells is called."""
    if len(cells) > 1:
        return tr("Attendance: {n} marks", n=len(cells))
    day = on_day(cells[0][1], with_year=False)
    state = options[code].lower() if code else tr("not known")
    if not name:
        return tr("Attendance on {day}: {state}", day=day, state=state)
    return tr("{name}, {day}: {state}", name=name, day=day, state=state)
