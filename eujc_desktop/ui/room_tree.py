"""Guests in their rooms, hotel by hotel; one is dragged to another to share a room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from eujc_desktop.common.said import say
from eujc_desktop.ui.days import period, short_day
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.theme import theme

_ID = Qt.ItemDataRole.UserRole
_ROW = QSize(0, 30)
KINDS = {
    "single": say("Single"),
    "double single use": say("Double for single use"),
    "double": say("Double"),
    "twin": say("Twin"),
    "own": say("Own booking"),
    "": say("Not known yet"),
}


class RoomTree(QTreeWidget):
    """Tells the guest at hand by `chosen`, two put together by `joined`, and while one is dragged why not by `told`."""

    chosen = Signal(str)
    joined = Signal(str, str)
    told = Signal(str)

    def __init__(self, why_not: Callable[[str, str], Sequence[str]]) -> None:
        super().__init__()
        self._why_not = why_not
        self.setAccessibleName(tr("Rooms"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderLabels([tr("Guest"), tr("Room"), tr("No."), tr("Nights"), tr("Wishes")])
        for at, width in enumerate((236, 112, 56, 120)):
            self.setColumnWidth(at, theme.wide(width))
        self.header().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(_guest_of(item)))

    @property
    def current(self) -> str:
        """The guest at hand, "" for none."""
        return _guest_of(self.currentItem())

    def show_rooms(self, rooms: Sequence[Any]) -> None:
        """Show exactly these; the guest at hand stays at hand."""
        kept, place = self.current, self.verticalScrollBar().value()
        with QSignalBlocker(self):  # clearing moves the keyboard through every row
            self.clear()
            hotel: QTreeWidgetItem | None = None
            for room in rooms:
                name = room.hotel or tr("No hotel yet")
                if hotel is None or hotel.text(0) != name:
                    hotel = _heading(self, name)
                _add_room(hotel, room)
            self.expandAll()
        self.verticalScrollBar().setValue(place)
        self.choose(kept)

    def choose(self, guest: str) -> None:
        """Put the keyboard on a guest, or on the first."""
        items = self.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
        guests = [item for item in items if item.data(0, _ID)]
        found = next((item for item in guests if item.data(0, _ID) == guest), guests[0] if guests else None)
        if found is not None:
            self.setCurrentItem(found)
        self.chosen.emit(_guest_of(found))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.source() is self and bool(self.current))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        target = _guest_of(self.itemAt(event.position().toPoint()))
        reasons = self._why_not(self.current, target) if target else ()
        self.told.emit("; ".join(reasons))
        event.setAccepted(bool(target) and target != self.current and not reasons)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.told.emit("")

    def dropEvent(self, event: QDropEvent) -> None:
        target = _guest_of(self.itemAt(event.position().toPoint()))
        # The rows are moved by what is written, not by the view.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        self.told.emit("")
        if target and target != self.current and not self._why_not(self.current, target):
            self.joined.emit(self.current, target)


def _guest_of(item: QTreeWidgetItem | None) -> str:
    return str(item.data(0, _ID) or "") if item is not None else ""


def _heading(tree: QTreeWidget, name: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(tree, [name])
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setSizeHint(0, _ROW)
    font = item.font(0)
    font.setBold(True)
    item.setFont(0, font)
    return item


def _add_room(hotel: QTreeWidgetItem, room: Any) -> None:
    """A shared room with its guests under it; a guest alone in one line."""
    over = hotel
    if len(room.guests) > 1 or room.free:
        free = count("%n bed free", "%n beds free", room.free) if room.free else ""
        over = QTreeWidgetItem(hotel, [tr(KINDS[room.kind]) + (f" · {free}" if free else ""), "", room.number])
        over.setIcon(0, icon("bed"))
        over.setData(0, _ID, room.guests[0].id if room.free else "")
        over.setFlags(over.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        over.setSizeHint(0, _ROW)
    for guest in room.guests:
        who = guest.who
        kind = "" if over is not hotel else tr(KINDS[room.kind])
        number = "" if over is not hotel else room.number
        wishes = who.room_mate or "" if len(room.guests) < 2 else ""
        refuses = tr("not with {name}", name=guest.not_with) if guest.not_with else ""
        item = QTreeWidgetItem(
            over, [guest.name, kind, number, _nights(who), ", ".join(filter(None, (wishes, refuses)))]
        )
        item.setIcon(0, icon("user"))
        item.setData(0, _ID, guest.id)
        item.setSizeHint(0, _ROW)


def _nights(who: Any) -> str:
    first, last = who.check_in, who.check_out
    if first and last:
        return period(first, last, with_year=False)
    ends = [short_day(day) if day else "?" for day in (first, last)]
    return "–".join(ends) if first or last else ""
