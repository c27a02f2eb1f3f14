"""Who was there: marked, explained, taken back; days and people of the sheet."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.services.listings.people import Wanted, party
from tests.services.importing import CODE

FIRST = date(2027, 3, 15)


@pytest.fixture
def mission_id(with_applicants):
    return with_applicants.read(lambda work: services.missions.by_code(work, CODE).id)


def sheet(works, mission_id):
    return works.read(partial(services.attendance.of_mission, mission_id=mission_id))


def mark(works, cells, code):
    works.run("Mark", partial(services.attendance.mark, marks=dict.fromkeys(cells, code)))


def test_the_sheet_has_every_day_and_those_who_take_part(with_applicants, mission_id):
    found = sheet(with_applicants, mission_id)
    assert (found.days[0], found.days[-1], len(found.days)) == (FIRST, date(2027, 3, 26), 12)
    assert len(found.people) > 20
    assert found.marks == {}


@pytest.mark.parametrize("sort", ["family", "kana", "group"])
def test_the_people_stand_as_on_the_printed_sheet(sample_office, sort):
    def both(work):
        key = services.missions.by_code(work, CODE).id
        printed = party(work, key, Wanted(sort)).members
        return services.attendance.of_mission(work, key, sort), [part.id for part, _, _ in printed]

    found, printed = sample_office.read(both)
    assert [key for key, _ in found.people[: found.printed]] == printed
    assert len(found.people) > found.printed


def test_marks_are_written_changed_and_taken_back(with_applicants, mission_id):
    (one, _), (other, _) = sheet(with_applicants, mission_id).people[:2]
    mark(with_applicants, [(one, FIRST), (other, FIRST)], "A")
    with_applicants.run("Why", partial(services.attendance.explain, cells=[(one, FIRST)], reason=" ill "))
    assert sheet(with_applicants, mission_id).marks[one, FIRST].reason == "ill"
    mark(with_applicants, [(one, FIRST)], "E")
    mark(with_applicants, [(other, FIRST)], "H")
    marks = sheet(with_applicants, mission_id).marks
    assert {cell[0]: (found.code, found.reason) for cell, found in marks.items()} == {
        one: ("E", "ill"),
        other: ("H", ""),
    }
    mark(with_applicants, [(one, FIRST)], "P")
    assert sheet(with_applicants, mission_id).marks[one, FIRST].reason == ""
    mark(with_applicants, [(one, FIRST), (other, FIRST), (other, date(2027, 3, 16))], None)
    assert sheet(with_applicants, mission_id).marks == {}
    with_applicants.undo()
    assert len(sheet(with_applicants, mission_id).marks) == 2


def test_certificates_follow_what_is_marked(with_applicants, mission_id):
    one = sheet(with_applicants, mission_id).people[0][0]
    mark(with_applicants, [(one, FIRST), (one, date(2027, 3, 16))], "P")
    mark(with_applicants, [(one, date(2027, 3, 17))], "H")
    there = with_applicants.read(partial(services.certificates.rule.attended, mission_id=mission_id))
    assert (there[one].days, there[one].of) == (2.5, 3)


def test_who_has_left_and_days_of_before_stay_in_the_sheet(with_applicants, mission_id):
    one = sheet(with_applicants, mission_id).people[0][0]
    mark(with_applicants, [(one, date(2027, 3, 13))], "P")
    leave = partial(services.records.change, table="participation", record_id=one, given={"stage": "withdrawn"})
    with_applicants.run("Leave", leave)
    found = sheet(with_applicants, mission_id)
    assert found.days[0] == date(2027, 3, 13)
    assert one in dict(found.people)


def test_sessions_make_the_mark_of_their_day(sample_office):
    works = sample_office
    key = works.read(lambda work: services.missions.by_code(work, CODE).id)
    day = works.read(partial(services.sessions.days, mission_id=key))[0]

    def seen():
        return works.read(partial(services.sessions.of_day, mission_id=key, day=day))

    def told():
        mark = works.read(partial(services.attendance.of_mission, mission_id=key)).marks.get((one, day))
        return mark and mark.code

    one, own = next(
        (who, [item.id for item in seen().sessions if (who, item.id) in seen().asked]) for who, _ in seen().people
    )
    first, second = own[:2]
    for marks, whole in (
        ({first: "P"}, "P"),
        ({second: "L"}, "L"),
        ({second: "A"}, "H"),
        ({first: "E"}, "A"),
        ({second: "E"}, "E"),
        ({first: None, second: None}, None),
        ({first: None}, None),
    ):
        cells = {(one, item): code for item, code in marks.items()}
        works.run("Mark", partial(services.sessions.mark, marks=cells))
        assert told() == whole
    mark(works, [(one, day)], "P")
    works.run("Nothing", partial(services.sessions.mark, marks={(one, first): None}))
    assert told() == "P"
    works.run("Mark", partial(services.sessions.mark, marks={(one, first): "A", (one, second): "P"}))
    assert seen().marks[one, first].code == "A"
    works.run("Cancel", partial(services.records.remove, table="itinerary_item", record_id=first))
    works.undo()
    assert seen().marks[one, first].code == "A"
    works.undo()
    assert told() == "P"
    assert seen().marks == {}
