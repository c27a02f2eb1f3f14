"""Messages in the layout, above what they are about, with the ways out as buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, flow
from eujc_desktop.ui.components.paint import paint_box
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr

Fix = tuple[str, Callable[[], object]]
_ICONS = {"err": "triangle-alert", "warn": "circle-alert", "info": "info", "ok": "circle-check"}


class InlineMessage(QFrame):
    """What happened, why, and one to three buttons that solve it."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        body: str = "",
        tone: str = "warn",
        icon: str = "",
        fixes: Sequence[Fix] = (),
        *,
        closable: bool = False,
    ) -> None:
        super().__init__()
        self._tone, self._icon = tone, icon or _ICONS.get(tone, "info")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(38, 9, 10, 10)
        layout.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "strong", wrap=True))
        if body:
            words.addWidget(label(body, "small", "second", wrap=True, selectable=True))
        if fixes:
            words.addSpacing(4)
            words.addWidget(flow(*(push(text, "fix", on_click=press) for text, press in fixes)))
        layout.addLayout(words, 1)
        if closable:
            close = tool("x", tip=tr("Dismiss"), on_click=self.dismiss)
            layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), f"{self._tone}_soft", f"{self._tone}_line")
        draw_icon(painter, self._icon, f"{self._tone}_text", QRectF(13, 11, 16, 16))

    def dismiss(self) -> None:
        """Take it away: it is read, or done."""
        self.hide()
        self.closed.emit()
        self.deleteLater()


class MessageSlot(QWidget):
    """A place for messages in a layout; takes no room without any."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*margins)
        self._layout.setSpacing(10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_messages(self, messages: Sequence[InlineMessage]) -> None:
        """Show exactly these."""
        empty(self._layout)
        for message in messages:
            self._layout.addWidget(message)
        self.setVisible(bool(messages))

    def add(self, message: InlineMessage) -> None:
        """Show one more, and read it out."""
        self._layout.addWidget(message)
        message.closed.connect(self._fold)
        self.show()
        announce(message, message.accessibleName())

    def clear(self) -> None:
        self.show_messages(())

    def titles(self) -> list[str]:
        """What the messages shown are called."""
        return [message.accessibleName() for message in self.findChildren(InlineMessage) if not message.isHidden()]

    def _fold(self) -> None:
        self.setVisible(bool(self.titles()))


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it has finished what it is saying."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
