"""Cards to press: a way to start, a programme template."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from eujc_desktop.ui.components.lines import wrapped
from eujc_desktop.ui.components.paint import chip_width, draw_text, paint_box, paint_focus, paint_key
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip
from eujc_desktop.ui.theme import theme

_WITH_KEY = 306
"""Narrower cards show their title whole instead of their key."""
_LEAST, _NO_LIMIT = 86, 16_777_215
"""Heights of a template's card; the latter is Qt's own."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class Card(PaintedButton):
    def __init__(self, title: str, told: str, height: int, on_click: Callable[[], object] | None) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(told)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)
        if on_click:
            self.clicked.connect(lambda: on_click())

    def sizeHint(self) -> QSize:
        return QSize(280, self.minimumHeight())


class StartCard(Card):
    """A way to begin, with the key that does it; `accent` for the one most people want."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        key: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        accent: bool = False,
    ) -> None:
        super().__init__(title, title, 108, on_click)
        self._icon, self._words, self._key, self._accent = icon, text, key, accent
        self.setAccessibleDescription(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = "info_line" if self._accent else "border_strong" if self.underMouse() else "border"
        paint_box(painter, rect, "accent_soft" if self._accent else "surface", line, 10)
        draw_icon(painter, self._icon, "accent_text", QRectF(18, 18, 22, 22))
        with_key = bool(self._key) and self.width() >= _WITH_KEY
        key_width = chip_width(self._key) + 22 if with_key else 8
        draw_text(painter, QRectF(54, 15, self.width() - 54 - key_width, 24), self.text(), "sub", "text")
        painter.setFont(theme.font())
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(54, 42, self.width() - 68, 60), _WRAPPED, self._words)
        if with_key:
            paint_key(painter, self.width() - 14, 16, self._key)
        if self.hasFocus():
            paint_focus(painter, rect, 9)


class TemplateCard(Card):
    """A programme to start a mission from: icon tile, title, what it is, a note."""

    def __init__(
        self, icon: str, tone: str, title: str, text: str, note: str = "", on_click: Callable[[], object] | None = None
    ) -> None:
        super().__init__(title, ": ".join(part for part in (title, text) if part), _LEAST, on_click)
        self._icon, self._tone, self._words, self._note = icon, tone, text, note
        as_wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        as_wide.setHeightForWidth(True)
        self.setSizePolicy(as_wide)
        self.setMaximumHeight(_NO_LIMIT)  # the tallest of a row says how tall all of it are
        self.setAccessibleDescription(note)
        self.setToolTip(tip(title))

    def heightForWidth(self, width: int) -> int:
        title, words = self._lines(width)
        return max(_LEAST, 12 + 17 * (len(title) + len(words)) + 18 + 9)

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        """Title and words as they stand in the lines of a card so wide."""
        room = width - 70
        title = wrapped(self.text(), theme.font("body", QFont.Weight.DemiBold), [room], 2)
        return title, wrapped(self._words, theme.font("small"), [room], 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, "surface", "border_strong" if self.underMouse() else "border")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._tone}_soft"))
        painter.drawRoundedRect(QRectF(14, 14, 32, 32), 8, 8)
        draw_icon(painter, self._icon, f"{self._tone}_text", QRectF(22, 22, 16, 16))
        room = self.width() - 70
        title, words = self._lines(self.width())
        for at, line in enumerate(title):
            draw_text(painter, QRectF(58, 12 + 17 * at, room, 18), line, "body", "text", QFont.Weight.DemiBold)
        under = 13 + 17 * len(title)
        for at, line in enumerate(words):
            draw_text(painter, QRectF(58, under + 17 * at, room, 17), line, "small", "text2")
        foot = max(self.height() - 26, under + 17 * len(words) + 1)
        draw_text(painter, QRectF(58, foot, room, 16), self._note, "caption", "text3")
        if self.hasFocus():
            paint_focus(painter, rect, 7)
