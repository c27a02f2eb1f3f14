"""Fields of one's own in the window: added in a dialog, answered in form and grid, gone with another mission."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from eujc_desktop import services
from eujc_desktop.ui.dialogs.own_field import OwnFieldDialog
from eujc_desktop.ui.dialogs.own_fields import OwnFieldsDialog
from eujc_desktop.ui.editors import as_editor
from eujc_desktop.ui.text import tr
from tests.ui.house import House, button, nameless, press

Key = Qt.Key


def test_a_field_is_added_answered_shown_and_left_with_the_programme(filled: House) -> None:
    page = filled.tab("participants")
    form, grid = page.side.form, page.grid
    assert page.side.sections["Own fields"].isHidden()
    filled.run("own_fields")
    (dialog,) = filled.window.findChildren(OwnFieldsDialog)
    assert dialog.programme.currentData() == "WCM"
    assert any(each.text().startswith("Nothing is asked yet") for each in dialog.findChildren(QLabel))
    _add(filled, dialog, label="T-shirt", label_ja="Tシャツ", sort="choice", words="S\nM")
    _add(filled, dialog, label="Shuttle", sort="yesno", asked="selection")
    assert nameless(dialog) == []
    assert [row.label for row in dialog._rows] == ["T-shirt", "Shuttle"]
    assert not page.side.sections["Own fields"].isHidden()
    dialog.reject()

    shirt, shuttle = (key for key in form.fields if key.startswith("own."))
    form.focus_field(shirt)
    press(form.editor(shirt), "M", Key.Key_Return)
    filled.until(lambda: str(filled.undone()).lower().startswith("change t-shirt of "))
    grid.arranging.choose_set(next(each for each in grid.arranging.sets if each.name == tr("Own fields")))
    filled.idle()
    columns = [column.key for column in grid.model_.columns]
    assert columns[-2:] == [shirt, shuttle]
    row = grid.model_.row_of(grid.current_id)
    assert [grid.model_.cell(row, columns.index(key)).text for key in (shirt, shuttle)] == ["M", ""]
    grid.write(grid.current_id, shuttle, "yes")
    filled.idle()
    assert as_editor(form.editor(shuttle)).raw() is True

    filled.run("own_fields")
    (dialog,) = (one for one in filled.window.findChildren(OwnFieldsDialog) if one.isVisible())
    dialog.change(dialog._rows[0])
    filled.idle()
    (single,) = dialog.findChildren(OwnFieldDialog)
    single.fill("label", "Polo shirt")
    single.send()
    filled.idle()
    assert grid.model_.title(grid.model_.columns[-2]) == "Polo shirt"
    dialog.ask_to_remove(dialog._rows[0])
    assert dialog.messages.titles() == ["The answers to “Polo shirt” go with it"]
    button(dialog, "Remove the field").click()
    filled.idle()
    assert [column.key for column in grid.model_.columns][-1:] == [shuttle]
    assert shirt not in form.fields
    filled.run("undo")
    filled.idle()
    assert {shirt, shuttle} <= {column.key for column in grid.model_.columns}
    dialog.reject()

    values = {"programme": "FOOD", "code": "FOOD-27", "title": "Food", "first_day": "2027-05-10",
              "last_day": "2027-05-14"}  # fmt: skip
    filled.window.office.do("New", lambda work: services.missions.new(work, values)).then(
        filled.window.desk.choose_mission
    )
    filled.idle()
    assert not {shirt, shuttle} & {column.key for column in grid.model_.columns}
    assert {shirt, shuttle} <= set(grid._desk.memory.get("grid.participants.columns"))


def _add(house: House, dialog: OwnFieldsDialog, **given: str) -> None:
    dialog.add_button.click()
    (single,) = (one for one in dialog.findChildren(OwnFieldDialog) if one.isVisible())
    for name, value in given.items():
        as_editor(single.boxes[name].editor).show_value(single.fields[name].read(value))
    assert single.boxes["words"].isVisibleTo(single) is ("words" in given)
    single.send()
    house.idle()
