"""What keys ask for in every view of an itinerary."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_NONE, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_KEYS: dict[tuple[Qt.KeyboardModifier, Qt.Key], str] = {
    (_CTRL, Qt.Key.Key_Up): "earlier",
    (_CTRL, Qt.Key.Key_Down): "later",
    (_SHIFT, Qt.Key.Key_Up): "end_earlier",
    (_SHIFT, Qt.Key.Key_Down): "end_later",
    (_CTRL, Qt.Key.Key_Left): "day_earlier",
    (_CTRL, Qt.Key.Key_Right): "day_later",
    (_CTRL, Qt.Key.Key_C): "copy",
    (_CTRL, Qt.Key.Key_D): "duplicate",
    (_NONE, Qt.Key.Key_Return): "edit",
    (_NONE, Qt.Key.Key_Enter): "edit",
    (_NONE, Qt.Key.Key_F2): "edit",
    (_NONE, Qt.Key.Key_N): "add_item",
    (_NONE, Qt.Key.Key_Delete): "delete",
    (_NONE, Qt.Key.Key_Backspace): "delete",
}


def command_of(event: QKeyEvent) -> str | None:
    """The command that a key gives, by its name."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((held, Qt.Key(event.key())))
