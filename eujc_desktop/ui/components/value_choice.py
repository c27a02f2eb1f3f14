"""One of several values side by side, to be chosen with the mouse or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from eujc_desktop.ui.components.paint import as_it_stands, paint_box, paint_focus
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

_LEFT, _EDGE, _MOST = 30, 10, 4
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ValueChoice(QAbstractButton):
    """A value in words with a mark that it is the one chosen; of a long one the first lines, the rest as tooltip."""

    def __init__(self, value: str, name: str) -> None:
        super().__init__()
        self._value = value
        as_it_stands(self, value or tr("empty"))
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(theme.font("body"))
        box = metrics.boundingRect(0, 0, max(40, width - _LEFT - _EDGE), 10_000, _WRAPPED, self.text())
        return max(32, min(box.height(), _MOST * metrics.lineSpacing()) + 12)

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(self.width(), 220)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        ground = "selected_soft" if on else "hover" if self.underMouse() else "surface"
        paint_box(painter, rect, ground, "accent" if on else "border", 6)
        self._paint_mark(painter, on=on)
        room = QRectF(_LEFT, 6, self.width() - _LEFT - _EDGE, self.height() - 10)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text" if self._value and on else "text2" if self._value else "text3"))
        painter.setClipRect(room)
        painter.drawText(room, _WRAPPED, self.text())
        painter.setClipping(False)
        metrics = QFontMetrics(theme.font("body"))
        whole = metrics.boundingRect(0, 0, int(room.width()), 10_000, _WRAPPED, self.text()).height()
        self.setToolTip(tip(self.text()) if whole > room.height() + 2 else "")
        if self.hasFocus():
            paint_focus(painter, rect, 6)

    def _paint_mark(self, painter: QPainter, *, on: bool) -> None:
        """The round mark of one choice among several: a shape, not colour alone."""
        ring = QRectF(10, 9, 13, 13)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if on else "field_border"), 1.5))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))
