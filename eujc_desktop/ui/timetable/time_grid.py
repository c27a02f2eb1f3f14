"""Days side by side with time downwards: a list whose items stand where and when they happen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.plan_keys import command_of
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import Board
from eujc_desktop.ui.timetable.layer import Layer
from eujc_desktop.ui.timetable.model import Index, ItemList
from eujc_desktop.ui.timetable.scale import under
from eujc_desktop.ui.timetable.top import Top

_FLAG = QItemSelectionModel.SelectionFlag
_STEP = 30
_AXIS = 48
_BEFORE = 30
"""Minutes of the day that are in sight above the first item."""
_HOURS = (26, 96)
"""How high an hour may be, in pixels."""


class TimeGrid(QListView):
    """Shows a board; keys and mouse walk its items, and ask for commands by name."""

    picked = Signal()
    """Something else is at hand: an item, several, or a free time."""
    asked = Signal(str)
    beyond = Signal(int)
    """Somebody walks past the last day, or before the first."""
    opened = Signal(object)
    """A day is wanted large."""

    def __init__(self, hour: int = 45) -> None:
        super().__init__()
        self.board = Board()
        self.items = ItemList()
        self.slot: datetime | None = None
        self._hour, self._axes = float(theme.wide(hour)), (True, True)
        self._wanted: float | None = None
        """The minute to scroll to as soon as the size is known."""
        # Qt asks for places while it is being set up.
        self.top, self.layer = Top(self), Layer(self)
        self.setModel(self.items)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Itinerary"))
        self.top.chosen.connect(self._choose_day)
        self.top.opened.connect(self.opened)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._place)

    # What is shown

    def show_board(self, board: Board) -> None:
        """Show other days, or the same anew; what is at hand stays so where it is still there."""
        other = [day.date for day in board.days] != [day.date for day in self.board.days]
        kept, ids = self.current_id, self.selected_ids()
        self.board = board
        self.items.show(board.ids, board.told)
        self.top.show_days(board)
        self._place()
        self.choose(ids, kept)
        if other:
            self.scroll_to_minute(board.first_minute - _BEFORE)

    @property
    def current_id(self) -> str:
        """The item that has the keyboard, "" for none."""
        return self.items.id_of(self.currentIndex())

    @property
    def day(self) -> date | None:
        """The day at hand: of the item, or of the free time."""
        if self.slot is not None:
            return self.slot.date()
        piece = self.layer.piece_of(self.current_id)
        column = piece.column if piece is not None else self.layer.column_over(self.current_id)
        return self.board.days[column].date if column is not None and column < len(self.board.days) else None

    def selected_ids(self) -> list[str]:
        return sorted(
            (self.items.id_of(index) for index in self.selectionModel().selectedRows()), key=self.items.ids.index
        )

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

    def reveal(self, item_id: str) -> None:
        """Bring an item into view."""
        self.scrollTo(self.items.at(item_id))

    def shows(self, item_id: str) -> bool:
        return self.items.at(item_id).isValid()

    def scroll_to_minute(self, minute: float) -> None:
        if self.isVisible():
            at = under(max(0, minute), _STEP)
            self.verticalScrollBar().setValue(round(self.layer.scale.y(at)) - 10)
        else:
            self._wanted = minute

    def set_axes(self, *, second: bool) -> None:
        """Show or hide the clocks of the second zone."""
        self._axes = (True, second)
        self._place()

    # Walking

    def step(self, step: int) -> None:
        """Go to the next or previous item in time, and beyond the last one to other days."""
        ids = self.items.ids
        at = ids.index(self.current_id) + step if self.current_id in ids else self._near_slot(step)
        if 0 <= at < len(ids):
            self._go(ids[at])
        else:
            self.beyond.emit(step)

    def _near_slot(self, step: int) -> int:
        """The place in the list of the item after the free time at hand, or before it."""
        ids, entries = self.items.ids, self.board.shown.entries
        after = [
            at for at, key in enumerate(ids) if self.slot is None or (entries[key].start or self.slot) >= self.slot
        ]
        following = after[0] if after else len(ids)
        return following if step > 0 else following - 1

    def _across(self, step: int) -> None:
        """Go to the item at about the same time on another day, or to a free time there."""
        day = self.day
        column = next((at for at, each in enumerate(self.board.days) if each.date == day), None)
        if column is None:
            self.step(step)
            return
        if not 0 <= column + step < len(self.board.days):
            self.beyond.emit(step)
            return
        piece = self.layer.piece_of(self.current_id)
        minute = piece.start if piece is not None else _minute(self.slot) if self.slot else self.board.first_minute
        there = [piece for piece in self.board.pieces if piece.column == column + step]
        if there:
            self._go(min(there, key=lambda piece: abs(piece.start - minute)).id)
        else:
            self.go_to(self.board.days[column + step].date, minute)

    def go_to(self, day: date, minute: float) -> None:
        """Make a free time the one at hand."""
        at = min(max(0, int(minute)), 24 * 60 - _STEP)
        self.choose([], "", datetime.combine(day, time()) + timedelta(minutes=at))
        self._show_minute(at)
        announce(self, tr("{day}, {time}, free", day=on_day(day, long=True), time=f"{at // 60:02d}:{at % 60:02d}"))
        self.picked.emit()

    def _choose_day(self, day: date) -> None:
        first = next((piece for piece in self.board.pieces if self.board.days[piece.column].date == day), None)
        self.go_to(day, (first.start - _STEP) if first is not None else 9 * 60)

    def _go(self, item_id: str) -> None:
        self.slot = None
        self.setCurrentIndex(self.items.at(item_id))

    def _show_minute(self, minute: float) -> None:
        bar, y = self.verticalScrollBar(), self.layer.scale.y(minute)
        room = self.viewport().height() - self.layer.strip
        if not bar.value() <= y <= bar.value() + room - self._hour:
            bar.setValue(round(y - room / 3))

    # Qt asks

    def visualRect(self, index: Index) -> QRect:
        box = self.layer.box_of(self.items.id_of(index)) if index.isValid() else None
        return QRectF(*box).toAlignedRect() if box is not None else QRect()

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

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def doItemsLayout(self) -> None:
        """Nothing: boards lay themselves out."""

    def updateGeometries(self) -> None:
        room = self.viewport().height() - self.layer.strip
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self.layer.scale.height) - room))
        bar.setPageStep(room)
        bar.setSingleStep(round(self._hour / 2))

    def visualRegionForSelection(self, selection: Any) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index).adjusted(-3, -3, 3, 3)
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing is selected by a rubber band: drawing on free time makes an item."""

    def scrollContentsBy(self, _across: int, _down: int) -> None:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if (command := command_of(event)) is not None:
            self.asked.emit(command)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._up_or_down(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._across(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.items.ids:
            self._go(self.items.ids[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        else:
            event.ignore()

    def _up_or_down(self, step: int) -> None:
        if self.slot is not None and not any(
            self.board.days[piece.column].date == self.slot.date() for piece in self.board.pieces
        ):
            self.go_to(self.slot.date(), _minute(self.slot) + step * _STEP)
        else:
            self.step(step)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Tab walks the items in sight before it leaves."""
        ids = self.items.ids
        at = ids.index(self.current_id) + (1 if forward else -1) if self.current_id in ids else -1
        if 0 <= at < len(ids):
            self._go(ids[at])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.slot is None and self.items.ids:
            self._go(self.items.ids[0])
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl it makes hours higher or lower."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom(self, step: int) -> None:
        """Make hours higher or lower, and keep the middle where it is."""
        bar, room = self.verticalScrollBar(), self.viewport().height() - self.layer.strip
        middle = self.layer.scale.minute_at(bar.value() + room / 2)
        self._hour = min(max(_HOURS[0], self._hour * 1.15**step), _HOURS[1])
        self._place()
        bar.setValue(round(self.layer.scale.y(middle) - room / 2))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.layer.hover(None)
        return bool(super().viewportEvent(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.layer.paint(painter, QRectF(event.rect()))

    def _place(self) -> None:
        """Lay out anew: another board, another size, other colours."""
        if self.contentsRect().width() < 50:
            return
        axes = [theme.wide(_AXIS) if shown else 0 for shown in self._axes]
        self.setViewportMargins(0, self.top.sizeHint().height(), 0, 0)
        self.top.setGeometry(0, 0, self.contentsRect().width(), self.top.sizeHint().height())
        self.layer.lay_out(self.board, self.viewport().width(), (axes[0], axes[1]), self._hour)
        self.top.set_scale(self.layer.scale)
        self.updateGeometries()
        self.viewport().update()


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
