"""A confirmation pasted over an item: read as it is typed, doubted, taken over as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from eujc_desktop.ui.dialogs.leg_mail import LegMailDialog
from tests.ui.house import House, nameless

pytestmark = pytest.mark.opens("itineraries")

MAILS = Path(__file__).parent.parent / "data" / "travel"


def test_a_confirmation_on_the_clipboard_fills_the_item_at_hand(filled: House) -> None:
    page = filled.tab("itineraries")
    filled.idle()
    items = page.steps.plan.items()
    transfer = next(item for item in items if item.start and item.start.day == 18)
    page.reveal(transfer.id, "")
    filled.idle()
    QGuiApplication.clipboard().setText((MAILS / "smart-ex-en.txt").read_text(encoding="utf-8"))
    filled.run("paste_leg")
    (dialog,) = filled.window.findChildren(LegMailDialog)
    filled.idle()
    assert nameless(dialog) == []
    assert dialog.legs.topLevelItem(0).text(0) == "Nozomi 215"
    assert "Total: JPY 22,600" in dialog.unread.toPlainText()
    assert dialog.button.isEnabled()
    dialog.take_over()
    filled.idle()
    assert filled.undone().startswith("Take over the confirmation for")
    after = next(item for item in page.steps.plan.items() if item.id == transfer.id)
    assert f"{after.start:%H:%M}" == "09:30"

    filled.run("paste_leg")
    (dialog,) = (each for each in filled.window.findChildren(LegMailDialog) if each.isVisible())
    dialog.text.setPlainText("Nothing of use")
    dialog.read()
    filled.idle()
    assert not dialog.button.isEnabled()
    assert dialog.messages.titles() == ["No train, coach or flight was found in the text."]

    dialog.text.setPlainText((MAILS / "two-trains-ja.txt").read_text(encoding="utf-8"))
    dialog.read()
    filled.idle()
    assert dialog.more.text() == "Add the other leg as an item"
    dialog.more.setChecked(True)
    assert dialog.button.isEnabled()
    before = len(page.steps.plan.items())
    dialog.take_over()
    filled.idle()
    assert len(page.steps.plan.items()) == before + 1
