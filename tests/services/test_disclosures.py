"""The ledger: what each paper told of whom is entered with its line of the register, and goes with it."""

from __future__ import annotations

from datetime import date
from functools import partial

import openpyxl
import pytest
from sqlalchemy import select

from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.person import Person
from eujc_desktop.services import disclosures, missions, paper_register, papers
from eujc_desktop.services.listings import delegation
from eujc_desktop.services.papers import Order

CODE = "WCM-2027"


def lines(works):
    return works.read(lambda work: disclosures.of_mission(work, missions.by_code(work, CODE).id))


def test_a_list_for_hosts_is_entered_for_each_host_and_taken_back(sample_office, tmp_path):
    papers.make(sample_office, Order("delegation", CODE, each=True), tmp_path)
    found = lines(sample_office)
    named = {line.person for line in found}
    assert len({line.recipient for line in found}) > 3
    assert {"Name", "Function", "Organisation"} <= set(found[0].said)
    assert "Room" not in {word for line in found for word in line.said}
    refusing = sample_office.read(
        lambda work: [f"{one.given_name} {one.family_name}"
                      for one in work.session.scalars(select(Person).where(Person.consent_hosts.is_(False)))]
    )  # fmt: skip
    assert not named & set(refusing)
    shas = {line.sha256 for line in found}
    assert shas <= set(sample_office.read(lambda work: list(work.session.scalars(select(Paper.sha256)))))
    person = found[0].person_id
    own = sample_office.read(partial(disclosures.of_person, person_id=person))
    assert {line.person_id for line in own} == {person}
    batches = sample_office.read(lambda work: paper_register.made(work, missions.by_code(work, CODE).id, 9))
    keys = [key for batch in batches for key in batch.ids]
    sample_office.run("Strike out", partial(paper_register.take_back, papers=keys))
    assert lines(sample_office) == []
    assert sample_office.read(lambda work: list(work.session.scalars(select(Disclosure)))) == []


@pytest.mark.parametrize(
    ("order", "recipient", "field"),
    [
        (Order("roster", CODE, cut="host"), "Hosts", "Company"),
        (Order("rooming", CODE), None, "Room"),
        (Order("meals", CODE), None, "Diet"),
        (Order("manifest", CODE), "Transfers", "Flight"),
        (Order("luggage", CODE), "Luggage carriers", "Mobile"),
        (Order("visa-dossier", CODE), None, "Nationality"),
        (Order("letters", CODE, letter="attendance"), None, "Days attended"),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_papers_that_leave_say_what_they_told(sample_office, tmp_path, order, recipient, field):
    papers.make(sample_office, order, tmp_path)
    found = lines(sample_office)
    assert found
    assert all(line.person and line.recipient for line in found)
    assert recipient is None or {line.recipient for line in found} == {recipient}
    assert field in {word for line in found for word in line.said}


def test_the_edition_for_one_host_is_noted_for_that_one(sample_office, tmp_path):
    mission = sample_office.read(lambda work: missions.by_code(work, CODE).id)
    visit, host = sample_office.read(partial(delegation.visits, mission_id=mission))[0]
    order = Order("briefing-book", CODE, audience=papers.Audience.HOST, language="ja", person_id=visit,
                  sections=("participants",))  # fmt: skip
    papers.make(sample_office, order, tmp_path)
    assert {line.recipient for line in lines(sample_office)} == {host}


@pytest.mark.parametrize("order", [Order("attendance", CODE), Order("roster", CODE, cut="finance")])
def test_what_stays_in_the_office_is_no_disclosure(sample_office, tmp_path, order):
    papers.make(sample_office, order, tmp_path)
    assert lines(sample_office) == []


def test_the_ledger_is_saved_as_a_workbook(sample_office, tmp_path):
    papers.make(sample_office, Order("roster", CODE, cut="host"), tmp_path)
    mission = sample_office.read(lambda work: missions.by_code(work, CODE).id)
    path = tmp_path / "ledger.xlsx"
    sample_office.read(partial(disclosures.save, mission_id=mission, path=path, today=date(2027, 3, 1)))
    rows = list(openpyxl.load_workbook(path).active.values)
    assert len(rows) == len(lines(sample_office)) + 1
    assert "Given to" in rows[0]
