"""The order in which Tab goes through a window: as one reads it, wherever and whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_TAB = Qt.FocusPolicy.TabFocus
_MARGIN = 24
_TABBED, _TABBED_BACK = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


def stops(part: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in a part of a window, in reading order."""
    if part.focusPolicy() & _TAB and part.isEnabled() and part.focusProxy() is None:
        yield part
    inner = [child for child in part.children() if isinstance(child, QWidget) and _is_seen(child)]
    for child in sorted(inner, key=cmp_to_key(_before)):
        yield from stops(child)


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop of a window, or the previous one, and bring it into view."""
    order, focus = list(stops(window)), QApplication.focusWidget()
    while focus is not None and focus not in order:
        focus = focus.parentWidget()
    if not order or focus is None:
        return False
    way = 1 if forward else -1
    _take(order[(order.index(focus) + way) % len(order)], _TABBED if forward else _TABBED_BACK)
    return True


def begin(part: QWidget) -> None:
    """Give the keyboard to the first stop of a part."""
    if (first := next(stops(part), None)) is not None:
        _take(first, Qt.FocusReason.ShortcutFocusReason)


def _take(widget: QWidget, reason: Qt.FocusReason) -> None:
    widget.setFocus(reason)
    over = widget.parentWidget()
    while over is not None:
        if isinstance(over, QScrollArea):
            scroll_to(over, widget)
        over = over.parentWidget()


def scroll_to(area: QScrollArea, widget: QWidget) -> None:
    """Show all of a widget: Qt's own way is content with the cursor of a field."""
    if (content := area.widget()) is not None:
        half = widget.rect().center()
        place = widget.mapTo(content, half)
        area.ensureVisible(place.x(), place.y(), half.x() + _MARGIN, half.y() + _MARGIN)


def _is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow()


def _before(one: QWidget, other: QWidget) -> int:
    """Below zero where `one` is read first: it stands higher, or on the same line further left."""
    first, second = one.geometry(), other.geometry()
    return first.left() - second.left() if _on_one_line(first, second) else first.top() - second.top()


def _on_one_line(first: QRect, second: QRect) -> bool:
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top()) + 1
    return 2 * shared > min(first.height(), second.height())
