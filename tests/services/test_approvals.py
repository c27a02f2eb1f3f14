"""Whom hosts take: marked by cell, asked by the list that leaves, replaced, and held against what hosts ask."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import Said
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.models.approval import Approval
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import approvals, cells, disclosures, papers, records
from eujc_desktop.services.listings.delegation import delegation
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.services.papers import Order

CODE, TODAY = "WCM-2027", date(2027, 2, 3)


@pytest.fixture
def mission(sample_office):
    return sample_office.read(lambda work: work.session.scalar(select(Mission.id).where(Mission.code == CODE)))


def sheet(works, mission, today=TODAY):
    return works.read(partial(approvals.of_mission, mission_id=mission, today=today))


def put(works, marks, today=TODAY):
    works.run("Mark", partial(approvals.mark, marks=marks, today=today))


def lines(works):
    def read(work):
        return {(one.participation_id, one.visit_id): one.asked_on for one in work.session.scalars(select(Approval))}

    return works.read(read)


def test_a_host_answers_no_earlier_than_it_was_asked(sample_office, mission):
    cell = min(sheet(sample_office, mission).asked)
    put(sample_office, {cell: "accepted"})
    key = sheet(sample_office, mission).ids[cell]

    def write(**values):
        sample_office.run("Days", partial(records.change, table="approval", record_id=key, given=values))

    write(asked_on=TODAY, answered_on=TODAY)
    with pytest.raises(Invalid) as told:
        write(answered_on=TODAY - timedelta(1), answer_by=TODAY - timedelta(2))
    assert dict(told.value.problems) == {
        "answered_on": "“Answered on” lies before “Host asked on”",
        "answer_by": "“Answer by” lies before “Host asked on”",
    }
    with pytest.raises(Invalid) as told:
        write(asked_on=TODAY + timedelta(1))
    assert set(told.value.problems) == {"asked_on"}


def test_a_site_takes_no_fewer_than_its_fewest(sample_office):
    site = sample_office.read(lambda work: work.session.scalar(select(Site.id)))
    given = {"min_visitors": 12, "max_visitors": 8}
    with pytest.raises(Invalid, match="“Most visitors” is less than “Fewest visitors”"):
        sample_office.run("Limits", partial(records.change, table="site", record_id=site, given=given))


def test_nor_does_a_visit_in_its_cells(sample_office):
    visit = sample_office.read(lambda work: work.session.scalars(select(Visit.id)).first())
    for alias in ("visit", "site"):
        least, most = f"{alias}.min_visitors", f"{alias}.max_visitors"
        sample_office.run("Fewest", partial(cells.change, grid="visits", row_id=visit, values={most: 8}))
        with pytest.raises(Invalid, match="“Most visitors” is less than “Fewest visitors”") as told:
            sample_office.run("Limits", partial(cells.change, grid="visits", row_id=visit, values={least: 12}))
        assert list(told.value.problems) == [least]


def test_a_cell_notes_its_days_and_undo_takes_them_back(sample_office, mission):
    found = sheet(sample_office, mission)
    cell, other = sorted(found.asked)[:2]
    put(sample_office, {cell: "asked", other: None})
    mark = sheet(sample_office, mission).answers[cell]
    assert (mark.code, mark.late) == ("asked", False)
    assert TODAY < mark.due <= TODAY + timedelta(approvals.ANSWER_DAYS)
    assert sheet(sample_office, mission, mark.due + timedelta(1)).answers[cell].late
    put(sample_office, {cell: "accepted"}, date(2027, 2, 9))
    line = sample_office.read(lambda work: work.session.scalar(select(Approval)))
    assert (line.asked_on, line.answered_on) == (TODAY, date(2027, 2, 9))
    put(sample_office, {cell: None})
    assert lines(sample_office) == {}
    for _ in range(3):
        sample_office.undo()
    assert sheet(sample_office, mission).answers == {}


def test_a_signature_and_a_note_keep_the_line_of_who_was_not_asked(sample_office, mission):
    cell = min(sheet(sample_office, mission).asked)
    sample_office.run("Sign", partial(approvals.sign, marks={cell: "sent"}))
    put(sample_office, {cell: "refused"})
    sample_office.run("Note", partial(approvals.explain, cells=[cell], note=" Too late "))
    put(sample_office, {cell: None})
    found = sheet(sample_office, mission)
    assert (found.answers, found.signatures[cell].code, found.signatures[cell].reason) == ({}, "sent", "Too late")


def test_the_list_for_a_host_marks_those_it_names_as_asked_and_the_ledger_keeps_them(sample_office, mission, tmp_path):
    visit = next(head.id for head in sheet(sample_office, mission).visits)
    for letter in ("visit-request", "visitor-list"):  # these name the leader, and ask about nobody
        papers.make(sample_office, Order("letters", CODE, letter=letter, dated=TODAY), tmp_path)
    assert lines(sample_office) == {}
    before = len(sample_office.read(partial(disclosures.of_mission, mission_id=mission)))
    made = papers.make(sample_office, Order("delegation", CODE, person_id=visit, dated=TODAY), tmp_path)
    asked = lines(sample_office)
    assert {key for _, key in asked} == {visit}
    assert set(asked.values()) == {TODAY}
    assert len(asked) == len(made.named)
    ledger = sample_office.read(partial(disclosures.of_mission, mission_id=mission))
    assert len(ledger) - before == len(asked)
    allowed = {"Name", "Function", "Organisation", "Website", "Nationality", "Group"}
    assert {said for line in ledger[: len(asked)] for said in line.said} <= allowed
    silent = sample_office.read(lambda work: set(work.session.scalars(
        select(Participation.id).join(Person).where(Person.consent_hosts.is_not(True)))))  # fmt: skip
    assert not silent & {part for part, _ in asked}
    sample_office.undo()
    assert lines(sample_office) == {}
    assert len(sample_office.read(partial(disclosures.of_mission, mission_id=mission))) - before == len(asked)


def test_whom_the_host_refused_is_not_on_its_list_and_who_stands_in_is(sample_office, mission):
    def named(visit):
        read = partial(delegation, mission_id=mission, wanted=Wanted(), visit_id=visit)
        content, _ = sample_office.read(read)
        assert isinstance(content, lists.Delegation)
        return {one.person.key for one in content.delegates}

    def person(part):
        return sample_office.read(lambda work: work.get(Participation, part).person_id)

    found = sheet(sample_office, mission)
    everybody = {part for part, _ in found.people}
    visit = next(head.id for head in found.visits if everybody - {p for p, v in found.asked if v == head.id})
    agreed = named(visit)
    out = next(part for part, key in sorted(found.asked) if key == visit and person(part) in agreed)
    put(sample_office, {(out, visit): "refused"})
    hint = next(
        one for one in sheet(sample_office, mission, date(2027, 1, 1)).findings if one.rule == "refused visitor"
    )
    assert (hint.who, hint.record) == ((out,), visit)
    stand_in = hint.fixes[0].along[1]
    step = partial(approvals.replace, visit_id=visit, out=out, stand_in=stand_in, today=TODAY)
    sample_office.run("Replace", step)
    assert (stand_in, visit) in sheet(sample_office, mission).asked
    assert named(visit) == agreed - {person(out)} | {person(stand_in)}
    sample_office.undo()
    assert person(stand_in) not in named(visit)


def test_what_the_site_of_a_host_asks_is_held_against_the_group(sample_office, mission):
    def first(work):
        visit = next(
            one for one in work.session.scalars(select(Visit).where(Visit.mission_id == mission)) if one.site_id
        )
        person = work.session.scalars(
            select(Person)
            .join(Participation)
            .where(Participation.mission_id == mission, Person.organisation_id.is_not(None))
        ).first()
        return visit.id, visit.site_id, work.get(Organisation, person.organisation_id).name

    visit, site, firm = sample_office.read(first)
    values = {"competitors": firm, "checked_nationalities": "ドイツ, France", "export_days": "90", "names_days": "90",
              "id_needed": "yes", "safety_shoes": "yes"}  # fmt: skip
    sample_office.run("Site", lambda work: records.change(work, "site", site, values))
    assert sample_office.read(lambda work: work.get(Site, site).checked_nationalities) == ("Germany", "France")
    found = sheet(sample_office, mission, date(2027, 1, 4))
    rules = {one.rule for one in found.findings if one.record == visit}
    assert {"competitor", "export control", "names due"} <= rules
    (head,) = (one for one in found.visits if one.id == visit)
    assert "passports at the gate" in head.terms
    assert any(str(words).startswith("safety shoes: ") for words in head.terms)


@pytest.mark.parametrize(("spoken", "unheard"), [("日本語", True), ("Japanese, 英語", False), ("anglais", False)])
def test_a_language_is_the_same_in_whichever_words_it_stands_and_told_so_that_the_window_can_say_it(
    sample_office, mission, spoken, unheard
):
    def visitors(work):
        for visit in work.session.scalars(select(Visit).where(Visit.mission_id == mission)):
            visit.language, visit.interpreter = spoken, None
        for person in work.session.scalars(select(Person)):
            person.languages = ("Englisch", "Polish")

    sample_office.run("Spoil", visitors)

    def told():
        return [one.message for one in sheet(sample_office, mission).findings if one.rule == "language of the host"]

    assert bool(told()) == unheard
    assert all(isinstance(name, Said) for one in told() for name in one.values["languages"])

    def learn(work):
        for person in work.session.scalars(select(Person)):
            person.japanese_level = "business"

    sample_office.run("Learn", learn)
    assert not told()  # as the check of the itinerary has it
