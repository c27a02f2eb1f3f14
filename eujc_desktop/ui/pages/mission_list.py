"""The list of missions: rows of two lines with tile, chip, bar and ring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.pages.mission_cells import MissionDelegate
from eujc_desktop.ui.pages.mission_model import (
    CONFIRMED,
    DATES,
    DEADLINE,
    READINESS,
    STATUS,
    TITLE,
    MissionModel,
)
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import ROW, ROW_TWO_LINES

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {DATES: 188, STATUS: 104, CONFIRMED: 86, READINESS: 92, DEADLINE: 188}
NARROW = (STATUS, CONFIRMED, READINESS)
"""Hidden where there is no room; the panel tells them too."""
_TITLE_ROOM = 220
_OWN_KEYS = {Qt.Key.Key_F2: "edit", Qt.Key.Key_Delete: "delete"}


class MissionView(QTableView):
    """Chosen by rows; Enter or a double click `opens` a mission, `chosen` tells which one has the keyboard."""

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str)
    """A command by a key that belongs to whatever has the keyboard."""
    escaped = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.model_, self._memory = MissionModel(self), memory
        self._hovered, self._kept = -1, ""
        self.setModel(self.model_)
        self.setItemDelegate(MissionDelegate(self))
        self._plain()
        self._head()
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current_id))
        self.entered.connect(lambda index: self._hover(index.row()))
        self.model_.modelAboutToBeReset.connect(self._keep)
        self.model_.modelReset.connect(self._take_up)
        theme.changed.connect(self._repaint)

    @property
    def current_id(self) -> str:
        """The mission that has the keyboard, "" without one."""
        at = self.currentIndex().row()
        return str(self.model_.rows[at].id) if 0 <= at < len(self.model_.rows) else ""

    @property
    def hovered(self) -> int:
        return self._hovered

    def selected(self) -> list[Any]:
        """The missions selected, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model_.rows[at] for at in rows]

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these missions; the one that had the keyboard keeps it."""
        self.model_.show_rows(rows)

    def select(self, mission_id: str) -> bool:
        """Go to a mission; whether it is shown."""
        at = self.model_.row_of(mission_id)
        if at >= 0:
            self.setCurrentIndex(self.model_.index(at, 0))
        return at >= 0

    def step(self, step: int) -> None:
        """Go to the next or previous mission."""
        at = min(max(0, self.currentIndex().row() + step), self.model_.rowCount() - 1)
        if at >= 0:
            self.setCurrentIndex(self.model_.index(at, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.current_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id:
            self.opened.emit(self.current_id)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.asked.emit("copy")
        elif event.key() in _OWN_KEYS:
            self.asked.emit(_OWN_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = _TITLE_ROOM + sum(max(self.columnWidth(column), theme.wide(WIDTHS[column])) for column in WIDTHS)
        for column in NARROW:
            self.setColumnHidden(column, wanted > self.width())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _keep(self) -> None:
        self._kept = self.current_id or self._kept

    def _take_up(self) -> None:
        """After another order or other missions: the same mission, else the first."""
        if not self.select(self._kept) and self.model_.rows:
            self.setCurrentIndex(self.model_.index(0, 0))
        elif not self.model_.rows:
            self.chosen.emit("")

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()

    def _plain(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        numbers = self.verticalHeader()
        numbers.hide()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(ROW_TWO_LINES)

    def _head(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(ROW)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(64)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        kept = dict(self._memory.get("missions.widths", {}))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, int(kept.get(str(column), theme.wide(width))))
        head.setSortIndicator(DEADLINE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        head.sectionResized.connect(lambda *_sizes: self._remember())

    def _remember(self) -> None:
        shown = {str(column): self.columnWidth(column) for column in WIDTHS if not self.isColumnHidden(column)}
        self._memory.put("missions.widths", {**self._memory.get("missions.widths", {}), **shown})
