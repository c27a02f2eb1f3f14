"""A room from above: tables, the door, and who sits where; people are dragged from seat to seat, or moved by keys."""

from __future__ import annotations

import math
import re
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from PySide6.QtWidgets import QTableWidgetItem as Cell

from eujc_desktop.ui.components.lines import wrapped
from eujc_desktop.ui.components.paint import draw_text, frame, paint_box
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.seat_board import SEAT, WHO, PeopleBoard
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
ABOUT, KEPT, LOOK = (Qt.ItemDataRole.UserRole + at for at in (2, 3, 4))
_LEAST_WIDE, _MOST_WIDE, _MOST_TALL, _PAD, _INSIDE, _SLIM = 78, 190, 84, 2, 5, 32
_BREAKS = re.compile(r"(?<=-)|(?<=\s)")
_ROLES = ("strong", "small", "caption")
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TONES = {"guest": "info", "host": "neu", "interpreter": "teal"}


class TableBoard(PeopleBoard):
    """Tells by `seated` who goes to which seat, by `asked` of Enter, by `kept` of Space, by `freed` of Delete."""

    asked = Signal()
    kept = Signal()
    freed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Seats in the room"))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setItemDelegate(_Plates(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setMinimumSectionSize(16)
        self._shape: Any = None
        self._least_wide = 0

    def show_room(self, seating: Any) -> None:
        """Show the seats of a visit; the seat at hand stays so."""
        plan, before = seating.plan, (self.currentRow(), self.currentColumn())
        self._shape = plan
        self._least_wide = min(theme.wide(_MOST_WIDE), max((_least_wide(each.name) for each in seating.people.values()),
                                                           default=0))  # fmt: skip
        with QSignalBlocker(self):
            self.clear()
            self.clearSpans()
            self.setRowCount(plan.rows)
            self.setColumnCount(plan.columns)
            for row in range(plan.rows):
                for column in range(plan.columns):
                    self.setItem(row, column, _empty())
            for top, left, tall, wide in plan.tables:
                if tall * wide > 1:
                    self.setSpan(top, left, tall, wide)
                self.setItem(top, left, _empty("table"))
            for seat in plan.seats:
                self.setItem(seat.row, seat.column, _seat(seat, seating.people.get(seat.who)))
            first = plan.seats[0] if plan.seats else None
            there = plan.at(*before) or first
            if there is not None:
                self.setCurrentCell(there.row, there.column)
        self._fit()
        self.itemSelectionChanged.emit()

    def go_to(self, who: str) -> None:
        """Put the keyboard on the seat of somebody."""
        seat = self._shape.seat_of(who) if self._shape is not None else None
        if seat is not None:
            self.setCurrentCell(seat.row, seat.column)

    @property
    def is_kept(self) -> bool:
        """Whether the seat at hand is kept."""
        item = self.currentItem()
        return bool(item is not None and item.data(KEPT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        calls = {Qt.Key.Key_Return: self.asked, Qt.Key.Key_Enter: self.asked, Qt.Key.Key_Space: self.kept,
                 Qt.Key.Key_Delete: self.freed}  # fmt: skip
        signal = calls.get(Qt.Key(event.key()))
        if signal is not None:
            signal.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Seats as large as there is room for; columns and rows without any take less."""
        if not self.columnCount() or not self.rowCount():
            return
        size, plan = self.viewport().size(), self._shape
        held = {seat.column for seat in plan.seats}
        narrow = [at for at in range(self.columnCount()) if at not in held]
        slim = theme.wide(_SLIM)
        room = size.width() - slim * len(narrow)
        wide = max(theme.wide(_LEAST_WIDE), self._least_wide, room // max(1, self.columnCount() - len(narrow)))
        for at in range(self.columnCount()):
            self.setColumnWidth(at, slim if at in narrow else min(wide, theme.wide(_MOST_WIDE)))
        seated = {seat.row for seat in plan.seats}
        low = theme.wide(_SLIM) * (self.rowCount() - len(seated))
        tall = max(_least_tall(), min(_MOST_TALL, (size.height() - low) // max(1, len(seated))))
        for at in range(self.rowCount()):
            self.setRowHeight(at, tall if at in seated else theme.wide(_SLIM))


class _Plates(QStyledItemDelegate):
    """A seat is a plate with a name; a table a quiet ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, look = QRectF(option.rect).adjusted(_PAD, _PAD, -_PAD, -_PAD), str(index.data(LOOK) or "")
        if look == "table":
            paint_box(painter, rect, "hover", "border_strong", 6)
        if look in _TONES:
            tone = _TONES[look]
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_box(painter, rect, "selected" if selected else f"{tone}_soft", f"{tone}_line", 6)
            self._names(painter, rect.adjusted(_INSIDE, 1, -_INSIDE, -1), index, tone)
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame(painter, option.rect.x(), option.rect.y(), option.rect.width(), option.rect.height())

    @staticmethod
    def _names(painter: QPainter, room: QRectF, index: Index, tone: str) -> None:
        name, about = str(index.data() or ""), str(index.data(ABOUT) or "")
        if index.data(KEPT):
            draw_icon(painter, "pin", f"{tone}_text", QRectF(room.right() - 12, room.top() + 1, 12, 12))
            room = room.adjusted(0, 0, -14, 0)
        font, tells = fitting(name, about, room.size())
        if font is None:
            font = theme.font("caption", QFont.Weight.DemiBold)
            name = "\n".join(wrapped(name, font, [room.width()], 2))
        low = QFontMetricsF(theme.font("caption")).height() if tells else 0
        painter.setFont(font)
        painter.setPen(theme.color(f"{tone}_text"))
        painter.drawText(room.adjusted(0, 0, 0, -low), _WRAPPED, name)
        if tells:
            draw_text(painter, QRectF(room.x(), room.bottom() - low, room.width(), low), about, "caption", "text2")


def fitting(name: str, about: str, room: QSizeF) -> tuple[QFont | None, bool]:
    """The largest font in which a whole name fits a plate, if need be without what it is; None where none does."""
    low = QFontMetricsF(theme.font("caption")).height()
    for tells in (True, False) if about else (False,):
        for role in _ROLES[: 2 if tells else None]:
            font = theme.font(role, QFont.Weight.DemiBold)
            height = room.height() - (low if tells else 0)
            taken = QFontMetricsF(font).boundingRect(QRectF(0, 0, room.width(), 1000), _WRAPPED, name)
            if taken.width() <= room.width() and taken.height() <= height:
                return font, tells
    return None, False


def _least_wide(name: str) -> int:
    """How wide a plate is for a name in two small lines."""
    advance = QFontMetricsF(theme.font("caption", QFont.Weight.DemiBold)).horizontalAdvance
    parts = _BREAKS.split(name)
    halves = (("".join(parts[:at]).rstrip(), "".join(parts[at:])) for at in range(1, len(parts) + 1))
    return math.ceil(min(max(map(advance, pair)) for pair in halves)) + 2 * (_PAD + _INSIDE) + 3


def _least_tall() -> int:
    """How tall a plate is for a name in two small lines."""
    return 2 * math.ceil(QFontMetricsF(theme.font("caption", QFont.Weight.DemiBold)).lineSpacing()) + 2 * _PAD + 3


def _empty(look: str = "") -> Cell:
    item = Cell("")
    item.setData(LOOK, look)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _seat(seat: Any, person: Any) -> Cell:
    """A seat with whoever sits there; `G` and `H` number both sides by rank."""
    item = Cell(person.name if person else "")
    look = "interpreter" if person and person.interprets else "host" if seat.side == "H" else "guest"
    item.setData(SEAT, seat.key)
    item.setData(WHO, seat.who)
    item.setData(ABOUT, person.about if person else "")
    item.setData(KEPT, seat.kept)
    item.setData(LOOK, look)
    side = tr("Host, seat {n}", n=seat.key[1:]) if seat.side == "H" else tr("Our side, seat {n}", n=seat.key[1:])
    told = [side, person.name if person else tr("free"), person.about if person else ""]
    told += [tr("interpreter")] if person and person.interprets else []
    told += [tr("kept")] if seat.kept else []
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, told)))
    item.setToolTip(tip("\n".join(filter(None, told))))
    return item
