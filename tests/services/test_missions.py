"""Missions from their programmes, and where they stand."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.catalogues import words_in
from eujc_desktop.common.errors import Invalid, NotFound
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.phases import Dates
from eujc_desktop.planning.phases import phases as planned
from eujc_desktop.services.listings import people, records
from eujc_desktop.ui.pages.mission_figures import counted

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


def tasks(works, mission):
    return list(overview(works, mission).tasks)


def overview(works, mission):
    return works.read(lambda work: services.overview.of_mission(work, mission, TODAY))


def test_new_mission_brings_tasks_and_settings_of_its_programme(works):
    mission = new(works)
    row = works.read(partial(services.missions.listing, today=TODAY))[0]
    assert (row.id, row.code, row.days_to_go) == (mission, "WCM-2027", 39)
    assert row.tasks_total > 10
    values = works.read(lambda work: services.records.values(work, "mission", mission))
    assert values["deposit_amount"] == 1000


def test_a_title_that_begins_with_the_name_of_the_programme_stands_in_japanese_too(works):
    new(works, title="World Class Manufacturing 2027")
    new(works, code="WCM-2028", title="World Class Manufacturing 2028", title_ja="ものづくり研修 2028")
    new(works, code="WCM-2029", title="Lean week")
    rows = works.read(partial(services.missions.listing, today=TODAY))
    assert {row.title: row.title.others.get("ja", "") for row in rows} == {
        "World Class Manufacturing 2027": "ワールドクラス・マニュファクチャリング研修 2027",
        "World Class Manufacturing 2028": "ものづくり研修 2028",
        "Lean week": "",
    }


def test_every_programme_can_be_begun(works):
    for count, programme in enumerate(services.programmes.of_the_centre()):
        new(works, programme=programme.code, code=f"P-{count}")
    assert len(works.read(partial(services.missions.listing, today=TODAY))) == 61


def test_a_code_is_given_once(works):
    new(works)
    with pytest.raises(Invalid) as refusal:
        new(works)
    assert "WCM-2027" in refusal.value.problems["code"]


def test_a_code_that_could_be_a_path_is_refused(works):
    with pytest.raises(Invalid) as refusal:
        new(works, code="../x y")
    assert "is no code" in refusal.value.problems["code"]


def test_last_day_before_first_is_refused(works):
    with pytest.raises(Invalid) as refusal:
        new(works, last_day="2027-03-01")
    assert "last_day" in refusal.value.problems


def test_unknown_programme_is_named(works):
    with pytest.raises(NotFound, match="XYZ"):
        new(works, programme="XYZ")


def test_open_deadlines_move_with_the_mission(works):
    mission = new(works)
    before = tasks(works, mission)
    moved = works.run("Move", lambda work: services.rescheduling.move(work, mission, 7, TODAY)).result
    after = tasks(works, mission)
    assert (moved.days, moved.deadlines) == (7, len(before))
    assert {row.id: (row.due - old.due).days for row in after for old in before if old.id == row.id} == {
        row.id: 7 for row in before
    }


def test_a_ticked_task_counts(works):
    mission = new(works)
    task = next(row for row in tasks(works, mission) if not row.automatic)
    works.run("Tick", lambda work: services.tasks.tick(work, task.id, TODAY))
    assert works.read(partial(services.missions.listing, today=TODAY))[0].tasks_done == 1
    works.undo()
    assert works.read(partial(services.missions.listing, today=TODAY))[0].tasks_done == 0


def test_automatic_tasks_say_how_far_they_are(works):
    mission = new(works)
    values = {"person.family_name": "Kallas", "person.diet": "Halal", "participation.stage": "confirmed"}
    works.run("Enrol", partial(services.people.enrol, mission_id=mission, values=values))
    rows = tasks(works, mission)
    assert any(row.automatic and row.done and row.progress == "1 of 1" for row in rows)
    assert any(row.automatic and not row.done and row.progress == "0 of 1" for row in rows)


def test_detail_has_phases_in_order(works):
    mission = new(works)
    phases = overview(works, mission).phases
    assert [phase.label for phase in phases] == ["Call", "Select", "Confirm", "Prepare", "In Japan", "Follow-up"]
    dates = Dates(date(2027, 3, 15), date(2027, 3, 26))
    usual = services.programmes.of_the_centre()[1].phases
    elsewhere = {way: planned(dates, way, TODAY, usual)[4].label for way in ("within EU", "online", "both")}
    assert elsewhere == {"within EU": "In Europe", "online": "Under way", "both": "Under way"}
    assert all(phase.start <= phase.until for phase in phases)
    assert [phase.until for phase in phases[:-1]] == [phase.start for phase in phases[1:]]


def test_the_phases_are_those_of_the_template_as_the_office_has_it(works):
    desk = new(works, programme="TAXPP", code="TAXPP-2027", first_day="2027-01-01", last_day="2027-12-31")
    shown = overview(works, desk).phases
    assert [(phase.label, phase.state) for phase in shown] == [
        ("Concept", "done"), ("Announce", "done"), ("Under way", "now"), ("Follow-up", "next"),
    ]  # fmt: skip
    assert (shown[2].start, shown[2].until) == (date(2027, 1, 1), date(2028, 1, 1))
    ours = [{"label": "Open", "days": 0, "anchor": "first day"}, {"label": "Count", "days": -30, "anchor": "last day"}]
    works.run("Change", lambda work: services.programmes.change(work, "TAXPP", {"phases": ours}))
    assert [(phase.label, phase.start) for phase in overview(works, desk).phases] == [
        ("Open", date(2027, 1, 1)), ("Count", date(2027, 12, 1)),
    ]  # fmt: skip
    seminar = new(works, programme=None, kind="seminar", code="SEM", first_day="2027-03-01", last_day="2027-03-01")
    assert [phase.label for phase in overview(works, seminar).phases][-2:] == ["Event", "Follow-up"]


def test_a_mission_is_told_by_what_its_kind_counts(works):
    desk = new(works, programme="TAXPP", code="TAXPP-2027", first_day="2027-01-01", last_day="2027-12-31")
    case = {"helpdesk_case.question": "Which duty?", "helpdesk_case.due": "2027-02-01"}
    for answered in ("", "2027-01-20"):
        given = {**case, "helpdesk_case.answered_on": answered, "helpdesk_case.asked_on": "2027-01-10"}
        works.run("Add", lambda work, given=given: services.entries.add(work, "cases", desk, given))
    talk = {"event.title": "Duties", "event.first_day": "2027-02-01", "event.attended": 1200}
    works.run("Add", lambda work: services.entries.add(work, "sessions", desk, talk))
    assert counted(overview(works, desk)) == [
        ("1/2", "Cases", "err"), ("1/1", "Events", ""), ("1,200", "People reached", ""),
    ]  # fmt: skip
    captions = {code: [each.caption for each in counted(overview(works, new(works, programme=code, code=code)))]
                for code in ("WCM", "VIE", "ABOUT-WEB", "TOKYO")}  # fmt: skip
    people = ["Applicants", "Selected", "Confirmed", "Waiting"]
    assert captions == {"WCM": [*people, "Visits set"], "VIE": [*people, "Placements"],
                        "ABOUT-WEB": [*people, "Events"], "TOKYO": []}  # fmt: skip


def test_the_checklist_of_the_centre_is_told_in_japanese_too(works):
    mission = new(works)
    row = works.read(partial(services.missions.listing, today=TODAY))[0]
    assert words_in("ja", row.next_task) in {words_in("ja", task.title) for task in row.open_tasks}
    own = {"title": "Late", "anchor": "first day", "offset_days": 400, "owner": "Anna Berg"}
    works.run("Add", lambda work: services.tasks.add(work, mission, own))
    in_japanese = people.Wanted(language="ja")
    found = works.read(lambda work: records.checklist(work, mission, in_japanese))[0].tasks.rows
    assert found[0][1:4] == ("テーマと日程の決定、祝日・休業週・見本市の確認", "企画", "コーディネーター")
    assert (found[-1][1], found[-1][3]) == ("Late", "Anna Berg")  # what an office has written stays as it is


def test_reports_are_due_after_the_real_last_day(works):
    mission = new(works)
    values = works.read(lambda work: services.records.values(work, "mission", mission))
    assert values["report_due"] > values["last_day"]


def test_figures_count_people_by_stage_and_visits(works):
    mission = new(works)
    for place, stage in enumerate(("applied", "selected", "confirmed", "confirmed", "waiting list")):
        values = {"person.family_name": f"Family{place}", "participation.stage": stage}
        works.run("Enrol", partial(services.people.enrol, mission_id=mission, values=values))
    assert astuple(overview(works, mission).figures) == (5, 3, 2, 1, 0, 0)


def test_what_waits_for_someone_is_gathered_by_kind(works):
    mission = new(works)
    for family in ("Teixeira", "Etxeberria"):
        values = {"person.family_name": family, "participation.stage": "confirmed"}
        works.run("Enrol", partial(services.people.enrol, mission_id=mission, values=values))
    host = works.run("Host", lambda work: services.records.create(work, "organisation", {"name": "Amagawa"})).result
    visit = {"mission_id": mission, "organisation_id": host, "stage": "requested", "asked_on": "2027-01-19"}
    visit_id = works.run("Visit", lambda work: services.records.create(work, "visit", visit)).result
    concerns = {concern.kind: concern for concern in overview(works, mission).concerns}
    diets = concerns["diet unknown"]
    assert (diets.count, diets.names, diets.tab, diets.field) == (
        2, ("Etxeberria", "Teixeira"), "participants", "person.diet",
    )  # fmt: skip
    silent = concerns["no answer"]
    assert (silent.count, silent.names, silent.tab, silent.record) == (16, ("Amagawa",), "visits", visit_id)
    assert concerns["late"].count == sum(task.late for task in tasks(works, mission)) > 0
    assert [concern.severity for concern in overview(works, mission).concerns] == sorted(
        (concern.severity for concern in concerns.values()), key=["error", "warning"].index
    )


def test_counts_of_the_mission_at_hand(works):
    mission = new(works)
    standing = works.read(lambda work: services.overview.standing(work, mission, TODAY))
    assert astuple(standing) == (0, 0, 0, 0, 0)


def with_old_code(works, code="WCM 2027"):
    """A mission whose code was stored before codes had to do without blanks."""
    mission = new(works)
    works.run("As of old", lambda work: setattr(work.get(Mission, mission), "code", code))
    return mission


def test_a_code_the_rule_refuses_today_stays_when_it_is_sent_along(works):
    mission = with_old_code(works)
    now = works.read(partial(services.records.values, table="mission", record_id=mission))
    sent = {"code": now["code"], "title": "Lean", "places": "Tokyo"}
    works.run("Edit", partial(services.records.change, table="mission", record_id=mission, given=sent))
    cells = {f"mission.{name}": value for name, value in {**sent, "places": "Nagoya"}.items()}
    works.run("Edit", partial(services.grids.change, grid="missions", row_id=mission, values=cells))
    row = works.read(partial(services.missions.listing, today=TODAY))[0]
    assert (row.code, row.title, row.places) == ("WCM 2027", "Lean", "Nagoya")


def test_another_code_is_judged_and_nothing_is_written_when_it_is_refused(works):
    mission = with_old_code(works)
    for change in (
        partial(services.records.change, table="mission", record_id=mission, given={"code": "WCM 28", "title": "Lean"}),
        partial(
            services.grids.change,
            grid="missions",
            row_id=mission,
            values={"mission.code": "WCM 28", "mission.title": "Lean"},
        ),
    ):
        with pytest.raises(Invalid, match="is no code"):
            works.run("Edit", change)
    row = works.read(partial(services.missions.listing, today=TODAY))[0]
    assert (row.code, row.title) == ("WCM 2027", "World Class Manufacturing")
