"""A short list to choose from: an icon, a title, and under it what is known of the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.ui.components.paint import draw_text, paint_focus
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_CHOICE = Qt.ItemDataRole.UserRole
_HEIGHT, _HEADING = 42, 30


class Choice(NamedTuple):
    """One line: the key it is known by, icon, title, and a detail; without a key a heading over others."""

    key: str
    icon: str
    title: str
    detail: str = ""


class ChoiceList(QListWidget):
    """Tells the key that is chosen, by `chosen`."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_ChoiceDelegate(self))
        self._keys: list[str] = []
        self.show_choices(choices)
        self.currentRowChanged.connect(lambda at: self.chosen.emit(self._keys[at] if at >= 0 else ""))

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer exactly these; none is chosen."""
        self.clear()
        self._keys = [choice.key for choice in choices]
        for choice in choices:
            item = QListWidgetItem(self)
            _dress(item, choice)
            if not choice.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)

    def tell(self, details: Mapping[str, str]) -> None:
        """Say something else under the titles of some choices."""
        for at, key in enumerate(self._keys):
            item, choice = self.item(at), self.item(at).data(_CHOICE)
            if key and key in details and details[key] != choice.detail:
                _dress(item, choice._replace(detail=details[key]))

    @property
    def key(self) -> str:
        """The key of the line chosen, "" for none."""
        return self._keys[self.currentRow()] if self.currentRow() >= 0 else ""

    @property
    def title(self) -> str:
        """The words of the line chosen."""
        choice: Choice = self.currentItem().data(_CHOICE)
        return choice.title  # not the item's text, which no longer knows what it says in English

    def choose(self, key: str) -> None:
        """Choose a line by its key, the first when there is none of that key."""
        first = next(at for at, each in enumerate(self._keys) if each)
        self.setCurrentRow(self._keys.index(key) if key and key in self._keys else first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line chosen stays in view when there is less room."""
        super().resizeEvent(event)
        self.scrollToItem(self.currentItem())

    def sizeHint(self) -> QSize:
        return QSize(244, sum(_HEIGHT if key else _HEADING for key in self._keys) + 4)


def _dress(item: QListWidgetItem, choice: Choice) -> None:
    told = [part for part in choice[2:] if part]
    item.setText(choice.title)
    item.setData(_CHOICE, choice)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(told))
    item.setToolTip(tip("\n".join(told)))


class _ChoiceDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _HEIGHT if index.data(_CHOICE).key else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice, rect = index.data(_CHOICE), QRectF(option.rect)
        if not choice.key:
            room = QRectF(rect.x() + 10, rect.y() + 9, rect.width() - 16, 18)
            draw_text(painter, room, choice.title, "small", "text2", QFont.Weight.DemiBold)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        draw_icon(
            painter, choice.icon, "accent_text" if selected else "text2", QRectF(rect.x() + 10, rect.y() + 13, 16, 16)
        )
        room = QRectF(rect.x() + 36, rect.y() + 4, rect.width() - 42, 18)
        if not choice.detail:
            room.moveTop(rect.y() + 12)
        draw_text(painter, room, choice.title, "body", "text", QFont.Weight.Medium)
        draw_text(painter, room.translated(0, 17), choice.detail, "small", "text2")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(0, 1, 0, -1), 6)
