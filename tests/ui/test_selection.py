"""The selection in the window: points typed, decisions that wait, released as one step with their letters."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QInputDialog

from eujc_desktop.ui.dialogs.add_records import AddPersonDialog
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from eujc_desktop.ui.dialogs.selection import SelectionDialog
from tests.ui.house import House, also_in_japanese, button, in_english, nameless, press

Key = Qt.Key


def opened(house: House) -> SelectionDialog:
    """The dialog, with the usual criteria."""
    house.tab("participants")
    house.run("selection")
    (dialog,) = house.window.findChildren(SelectionDialog)
    dialog._menu.actions()[0].trigger()
    house.idle()
    return dialog


@also_in_japanese
def test_a_reviewer_says_why_the_points_are_what_they_are(filled: House) -> None:
    dialog = opened(filled)
    table, one = dialog.table, dialog.table.model_.sheet.rows[3].id
    dialog.reviewer.setText("Ito")
    dialog._reviewed()
    filled.idle()
    table.choose(one, 4)
    assert not dialog.remark.isEnabled(), "there are no points yet"
    press(table, "4", Key.Key_Return)
    filled.idle()
    table.choose(one, 4)
    filled.until(dialog.remark.isEnabled)
    dialog.remark.trigger()
    asked = dialog.findChild(QInputDialog)
    asked.setTextValue("Knows kaizen")
    asked.accept()
    filled.idle()
    assert dialog._why.text().endswith("Ito on Motivation and objectives: Knows kaizen")
    assert table.currentIndex().data(Qt.ItemDataRole.ToolTipRole) == "Ito: Knows kaizen"
    filled.run("undo")
    assert "kaizen" not in dialog._why.text()


def test_applicants_are_scored_decided_and_released(filled: House, monkeypatch: Any) -> None:
    dialog = opened(filled)
    table, model = dialog.table, dialog.table.model_
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert nameless(dialog) == []
    assert [one.weight for one in model.sheet.criteria] == [3, 3, 2, 1]

    dialog.reviewer.setText("Ito")
    dialog._reviewed()
    filled.idle()
    one, two = model.sheet.rows[3].id, model.sheet.rows[5].id
    table.choose(one, 4)
    press(table, "9", Key.Key_Return)
    filled.idle()
    assert dialog.messages.titles() == ["“Motivation and objectives” takes from 0 to 5 points."]
    table.choose(one, 4)
    press(table, "4,5", Key.Key_Return)
    filled.idle()
    assert (model.sheet.rows[0].id, model.sheet.rows[0].marks.median) == (one, 90)
    assert (table.current, dialog.messages.titles()) == (one, [])
    assert dialog._why.text().endswith("Ito: 90.0; Ito has not judged all of it")
    assert filled.undone() == f"Points for {model.sheet.rows[0].name}"

    table.choose(one)
    dialog.steps[1].click()
    filled.idle()
    table.choose(two)
    dialog.steps[2].click()
    filled.idle()
    assert dialog.release_button.text().strip() == "Release 2 decisions"
    dialog.release_button.click()
    filled.idle()
    stages = {row.id: str(row.stage) for row in model.sheet.rows}
    assert (stages[one], stages[two]) == ("selected", "waiting list")
    button(dialog, "Selected: 1…").click()
    filled.idle()
    (papers,) = dialog.findChildren(PrintDialog)
    assert papers.body.options.letter.currentData() == "selected"
    papers.reject()
    opened_drafts: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened_drafts.append(url) or True))
    button(dialog, "Hand 2 letters to mail…").click()
    filled.idle()
    assert dialog.messages.titles() == ["2 drafts were opened in the mail program"]
    assert len(opened_drafts) == 2
    dialog.promote_button.click()
    filled.idle()
    assert {row.id: row.decided for row in model.sheet.rows}[two] == "selected"
    while any(str(row.stage) == "selected" and row.id == one for row in model.sheet.rows):
        filled.window.office.undo()
        filled.idle()
    assert dialog.messages.titles() == ["2 letters that went out say otherwise"], "and none is offered any more"


@also_in_japanese
def test_a_mission_without_applicants_says_so_and_asks_who_applies(bare: House) -> None:
    bare.run("selection")
    (dialog,) = bare.window.findChildren(SelectionDialog)
    for view in ("table", "board"):
        dialog.show_view(view)
        assert not dialog.table.isVisible()
        assert not dialog.board.isVisible()
        assert in_english(dialog.nobody.accessibleName()) == "No one has applied yet."
    assert nameless(dialog) == []
    button(dialog.nobody, "Add person…").click()
    asked = dialog.findChild(AddPersonDialog)
    asked.fill("person.family_name", "Moreau")
    asked.send()
    bare.idle()
    assert not dialog.nobody.isVisible()
    assert dialog.board.isVisible()
    assert dialog.chosen == [dialog.table.model_.sheet.rows[0].id]
    dialog.show_view("table")
    assert dialog.current == dialog.chosen[0]
    bare.run("undo")
    assert dialog.nobody.isVisible()
    dialog.reject()
