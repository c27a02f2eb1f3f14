"""The tab bar with icons and counts; real tabs, so keys and screen readers behave as usual."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from eujc_desktop.ui.components.paint import LEFT, fill, metrics, paint_focus, paint_pill
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import TABS

_BOLD, _MEDIUM = QFont.Weight.DemiBold, QFont.Weight.Medium


class CountTabBar(QTabBar):
    """Icon, words and a count each; the current tab is underlined."""

    def __init__(self) -> None:
        super().__init__()
        self._icons: dict[int, str] = {}
        self._titles: dict[int, str] = {}
        self._badges: dict[int, tuple[str, str]] = {}
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFont(theme.font("body", _MEDIUM))
        self.setMouseTracking(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(tr("Tabs"))

    def set_tab(self, index: int, title: str, icon: str) -> None:
        """Words and icon of a tab."""
        self._titles[index], self._icons[index] = title, icon
        self._name(index)

    def set_badge(self, index: int, text: str, tone: str = "neu") -> None:
        """The count beside the words; none with an empty text."""
        if self._badges.get(index) == (text, tone):
            return
        self._badges[index] = (text, tone)
        self._name(index)
        # The bar asks for the widths again only when a text is set.
        self.setTabText(index, self.tabText(index))

    def badge(self, index: int) -> str:
        return self._badges.get(index, ("", ""))[0]

    def tabSizeHint(self, index: int) -> QSize:
        width = 12 + 16 + 7 + metrics("body", _BOLD).horizontalAdvance(self._titles.get(index, "")) + 12
        badge = self.badge(index)
        return QSize(width + (self._pill_width(badge) + 7 if badge else 0), TABS)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.tabAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill(painter, 0, 0, self.width(), self.height(), theme.color("surface"))
        fill(painter, 0, self.height() - 1, self.width(), 1, theme.color("border"))
        for index in filter(self.isTabVisible, range(self.count())):
            self._paint_tab(painter, index, QRectF(self.tabRect(index)))

    def _paint_tab(self, painter: QPainter, index: int, rect: QRectF) -> None:
        current = index == self.currentIndex()
        painter.setPen(Qt.PenStyle.NoPen)
        if index == self._hovered and not current:
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect.adjusted(3, 5, -3, -6), 6, 6)
        x = rect.x() + 12
        if index in self._icons:
            mark = QRectF(x, rect.center().y() - 9, 16, 16)
            draw_icon(painter, self._icons[index], "accent_text" if current else "text3", mark)
        x += 23
        title = self._titles.get(index, "")
        painter.setFont(theme.font("body", _BOLD if current else _MEDIUM))
        painter.setPen(theme.color("text" if current else "text2"))
        width = metrics("body", _BOLD).horizontalAdvance(title)
        painter.drawText(QRectF(x, rect.y() - 1, width + 4, rect.height()), LEFT, title)
        if self.badge(index):
            text, tone = self._badges[index]
            pill = QRectF(x + width + 7, rect.center().y() - 10, self._pill_width(text), 17)
            paint_pill(painter, pill, text, tone)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_text"))
            painter.drawRoundedRect(QRectF(rect.x() + 10, rect.bottom() - 2.5, rect.width() - 20, 3), 1.5, 1.5)
            if self.hasFocus():
                paint_focus(painter, rect.adjusted(4, 4, -4, -6))

    def _pill_width(self, text: str) -> int:
        return metrics("caption", _BOLD, tabular=True).horizontalAdvance(text) + 11

    def _name(self, index: int) -> None:
        """The badge belongs to the name a screen reader says, and to the tooltip."""
        title, badge = self._titles.get(index, ""), self.badge(index)
        name = tr("{title} ({badge})", title=title, badge=badge) if badge else title
        self.setTabToolTip(index, name)
        self.setAccessibleTabName(index, name)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
