"""Texts of papers worded anew beside their paper: kept, taken back, refused in place."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtTest import QTest
from shiboken6 import isValid

from eujc_desktop import services
from eujc_desktop.ui.dialogs.texts import TextsDialog
from eujc_desktop.ui.papers.body import PapersBody
from tests.ui.house import House, button


def wait(house: House, dialog: TextsDialog) -> None:
    """Let the window work until the text and its pages are there."""
    house.idle()
    house.until(lambda: not dialog.is_waiting)
    house.idle()


def opened(house: House, text: str = "selected") -> TextsDialog:
    """The dialog at a text, with its pages."""
    dialog = TextsDialog(house.window.desk, house.window.desk.mission, text, parent=house.window)
    dialog.open()
    wait(house, dialog)
    return dialog


@pytest.fixture
def dialog(filled: House) -> TextsDialog:
    return opened(filled)


def choose(house: House, box: Any, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    house.idle()


def whose(house: House, key: str = "selected", language: str = "en") -> str:
    mission = house.window.desk.mission.id
    read = partial(services.paper_texts.read, mission_id=mission, key=key, language=language)
    return str(house.works.read(read).whose)


def page(dialog: TextsDialog) -> str:
    return str(dialog.preview._document.getAllText(0).text())


def test_what_is_typed_is_seen_on_its_paper_and_kept_when_asked(filled: House, dialog: TextsDialog) -> None:
    assert "You have been selected" in page(dialog)
    assert not dialog.keep_button.isEnabled()
    dialog.form.body.setPlainText("Dear reader,\n\nCode ")
    dialog.form.body.moveCursor(dialog.form.body.textCursor().MoveOperation.End)
    dialog.form.insert("mission.code")
    house_text = page(dialog)
    wait(filled, dialog)
    assert "Code WCM" in page(dialog) != house_text
    assert whose(filled) == "house"
    dialog.keep_button.click()
    wait(filled, dialog)
    assert whose(filled) == "mission"
    assert not dialog.keep_button.isEnabled()
    filled.window.office.undo()
    wait(filled, dialog)
    assert "delighted" in dialog.form.body.toPlainText()
    assert "You have been selected" in page(dialog)
    dialog.reject()


def test_going_on_keeps_what_was_typed(filled: House, dialog: TextsDialog) -> None:
    dialog.form.body.setPlainText("First.")
    dialog.texts.choose("waiting-list")
    wait(filled, dialog)
    assert dialog.texts.key == "waiting-list"
    assert "First." not in dialog.form.body.toPlainText()
    choose(filled, dialog.level, True)
    dialog.form.body.setPlainText("Second.")
    dialog.reject()
    wait_closed(filled, dialog)
    assert whose(filled) == "mission"
    assert whose(filled, "waiting-list") == "programme"


def wait_closed(house: House, dialog: TextsDialog) -> None:
    # A dialog that waits for nothing any more is gone at once.
    house.until(lambda: not isValid(dialog) or not dialog.isVisible())
    house.idle()


def test_a_field_there_is_not_is_told_in_place_and_holds_one_there(filled: House, dialog: TextsDialog) -> None:
    dialog.form.body.setPlainText("Dear {participant.nmae},")
    assert dialog.form.problems.text() == "There is no field “participant.nmae” in this text."
    assert not dialog.keep_button.isEnabled()
    dialog.texts.choose("rejected")
    filled.idle()
    assert dialog.texts.key == "selected"
    assert dialog.messages.titles() == ["This cannot be kept"]
    dialog._throw_away(lambda: None)
    assert dialog.messages.titles() == []
    dialog.texts.choose("rejected")
    wait(filled, dialog)
    assert "nmae" not in dialog.form.body.toPlainText()
    assert whose(filled) == "house"
    dialog.reject()


def test_back_to_the_house_takes_a_text_away(filled: House, dialog: TextsDialog) -> None:
    assert not dialog.back_button.isEnabled()
    dialog.form.body.setPlainText("Ours.")
    dialog.keep()
    wait(filled, dialog)
    dialog.back_button.click()
    wait(filled, dialog)
    assert whose(filled) == "house"
    assert "delighted" in dialog.form.body.toPlainText()
    filled.window.office.undo()
    wait(filled, dialog)
    assert dialog.form.body.toPlainText() == "Ours."
    dialog.reject()


def test_each_language_has_its_own_text(filled: House, dialog: TextsDialog) -> None:
    choose(filled, dialog.language, "ja")
    wait(filled, dialog)
    assert dialog.form.body.toPlainText().startswith("拝啓")
    assert "拝啓" in page(dialog)
    dialog.reject()


def test_the_text_of_a_paper_is_reached_from_its_options(filled: House) -> None:
    filled.run("letters")
    body: PapersBody = filled.window.current.body
    button(body.options, "Word the texts…").click()
    (dialog,) = filled.window.findChildren(TextsDialog)
    wait(filled, dialog)
    assert dialog.texts.key == "acknowledgement"
    dialog.reject()
    wait_closed(filled, dialog)
    filled.run("briefing_book")
    assert body.options.text == "welcome"
    filled.run("texts")
    assert filled.window.findChildren(TextsDialog)
    QTest.qWait(1)
    filled.window.findChildren(TextsDialog)[-1].reject()
    filled.idle()
