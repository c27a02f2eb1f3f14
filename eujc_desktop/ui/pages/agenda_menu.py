"""The menu of the agenda: everything its keys do, and moving to any other day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from eujc_desktop.common.said import say
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.pages.moves import MOVES
from eujc_desktop.ui.text import escape, tr

_PAPERS = (
    (say("Day sheets…"), "programme_sheet"),
    (say("Attendance sheet…"), "attendance"),
    (say("Sign-in sheets…"), "sign_in"),
    (say("Meal sheets…"), "meals"),
    (say("Seat lists…"), "seats"),
    (say("Rooming list…"), "rooming"),
    (say("Bus signs…"), "bus_signs_transfers"),
)


def agenda_menu(
    parent: QWidget,
    actions: Actions,
    move_to: Callable[[str], None],
    days: Sequence[Any],
    print_: Callable[[str], None],
) -> QMenu:
    """What can be done with the selected items; `move_to` gets the id of a day, "" for none, `print_` a paper."""
    menu = QMenu(parent)
    _add(menu, actions, "edit", "add_item", "duplicate", "paste_leg")
    menu.addSeparator()
    _add(menu, actions, *MOVES, "shift_following", "swap_in")
    there = menu.addMenu(tr("Move to"))
    there.setEnabled(actions.q("later").isEnabled())
    _add_days(there, move_to, days)
    papers = menu.addMenu(tr("Print"))
    for words, paper in _PAPERS:
        papers.addAction(tr(words), partial(print_, paper))
    _add(menu, actions, "editions")
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
        words = f"{on_day(day.day, with_year=False)} · {number}" if day.day else number
        menu.addAction(escape(words), partial(move_to, day.id))
    menu.addSeparator()
    menu.addAction(tr("To be placed, without a day"), partial(move_to, ""))
