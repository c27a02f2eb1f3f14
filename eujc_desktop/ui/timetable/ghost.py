"""How what is in hand is painted: where it would be, when, and why not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from eujc_desktop.ui.components.paint import draw_text, metrics
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.scale import Box

_WIDE, _PAD = 250, 8
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def outline(painter: QPainter, box: Box, token: str) -> None:
    """A thick frame in a colour."""
    painter.setPen(QPen(theme.color(token), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(*box).adjusted(1, 1, -1, -1), 5, 5)


def paint_ghost(painter: QPainter, box: Box, times: str, title: str, tone: str) -> None:
    """An item where it would be."""
    tone = tone or "accent"
    ground = QColor(theme.color(f"{tone}_soft"))
    ground.setAlpha(225)
    pen = QPen(theme.color(tone), 1.6)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(*box).adjusted(1, 1, -1, -1), 5, 5)
    high = metrics("small", _STRONG).height()
    words = QRectF(box.x + _PAD, box.y + 2, box.width - 10, min(high, box.height - 2))
    draw_text(painter, words, times, "small", f"{tone}_text", _STRONG, tabular=True)
    if box.height > 2 * high:
        draw_text(painter, words.translated(0, high), title, "small", f"{tone}_text", _STRONG)


_STRONG = QFont.Weight.DemiBold


def paint_reason(painter: QPainter, box: Box, words: str, tone: str, whole: QRectF) -> None:
    """Why it would clash, beside the place where it would be: below, or above where there is no room."""
    font = theme.font("small", QFont.Weight.Medium)
    room = QRectF(0, 0, min(_WIDE, whole.width() - 20) - 2 * _PAD - 20, 200)
    needed = QFontMetricsF(font).boundingRect(room, _WRAPPED, words)
    label = QRectF(0, 0, needed.width() + 2 * _PAD + 22, needed.height() + 10)
    left = min(max(box.x, whole.left() + 4), whole.right() - label.width() - 4)
    below = box.y + box.height + 4
    fits = below + label.height() <= whole.bottom()
    label.moveTo(left, below if fits else max(whole.top() + 4, box.y - label.height() - 4))
    painter.setPen(QPen(theme.color(tone), 1))
    painter.setBrush(theme.color(f"{tone}_soft"))
    painter.drawRoundedRect(label, 6, 6)
    icon = "triangle-alert" if tone == "err" else "circle-alert"
    draw_icon(painter, icon, f"{tone}_text", QRectF(label.x() + _PAD, label.y() + 6, 14, 14))
    painter.setFont(font)
    painter.setPen(theme.color(f"{tone}_text"))
    painter.drawText(label.adjusted(_PAD + 20, 5, -_PAD, 0), _WRAPPED, words)
