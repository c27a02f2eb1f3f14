"""Every way out that a rule about travellers offers: taken in a real office, it mends what was found and nothing else.

The table has data that trip each rule, and for ways that lead to a field what somebody enters there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from eujc_desktop import planning
from eujc_desktop.common.progress import silent
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.finding import Finding, Fix
from eujc_desktop.services import (
    attachments,
    grids,
    itineraries,
    mission_days,
    missions,
    own_fields,
    papers,
    people,
    records,
    travellers,
)
from eujc_desktop.services.letters import gathering, visa
from eujc_desktop.store.work import Work, Works
from tests.services.importing import CODE, INPUT, add_mission, office_with

GRID = "participants"
FAR, NEAR = date(2026, 11, 1), date(2027, 3, 1)
WHOLE: dict[str, object] = {
    "person.nationality": "DK", "person.passport_no": "X1", "person.passport_expires": "1 Jan 2033",
    "person.diet": "none", "person.insurer": "Kompas", "person.policy_no": "TR-1", "person.emergency_name": "Bo",
    "person.emergency_phone": "+45 700 000", "person.consent_data": "1 Sep 2026", "person.consent_hosts": "yes",
    "participation.stage": "confirmed", "participation.commitment_letter": "yes", "participation.passport_copy": "yes",
    "participation.enrolment_proof": "yes",
    "participation.arrival_day": "14 Mar 2027", "participation.arrival_time": "09:00",
    "participation.departure_day": "27 Mar 2027", "participation.departure_time": "12:00",
}  # fmt: skip
MUTUAL = frozenset({"room-mate not mutual"})
TWIN = {"participation.room_type": "twin"}


class Case(NamedTuple):
    """What trips a rule: values of Freja, of Niccolò and of the mission, and the day; `entered` by field.

    `follows` is asked next.
    """

    freja: dict[str, object]
    niccolo: dict[str, object] = {}  # noqa: RUF012 - never written
    today: date = NEAR
    entered: dict[str, object] = {}  # noqa: RUF012 - never written
    follows: frozenset[str] = frozenset()
    mission: dict[str, object] = {}  # noqa: RUF012 - never written


CASES: dict[str, Case] = {
    "passport unknown": Case({"person.passport_no": ""}, entered={"person.passport_no": "X2"}),
    "passport expired": Case(
        {"person.passport_expires": "1 Jan 2027"}, entered={"person.passport_expires": "1 Jan 2034"}
    ),
    "passport expires": Case(
        {"person.passport_expires": "20 Mar 2027"}, entered={"person.passport_expires": "1 Jan 2034"}
    ),
    "passport short": Case(
        {"person.passport_expires": "1 May 2027"}, entered={"person.passport_expires": "1 Jan 2034"}
    ),
    "passport refused": Case(
        {"person.nationality": "JP", "person.passport_expires": "1 May 2027"},
        entered={"person.passport_expires": "1 Jan 2034"},
        mission={"direction": "JP->EU"},
    ),
    "name differs from the passport": Case(
        {"person.passport_name": "ORUM FREYA"},
        entered={"person.family_name": "Orum", "person.given_name": "Freya", "person.passport_name": "ØRUM FREJA"},
    ),
    "nationality unknown": Case({"person.nationality": ""}, entered={"person.nationality": "DK"}),
    "visa doubtful": Case(
        {"person.nationality": "IN", "participation.visa_needed": "no"},
        entered={"participation.visa_needed": ""},
        follows=frozenset({"visa needed", "visa missing"}),
    ),
    "visa needed": Case({"person.nationality": "IN"}, today=FAR),
    "visa missing": Case({"person.nationality": "IN"}),
    "no data consent": Case({"person.consent_data": ""}, entered={"person.consent_data": "1 Oct 2026"}),
    "no host consent": Case({"person.consent_hosts": "no"}, entered={"person.consent_hosts": "yes"}),
    "host consent unknown": Case({"person.consent_hosts": ""}, follows=frozenset({"no host consent"})),
    "missing commitment letter": Case({"participation.commitment_letter": "no"}),
    "missing proof of enrolment": Case({"participation.enrolment_proof": "no"}, mission={"kind": "traineeship"}),
    "missing passport copy": Case({"participation.passport_copy": "no"}),
    "file unknown": Case(
        {"participation.commitment_letter": "", "participation.passport_copy": ""},
        today=FAR,
        entered={"participation.commitment_letter": "yes", "participation.passport_copy": "yes"},
    ),
    "no photo": Case({}),
    "diet unknown": Case({"person.diet": ""}, entered={"person.diet": "vegetarian"}),
    "insurance missing": Case({"person.policy_no": ""}, entered={"person.policy_no": "TR-2"}),
    "emergency contact missing": Case({"person.emergency_phone": ""}, entered={"person.emergency_phone": "+45 70"}),
    "answers missing": Case({}, entered={"Hall": "7"}),
    "second form missing": Case({}, entered={"Shoes": "42"}),
    "no flight": Case({"participation.arrival_day": ""}, entered={"participation.arrival_day": "14 Mar 2027"}),
    "leaves before landing": Case(
        {"participation.departure_day": "13 Mar 2027"}, entered={"participation.departure_day": "27 Mar 2027"}
    ),
    "arrives late": Case(
        {"participation.arrival_day": "16 Mar 2027"},
        entered={"participation.travel_note": "Ito meets her at the hotel"},
    ),
    "leaves early": Case(
        {"participation.departure_day": "25 Mar 2027"}, entered={"participation.departure_day": "27 Mar 2027"}
    ),
    "no nights": Case(
        {"participation.check_in": "14 Mar 2027", "participation.check_out": "14 Mar 2027"},
        entered={"participation.check_out": "27 Mar 2027"},
    ),
    "nights without a room": Case(
        {"participation.check_in": "17 Mar 2027"}, entered={"participation.check_in": "14 Mar 2027"}
    ),
    "room-mate unknown": Case(
        {**TWIN, "participation.room_mate": "Nobody Known"},
        {**TWIN, "participation.room_mate": "Freja Ørum"},
        entered={"participation.room_mate": "Niccolò D'Agostino"},
    ),
    "room-mate doubtful": Case({**TWIN, "participation.room_mate": "D'Agostino"}, TWIN, follows=MUTUAL),
    "room-mate not mutual": Case({**TWIN, "participation.room_mate": "Niccolò D'Agostino"}, TWIN),
    "room-mate missing": Case(TWIN, entered={"participation.room_mate": "Niccolò D'Agostino"}, follows=MUTUAL),
    "room-mates apart": Case(
        {**TWIN, "participation.room_mate": "Niccolò D'Agostino", "participation.hotel": "Hotel Sakura"},
        {**TWIN, "participation.room_mate": "Freja Ørum", "participation.hotel": "Hotel Tsubaki"},
    ),
}
ASKED = {"answers missing": ("Hall", "application"), "second form missing": ("Shoes", "selection")}


class House(NamedTuple):
    """An office with three travellers about whom nothing is to be said."""

    works: Works
    mission: str
    freja: str
    niccolo: str


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with office_with(tmp_path_factory.mktemp("fixes"), add_mission) as works:
        mission = works.read(lambda work: missions.by_code(work, CODE).id)
        works.run("Items", lambda work: _begin_and_end(work, mission))
        names = (("Ørum", "Freja"), ("D'Agostino", "Niccolò"), ("D'Agostino", "Chiara"))
        ids = [works.run("Add", lambda work, name=name: _add(work, mission, *name)).result for name in names]
        yield House(works, mission, ids[0], ids[1])


def _begin_and_end(work: Work, mission: str) -> None:
    """Something on the first and on the last day, for which everybody is to be there."""
    for day, end in ((date(2027, 3, 15), "17:00"), (date(2027, 3, 26), "16:00")):
        held = mission_days.day_for(work, work.get(Mission, mission), day, None)
        assert held is not None
        given = {"type": "lecture", "title": "Kaizen", "day_id": held.id, "start": "9:30", "end": end}
        itineraries.add(work, mission, given)


def _add(work: Work, mission: str, family: str, given: str) -> str:
    part = people.enrol(work, mission, {"person.family_name": family, "person.given_name": given})
    grids.change(work, GRID, part, WHOLE)
    picture = next((INPUT / "photos").glob("*.jpg"))
    attachments.add_picture_file(work, "person", _person(work, part), "photo", picture)
    return part


def _person(work: Work, part: str) -> str:
    return str(grids.rows(work, GRID, [part], [])[0]["records"]["person"])


def found(house: House, today: date) -> tuple[Finding, ...]:
    return house.works.read(lambda work: travellers.findings(work, house.mission, today))


def trip(house: House, rule: str) -> None:
    """Have one rule broken."""
    case = CASES[rule]
    if rule in ASKED:
        label, when = ASKED[rule]
        given = {"label": label, "asked": when, "needed": "yes"}
        house.works.run("Ask", lambda work: own_fields.add(work, "WCM", given))
        key = next(iter(house.works.read(lambda work: own_fields.of_mission(work, house.mission))))
        everybody = house.works.read(lambda work: grids.ids(work, GRID, mission_id=house.mission))
        others = [one for one in everybody if one != house.freja]
        house.works.run("Answer", lambda work: grids.change_many(work, GRID, others, {key: "1"}))
        return
    if rule == "no photo":
        house.works.run(
            "No photo",
            lambda work: attachments.remove_picture(work, "person", _person(work, house.freja), "photo"),
        )
        return
    if case.mission:
        house.works.run("Mission", lambda work: records.change(work, "mission", house.mission, case.mission))
    values = {house.freja: case.freja, house.niccolo: case.niccolo}
    house.works.run(
        "Trip", lambda work: grids.change_rows(work, GRID, {key: own for key, own in values.items() if own})
    )


def take(house: House, case: Case, finding: Finding, fix: Fix, folder: Path) -> bool:
    """Take a way out as the window does; whether it has written something."""
    if fix.action in ("paper", "sheet"):
        _make(house, fix, folder)
        return False
    if fix.action == "set":
        values = dict(fix.values)
        house.works.run("Mend", lambda work: grids.change(work, GRID, fix.person, values))
        return True
    fields = house.works.read(lambda work: grids.fields(work, GRID, house.mission))
    field = fix.field or finding.field
    entered = {key: value for key, value in case.entered.items() if key == field or fields[field].label == key}
    assert entered, f"nothing is entered into {field}"
    if field == "person.family_name":  # both names are corrected where the family name stands
        entered["person.given_name"] = case.entered["person.given_name"]
    if finding.rule == "file unknown":
        entered = case.entered
    written = {field if fields[field].label == key else key: value for key, value in entered.items()}
    house.works.run("Enter", lambda work: grids.change(work, GRID, finding.person, written))
    return True


def _make(house: House, fix: Fix, folder: Path) -> None:
    """The paper that is opened, or the workbook that is saved, has this person on it and no other."""
    if fix.action == "sheet":
        order = papers.Order(kind="roster", mission=CODE, cut="second-form", person_id=fix.person)
        (path,) = papers.make(house.works, order, folder / "questions.xlsx", silent).paths
        assert openpyxl.load_workbook(path).active.max_row == 2
        return

    def read(work: Work) -> Any:
        if fix.paper == "letters":
            return gathering.gathered(work, house.mission, fix.option, day=NEAR, one=fix.person).addressed
        return visa.gathered(work, house.mission, day=NEAR, one=fix.person).content.dossiers

    assert len(house.works.read(read)) == 1


@pytest.fixture
def whole(house: House) -> Iterator[House]:
    """The office, in which nothing is left of a test afterwards."""
    last = house.works.next_undo()
    yield house
    while house.works.next_undo() != last:
        house.works.undo()


@pytest.mark.parametrize("rule", CASES)
def test_each_way_out_mends_what_was_found_and_nothing_else(whole: House, rule: str, tmp_path: Path) -> None:
    case = CASES[rule]
    assert found(whole, case.today) == ()
    trip(whole, rule)
    before = found(whole, case.today)
    told = [one for one in before if one.rule == rule]
    assert told
    assert {one.person for one in told} <= {whole.freja, whole.niccolo}
    there = {(one.rule, one.person) for one in before}
    for finding in told:
        settled = () if finding.severity == "hint" else ("hint",)
        for fix in finding.fixes:
            if take(whole, case, finding, fix, tmp_path):
                mended = (rule, finding.person)
                after = [((one.rule, one.person), one.severity) for one in found(whole, case.today)]
                left = {key for key, severity in after if key != mended or severity not in settled}
                new = left - (there - {mended})
                assert {one for one in new if one[0] not in case.follows} == set(), fix.words
                whole.works.undo()


def test_the_table_has_every_rule_about_travellers() -> None:
    """A rule that is added needs data that trip it, and ways out that are tried."""
    names = ("readiness", "passports", "arrivals", "answers", "room_mates")
    texts = [(Path(planning.__file__).parent / f"{name}.py").read_text("utf-8") for name in names]
    rules = {rule for text in texts for rule in re.findall(r'told\(\s*"([^"]+)"', text)}
    rules |= set(re.findall(r'^        "(missing [^"]+)",$', texts[0], re.MULTILINE))
    assert rules == set(CASES)
