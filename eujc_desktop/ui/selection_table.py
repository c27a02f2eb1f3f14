"""Applicants with eligibility, points and decisions; the points of the reviewer at hand are typed into their cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from eujc_desktop.common.figures import rounded
from eujc_desktop.common.said import say
from eujc_desktop.fields import numbers
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import numerals, told, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ANSWERS = {
    "pass": ("circle-check", say("Eligible"), "ok_text"),
    "ask": ("circle-alert", say("Ask"), "warn_text"),
    "fail": ("circle-x", say("Not eligible"), "err_text"),
}
_BEFORE = 4  # columns before those of the criteria
_NAMES = 2  # of them those of people and firms
_MORE = 120  # by so much each of these grows where there is room
_ROOT = QModelIndex()


class SelectionModel(QAbstractTableModel):
    """Tells of points typed into a cell by `scored`: participation, criterion, and points or None."""

    scored = Signal(str, str, object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Any = None
        self.writes = True

    @property
    def sheet(self) -> Any:
        return self._sheet

    def show_sheet(self, sheet: Any) -> None:
        """Show exactly these applicants."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._sheet is None else _BEFORE + len(self._sheet.criteria) + 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or self._sheet is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        criteria = [f"{one.title} ×{one.weight}" for one in self._sheet.criteria]
        first = [tr("Applicant"), tr("Company"), tr("Size"), tr("Eligibility")]
        return [*first, *criteria, tr("Marks"), tr("Apart"), tr("Status"), tr("Decided")][section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        typed = self.criterion(index.column()) is not None and self.writes
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def criterion(self, column: int) -> Any:
        """The criterion of a column, None for any other."""
        at = column - _BEFORE
        return self._sheet.criteria[at] if self._sheet and 0 <= at < len(self._sheet.criteria) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._sheet.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(row, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._more(row, index.column())
        if role == Qt.ItemDataRole.DecorationRole and self.criterion(index.column()) is not None:
            return icon("notebook-pen", "text3") if self._more(row, index.column()) else None
        if index.column() == 3 and role == Qt.ItemDataRole.DecorationRole:
            return icon(_ANSWERS[row.verdict.answer][0], _ANSWERS[row.verdict.answer][2])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == self.columnCount() - 1 and row.decided:
            return theme.color("accent_text")
        if role == Qt.ItemDataRole.TextAlignmentRole and _BEFORE <= index.column() < self.columnCount() - 2:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _text(self, row: Any, column: int) -> str:
        if (criterion := self.criterion(column)) is not None:
            return _number(row.own.get(criterion.id))
        marks, ends = row.marks, self.columnCount() - 4
        rank = f" {row.waiting_rank}" if row.waiting_rank and str(row.stage) == "waiting list" else ""
        first = (
            row.name,
            row.firm,
            tr(row.size),
            tr(_ANSWERS[row.verdict.answer][1]),
        )
        last = (
            "" if marks.median is None else numerals(str(rounded(marks.median, 1))),
            f"{marks.spread:.0f}" if len(marks.totals) > 1 else "",
            f"{tr(row.stage.label)}{rank}",
            tr(row.decided.label) if row.decided else "",
        )
        return first[column] if column < _BEFORE else last[column - ends]

    def _more(self, row: Any, column: int) -> str:
        if (criterion := self.criterion(column)) is not None:
            return "\n".join(tr("{name}: {text}", name=who, text=text) for who, on, text in row.comments
                             if on.id == criterion.id)  # fmt: skip
        if column == 3:
            return "\n".join(tr(words) for words in row.verdict.reasons)
        if column == self.columnCount() - 4:
            return "\n".join(judged(row))
        return row.country if column == 1 else ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        criterion, text = self.criterion(index.column()), str(value or "").strip()
        if criterion is None or text == self._text(self._sheet.rows[index.row()], index.column()):
            return False
        try:
            points = numbers.number(text) if text else None
        except ValueError as exc:
            self.refused.emit(told(exc))
            return False
        self.scored.emit(self._sheet.rows[index.row()].id, criterion.id, points)
        return True


def judged(row: Any) -> list[str]:
    """What each reviewer has given an applicant, who has not judged all of it, and what they say."""
    told = [f"{name}: {numerals(str(total))}" for name, total in row.marks.totals]
    told += [tr("{name} has not judged all of it", name=name) for name in row.marks.missing]
    return told + [tr("{name} on {criterion}: {text}", name=name, criterion=one.title, text=" ".join(text.split()))
                   for name, one, text in row.comments]  # fmt: skip


class SelectionTable(QTableView):
    """The applicants; those selected are decided about."""

    def __init__(self) -> None:
        super().__init__()
        self.model_ = SelectionModel()
        self.setModel(self.model_)
        self.setAccessibleName(tr("Applicants"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().setDefaultSectionSize(30)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setShowGrid(False)

    def show_sheet(self, sheet: Any) -> None:
        """Show the applicants; who is selected stays so, and the keyboard stays in its column."""
        kept, column = self.chosen, max(self.currentIndex().column(), 0)
        here = self.current
        self.model_.show_sheet(sheet)
        self._share_out(len(sheet.criteria))
        ids = [row.id for row in sheet.rows]
        at = ids.index(here) if here in ids else 0
        self.setCurrentIndex(self.model_.index(at, min(column, self.model_.columnCount() - 1)))
        if len(kept) > 1:
            self._select([ids.index(key) for key in kept if key in ids])

    def _share_out(self, criteria: int) -> None:
        """Give each column its width; names of people and firms get most of what is left."""
        usual = (184, 150, 72, 112, *(92 for _ in range(criteria)), 66, 60, 116, 96)
        widths = [theme.wide(width) for width in usual]
        more = min(max(self.viewport().width() - sum(widths), 0) // 3, theme.wide(_MORE))
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width + more if at < _NAMES else width)
        self.horizontalHeader().setSectionResizeMode(len(widths) - 1, QHeaderView.ResizeMode.Stretch)

    @property
    def chosen(self) -> list[str]:
        """Participations of the selected rows."""
        sheet = self.model_.sheet
        return [sheet.rows[index.row()].id for index in self.selectionModel().selectedRows()] if sheet else []

    @property
    def current(self) -> str:
        """The participation that has the keyboard."""
        index = self.currentIndex()
        return self.model_.sheet.rows[index.row()].id if index.isValid() else ""

    def choose(self, participation_id: str, column: int = 0) -> None:
        """Put the keyboard on an applicant."""
        ids = [row.id for row in self.model_.sheet.rows]
        self.setCurrentIndex(self.model_.index(ids.index(participation_id), column))

    def _select(self, rows: Sequence[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            self.selectionModel().select(self.model_.index(row, 0), flags)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
