"""A coordinator at the window: what can be clicked is clicked, what can be typed is typed, and files are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QScrollArea, QWidget

from eujc_desktop.ui.dialogs.import_dialog import ImportDialog
from tests.ui.house import CTRL, NO_KEY, House, press

Key = Qt.Key


def _is_called(button: QAbstractButton, words: str) -> bool:
    names = (button.accessibleName(), button.text())
    return words in names or (words.endswith("…") and any(name.startswith(words[:-1]) for name in names))


class Hand:
    """Works in the window of a house; `chosen` is what its file dialogs give."""

    def __init__(self, house: House, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.house, self.folder, self.chosen = house, folder, folder
        for name in ("getOpenFileName", "getSaveFileName"):
            patch.setattr(QFileDialog, name, lambda *_asked: (str(self.chosen), ""))
        patch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(self.chosen))

    def top(self, kind: type[Any]) -> Any:
        """The dialog of a kind that is open."""
        self.house.idle()
        return next(each for each in self.house.window.findChildren(kind) if each.isVisible())

    def click(self, widget: QWidget, held: Qt.KeyboardModifier = NO_KEY, at: QPoint | None = None) -> None:
        """Click a widget that can be seen and used."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, at or widget.rect().center())
        self.house.idle()

    def push(self, root: QWidget, words: str) -> None:
        """Click the button with these words, or that begins with them where they end with …, once it is there."""

        def found() -> list[QAbstractButton]:
            shown = (each for each in root.findChildren(QAbstractButton) if each.isVisible())
            return [each for each in shown if _is_called(each, words)]

        self.house.until(found)
        self.click(found()[0])

    def key(self, key: Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key where the keyboard is."""
        self.house.idle()
        QTest.keyClick(QApplication.focusWidget() or self.house.window, key, held)
        self.house.idle()

    def type(self, editor: Any, text: str) -> None:
        """Put words into a field in place of what stands there."""
        editor.setFocus()
        if hasattr(editor, "selectAll"):
            editor.selectAll()
        press(editor, text)

    def type_line(self, table: Any, at: int, key: str, text: str) -> None:
        """Type into a cell of a small table."""
        column = [each.key for each in table.lines.columns].index(key)
        self.click(table.viewport(), at=table.visualRect(table.lines.index(at, column)).center())
        press(table, text, Key.Key_Return)
        self.house.idle()

    def select(self, grid: Any, ids: Sequence[str]) -> None:
        """Click the rows of a grid, the further ones with Ctrl."""
        for number, row_id in enumerate(ids):
            index = grid.model_.index(grid.model_.row_of(row_id), 0)
            grid.view.scrollTo(index)
            held, at = CTRL if number else NO_KEY, grid.view.visualRect(index).center()
            QTest.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, held, at)
        self.house.idle()

    def open_menu(self, grid: Any) -> None:
        """The menu of the cell at hand."""
        at = grid.view.visualRect(grid.view.currentIndex()).center()
        over = grid.view.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, over.mapToGlobal(at), NO_KEY)
        QApplication.sendEvent(over, event)

    def choose(self, *way: str) -> None:
        """Click through the menu that is open."""
        for words in way:
            self.house.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            action = next(each for each in menu.actions() if each.text() == words)
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NO_KEY, menu.actionGeometry(action).center())
            if action.menu() is not None:
                self.house.until(lambda inner=action.menu(): inner.isVisible())
        self.house.idle()

    def bring(self, path: Path, sheets_down: int = 0) -> None:
        """Import a list by Ctrl+I, from a further sheet; what is asked is answered as is offered first."""
        self.chosen = path
        self.key(Key.Key_I, CTRL)
        dialog = self.top(ImportDialog)
        for _ in range(sheets_down):
            dialog.sheets.setFocus()
            press(dialog.sheets, Key.Key_Down)
            self.house.idle()
        while not dialog.import_button.isEnabled():
            asked = dialog.review.messages.findChildren(QAbstractButton)
            self.click(next(each for each in asked if each.isVisible()))
        self.click(dialog.import_button)
