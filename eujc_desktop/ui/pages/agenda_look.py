"""How the lines of the agenda are painted."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from eujc_desktop.ui.components.paint import chip_width, draw_text, paint_chip
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.item_looks import Mark
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
PAINT, CHANGED = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
ITEM, STATE = 2, 5
"""The columns with the icon tile and with the chip."""
_LINE = 29
_BAR = 3
"""The bar at the edge of an item that has changed since it was printed."""


class Painted(NamedTuple):
    """What the delegate needs of an item."""

    tone: str
    icon: str
    mark: Mark


class AgendaDelegate(QStyledItemDelegate):
    """Paints day lines as bands, items with icon tile and state chip."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painted = index.sibling(index.row(), 0).data(PAINT)
        if isinstance(painted, Painted):
            painter.fillRect(rect, theme.color("selected" if selected else "surface"))
            self._paint_item(painter, rect, index, painted)
            if index.column() == 0 and index.data(CHANGED):
                painter.fillRect(rect.adjusted(0, 3, _BAR - rect.width(), -3), theme.color("err_text"))
        else:
            painter.fillRect(rect, theme.color("selected" if selected else "sunken"))
            self._paint_day(painter, rect, str(index.data() or ""), str(painted or ""))
        painter.setPen(theme.color("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row() and _same_day(index, self._view):
            self._paint_focus(painter, rect.adjusted(0, 0, 0, -1))

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        for top in (rect.top(), rect.bottom() - 1):
            painter.fillRect(QRectF(rect.x(), top, rect.width(), 2), theme.color("focus"))

    def _paint_day(self, painter: QPainter, rect: QRectF, title: str, detail: str) -> None:
        room = rect.adjusted(12, 0, -8, 0)
        width = draw_text(painter, room, title, "body", "text", QFont.Weight.DemiBold)
        draw_text(painter, room.adjusted(width + 10, 0, 0, 0), detail, "small", "text3")

    def _paint_item(self, painter: QPainter, rect: QRectF, index: Index, painted: Painted) -> None:
        words = str(index.data() or "")
        if index.column() == ITEM:
            tile = QRectF(rect.x() + 8, rect.center().y() - 10, 20, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{painted.tone}_soft"))
            painter.drawRoundedRect(tile, 4, 4)
            draw_icon(painter, painted.icon, f"{painted.tone}_text", tile.adjusted(4, 4, -4, -4))
            draw_text(painter, rect.adjusted(36, 0, -6, 0), words, "body", "text", QFont.Weight.Medium)
        elif index.column() == STATE:
            self._paint_state(painter, rect, words, painted.mark)
        else:
            colour = "text" if index.column() == 0 else "text2"
            draw_text(painter, rect.adjusted(10, 0, -6, 0), words, "body", colour)

    def _paint_state(self, painter: QPainter, rect: QRectF, words: str, mark: Mark) -> None:
        if words:
            width = min(rect.width() - 8, chip_width(words, mark.icon))
            chip = QRectF(rect.x() + 4, rect.center().y() - 10, width, 20)
            paint_chip(painter, chip, words, mark.tone, mark.icon, outline=mark.tone == "neu")


def _same_day(index: Index, view: QTreeView) -> bool:
    return index.parent() == view.currentIndex().parent()
