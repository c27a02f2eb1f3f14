"""Questions of one's own to a list: put together, counted, kept under a name from one run to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit

from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.dialogs.filter_builder import FilterBuilder
from eujc_desktop.ui.grid_menu import column_menu
from tests.ui.house import House, nameless, press


def builder(house: House) -> FilterBuilder:
    (found,) = (each for each in house.window.findChildren(FilterBuilder) if each.isVisible())
    return found


def keeps_what_was_typed(made: FilterBuilder) -> None:
    """In a field of each kind every test has its editors, and what stands there stays where it fits."""
    asked = made.add_row()
    for key in {type(field.kind): key for key, field in made._known.fields.items()}.values():
        asked.ask(key)
        for at in range(asked.test.count()):
            for editor in asked.editors:
                if isinstance(editor, QLineEdit):
                    press(editor, "7")
            asked.test.setCurrentIndex(at)
            asked.test.activated.emit(at)
            assert all(asked._holder.indexOf(editor) >= 0 for editor in asked.editors), (key, asked.test.currentText())
    asked.ask("person.passport_expires")
    press(asked.editors[0], "1 Jan 2031")
    between = asked.test.findData("between")
    asked.test.setCurrentIndex(between)
    asked.test.activated.emit(between)
    assert [editor.raw() for editor in asked.editors] == ["1 Jan 2031", ""]
    asked.removed.emit()


def test_a_question_is_put_together_counted_kept_changed_and_taken_away(filled: House) -> None:
    grid = filled.tab("participants").grid
    grid.chips.add_requested.emit()
    filled.idle()
    made = builder(filled)
    assert nameless(made) == []
    assert made.rows[0].field.raw() == "participation.role", "a fixed list, not the link to the person"
    made.reject()
    menu = column_menu(grid.view, grid.arranging, grid.model_.columns[5])
    next(action for action in menu.actions() if action.text() == "Filter by this…").trigger()
    filled.idle()
    made = builder(filled)
    keeps_what_was_typed(made)
    assert made.rows[0].field.raw() == "person.diet"
    made.rows[0].ask("person.diet", Condition("person.diet", "any of", ("vegan", "halal")))
    second = made.add_row("person.passport_expires")
    second.ask("person.passport_expires", Condition("person.passport_expires", "not empty", None))
    made._look()
    filled.idle()
    found = int(made._count.text().split()[1])
    assert 0 < found < 41
    made.name.setText("No meat")
    made.save_button.click()
    filled.idle()
    assert grid.model_.rowCount() == found
    (own,) = grid.filters._own
    assert grid.chips.chip(own.key).accessibleName() == f"Filter: No meat, {found}"

    filled.close()
    filled.open()
    grid = filled.tab("participants").grid
    assert [kept.text for kept in grid.filters._own] == ["No meat"]
    grid.use_filters({own.key})
    filled.idle()
    assert grid.model_.rowCount() == found
    grid.chips.change_requested.emit(own.key)
    filled.idle()
    changed = builder(filled)
    assert [row.field.raw() for row in changed.rows] == ["person.diet", "person.passport_expires"]
    changed._take_away()
    filled.idle()
    QApplication.processEvents()
    assert grid.filters._own == []
    assert grid.model_.rowCount() == 41
