"""Days side by side with time downwards: a list whose items stand where and when they happen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from eujc_desktop.ui.plan_keys import command_of
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import Board
from eujc_desktop.ui.timetable.gesture import MIME, Drop
from eujc_desktop.ui.timetable.hand import Hand
from eujc_desktop.ui.timetable.layer import Layer
from eujc_desktop.ui.timetable.model import Index
from eujc_desktop.ui.timetable.naming import TitleEditor
from eujc_desktop.ui.timetable.painted_list import PaintedList
from eujc_desktop.ui.timetable.scale import Box, under
from eujc_desktop.ui.timetable.top import Top
from eujc_desktop.ui.timetable.walk import STEP, Walk

_FLAG = QItemSelectionModel.SelectionFlag
_AXIS = 56
_BEFORE = 30
"""Minutes of the day that are in sight above the first item."""
_WEEK, _DAY, _LOWEST, _HIGHEST = 45, 64, 26, 96
"""How high an hour is, in pixels: of days side by side, of one day, at least and at most."""


class TimeGrid(PaintedList):
    """Shows a board; keys and mouse walk its items, ask for commands by name, and carry items to other times."""

    picked = Signal()
    """Something else is at hand: an item, several, or a free time."""
    asked = Signal(str)
    beyond = Signal(int)
    """Somebody walks past the last day, or before the first."""
    opened = Signal(object)
    """A day is wanted large."""
    dropped = Signal(object)
    aside = Signal(bool)
    """What is in hand is over the place where items are put aside, or not any more."""

    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        self.slot: datetime | None = None
        self._hours, self._second = {False: float(theme.wide(_WEEK)), True: float(theme.wide(_DAY))}, True
        self._wanted: float | None = None
        """The minute to scroll to as soon as the size is known."""
        self.top, self.layer = Top(self), Layer(self)
        self.walk, self.hand = Walk(self), Hand(self)
        self.naming: TitleEditor | None = None
        self.set_up()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("Itinerary"))
        self.top.chosen.connect(self.walk.to_day)
        self.top.opened.connect(self.opened)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        theme.changed.connect(self._place)

    # What is shown

    def show_board(self, board: Board) -> None:
        """Show other days, or the same anew; what is at hand stays so where it is still there."""
        other = [day.date for day in board.days] != [day.date for day in self.board.days]
        kept, ids, slot = self.current_id, self.selected_ids(), self.slot
        self.board = board
        self.items.show(board.ids, board.told)
        self.top.show_days(board)
        self._place()
        self.choose(ids, kept, slot)
        if other:
            self.scroll_to_minute(board.first_minute - _BEFORE)

    @property
    def current_id(self) -> str:
        """The item that has the keyboard, "" for none."""
        return self.at_hand

    @property
    def day(self) -> date | None:
        """The day at hand: of the item, or of the free time."""
        if self.slot is not None:
            return self.slot.date()
        piece = self.layer.piece_of(self.current_id)
        column = piece.column if piece is not None else self.layer.column_over(self.current_id)
        return self.board.days[column].date if column is not None and column < len(self.board.days) else None

    def choose(self, ids: Sequence[str], current: str, slot: datetime | None = None) -> None:
        """Have these items selected, and one of them the keyboard; or a free time; without telling of it."""
        blocked = self.blockSignals(True)  # noqa: FBT003
        model = self.selectionModel()
        if current and self.items.at(current).isValid():
            self.slot = None
            model.setCurrentIndex(self.items.at(current), _FLAG.ClearAndSelect)
            for each in ids:
                model.select(self.items.at(each), _FLAG.Select)
        else:
            model.clear()
            self.slot = slot
        self.blockSignals(blocked)
        self.top.mark(self.day)
        self.viewport().update()

    def go(self, item_id: str) -> None:
        """Make an item the one at hand, and bring it into view."""
        self.take(item_id)
        self.reveal(item_id)

    def begin(self) -> None:
        """Have something at hand: the first item, where there is nothing yet."""
        if not self.currentIndex().isValid() and self.slot is None and self.items.ids:
            self.take(self.items.ids[0])

    def take(self, item_id: str) -> None:
        """Make an item the one at hand."""
        self.slot = None
        super().take(item_id)

    def toggle(self, item_id: str) -> None:
        """Select an item besides the others, or not any more."""
        self.selectionModel().setCurrentIndex(self.items.at(item_id), _FLAG.Toggle)

    def take_all_to(self, item_id: str) -> None:
        """Select all items from the one at hand to this one."""
        ids = self.items.ids
        if self.current_id in ids and item_id in ids:
            first, last = sorted((ids.index(self.current_id), ids.index(item_id)))
            for each in ids[first : last + 1]:
                self.selectionModel().select(self.items.at(each), _FLAG.Select)

    def reveal(self, item_id: str) -> None:
        """Bring an item into view."""
        self.scrollTo(self.items.at(item_id))

    def shows(self, item_id: str) -> bool:
        return self.items.at(item_id).isValid()

    def step(self, step: int) -> None:
        """Go to the next or previous item in time."""
        self.walk.step(step)

    def name_new(self, drop: Drop) -> None:
        """Ask for the title of an item that has been drawn, in its place."""
        self.naming = self.naming or TitleEditor(self)
        self.naming.begin(drop)

    def foresee(self, drop: Drop | None) -> None:
        """Show what a step would do that somebody looks at, or nothing any more."""
        if drop != self.layer.foreseen:
            self.layer.foreseen = drop
            self.viewport().update()

    def scroll_to_minute(self, minute: float) -> None:
        if self.isVisible():
            at = under(max(0, minute), STEP)
            self.verticalScrollBar().setValue(round(self.layer.scale.y(at)) - 10)
        else:
            self._wanted = minute

    def show_minute(self, minute: float) -> None:
        """Scroll as far as needed to see a time."""
        bar, y = self.verticalScrollBar(), self.layer.scale.y(minute)
        room = self.viewport().height() - self.layer.strip
        if not bar.value() <= y <= bar.value() + room - self._hour:
            bar.setValue(round(y - room / 3))

    @property
    def _hour(self) -> float:
        """How high an hour is now."""
        return self._hours[self.board.detailed]

    def show_besides(self, *, second_clock: bool, ways: bool) -> None:
        """Show or hide the clocks of the second zone, and the ways between items."""
        self._second, self.layer.with_ways = second_clock, ways
        self._place()

    def zoom(self, step: int) -> None:
        """Make hours higher or lower, and keep the middle where it is."""
        bar, room = self.verticalScrollBar(), self.viewport().height() - self.layer.strip
        middle = self.layer.scale.minute_at(bar.value() + room / 2)
        self._hours[self.board.detailed] = min(max(_LOWEST, self._hour * 1.15**step), _HIGHEST)
        self._place()
        bar.setValue(round(self.layer.scale.y(middle) - room / 2))

    def _place(self) -> None:
        """Lay out anew: another board, another size, other colours."""
        if self.contentsRect().width() < 50:
            return
        axis, high = theme.wide(_AXIS), self.top.sizeHint().height()
        self.setViewportMargins(0, high, 0, 0)
        self.top.setGeometry(0, 0, self.contentsRect().width(), high)
        self.layer.lay_out(self.board, self.viewport().width(), (axis, axis if self._second else 6), self._hour)
        self.top.set_scale(self.layer.scale)
        self.updateGeometries()
        self.viewport().update()

    # What Qt asks

    def box_of(self, item_id: str) -> Box | None:
        return self.layer.box_of(item_id)

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self.items.at(self.layer.item_at(point.x(), point.y()))

    def scrollTo(
        self, index: Index, _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if (piece := self.layer.piece_of(self.items.id_of(index))) is not None:
            scale, bar = self.layer.scale, self.verticalScrollBar()
            room = self.viewport().height() - self.layer.strip
            top, bottom = scale.y(piece.start) - 12, scale.y(piece.end) + 12
            if top < bar.value() or bottom - top > room:
                bar.setValue(round(top))
            elif bottom > bar.value() + room:
                bar.setValue(round(bottom - room))

    def updateGeometries(self) -> None:
        room, bar = self.viewport().height() - self.layer.strip, self.verticalScrollBar()
        bar.setRange(0, max(0, round(self.layer.scale.height) - room))
        bar.setPageStep(room)
        bar.setSingleStep(round(self._hour / 2))

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        if self.naming is not None:
            self.naming.follow()
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.slot = None
            self.top.mark(self.day)
        self.viewport().update()
        self.picked.emit()

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.picked.emit()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.hand.cancel():
            return
        if (command := command_of(event)) is not None:
            self.asked.emit(command)
        elif event.matches(QKeySequence.StandardKey.ZoomIn) or event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom(1 if event.matches(QKeySequence.StandardKey.ZoomIn) else -1)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.walk.key(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Tab walks the items in sight before it leaves."""
        return self.walk.tab(forward=forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.begin()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.double_click(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        words = bytes(event.mimeData().data(MIME).data()).decode("utf-8", "replace")
        if words and self.hand.bring(words, event.position()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.hand.carry(event.position(), event.modifiers())
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hand.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hand.put_down()
        event.acceptProposedAction()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl it makes hours higher or lower."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return self.layer.show_tip(event)
        return bool(super().viewportEvent(event))

    # Size and colours

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            minute, self._wanted = self._wanted, None
            self._place()
            self.scroll_to_minute(minute)
            self.reveal(self.current_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.layer.paint(QPainter(self.viewport()), QRectF(event.rect()))
