"""Where in a window something can be laid over it that covers nothing one would read or press just then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QRegion
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QLabel, QTabBar, QWidget

from eujc_desktop.ui.components.action_bar import ActionBar

_EDGE, _APART, _PROBE, _POINTER = 4, 4, 12, 24
_PRESSED, _ROWS, _WORDS = "pressed", "rows", "words"


def clear_place(host: QWidget, size: QSize, usual: QPoint, over: QWidget) -> QPoint:
    """Where in the lower half of `host` there is room of this size for `over`, as near to the usual place as can be.

    If need be it covers words rather than lines of a list, and those rather than what can be pressed.
    """
    pressed, rows, words = _taken(host, over)
    corners = QRegion(_corners(host.rect(), size)) + QRect(usual, QSize(1, 1))
    for taken, apart in product((pressed + rows + words, pressed + rows, pressed), (_APART, 0)):
        free = corners - _blocked(taken, size, apart)
        if not free.isEmpty():
            return min((_nearest(part, usual) for part in _parts(free)), key=lambda at: (at - usual).manhattanLength())
    return usual


def covers(host: QWidget, over: QWidget) -> bool:
    """Whether `over` lies on something to be pressed, or on lines of a list."""
    pressed, rows, _words = _taken(host, over)
    return (pressed + rows).intersects(over.geometry())


def _corners(room: QRect, size: QSize) -> QRect:
    """Where the upper left corner of something may lie, so that it is in the lower half and off the edges."""
    across, down = room.width() - size.width() - _EDGE, room.height() - size.height() - _EDGE
    return QRect(QPoint(_EDGE, room.height() // 2 + 1), QPoint(max(_EDGE, across), down))


def _blocked(taken: QRegion, size: QSize, apart: int) -> QRegion:
    """Where the upper left corner may not lie, as something would come on what is taken, or nearer than `apart`."""
    left, above = size.width() + apart - 1, size.height() + apart - 1
    found = QRegion()
    for part in _parts(taken):
        found += part.adjusted(-left, -above, apart, apart)
    return found


def _parts(region: QRegion) -> Iterable[QRect]:
    """The rectangles that make up a region; the binding can go through them without its stubs saying so."""
    return cast("Iterable[QRect]", region)


def _nearest(part: QRect, to: QPoint) -> QPoint:
    """The point of a part that is nearest to another."""
    return QPoint(
        min(max(to.x(), part.left()), part.right()),
        min(max(to.y(), part.top()), part.bottom()),
    )


def _taken(host: QWidget, over: QWidget) -> tuple[QRegion, QRegion, QRegion]:
    """What can be pressed or typed into, the lines of lists, and the words of a host."""
    found = {sort: QRegion() for sort in (_PRESSED, _ROWS, _WORDS)}
    for widget, seen in _in_sight(host, over, QPoint(0, 0), host.rect()):
        if sort := _sort_of(widget):
            found[sort] += seen.intersected(_lines(widget, host)) if isinstance(widget, QAbstractItemView) else seen
    pointer = host.mapFromGlobal(QCursor.pos())
    if host.rect().contains(pointer):
        found[_PRESSED] += QRect(pointer - QPoint(_POINTER, _POINTER), QSize(2 * _POINTER, 2 * _POINTER))
    return found[_PRESSED], found[_ROWS], found[_WORDS]


def _sort_of(widget: QWidget) -> str:
    """What would be covered; the words of a bar of buttons say what those are for, and count as these do."""
    if isinstance(widget, QAbstractItemView):
        return _ROWS
    if isinstance(widget, QLabel):
        if isinstance(widget.parent(), ActionBar):
            return _PRESSED
        return _WORDS if widget.text() or not widget.pixmap().isNull() else ""
    if isinstance(widget, ActionBar):
        return _WORDS
    return _PRESSED if _is_pressed(widget) else ""


def _in_sight(parent: QWidget, over: QWidget, corner: QPoint, clip: QRect) -> Iterator[tuple[QWidget, QRect]]:
    """The widgets on screen, each with what of it can be seen; pages that are hidden are not gone through.

    What `visibleRegion` gives leaves out the children that paint all of their place.
    """
    for child in parent.children():
        if isinstance(child, QWidget) and child is not over and child.isVisible() and not child.isWindow():
            place = child.geometry().translated(corner)
            seen = place.intersected(clip)
            if not seen.isEmpty():
                yield child, seen
                yield from _in_sight(child, over, place.topLeft(), seen)


def _is_pressed(widget: QWidget) -> bool:
    """Whether it is something to press or to type into, not what holds such things."""
    if isinstance(widget, QAbstractButton | QTabBar):
        return True
    takes = widget.focusPolicy() & Qt.FocusPolicy.ClickFocus
    return bool(takes) and not isinstance(widget.parent(), QAbstractItemView) and not widget.findChild(QFrame)


def _lines(view: QAbstractItemView, host: QWidget) -> QRect:
    """The part of a list that has lines."""
    port = view.viewport()
    low = port.height()
    while low > 0 and not view.indexAt(QPoint(_PROBE, low - 1)).isValid():
        low -= _PROBE
    corner = view.mapTo(host, QPoint(0, 0))
    return QRect(corner, QSize(view.width(), port.y() + max(0, low)))
