"""Missions from their programmes, and where they stand."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, NotFound

TODAY = date(2027, 2, 4)
WCM = {
    "programme": "WCM",
    "code": "WCM-2027",
    "title": "World Class Manufacturing",
    "first_day": "2027-03-15",
    "last_day": "2027-03-26",
}


def new(works, **more):
    return works.run("New mission", partial(services.missions.new, values={**WCM, **more})).result


def test_new_mission_brings_tasks_and_settings_of_its_programme(works):
    mission = new(works)
    row = works.read(partial(services.missions.listing, today=TODAY))[0]
    assert (row.id, row.code, row.days_to_go) == (mission, "WCM-2027", 39)
    assert row.tasks_total > 10
    values = works.read(lambda work: services.records.values(work, "mission", mission))
    assert values["deposit_amount"] == 1000


def test_every_programme_can_be_begun(works):
    for count, programme in enumerate(services.programmes.listing()):
        new(works, programme=programme.code, code=f"P-{count}")
    assert len(works.read(partial(services.missions.listing, today=TODAY))) == 61


def test_a_code_is_given_once(works):
    new(works)
    with pytest.raises(Invalid) as refusal:
        new(works)
    assert "WCM-2027" in refusal.value.problems["code"]


def test_last_day_before_first_is_refused(works):
    with pytest.raises(Invalid) as refusal:
        new(works, last_day="2027-03-01")
    assert "last_day" in refusal.value.problems


def test_unknown_programme_is_named(works):
    with pytest.raises(NotFound, match="XYZ"):
        new(works, programme="XYZ")


def test_open_deadlines_move_with_the_mission(works):
    mission = new(works)
    before = works.read(lambda work: services.missions.tasks(work, mission, TODAY))
    moved = works.run("Move", lambda work: services.missions.move_dates(work, mission, 7)).result
    after = works.read(lambda work: services.missions.tasks(work, mission, TODAY))
    assert moved == len(before)
    assert {row.id: (row.due - old.due).days for row in after for old in before if old.id == row.id} == {
        row.id: 7 for row in before
    }


def test_a_ticked_task_counts(works):
    mission = new(works)
    task = next(
        row for row in works.read(lambda work: services.missions.tasks(work, mission, TODAY)) if not row.automatic
    )
    works.run("Tick", lambda work: services.missions.tick(work, task.id, TODAY))
    assert works.read(partial(services.missions.listing, today=TODAY))[0].tasks_done == 1
    works.undo()
    assert works.read(partial(services.missions.listing, today=TODAY))[0].tasks_done == 0


def test_automatic_tasks_say_how_far_they_are(works):
    mission = new(works)
    values = {"person.family_name": "Kallas", "person.diet": "Halal", "participation.stage": "confirmed"}
    works.run("Enrol", partial(services.people.enrol, mission_id=mission, values=values))
    rows = works.read(lambda work: services.missions.tasks(work, mission, TODAY))
    assert any(row.automatic and row.done and row.progress == "1 of 1" for row in rows)
    assert any(row.automatic and not row.done and row.progress == "0 of 1" for row in rows)


def test_detail_has_phases_in_order(works):
    mission = new(works)
    detail = works.read(lambda work: services.missions.detail(work, mission, TODAY))
    assert [phase[0] for phase in detail.phases] == ["Call", "Select", "Confirm", "Prepare", "In Japan", "Follow-up"]
    assert all(start <= until for _, start, until, _ in detail.phases)
