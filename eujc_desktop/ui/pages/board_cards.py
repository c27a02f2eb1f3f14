"""A column of the board: cards of visits as a list that is walked by arrows and dragged from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from eujc_desktop.ui.pages.board_look import CardDelegate, height_of, told_of
from eujc_desktop.ui.text import tip

CARD = Qt.ItemDataRole.UserRole
VISIT = "application/x-eujc-visit"
"""What a card brings along when it is dragged: the id of its visit."""


class CardList(QListWidget):
    """The cards of one stage; `aside` asks for the column at the left, -1, or at the right, 1."""

    chosen = Signal(str)
    opened = Signal(str)
    aside = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(CardDelegate(self))
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
        """Show these, in this order; nothing is chosen."""
        self._quiet = True
        self.clear()
        for card in cards:
            item = QListWidgetItem(card.company)
            item.setData(CARD, card)
            told = told_of(card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(tip(told))
            item.setSizeHint(QSize(120, height_of(card)))
            self.addItem(item)
        # Nothing would show that an empty list has the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards else Qt.FocusPolicy.NoFocus)
        self._quiet = False

    def row_of(self, visit_id: str) -> int:
        """Where a visit is in this column, -1 when it is not there."""
        return next((at for at in range(self.count()) if self.item(at).data(CARD).id == visit_id), -1)

    def choose(self, visit_id: str) -> bool:
        """Mark a visit without telling of it; whether it is here."""
        at, self._quiet = self.row_of(visit_id), True
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

    # A card that is dragged is known by the id of its visit; the office moves it, and the board is shown anew.

    def mimeTypes(self) -> list[str]:
        return [VISIT]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(VISIT, QByteArray("\n".join(item.data(CARD).id for item in items).encode()))
        return data

    def startDrag(self, _actions: Qt.DropAction) -> None:
        # Copied, so that Qt takes nothing out of the list by itself.
        super().startDrag(Qt.DropAction.CopyAction)

    def _tell(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(item.data(CARD).id)
