"""The night summer time ends in the item's form: which half past two is meant is asked there, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from eujc_desktop import services
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.mission import Mission
from tests.ui.house import House, nameless, press

pytestmark = pytest.mark.opens("itineraries")

NIGHT = datetime(2027, 10, 31).date()


def _to_the_night(work: Any) -> None:
    """The mission begins on the night summer time ends, in Brussels, with a bus at half past two."""
    mission = work.session.query(Mission).one()
    services.rescheduling.change_dates(work, mission.id, {"first_day": NIGHT}, NIGHT)
    day = services.itineraries.plan(work, mission.id).days[0]
    given = {"title": "Night bus", "day_id": day.id, "start": "2:30", "end": "5:00", "zone": "Europe/Brussels"}
    services.itineraries.add(work, mission.id, given)


@pytest.fixture
def form(bare: House) -> Any:
    bare.window.office.do("Night bus", _to_the_night)
    bare.idle()
    page = bare.tab("itineraries")
    page.views.turn("agenda")
    page.views.select(next(item.id for item in page.steps.plan.items()))
    bare.idle()
    page.side.edit()
    return page.side.form


def start(house: House) -> datetime:
    return house.works.read(lambda work: work.session.query(Item).one().starts_at)


def test_which_one_is_asked_and_can_be_chosen_and_taken_back(bare: House, form: Any) -> None:
    choice = form.editor("start_turn")
    assert choice.isVisible()
    assert not form.editor("end_turn").isVisible()
    assert [choice.itemText(at) for at in range(choice.count())] == ["First 02:30 (CEST)", "Second 02:30 (CET)"]
    assert choice.currentText() == "First 02:30 (CEST)"
    assert form.note("start_turn") == "This night has 02:30 twice: the clocks go back."
    assert nameless(form._panel) == []
    choice.setFocus()
    press(choice, Qt.Key.Key_Down)
    bare.idle()
    assert start(bare) == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert bare.undone() == "Change which start of “Night bus”"
    page = bare.window.current
    assert page.agenda._by_id[form.row_id].text(0) == "02:30²–05:00"
    bare.run("undo")
    assert start(bare) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert choice.currentText() == "First 02:30 (CEST)"


def test_on_other_times_it_is_not_there(bare: House, form: Any) -> None:
    editor = form.editor("start")
    form.focus_field("start")
    editor.selectAll()
    press(editor, "3:30", Qt.Key.Key_Tab)
    bare.idle()
    assert not form.editor("start_turn").isVisible()
    editor.setFocus()
    editor.selectAll()
    press(editor, "2:45", Qt.Key.Key_Tab)
    bare.idle()
    assert form.editor("start_turn").isVisible()
    assert form.words("start_turn") == "First 02:45 (CEST)"
