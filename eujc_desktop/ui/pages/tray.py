"""What waits to be placed beside the agenda, and what its icons mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
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
_LEGEND = (
    ("info", "factory", say("Company visit")),
    ("vio", "presentation", say("Seminar")),
    ("teal", "handshake", say("B2B")),
    ("neu", "bus", say("Transfer")),
    ("warn", "utensils", say("Meal")),
    ("ok", "clock", say("Free time")),
)


class Card(NamedTuple):
    """Something to place: a visit or an item, by its id; title, what is known of its time, tone."""

    kind: str
    id: str
    title: str
    detail: str
    tone: str


class Tray(QFrame):
    """Cards over a legend; `placed` asks to put one on the day at hand."""

    placed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tray")
        self._title, self._number = label(tr("To be placed"), "strong"), label("", "small", "muted")
        self._hint = label("", "small", "muted", wrap=True)
        self.cards = _Cards()
        self.cards.itemActivated.connect(lambda item: self.placed.emit(item.data(CARD)))
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
            item.setToolTip(tip(f"{card.title}\n{card.detail}".strip()))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.title}. {card.detail}")
            self.cards.addItem(item)
        self.cards.setCurrentRow(min(max(kept, 0), len(cards) - 1))
        # Nothing would show that an empty list has the keyboard.
        self.cards.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards else Qt.FocusPolicy.NoFocus)
        self._number.setText(str(len(cards)) if cards else "")
        hint = tr("Drag a card to a time, or press Enter.")
        self._hint.setText(hint if cards else tr("Everything has its place."))


class _Cards(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("To be placed"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_CardDelegate(self))
        self.setSpacing(3)
        self.setDragEnabled(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """A card, for the timetable it is dropped in."""
        card, data = items[0].data(CARD), QMimeData()
        data.setData(MIME, f"{card.kind}:{card.id}\n{card.title}".encode())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)


class _CardDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, 42)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, rect = index.data(CARD), QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected) and bool(state & QStyle.StateFlag.State_HasFocus)
        paint_box(painter, rect, "surface", "border_strong", 6)
        painter.fillRect(QRectF(rect.x(), rect.y() + 4, 3, rect.height() - 8), theme.color(card.tone))
        room = QRectF(rect.x() + 10, rect.y() + 4, rect.width() - 16, 17)
        draw_text(painter, room, card.title, "small", "text", QFont.Weight.DemiBold)
        draw_text(painter, room.translated(0, 17), card.detail, "small", "text2")
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
