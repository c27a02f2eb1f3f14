"""The board of rooms: by key, by drag, with what stands against it in words."""

from __future__ import annotations

from PySide6.QtCore import Qt

from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from eujc_desktop.ui.dialogs.rooms import RoomsDialog
from tests.ui.house import House, nameless, press


def test_rooms_are_shared_left_and_held(filled: House) -> None:
    filled.tab("participants")
    filled.run("rooms")
    (dialog,) = filled.window.findChildren(RoomsDialog)
    assert nameless(dialog) == []
    board = dialog._board
    one = next(guest for guest in board.guests if any(not mate.why_not for mate in board.mates(guest.id)))
    dialog.tree.choose(one.id)
    mate = next(mate.guest for mate in board.mates(one.id) if not mate.why_not)
    dialog.mates.choose(mate.id)
    press(dialog.mates, Qt.Key.Key_Return)
    filled.idle()
    assert {guest.id for guest in dialog._board.room_of(one.id).guests} == {one.id, mate.id}
    assert dialog.tree.current == one.id
    assert filled.undone() == f"Put {one.name} and {mate.name} into one room"

    third = next(guest for guest in dialog._board.guests if guest.id not in (one.id, mate.id))
    dialog.tree.choose(third.id)
    dialog.mates.choose(one.id)
    assert not dialog.join_button.isEnabled()
    assert f"{one.name} shares with {mate.name}" in dialog._told.text()

    dialog.tree.choose(one.id)
    dialog.alone_button.click()
    filled.idle()
    dialog.tree.joined.emit(mate.id, one.id)
    filled.idle()
    assert len(dialog._board.room_of(one.id).guests) == 2

    dialog.tree.choose(one.id)
    press(dialog.tree, Qt.Key.Key_Return)
    filled.idle()
    (record,) = dialog.findChildren(RecordDialog)
    assert "room_type" in record.fields
    assert "stage" not in record.fields
    record.fill("room_type", "own")
    record.accept_button.click()
    filled.idle()
    assert dialog._board.room_of(one.id).kind == "own"
    assert "books without us" in " ".join(dialog._board.why_not(one.id, mate.id))

    dialog.add_block()
    (record,) = (each for each in dialog.findChildren(RecordDialog) if each.isVisible())
    record.fill("hotel", "Shirokane Garden")
    record.fill("room_type", "single")
    record.fill("rooms", 1)
    record.accept_button.click()
    filled.idle()
    assert dialog.blocks.count() == 1
