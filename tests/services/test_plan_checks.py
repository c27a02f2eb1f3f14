"""Rules of an itinerary from what the office has written down: hosts, people, coaches; limits, acceptances, fixes."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.models.organisation import Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.finding import Finding, Fix
from eujc_desktop.planning.mends import APPLIED

TODAY = date(2027, 1, 4)
CODE = "M-1"


@pytest.fixture
def mission(works):
    values = {"code": CODE, "title": "A mission", "programme": "WCM", "first_day": "2027-03-15",
              "last_day": "2027-03-18"}  # fmt: skip
    return works.run("New mission", partial(services.missions.new, values=values)).result


@pytest.fixture
def add(works, mission):
    def add(number, start, end, **values):
        day = works.read(partial(services.itineraries.plan, mission_id=mission)).days[number - 1].id
        given = {"day_id": day, "start": start, "end": end, "type": "lecture", **values}
        return works.run("Add", partial(services.itineraries.add, mission_id=mission, values=given)).result

    return add


@pytest.fixture
def host(works, mission):
    """A visit to a host who takes people on Wednesdays only, and speaks Japanese."""
    made = partial(services.visits.begin, mission_id=mission, host="Kariya Electric Works Co., Ltd.", values={})
    visit = works.run("Begin", made).result

    def write(work):
        record = work.get(Visit, visit)
        site = Site(organisation_id=record.organisation_id, name="Works", opening_hours=("Wed 13:00\u201316:00",),
                    languages=("日本語",), works_holidays=False)  # fmt: skip
        work.session.add(site)
        work.session.flush()
        record.site_id, record.stage = site.id, "confirmed"

    works.run("Describe", write)
    return visit


def enrol(works, mission, **values):
    given = {"person.family_name": "Berg", "person.given_name": "Anna", "participation.stage": "confirmed", **values}
    return works.run("Enrol", partial(services.people.enrol, mission_id=mission, values=given)).result


def issues(works, mission, today=TODAY):
    return works.read(partial(services.checks.issues_of, mission_id=mission, today=today))


def rules(works, mission):
    return [finding.rule for finding in issues(works, mission).findings]


def mend(works, finding, number=0):
    fix = [fix for fix in finding.fixes if fix.action in APPLIED][number]
    return works.run(fix.words, partial(services.mending.apply, finding=finding, fix=fix))


def clocks(works, mission):
    items = works.read(partial(services.itineraries.plan, mission_id=mission)).items()
    return {item.title: (f"{item.start:%d %H:%M}", f"{item.end:%d %H:%M}") for item in items if item.start}


def test_a_visit_goes_to_a_day_on_which_its_host_is_open(works, mission, add, host):
    add(2, "14:00", "15:00", title="Visit", type="company visit", visit_id=host, interpreter="Sato Mika")
    (finding,) = issues(works, mission).findings
    assert (finding.rule, finding.severity) == ("closed day", "error")
    mend(works, finding)
    assert clocks(works, mission)["Visit"] == ("17 14:00", "17 15:00")
    assert rules(works, mission) == []
    day = works.read(partial(services.itineraries.plan, mission_id=mission)).days[2]
    assert [item.title for item in day.items] == ["Visit"]


def test_hours_languages_and_limits_of_a_host_are_seen(works, mission, add, host):
    visit = add(3, "10:00", "12:00", title="Visit", type="company visit", visit_id=host)
    enrol(works, mission)
    found = {finding.rule: finding for finding in issues(works, mission).findings}
    assert set(found) == {"host hours", "no interpreter"}
    assert "13:00\u201316:00 on that day" in found["host hours"].message
    assert "speaks Japanese, which 1 of the visitors do not" in found["no interpreter"].message
    mend(works, found["host hours"])
    assert clocks(works, mission)["Visit"] == ("17 13:00", "17 15:00")
    works.run("Name", partial(services.itineraries.change, item_id=visit, values={"interpreter": "Sato Mika"}))
    assert rules(works, mission) == []
    works.run("Agree", lambda work: setattr(work.get(Visit, host), "agreed_day", date(2027, 3, 16)))
    assert rules(works, mission) == ["agreed time"]


def test_one_interpreter_and_one_coach_are_in_one_place(works, mission, add):
    add(1, "9:00", "11:00", title="A", groups="A", interpreter="Sato Mika", place="Tokyo", room="Yodo")
    add(1, "10:00", "12:00", title="B", groups="B", interpreter="Sato Mika; Ito Ken", place="Kobe", room="Yodo")
    add(2, "9:00", "10:00", title="Ride A", groups="A", type="transfer (coach)", transport="coach", seats="coach 1+2")
    add(2, "9:30", "10:30", title="Ride B", groups="B", type="transfer (coach)", transport="coach", seats="Coach 2")
    found = issues(works, mission).findings
    assert [finding.rule for finding in found] == ["same interpreter", "same coach"]
    assert "Sato Mika interprets at" in found[0].message
    assert "need Coach 2 at the same time for 30 min" in found[1].message
    assert {fix.action for finding in found for fix in finding.fixes} >= {"shift", "enter"}
    for finding in found:
        mend(works, finding)
    assert rules(works, mission) == []


def test_who_lands_late_misses_something_and_large_pieces_need_seats(works, mission, add):
    add(1, "9:00", "10:00", title="Opening", type="briefing")
    add(2, "9:00", "10:30", title="Nozomi", type="transfer (train)", transport="train")
    enrol(works, mission, **{"participation.arrival_day": "2027-03-15", "participation.arrival_time": "17:20",
                             "participation.luggage_size": 200})  # fmt: skip
    found = {finding.rule: finding for finding in issues(works, mission).findings}
    assert set(found) == {"not landed", "luggage"}
    assert "Anna Berg lands on Mon 15 Mar at 17:20, after" in found["not landed"].message
    told = [finding.rule for finding in works.read(lambda work: services.checks.of_mission(work, CODE, TODAY))]
    assert told.count("arrives late") == 1
    assert "not landed" not in told
    step = mend(works, found["luggage"])
    assert rules(works, mission) == ["not landed"]
    assert step.result
    works.undo()
    assert "luggage" in rules(works, mission)


def test_each_step_of_a_fix_is_taken_and_undone(works, mission, add):
    add(1, "9:00", "11:00", title="First", groups="A")
    add(1, "10:30", "12:00", title="Second")
    add(1, "22:00", "23:30", title="Late", type="dinner")
    add(2, "6:30", "7:30", title="Early")
    before = clocks(works, mission)
    for _round in range(8):
        found = issues(works, mission).findings
        steps = [(finding, fix) for finding in found for fix in finding.fixes if fix.action in APPLIED]
        if not steps:
            break
        finding, fix = steps[0]
        count = len(found)
        works.run(fix.words, partial(services.mending.apply, finding=finding, fix=fix))
        left = issues(works, mission).findings
        assert finding.key not in [each.key for each in left]
        assert len(left) < count
        works.undo()
        assert clocks(works, mission) == before
        works.redo()
        before = clocks(works, mission)
    assert rules(works, mission) == []


def test_what_people_have_to_do_is_no_step(works):
    with pytest.raises(Refused, match="by hand"):
        works.run("Mend", partial(services.mending.apply, finding=Finding("x", "hint", ""), fix=Fix("Ask", "ask host")))


def test_a_finding_is_accepted_until_its_facts_change(works, mission, add):
    first = add(1, "9:00", "11:00", title="First")
    add(1, "10:30", "12:00", title="Second")
    found = issues(works, mission)
    (finding,) = found.findings
    facts = services.acceptances.facts_of(finding, found.trial.items)

    def accept(reason):
        say = partial(services.acceptances.accept, mission_id=mission, finding=finding, facts=facts, reason=reason)
        return works.run("Accept", say)

    with pytest.raises(Refused, match="Say why"):
        accept("  ")
    accept("The second is for those who like")
    told = issues(works, mission)
    assert told.findings == ()
    assert [(one.reason, one.finding.key) for one in told.accepted] == [
        ("The second is for those who like", finding.key)
    ]
    works.run("Name", partial(services.itineraries.change, item_id=first, values={"title": "Called otherwise"}))
    assert rules(works, mission) == []
    works.run("Move", partial(services.itineraries.shift, item_id=first, minutes=15))
    assert rules(works, mission) == ["overlap"]
    works.undo()
    assert rules(works, mission) == []
    again = issues(works, mission).accepted[0].id
    works.run("Withdraw", partial(services.acceptances.withdraw, acceptance_id=again))
    assert rules(works, mission) == ["overlap"]
    works.undo()
    assert rules(works, mission) == []


def listed(works, mission, key, *, for_programme=False):
    rows = works.read(partial(services.plan_rules.listing, mission_id=mission, for_programme=for_programme))
    return next((row.limit, row.on, row.inherited) for row in rows if row.key == key)


def set_rule(works, mission, key, limit, *, on=True, for_programme=False):
    change = partial(services.plan_rules.change, mission_id=mission, settings={key: (limit, on)},
                     for_programme=for_programme)  # fmt: skip
    return works.run("Set", change).result


def test_rules_hold_by_mission_programme_and_template(works, mission, add):
    assert listed(works, mission, "plant buffer") == (15, True, True)
    set_rule(works, mission, "plant buffer", 20, for_programme=True)
    assert listed(works, mission, "plant buffer") == (20, True, True)
    assert listed(works, mission, "plant buffer", for_programme=True) == (20, True, False)
    set_rule(works, mission, "plant buffer", 30)
    assert listed(works, mission, "plant buffer") == (30, True, False)
    assert set_rule(works, mission, "plant buffer", 30) == ()
    set_rule(works, mission, "plant buffer", 20)
    assert listed(works, mission, "plant buffer") == (20, True, True)
    add(1, "9:00", "11:00", title="First")
    add(1, "10:30", "12:00", title="Second")
    assert rules(works, mission) == ["overlap"]
    set_rule(works, mission, "overlap", None, on=False)
    assert rules(works, mission) == []
    works.undo()
    assert rules(works, mission) == ["overlap"]
    reset = partial(services.plan_rules.reset, mission_id=mission, for_programme=True)
    assert works.run("Reset", reset).result == 1
    assert listed(works, mission, "plant buffer") == (15, True, True)


@pytest.mark.parametrize(
    ("key", "limit"), [("plant buffer", 0), ("plant buffer", None), ("overlap", 5), ("nonsense", 1)]
)
def test_a_limit_that_makes_no_sense_is_refused(works, mission, key, limit):
    with pytest.raises(Invalid):
        set_rule(works, mission, key, limit)
