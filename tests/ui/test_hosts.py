"""Companies, sites and contacts changed from the panel of a visit, every field of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from eujc_desktop import services
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from tests.ui.house import House, button, marked_up, nameless, press
from tests.ui.test_form import show

pytestmark = pytest.mark.opens("visits")


class Host:
    """The panel of one visit."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("visits")
        self.page.show_view("table")
        self.page.grid.view.go(self.page.grid.model_.index(0, 0))
        house.idle()
        self.panel = self.page.side

    @property
    def card(self) -> Any:
        return self.panel.card

    def values(self, table: str, record_id: str) -> Any:
        return self.house.works.read(lambda work: services.records.values(work, table, record_id))

    def opened(self, words: str) -> RecordDialog:
        button(self.panel, words).click()
        return self.dialog()

    def dialog(self) -> RecordDialog:
        self.house.idle()
        return next(each for each in self.house.window.findChildren(RecordDialog) if each.isVisible())

    def tool(self, words: str) -> QToolButton:
        found = self.panel.sections["contacts"].findChildren(QToolButton)
        return next(each for each in found if each.isVisible() and each.accessibleName() == words)

    def told(self, inside: Any) -> Sequence[str]:
        return [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]

    def send(self, dialog: RecordDialog) -> None:
        dialog.send()
        self.house.idle()


@pytest.fixture
def host(filled: House) -> Host:
    return Host(filled)


@pytest.mark.parametrize(("table", "words"), [("organisation", "Edit company…"), ("site", "Edit site…")])
def test_every_field_of_company_and_site_is_there(host: Host, table: str, words: str) -> None:
    dialog = host.opened(words)
    fields = services.records.entity(table).fields
    assert set(dialog.boxes) == {name for name, field in fields.items() if not isinstance(field.kind, Ref)}
    assert nameless(dialog) == []
    assert marked_up(dialog) == []
    before = host.house.undone()
    host.send(dialog)
    assert not dialog.isVisible()
    assert host.house.undone() == before


def test_a_company_is_changed_as_one_step(host: Host) -> None:
    company = host.card.company
    dialog = host.opened("Edit company…")
    dialog.fill("name_kana", "アオネセイサクショ")
    dialog.fill("postcode", "100-0001")
    dialog.fill("street", "")
    dialog.fill("phone", "+81 3 0000 0001")
    dialog.boxes["founded"].editor.setFocus()
    press(dialog.boxes["founded"].editor, "long ago")
    host.send(dialog)
    assert dialog.isVisible()
    assert dialog.boxes["founded"].editor.accessibleDescription()
    assert not dialog.boxes["founded"].visibleRegion().isEmpty()
    dialog.fill("founded", 1951)
    host.send(dialog)
    assert host.house.undone() == f"Change organisation {company}"
    kept = host.values("organisation", host.card.organisation_id)
    assert (kept["name_kana"], kept["phone"], kept["founded"]) == ("アオネセイサクショ", "+81 3 0000 0001", 1951)
    assert "アオネセイサクショ" in host.told(host.panel)
    host.house.run("undo")
    assert host.values("organisation", host.card.organisation_id)["founded"] != 1951


def test_somebody_faster_is_not_overwritten(host: Host) -> None:
    dialog = host.opened("Edit company…")
    change = {"sector": "Springs"}
    key = host.card.organisation_id
    host.house.works.run("Elsewhere", lambda work: services.records.change(work, "organisation", key, change))
    dialog.fill("sector", "Presses")
    host.send(dialog)
    assert dialog.isVisible()
    assert dialog.messages.titles() == ["Somebody changed this record in the meantime."]
    dialog.reject()


def test_a_contact_is_changed_and_removed_with_a_way_back(host: Host) -> None:
    contact = host.card.contacts[0]
    name = " ".join(part for part in (contact.name, contact.native_name) if part)
    host.tool(f"Edit {name}…").click()
    dialog = host.dialog()
    dialog.fill("department", "Planning")
    dialog.fill("email", "planning@example.org")
    host.send(dialog)
    assert host.values("contact", contact.id)["department"] == "Planning"
    host.tool(f"Edit {name}…").click()
    button(host.dialog(), "Remove").click()
    host.house.idle()
    assert contact.id not in [each.id for each in host.card.contacts]
    host.house.run("undo")
    assert contact.id in [each.id for each in host.card.contacts]


def test_a_contact_needs_a_name(host: Host) -> None:
    host.tool("Add a contact").click()
    dialog = host.dialog()
    dialog.fill("email", "info@example.org")
    host.send(dialog)
    assert dialog.boxes["native_name"].editor.accessibleDescription() == "A contact needs a name"
    dialog.fill("family_name", "Tanaka")
    host.send(dialog)
    assert "Tanaka" in host.told(host.panel.sections["contacts"])


def test_a_site_is_added_to_a_visit_that_has_none(host: Host) -> None:
    visit, before = host.card.id, host.card.site_id
    change = {"site_id": ""}
    host.house.window.office.do("No site", lambda work: services.records.change(work, "visit", visit, change))
    host.house.idle()
    dialog = host.opened("Add a site…")
    dialog.fill("name", "Second works")
    dialog.fill("address_ja", "大阪府大阪市北区梅田0-0-0")
    host.send(dialog)
    assert host.card.site_id not in (None, before)
    assert host.card.address_ja == "大阪府大阪市北区梅田0-0-0"
    host.house.run("undo")
    assert host.card.site_id is None


def test_the_firm_of_a_participant_is_changed_from_the_panel(filled: House) -> None:
    page = filled.tab("participants")
    show(filled, "BĒRZIŅA")
    menu = next(each.menu() for each in page.side.findChildren(QToolButton) if each.isVisible() and each.menu())
    next(action for action in menu.actions() if action.text() == "Edit company…").trigger()
    filled.idle()
    dialog = next(each for each in filled.window.findChildren(RecordDialog) if each.isVisible())
    dialog.fill("employees", 240)
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
    dialog.send()
    filled.idle()
    assert filled.undone().startswith("Change organisation ")
