"""Items put at other times, drawn and copied; told by the clock of the mission, whatever zones an item has."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Refused


@pytest.fixture
def mission(works):
    values = {"code": "M-1", "title": "A mission", "first_day": "2027-03-26", "last_day": "2027-03-29",
              "zone": "Europe/Brussels"}  # fmt: skip
    return works.run("New mission", partial(services.missions.new, values=values)).result


@pytest.fixture
def item(works, mission):
    times = {"start": datetime(2027, 3, 26, 9), "end": datetime(2027, 3, 26, 10, 30)}
    return works.run(
        "Add", partial(services.timing.make, mission_id=mission, values={"title": "Visit"}, **times)
    ).result


def plan_of(works, mission):
    return works.read(partial(services.itineraries.plan, mission_id=mission))


def times(works, mission):
    return [(item.title, item.start, item.end) for item in plan_of(works, mission).items()]


def test_an_item_keeps_its_clock_over_summer_time_and_goes_back_by_one_undo(works, mission, item):
    start, end = datetime(2027, 3, 28, 9, 15), datetime(2027, 3, 28, 10, 45)
    works.run("Put", partial(services.timing.put, item_id=item, start=start, end=end))
    assert times(works, mission) == [("Visit", start, end)]
    assert [item.title for item in plan_of(works, mission).days[2].items] == ["Visit"]
    works.undo()
    assert times(works, mission) == [("Visit", datetime(2027, 3, 26, 9), datetime(2027, 3, 26, 10, 30))]


def test_a_copy_is_another_item_and_its_day_is_made_where_there_is_none(works, mission, item):
    start = datetime(2027, 4, 2, 9)
    made = works.run(
        "Copy", partial(services.timing.copy, mission_id=mission, item_id=item, start=start, end=None)
    ).result
    assert made != item
    assert plan_of(works, mission).days[-1].items[0].start == start
    assert len(times(works, mission)) == 2


def test_an_item_with_a_zone_of_its_own_keeps_it(works, mission, item):
    works.run("Zone", partial(services.itineraries.change, item_id=item, values={"zone": "Asia/Tokyo", "end_zone": ""}))
    start, end = datetime(2027, 3, 26, 20), datetime(2027, 3, 26, 22)
    works.run("Put", partial(services.timing.put, item_id=item, start=start, end=end))
    (day,) = (day for day in plan_of(works, mission).days if day.items)
    assert day.day.day == 27
    assert day.items[0].start == datetime(2027, 3, 27, 4)


@pytest.mark.parametrize(
    ("start", "end"),
    [(datetime(2027, 3, 28, 2, 30), None), (datetime(2027, 3, 27, 10), datetime(2027, 3, 27, 9))],
    ids=["an hour that clocks leave out", "an end before the start"],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(works, mission, item, start, end):
    before, version = times(works, mission), works.version()
    with pytest.raises(Refused):
        works.run("Put", partial(services.timing.put, item_id=item, start=start, end=end))
    assert (times(works, mission), works.version()) == (before, version)
