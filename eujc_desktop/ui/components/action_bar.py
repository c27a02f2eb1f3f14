"""What can be done with several chosen records, in a bar under their list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.push_button import ToolButton
from eujc_desktop.ui.icons import wear
from eujc_desktop.ui.text import escape, tr
from eujc_desktop.ui.theme import theme

_STYLE = Qt.ToolButtonStyle


class BarAction(NamedTuple):
    """One thing to do: its words, icon, what happens, and whether it changes records."""

    text: str
    icon: str
    act: Callable[[], object]
    writes: bool = True


class ActionBar(QFrame):
    """How many are chosen, and the actions; their words make way where there is no room. `left` ends the choice."""

    left = Signal()

    def __init__(self, name: str, actions: Sequence[BarAction]) -> None:
        super().__init__()
        self.setObjectName("actionbar")
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 8, 5)
        layout.setSpacing(4)
        self._count = label("", "small", "toast", weight=QFont.Weight.DemiBold)
        layout.addWidget(self._count)
        layout.addStretch(1)
        self._actions = actions
        self.buttons = [_button(action.text, action.icon) for action in actions]
        for button, action in zip(self.buttons, actions, strict=True):
            button.clicked.connect(action.act)
            layout.addWidget(button)
        close = _button(tr("End the selection"), "x")
        close.setToolButtonStyle(_STYLE.ToolButtonIconOnly)
        close.clicked.connect(self.left)
        layout.addWidget(close)
        self._short = False

    def show_count(self, words: str, *, read_only: bool = False) -> None:
        """Say how many are chosen."""
        self._count.setText(words)
        for button, action in zip(self.buttons, self._actions, strict=True):
            button.setEnabled(not (read_only and action.writes))

    def minimumSizeHint(self) -> QSize:
        # The words give way before the window has to grow.
        return QSize(120, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = sum(self.fontMetrics().horizontalAdvance(action.text) + 44 for action in self._actions)
        short = words + self._count.sizeHint().width() + 80 > self.width()
        if short != self._short:
            self._short = short
            style = _STYLE.ToolButtonIconOnly if short else _STYLE.ToolButtonTextBesideIcon
            for button in self.buttons:
                button.setToolButtonStyle(style)


def _button(text: str, icon: str) -> QToolButton:
    button = ToolButton()
    button.setProperty("kind", "bar")
    button.setFont(theme.font("small", QFont.Weight.Medium))
    button.setText(f"\u2009{escape(text)}")
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(_STYLE.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    wear(button, icon, "tooltip_text")
    return button
