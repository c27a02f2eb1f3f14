"""The cars of a train from above: seats given, changed and taken back by key and by drag."""

from __future__ import annotations

from PySide6.QtCore import Qt

from eujc_desktop.ui.dialogs.seat_plan import SeatPlanDialog
from tests.ui.house import House, nameless, press
from tests.ui.test_itineraries import Book


def test_people_are_seated_moved_and_taken_off(filled: House) -> None:
    book = Book(filled)
    filled.window.desk.go("itineraries", book.item("Shinkansen Nagoya").id, "field:item.people")
    filled.idle()
    people = book.side.people
    people.open_plan()
    (dialog,) = filled.window.findChildren(SeatPlanDialog)
    filled.idle()
    assert nameless(dialog) == []
    dialog.propose()
    filled.idle()
    board = dialog.board
    cells = [board.item(row, column) for row in range(board.rowCount()) for column in range(board.columnCount())]
    taken = [cell for cell in cells if cell.data(Qt.ItemDataRole.UserRole)]
    assert len(taken) > 2
    first, second = taken[:2]
    one, place = first.data(Qt.ItemDataRole.UserRole), second.data(Qt.ItemDataRole.UserRole + 1)
    board.seated.emit(one, place)  # as a drop does
    filled.idle()
    assert dialog._plan.taken[place][0].key == one
    assert filled.undone().startswith("Seat ")

    board.setCurrentCell(0, 0)
    gone = board.who
    press(board, Qt.Key.Key_Delete)
    filled.idle()
    assert dialog.rest.key == gone
    assert board.who == ""
    press(board, Qt.Key.Key_Return)
    filled.idle()
    assert board.who == gone
    assert dialog.rest.count() == 0
