"""The Company visits tab on a real office: the table, stages, what to do next, hosts and contacts."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QMenu, QPushButton, QToolButton

from eujc_desktop.ui.dialogs.add_records import AddVisitDialog
from eujc_desktop.ui.dialogs.log_entry import LogDialog
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from eujc_desktop.ui.dialogs.take_hosts import TakeHostsDialog
from eujc_desktop.ui.dialogs.visit_date import DateDialog
from tests.ui.house import CTRL, House, also_in_japanese, button, marked_up, nameless, press

pytestmark = pytest.mark.opens("visits")

Key = Qt.Key


class Desk:
    """The visits by company."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("visits")
        self.page.show_view("table")
        self.grid, self.view, self.model = self.page.grid, self.page.grid.view, self.page.grid.model_
        self.view.setFocus()

    def at(self, company: str, key: str = "organisation.name") -> Any:
        names = [self.model.cell(row, 0).text for row in range(self.model.rowCount())]
        row = next(at for at, text in enumerate(names) if text.startswith(company))
        return self.model.index(row, [column.key for column in self.model.columns].index(key))

    def go(self, company: str, key: str = "organisation.name") -> None:
        self.view.go(self.at(company, key))
        self.house.idle()

    def text(self, company: str, key: str) -> str:
        index = self.at(company, key)
        return str(self.model.cell(index.row(), index.column()).text)

    def type(self, *keys: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        press(self.view, *keys, held=held)
        self.house.idle()

    def told(self) -> list[str]:
        return self.page.side.messages.titles()

    def press(self, words: str) -> None:
        button(self.page.side.messages, words).click()
        self.house.idle()

    def dialog(self, kind: type[QDialog]) -> Any:
        self.house.idle()
        return next(each for each in self.house.window.findChildren(kind) if each.isVisible())


@pytest.fixture
def desk(filled: House) -> Desk:
    return Desk(filled)


def test_the_model_keeps_qts_rules(desk: Desk) -> None:
    tester = QAbstractItemModelTester(desk.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.grid.use_filters({"requested"})
    desk.house.idle()
    desk.grid.clear_filters()
    desk.house.idle()
    assert tester.model() is desk.model


def test_the_table_tells_when_the_itinerary_has_a_visit(desk: Desk) -> None:
    assert desk.text("Aone", "item.starts_at") == "Tue 16 Mar, 09:45–12:00"
    desk.go("Aone", "item.starts_at")
    before = desk.house.undone()
    desk.type("9", Key.Key_Delete)
    assert desk.house.undone() == before


def test_day_and_times_agreed_are_typed_in_one_cell(desk: Desk) -> None:
    desk.go("Aone", "visit.agreed_day")
    desk.type("16 Mar 2027, 9:45–12:00", Key.Key_Return)
    assert desk.text("Aone", "visit.agreed_day") == "Tue 16 Mar, 09:45–12:00"
    desk.go("Aone")
    assert "Not at the time agreed" not in desk.told()
    desk.go("Aone", "visit.agreed_day")
    desk.type("17 Mar 2027 9:45", Key.Key_Return)
    assert desk.text("Aone", "item.starts_at").startswith("Wed 17 Mar, 09:45")
    desk.house.run("undo")
    assert desk.text("Aone", "item.starts_at") == "Tue 16 Mar, 09:45–12:00"
    desk.go("Aone", "visit.agreed_day")
    desk.type("17 Apr 2027 9:45", Key.Key_Return)
    desk.go("Aone")
    desk.house.until(lambda: "Not at the time agreed" in desk.told())
    assert desk.text("Aone", "visit.agreed_day") == "Sat 17 Apr, 09:45"
    assert any("The mission has no Sat 17 Apr." in each.text() for each in desk.page.side.findChildren(QLabel))
    desk.press("Show in the itinerary")
    assert desk.house.window.current.key == "itineraries"
    assert desk.house.window.current.steps.item(desk.house.window.current.chosen.current_id).title.startswith("Aone")


@also_in_japanese
def test_late_answers_are_told_and_a_call_is_logged(desk: Desk) -> None:
    assert desk.grid.chips.chip("waiting").count == 21
    name = next(name for name in ("Kobe Port", "Sakai", "Tsukuba") if desk.text(name, "visit.stage") == "Requested")
    desk.go(name)
    assert desk.told()[0].startswith("No answer for ")
    button(desk.page.side.messages, "Log a call…").click()
    dialog = desk.dialog(LogDialog)
    dialog.fill("words", "will answer on Monday")
    dialog.fill("next_step", "Call again")
    dialog.fill("next_on", date.today())
    dialog.send()
    desk.house.idle()
    assert "Due today: Call again" in desk.told()
    assert any("will answer on Monday" in each.text() for each in desk.page.side.sections["log"].findChildren(QLabel))
    desk.press("Done")
    assert desk.told()[0].startswith("No answer for ")
    desk.press("Mark as “Confirmed”")
    assert desk.text(name, "visit.stage") == "Confirmed"
    assert desk.told() == ["Confirm the visit in writing"]
    desk.press("It was sent today")
    assert desk.told()[0].startswith("Visit in ")
    assert "4/24" in desk.house.window.bar.tabToolTip(3)


@also_in_japanese
def test_stages_go_on_and_back_by_keys_for_all_selected(desk: Desk) -> None:
    desk.grid.use_filters({"requested"})
    desk.house.idle()
    first = desk.model.index(0, 0)
    desk.view.go(first)
    flags = desk.view.selectionModel().SelectionFlag
    desk.view.selectionModel().select(desk.model.index(1, 0), flags.Select)
    names = [desk.model.cell(row, 0).text for row in (0, 1)]
    desk.type(Key.Key_Right, held=CTRL)
    assert desk.house.undone() == "2 visits: Pencilled"
    desk.grid.clear_filters()
    desk.house.idle()
    assert [desk.text(name, "visit.stage") for name in names] == ["Pencilled", "Pencilled"]
    desk.go(names[0])
    desk.type(Key.Key_Left, held=CTRL)
    assert desk.text(names[0], "visit.stage") == "Requested"


def test_the_menu_of_the_cells_marks_stages(desk: Desk) -> None:
    desk.go("Aone")
    menu = QMenu()
    desk.grid.menu_opened.emit(menu)
    stages = menu.findChild(QMenu)
    next(action for action in stages.actions() if action.text() == "Declined").trigger()
    desk.house.idle()
    assert desk.text("Aone", "visit.stage") == "Declined"


def test_a_host_that_called_off_is_not_told_that_we_do_not_come(desk: Desk) -> None:
    name = next(name for name in ("Kobe Port", "Sakai", "Tsukuba") if desk.text(name, "visit.stage") == "Requested")
    desk.go(name)
    desk.page.steps.mark("cancelled")
    desk.house.idle()
    desk.press("The host called it off")
    assert desk.text(name, "visit.stage") == "Declined"
    assert not any("Write the cancellation" in each.text() for each in desk.page.side.findChildren(QPushButton))


def test_a_visit_is_added_to_a_new_host_and_to_a_known_one(desk: Desk) -> None:
    desk.page.add()
    dialog = desk.dialog(AddVisitDialog)
    assert nameless(dialog) == []
    dialog.send()
    assert "needed" in dialog.boxes["host"].editor.accessibleDescription()
    dialog.fill("host", "Kirin & Söhne KK")
    dialog.fill("agreed_day", None)
    dialog.send()
    desk.house.idle()
    assert desk.model.cell(desk.view.currentIndex().row(), 0).text == "Kirin & Söhne KK"
    assert desk.house.undone() == "Add visit to Kirin & Söhne KK"
    desk.go("Kariya")
    desk.page.steps.mark("confirmed")
    desk.house.idle()
    desk.page.add()
    dialog = desk.dialog(AddVisitDialog)
    host = dialog.boxes["host"].editor
    host.setEditText(next(host.itemText(at) for at in range(host.count()) if host.itemText(at).startswith("Kariya")))
    dialog.fill("agreed_day", date(2026, 9, 20))
    host.left.emit()
    desk.house.idle()
    assert dialog.messages.titles() == ["Ask this host with care"], "it receives us three weeks before"
    dialog.send()
    desk.house.idle()
    names = [desk.model.cell(row, 0).text for row in range(desk.model.rowCount())]
    assert sum(name.startswith("Kariya") for name in names) == 2


def test_removing_is_undone_from_the_toast(desk: Desk) -> None:
    desk.go("Aone")
    desk.house.run("delete")
    assert not any(desk.model.cell(row, 0).text.startswith("Aone") for row in range(desk.model.rowCount()))
    button(desk.house.window, "Undo").click()
    desk.house.idle()
    assert desk.model.cell(desk.view.currentIndex().row(), 0).text.startswith("Aone")


def test_contacts_are_shown_copied_and_added(desk: Desk) -> None:
    desk.go("Aone")
    section = desk.page.side.sections["contacts"]
    words = [label.text() for label in section.findChildren(QLabel)]
    assert any("佐々木" in text for text in words)
    copy = next(each for each in section.findChildren(QToolButton) if each.accessibleName().startswith("Copy"))
    copy.click()
    assert QGuiApplication.clipboard().text() in copy.accessibleName()
    next(each for each in section.findChildren(QToolButton) if each.accessibleName() == "Add a contact").click()
    dialog = desk.dialog(RecordDialog)
    dialog.fill("family_name", "Tanaka")
    dialog.fill("native_name", "田中 一郎")
    dialog.send()
    desk.house.idle()
    words = [label.text() for label in desk.page.side.sections["contacts"].findChildren(QLabel) if label.isVisible()]
    assert "Tanaka 田中 一郎" in words


def test_an_empty_list_offers_hosts_of_earlier_missions(bare: House) -> None:
    def earlier(work: Any) -> None:
        from eujc_desktop import services

        values = {"code": "OLD", "title": "An old one", "first_day": "2025-03-15", "last_day": "2025-03-17"}
        mission = services.missions.new(work, values)
        services.visits.begin(work, mission, "Kariya", {"rating": "5", "agreed_day": "2025-03-16"})

    bare.window.office.do("Earlier", earlier)
    bare.idle()
    desk = Desk(bare)
    button(desk.page, "Take hosts from an earlier mission…").click()
    dialog = desk.dialog(TakeHostsDialog)
    assert not dialog.take_button.isEnabled()
    assert nameless(dialog) == []
    dialog.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    button(dialog, dialog.take_button.accessibleName()).click()
    bare.idle()
    assert desk.text("Kariya", "visit.stage") == "To contact"
    assert bare.undone() == "Take 1 host over"


def test_hostile_names_stay_what_they_are(desk: Desk) -> None:
    desk.go("Aone")
    desk.type(Key.Key_F2, "<h1>Aone</h1> & {x}", Key.Key_Return)
    desk.go("<h1>")
    assert marked_up(desk.house.window) == []
    assert "<h1>Aone</h1> & {x}" in [label.text() for label in desk.page.side.findChildren(QLabel)]


def test_everything_that_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    desk.go("Aone")
    assert nameless(desk.house.window) == []


def test_dates_are_added_agreed_and_dropped_in_the_panel(desk: Desk) -> None:
    def words() -> list[str]:
        desk.house.idle()
        return [each.text() for each in section.findChildren(QLabel)]

    def way(words: str) -> None:
        next(each for each in section.findChildren(QAbstractButton) if each.accessibleName() == words).click()
        desk.house.idle()

    desk.go("Aone")
    section = desk.page.side.sections["dates"]
    assert "No dates have been spoken of yet." in words()
    way("Add a date")
    dialog = desk.dialog(DateDialog)
    assert nameless(dialog) == []
    for name, value in (("day", date(2027, 3, 18)), ("since", time(13)), ("until", time(11))):
        dialog.fill(name, value)
    dialog.send()
    desk.house.until(lambda: "ends before" in dialog.boxes["until"].editor.accessibleDescription())
    dialog.fill("until", time(17))
    dialog.send()
    assert "Thu 18 Mar, 13:00–17:00" in words()
    assert "Offered by the host" in words()
    way("Agree on Thu 18 Mar, 13:00–17:00")
    assert desk.text("Aone", "item.starts_at").startswith("Thu 18 Mar")
    assert desk.text("Aone", "visit.agreed_day") == "Thu 18 Mar, 13:00–17:00"
    assert desk.house.undone().startswith("Agree on Thu 18 Mar, 13:00–17:00: Aone")
    way("Drop Thu 18 Mar, 13:00–17:00")
    assert desk.text("Aone", "visit.agreed_day") == ""
    way("Put Thu 18 Mar, 13:00–17:00 in question again")
    way("Edit Thu 18 Mar, 13:00–17:00…")
    button(desk.dialog(DateDialog), "Remove").click()
    assert "No dates have been spoken of yet." in words()
    for _ in range(5):
        desk.house.run("undo")
    assert desk.text("Aone", "item.starts_at") == "Tue 16 Mar, 09:45–12:00"
    assert "No dates have been spoken of yet." in words()


def test_moving_a_confirmed_visit_in_the_plan_asks_about_the_agreement(desk: Desk) -> None:
    house = desk.house
    desk.go("Aone", "visit.agreed_day")
    desk.type("16 Mar 2027, 9:45–12:00", Key.Key_Return)
    desk.go("Aone", "visit.stage")
    desk.page.steps.mark("confirmed")
    house.idle()
    plan = house.tab("itineraries")
    item = next(each for each in plan.steps.plan.items() if each.title.startswith("Aone"))
    plan.views.select(item.id)
    house.run("later")
    plan.steps.flush()
    house.until(lambda: house.window.notices.shown == "Agreed time is Tue 16 Mar 09:45. Moved in the plan only.")
    button(house.window, "Change the agreement").click()
    house.idle()
    assert house.undone().startswith("Agreed as planned: Aone")
    house.tab("visits")
    assert desk.text("Aone", "visit.agreed_day") == "Tue 16 Mar, 10:00–12:15"


def test_the_board_says_nothing_before_its_cards_are_known(desk: Desk) -> None:
    desk.page.show_view("board")
    first = desk.page.board.columns[0]
    desk.page.show_mission(desk.page._mission)
    assert (first.number.text(), first.empty.text()) == ("", "")
    desk.house.idle()
    assert first.number.text() == str(sum(card.stage in first.stretch.stages for card in desk.page._cards.values()))


def test_a_click_on_a_card_ends_what_was_selected_in_the_table(desk: Desk) -> None:
    def click(view: Any, at: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, at.center())

    click(desk.view, desk.view.visualRect(desk.model.index(0, 1)))
    for row in range(1, 6):
        click(desk.view, desk.view.visualRect(desk.model.index(row, 1)), CTRL)
    desk.house.until(lambda: desk.page.several.shown)
    assert desk.page.several.panel.isVisible()
    chosen = desk.grid.current_id
    desk.page.show_view("board")
    desk.house.until(lambda: not desk.page.several.shown)
    # Undo selects all that came back; the card at hand then stands for itself again.
    for row in range(6):
        desk.view.selectionModel().select(desk.model.index(row, 1), desk.view.selectionModel().SelectionFlag.Select)
    desk.house.until(lambda: desk.page.several.shown)
    cards = next(column.cards for column in desk.page.board.columns if column.cards.row_of(chosen) >= 0)
    click(cards, cards.visualItemRect(cards.item(cards.row_of(chosen))))
    desk.house.until(lambda: not desk.page.several.shown)
    desk.house.idle()
    assert desk.page.side.isVisible()
    assert desk.page.side.card.id == chosen
