"""Findings about a mission, as the window and the command line show them."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.planning import readiness
from eujc_desktop.services import roll, travellers

TODAY = date(2027, 2, 4)


@pytest.fixture
def mission(works):
    values = {"code": "M-1", "title": "A mission", "first_day": "2027-03-15", "last_day": "2027-03-16", "capacity": 1}
    return works.run("New mission", partial(services.missions.new, values=values)).result


def add(works, mission, number, **values):
    day = works.read(partial(services.itineraries.plan, mission_id=mission)).days[number - 1].id
    return works.run(
        "Add", partial(services.itineraries.add, mission_id=mission, values={"day_id": day, **values})
    ).result


def rules(found):
    return [finding.rule for finding in found]


def enrol(works, mission, **values):
    whole = {
        "person.family_name": "Kallas", "person.given_name": "Dimitrios", "person.nationality": "Greece",
        "person.passport_no": "X1", "person.passport_expires": "2030-01-01", "person.diet": "Halal",
        "person.insurer": "Kompas", "person.policy_no": "1",
        "person.emergency_name": "A", "person.emergency_phone": "+30 1",
        "person.consent_data": "2026-09-01", "person.consent_hosts": "yes",
        "participation.commitment_letter": "received",
        "participation.passport_copy": "received",
    }  # fmt: skip
    return works.run("Enrol", partial(services.people.enrol, mission_id=mission, values={**whole, **values})).result


def of_people(works, mission):
    return works.read(partial(services.travellers.findings, mission_id=mission, today=TODAY))


def test_overlap_names_both_items(works, mission):
    first = add(works, mission, 1, start="9:00", end="11:00", title="Lecture", type="lecture")
    second = add(works, mission, 1, start="10:30", end="12:00", title="Talk", type="lecture")
    found = works.read(partial(services.checks.timetable_of, mission_id=mission, today=TODAY))
    overlaps = [finding for finding in found if finding.severity == "error"]
    assert [set(finding.items) for finding in overlaps] == [{first, second}]
    assert "30 min" in overlaps[0].message


def test_groups_apart_do_not_clash(works, mission):
    add(works, mission, 1, start="9:00", end="11:00", title="Lecture", groups="A")
    add(works, mission, 1, start="10:30", end="12:00", title="Talk", groups="B")
    found = works.read(partial(services.checks.timetable_of, mission_id=mission, today=TODAY))
    assert [finding for finding in found if finding.severity == "error"] == []


def test_a_complete_file_raises_nothing(works, mission):
    enrol(works, mission)
    assert of_people(works, mission) == ()


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("person.passport_expires", "2027-03-16", "passport expires"),
        ("person.diet", "", "diet unknown"),
        ("person.policy_no", "", "insurance missing"),
        ("person.consent_data", "", "no data consent"),
        ("person.consent_hosts", "no", "no host consent"),
        ("person.nationality", "India", "visa needed"),
        ("participation.commitment_letter", "missing", "missing commitment letter"),
    ],
)
def test_each_gap_is_found(works, mission, key, value, rule):
    part = enrol(works, mission, **{key: value})
    found = of_people(works, mission)
    assert rules(found) == [rule]
    assert found[0].person == part


def test_the_check_says_of_consent_what_the_lists_say(works, mission):
    """A hotel needs the names of its guests: such a list goes out after asking, and the check forbids it no more."""
    enrol(works, mission, **{"person.consent_data": ""})
    told, *_ = of_people(works, mission)
    listed = works.read(partial(services.rosters.roster, mission_id=mission, cut="rooming"))
    assert told.severity == "error"
    assert told.message.startswith(f"{readiness.UNASKED}: Dimitrios Kallas.")
    assert f"{readiness.UNASKED}: Dimitrios Kallas." in listed.remarks


def test_late_landing_is_measured_by_the_first_meeting(works, mission):
    add(works, mission, 1, start="8:40", end="9:00", title="Lobby", type="meeting point")
    add(works, mission, 1, start="9:30", end="10:30", title="Opening", type="briefing")
    enrol(works, mission, **{"participation.arrival_day": "2027-03-15", "participation.arrival_time": "9:00"})
    assert of_people(works, mission) == ()
    enrol(works, mission, **{"participation.arrival_day": "2027-03-15", "participation.arrival_time": "17:20"})
    assert rules(of_people(works, mission)) == ["arrives late"]


def test_more_confirmed_than_places(works, mission):
    for _ in range(2):
        enrol(works, mission, **{"participation.stage": "confirmed"})
    found = of_people(works, mission)
    assert "over capacity" in rules(found)
    assert "2 people" in next(finding.message for finding in found if finding.rule == "over capacity")


def test_members_read_to_check_are_those_of_the_mission(sample_office):
    def both(work):
        key = services.missions.by_code(work, "WCM-2027").id
        whole = [one for one in roll.members_of(work, key) if one[0].role in roll.TRAVELLERS]
        plain = roll.plain_members(work, key, roll.TRAVELLERS)
        return [[(travellers.traveller(one), travellers.firm_of(one)) for one in members] for members in (plain, whole)]

    seen, known = sample_office.read(both)
    assert seen == known
