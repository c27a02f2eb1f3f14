"""The board of visits on a real office: cards by stage, moved by key and by drag, filters, views, the directory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from eujc_desktop import services
from eujc_desktop.ui.components.card_list import CARD, CardList
from eujc_desktop.ui.components.toast import Toast
from eujc_desktop.ui.dialogs.add_company import AddCompanyDialog
from eujc_desktop.ui.dialogs.address import AddressDialog
from eujc_desktop.ui.dialogs.duplicates_dialog import DuplicatesDialog
from tests.ui.access import faults
from tests.ui.house import CTRL, House, button, press

pytestmark = pytest.mark.opens("visits")

Key = Qt.Key


class Desk:
    """The visits tab, as the board shows it."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("visits")
        self.board = self.page.board

    def column(self, stage: str) -> Any:
        return next(each for each in self.board.columns if stage in each.stretch.stages)

    def companies(self, stage: str) -> list[str]:
        cards = self.column(stage).cards
        return [cards.item(at).data(CARD).company for at in range(cards.count())]

    def choose(self, stage: str, at: int = 0) -> Any:
        cards = self.column(stage).cards
        cards.setFocus()
        cards.setCurrentRow(at)
        self.house.idle()
        return cards.item(at).data(CARD)

    def type(self, *keys: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        press(QApplication.focusWidget(), *keys, held=held)
        self.house.idle()

    def dialog(self, kind: type[QDialog]) -> Any:
        self.house.idle()
        return next(each for each in self.house.window.findChildren(kind) if each.isVisible())


@pytest.fixture
def desk(filled: House) -> Desk:
    return Desk(filled)


def test_cards_stand_under_their_stage_and_move_by_keys_with_one_way_back(desk: Desk) -> None:
    assert desk.column("confirmed").cards.hasFocus(), QApplication.focusWidget()
    card, before = desk.choose("requested", 3), desk.house.undone()
    desk.type(Key.Key_Right, held=CTRL)  # over “pencilled”, which stands in the same column
    assert card.company in desk.companies("pencilled")
    desk.type(Key.Key_Right, held=CTRL)
    assert card.company in desk.companies("confirmed")
    assert desk.page.grid.current_id == card.id
    assert desk.column("confirmed").cards.hasFocus(), "the keyboard goes along with the card"
    assert desk.page.side.card.company == card.company
    assert button(desk.house.window.findChildren(Toast)[-1], "Write the letter…")
    desk.house.run("undo")
    desk.house.run("undo")
    assert desk.house.undone() == before
    assert card.company in desk.companies("requested")
    assert desk.page.grid.model_.values(card.id)["visit.stage"] == "requested"


def test_arrows_go_from_column_to_column(desk: Desk) -> None:
    desk.choose("requested", 0)
    desk.type(Key.Key_Right)
    assert desk.column("confirmed").cards.hasFocus()
    desk.type(Key.Key_Left)
    assert desk.column("requested").cards.hasFocus()
    desk.type(Key.Key_Down)
    assert desk.column("requested").cards.currentRow() > 0
    assert desk.page.side.card.id == desk.page.grid.current_id


def test_a_card_is_dropped_on_a_stage(desk: Desk) -> None:
    card, there = desk.choose("requested", 1), desk.column("thanked")
    data = desk.column("requested").cards.mimeData([desk.column("requested").cards.item(1)])
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)  # fmt: skip
    there.dropEvent(drop)
    desk.house.idle()
    assert card.company in desk.companies("thanked")
    assert desk.house.undone() == f"{card.company}: Thanked"
    desk.house.run("undo")
    assert desk.companies("thanked") == []


def test_a_drag_begins_and_a_column_stays_where_it_is_while_the_board_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(CardList, "startDrag", lambda cards, _how: begun.append(cards.currentItem().text()))
    desk.choose("confirmed")
    cards = desk.column("requested").cards
    bar, over, left = cards.verticalScrollBar(), cards.viewport(), Qt.MouseButton.LeftButton
    bar.setValue(bar.maximum())
    desk.house.run("refresh")
    assert bar.value() == bar.maximum() > 0
    item = cards.item(cards.count() - 1)
    at = cards.visualItemRect(item).center()
    QTest.mousePress(over, left, pos=at)
    desk.house.run("refresh")
    for step in (20, 40):
        there = QPointF(at) + QPointF(step, 0)
        moved = QMouseEvent(QEvent.Type.MouseMove, there, over.mapToGlobal(there), Qt.MouseButton.NoButton, left,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(over, moved)
    QTest.mouseRelease(over, left, pos=at)
    assert begun == [item.text()]


def test_filters_words_and_what_will_not_take_place(desk: Desk) -> None:
    for words in ("しののめ", "東雲", "shinonome"):
        desk.page.grid.set_search(words)
        desk.house.idle()
        shown = [name for column in desk.board.columns for name in desk.companies(column.stretch.stages[0])]
        assert [name for name in shown if name] == ["Shinonome Robotics Inc."], words
    desk.page.grid.clear_filters()
    desk.house.idle()
    assert desk.column("declined").isHidden()
    card = desk.choose("requested", 2)
    desk.page.steps.mark("declined")
    desk.house.idle()
    assert card.company not in desk.companies("requested")
    desk.page.grid.use_filters({"declined"})
    desk.house.idle()
    assert not desk.column("declined").isHidden()
    assert desk.companies("declined") == [card.company]
    assert faults(desk.page) == []


def test_the_views_show_the_same_visit_and_are_remembered(desk: Desk) -> None:
    card = desk.choose("requested", 4)
    for view in ("table", "board"):
        desk.page.show_view(view)
        desk.house.idle()
        assert desk.page.grid.current_id == card.id
        assert desk.house.window.desk.memory.get("visits.view", "") == view
    desk.page.show_view("directory")
    desk.house.idle()
    assert not desk.house.window.actions_.q("next_stage").isEnabled()
    assert desk.house.window.actions_.q("export_cards").isEnabled()
    assert faults(desk.page) == []


def directory(desk: Desk, words: str) -> Any:
    desk.page.show_view("directory")
    desk.house.idle()
    shown = desk.page.directory
    shown.grid.set_search(words)
    desk.house.idle()
    shown.grid.select(shown.grid.model_.ids[0])
    desk.house.idle()
    return shown


def test_the_directory_finds_by_people_and_edits_addresses_by_parts(desk: Desk) -> None:
    shown = directory(desk, "ささき けんたろう")
    assert [shown.grid.model_.cell(0, 0).text, shown.grid.model_.rowCount()] == ["Aone Seisakusho Co., Ltd.", 1]
    key = shown.grid.current_id
    button(shown.panel, "Address by parts…").click()
    dialog = desk.dialog(AddressDialog)
    assert dialog.raw("prefecture") == "東京都"
    assert (dialog.raw("city"), dialog.raw("city_ja"), dialog.raw("block")) == ("Ota-ku", "大田区", "4-98-7")
    dialog.fill("postcode", "〒１４４００４３")
    dialog.fill("prefecture", "Atlantis")
    assert dialog.written()["address"] == "4-98-7 Haneda, Ota-ku, 144-0043"
    dialog.send()
    assert "“Atlantis” is not in the list" in dialog.boxes["prefecture"].editor.accessibleDescription()
    dialog.fill("prefecture", "東京都")
    dialog.fill("building", "Aone Bldg. 3F")
    dialog.fill("building_ja", "青嶺ビル3階")
    dialog.send()
    desk.house.idle()
    now = desk.house.works.read(lambda work: services.records.values(work, "organisation", key))
    assert now["address"] == "Aone Bldg. 3F, 4-98-7 Haneda, Ota-ku, Tokyo 144-0043"
    assert now["address_ja"] == "東京都大田区羽田4丁目98番7号 青嶺ビル3階"
    assert desk.house.undone() == "Address of Aone Seisakusho Co., Ltd."
    desk.house.run("undo")
    assert (desk.page.view, shown.grid.current_id) == ("directory", key), "undo stays where its company is seen"
    desk.house.tab("participants")
    desk.house.window.office.do(
        "Rename", lambda work: services.records.change(work, "organisation", key, {"sector": "Pumps"})
    )
    desk.house.idle()
    desk.house.tab("visits")
    assert shown.grid.model_.values(key)["organisation.sector"] == "Pumps", "what changed meanwhile is read again"
    shown.grid.write(key, "organisation.name", "x" * 201)
    shown.grid.write(key, "organisation.sector", "Valves")
    desk.house.idle()
    assert desk.house.undone() == "Change sector of Aone Seisakusho Co., Ltd.", "not of what was refused"
    shown.turn("contacts")
    desk.house.idle()
    shown.grid.set_search("onodera")
    desk.house.idle()
    assert [shown.grid.model_.cell(row, 0).text for row in range(shown.grid.model_.rowCount())] == ["小野寺 由紀子"]
    shown.grid.select(shown.grid.model_.ids[0])
    desk.house.idle()
    assert any("Aone" in each.text() for each in shown.panel.findChildren(QLabel))


def test_a_long_title_of_an_earlier_mission_leaves_the_panel_as_narrow_as_it_is(desk: Desk) -> None:
    shown = directory(desk, "Aone")
    key = shown.grid.current_id

    def lengthen(work: Any) -> None:
        mission = services.missions.by_code(work, "WCM-2027")
        services.records.change(work, "mission", mission.id, {"title": "World Class Manufacturing " * 7})
        services.records.change(work, "organisation", key, {"sector": "Pumps"})

    desk.house.window.office.do("Lengthen", lengthen)
    desk.house.idle()
    links = shown.panel.sections["memory"].findChildren(QPushButton)
    assert any("World Class Manufacturing World" in each.accessibleName() for each in links)
    assert all(each.minimumSizeHint().width() <= 300 for each in shown.panel.sections.values())


def test_companies_are_added_found_twice_merged_and_saved_as_cards(desk: Desk, tmp_path: Path) -> None:
    shown = directory(desk, "Aone")
    shown.add()
    dialog = desk.dialog(AddCompanyDialog)
    dialog.boxes["name_ja"].editor.setFocus()
    press(dialog, "㈱青嶺製作所")
    desk.house.until(lambda: dialog.messages.titles() == ["Known already?"])
    assert any("Aone" in each.text() for each in dialog.messages.findChildren(QLabel)), "told while it is typed"
    there = shown.grid.current_id
    shown.grid.set_search("minato")
    desk.house.idle()
    button(dialog, "Open the one there").click()
    desk.house.idle()
    assert (dialog.isVisible(), shown.grid.current_id) == (False, there), "the filter that hid it gives way"
    shown.add()
    dialog = desk.dialog(AddCompanyDialog)
    dialog.fill("name_ja", "青嶺製作所株式会社")
    dialog.send()
    desk.house.idle()
    assert dialog.isVisible()
    assert dialog.messages.titles() == ["Known already?"], "asked before it is added"
    button(dialog, "Add all the same").click()
    desk.house.idle()
    assert not dialog.isVisible()
    assert shown.grid.current_id not in ("", there)
    desk.house.run("duplicates")
    found = desk.dialog(DuplicatesDialog)
    desk.house.until(lambda: bool(found.doubts))
    assert found.what.chosen == "organisation"
    assert {found.doubts[0].one.name, found.doubts[0].other.name} == {
        "Aone Seisakusho Co., Ltd.", "青嶺製作所株式会社"}  # fmt: skip
    button(found, "Different companies").click()
    desk.house.until(lambda: not found.doubts)
    found.reject()
    file = tmp_path / "hosts.vcf"
    shown.save_cards(file, list(shown.grid.model_.ids), "4.0")
    desk.house.until(file.exists)
    assert "佐々木" in file.read_text(encoding="utf-8").replace("\r\n ", "")
