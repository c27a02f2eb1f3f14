"""Toasts lie where they cover nothing that is needed just then, and go out of the way of what comes later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from eujc_desktop.ui.components.action_bar import ActionBar, BarAction
from eujc_desktop.ui.components.toast import Toast
from tests.ui.house import until


class Room(QWidget):
    """A list above a bar of what can be done with those selected, beside something else."""

    def __init__(self) -> None:
        super().__init__()
        self.lines, self.bar = QListWidget(), ActionBar("With those selected", [BarAction("Remove", "trash-2", int)])
        self.bar.show_count("6 selected")
        self.note = QLabel("24 visits")
        self.close_button = QPushButton("Close", self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self.lines, self.bar, self.note):
            inside.addWidget(part)
        self.resize(1000, 600)
        self.close_button.setGeometry(900, 540, 90, 30)
        self.close_button.raise_()
        self.show()

    def fill(self, lines: int) -> None:
        self.lines.addItems([f"Line {at}" for at in range(lines)])
        QApplication.processEvents()

    def free_of(self, toast: Toast, *parts: QWidget) -> bool:
        places = (QRect(part.mapTo(self, QPoint(0, 0)), part.size()) for part in parts)
        return not any(toast.geometry().intersects(place) for place in places)


@pytest.fixture
def room(qapp: QApplication) -> Iterator[Room]:
    made = Room()
    yield made
    made.close()
    made.deleteLater()


def test_a_toast_covers_neither_the_count_nor_lines_nor_buttons(room: Room) -> None:
    count = room.bar.findChild(QLabel)
    room.fill(3)
    short = Toast(room, "6 visits: Requested", (("Undo", int),))
    assert room.free_of(short, count, room.bar, room.note, room.close_button)
    short.fade()
    room.fill(60)
    long = Toast(room, "6 visits: Requested", (("Undo", int),))
    assert room.free_of(long, count, room.lines, room.close_button, *room.bar.buttons)
    long.fade()


def test_a_toast_makes_way_for_what_comes_up_below_it(room: Room) -> None:
    room.bar.hide()
    room.fill(3)
    toast = Toast(room, "6 visits: Requested")
    before = toast.geometry()
    room.fill(60)
    room.bar.show()
    until(lambda: toast.geometry() != before)
    assert room.free_of(toast, room.lines, *room.bar.buttons)
    toast.fade()
