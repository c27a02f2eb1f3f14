"""An empty itinerary filled with what missions of the programme usually do."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Refused
from eujc_desktop.planning.programmes import programmes

DAYS = {"first_day": "2027-03-15", "last_day": "2027-03-26"}


def begun(works, **values):
    given = {"code": "M-1", "title": "A mission", **DAYS, **values}
    mission = works.run("New mission", partial(services.missions.new, values=given)).result
    return mission, partial(services.typical_days.pencil_in, mission_id=mission)


def planned(works, mission):
    return works.read(partial(services.itineraries.plan, mission_id=mission)).items()


def test_the_usual_items_stand_on_their_days_pencilled(works):
    mission, pencil_in = begun(works, programme="WCM")
    count = works.run("Pencil in", pencil_in).result
    items = planned(works, mission)
    assert count == len(items) > 20
    assert {item.status for item in items} == {"pencilled"}
    assert items[-1].title == "Farewell lunch"
    assert {date(2027, 3, 20), date(2027, 3, 21)}.isdisjoint(item.start.date() for item in items)
    works.undo()
    assert not planned(works, mission)


@pytest.mark.parametrize("code", [found.code for found in programmes() if found.items])
def test_the_items_of_every_programme_can_be_written(works, code):
    mission, pencil_in = begun(works, programme=code)
    assert works.run("Pencil in", pencil_in).result == len(planned(works, mission)) > 0


def test_what_is_planned_already_is_not_planned_twice(works):
    mission, pencil_in = begun(works, programme="WCM")
    works.run("Pencil in", pencil_in)
    before = len(planned(works, mission))
    with pytest.raises(Refused, match="planned already"):
        works.run("Pencil in", pencil_in)
    assert len(planned(works, mission)) == before


def test_a_mission_without_a_programme_has_no_usual_items(works):
    mission, pencil_in = begun(works)
    with pytest.raises(Refused, match="follows no programme"):
        works.run("Pencil in", pencil_in)
    assert not planned(works, mission)
