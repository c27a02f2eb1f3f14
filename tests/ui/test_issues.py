"""The issues of the itinerary: looked at, mended, accepted, timed, and the rules behind them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from eujc_desktop.ui.dialogs.accept_finding import AcceptFinding
from eujc_desktop.ui.dialogs.plan_rules import PlanRulesDialog
from eujc_desktop.ui.dialogs.travel_minutes import TravelMinutes
from tests.ui.house import House, button, press


@pytest.fixture
def page(filled: House) -> Any:
    return filled.tab("itineraries")


def card(page: Any, title: str) -> Any:
    while title not in titles(page):
        button(page.side.found, next(each for each in names(page.side.found) if each.startswith("Show "))).click()
        QApplication.processEvents()
    return next(card for card in page.side.found.cards.values() if card.text() == title)


def names(root: QWidget) -> list[str]:
    return [each.accessibleName() for each in root.findChildren(QPushButton) if each.isVisible()]


def titles(page: Any) -> list[str]:
    return [card.text() for card in page.side.found.cards.values()]


def dialog_of(house: House, kind: type[Any]) -> Any:
    house.idle()
    return next(each for each in house.window.findChildren(kind) if each.isVisible())


def numbers(page: Any, ids: Any) -> list[int]:
    return [page.steps.item(key).number for key in ids]


def test_an_issue_is_looked_at_before_it_is_mended(filled: House, page: Any) -> None:
    looked: list[Any] = []
    page.side.found.looked.connect(looked.append)
    issue = card(page, "Not enough travel time")
    issue.click()
    assert numbers(page, page.chosen.selected_ids()) == [65, 66]
    assert issue.isChecked()
    assert page.side._pages.currentWidget() is page.side.issues
    fix = issue.ways[0]
    assert fix.text().strip().startswith("Start 66 at 16:15, after a transfer to Higashi-Osaka")
    assert not fix.icon().isNull()
    QApplication.sendEvent(fix, QEvent(QEvent.Type.Enter))
    transfer, visit = sorted(looked[-1], key=lambda ghost: ghost.start)
    assert (transfer.id, transfer.type, transfer.groups) == ("", "transfer", ("A",))
    assert (page.steps.item(visit.id).number, visit.start) == (66, datetime(2027, 3, 24, 16, 15))
    QApplication.sendEvent(fix, QEvent(QEvent.Type.Leave))
    assert looked[-1] == ()
    fix.setFocus()
    assert len(looked[-1]) == 2
    filled.run("first_fix")
    filled.idle()
    assert filled.undone().startswith("End “Owari Dandori")


def test_an_issue_is_accepted_with_a_reason_and_withdrawn(filled: House, page: Any) -> None:
    before = titles(page).count("Two items at the same time")
    button(card(page, "Two items at the same time"), "Accept…").click()
    dialog = dialog_of(filled, AcceptFinding)
    dialog.send()
    assert dialog.isVisible()
    press(dialog.boxes["reason"].editor, "The lunch is a buffet", Qt.Key.Key_Return)
    filled.idle()
    assert titles(page).count("Two items at the same time") == before - 1
    assert filled.undone() == "Accept: two items at the same time"
    told = page.mending.issues.accepted
    assert [one.reason for one in told] == ["The lunch is a buffet"]
    filled.until(lambda: "2 conflicts" in filled.window.status.conflicts.text())
    button(page.side.found, "Withdraw").click()
    filled.idle()
    assert titles(page).count("Two items at the same time") == before
    button(card(page, "Visit on a public holiday"), "The host is open that day").click()
    filled.idle()
    assert "Visit on a public holiday" not in titles(page)


def test_a_way_is_timed_and_rules_are_set(filled: House, page: Any) -> None:
    button(card(page, "Not enough travel time"), "Edit the travel time…").click()
    filled.idle()
    dialog = dialog_of(filled, TravelMinutes)
    assert dialog.windowTitle() == "From Okazaki to Higashi-Osaka"
    dialog.fill("minutes", "20")
    dialog.send()
    filled.idle()
    assert "Not enough travel time" not in titles(page)
    filled.run("undo")
    assert filled.window.current is page, "the minutes of a way are seen in the itinerary"
    assert "Not enough travel time" in titles(page)
    filled.run("plan_rules")
    filled.idle()
    rules = dialog_of(filled, PlanRulesDialog)
    assert rules.numbers["plant buffer"].value() == 15
    rules.ticks["overlap"].setChecked(False)
    rules.numbers["plant buffer"].setValue(0)
    assert rules.numbers["plant buffer"].value() == 1
    rules.keep()
    filled.idle()
    assert "Two items at the same time" not in titles(page)
    assert filled.undone() == "Change rules of the itinerary"
