"""The real window over a real office in a file, driven as a user drives it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QTabBar, QWidget

from eujc_desktop.bootstrap.desktop import Desktop
from eujc_desktop.ui.app import open_window
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.window import Window
from tests.ui.eyes import read
from tools.at_rest import idle, until

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
also_in_japanese = pytest.mark.parametrize("speech", ["en", "ja"], indirect=True)
INPUT = Path(__file__).parents[1] / "data" / "input"


class House:
    """A window on the office in `file`; `close` leaves the file as a user would, and it can be opened again."""

    def __init__(self, file: Path, tab: str = "participants", memory: Memory | None = None) -> None:
        self.file, self.memory = file, memory or Memory()
        self.memory.put("tab", tab)
        self.open()

    def open(self) -> None:
        """Open the window, and wait until it shows what it has."""
        self.desktop = Desktop(str(self.file), "Anna Berg")
        self.window: Window = open_window(self.desktop.connect, self.memory, self.desktop)
        self.window.resize(1440, 900)
        self.until(lambda: self.window._started)
        self.idle()

    def leave(self) -> None:
        """Close the window and the office; what the window has shown can still be looked at."""
        self.window.close()
        assert self.window.office.close()
        self.desktop.close()

    def close(self) -> None:
        """Leave, and let nothing of the window remain."""
        self.leave()
        # Deleted now and not at some later turn of the loop: nothing of it ticks on in another test.
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    @property
    def works(self) -> Any:
        return self.desktop.connect()

    def until(self, true: Callable[[], object]) -> None:
        """Let the window work until something holds."""
        until(true)

    def idle(self) -> None:
        """Let the window work until nothing is under way: no job, no answer to one, no form that makes its editors."""
        idle(self.window)

    def tab(self, key: str) -> Any:
        """The page of a tab, shown."""
        self.window.go(key)
        self.idle()
        return self.window.current

    def run(self, action: str) -> None:
        """Give a command as from its menu."""
        self.window.actions_.run(action)
        self.idle()

    def undone(self) -> str:
        """The name of the step that undo would take back."""
        return in_english(self.window.office._history[0])

    def entered(self) -> str:
        """The name of the newest step."""
        return in_english(str(self.works.steps(1)[0].title))


def in_english(text: str) -> str:
    """A text of the window as the program has it, whatever language it is shown in."""
    return read(text)


def press(widget: QWidget, *keys: Qt.Key | str, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Type keys and words into a widget, or into the editor that has opened in it by then."""
    for key in keys:
        if isinstance(key, str):
            for letter in key:
                _type(_target(widget), letter)
        else:
            QTest.keyClick(_target(widget), key, held)


def _target(widget: QWidget) -> QWidget:
    focus = QApplication.focusWidget()
    return focus if focus is not None and widget.isAncestorOf(focus) else widget


def _type(widget: QWidget, letter: str) -> None:
    # QTest types Latin-1 only.
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, NO_KEY, letter))


def button(root: QWidget, words: str) -> QPushButton:
    """The visible button with these words."""
    found = [each for each in root.findChildren(QPushButton) if each.isVisible() and each.accessibleName() == words]
    assert found, f"no button {words}: {[each.accessibleName() for each in root.findChildren(QPushButton)]}"
    return found[0]


def nameless(root: QWidget) -> list[str]:
    """Visible widgets that take the keyboard and have no accessible name."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        silent = not widget.isVisible() or widget.focusProxy() is not None
        if silent or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        name = in_english(told.text(QAccessible.Text.Name)) if told is not None else widget.accessibleName()
        internal = widget.objectName().startswith("qt_") or isinstance(widget, QTabBar)
        if not name.strip() and not internal:
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def marked_up(root: QWidget) -> list[str]:
    """What would read words as markup: labels, tooltips; and buttons, tabs and menus where “&” makes a key."""
    widgets = [root, *root.findChildren(QWidget)]
    labels = [each for each in widgets if isinstance(each, QLabel) and each.text()]
    found = [each.text() for each in labels if each.textFormat() != Qt.TextFormat.PlainText]
    found += [each.toolTip() for each in widgets if "<b>" in each.toolTip()]
    texts = [each.text() for each in root.findChildren(QAction)]
    texts += [each.text() for each in root.findChildren(QAbstractButton) if not each.shortcut().isEmpty()]
    texts += [bar.tabText(at) for bar in root.findChildren(QTabBar) for at in range(bar.count())]
    return [*found, *(text for text in texts if "R&D" in text)]
