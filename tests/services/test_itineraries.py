"""The itinerary: items placed, moved and read back in the time of their place."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused


@pytest.fixture
def mission(works):
    values = {"code": "M-1", "title": "A mission", "first_day": "2027-03-15", "last_day": "2027-03-17"}
    return works.run("New mission", partial(services.missions.new, values=values)).result


def plan_of(works, mission):
    return works.read(partial(services.itineraries.plan, mission_id=mission))


def test_days_are_made_with_the_mission(works, mission):
    days = plan_of(works, mission).days
    assert [(day.number, day.day) for day in days] == [(n, date(2027, 3, 14 + n)) for n in (1, 2, 3)]


def test_item_keeps_the_clock_of_its_place(works, mission):
    day = plan_of(works, mission).days[0]
    values = {
        "day_id": day.id,
        "start": "9:30",
        "end": "11h00",
        "title": "Opening",
        "type": "briefing",
        "groups": "B, A",
    }
    works.run("Add item", partial(services.itineraries.add, mission_id=mission, values=values))
    item = plan_of(works, mission).days[0].items[0]
    assert (item.start, item.end) == (datetime(2027, 3, 15, 9, 30), datetime(2027, 3, 15, 11, 0))
    assert item.groups == ("A", "B")
    assert item.type_label == "Briefing"


def test_a_flight_within_europe_has_its_own_zones_also_when_it_is_entered_by_hand(works, mission):
    day = plan_of(works, mission).days[0]
    values = {"day_id": day.id, "start": "9:00", "end": "10:05", "title": "Flight FRA → VIE", "type": "Flight"}
    works.run("Add", partial(services.itineraries.add, mission_id=mission, values=values))
    own = {**values, "title": "Charter", "leaves_from": "Dublin", "arrives_at": "Athens"}
    works.run("Add", partial(services.itineraries.add, mission_id=mission, values=own))
    zones = [(item.zone, item.end_zone) for item in plan_of(works, mission).days[0].items]
    assert sorted(zones) == [("Europe/Berlin", "Europe/Vienna"), ("Europe/Dublin", "Europe/Athens")]


def test_item_across_midnight_ends_next_day(works, mission):
    day = plan_of(works, mission).days[0]
    values = {"day_id": day.id, "start": "23:20", "end": "0:40", "title": "Night shift"}
    works.run("Add item", partial(services.itineraries.add, mission_id=mission, values=values))
    item = plan_of(works, mission).days[0].items[0]
    assert item.ends_next_day
    assert item.end == datetime(2027, 3, 16, 0, 40)


def test_an_end_alone_is_kept_without_a_start(works, mission):
    day = plan_of(works, mission).days[0]
    values = {"day_id": day.id, "end": "9:00", "title": "Train, arrives at nine"}
    works.run("Add", partial(services.itineraries.add, mission_id=mission, values=values))
    item = plan_of(works, mission).days[0].items[0]
    assert (item.start, item.end) == (None, datetime(2027, 3, 15, 9, 0))


def test_a_time_without_a_day_is_refused(works, mission):
    with pytest.raises(Invalid) as refusal:
        works.run(
            "Add", partial(services.itineraries.add, mission_id=mission, values={"title": "Lost", "end": "10:00"})
        )
    assert list(refusal.value.problems) == ["end"]
    assert plan_of(works, mission).items() == ()


def test_a_time_that_a_spring_night_leaves_out_is_refused(works):
    values = {"code": "M-2", "title": "To Europe", "first_day": "2027-03-28", "last_day": "2027-03-28"}
    europe = works.run("New mission", partial(services.missions.new, values=values)).result
    day = plan_of(works, europe).days[0]
    night = {"day_id": day.id, "zone": "Europe/Brussels", "start": "2:30", "end": "3:30"}
    with pytest.raises(Invalid) as refused:
        works.run("Add", partial(services.itineraries.add, mission_id=europe, values=night))
    assert "02:30 does not exist" in refused.value.problems["start"]
    assert not plan_of(works, europe).days[0].items
    breakfast = night | {"start": "7:30", "end": "8:30"}
    item_id = works.run("Add", partial(services.itineraries.add, mission_id=europe, values=breakfast)).result
    with pytest.raises(Invalid):
        works.run("Move", lambda work: services.itineraries.move(work, item_id, day.id, time(2, 30)))
    values = {"code": "M-3", "title": "To Europe", "first_day": "2027-03-27", "last_day": "2027-03-27"}
    before = works.run("New mission", partial(services.missions.new, values=values)).result
    saturday = plan_of(works, before).days[0].id
    works.run("Add", partial(services.itineraries.add, mission_id=before, values=night | {"day_id": saturday}))
    with pytest.raises(Refused, match=r"02:30 does not exist"):
        works.run("Day", lambda work: services.mission_days.change(work, saturday, {"day": "2027-03-28"}))
    assert plan_of(works, before).days[0].items[0].start == datetime(2027, 3, 27, 2, 30)


def test_flight_has_two_zones(works, mission):
    day = plan_of(works, mission).days[0]
    values = {
        "day_id": day.id, "start": "13:00", "end": "18:25", "title": "Narita – Rome", "type": "transfer (flight)",
        "zone": "Asia/Tokyo", "end_zone": "Europe/Rome",
    }  # fmt: skip
    works.run("Add", partial(services.itineraries.add, mission_id=mission, values=values))
    item = plan_of(works, mission).days[0].items[0]
    assert (item.start, item.end) == (datetime(2027, 3, 15, 13, 0), datetime(2027, 3, 15, 18, 25))


def test_move_keeps_how_long_it_takes(works, mission):
    first, second, _ = plan_of(works, mission).days
    values = {"day_id": first.id, "start": "9:00", "end": "10:15", "title": "Lecture"}
    item_id = works.run("Add", partial(services.itineraries.add, mission_id=mission, values=values)).result
    works.run("Move", lambda work: services.itineraries.move(work, item_id, second.id, time(14, 0)))
    moved = plan_of(works, mission).days[1].items[0]
    assert (moved.start, moved.end) == (datetime(2027, 3, 16, 14, 0), datetime(2027, 3, 16, 15, 15))


def test_move_off_the_plan_opens_the_time(works, mission):
    day = plan_of(works, mission).days[0]
    values = {"day_id": day.id, "start": "9:00", "title": "Lecture"}
    item_id = works.run("Add", partial(services.itineraries.add, mission_id=mission, values=values)).result
    works.run("Unplace", lambda work: services.itineraries.move(work, item_id, None))
    plan = plan_of(works, mission)
    assert [item.start for item in plan.unplaced] == [None]


def test_what_is_put_aside_keeps_how_long_it_takes(works, mission):
    day = plan_of(works, mission).days[0]
    values = {"day_id": day.id, "start": "9:00", "end": "9:45", "title": "Lecture"}
    ids = [works.run("Add", partial(services.itineraries.add, mission_id=mission, values=values)).result
           for _ in range(3)]  # fmt: skip
    works.run("Unplace", lambda work: services.itineraries.move(work, ids[0], None))
    works.run("Without a day", lambda work: services.itineraries.change(work, ids[1], {"day_id": None, "start": None,
                                                                                       "end": None}))  # fmt: skip
    works.run("Double", lambda work: services.itineraries.duplicate(work, mission, ids[0]))
    waiting = works.read(partial(services.slots.waiting, mission_id=mission, today=date(2027, 1, 1)))
    assert [each.minutes for each in waiting if each.title == "Lecture"] == [45, 45, 45]
    works.run("Again", lambda work: services.itineraries.move(work, ids[0], day.id, time(14)))
    at = partial(services.slots.place, mission_id=mission, kind="item", key=ids[1], starts=datetime(2027, 3, 16, 10))
    works.run("Place", at)
    placed = {item.id: (item.start, item.end) for item in plan_of(works, mission).items()}
    assert placed[ids[0]] == (datetime(2027, 3, 15, 14), datetime(2027, 3, 15, 14, 45))
    assert placed[ids[1]] == (datetime(2027, 3, 16, 10), datetime(2027, 3, 16, 10, 45))


def test_shift_goes_over_to_the_next_day(works, mission):
    day = plan_of(works, mission).days[0]
    values = {"day_id": day.id, "start": "23:50", "end": "23:59", "title": "Late"}
    item_id = works.run("Add", partial(services.itineraries.add, mission_id=mission, values=values)).result
    works.run("Later", lambda work: services.itineraries.shift(work, item_id, 15))
    assert plan_of(works, mission).days[1].items[0].start == datetime(2027, 3, 16, 0, 5)


def test_shift_of_an_open_time_is_refused(works, mission):
    item_id = works.run(
        "Add", partial(services.itineraries.add, mission_id=mission, values={"title": "Some time"})
    ).result
    with pytest.raises(Refused):
        works.run("Later", lambda work: services.itineraries.shift(work, item_id, 15))


def test_moving_a_day_keeps_clock_times_over_summer_time(works):
    values = {
        "code": "EU",
        "title": "In Europe",
        "first_day": "2027-03-27",
        "last_day": "2027-03-28",
        "zone": "Europe/Brussels",
    }
    mission = works.run("New", partial(services.missions.new, values=values)).result
    day = plan_of(works, mission).days[0]
    given = {"day_id": day.id, "start": "9:00", "end": "10:00", "title": "Lecture"}
    works.run("Add", partial(services.itineraries.add, mission_id=mission, values=given))
    works.run("Move", lambda work: services.rescheduling.move(work, mission, 7, date(2027, 2, 4)))
    moved = plan_of(works, mission).days[0]
    assert moved.day == date(2027, 4, 3)
    assert moved.items[0].start == datetime(2027, 4, 3, 9, 0)


def test_undo_takes_an_item_back(works, mission):
    before = plan_of(works, mission)
    day = before.days[0]
    works.run(
        "Add",
        partial(services.itineraries.add, mission_id=mission, values={"day_id": day.id, "title": "X", "groups": "A"}),
    )
    works.undo()
    assert plan_of(works, mission) == before
    works.redo()
    assert plan_of(works, mission).days[0].items[0].groups == ("A",)


def add(works, mission, number, **values):
    day = plan_of(works, mission).days[number - 1].id
    call = partial(services.itineraries.add, mission_id=mission, values={"day_id": day, **values})
    return works.run("Add", call).result


def test_a_journey_begins_when_the_item_before_ends(works, mission):
    one = add(works, mission, 1, start="9:00", end="11:00", title="Lecture")
    other = add(works, mission, 1, start="14:00", end="15:00", title="Talk")
    call = partial(services.itineraries.add_transfer, after_id=one, before_id=other, minutes=55, letters=["B"])
    works.run("Plan", partial(call, title="Transfer from Okazaki to Nagoya", there="Nagoya"))
    made = plan_of(works, mission).days[0].items[1]
    assert (made.start, made.end) == (datetime(2027, 3, 15, 11, 0), datetime(2027, 3, 15, 11, 55))
    assert (made.type_label, made.place, made.groups, made.status) == ("Transfer", "Nagoya", ("B",), "pencilled")


def test_a_double_is_as_the_first_but_pencilled(works, mission):
    first = add(works, mission, 1, start="9:00", end="11:00", title="Lecture", groups="A", status="confirmed")
    works.run("Double", partial(services.itineraries.duplicate, mission_id=mission, item_id=first))
    one, other = plan_of(works, mission).days[0].items
    assert (other.title, other.start, other.end, other.groups) == (one.title, one.start, one.end, one.groups)
    assert (one.status, other.status, other.number) == ("confirmed", "pencilled", 2)


def test_what_a_form_shows_is_what_it_may_write(works, mission):
    item = add(works, mission, 1, start="9:00", end="0:30", title="Lecture", groups="A", bring="Shoes")
    shown = works.read(partial(services.itineraries.values, item_id=item))
    works.run("Again", partial(services.itineraries.change, item_id=item, values={
        name: shown[name] for name in services.itineraries.fields()
    }))  # fmt: skip
    assert works.read(partial(services.itineraries.values, item_id=item)) == shown
    day = works.read(partial(services.mission_days.values, day_id=shown["day_id"]))
    assert (day["number"], day["day"]) == (1, date(2027, 3, 15))


def test_a_visit_is_placed_on_the_day_agreed(works, mission):
    def begin(work):
        host = services.records.create(work, "organisation", {"name": "Kariya", "name_ja": "刈谷", "city": "Kariya"})
        given = {"visit.organisation_id": host, "visit.agreed_day": "2027-03-16", "visit.agreed_from": "10:00"}
        return services.grids.create(work, "visits", given, mission_id=mission)

    visit = works.run("Begin", begin).result
    waiting = works.read(partial(services.visits.to_place, mission_id=mission))
    assert [(each.company, each.detail) for each in waiting] == [("Kariya", "Tue 16 Mar · 10:00 · Kariya · Idea")]
    first = plan_of(works, mission).days[0].id
    works.run("Place", partial(services.visits.place, visit_id=visit, day_id=first))
    item = plan_of(works, mission).days[1].items[0]
    assert (item.title, item.title_ja, item.start, item.company) == (
        "Kariya", "刈谷", datetime(2027, 3, 16, 10, 0), "Kariya",
    )  # fmt: skip
    assert works.read(partial(services.visits.to_place, mission_id=mission)) == ()
