"""One list of commands: keys, menus, contexts, search."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from eujc_desktop.common.resources import resource
from eujc_desktop.ui.action_list import ACTIONS, MENUS
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.finding import command_hits
from eujc_desktop.ui.menus import fill_menu_bar
from eujc_desktop.ui.shortcuts import ShortcutsDialog
from eujc_desktop.ui.window import Window


@pytest.fixture
def frame(app: Any, qtbot: Any) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_no_key_twice_in_a_context() -> None:
    contexts = {action.context for action in ACTIONS}
    for context in contexts:
        keys = Counter(
            QKeySequence(action.shortcut).toString()
            for action in ACTIONS
            if action.shortcut and action.context in {context, ""}
        )
        assert [key for key, times in keys.items() if times > 1] == []


def test_each_command_has_its_own_name_and_icon_file() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))
    assert [action.icon for action in ACTIONS if action.icon and not resource("icons", f"{action.icon}.svg")] == []


def test_each_command_is_in_its_menu(frame: QMainWindow) -> None:
    actions = Actions(frame)
    menus = fill_menu_bar(frame.menuBar(), actions)
    assert list(menus) == list(MENUS)
    for action in ACTIONS:
        assert actions.q(action.id) in menus[action.menu].actions(), action.id


def test_a_command_without_anyone_to_do_it_is_grey(frame: QMainWindow) -> None:
    actions = Actions(frame)
    assert not actions.q("export").isEnabled()
    actions.bind("export", lambda: None)
    assert actions.q("export").isEnabled()
    with pytest.raises(KeyError):
        actions.bind("fly", lambda: None)


def test_the_current_tab_comes_before_the_window(frame: QMainWindow) -> None:
    actions, done = Actions(frame), []
    actions.bind("new", lambda: done.append("window"))
    actions.bind("new", lambda: done.append("people"), "participants")
    actions.run("new")
    actions.enter("participants")
    actions.run("new")
    actions.enter("visits")
    actions.run("new")
    assert done == ["window", "people", "window"]


def test_when_says_whether_it_can_run(frame: QMainWindow) -> None:
    actions, ready = Actions(frame), []
    actions.bind("redo", lambda: None, when=lambda: bool(ready))
    assert not actions.q("redo").isEnabled()
    ready.append(1)
    actions.refresh()
    assert actions.q("redo").isEnabled()


def test_words_of_a_step_cannot_make_a_mnemonic(frame: QMainWindow) -> None:
    actions = Actions(frame)
    actions.describe("undo", "Undo: add R&D day")
    assert actions.q("undo").text() == "Undo: add R&&D day"
    assert "R&D" in actions.q("undo").toolTip()


@pytest.mark.in_english_only
def test_commands_are_found_by_words(frame: QMainWindow) -> None:
    actions = Actions(frame)
    actions.bind("briefing_book", lambda: None)
    hits = command_hits(actions, "brief doc")
    assert [hit.title for hit in hits] == ["Briefing book…"]
    assert command_hits(actions, "certificates") == []


def test_the_list_of_keys_has_every_command(qtbot: Any, frame: QMainWindow) -> None:
    dialog = ShortcutsDialog(frame)
    qtbot.addWidget(dialog)
    heads = [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]
    assert sum(head.childCount() for head in heads) == len(ACTIONS)
    dialog.box.setText("ctrl+k")
    children = [head.child(at) for head in heads for at in range(head.childCount())]
    assert [child.text(0) for child in children if not child.isHidden()] == ["Search and commands…"]


def test_menus_hold_only_commands_of_the_list(window: Window) -> None:
    known = {window.actions_.q(action.id) for action in ACTIONS}
    menus = [action.menu() for action in window.menuBar().actions()]
    inside: list[QAction] = [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]
    assert all(action in known for action in inside if not action.isSeparator())
