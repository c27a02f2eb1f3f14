"""People who may be there twice, in the window: told while typing, compared, made one, told apart, undone."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from eujc_desktop import services
from eujc_desktop.models.person import Person
from eujc_desktop.ui.dialogs.add_records import AddPersonDialog
from eujc_desktop.ui.dialogs.duplicates_dialog import DuplicatesDialog
from eujc_desktop.ui.dialogs.merge_dialog import MergeDialog
from tests.ui.house import House, button, nameless, press

TWIN = {"person.family_name": "Orum", "person.given_name": "Freya", "person.birth_date": "1979-01-01"}


def people(house: House) -> int:
    return house.works.read(lambda work: work.session.query(Person).count())


def told_while_added(filled: House, page: Any) -> None:
    filled.run("add_person")
    (adding,) = filled.window.findChildren(AddPersonDialog)
    adding.fill("person.family_name", "Ørum")
    adding.fill("person.given_name", "Freja")
    adding.look()
    filled.idle()
    assert adding.messages.titles() == ["Known already?"]
    there = people(filled)
    cancel = button(adding, "Cancel")
    cancel.setFocus()
    press(cancel, Qt.Key.Key_Return)
    filled.idle()
    assert people(filled) == there, "Enter is the button that has the keyboard, not the main one"
    assert not any(each.isVisible() for each in filled.window.findChildren(AddPersonDialog))
    page.add("Freja Orum")  # as the search offers it
    filled.until(lambda: filled.window.findChild(AddPersonDialog).messages.titles() == ["Known already?"])
    filled.window.findChild(AddPersonDialog).reject()


def test_somebody_who_is_there_twice_is_told_compared_merged_and_brought_back(filled: House) -> None:
    page = filled.tab("participants")
    told_while_added(filled, page)
    mission = filled.window.desk.mission_id
    born = filled.works.read(lambda work: work.session.query(Person).filter_by(family_name="Ørum").one().birth_date)
    given = TWIN | {"person.birth_date": str(born)}
    row = filled.works.run("Enrol", partial(services.people.enrol, mission_id=mission, values=given)).result
    page.show_mission(mission)
    filled.idle()
    page.grid.select(row)
    filled.idle()
    assert page.side.messages.titles()[0] == "Possible duplicate"
    before = people(filled)
    button(page.side.messages, "Compare and merge…").click()
    filled.idle()
    (merging,) = filled.window.findChildren(MergeDialog)
    assert nameless(merging) == []
    press(merging, Qt.Key.Key_Return)
    filled.idle()
    assert merging.isVisible(), "on a value Enter neither merges nor tells apart"
    number = next(key for key in merging.groups if key.endswith(".passport_no"))
    assert "•" in merging.groups[number].checkedButton().accessibleName()
    merging.show_numbers()
    filled.idle()
    assert filled.entered() == "Passport no. of 2 people shown"
    assert "•" not in merging.groups[number].checkedButton().accessibleName()
    merging.merge()
    filled.idle()
    assert people(filled) == before - 1
    filled.run("undo")
    assert people(filled) == before

    filled.run("duplicates")
    (listed,) = filled.window.findChildren(DuplicatesDialog)
    assert len(listed.doubts) == 1
    filled.until(lambda: all(each.isVisible() for each in listed.findChildren(QPushButton)))
    button(listed, "Different people").click()
    filled.idle()
    assert not listed.doubts
    listed.reject()
    page.grid.select(row)
    filled.idle()
    assert "Possible duplicate" not in page.side.messages.titles()
