"""People and seats of an item in its panel: proposed, typed, pasted, named, undone; and what a person has of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eujc_desktop.ui.dialogs.add_records import AddPersonDialog
from tests.ui.house import House, nameless, press
from tests.ui.test_itineraries import Book

Key = Qt.Key


def seats(table: Any) -> list[str]:
    return [line.seat for line in table.seats.lines]


def test_seats_are_proposed_typed_pasted_and_named_people_find_them_in_their_panel(filled: House) -> None:
    book = Book(filled)
    filled.window.desk.go("itineraries", book.item("Shinkansen Nagoya").id, "field:item.people")
    filled.idle()
    people = book.side.people
    table = people.table
    assert table.hasFocus()
    tester = QAbstractItemModelTester(table.seats, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert set(seats(table)) == {""}

    people.propose.click()
    filled.idle()
    given = seats(table)
    assert all(given)
    assert len(set(given)) == len(given)
    assert filled.undone() == "Propose seats for “Shinkansen Nagoya - Shin-Osaka”"

    table.go(0, "seat")
    press(table, "9")
    press(QApplication.focusWidget(), "E", Key.Key_Return)
    filled.idle()
    assert seats(table)[0] == "9E"
    assert filled.undone() == f"Seat of {table.seats.lines[0].name}: 9E"
    QGuiApplication.clipboard().setText("12\t1A\twindow\n12\t1B\t\n")
    table.go(0, "car")
    press(table, Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    filled.idle()
    assert [(line.car, line.seat, line.note) for line in table.seats.lines[:2]] == [
        ("12", "1A", "window"),
        ("12", "1B", ""),
    ]
    press(table, Key.Key_Delete)
    filled.idle()
    assert [line.car for line in table.seats.lines[:2]] == ["", "12"]
    people.clear.click()
    filled.idle()
    assert set(seats(table)) == {""}
    filled.run("undo")
    assert seats(table)[:2] == ["1A", "1B"]
    people.clear.click()
    filled.idle()
    _name_two(book, table)
    assert tester.model() is table.seats
    filled.window.desk.go("participants", table.seats.lines[0].key)
    filled.idle()
    own = filled.window.current.side._own
    own.section.head.setChecked(True)
    filled.idle()
    told = [each.text() for kind in (QLabel, QPushButton) for each in own.section.findChildren(kind)]
    assert "Shinkansen Nagoya - Shin-Osaka" in told
    assert "window · only for those named" in told


def _name_two(book: Book, table: Any) -> None:
    """Whoever has a note already, and one by the keyboard."""
    filled = book.house
    book.side.people.which.changed.emit("named")
    filled.idle()
    assert [line.here for line in table.seats.lines] == [True, *[False] * (table.seats.rowCount() - 1)]
    table.go(3, "")
    press(table, Key.Key_Space)
    filled.idle()
    who = table.seats.lines[3].name
    assert filled.undone() == f"“Shinkansen Nagoya - Shin-Osaka”: {who} named"
    assert book.line("Shinkansen Nagoya")[4].count(",") == 1
    book.side.people.ask_whom()
    (adding,) = filled.window.findChildren(AddPersonDialog)
    adding.fill("person.family_name", "Aoki")
    adding.fill("participation.stage", "confirmed")
    adding.send()
    filled.idle()
    (came,) = (line for line in table.seats.lines if "AOKI" in line.name.upper())
    assert came.here
    filled.run("undo")
    filled.run("undo")
    assert nameless(book.side) == []
