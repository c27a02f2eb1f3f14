"""A toast: one line on what has happened, one thing to do about it, gone after a while."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.clearing import clear_place, covers
from eujc_desktop.ui.components.labels import ElidedLabel
from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.components.overlay import Overlay
from eujc_desktop.ui.icons import draw_icon, wear
from eujc_desktop.ui.text import tr

_SHOWN_MS, _LOOK_MS = 8000, 300
_LEFT, _BOTTOM = 24, 42


class Toast(Overlay):
    """Stays eight seconds, longer while the mouse or the keyboard is on it.

    It lies where it covers nothing that is needed then, and goes out of the way of what comes up below it.
    """

    def __init__(self, parent: QWidget, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        super().__init__(parent, fill="tooltip", line="tooltip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 7, 8, 7)
        layout.setSpacing(10)
        self._text = ElidedLabel(text, colour="toast")
        layout.addWidget(self._text, 1)
        for words, action in actions:
            button = push(words, on_click=partial(self._act, action))
            button.setProperty("kind", "toast")
            layout.addWidget(button)
        close = tool(tip=tr("Dismiss"), on_click=self.fade)
        close.setProperty("kind", "toast")
        wear(close, "x", "tooltip_text")
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._end)
        self._timer.start()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._make_way)
        self._look.start()
        self.setAccessibleName(text)
        self.place()
        self.show()
        announce(self, text)

    @property
    def text(self) -> str:
        return self._text.text()

    def place(self) -> None:
        room = self.host.rect()
        wanted = self.sizeHint().width() + self._text.fontMetrics().horizontalAdvance(self._text.text()) + 8
        self.resize(min(wanted, room.width() - 2 * _LEFT), 42)
        usual = QPoint(_LEFT, room.height() - self.height() - _BOTTOM)
        self.move(clear_place(self.host, self.size(), usual, self))
        self.raise_()

    def _make_way(self) -> None:
        """Lists are filled and bars come up after what a toast tells of."""
        if self._timer.isActive() and self.isVisible() and not self._has_keyboard() and covers(self.host, self):
            self.place()

    def _has_keyboard(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def fade(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_icon(QPainter(self), "circle-check", "tooltip_ok", QRectF(14, self.height() / 2 - 8, 16, 16))

    def _act(self, action: Callable[[], object]) -> None:
        self.fade()
        action()

    def _end(self) -> None:
        if self._has_keyboard():
            self._timer.start()
        else:
            self.fade()
