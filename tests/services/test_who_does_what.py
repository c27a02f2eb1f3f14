"""Events of other organisers: by hand, out of lists and calendars, and what of ours they stand in the way of."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Damaged, Invalid
from tests.services.importing import bring, preview

TODAY = date(2027, 1, 4)
SHEET = """Organisation,What,From,To,Place,Sector,Source,Note
Flanders Tokyo,Food mission,16/03/2027,18/03/2027,"Tokyo, Chiba",Food; Retail,example.org/food,With a chef
JETRO,Robot fair,15 Mar 2027,,Osaka,Robots,,
Nobody,Upside down,20/03/2027,18/03/2027,Tokyo,,,
,Without a name,20/03/2027,,,,,
"""
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
X-WR-CALNAME:Business France\r
BEGIN:VEVENT\r
UID:one@example.org\r
SUMMARY:D\xc3\xa9l\xc3\xa9gation sant\xc3\xa9\r
DTSTART;VALUE=DATE:20270324\r
DTEND;VALUE=DATE:20270327\r
LOCATION:Nagoya\r
CATEGORIES:Health,Pharma\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:two@example.org\r
SUMMARY:Evening reception\r
ORGANIZER;CN="Irish Embassy":mailto:tokyo@example.org\r
DTSTART;TZID=Asia/Tokyo:20270317T180000\r
DTEND;TZID=Asia/Tokyo:20270318T000000\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:three@example.org\r
SUMMARY:Called off\r
STATUS:CANCELLED\r
DTSTART;VALUE=DATE:20270324\r
END:VEVENT\r
END:VCALENDAR\r
"""


def brought(works, tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return bring(works, file, "events", mission=None)


def listing(works):
    return {event.title: event for event in works.read(services.who_does_what.listing)}


def concern(works, mission_id):
    found = works.read(partial(services.overview.of_mission, mission_id=mission_id, today=TODAY)).concerns
    return next((each for each in found if each.kind == "others"), None)


@pytest.fixture
def mission(office):
    mission_id = office.read(lambda work: services.missions.by_code(work, None).id)
    values = {"places": "Tokyo, Nagoya", "themes": "Food and drink"}
    office.run("Edit", lambda work: services.records.change(work, "mission", mission_id, values))
    return mission_id


def test_a_list_and_a_calendar_come_in_and_bring_news_when_they_come_again(office, mission, tmp_path):
    assert brought(office, tmp_path, "tpo.csv", SHEET).added == 2
    assert brought(office, tmp_path, "france.ics", CALENDAR).added == 2
    events = listing(office)
    assert list(events) == ["Robot fair", "Food mission", "Evening reception", "Délégation santé"]
    health = events["Délégation santé"]
    assert (health.organiser, health.sectors) == ("Business France", ("Health", "Pharma"))
    assert (health.first_day, health.last_day) == (date(2027, 3, 24), date(2027, 3, 26))
    evening = events["Evening reception"]
    assert (evening.organiser, evening.last_day) == ("Irish Embassy", date(2027, 3, 17))

    later = CALENDAR.replace(b"20270324\r\nDTEND;VALUE=DATE:20270327", b"20270401\r\nDTEND;VALUE=DATE:20270403")
    told = brought(office, tmp_path, "france-2.ics", later)
    assert (told.added, told.changed, told.unchanged) == (0, 1, 1)
    assert listing(office)["Délégation santé"].last_day == date(2027, 4, 2)


def test_what_clashes_is_told_of_the_mission_and_before_it_moves(office, mission, tmp_path):
    brought(office, tmp_path, "tpo.csv", SHEET)
    found = office.read(partial(services.who_does_what.clashes_of, mission_id=mission))
    assert [(each.event.title, each.places, each.sectors) for each in found] == [
        ("Food mission", ("Tokyo",), ("Food and drink",))
    ]
    told = concern(office, mission)
    assert (told.count, told.names, told.field) == (1, ("Flanders Tokyo: Food mission",), "plan")

    away = (date(2027, 4, 12), date(2027, 4, 23))
    foreseen = partial(services.consequences.of_move, mission_id=mission, today=TODAY)
    back = office.read(lambda work: foreseen(work, first=date(2027, 3, 8), last=date(2027, 3, 19)))
    assert "Others do the same on these days" in [str(each.title) for each in back]
    gone = office.read(lambda work: foreseen(work, first=away[0], last=away[1]))
    assert "Others do the same on these days" not in [str(each.title) for each in gone]

    event = found[0].event.id
    office.run("No clash", partial(services.who_does_what.change, event_id=event, values={"harmless": "yes"}))
    assert concern(office, mission) is None
    office.undo()
    assert concern(office, mission) is not None


def test_an_event_by_hand_is_over_after_it_begins(office):
    values = {"organiser": "JETRO", "title": "Fair", "first_day": "2027-03-15", "last_day": "2027-03-14"}
    version = office.version()
    with pytest.raises(Invalid):
        office.run("Add", partial(services.who_does_what.add, values=values))
    assert office.version() == version
    event = office.run("Add", partial(services.who_does_what.add, values={**values, "last_day": ""})).result
    with pytest.raises(Invalid):
        office.run("Edit", partial(services.who_does_what.change, event_id=event, values={"last_day": "1 Mar 2027"}))
    assert listing(office)["Fair"].last_day == date(2027, 3, 15)


def test_a_day_that_is_none_is_asked_about(office, tmp_path):
    wrong = CALENDAR.replace(b"DTSTART;VALUE=DATE:20270324\r\nDTEND;VALUE=DATE:20270327", b"DTSTART:in spring", 1)
    (tmp_path / "odd.ics").write_bytes(wrong.replace(b"DTEND;TZID=Asia/Tokyo:20270318T000000", b"DTEND:late"))
    found = preview(office, tmp_path / "odd.ics", "events", mission=None).preview
    assert found.counts["problem"] == found.counts["new"] == 1
    problem = next(row for row in found.rows if row.result == "problem").problems[0]
    assert (problem.key, problem.value) == ("other_event.first_day", "in spring")


@pytest.mark.parametrize(
    "data", [CALENDAR[:300], b"BEGIN:VCALENDAR\r\n\xff\xfe", CALENDAR.replace(b"END:VEVENT", b"END")]
)
def test_a_damaged_calendar_is_refused_in_words(office, tmp_path, data):
    (tmp_path / "cut.ics").write_bytes(data)
    with pytest.raises(Damaged, match="calendar file"):
        preview(office, tmp_path / "cut.ics", "events", mission=None)
