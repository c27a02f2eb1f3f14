"""Cells of tables that are read: as far from their edges as headings, framed where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.ui.components.paint import elided, frame
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
ALARM = Qt.ItemDataRole.UserRole
"""Why a cell is red; nothing where it is not."""
_PAD, _SIGN = 8, 14


class CellDelegate(QStyledItemDelegate):
    """Paints cells with the room at their sides that headings have."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        alarm = bool(index.data(ALARM))
        painter.fillRect(rect, theme.color("selected" if selected else "err_soft" if alarm else "surface"))
        room, font = rect.adjusted(_PAD, 0, -_PAD, 0), theme.font("body", tabular=True)
        if alarm:
            sign = QRectF(room.right() - _SIGN, rect.center().y() - _SIGN / 2, _SIGN, _SIGN)
            draw_icon(painter, "triangle-alert", "err_text", sign)
            room.setRight(sign.left() - _PAD / 2)
        painter.setFont(font)
        painter.setPen(theme.color("err_text" if alarm else "text"))
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(room, alignment, elided(str(index.data() or ""), font, room.width() + 1))
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame(painter, option.rect.x(), option.rect.y(), option.rect.width(), option.rect.height())
