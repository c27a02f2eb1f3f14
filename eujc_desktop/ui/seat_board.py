"""A car from above: its rows and seats, who sits where; people are dragged from seat to seat, or from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QListWidget, QListWidgetItem, QTableWidget
from PySide6.QtWidgets import QTableWidgetItem as Cell

from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

_MIME = "application/x-eujc-seat"
WHO, SEAT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_AISLE, _TALL = 34, 48


def carried(key: str) -> QMimeData:
    """Somebody on the way to a seat."""
    data = QMimeData()
    data.setData(_MIME, key.encode())
    return data


class Standing(QListWidget):
    """Those who have no seat; one is dragged to a seat, or sent there with Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Without a seat"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def key(self) -> str:
        """Who is chosen, "" for nobody."""
        item = self.currentItem()
        return str(item.data(WHO)) if item is not None else ""

    def show_people(self, lines: Sequence[Any]) -> None:
        """Show exactly these; who is chosen stays so, or the first is."""
        kept = self.key
        with QSignalBlocker(self):
            self.clear()
            for line in lines:
                about = " · ".join(filter(None, (line.name, line.group, line.company, line.seat)))
                item = QListWidgetItem(about, self)
                item.setData(WHO, line.key)
                item.setToolTip(tip(about))
            at = next((at for at, line in enumerate(lines) if line.key == kept), 0)
            self.setCurrentRow(at if lines else -1)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return carried(str(items[0].data(WHO)) if items else "")


class PeopleBoard(QTableWidget):
    """Seats as cells, to which people are dragged: tells by `seated` who goes to which seat.

    A seat holds under `SEAT` what it is, and under `WHO` who sits there.
    """

    seated = Signal(str, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.writes = True
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionsClickable(False)

    @property
    def who(self) -> str:
        """Who sits on the seat at hand, "" for nobody."""
        item = self.currentItem()
        return str(item.data(WHO) or "") if item is not None else ""

    @property
    def seat(self) -> Any:
        """The seat at hand; None where there is none."""
        item = self.currentItem()
        return item.data(SEAT) if item is not None else None

    def mimeData(self, items: Sequence[Cell]) -> QMimeData:
        return carried(str(items[0].data(WHO) or "") if items else "")

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.writes and bool(_carried(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        item = self.itemAt(event.position().toPoint())
        free = self.writes and item is not None and item.data(SEAT) is not None
        event.setAccepted(free and bool(_carried(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        key = _carried(event.mimeData())
        # The cells are filled by what is written, not by the view.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        if key and item is not None and item.data(SEAT) is not None and item.data(WHO) != key:
            self.seated.emit(key, item.data(SEAT))


class SeatBoard(PeopleBoard):
    """A car; tells by `taken_off` who is to have no seat, by `asked` of Enter."""

    taken_off = Signal(str)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Seats of the car"))
        self.verticalHeader().setDefaultSectionSize(_TALL)

    def show_car(self, car: Any, plan: Any, seat_at: Any) -> None:
        """Show one car of a plan; the seat at hand stays so. `seat_at` makes a seat of car, row and letter."""
        row, column = self.currentRow(), self.currentColumn()
        letters = [*car.left, "", *car.right]
        with QSignalBlocker(self):
            self.clear()
            self.setRowCount(len(car.rows))
            self.setColumnCount(len(letters))
            self.setHorizontalHeaderLabels(letters)
            self.setVerticalHeaderLabels([str(number) for number in car.rows])
            for at, letter in enumerate(letters):
                stretched = QHeaderView.ResizeMode.Stretch if letter else QHeaderView.ResizeMode.Fixed
                self.horizontalHeader().setSectionResizeMode(at, stretched)
                if not letter:
                    self.setColumnWidth(at, theme.wide(_AISLE))
                for line, number in enumerate(car.rows):
                    self.setItem(line, at, _cell(seat_at(car.name, number, letter), plan) if letter else _aisle())
            first = (max(row, 0), column if column >= 0 else 0)
            self.setCurrentCell(min(first[0], len(car.rows) - 1), min(first[1], len(letters) - 1))
        self.itemSelectionChanged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.who and self.writes:
            self.taken_off.emit(self.who)
        else:
            super().keyPressEvent(event)


def _carried(data: QMimeData) -> str:
    return bytes(data.data(_MIME).data()).decode(errors="replace")


def _aisle() -> Cell:
    item = Cell("")
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _cell(seat: Any, plan: Any) -> Cell:
    """A seat: who sits there, free, or none of ours."""
    here, ours = plan.taken.get(seat, ()), seat in plan.reserved
    item = Cell(" / ".join(line.name for line in here))
    item.setData(SEAT, seat)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    told = [seat.code, *(", ".join(filter(None, (line.name, line.group, line.company))) for line in here)]
    if not here:
        told.append(tr("free") if ours else tr("not reserved"))
        item.setText(tr("free") if ours else "–")
        item.setForeground(theme.color("text3"))
    else:
        item.setData(WHO, here[0].key)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        item.setBackground(theme.color("err_soft" if len(here) > 1 or (plan.reserved and not ours) else "selected"))
    if not here:
        item.setBackground(theme.color("hover") if ours else QColor(Qt.GlobalColor.transparent))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ": ".join((told[0], "; ".join(told[1:]))))
    item.setToolTip(tip("\n".join(told)))
    return item
