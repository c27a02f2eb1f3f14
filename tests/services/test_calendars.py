"""The itinerary as a calendar file: every timed item at its instant, with an id that stays."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest
from icalendar import Calendar

from eujc_desktop import services
from eujc_desktop.services import calendars
from tests.services.importing import CODE, INPUT, add_mission, bring, in_grid


@pytest.fixture
def office(with_applicants):
    bring(with_applicants, "programme-wcm-2027.xlsx", "itinerary")
    return with_applicants


def made(works, code=CODE, **more):
    def read(work):
        return calendars.calendar(work, services.missions.by_code(work, code).id, **more)

    return works.read(read)


def events(works, **more):
    return {str(event["UID"]): event for event in Calendar.from_ical(made(works, **more).data).events}


def item(works, number):
    def read(work):
        plan = services.itineraries.plan(work, services.missions.by_code(work, CODE).id)
        return next(each for each in plan.items() if each.number == number)

    return works.read(read)


def test_every_item_is_an_event_at_its_instant(office):
    found = events(office)
    assert len(found) == 80
    opening = found[f"{item(office, 3).id}@eujc-desktop"]
    assert opening["DTSTART"].dt.astimezone(UTC) == datetime(2027, 3, 15, 0, 30, tzinfo=UTC)
    night = found[f"{item(office, 34).id}@eujc-desktop"]
    assert (night["DTEND"].dt - night["DTSTART"].dt).total_seconds() == 80 * 60
    assert night["DTEND"].dt.day == 19


def test_a_changed_item_keeps_its_id_and_counts_up(office):
    before = events(office)
    lobby = item(office, 1)
    key = f"{lobby.id}@eujc-desktop"
    office.run("Move", partial(services.itineraries.shift, item_id=lobby.id, minutes=30))
    after = events(office)
    assert after.keys() == before.keys()
    assert int(after[key]["SEQUENCE"]) > int(before[key]["SEQUENCE"])
    assert (after[key]["DTSTART"].dt - before[key]["DTSTART"].dt).total_seconds() == 1800
    assert {uid for uid in after if after[uid].to_ical() != before[uid].to_ical()} == {key}


def test_one_person_gets_the_items_of_the_own_group(office):
    def put_in(work, person, letter):
        mission = services.missions.by_code(work, CODE)
        groups = {letter: key for key, letter in services.itineraries.plan(work, mission.id).groups}
        services.grids.change(work, "participants", person, {"participation.group_id": groups[letter]})

    people = [row["id"] for row in in_grid(office, "participants", lambda row: row["id"]).values()][:2]
    for person, letter in zip(people, "AB", strict=True):
        office.run("Group", partial(put_in, person=person, letter=letter))
    mine, theirs = (set(events(office, person_id=person)) for person in people)
    assert mine != theirs
    assert len(mine) < 80
    assert len(theirs) < 80
    assert mine | theirs == set(events(office))


def test_who_has_no_group_gets_the_items_of_each_as_on_the_own_pages(office):
    def first(work):
        mission = services.missions.by_code(work, CODE)
        return services.grids.ids(work, "participants", mission_id=mission.id)[0]

    person = office.read(first)
    assert events(office, person_id=person).keys() == events(office).keys()


def test_what_is_cancelled_says_so_to_those_who_have_it_already(office):
    lobby = item(office, 1)
    office.run("Cancel", partial(services.itineraries.change, item_id=lobby.id, values={"status": "cancelled"}))
    states = {uid: str(found["STATUS"]) for uid, found in events(office).items()}
    assert [uid for uid, state in states.items() if state == "CANCELLED"] == [f"{lobby.id}@eujc-desktop"]
    assert len(states) == 80


def test_a_programme_with_open_times_fills_whole_days(works):
    add_mission(works, "REAL", "2001-10-01", "2001-10-10")
    bring(works, INPUT / "real-programmes" / "P12-study-group-europe-2001.csv", "itinerary", mission="REAL")
    found = made(works, "REAL")
    whole = {
        str(event["SUMMARY"]): event["DTSTART"].dt
        for event in Calendar.from_ical(found.data).events
        if not isinstance(event["DTSTART"].dt, datetime)
    }
    assert whole
    assert set(whole.values()) <= {date(2001, 10, day) for day in range(1, 11)} | {date(2001, 9, 30)}
    assert found.remarks == ("Left out, since their day is open: Gathering.",)
