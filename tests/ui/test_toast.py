"""Toasts lie where they cover nothing that is needed just then, and go out of the way of what comes later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from eujc_desktop.ui.components import toast
from eujc_desktop.ui.components.action_bar import ActionBar, BarAction
from eujc_desktop.ui.components.toast import Toast
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.panes.evaluation import EvaluationDialog
from tests.ui.house import House, until


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

    def free_of(self, told: Toast, *parts: QWidget) -> bool:
        places = (QRect(part.mapTo(self, QPoint(0, 0)), part.size()) for part in parts)
        return not any(told.geometry().intersects(place) for place in places)


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
    told = Toast(room, "6 visits: Requested")
    before = told.geometry()
    room.fill(60)
    room.bar.show()
    until(lambda: told.geometry() != before)
    assert room.free_of(told, room.lines, *room.bar.buttons)
    told.fade()


def test_a_toast_goes_by_itself_but_not_from_under_the_keyboard(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toast, "_SHOWN_MS", 50)
    told = Toast(room, "6 visits: Requested", (("Undo", int),))
    button = told.findChildren(QPushButton)[0]
    button.setFocus()
    until(button.hasFocus)
    told._timer.timeout.emit()
    assert told.isVisible(), "its button is about to be pressed"
    room.lines.setFocus()
    until(lambda: not isValid(told) or not told.isVisible())


def test_nothing_of_a_window_looks_on_once_it_is_closed(
    sample: House, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor of a dialog that was open over it, also when the window was said anew in another language meanwhile."""
    window, looked = sample.window, list[QWidget]()
    monkeypatch.setattr(toast, "covers", lambda host, _over: looked.append(host))

    def open_with_toasts() -> WorkDialog:
        sample.run("evaluation")
        dialog = next(each for each in window.findChildren(EvaluationDialog) if each.isVisible())
        dialog.notices.toast("24 forms", "Undo", int)
        window.desk.toast("24 forms", "Undo", int)
        looked.clear()
        until(lambda: {dialog, window} <= set(looked))
        return dialog

    before = open_with_toasts()
    window.say_anew()
    sample.idle()
    assert not isValid(before)
    dialog = open_with_toasts()
    window.close()
    assert not dialog.isVisible()
    here = Toast(room, "Here")
    looked.clear()
    until(lambda: looked.count(room) > 1)
    assert set(looked) == {room}
    here.fade()
    sample.close()
    assert not isValid(window)
    sample.open()
