"""The menu bar, made from the list of commands."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from eujc_desktop.common.said import say
from eujc_desktop.ui.action_list import ACTIONS, MENUS
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.text import tr

_MNEMONICS = {
    "File": say("&File"),
    "Edit": say("&Edit"),
    "View": say("&View"),
    "Mission": say("&Mission"),
    "Documents": say("&Documents"),
    "Tools": say("&Tools"),
    "Help": say("&Help"),
}


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> dict[str, QMenu]:
    """Put each command into its menu, with a line between groups."""
    menus = {name: bar.addMenu(tr(_MNEMONICS[name])) for name in MENUS}
    for menu in menus.values():
        menu.setToolTipsVisible(True)
    last: dict[str, int] = {}
    for action in ACTIONS:
        menu = menus[action.menu]
        if last.setdefault(action.menu, action.group) != action.group:
            menu.addSeparator()
            last[action.menu] = action.group
        menu.addAction(actions.q(action.id))
    return menus
