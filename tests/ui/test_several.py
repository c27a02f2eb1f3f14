"""Several people at once: seen row by row, changed as one step, and given back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu

from eujc_desktop.ui.components.action_bar import ActionBar
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from tests.ui.house import House, button, in_english, nameless, press
from tests.ui.test_participants import Sheet


@pytest.fixture
def sheet(filled: House) -> Sheet:
    return Sheet(filled)


def choose(sheet: Sheet, *names: str) -> None:
    """Select the rows of these people."""
    flags = sheet.view.selectionModel().SelectionFlag
    sheet.go(names[0], "person.diet")
    for name in names[1:]:
        index = sheet.at(name, "person.diet")
        sheet.view.selectionModel().select(index, flags.Select | flags.Rows)
    sheet.house.until(lambda: sheet.page.several.shown == (len(names) > 1))
    sheet.house.idle()


def pick(words: str) -> None:
    """Choose from the menu that is open."""
    menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_change_for_several_is_seen_before_it_is_made_and_undone_as_one(sheet: Sheet) -> None:
    several = sheet.page.several
    choose(sheet, "BĒRZIŅA", "CŒURDEVEY", "D'AGOSTINO")
    panel = several.panel
    assert panel._title.text() == "3 people selected"
    assert [line.name for line in panel.rows.lines.lines] == [
        "BĒRZIŅA Kristīne", "CŒURDEVEY Clémence", "D'AGOSTINO Niccolò"]  # fmt: skip
    diet = panel.field("person.diet")
    assert diet.editor.lineEdit().placeholderText() == "Several values"
    assert nameless(several._panels) == []
    diet.editor.setFocus()
    press(diet.editor, "halal")
    sheet.house.until(lambda: panel.rows.lines.wanted)
    lines = panel.rows.lines.lines
    assert in_english(lines[0].detail) == "Vegan → Halal"
    assert panel.apply_button.accessibleName() == "Change 3 people"
    panel.rows.setCurrentIndex(panel.rows.lines.index(1))
    press(panel.rows, Qt.Key.Key_Space)
    assert panel.apply_button.accessibleName() == "Change 2 people"
    before = sheet.cell("CŒURDEVEY", "person.diet").text
    panel.apply_button.click()
    sheet.house.idle()
    assert [sheet.cell(name, "person.diet").text for name in ("BĒRZIŅA", "CŒURDEVEY", "D'AGOSTINO")] == [
        "Halal", before, "Halal"]  # fmt: skip
    assert sheet.house.undone() == "Change diet of 2 people"
    assert len(sheet.grid.selected_ids()) == 3
    undo = button(sheet.house.window, "Undo")
    (bar,) = (each for each in sheet.house.window.findChildren(ActionBar) if each.isVisible())
    places = [QRect(each.mapToGlobal(QPoint()), each.size()) for each in (undo, bar)]
    assert not places[0].intersects(places[1]), "what can be done with them stays in reach"
    undo.click()
    sheet.house.idle()
    assert len(sheet.grid.selected_ids()) == 3
    assert sheet.cell("BĒRZIŅA", "person.diet").text == "Vegan"

    choose(sheet, "BĒRZIŅA", "CŒURDEVEY")
    notes = panel.field("person.notes")
    sheet.house.idle()
    notes.choose_way("add")
    press(notes.editor, "asks for a lift")
    sheet.house.until(lambda: len(panel.rows.lines.wanted) == 2)
    panel.discard()
    sheet.house.idle()
    assert panel.rows.lines.wanted == []


def test_the_bar_changes_at_once_and_prints_for_those_selected(sheet: Sheet) -> None:
    several = sheet.page.several
    choose(sheet, "BĒRZIŅA", "KJÆRGAARD")
    bar = {each.accessibleName(): each for each in several.bar.buttons}
    bar["Room"].click()
    sheet.house.idle()
    pick("Double")
    sheet.house.idle()
    assert sheet.cell("KJÆRGAARD", "participation.room_type").text == "Double"
    assert sheet.house.undone() == "Change room type of 2 people"
    bar["Papers"].click()
    pick("Badges")
    sheet.house.idle()
    dialog = sheet.house.window.findChild(PrintDialog)
    assert set(dialog.body.whom.who.people) == set(sheet.grid.selected_ids())
    dialog.reject()
    several.bar.left.emit()
    sheet.house.idle()
    assert (several.shown, len(sheet.grid.selected_ids())) == (False, 1)
    assert sheet.house.window.focusWidget() is sheet.view
