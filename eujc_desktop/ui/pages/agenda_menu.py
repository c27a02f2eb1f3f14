"""The menu of the agenda: everything its keys do, and moving to any other day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from eujc_desktop.common.dates import european
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.pages.moves import MOVES
from eujc_desktop.ui.text import escape, tr


def agenda_menu(parent: QWidget, actions: Actions, move_to: Callable[[str], None], days: Sequence[Any]) -> QMenu:
    """What can be done with the selected items; `move_to` gets the id of a day, "" for none."""
    menu = QMenu(parent)
    _add(menu, actions, "edit", "add_item", "duplicate")
    menu.addSeparator()
    _add(menu, actions, *MOVES)
    there = menu.addMenu(tr("Move to"))
    there.setEnabled(actions.q("later").isEnabled())
    _add_days(there, move_to, days)
    menu.addSeparator()
    _add(menu, actions, "copy", "copy_headers", "delete")
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, actions: Actions, *names: str) -> None:
    for name in names:
        menu.addAction(actions.q(name))


def _add_days(menu: QMenu, move_to: Callable[[str], None], days: Sequence[Any]) -> None:
    for day in days:
        number = tr("Day {number}", number=day.number)
        words = f"{european(day.day, with_year=False)} · {number}" if day.day else number
        menu.addAction(escape(words), partial(move_to, day.id))
    menu.addSeparator()
    menu.addAction(tr("To be placed, without a day"), partial(move_to, ""))
