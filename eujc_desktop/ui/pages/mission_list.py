"""The list of missions: rows of two lines with tile, chip, bar and ring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from eujc_desktop.ui.components.paint import (
    CHIP_HEIGHT,
    chip_width,
    draw_text,
    paint_avatar,
    paint_bar,
    paint_chip,
    paint_ring,
)
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.mission_words import STATUS_TONES, due_tone, look_of, tile
from eujc_desktop.ui.pages.mission_model import (
    CONFIRMED,
    DATES,
    DEADLINE,
    READINESS,
    STATUS,
    TITLE,
    MissionModel,
    lines,
)
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import ROW, ROW_TWO_LINES

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {DATES: 176, STATUS: 104, CONFIRMED: 86, READINESS: 84, DEADLINE: 196}
NARROW = (STATUS, CONFIRMED, READINESS)
"""Hidden where there is no room; the panel tells them too."""
_TITLE_ROOM = 220
_FULL, _WELL = 0.9, 0.3
_MEDIUM = QFont.Weight.Medium


class MissionView(QTableView):
    """Chosen by rows; Enter or a double click `opens` a mission, `chosen` tells which one has the keyboard."""

    chosen = Signal(str)
    opened = Signal(str)

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
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = _TITLE_ROOM + sum(max(self.columnWidth(column), WIDTHS[column]) for column in WIDTHS)
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
            self.setColumnWidth(column, int(kept.get(str(column), width)))
        head.setSortIndicator(DEADLINE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        head.sectionResized.connect(lambda *_sizes: self._remember())

    def _remember(self) -> None:
        shown = {str(column): self.columnWidth(column) for column in WIDTHS if not self.isColumnHidden(column)}
        self._memory.put("missions.widths", {**self._memory.get("missions.widths", {}), **shown})


class MissionDelegate(QStyledItemDelegate):
    """Paints the cells of a mission."""

    def __init__(self, view: MissionView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = self._view.model_.rows[index.row()], QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, rect, index, selected=selected)
        room = rect.adjusted(10, 0, -6, 0)
        if index.column() == TITLE:
            self._paint_title(painter, rect, row, selected=selected)
        else:
            _PAINTERS[index.column()](painter, room, row, selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index, *, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, theme.color("selected"))
        elif index.row() == self._view.hovered:
            painter.fillRect(rect, theme.color("hover"))
        focused = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 0.5, rect.width(), 1), theme.color("grid"))
        if focused:
            for top in (rect.top(), rect.bottom() - 1):
                painter.fillRect(QRectF(rect.x(), top, rect.width(), 2), theme.color("focus"))
        if selected and index.column() == TITLE:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.color("accent"))

    def _paint_title(self, painter: QPainter, rect: QRectF, row: Any, *, selected: bool) -> None:
        tone = "neu" if row.over else look_of(row.kind)[0]
        paint_avatar(painter, QRectF(rect.x() + 12, rect.center().y() - 14, 28, 28), tile(row.code), tone, square=True)
        at_hand = row.id == self._view.model_.at_hand
        room = rect.adjusted(50, 0, -26 if at_hand else -8, 0)
        _two_lines(painter, room, row, TITLE, selected=selected, weight=_MEDIUM)
        if at_hand:
            draw_icon(painter, "pin", "accent_text", QRectF(rect.right() - 22, rect.y() + 8, 14, 14))


def _two_lines(
    painter: QPainter,
    room: QRectF,
    row: Any,
    column: int,
    *,
    selected: bool,
    weight: QFont.Weight | None = None,
) -> None:
    first, second = lines(row, column, date.today())
    draw_text(painter, QRectF(room.x(), room.y() + 6, room.width(), 18), first, "body", _ink(row), weight)
    below = QRectF(room.x(), room.y() + 24, room.width(), 16)
    draw_text(painter, below, second, "caption", _faint(selected=selected))


def _ink(row: Any) -> str:
    return "text2" if row.over else "text"


def _faint(*, selected: bool) -> str:
    return "text2" if selected else "text3"


def _paint_dates(painter: QPainter, room: QRectF, row: Any, selected: bool) -> None:  # noqa: FBT001 - one of a table
    _two_lines(painter, room, row, DATES, selected=selected)


def _paint_status(painter: QPainter, room: QRectF, row: Any, _selected: bool) -> None:  # noqa: FBT001
    tone = STATUS_TONES.get(row.status, "neu")
    width = min(room.width(), chip_width(row.status_label, dot=True))
    chip = QRectF(room.x(), room.center().y() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
    paint_chip(painter, chip, row.status_label, tone, dot=True)


def _paint_confirmed(painter: QPainter, room: QRectF, row: Any, _selected: bool) -> None:  # noqa: FBT001
    words = lines(row, CONFIRMED, date.today())[0]
    draw_text(painter, QRectF(room.x(), room.y() + 7, room.width(), 18), words, "body", _ink(row), tabular=True)
    if row.capacity:
        share = row.confirmed / row.capacity
        token = "neu" if row.over else "err" if share > 1 else "ok" if share >= _FULL else "accent"
        paint_bar(painter, QRectF(room.x(), room.y() + 30, room.width() - 8, 5), share, token)


def _paint_readiness(painter: QPainter, room: QRectF, row: Any, _selected: bool) -> None:  # noqa: FBT001
    if not row.tasks_total:
        draw_text(painter, room, "–", "body", "text3")
        return
    share = row.readiness
    token = "neu" if row.over else "ok" if share >= _FULL else "accent" if share >= _WELL else "warn"
    paint_ring(painter, QRectF(room.x() - 2, room.center().y() - 12, 24, 24), share, token)
    words = QRectF(room.x() + 30, room.y(), room.width() - 28, room.height())
    draw_text(painter, words, f"{share:.0%}", "body", _ink(row), tabular=True)


def _paint_deadline(painter: QPainter, room: QRectF, row: Any, selected: bool) -> None:  # noqa: FBT001
    tone = due_tone(row.next_due, date.today()) if row.next_due else ""
    if not tone:
        _two_lines(painter, room, row, DEADLINE, selected=selected)
        return
    first, second = lines(row, DEADLINE, date.today())
    draw_text(painter, QRectF(room.x(), room.y() + 6, room.width(), 18), first, "body", _ink(row))
    icon = "circle-alert" if tone == "err" else "clock"
    draw_icon(painter, icon, f"{tone}_text", QRectF(room.x(), room.y() + 26, 12, 12))
    below = QRectF(room.x() + 17, room.y() + 24, room.width() - 17, 16)
    draw_text(painter, below, second, "caption", f"{tone}_text", _MEDIUM)


_PAINTERS = {
    DATES: _paint_dates,
    STATUS: _paint_status,
    CONFIRMED: _paint_confirmed,
    READINESS: _paint_readiness,
    DEADLINE: _paint_deadline,
}
