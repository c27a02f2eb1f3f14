"""Buttons in the house's kinds; their icons follow the colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from eujc_desktop.ui.components.push_button import PushButton, ToolButton
from eujc_desktop.ui.icons import wear
from eujc_desktop.ui.text import escape
from eujc_desktop.ui.text import tip as plain_tip
from eujc_desktop.ui.theme import theme

_ICON_TOKENS = {"primary": "on_accent", "danger": "on_accent", "link": "accent_text", "fix": "accent_text"}
Press = Callable[[], object]


def push(
    text: str, kind: str = "", icon: str = "", tip: str = "", on_click: Press | None = None, *, gives_way: bool = False
) -> QPushButton:
    """A push button: primary, danger, ghost, link, fix or plain; one that gives way elides its words."""
    button = _fix_button() if gives_way or kind == "fix" else PushButton()
    button.setText(("\u2009" if icon else "") + escape(text))
    button.setAccessibleName(text)
    if kind:
        button.setProperty("kind", kind)
    if icon:
        wear(button, icon, _ICON_TOKENS.get(kind, "text2"))
        button.setIconSize(QSize(16, 16))
    if tip:
        button.setToolTip(plain_tip(tip))
    if on_click:
        button.clicked.connect(lambda: on_click())
    return button


def rename(button: QAbstractButton, text: str) -> None:
    """Call a button otherwise, for eyes and for screen readers."""
    button.setText(("\u2009" if not button.icon().isNull() else "") + escape(text))
    button.setAccessibleName(text)


def tool(
    icon: str = "",
    text: str = "",
    tip: str = "",
    *,
    checkable: bool = False,
    name: str = "",
    on_click: Press | None = None,
) -> QToolButton:
    """A flat button of a tool row; without words its tooltip is its name."""
    button = ToolButton()
    _dress(button, icon, text)
    button.setToolTip(plain_tip(tip))
    button.setAccessibleName(name or text or tip)
    button.setCheckable(checkable)
    if on_click:
        button.clicked.connect(lambda: on_click())
    return button


def for_action(action: QAction, *, text: bool = False, primary: bool = False) -> QToolButton | QPushButton:
    """A button that follows an action: its words, tooltip, shortcut and whether it can run now."""
    icon = action.property("icon_name") or ""
    if primary:
        made = push(action.iconText(), "primary", icon, on_click=action.trigger)
        made.setToolTip(action.toolTip())
        _Follower(made, action)
        return made
    button = ToolButton()
    if icon:
        wear(action, icon, "text2", "accent_text")
    button.setDefaultAction(action)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.iconText())
    if text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("kind", "text")
    return button


class _Follower(QObject):
    """Keeps a button as grey as its action, which may outlive it."""

    def __init__(self, button: QPushButton, action: QAction) -> None:
        super().__init__(button)
        self._button, self._action = button, action
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._button.setEnabled(self._action.isEnabled())


def _fix_button() -> QPushButton:
    from eujc_desktop.ui.components.fix_button import FixButton

    return FixButton()


def _dress(button: QToolButton, icon: str, text: str) -> None:
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon:
        wear(button, icon, "text2", "accent_text")
        button.setIconSize(QSize(16, 16))
    if text:
        button.setText(escape(text))
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if icon else Qt.ToolButtonStyle.ToolButtonTextOnly
        button.setToolButtonStyle(style)
        button.setProperty("kind", "text")


class Segments(QFrame):
    """One choice of a few, side by side; `changed` carries the key chosen."""

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], chosen: str = "") -> None:
        super().__init__()
        self.setObjectName("segments")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        self._group, self._buttons = QButtonGroup(self), {}
        for key, text, icon in choices:
            button = tool(icon, text, checkable=True)
            button.setProperty("kind", "segment")
            button.setFont(theme.font("small", QFont.Weight.Medium))
            button.clicked.connect(lambda _checked=False, key=key: self.changed.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(chosen or choices[0][0])

    def choose(self, key: str) -> None:
        """Show `key` as chosen, without a signal."""
        self._buttons[key].setChecked(True)

    def name(self, key: str, text: str) -> None:
        """Call a choice otherwise, as with another count."""
        self._buttons[key].setText(escape(text))
        self._buttons[key].setAccessibleName(text)

    @property
    def chosen(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")
