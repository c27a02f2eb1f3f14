"""The board of groups: made by rule, changed by key and by hand, and written as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from eujc_desktop.ui.dialogs.groups import GroupsDialog
from tests.ui.house import House, nameless, press

pytestmark = pytest.mark.opens("itineraries")


def test_groups_are_made_changed_and_written(filled: House) -> None:
    filled.tab("itineraries")
    filled.run("groups")
    (dialog,) = filled.window.findChildren(GroupsDialog)
    filled.idle()
    assert nameless(dialog) == []
    members = dialog._sheet.members
    if not any(one.group for one in members):
        assert set(dialog._groups.values()) == {"A", "B"}  # proposed at once

    dialog.number.setValue(3)
    dialog.propose_button.click()
    filled.idle()
    made = dict(dialog._groups)
    assert set(made.values()) == {"A", "B", "C"}
    assert dialog.tree.letters == ("A", "B", "C")

    one = next(each for each in members if made[each.key] == "B")
    dialog.tree.choose([one.key])
    press(dialog.tree, Qt.Key.Key_Right, held=Qt.KeyboardModifier.ControlModifier)
    filled.idle()
    assert dialog._groups[one.key] == "C"
    assert dialog.tree.keys == [one.key]
    assert one.key in dialog._locked
    press(dialog.tree, Qt.Key.Key_Space)
    filled.idle()
    assert one.key not in dialog._locked
    dialog.tree.sent.emit([one.key], "A")  # as a drop does
    filled.idle()
    dialog.propose_button.click()
    filled.idle()
    assert dialog._groups[one.key] == "A"

    dialog.reject()
    assert dialog.isVisible()  # a draft does not go without a word
    dialog.write_button.click()
    filled.idle()
    assert {each.key: each.group for each in dialog._sheet.members} == dialog._groups
    assert not dialog.changed
    assert filled.undone() == f"Put {len(members)} people into groups"
    dialog.reject()
    assert not dialog.isVisible()
