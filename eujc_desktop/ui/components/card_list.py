"""Cards of a board as a list that is walked by arrows and dragged from, and columns that take what is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from eujc_desktop.ui.components.paint import paint_box
from eujc_desktop.ui.text import tip

CARD = Qt.ItemDataRole.UserRole


class Cards(NamedTuple):
    """What cards are: how one brings its id along when it is dragged, looks, is called, told, and how tall it is."""

    mime: str
    delegate: Callable[[QWidget], QStyledItemDelegate]
    called: Callable[[Any], str]
    told: Callable[[Any], str]
    height: Callable[[Any], int]


class CardList(QListWidget):
    """The cards of one column; `aside` asks for the column at the left, -1, or at the right, 1."""

    chosen = Signal(str)
    opened = Signal(str)
    aside = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, name: str, sort: Cards, *, several: bool = False) -> None:
        super().__init__()
        self._sort = sort
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(sort.delegate(self))
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSpacing(4)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        # The whole column takes what is dropped, also where it has no cards.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_asked.emit(self.viewport().mapToGlobal(at)))
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(CARD).id))
        self._quiet = False

    def show_cards(self, cards: Sequence[Any]) -> None:
        """Show these, in this order; those that stay keep their mark, their place on screen and a drag that begins."""
        self._quiet = True
        wanted = {card.id for card in cards}
        for at in reversed(range(self.count())):
            if self._id_at(at) not in wanted:
                self.takeItem(at)
        held = {self._id_at(at) for at in range(self.count())}
        for at, card in enumerate(cards):
            if card.id not in held:
                self.insertItem(at, QListWidgetItem())
            elif self._id_at(at) != card.id:
                self.insertItem(at, self.takeItem(self.row_of(card.id)))
            self._write(self.item(at), card)
        # Nothing would show that an empty list has the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards else Qt.FocusPolicy.NoFocus)
        self._quiet = False

    def _write(self, item: QListWidgetItem, card: Any) -> None:
        item.setText(self._sort.called(card))
        item.setData(CARD, card)
        told = self._sort.told(card)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        item.setToolTip(tip(told))
        item.setSizeHint(QSize(120, self._sort.height(card)))

    def _id_at(self, at: int) -> str:
        card = self.item(at).data(CARD)
        return str(card.id) if card is not None else ""

    def row_of(self, record_id: str) -> int:
        """Where a card is in this column, -1 when it is not there."""
        return next((at for at in range(self.count()) if self._id_at(at) == record_id), -1)

    def choose(self, record_id: str) -> bool:
        """Mark a card without telling of it; whether it is here."""
        at, self._quiet = self.row_of(record_id), True
        self.setCurrentRow(at)
        if at < 0:
            self.clearSelection()
        self._quiet = False
        return at >= 0

    @property
    def wanted_height(self) -> int:
        """How tall all cards are together."""
        return sum(self.item(at).sizeHint().height() + 2 * self.spacing() for at in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, item = event.key(), self.currentItem()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.aside.emit(1 if key == Qt.Key.Key_Right else -1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(CARD).id)
        else:
            super().keyPressEvent(event)

    # A card that is dragged is known by the id of its record; the office moves it, and the board is shown anew.

    def mimeTypes(self) -> list[str]:
        return [self._sort.mime]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(self._sort.mime, QByteArray("\n".join(item.data(CARD).id for item in items).encode()))
        return data

    def startDrag(self, _actions: Qt.DropAction) -> None:
        # Copied, so that Qt takes nothing out of the list by itself.
        super().startDrag(Qt.DropAction.CopyAction)

    def _tell(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(item.data(CARD).id)


class DropColumn(QWidget):
    """A column of a board; `dropped` carries the ids of the cards let go here, parted by line ends."""

    dropped = Signal(str)

    def __init__(self, name: str, sort: Cards, *, several: bool = False, own: bool = False) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._mime, self._takes_own = sort.mime, own
        self.cards = CardList(name, sort, several=several)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._takes(event):
            event.acceptProposedAction()
            self._mark(on=True)
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(on=False)
        if not self._takes(event):
            event.ignore()
            return
        event.acceptProposedAction()
        self.take(bytes(event.mimeData().data(self._mime).data()).decode(), event)

    def take(self, ids: str, event: QDropEvent) -> None:
        """Cards were let go here."""
        self.dropped.emit(ids)

    def _takes(self, event: QDropEvent) -> bool:
        return (self._takes_own or event.source() is not self.cards) and event.mimeData().hasFormat(self._mime)

    def _mark(self, *, on: bool) -> None:
        """Show whether a card can be let go here."""
        if self.property("dropping") != on:
            self.setProperty("dropping", on)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.property("dropping"):
            paint_box(QPainter(self), QRectF(self.rect()), "accent_soft", "info_line")
