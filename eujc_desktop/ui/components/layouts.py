"""Rows, columns, flowing rows and hairlines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

Part = QWidget | QLayout | int | str | tuple[QWidget, int] | None
NO_MARGINS = (0, 0, 0, 0)


def row(*parts: Part, margins: Sequence[int] = NO_MARGINS, spacing: int = 8) -> QWidget:
    """A widget with `parts` side by side: widgets, (widget, stretch), a number for a gap, "stretch"."""
    holder = QWidget()
    fill(QHBoxLayout(holder), parts, margins, spacing)
    return holder


def scrolled(content: QWidget) -> QScrollArea:
    """The widget in a frameless area that scrolls up and down where there is too little room."""
    area = QScrollArea()
    content.setObjectName("surface")
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def column(*parts: Part, margins: Sequence[int] = NO_MARGINS, spacing: int = 8) -> QWidget:
    """A widget with `parts` one under the other."""
    holder = QWidget()
    fill(QVBoxLayout(holder), parts, margins, spacing)
    return holder


def fill(layout: QBoxLayout, parts: Sequence[Part], margins: Sequence[int] = NO_MARGINS, spacing: int = 8) -> None:
    """Put `parts` into a box layout."""
    left, top, right, bottom = margins
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(spacing)
    for part in parts:
        _add(layout, part)


def _add(layout: QBoxLayout, part: Part) -> None:
    if isinstance(part, str):
        layout.addStretch(1)
    elif isinstance(part, int):
        layout.addSpacing(part)
    elif isinstance(part, tuple):
        layout.addWidget(part[0], part[1])
    elif isinstance(part, QLayout):
        layout.addLayout(part)
    elif part is not None:
        layout.addWidget(part)


def stacked(above: QWidget, below: QWidget) -> QWidget:
    """Two parts without a gap, one of them with all the room there is; the lists among them have the keyboard."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in (above, below):
        layout.addWidget(part, int(part.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Fixed))
    holder.setFocusProxy(above if above.focusPolicy() else below)
    return holder


def flow(*widgets: QWidget, spacing: int = 6) -> QWidget:
    """A widget whose children wrap to a new line where there is no room."""
    holder = QWidget()
    layout = FlowLayout(holder, spacing)
    for widget in widgets:
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def hline() -> QFrame:
    """A horizontal hairline."""
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line


def vline() -> QFrame:
    """A vertical hairline."""
    line = QFrame()
    line.setObjectName("line")
    line.setFixedWidth(1)
    return line


def empty(layout: QLayout) -> None:
    """Take everything out of `layout` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class FlowLayout(QLayout):
    """Puts widgets in lines, each as wide as it likes, as words in a paragraph."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        tallest = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(min(widest, 60), tallest)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Height the items take in the width of `rect`."""
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(40, rect.width())))
            if line and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.y()
