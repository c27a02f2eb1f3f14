"""An office without missions: three ways to start, and the programmes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eujc_desktop.ui.components.cards import StartCard, TemplateCard
from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog
from tests.ui.house import House, button, nameless, press
from tests.ui.mission_steps import dialog, fill


@pytest.fixture
def empty(tmp_path: Path, light: None) -> Iterator[House]:
    house = House(tmp_path / "missions.db", tab="missions")
    yield house
    house.close()


def first(house: House) -> Any:
    return house.window.current._first


def test_an_empty_office_shows_how_to_start(empty: House) -> None:
    page = first(empty)
    assert page.isVisible()
    assert [card.text() for card in page.findChildren(StartCard)] == [
        "Look around in the sample", "Bring in an Excel list", "Open a mission file",
    ]  # fmt: skip
    cards = page.findChildren(TemplateCard)
    assert [card.text() for card in cards][:2] == ["World Class Manufacturing", "Get Ready for Japan"]
    assert cards[-1].text() == "Empty mission"
    assert "tasks from T−" in cards[0].accessibleDescription()
    assert not empty.window.header.missions.isVisible()
    assert empty.window.status.saved.accessibleName() == "New file"
    assert [empty.window.bar.badge(at) for at in range(4)] == ["", "", "", ""]
    assert nameless(empty.window) == []


def test_the_cards_give_their_commands(empty: House) -> None:
    given: list[str] = []
    for command in ("sample", "import", "open"):
        empty.window.actions_.bind(command, lambda command=command: given.append(command))
    cards = first(empty).findChildren(StartCard)
    QTest.keyClick(cards[0], Qt.Key.Key_Return)
    for card in cards[1:]:
        card.click()
    assert given == ["sample", "import", "open"]


def test_a_programme_card_begins_its_mission_and_undo_empties_the_office(empty: House) -> None:
    first(empty).templates[0].click()
    shown = dialog(empty, NewMissionDialog)
    assert shown.raw("programme") == "WCM"
    fill(empty, shown, first_day="15 Mar 2027", last_day="26 Mar 2027")
    shown.send()
    empty.idle()
    empty.idle()
    page = empty.window.current
    assert [row.code for row in page.view.model_.rows] == ["WCM-2027"]
    assert not first(empty).isVisible()
    assert page.side.panel.mission_id == empty.window.desk.mission_id
    assert empty.window.header.missions.text() == "World Class Manufacturing 2027"
    empty.run("undo")
    empty.idle()
    assert first(empty).isVisible()
    assert not empty.window.header.missions.isVisible()
    empty.run("redo")
    empty.idle()
    assert [row.code for row in page.view.model_.rows] == ["WCM-2027"]


def test_every_programme_is_one_click_away(empty: House) -> None:
    button(first(empty), "All 61 programmes…").click()
    shown = dialog(empty, NewMissionDialog)
    choice = shown.boxes["programme"].editor
    assert choice.count() == 62
    press(choice.lineEdit(), "vulcanus in eur")
    choice.lineEdit().editingFinished.emit()
    assert shown.raw("programme") == "VIE"
    assert "12 months" in shown.facts.text()


def test_a_list_asks_for_its_mission_first(empty: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str | None]] = []
    monkeypatch.setattr(
        "eujc_desktop.ui.dialogs.import_dialog.ask_and_import",
        lambda desk, what, code, parent: asked.append((what, code)),
    )
    empty.run("import")
    shown = dialog(empty, NewMissionDialog)
    assert shown.messages.titles() == ["First the mission"]
    assert asked == []
    fill(empty, shown, title="Lean", code="LEAN-1", first_day="1 Jun 2027", last_day="2 Jun 2027")
    shown.send()
    empty.idle()
    empty.idle()
    assert asked == [("participants", "LEAN-1")]


def test_other_tabs_lead_back_to_the_missions(empty: House) -> None:
    for tab in ("participants", "itineraries", "visits"):
        page = empty.tab(tab)
        button(page, "Go to missions").click()
        empty.idle()
        assert empty.window.current.key == "missions"
    assert first(empty).isVisible()
