"""The evening of the visits: hosts are thanked in one go, and the panel says how far each letter has come."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from eujc_desktop.models.organisation import Contact
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import visits
from eujc_desktop.ui.components.attention import AttentionRow
from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from tests.ui import access
from tests.ui.house import House, also_in_japanese, button

LANGUAGE, STATE = 3, 5
pytestmark = pytest.mark.opens("visits")


def thank(house: House, number: int) -> list[str]:
    """So many visits have taken place; all but the last host has an address. The visits."""
    mission = house.window.desk.mission_id

    def write(work: Any) -> list[str]:
        wanted = select(Visit).where(Visit.mission_id == mission, Visit.stage == "confirmed").order_by(Visit.id)
        found = list(work.session.scalars(wanted.limit(number)))
        for visit in found:
            visits.change_stage(work, visit.id, "visited", date.today())
        reached = {visit.organisation_id for visit in found[:-1]}
        for contact in work.session.scalars(select(Contact).where(Contact.organisation_id.in_(reached))):
            contact.email = "host@example.org"
        return [visit.id for visit in found]

    found: list[list[str]] = []
    house.window.office.do("Visit", write).then(found.append)
    house.until(lambda: found)
    house.idle()
    return found[0]


def in_both_languages(house: House, dialog: HostLettersDialog, opened: list[Path]) -> None:
    """First in Japanese, then in English as well; then they are sent."""
    assert dialog._items()[0].text(LANGUAGE) == "日本語 + English"
    assert button(dialog, "Write 4 thank-yous").isEnabled()
    dialog.language._buttons["ja"].click()
    button(dialog, "Write 2 thank-yous").click()
    house.idle()
    assert len(opened) == 2
    assert dialog.messages.titles() == ["2 drafts were opened in the mail program"]
    assert dialog.chosen == []
    assert not dialog.ok.isEnabled()
    dialog.language._buttons["both"].click()
    written = [item for item in dialog._items() if "日本語" in item.text(STATE)]
    assert [item.text(LANGUAGE) for item in written] == ["English", "English"]
    assert len(dialog.chosen) == 2  # what is lacking is ticked
    button(dialog, "Write 2 thank-yous").click()
    house.idle()
    assert len(opened) == 4
    assert all("日本語 + English" in item.text(STATE) for item in dialog._items()[:2])
    for item in dialog._items()[:2]:
        item.setCheckState(0, item.checkState(0).Checked)
    button(dialog, "Mark 2 as sent").click()
    house.idle()
    assert house.undone() == "Mark 2 letters as sent"
    assert len(dialog._items()) == 1


@also_in_japanese
def test_hosts_are_thanked_in_one_go_and_marked_when_it_was_sent(filled: House, monkeypatch: Any) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(Path(url.toLocalFile())) or True))
    page = filled.tab("visits")
    assert page.thanks.titles() == []
    found = thank(filled, 3)
    assert page.thanks.titles() == ["3 hosts to thank"]
    page.grid.select(found[0])
    filled.idle()
    assert page.side.messages.titles()[0] == "Thank the host"
    letters = {each.text(): each for each in page.side.sections["letters"].findChildren(AttentionRow)}
    assert len(letters) == 5
    button(page.thanks, "Write 3 thank-yous…").click()
    filled.idle()
    dialog = filled.window.findChildren(HostLettersDialog)[-1]
    assert len(dialog.chosen) == 2  # whoever has no address is not ticked, and says why
    assert access.faults(dialog) == []
    button(dialog, "Look at it…").click()
    filled.idle()
    letter = filled.window.findChildren(PrintDialog)[-1]
    assert (letter.body.options.letter.currentData(), letter.body.options.language.currentData()) == ("thank-you", "ja")
    letter.reject()
    in_both_languages(filled, dialog, opened)
    dialog._items()[0].setCheckState(0, dialog._items()[0].checkState(0).Checked)
    button(dialog, "Mark 1 as thanked").click()
    filled.idle()
    assert dialog._items() == []
    assert page.thanks.titles() == []
    dialog.reject()
    page.grid.select(found[1])
    filled.idle()
    assert page.side.card.stage == "thanked"
    thanks = page.side.sections["letters"].findChildren(AttentionRow)[-1]
    assert "sent " in thanks.accessibleName() or "送付" in thanks.accessibleName()
    assert any("Sent: Thank-you to a host" in each.text() for each in page.side.sections["log"].findChildren(QLabel))
