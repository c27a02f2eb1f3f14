"""A new mission like one there was: what comes along, what is open again, and whom it does not name."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid
from eujc_desktop.services import cloning

TODAY = date(2027, 4, 30)
WISHED = {"code": "WCM-2029", "title": "World Class Manufacturing 2029", "first_day": "2029-03-12"}


@pytest.fixture
def source(sample_office):
    rows = sample_office.read(partial(services.missions.listing, today=TODAY))
    return next(row.id for row in rows if row.code == "WCM-2027")


def clone(works, source, wanted=cloning.USUAL, **values):
    use_case = partial(cloning.clone, mission_id=source, values={**WISHED, **values}, wanted=wanted)
    return works.run("Clone", use_case).result


def plan(works, mission):
    return works.read(partial(services.itineraries.plan, mission_id=mission))


def rows(works, table, mission):
    return works.read(lambda work: [dict(row._mapping) for row in _all(work, table, mission)])


def _all(work, table, mission):
    from eujc_desktop.models.catalogue import model

    columns = model(table).__table__
    return work.session.execute(columns.select().where(columns.c.mission_id == mission)).all()


def test_everything_is_there_on_the_new_days_and_open_again(sample_office, source):
    made = clone(sample_office, source)
    before, after = plan(sample_office, source), plan(sample_office, made)
    step = date(2029, 3, 12) - date(2027, 3, 15)
    shared = [item for item in before.items() if not item.for_named]
    assert [(item.title, item.start) for item in after.items()] == [
        (item.title, item.start + step if item.start else None) for item in shared
    ]
    assert [(day.day, day.city, day.hotel) for day in after.days] == [
        (day.day + step, day.city, day.hotel) for day in before.days
    ]
    assert {item.status for item in after.items()} == {"pencilled"}
    assert [item.groups for item in after.items()] == [item.groups for item in shared]
    assert [item.company for item in after.items()] == [item.company for item in shared]
    mission = sample_office.read(lambda work: services.records.values(work, "mission", made))
    assert (mission["status"], mission["edition"], mission["last_day"]) == ("draft", 0, date(2029, 3, 23))
    assert "2029" in mission["title_ja"]
    assert "2027" not in mission["title_ja"]
    visits = rows(sample_office, "visit", made)
    assert {str(visit["stage"]) for visit in visits} == {"to contact"}
    assert not any(visit["agreed_day"] or visit["asked_on"] or visit["list_sent_on"] for visit in visits)
    tasks = rows(sample_office, "task", made)
    assert len(tasks) == len(rows(sample_office, "task", source))
    assert not any(task["done_on"] for task in tasks)
    assert rows(sample_office, "wording", made)


def test_nobody_who_took_part_comes_along_unless_asked(sample_office, source):
    made = clone(sample_office, source)
    roles = {str(part["role"]) for part in rows(sample_office, "participation", made)}
    assert roles
    assert not roles & {"participant", "leader"}
    assert not any(item.people or item.for_named for item in plan(sample_office, made).items())
    assert not any(item.seats for item in plan(sample_office, made).items())
    both = clone(sample_office, source, {*cloning.USUAL, cloning.PARTICIPANTS}, code="WCM-2030")
    parts = [part for part in rows(sample_office, "participation", both) if str(part["role"]) == "participant"]
    assert parts
    assert {str(part["stage"]) for part in parts} == {"applied"}
    assert not any(part["deposit_paid"] or part["arrival_flight"] or part["remark"] for part in parts)
    assert any(item.people for item in plan(sample_office, both).items() if item.for_named)


@pytest.mark.parametrize("wanted", [(), ("rooms",), ("itinerary",), ("hosts", "texts")])
def test_only_what_is_ticked_comes_along(sample_office, source, wanted):
    made = clone(sample_office, source, wanted)
    found = plan(sample_office, made)
    assert len(found.days) == len(plan(sample_office, source).days)
    assert bool(found.items()) == ("itinerary" in wanted)
    assert any(day.hotel for day in found.days) == ("rooms" in wanted)
    assert bool(rows(sample_office, "visit", made)) == ("hosts" in wanted)
    assert bool(rows(sample_office, "wording", made)) == ("texts" in wanted)
    assert not rows(sample_office, "participation", made)
    assert rows(sample_office, "task", made)


def test_it_is_one_step_and_undo_takes_it_back(sample_office, source):
    version = sample_office.version()
    made = clone(sample_office, source)
    assert sample_office.version() == version + 1
    sample_office.undo()
    assert made not in {row.id for row in sample_office.read(partial(services.missions.listing, today=TODAY))}
    assert not rows(sample_office, "itinerary_item", made)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"code": "wcm-2027"}, "code"), ({"title": ""}, "title"), ({"first_day": "soon"}, "first_day"),
     ({"first_day": "9999-12-31"}, "first_day"), ({"last_day": "2029-03-01"}, "last_day")],
)  # fmt: skip
def test_what_does_not_hold_is_refused_and_nothing_written(sample_office, source, values, field):
    version = sample_office.version()
    with pytest.raises(Invalid) as refusal:
        clone(sample_office, source, **values)
    assert field in refusal.value.problems
    with pytest.raises(Invalid):
        clone(sample_office, source, {"passports"})
    assert sample_office.version() == version


def test_what_there_is_to_take_over_is_counted(sample_office, source):
    found = sample_office.read(partial(cloning.parts, mission_id=source))
    assert {part.key for part in found} >= {"itinerary", "hosts", "checklist", "staff", "groups", "participants"}
    assert all(part.number > 0 for part in found)
    told = next(part for part in found if part.key == "itinerary")
    assert told.more > 0, "some items are for single people"
    alone = clone(sample_office, source)
    with_people = clone(sample_office, source, {*cloning.USUAL, cloning.PARTICIPANTS}, code="WCM-2030")
    came = [len(rows(sample_office, "itinerary_item", mission)) for mission in (alone, with_people)]
    assert came == [told.number, told.number + told.more]
    assert cloning.in_year("Mission 2027", date(2027, 1, 1), date(2029, 1, 1)) == "Mission 2029"
