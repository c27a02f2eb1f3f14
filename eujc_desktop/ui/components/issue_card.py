"""A finding as a card: pressed, it shows what it is about; its buttons are the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.paint import as_it_stands, paint_box, paint_focus
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

_STRIPE, _LEFT, _RIGHT, _TOP, _BOTTOM = 4, 36, 12, 9, 10
_OVER_WAYS, _BETWEEN = 8, 5
_WIDTH = 260
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LOOKS = {QEvent.Type.Enter, QEvent.Type.FocusIn}
_GOES = {QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide}


class Way(NamedTuple):
    """A button of a card; `ready` ones do at once what they say, and can be looked at before."""

    words: str
    press: Callable[[], object]
    icon: str = ""
    ready: bool = False


class IssueCard(PaintedButton):
    """Icon and title, when, what, and the ways out; it paints its words, as a page shall have few widgets.

    `looked` carries the number of the way that is under the mouse or has the keyboard, -1 when none is any more.
    """

    looked = Signal(int)

    def __init__(self, tone: str, icon: str, title: str, when: str, body: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._tone, self._icon = tone, icon
        words = (
            (title, theme.font("strong"), "text"),
            (when, theme.font("small", tabular=True), "text3"),
            (body, theme.font("small"), "text2"),
        )
        self._words: list[tuple[str, QFont, str]] = [each for each in words if each[0]]
        as_it_stands(self, title)
        self.setAccessibleName(". ".join(filter(None, (title, when))))
        self.setAccessibleDescription(body)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.ways = [self._button(way) for way in ways]

    def _button(self, way: Way) -> QPushButton:
        fix = way.ready or bool(way.icon)
        button = push(way.words, "fix" if fix else "link", way.icon, on_click=way.press, gives_way=fix)
        button.setParent(self)
        if way.ready:
            button.installEventFilter(self)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LOOKS and watched in self.ways:
            self.looked.emit(self.ways.index(watched))
        elif event.type() in _GOES:
            self.looked.emit(-1)
        return super().eventFilter(watched, event)

    # Room

    def _heights(self, width: int) -> list[int]:
        room = QRect(0, 0, max(40, width - _LEFT - _RIGHT), 10_000)
        return [QFontMetrics(font).boundingRect(room, _WRAP, text).height() for text, font, _ in self._words]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        ways = sum(way.sizeHint().height() + _BETWEEN for way in self.ways)
        words = self._heights(width)
        return _TOP + sum(words) + 2 * len(words) + (_OVER_WAYS - _BETWEEN if ways else 0) + ways + _BOTTOM

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEFT + _RIGHT + 60, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words, room = self._heights(self.width()), self.width() - _LEFT - _RIGHT
        top = _TOP + sum(words) + 2 * len(words) + _OVER_WAYS
        for way in self.ways:
            hint = way.sizeHint()
            way.setGeometry(_LEFT, top, min(hint.width(), room), hint.height())
            top += hint.height() + _BETWEEN

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground = f"{self._tone}_soft" if self.isChecked() else "hover" if self.underMouse() else "surface"
        paint_box(painter, rect, ground, f"{self._tone}_line" if self.isChecked() else "border")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone(self._tone).solid)
        painter.drawRoundedRect(QRectF(0, 0, _STRIPE, rect.height()), 2, 2)
        draw_icon(painter, self._icon, f"{self._tone}_text", QRectF(13, 11, 16, 16))
        top = _TOP
        for (text, font, colour), height in zip(self._words, self._heights(self.width()), strict=True):
            painter.setFont(font)
            painter.setPen(theme.color(colour))
            painter.drawText(QRect(_LEFT, top, self.width() - _LEFT - _RIGHT, height + 2), _WRAP, text)
            top += height + 2
        if self.hasFocus():
            paint_focus(painter, rect, 8)
