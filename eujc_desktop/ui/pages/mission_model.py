"""The missions as a table model: sorted by any column, each cell told in full to screen readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cmp_to_key
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCollator, QModelIndex, QObject, QPersistentModelIndex, Qt

from eujc_desktop.common.said import say, with_japanese
from eujc_desktop.planning import kinds
from eujc_desktop.ui.days import period
from eujc_desktop.ui.mission_words import (
    STATUS_TONES,
    ahead_text,
    day_text,
    direction_text,
    dotted,
    due_text,
)
from eujc_desktop.ui.text import percent, shown, tr

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TITLE, DATES, STATUS, CONFIRMED, READINESS, DEADLINE = range(6)
HEADINGS = (say("Mission"), say("Dates"), say("Status"), say("Confirmed"), say("Readiness"), say("Next deadline"))
_WAY = tuple(STATUS_TONES)


class MissionModel(QAbstractTableModel):
    """Rows as `services.missions.listing` gives them; `at_hand` is the mission the other tabs show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []
        self._order = (DEADLINE, Qt.SortOrder.AscendingOrder)
        self.at_hand = ""

    @property
    def rows(self) -> Sequence[Any]:
        return self._rows

    def row_of(self, mission_id: str) -> int:
        """Where a mission stands, -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.id == mission_id), -1)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these missions in the order chosen."""
        ordered = in_order(rows, *self._order)
        if [row.id for row in ordered] == [row.id for row in self._rows]:
            self._rows = ordered
            self.repaint()
            return
        self.beginResetModel()
        self._rows = ordered
        self.endResetModel()

    def show_first(self, rows: Sequence[Any]) -> None:
        """Show missions in the order given, before anything is counted."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def mark(self, mission_id: str) -> None:
        """Another mission is at hand."""
        self.at_hand = mission_id
        self.repaint()

    def repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(HEADINGS) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self.show_rows(self._rows)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return lines(row, column, date.today())[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = dotted(*lines(row, column, date.today()))
            at_hand = column == TITLE and row.id == self.at_hand
            return tr("{mission}, at hand in the other tabs", mission=said) if at_hand else said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


OVER = ("closed", "archived", "cancelled")
_FIRST = ("title", "title_ja", "code", "kind", "direction", "status", "first_day", "last_day", "places", "capacity")
FIRST = tuple(f"mission.{name}" for name in _FIRST)
"""What can be shown of missions before the office is open."""


def first_rows(first: Any, order: Sequence[str]) -> list[Any]:
    """Missions as `services.first_rows` gives them, in the order they had; what is counted is still None."""
    today, places = date.today(), {mission_id: at for at, mission_id in enumerate(order)}
    shown = sorted(first.rows, key=lambda row: places.get(row["id"], len(places)))
    return [_first_row(first, row, today) for row in shown]


def _first_row(first: Any, row: Mapping[str, Any], today: date) -> Any:
    own = {key.partition(".")[2]: row[key] for key in FIRST}
    own["title"] = with_japanese(own["title"], own.pop("title_ja"))
    words = {f"{name}_label": first.fields[f"mission.{name}"].kind.format(own[name]) for name in ("kind", "status")}
    counted = dict.fromkeys(("confirmed", "tasks_done", "tasks_total", "next_due"))
    days, over = (own["first_day"] - today).days, own["status"] in OVER
    own["places"] = own["places"] or ""
    return SimpleNamespace(
        **own, **words, **counted, id=row["id"], days_to_go=days, over=over, late=False, next_task="", open_tasks=()
    )


def lines(row: Any, column: int, today: date) -> tuple[str, str]:
    """The two lines of a cell."""
    return _LINES[column](row, today)


def as_table(rows: Sequence[Any], *, headed: bool) -> str:
    """The rows as Excel takes them from the clipboard."""
    today, columns = date.today(), range(len(HEADINGS))
    table = [[tr(heading) for heading in HEADINGS]] if headed else []
    table += [[dotted(*lines(row, column, today)) for column in columns] for row in rows]
    return "\n".join("\t".join(cells) for cells in table)


def in_order(rows: Sequence[Any], column: int, order: Qt.SortOrder) -> list[Any]:
    """The rows sorted by a column; in the order of deadlines those that are over stay last."""
    downwards = order == Qt.SortOrder.DescendingOrder
    if column == DEADLINE:
        due = [row for row in rows if row.next_due]
        rest = sorted((row for row in rows if not row.next_due), key=lambda row: (row.over, row.first_day))
        over = sorted((row for row in rest if row.over), key=lambda row: row.first_day, reverse=True)
        waiting = [row for row in rest if not row.over]
        return [*sorted(due, key=lambda row: (row.next_due, row.first_day), reverse=downwards), *waiting, *over]
    if column == TITLE:
        collator = QCollator()
        key = cmp_to_key(collator.compare)
        return sorted(rows, key=lambda row: key(shown(row.title)), reverse=downwards)
    return sorted(rows, key=_KEYS[column], reverse=downwards)


_KEYS: dict[int, Callable[[Any], Any]] = {
    DATES: lambda row: (row.first_day, row.last_day),
    STATUS: lambda row: (_WAY.index(row.status) if row.status in _WAY else -1, row.first_day),
    CONFIRMED: lambda row: (row.confirmed, row.capacity or 0),
    READINESS: lambda row: (row.readiness, row.tasks_total),
}


def _title(row: Any, _today: date) -> tuple[str, str]:
    return shown(row.title), dotted(row.code, tr(row.kind_label), direction_text(row.direction))


def _dates(row: Any, today: date) -> tuple[str, str]:
    return period(row.first_day, row.last_day), dotted(ahead_text(row, today), row.places.replace(", ", " · "))


def _confirmed(row: Any, _today: date) -> tuple[str, str]:
    if row.confirmed is None or not (row.confirmed or kinds.TOOLS.get(row.kind, kinds.ALL).shows(kinds.PEOPLE)):
        return "", ""
    return (f"{row.confirmed} / {row.capacity}" if row.capacity else str(row.confirmed)), ""


def _readiness(row: Any, _today: date) -> tuple[str, str]:
    if not row.tasks_total:
        return "" if row.tasks_total is None else tr("No tasks"), ""
    done = tr("{done} of {total} tasks", done=row.tasks_done, total=row.tasks_total)
    return percent(row.readiness), done


def _deadline(row: Any, today: date) -> tuple[str, str]:
    if row.next_due is None:
        return "", ""
    return shown(row.next_task), dotted(due_text(row.next_due, today), day_text(row.next_due))


_LINES: dict[int, Callable[[Any, date], tuple[str, str]]] = {
    TITLE: _title,
    DATES: _dates,
    STATUS: lambda row, _today: (tr(row.status_label), ""),
    CONFIRMED: _confirmed,
    READINESS: _readiness,
    DEADLINE: _deadline,
}
