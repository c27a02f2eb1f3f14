"""What is due in all missions: gathered, done where it is listed, put off with a reason."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.models.follow_up import Survey
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Site
from eujc_desktop.models.participation import Participation

TODAY = date(2027, 2, 4)


def listed(works, today=TODAY):
    def read(work):
        return services.deadlines.of_office(work, services.missions.listing(work, today), today)

    return works.read(read)


def one(works, kind, today=TODAY):
    return next((each for each in listed(works, today) if each.kind == kind), None)


def run(works, use_case, **values):
    return works.run("Step", partial(use_case, **values)).result


@pytest.fixture
def mission(with_hosts):
    return with_hosts.read(lambda work: services.missions.by_code(work, None).id)


def add_task(works, mission, title, days):
    values = {"title": title, "due": str(TODAY + timedelta(days=days)), "owner": "Kei"}
    return run(works, services.tasks.add, mission_id=mission, values=values)


def test_everything_due_is_gathered_by_how_soon_it_is(with_hosts, mission):
    for title, days in (("Late", -2), ("Now", 0), ("Soon", 5), ("Later", 12), ("Far", 30)):
        add_task(with_hosts, mission, title, days)
    own = [each for each in listed(with_hosts) if each.title in ("Late", "Now", "Soon", "Later", "Far")]
    assert [(each.title, each.span) for each in own] == [
        ("Late", "late"),
        ("Now", "today"),
        ("Soon", "week"),
        ("Later", "later"),
    ]
    assert all((each.whose, each.tab, each.record) == ("WCM-2027", "missions", mission) for each in own)


def test_a_list_of_names_is_due_until_it_was_sent(with_hosts, mission):
    visit = with_hosts.read(lambda work: services.visits.to_place(work, mission))[0].id
    due = {"names_due": str(TODAY + timedelta(days=3))}
    run(with_hosts, services.records.change, table="visit", record_id=visit, given=due)
    names = one(with_hosts, "names")
    assert (names.record, names.span, names.ticked) == (visit, "week", True)
    run(with_hosts, services.deadlines.done, key=names.key, today=TODAY)
    assert one(with_hosts, "names") is None
    with_hosts.undo()
    assert one(with_hosts, "names") == names


def test_what_is_put_off_waits_for_its_day_and_keeps_its_reason(with_hosts, mission):
    key = f"task:{add_task(with_hosts, mission, 'Late', -2)}"
    off = partial(run, with_hosts, services.deadlines.put_off, key=key, today=TODAY)
    version = with_hosts.version()
    for values, error in (
        ({"until": "2027-02-11", "reason": ""}, Invalid),
        ({"until": "", "reason": "Ill"}, Invalid),
        ({"until": "2027-02-04", "reason": "Ill"}, Refused),
    ):
        with pytest.raises(error):
            off(values=values)
    assert with_hosts.version() == version
    off(values={"until": "2027-02-11", "reason": "The host is away"})
    found = {each.key: each for each in listed(with_hosts)}[key]
    assert (found.span, found.until, found.reason) == ("put off", date(2027, 2, 11), "The host is away")
    assert listed(with_hosts)[-1].key == key
    again = {each.key: each for each in listed(with_hosts, date(2027, 2, 11))}[key]
    assert (again.span, again.reason) == ("late", "The host is away")
    run(with_hosts, services.deadlines.done, key=key, today=TODAY)
    assert key not in {each.key for each in listed(with_hosts)}
    with_hosts.undo()
    with_hosts.undo()
    assert {each.key: each.span for each in listed(with_hosts)}[key] == "late"


def test_deposits_and_passports_are_told_where_no_task_tells_of_them(with_applicants):
    mission = with_applicants.read(lambda work: services.missions.by_code(work, None).id)
    ids = with_applicants.read(lambda work: services.grids.ids(work, "participants", mission_id=mission))
    for key in ids[:3]:
        run(with_applicants, services.grids.change, grid="participants", row_id=key,
            values={"participation.stage": "confirmed", "person.passport_no": ""})  # fmt: skip
    tasks = with_applicants.read(lambda work: services.missions.of_id(work, mission, TODAY)).open_tasks
    assert one(with_applicants, "passports") is None
    for task in tasks:
        if task.automatic:
            run(with_applicants, services.records.remove, table="task", record_id=task.id)
    found = one(with_applicants, "passports")
    assert (found.due, found.ticked, str(found.title)) == (date(2027, 2, 8), False, found.title)
    with pytest.raises(Refused):
        run(with_applicants, services.deadlines.done, key=found.key, today=TODAY)


def test_what_hosts_ask_and_are_owed_is_due_until_it_is_done(with_hosts, mission):
    visit = with_hosts.read(lambda work: services.visits.to_place(work, mission))[0].id
    enrol = {"person.family_name": "Lind", "participation.stage": "confirmed"}
    part = run(with_hosts, services.people.enrol, mission_id=mission, values=enrol)
    site = services.visits.add_site
    run(with_hosts, site, visit_id=visit, values={"name": "Plant", "names_days": "10"})
    given = {"agreed_day": str(TODAY + timedelta(days=12)), "site_id": with_hosts.read(
        lambda work: work.session.scalars(select(Site.id).where(Site.name == "Plant")).one())}  # fmt: skip
    run(with_hosts, services.records.change, table="visit", record_id=visit, given=given)
    assert one(with_hosts, "names").due == TODAY + timedelta(days=2)
    site = with_hosts.read(lambda work: services.records.values(work, "visit", visit))["site_id"]
    run(with_hosts, services.records.change, table="site", record_id=site, given={"export_days": 14})
    export = one(with_hosts, "export")
    assert (export.title.partition(" of ")[0], export.field) == ("Nationalities for the export control", "approvals")
    assert export.due == TODAY - timedelta(days=2)
    run(with_hosts, services.approvals.mark, marks={(part, visit): "refused"}, today=TODAY)
    assert one(with_hosts, "export") is None
    refused = one(with_hosts, "refused")
    assert (refused.title.rpartition(", ")[2], refused.field) == ("not replaced", "approvals")
    run(with_hosts, services.approvals.mark, marks={(part, visit): "replaced"}, today=TODAY)
    assert one(with_hosts, "refused") is None
    over = {"agreed_day": str(TODAY - timedelta(days=3))}
    run(with_hosts, services.records.change, table="visit", record_id=visit, given=over)
    run(with_hosts, services.visits.change_stage, visit_id=visit, stage="visited", today=TODAY)
    thanks = one(with_hosts, "thanks")
    assert (thanks.span, thanks.ticked, one(with_hosts, "names")) == ("today", True, None)
    concerns = {each.kind: each for each in with_hosts.read(
        lambda work: services.overview.of_mission(work, mission, TODAY)).concerns}  # fmt: skip
    assert (concerns["thanks"].count, concerns["thanks"].field) == (1, "host_letters")
    run(with_hosts, services.deadlines.done, key=thanks.key, today=TODAY)
    assert one(with_hosts, "thanks") is None
    assert with_hosts.read(lambda work: services.visits.card(work, visit, TODAY)).stage == "thanked"


def test_what_a_host_still_waits_for_needs_attention_and_is_audited(with_hosts, mission):
    visit = with_hosts.read(lambda work: services.visits.to_place(work, mission))[0].id
    enrol = {"person.family_name": "Lind", "participation.stage": "confirmed", "person.consent_data": "2026-10-01",
             "person.consent_hosts": "yes"}  # fmt: skip
    run(with_hosts, services.people.enrol, mission_id=mission, values=enrol)
    given = {"agreed_day": str(TODAY + timedelta(days=12)), "names_due": str(TODAY - timedelta(days=1))}
    run(with_hosts, services.records.change, table="visit", record_id=visit, given=given)
    overview = with_hosts.read(lambda work: services.overview.of_mission(work, mission, TODAY))
    due = next(each for each in overview.concerns if each.kind == "names due")
    assert (due.severity, due.record, due.field) == ("error", visit, "approvals")
    for paper, told in (("delegation", True), ("", True), ("badges", False)):
        found = with_hosts.read(partial(services.audit.of_mission, mission_id=mission, today=TODAY, paper=paper))
        assert ("names due" in {each.rule for each in found}) is told
    assert services.audit.group_of("names due") == "Whom hosts take"


def test_surveys_and_payments_are_due_also_after_a_mission(with_applicants):
    works = with_applicants
    mission = works.read(lambda work: services.missions.by_code(work, None).id)

    def prepare(work):
        record = work.get(Mission, mission)
        parts = list(work.session.scalars(select(Participation).order_by(Participation.id)))[:2]
        for part in parts:
            part.stage = "completed"
        record.first_day, record.last_day, record.status = date(2026, 10, 26), date(2026, 11, 6), "closed"
        services.surveys.lay_out(work, mission)
        plan = services.payments.Schedule("grant", Decimal(900), "EUR", 3, TODAY - timedelta(days=3))
        services.payments.add_instalments(work, mission, [parts[0].id], plan)

    works.run("Prepare", prepare)
    due, paid = one(works, "surveys"), one(works, "payments")
    assert (due.title, due.due, due.span) == ("2 surveys to be sent", date(2027, 2, 6), "week")
    assert (paid.title, paid.span) == ("1 payment is due", "late")
    assert (due.tab, due.field, due.mission_id) == ("follow_up", "surveys", mission)
    assert (paid.tab, paid.field, paid.mission_id) == ("money", "payments", mission)
    ids = works.read(lambda work: list(work.session.scalars(select(Survey.id).where(Survey.months == 3))))
    works.run("Sent", lambda work: services.surveys.sent(work, ids, TODAY))
    assert one(works, "surveys") is None
