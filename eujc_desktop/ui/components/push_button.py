"""The buttons under all others, which Enter presses while they have the keyboard.

Qt lets Space alone press them, but for some desktops.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton


class PushButton(QPushButton):
    """Pressed by Enter too while it has the keyboard; elsewhere Enter presses only what a dialog has made its default.

    Qt's own would offer itself: pressed where no button is, Enter would be the topmost button of a dialog.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _enters(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A flat one, as in a row of tools; Enter opens its menu too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _enters(self, event):
            super().keyPressEvent(event)


class PaintedButton(QAbstractButton):
    """One that paints itself, as a row or a card; Enter presses it as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _enters(self, event):
            super().keyPressEvent(event)


def _enters(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if the key is Enter; whether it is."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if enter and not event.isAutoRepeat():
        button.click()
    return enter
