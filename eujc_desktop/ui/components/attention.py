"""A row that names something to look at and jumps to where it is mended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from eujc_desktop.ui.components.paint import as_it_stands, draw_text, paint_focus
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip
from eujc_desktop.ui.theme import theme


class AttentionRow(PaintedButton):
    """Icon on the soft colour of its tone, what is wrong, whom it concerns."""

    def __init__(
        self, icon: str, tone: str, title: str, detail: str = "", on_click: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._icon, self._tone, self._detail = icon, tone, detail
        as_it_stands(self, title)
        self.setAccessibleName(f"{title}. {detail}" if detail else title)
        self.setToolTip(tip(self.accessibleName()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(38)
        if on_click:
            self.clicked.connect(lambda: on_click())

    def sizeHint(self) -> QSize:
        return QSize(240, 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setBrush(theme.color(f"{self._tone}_soft"))
        painter.drawRoundedRect(QRectF(0, 6, 26, 26), 6, 6)
        draw_icon(painter, self._icon, f"{self._tone}_text", QRectF(6, 12, 14, 14))
        room = self.width() - 36 - 22
        top = 2 if self._detail else 10
        draw_text(painter, QRectF(36, top, room, 18), self.text(), "body", "text", QFont.Weight.Medium)
        draw_text(painter, QRectF(36, 19, room, 16), self._detail, "caption", "text3")
        draw_icon(painter, "chevron-right", "text3", QRectF(self.width() - 18, 12, 14, 14))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()))
