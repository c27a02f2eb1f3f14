"""The menus of a grid: which columns to show, and what to do with cells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.text import escape, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.grid_arranging import Arranging

_STEP = 24
"""So many pixels wider or narrower at a time."""
_CELLS = (
    "edit",
    "",
    "cut",
    "copy",
    "copy_headers",
    "paste",
    "paste_new",
    "fill_down",
    "",
    "export_shown",
    "export",
    "delete",
)


def context_menu(parent: QWidget, actions: Actions) -> QMenu:
    """What can be done with the selected cells."""
    menu = QMenu(parent)
    for name in _CELLS:
        if name:
            menu.addAction(actions.q(name))
        else:
            menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def column_menu(parent: QWidget, arranging: Arranging, column: Column | None) -> QMenu:
    """What can be done with one column; sets of columns; the list of all fields."""
    menu = QMenu(parent)
    if column is not None:
        menu.addAction(escape(arranging.title(column))).setEnabled(False)
        _add_sorting(menu, arranging, column.key)
        menu.addAction(tr("Filter by this…"), partial(arranging.filter_asked.emit, column.key))
        menu.addSeparator()
        _add_places(menu, arranging, column.key)
    for kept in arranging.sets:
        action = menu.addAction(escape(kept.name), partial(arranging.choose_set, kept))
        action.setCheckable(True)
        action.setChecked(arranging.is_set(kept))
    menu.addSeparator()
    menu.addAction(tr("Choose columns…"), arranging.choose)
    menu.addAction(tr("Save these columns…"), arranging.save_set)
    if own := [kept.name for kept in arranging.sets if kept.own]:
        for words, act in ((tr("Rename a set"), arranging.rename_set), (tr("Remove a set"), arranging.remove_set)):
            part = menu.addMenu(words)
            for name in own:
                part.addAction(escape(name), partial(act, name))
    return menu


def _add_sorting(menu: QMenu, arranging: Arranging, key: str) -> None:
    menu.addAction(tr("Sort upwards"), partial(arranging.sort, key, down=False))
    menu.addAction(tr("Sort downwards"), partial(arranging.sort, key, down=True))
    if arranging.is_sorted(key):
        menu.addAction(tr("Do not sort by this"), partial(arranging.unsort, key))
    elif arranging.order:
        menu.addAction(tr("Then sort by this, upwards"), partial(arranging.sort, key, down=False, add=True))
        menu.addAction(tr("Then sort by this, downwards"), partial(arranging.sort, key, down=True, add=True))
    menu.addSeparator()


def _add_places(menu: QMenu, arranging: Arranging, key: str) -> None:
    """What the mouse does by dragging headings and their edges; the first column stays where it is."""
    if key != arranging.shown[0].key:
        menu.addAction(tr("Move to the left"), partial(arranging.move, key, -1))
        menu.addAction(tr("Move to the right"), partial(arranging.move, key, 1))
        menu.addAction(tr("Hide this column"), partial(arranging.show_column, key, on=False))
    menu.addAction(tr("Wider"), partial(arranging.widen, key, _STEP))
    menu.addAction(tr("Narrower"), partial(arranging.widen, key, -_STEP))
    menu.addSeparator()
