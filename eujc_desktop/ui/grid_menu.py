"""The menus of a grid: which columns to show, and what to do with cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.grid_columns import Column, Fields
from eujc_desktop.ui.text import escape, tr

_CELLS = ("edit", "", "copy", "copy_headers", "paste", "paste_new", "fill_down", "", "export", "delete")


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


def column_menu(
    parent: QWidget,
    shown: Sequence[Column],
    usual: Sequence[Column],
    fields: Fields,
    show: Callable[[Column, bool], None],
) -> QMenu:
    """The usual columns, then every other field by section."""
    menu = QMenu(parent)
    keys = {column.key for column in shown}
    for column in usual[1:]:
        field = fields.get(column.key)
        _add(menu, column.title or (field.label if field else column.key), column, keys, show)
    menu.addSeparator()
    known = {key for column in usual for key in column.wanted}
    parts: dict[str, QMenu] = {}
    for key, field in fields.items():
        if key in known or not field.section:
            continue
        if field.section not in parts:
            parts[field.section] = menu.addMenu(escape(tr(field.section)))
        _add(parts[field.section], tr(field.label), Column(key), keys, show)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, text: str, column: Column, keys: set[str], show: Callable[[Column, bool], None]) -> None:
    action = menu.addAction(escape(text))
    action.setCheckable(True)
    action.setChecked(column.key in keys)
    action.toggled.connect(lambda on: show(column, on))
