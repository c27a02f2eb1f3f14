"""The board of groups: made by rule, changed by key and by hand, and written as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog

from eujc_desktop.ui.dialogs.groups import GroupsDialog
from eujc_desktop.ui.dialogs.save_calendar import save
from tests.ui.house import House, in_english, nameless, press

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


def test_the_calendar_is_saved_for_a_group_or_for_each(filled: House, tmp_path: Path, monkeypatch) -> None:
    filled.tab("itineraries")
    filled.run("calendar_file")
    filled.idle()
    (dialog,) = filled.window.findChildren(QInputDialog)
    assert [in_english(words) for words in dialog.comboBoxItems()][:2] == ["Everyone", "Group A"]
    target = tmp_path / "a.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.setTextValue(dialog.comboBoxItems()[1])
    dialog.accept()
    filled.idle()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "each"))
    save(filled.window.desk, filled.window, each=True)
    filled.idle()
    assert len(list((tmp_path / "each").glob("*.ics"))) > 2
