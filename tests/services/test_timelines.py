"""All that happened with a person in one list; and people who take part in no mission."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Refused
from eujc_desktop.fields.conditions import Condition
from tests.services import importing
from tests.services.importing import CODE


def timeline(works, person):
    return works.read(partial(services.timelines.of_person, person_id=person))


def told(works, person):
    return [(str(one.sort), one.title) for one in timeline(works, person)]


def people(works, **asked):
    found = works.read(partial(services.grids.ids, grid="people", **asked))
    return [row["person.family_name"] for row in works.read(partial(services.grids.rows, grid="people", wanted=found))]


def add(works, **values):
    given = {key.replace("__", "."): value for key, value in values.items()}
    return works.run("Add", partial(services.grids.add, grid="people", mission_id="", values=given)).result


def test_what_happened_with_an_applicant(with_applicants, tmp_path):
    works = with_applicants
    mission = works.read(partial(services.missions.by_code, code=CODE)).id
    row = works.read(partial(services.grids.ids, grid="participants", mission_id=mission))[0]
    person = works.read(partial(services.grids.rows, grid="participants", wanted=[row]))[0]["records"]["person"]
    assert [sort for sort, _title in told(works, person)] == ["mission", "record"]
    (first, began) = timeline(works, person)
    assert (first.mission_id, first.participation_id, first.detail) == (mission, row, "Participant · Applied")
    assert began.title.startswith("Import ")

    works.enter("Shown", partial(services.showings.enter, person_ids=[person], field="passport_no", where="form"))
    given = {"family_name": "Twin", "organisation_id": None}
    twin = works.run("Add", partial(services.records.create, table="person", given=given)).result
    works.run("Merge them", partial(services.merging.merge, table="person", keep_id=person, other_id=twin, take=None))
    answer = {"person_id": person, "subject": "hosts", "given": "yes", "day": date(2026, 11, 1), "paper": "Form 4"}
    works.run("Answer", partial(services.records.create, table="consent", given=answer))
    lines = told(works, person)
    assert ("record", "Passport no. shown") in lines
    assert ("consent", "Share with hosts: agreed") in lines
    before = [title for sort, title in lines if sort == "record"]
    assert sorted(before)[-1] == "Passport no. shown"


def test_a_merge_is_told_with_the_one_that_stays(works):
    keep = add(works, person__family_name="Berg", person__given_name="Anna")
    other = add(works, person__family_name="Berg", person__given_name="Ana", person__job_title="Head")
    take = {f"{keep}.job_title": "other"}
    works.run("Merge Ana", partial(services.merging.merge, table="person", keep_id=keep, other_id=other, take=take))
    assert ("record", "Merge Ana") in told(works, keep)
    works.undo()
    assert ("record", "Undo: Merge Ana") in told(works, keep)


def test_people_are_found_without_a_mission(works):
    add(works, person__family_name="Satō", person__kana_name="サトウ ユキ", organisation__name="Alfa")
    add(works, person__family_name="Ørum", person__labels="press; speaker")
    assert people(works) == ["Ørum", "Satō"] or people(works) == ["Satō", "Ørum"]
    for words in ("sato", "サトウ", "alfa"):
        assert people(works, search=words) == ["Satō"], words
    assert people(works, search="speaker") == ["Ørum"]
    assert people(works, where=[Condition("person.labels", "contains", "press")]) == ["Ørum"]


def test_somebody_on_no_mission_is_looked_at_among_everybody(office):
    mission = office.read(partial(services.missions.by_code, code=CODE)).id
    person = add(office, person__family_name="Berg")
    where = partial(services.places.where, records=[("person", person)])
    assert office.read(where) == services.places.Place("people", "", person)
    join = partial(services.people.join_again, mission_id=mission, person_id=person, values={})
    part = office.run("Join", join).result
    assert office.read(where) == services.places.Place("participants", mission, part)
    assert office.read(partial(where, tab="people")) == services.places.Place("people", "", person)


def test_what_is_taken_back_here_leads_to_no_other_mission(office):
    """An import that was taken back may have changed people who take part elsewhere too."""
    importing.add_mission(office, code="WCM-2028")
    here, there = (office.read(partial(services.missions.by_code, code=code)).id for code in (CODE, "WCM-2028"))
    person = add(office, person__family_name="Berg")
    join = partial(services.people.join_again, person_id=person, values={})
    office.run("Join there", partial(join, mission_id=there))
    joined = office.run("Join here", partial(join, mission_id=here))
    records = [*joined.changes.touched, ("person", person)]
    where = partial(services.places.where, records=records, tab="participants", mission_id=here)
    assert office.read(where).mission_id == here
    office.undo()
    assert office.read(where) == services.places.Place("participants")


def test_a_person_gets_another_company_without_a_mission(works):
    person = add(works, person__family_name="Berg", organisation__name="Alfa")
    change = partial(services.grids.change, grid="people", row_id=person, values={"organisation.name": "Beta"})
    works.run("Edit", change)
    row = works.read(partial(services.grids.rows, grid="people", wanted=[person]))[0]
    assert row["organisation.name"] == "Beta"


def test_people_of_the_office_take_part_with_a_role(office):
    mission = office.read(partial(services.missions.by_code, code=CODE)).id
    both = [add(office, person__family_name=name) for name in ("Berg", "Ørum")]
    join = partial(services.people.join_all, mission_id=mission, values={"role": "interpreter", "stage": "confirmed"})
    assert office.run("Join", partial(join, people=both[:1])).result == 1
    assert office.run("Join", partial(join, people=both)).result == 1
    with pytest.raises(Refused, match="on the mission already"):
        office.run("Join", partial(join, people=both))
    ids = office.read(partial(services.grids.ids, grid="participants", mission_id=mission))
    rows = office.read(partial(services.grids.rows, grid="participants", wanted=ids))
    assert [str(row["participation.role"]) for row in rows] == ["interpreter", "interpreter"]
    assert timeline(office, both[0])[0].detail == "Interpreter · Confirmed"
