"""Messages in the layout, above what they are about, with the ways out as buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, flow, row
from eujc_desktop.ui.components.paint import paint_box
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import shown, tr

Fix = tuple[str, Callable[[], object]]
_ICONS = {"err": "triangle-alert", "warn": "circle-alert", "info": "info", "ok": "circle-check"}


Line = tuple[str, Callable[[], object] | None]
"""A sentence, and the way to the place it speaks of."""


class InlineMessage(QFrame):
    """What happened, why in a text or in lines, and one to three buttons that solve it."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        body: str = "",
        tone: str = "warn",
        icon: str = "",
        fixes: Sequence[Fix] = (),
        *,
        lines: Sequence[Line] = (),
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
        for sentence, show in lines:
            words.addWidget(_line(sentence, show))
        if fixes:
            words.addSpacing(4)
            words.addWidget(flow(*(push(text, "fix", on_click=press) for text, press in fixes)))
        layout.addLayout(words, 1)
        if closable:
            close = tool("x", tip=tr("Dismiss"), on_click=self.dismiss)
            layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(filter(None, (body, *(shown(sentence) for sentence, _ in lines)))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), f"{self._tone}_soft", f"{self._tone}_line")
        draw_icon(painter, self._icon, f"{self._tone}_text", QRectF(13, 11, 16, 16))

    def dismiss(self) -> None:
        """Take it away: it is read, or done."""
        self.hide()
        self.closed.emit()
        self.deleteLater()


def lines_of(remarks: Sequence[str], go: Callable[[Any], object], most: int | None = None) -> list[Line]:
    """Remarks as lines, the `most` first where there is no room for all; `go` gets one that knows its place."""
    lines: list[Line] = [(words, partial(go, words) if getattr(words, "table", "") else None) for words in remarks]
    if most is None or len(lines) <= most:
        return lines
    return [*lines[:most], (tr("… and {n} more", n=len(lines) - most), None)]


def _line(sentence: str, show: Callable[[], object] | None) -> QWidget:
    """A sentence with the way to its place behind it."""
    told = label(shown(sentence), "small", "second", wrap=True, selectable=True)
    if show is None:
        return told
    return row((told, 1), push(tr("Show"), "link", tip=shown(sentence), on_click=show), spacing=6)


class MessageSlot(QWidget):
    """A place for messages in a layout; takes no room without any.

    They are read out as they come, unless they are `quiet`: those that go with the record looked at.
    """

    def __init__(self, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), quiet: bool = False) -> None:
        super().__init__()
        self._quiet = quiet
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*margins)
        self._layout.setSpacing(10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_messages(self, messages: Sequence[InlineMessage]) -> None:
        """Show exactly these, and read out those that were not there before."""
        before = self.titles()
        empty(self._layout)
        for message in messages:
            self._layout.addWidget(message)
            message.closed.connect(self._fold)
        self.setVisible(bool(messages))
        for title in (message.accessibleName() for message in messages):
            if not self._quiet and title not in before:
                announce(self, title)

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
