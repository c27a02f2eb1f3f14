"""What waits to be placed beside the agenda, and what its icons mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from eujc_desktop.common.said import say
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.paint import draw_text, paint_box, paint_focus
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.gesture import MIME

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
_LINE = 17
_LEGEND = (
    ("info", "factory", say("Company visit")),
    ("vio", "presentation", say("Seminar")),
    ("teal", "handshake", say("B2B")),
    ("neu", "bus", say("Transfer")),
    ("warn", "utensils", say("Meal")),
    ("ok", "clock", say("Free time")),
)


VISIT, ITEM, USUAL = "visit", "item", "usual"


class Card(NamedTuple):
    """Something to place: a visit or an item by its id, or a usual item of the programme; `minutes` it takes.

    Under the title stands what is known of it, and under that the days that fit, or for what it stands by.
    """

    kind: str
    id: str
    title: str
    detail: str
    tone: str
    minutes: int = 60
    days: str = ""
    standing: str = ""

    @property
    def told(self) -> str:
        """All of it in words."""
        return "\n".join(filter(None, (self.title, self.detail, self.days, self.standing)))


class Tray(QFrame):
    """Cards over a legend; `placed` asks for a place for one, `put_away` to take one off, `menu_asked` for its menu."""

    placed = Signal(object)
    put_away = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tray")
        self._title, self._number = label(tr("To be placed"), "strong"), label("", "small", "muted")
        self._hint = label("", "small", "muted", wrap=True)
        self.cards = _Cards()
        self.cards.itemActivated.connect(lambda item: self.placed.emit(item.data(CARD)))
        self.cards.deleted.connect(self.put_away)
        self.cards.customContextMenuRequested.connect(self._open_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(row(self._title, self._number, "stretch", spacing=6))
        layout.addWidget(self._hint)
        layout.addWidget(self.cards, 1)
        layout.addWidget(hline())
        layout.addWidget(label(tr("Legend"), "strong"))
        layout.addWidget(column(*(row(_Tile(tone, icon), label(tr(words), "small", "second"), "stretch")
                                  for tone, icon, words in _LEGEND), spacing=6))  # fmt: skip

    def holds(self, place: QPoint) -> bool:
        """Whether a place of the screen is in the tray: what is dropped there is to be placed again."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(place))

    def show_target(self, on: bool) -> None:  # noqa: FBT001 - as the signal calls it
        """Show whether what is in hand would be put here."""
        theme.restyle(self, "target", on)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show what waits; the one that has the keyboard keeps it."""
        kept = self.cards.currentRow()
        self.cards.clear()
        for card in cards:
            item = QListWidgetItem(card.title)
            item.setData(CARD, card)
            item.setToolTip(tip(card.told))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.told.replace("\n", ". "))
            self.cards.addItem(item)
        self.cards.setCurrentRow(min(max(kept, 0), len(cards) - 1))
        # Nothing would show that an empty list has the keyboard.
        self.cards.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards else Qt.FocusPolicy.NoFocus)
        self._number.setText(str(len(cards)) if cards else "")
        hint = tr("Drag onto a day, or press Enter to find a free slot.")
        self._hint.setText(hint if cards else tr("Everything has its place."))

    def _open_menu(self, at: QPoint) -> None:
        item = self.cards.itemAt(at) or self.cards.currentItem()
        if item is not None:
            self.menu_asked.emit(item.data(CARD), self.cards.viewport().mapToGlobal(at))


class _Cards(QListWidget):
    deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("To be placed"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_CardDelegate(self))
        self.setSpacing(3)
        self.setDragEnabled(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """A card, for the timetable it is dropped in."""
        card, data = items[0].data(CARD), QMimeData()
        data.setData(MIME, f"{card.kind}:{card.id}\n{card.minutes}\n{card.title}".encode())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self.deleted.emit(item.data(CARD))
        else:
            super().keyPressEvent(event)


class _CardDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CARD)
        return QSize(120, 42 + _LINE * (bool(card.days) + bool(card.standing)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, rect = index.data(CARD), QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected) and bool(state & QStyle.StateFlag.State_HasFocus)
        paint_box(painter, rect, "surface", "border_strong", 6)
        painter.fillRect(QRectF(rect.x(), rect.y() + 4, 3, rect.height() - 8), theme.color(card.tone))
        room = QRectF(rect.x() + 10, rect.y() + 4, rect.width() - 16, 17)
        draw_text(painter, room, card.title, "small", "text", QFont.Weight.DemiBold)
        for words, token in ((card.detail, "text2"), (card.days, "text2"), (card.standing, "info_text")):
            if words:
                room.translate(0, _LINE)
                draw_text(painter, room, words, "small", token)
        if chosen:
            paint_focus(painter, rect, 6)


class _Tile(IconLabel):
    """An icon on the colour of its kind, as in the agenda; the kind stands beside it."""

    def __init__(self, tone: str, icon: str) -> None:
        super().__init__(icon, f"{tone}_text")
        self._tone = tone
        self.setFixedSize(26, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), f"{self._tone}_soft", f"{self._tone}_line", 4)
        painter.fillRect(QRectF(0, 2, 3, 14), theme.color(self._tone))
        draw_icon(painter, self._name, self._token, QRectF(8, 3, 12, 12))
