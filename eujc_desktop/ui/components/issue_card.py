"""A finding as a card: pressed, it shows what it is about; its buttons are the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.paint import as_it_stands, paint_box, paint_focus
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

_STRIPE = 4
_LOOKS = {QEvent.Type.Enter, QEvent.Type.FocusIn}
_GOES = {QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide}


class Way(NamedTuple):
    """A button of a card; `ready` ones do at once what they say, and can be looked at before."""

    words: str
    press: Callable[[], object]
    icon: str = ""
    ready: bool = False


class IssueCard(QAbstractButton):
    """Icon and title, when, what, and the ways out.

    `looked` carries the number of the way that is under the mouse or has the keyboard, -1 when none is any more.
    """

    looked = Signal(int)

    def __init__(self, tone: str, icon: str, title: str, when: str, body: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._tone, self._icon = tone, icon
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 9, 12, 10)
        layout.setSpacing(2)
        words = [label(title, "strong", wrap=True), label(body, "small", "second", wrap=True)]
        if when:
            words.insert(1, label(when, "small", "muted", wrap=True, tabular=True))
        for line in words:
            line.setMinimumWidth(1)  # Qt would have a long text wide, whatever room the panel has.
            layout.addWidget(line)
        self.ways = [self._button(way) for way in ways]
        for number, button in enumerate(self.ways):
            layout.addSpacing(6 if not number else 4)
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            layout.addLayout(line)

    def _button(self, way: Way) -> QPushButton:
        fix = way.ready or bool(way.icon)
        button = push(way.words, "fix" if fix else "link", way.icon, on_click=way.press, gives_way=fix)
        if way.ready:
            button.installEventFilter(self)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LOOKS and watched in self.ways:
            self.looked.emit(self.ways.index(watched))
        elif event.type() in _GOES:
            self.looked.emit(-1)
        return super().eventFilter(watched, event)

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
        if self.hasFocus():
            paint_focus(painter, rect, 8)
