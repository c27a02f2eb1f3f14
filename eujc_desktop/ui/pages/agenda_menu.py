"""The menu of the agenda: everything its keys do, and moving to any other day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from eujc_desktop.common.dates import european
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.text import escape, tr

_MOVES = (
    ("15 minutes earlier", "Ctrl+Up", "shift", -15),
    ("15 minutes later", "Ctrl+Down", "shift", 15),
    ("End 15 minutes earlier", "Shift+Up", "shift_end", -15),
    ("End 15 minutes later", "Shift+Down", "shift_end", 15),
    ("One day earlier", "Ctrl+Left", "move_days", -1),
    ("One day later", "Ctrl+Right", "move_days", 1),
)


class Movable(Protocol):
    """Who carries out what the menu offers."""

    def add(self) -> None: ...
    def duplicate(self) -> None: ...
    def shift(self, name: str, amount: int, /) -> None: ...
    def move_to(self, day_id: str, /) -> None: ...


def agenda_menu(parent: QWidget, actions: Actions, on: Movable, days: Sequence[Any]) -> QMenu:
    """What can be done with the selected items."""
    menu = QMenu(parent)
    menu.addAction(actions.q("edit"))
    menu.addAction(_keyed(tr("New item"), "N"), on.add)
    menu.addAction(_keyed(tr("Duplicate"), "Ctrl+D"), on.duplicate)
    menu.addSeparator()
    for words, key, name, amount in _MOVES:
        menu.addAction(_keyed(tr(words), key), partial(on.shift, name, amount))
    _add_days(menu.addMenu(tr("Move to")), on.move_to, days)
    menu.addSeparator()
    for name in ("copy", "copy_headers", "delete"):
        menu.addAction(actions.q(name))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _keyed(words: str, key: str) -> str:
    """Words with the key at the right; the agenda itself listens to it."""
    return f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"


def _add_days(menu: QMenu, move_to: Callable[[str], None], days: Sequence[Any]) -> None:
    for day in days:
        number = tr("Day {number}", number=day.number)
        words = f"{european(day.day, with_year=False)} · {number}" if day.day else number
        menu.addAction(escape(words), partial(move_to, day.id))
    menu.addSeparator()
    menu.addAction(tr("To be placed, without a day"), partial(move_to, ""))
