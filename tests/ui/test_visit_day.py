"""The day of a visit by keys: its lists typed and pasted, seats moved and kept, gifts, and the card of the evening."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel

from eujc_desktop import services
from eujc_desktop.ui.dialogs.debrief import DebriefDialog
from eujc_desktop.ui.dialogs.gifts import GiftsDialog
from eujc_desktop.ui.dialogs.visit_day import VisitDayDialog
from eujc_desktop.ui.seat_board import carried
from eujc_desktop.ui.text import tr
from tests.ui.house import House, also_in_japanese, marked_up, nameless, press

pytestmark = pytest.mark.opens("visits")
Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


class Day:
    """The day of Aone in the sample."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("visits")
        self.page.show_view("table")
        model = self.page.grid.model_
        at = next(at for at in range(model.rowCount()) if model.cell(at, 0).text.startswith("Aone"))
        self.page.grid.view.go(model.index(at, 0))
        house.idle()
        self.visit = self.page.grid.current_id

    def opened(self, action: str, kind: type[Any]) -> Any:
        self.house.run(action)
        self.house.idle()
        return next(each for each in self.house.window.findChildren(kind) if each.isVisible())

    def read(self, query: Any) -> Any:
        return self.house.works.read(partial(query, visit_id=self.visit))

    def typed(self, table: Any, at: int, key: str, text: str) -> None:
        table.go(at, [column.key for column in table.lines.columns].index(key))
        table.edit(table.currentIndex())
        editor = table.indexWidget(table.currentIndex()) or QApplication.focusWidget()
        editor.setText(text)  # no keyboard of tests has kanji
        QTest.keyClick(editor, Key.Key_Return)
        self.house.idle()

    def paste(self, table: Any, at: int, key: str, text: str) -> None:
        QApplication.clipboard().setText(text)
        table.go(at, [column.key for column in table.lines.columns].index(key))
        table.keyPressEvent(_ctrl(Key.Key_V))
        self.house.idle()


def _ctrl(key: Key) -> Any:
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def day(sample: House) -> Day:
    return Day(sample)


@also_in_japanese
def test_programme_party_questions_and_gifts_are_written_line_by_line_each_as_one_step(day: Day) -> None:
    dialog = day.opened("visit_day", VisitDayDialog)
    assert nameless(dialog) == []
    assert marked_up(dialog) == []
    parts = dialog.programme.table
    QAbstractItemModelTester(parts.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert "fills the visit" in dialog.programme.told.text()
    day.typed(parts, 4, "minutes", "90")
    assert "40 minutes longer than the visit" in dialog.programme.told.text()
    assert day.house.undone() == "Change Programme of the visit: Aone Seisakusho Co., Ltd."
    parts.go(4, 1)
    press(parts, Key.Key_Up, held=ALT)
    day.house.idle()
    assert parts.currentIndex().row() == 3
    assert [part.kind for part in day.read(services.visit_days.programme).parts][3] == "tour"
    day.typed(parts, 4, "minutes", tr("soon"))
    assert dialog.messages.titles() == ["This was not written"]
    day.typed(parts, 4, "speaker", "A" * 400)
    told = [each.text() for each in dialog.messages.findChildren(QLabel)]
    assert "Who speaks has 400 characters, and at most 200 fit; shorten it" in told
    parts.go(8, 1)
    parts.remove()
    day.house.idle()
    assert len(day.read(services.visit_days.programme).parts) == 8

    dialog.turn("questions")
    asked = dialog.questions.table
    who = dialog.questions.sheet.people[0][1]
    day.paste(asked, asked.lines.rowCount() - 1, "topic", f"Energy\tHow much?\tガスは？\t{who}\nEnergy\tSince?")
    found = day.read(services.visit_days.questions)
    assert [(one.topic, one.words, one.by) for one in found[-2:]] == [
        ("Energy", "How much?", who), ("Energy", "Since?", ""),
    ]  # fmt: skip
    assert day.house.undone().startswith("Add to Questions")

    dialog.turn("party")
    party = dialog.party.table
    day.typed(party, party.lines.rowCount() - 1, "name_ja", "某 太郎")
    party.go(party.lines.rowCount() - 2, 0)
    party.step(-6)
    day.house.idle()
    assert day.read(services.visit_days.receivers)[0].name_ja == "某 太郎"

    dialog.turn("gifts")
    gifts = dialog.gifts.table
    stock = dialog.gifts.pairs(dialog.gifts.sheet)["gift_id"]
    day.paste(gifts, gifts.lines.rowCount() - 1, "gift_id", stock[-1][1])
    assert [one.what for one in day.read(services.gifts.of_visit)][-1] == "Tin of Belgian biscuits"
    dialog.gifts.given.click()
    day.house.idle()
    assert all(one.handed_on for one in day.read(services.gifts.of_visit))
    assert "All gifts were handed over." in dialog.gifts.told.text()
    day.house.window.office.undo()
    day.house.idle()
    assert not any(one.handed_on for one in day.read(services.gifts.of_visit))
    dialog.reject()


def test_seats_are_moved_by_drag_and_keys_and_kept_until_they_follow_from_rank_again(day: Day) -> None:
    dialog = day.opened("visit_day", VisitDayDialog)
    dialog.turn("seating")
    room, board = dialog.seating, dialog.seating.table

    def seats() -> dict[str, str]:
        return {seat.key: seat.who for seat in day.read(services.seating_plans.of_visit).plan.seats}

    before = seats()
    place = day.read(services.seating_plans.of_visit).plan.seats[3]
    at = board.visualRect(board.model().index(place.row, place.column)).center()
    moved = carried(before["G1"])  # the event does not keep it
    drop = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, moved, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    board.dropEvent(drop)
    day.house.idle()
    assert (seats()["G4"], seats()["G1"]) == (before["G1"], before["G4"])
    assert "2 kept" in room.told.text()
    board.go_to(before["G1"])
    press(board, Key.Key_Delete)
    day.house.idle()
    assert day.read(services.seating_plans.of_visit).kept == 1
    room.rank_button.click()
    day.house.idle()
    assert seats() == before
    board.go_to(before["G2"])
    press(board, Key.Key_Return)
    assert "go to another seat" in room.told.text()
    board.go_to(before["G5"])
    press(board, Key.Key_Return)
    day.house.idle()
    assert seats()["G5"] == before["G2"]
    press(board, Key.Key_Space)
    day.house.idle()
    assert "1 kept" in room.told.text()
    room.form.setCurrentIndex(1)
    room.form.activated.emit(1)
    day.house.idle()
    assert day.read(services.seating_plans.of_visit).form == "u"
    assert day.house.undone().startswith("Change the room")
    dialog.reject()


@also_in_japanese
def test_the_card_of_the_evening_is_one_step_and_goes_into_the_memory(day: Day) -> None:
    dialog = day.opened("debrief", DebriefDialog)
    assert nameless(dialog) == []
    dialog.fill("rating", 4)
    dialog.fill("notes", "A bench for learners.")
    dialog.quotes.lines.put(0, 0, [["We never buy twice.", "Mr Aone", tr("Yes")], ["Margin 4 %."]])
    dialog.quotes.go(1, 0)
    dialog.quotes.step(-1)
    dialog.steps.lines.put(0, 0, [["Send the drawings", "Anna", "26 Mar 2027"]])
    dialog.fill("rating", 9)
    dialog.send()
    assert dialog.isVisible()
    dialog.fill("rating", 4)
    dialog.send()
    day.house.idle()
    assert not dialog.isVisible()
    found = day.read(services.debriefs.of_visit)
    assert [one.words for one in found.quotes] == ["Margin 4 %.", "We never buy twice."]
    assert found.follow_ups[0].step == "Send the drawings"
    assert day.house.undone() == "Debrief: Aone Seisakusho Co., Ltd."
    again = day.opened("debrief", DebriefDialog)
    assert [line.values["words"] for line in again.quotes.lines.lines] == ["Margin 4 %.", "We never buy twice."]
    again.reject()


def test_the_stock_says_how_many_are_left_and_a_gift_needs_a_name(day: Day) -> None:
    dialog = day.opened("gifts", GiftsDialog)
    assert nameless(dialog) == []
    table = dialog.table
    day.typed(table, table.lines.rowCount() - 1, "name", "Chocolate")
    day.typed(table, 2, "number", "3")
    stock = {one.name: one for one in day.house.works.read(services.gifts.stock)}
    assert (stock["Chocolate"].left, stock["Chocolate"].low) == (3, False)
    assert stock["Tin of Belgian biscuits"].left == 17
    table.lines.put(table.lines.rowCount() - 1, 1, [["チョコ"]])
    day.house.idle()
    assert dialog.messages.titles() == ["This was not written"]
    table.go(2, 0)
    table.remove()
    day.house.idle()
    assert "Chocolate" not in {one.name for one in day.house.works.read(services.gifts.stock)}
    day.house.window.office.undo()
    day.house.idle()
    assert "Chocolate" in {one.name for one in day.house.works.read(services.gifts.stock)}
    dialog.reject()
