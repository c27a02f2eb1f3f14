"""The People tab: everybody of the office, with what happened to them, and the way onto a mission."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from eujc_desktop import services
from eujc_desktop.planning.finding import Finding
from eujc_desktop.ui.components.chips import FilterChip, StatusChip
from eujc_desktop.ui.dialogs.add_records import AddPersonDialog
from eujc_desktop.ui.dialogs.join_mission import JoinMissionDialog
from eujc_desktop.ui.dialogs.labels_dialog import LabelsDialog
from tests.ui.house import House, button, marked_up, nameless, press

Key = Qt.Key


def dialog(house: House, kind: type[Any]) -> Any:
    (found,) = (each for each in house.window.findChildren(kind) if each.isVisible())
    return found


def test_a_person_without_a_mission_is_added_found_changed_and_joins_one(filled: House) -> None:
    page = filled.tab("people")
    everybody = page.grid.model_.rowCount()
    assert everybody > 24
    filled.run("new")
    adding = dialog(filled, AddPersonDialog)
    assert set(adding.boxes) == {
        "person.family_name", "person.given_name", "organisation.name", "person.email", "person.nationality",
    }  # fmt: skip
    adding.fill("person.family_name", "Mori")
    adding.fill("person.given_name", "Keiko")
    adding.send()
    filled.idle()
    assert page.grid.model_.rowCount() == everybody + 1
    assert page.side.form.values["person.family_name"] == "Mori"
    page.side.form.focus_field("person.labels")
    press(page.side.form.editor("person.labels"), "Interpreters", Key.Key_Tab)
    page.side.form.write_now()
    filled.idle()
    page.grid.set_search("interpreters")
    filled.idle()
    assert [page.grid.model_.cell(0, 0).text, page.grid.model_.rowCount()] == ["MORI Keiko", 1]

    filled.run("join_mission")
    joining = dialog(filled, JoinMissionDialog)
    assert nameless(joining) == []
    joining.fill("role", "interpreter")
    joining.send()
    filled.idle()
    assert filled.undone() == "1 person on WCM-2027"
    lines = page.side.timeline.shown()
    assert [(str(one.sort), one.detail) for one in lines] == [
        ("mission", "Interpreter · Applied"),
        ("record", "Anna Berg"),
    ]
    chip = next(each for each in page.side.timeline.section.findChildren(FilterChip) if each.key == "record")
    chip.click()
    assert [one.title for one in page.side.timeline.shown()] == ["Add person Keiko Mori"]
    chip.click()
    filled.idle()
    agrees_to_be_named_to_hosts(filled, page)
    assert nameless(page) == []
    assert marked_up(page) == []
    assert not page.side.form.editor("person.passport_no").parentWidget().findChildren(QToolButton)[0].isHidden()
    button(page.side.timeline.section, "Show").click()
    filled.idle()
    assert filled.window.current.key == "participants"
    assert filled.window.current.side.form.values["person.family_name"] == "Mori"
    takes_somebody_known(filled)


def takes_somebody_known(house: House) -> None:
    """Off the mission and onto it again, found by her name while it is typed."""
    house.window.current.remove()
    house.idle()
    house.run("add_person")
    adding = dialog(house, AddPersonDialog)
    adding.fill("participation.role", "interpreter")
    adding.fill("person.family_name", "mori")
    adding.look()
    house.idle()
    assert not adding.known.isHidden()
    keys = [choice for choice in adding._who if choice.name == "MORI Keiko" or "Mori" in choice.name]
    adding.known.choose(keys[0].id)
    press(adding.known, Key.Key_Return)
    house.idle()
    values = house.window.current.side.form.values
    assert (values["person.family_name"], str(values["participation.role"])) == ("Mori", "interpreter")
    panel = house.window.current.side
    taken_back = Finding(services.consents.RULE, "warning", "It went out.", person=panel.form.row_id)
    panel.show_person(panel.form.row_id, [taken_back])
    house.idle()
    assert not panel.consents.section.opened
    button(panel.messages, "Look at the consents").click()
    assert panel.consents.section.opened


def agrees_to_be_named_to_hosts(filled: House, page: Any) -> None:
    """Enter an answer in the panel, and find it in the form and the timeline."""
    consents = page.side.consents
    consents.section.head.click()
    filled.idle()
    answering = consents.ask("hosts", None)
    assert nameless(answering) == []
    answering.fill("paper", "Mail")
    answering.send()
    filled.idle()
    assert filled.undone() == "Answer of MORI Keiko"
    assert [chip.text for chip in consents.section.findChildren(StatusChip)].count("Agreed") == 1
    assert page.side.form.values["person.consent_hosts"] is True
    assert page.side.timeline.shown()[-1].title == "Add person Keiko Mori"
    assert "Share with hosts: agreed" in [one.title for one in page.side.timeline.shown()]


def test_labels_are_managed_in_one_place_and_shown_as_chips(filled: House) -> None:
    page = filled.tab("people")
    page.grid.view.go(page.grid.model_.index(0, 1))
    ids = page.grid.model_.ids[:2]
    filled.works.run("Give", partial(services.labels.put, people=ids, name="press", on=True))
    filled.run("labels")
    labels = dialog(filled, LabelsDialog)
    assert nameless(labels) == []
    labels.new_name.setText("Speakers")
    labels.make()
    filled.idle()
    box = labels.colours["press"]
    box.setCurrentIndex(box.findData("pink"))
    box.activated.emit(box.currentIndex())
    filled.idle()
    at = [column.key for column in page.grid.model_.columns].index("person.labels")
    assert page.grid.model_.cell(0, at).tone == "pink"
    labels.names["press"].setText("speakers")
    labels.rename("press")
    filled.idle()
    assert labels.messages.titles() == ["There is a label “speakers” already"]
    labels.names["press"].setText("Press")
    labels.rename("press")
    filled.idle()
    assert page.grid.model_.cell(1, at).text == "Press"
    assert "Press" in [chip.text for chip in page.side.findChildren(StatusChip)]
    button(labels, "Close")
    for each in labels.findChildren(QToolButton):
        if each.toolTip() == "Remove Press":
            each.click()
    assert labels.messages.titles() == ["“Press” is taken from everybody who bears it"]
    button(labels.messages, "Take the label away").click()
    filled.idle()
    assert page.grid.model_.cell(0, at).text == ""
    assert filled.undone() == "Remove label “Press”"
    labels.reject()
