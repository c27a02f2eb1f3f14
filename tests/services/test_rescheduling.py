"""Moving a mission, and what goes with it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services.paper_register import Entry

TODAY = date(2027, 2, 4)


@pytest.fixture
def mission(works):
    values = {
        "programme": "WCM",
        "code": "M-1",
        "title": "A mission",
        "first_day": "2027-03-15",
        "last_day": "2027-03-19",
    }
    return works.run("New mission", partial(services.missions.new, values=values)).result


def change(works, mission, **dates):
    return works.run("Move", lambda work: services.rescheduling.change_dates(work, mission, dates, TODAY)).result


def values(works, mission):
    return works.read(lambda work: services.records.values(work, "mission", mission))


def days(works, mission):
    return [day.day for day in works.read(partial(services.itineraries.plan, mission_id=mission)).days]


def test_a_new_first_day_keeps_the_length_and_takes_everything_along(works, mission):
    before, moved = values(works, mission), change(works, mission, first_day="2027-03-22")
    after = values(works, mission)
    assert (moved.days, moved.deadlines) == (7, 40)
    assert (after["first_day"], after["last_day"]) == (date(2027, 3, 22), date(2027, 3, 26))
    assert days(works, mission) == [date(2027, 3, 22) + timedelta(days=step) for step in range(5)]
    assert after["report_due"] - before["report_due"] == timedelta(days=7)


def test_what_is_over_stays_where_it_was(works, mission):
    before = values(works, mission)
    assert before["call_closes"] < TODAY < before["first_day"]
    change(works, mission, first_day="2027-03-22")
    assert values(works, mission)["call_closes"] == before["call_closes"]


def test_fixed_days_and_done_tasks_are_not_counted(works, mission):
    found = works.read(lambda work: services.overview.of_mission(work, mission, TODAY)).tasks
    works.run("Tick", lambda work: services.tasks.tick(work, found[0].id, TODAY))
    fixed = {"title": "Fair opens", "due": "2027-03-16", "fixed": True}
    task = works.run("Add", lambda work: services.tasks.add(work, mission, fixed)).result
    assert change(works, mission, first_day="2027-03-22").deadlines == 39
    after = works.read(lambda work: services.overview.of_mission(work, mission, TODAY)).tasks
    assert next(row.due for row in after if row.id == task) == date(2027, 3, 16)


def test_a_longer_mission_gets_days_and_a_shorter_one_loses_only_empty_ones(works, mission):
    change(works, mission, last_day="2027-03-21")
    assert len(days(works, mission)) == 7
    last = works.read(partial(services.itineraries.plan, mission_id=mission)).days[5].id
    item = {"day_id": last, "title": "Visit", "start": "9:00"}
    works.run("Add", partial(services.itineraries.add, mission_id=mission, values=item))
    change(works, mission, last_day="2027-03-18")
    assert days(works, mission) == [date(2027, 3, day) for day in (15, 16, 17, 18, 20)]


def test_the_last_day_is_not_before_the_first(works, mission):
    with pytest.raises(Invalid) as refusal:
        change(works, mission, last_day="2027-03-10")
    assert "last_day" in refusal.value.problems


@pytest.mark.parametrize(
    "dates", [{"first_day": "9999-12-31"}, {"last_day": "9999-12-31"}, {"first_day": "1800-01-01"}]
)
def test_a_year_no_mission_can_have_is_refused(works, mission, dates):
    with pytest.raises(Invalid, match="cannot be the year"):
        change(works, mission, **dates)
    assert values(works, mission)["first_day"] == date(2027, 3, 15)


def test_undo_brings_every_date_back(works, mission):
    before = values(works, mission), days(works, mission)
    change(works, mission, first_day="2027-04-05", last_day="2027-04-06")
    assert len(days(works, mission)) == 2
    works.undo()
    after = values(works, mission), days(works, mission)
    assert {**after[0], "version": 0} == {**before[0], "version": 0}
    assert after[1] == before[1]


def test_attendance_of_days_that_are_over_stays_and_what_is_marked_ahead_moves(works, mission):
    person = works.run(
        "Add", partial(services.people.enrol, mission_id=mission, values={"person.family_name": "Berg"})
    ).result
    marked = {date(2027, 3, 15): "P", date(2027, 3, 16): "H", date(2027, 3, 17): "A", date(2027, 3, 18): "E"}
    for day, code in marked.items():
        works.run("Mark", partial(services.attendance.mark, marks={(person, day): code}))

    def move(first_day, today):
        return works.run(
            "Move", lambda work: services.rescheduling.change_dates(work, mission, {"first_day": first_day}, today)
        ).result

    def marks():
        found = works.read(partial(services.attendance.of_mission, mission_id=mission)).marks
        return {day.day: mark.code for (_, day), mark in found.items()}

    assert move("2027-03-16", date(2027, 3, 16)).attended == 2
    assert marks() == {15: "P", 16: "H", 18: "A", 19: "E"}
    works.undo()
    assert marks() == {15: "P", 16: "H", 17: "A", 18: "E"}
    # None takes the place of another: where the first day ahead would come to one that is over, all stay.
    assert move("2027-03-14", date(2027, 3, 15)).attended == 4
    assert marks() == {15: "P", 16: "H", 17: "A", 18: "E"}


def test_what_a_move_brings_is_told_before_and_nothing_is_written(sample_office):
    rows = sample_office.read(lambda work: services.missions.listing(work, TODAY))
    mission = next(row for row in rows if row.code == "WCM-2027")
    block = {"hotel": "Hotel Tamachi", "room_type": "single", "rooms": 20, "first_night": "2027-03-14"}
    sample_office.run("Hold", lambda work: services.rooming.add_block(work, mission.id, block))
    version = sample_office.version()

    def foreseen(first, last):
        read = partial(services.consequences.of_move, mission_id=mission.id, today=TODAY)
        groups = sample_office.read(lambda work: read(work, first=first, last=last))
        return {group.title: [(str(line.what), str(line.how)) for line in group.lines] for group in groups}

    later = foreseen(date(2027, 4, 26), date(2027, 5, 7))
    assert ("Thu 29 Apr", "Showa Day, Japan · 2 visits") in later["Days of rest it falls on"]
    assert ("Thu 6 May", "Ascension Day, Belgium · 3 visits") in later["Days of rest it falls on"]
    assert later["Agreed with hosts, no longer so"][0][1] == "Tue 16 Mar → Tue 27 Apr"
    assert ("Reports due", "Fri 23 Apr → Fri 4 Jun") in later["Deadlines that move"]
    assert later["Booked for the dates until now"] == [("Hotel Tamachi", "20 rooms · from Sun 14 Mar")]
    assert "late already" in " ".join(
        how for _, how in foreseen(date(2027, 2, 8), date(2027, 2, 19))["Deadlines that move"]
    )
    longer = foreseen(mission.first_day, mission.last_day + timedelta(days=2))
    assert set(longer) <= {"Days of rest it falls on", "Deadlines that move"}
    with pytest.raises(Invalid):
        foreseen(date(2027, 3, 20), date(2027, 3, 19))
    on = partial(services.consequences.first_day_on, mission_id=mission.id, working_days=5)
    assert sample_office.read(on) == date(2027, 3, 23)
    assert sample_office.version() == version


def test_papers_that_tell_of_days_are_out_of_date_after_a_move(works, mission):
    def enter(kind, name):
        entry = Entry(name, "a" * 64)
        more = {"edition": 0, "language": "en", "cut": ""}
        works.enter("Print", lambda work: services.paper_register.enter(work, mission, kind, [entry], **more))

    def stale():
        found = works.read(lambda work: services.paper_register.made(work, mission, 9))
        return {made.title: made.stale for made in found}

    enter(PaperKind.PROGRAMME, "p.pdf")
    enter(PaperKind.BADGE, "b.pdf")
    moved = {"first": date(2027, 3, 22), "last": date(2027, 3, 26), "today": TODAY}
    foreseen = works.read(partial(services.consequences.of_move, mission_id=mission, **moved))
    assert [line.what for group in foreseen for line in group.lines if "Papers" in group.title] == ["Programme sheet"]
    change(works, mission, first_day="2027-03-22")
    assert stale() == {"Programme sheet": "The mission has moved to 22 Mar 2027.", "Badges": ""}
    assert stale()["Programme sheet"].template == "The mission has moved to {day:plain}."
    enter(PaperKind.CALENDAR, "c.ics")
    assert stale()["Calendar"] == ""
    works.undo()
    assert set(stale().values()) == {""}
