"""What is on screen and waits to be written is in the file, however soon the window is closed or left after it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.house import CTRL, House, in_english, press

Key = Qt.Key


def opening(house: House) -> Any:
    """The tab of itineraries with its list at the opening of the mission."""
    page = house.tab("itineraries")
    page.views.turn("agenda")
    page.agenda.setFocus()
    page.agenda.select(item(page).id)
    house.idle()
    return page


def item(page: Any) -> Any:
    return next(each for each in page.steps.plan.items() if each.title.startswith("Opening"))


def newest(house: House) -> str:
    """The last step in the file, when the window has gone and come again."""
    house.leave()
    house.open()
    return in_english(str(house.works.steps(1)[0].label))


@pytest.mark.opens("itineraries")
def test_a_move_by_key(filled: House) -> None:
    press(opening(filled).agenda, Key.Key_Down, Key.Key_Down, held=CTRL)
    assert newest(filled) == "Move “Opening and introduction” to 10:00"
    # Undo elsewhere takes back what was seen last, and nothing of it comes after.
    page = opening(filled)
    press(page.agenda, Key.Key_Up, held=CTRL)
    filled.window.go("visits")
    assert not page.steps.waiting
    filled.run("undo")
    assert f"{item(filled.tab('itineraries')).start:%H:%M}" == "10:00"


def test_what_is_typed_into_a_form_or_a_cell(filled: House) -> None:
    for key, words, step in (("person.department", "Logistics", "department"), ("organisation.name", "Kj", "company")):
        form = filled.tab("participants").side.form
        form.focus_field(key)  # the company waits until it is left, the department for a pause
        press(form.editor(key), words)
        assert newest(filled).startswith(f"Change {step} of ")
    grid = filled.tab("participants").grid
    grid.view.go(grid.model_.index(1, 0))
    press(grid.view, Key.Key_F2, "M")
    assert newest(filled).startswith("Change name of ")
