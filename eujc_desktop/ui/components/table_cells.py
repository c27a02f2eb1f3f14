"""Cells of tables that are read: as far from their edges as headings, framed where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.ui.components.paint import elided, frame
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_PAD = 8


class CellDelegate(QStyledItemDelegate):
    """Paints cells with the room at their sides that headings have."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("selected" if selected else "surface"))
        room, font = rect.adjusted(_PAD, 0, -_PAD, 0), theme.font("body", tabular=True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(room, alignment, elided(str(index.data() or ""), font, room.width() + 1))
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame(painter, option.rect.x(), option.rect.y(), option.rect.width(), option.rect.height())
