"""The sample office: whole, rich enough to show every section of the papers, and made of invented people only."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from sqlalchemy import select

from eujc_desktop.common.resources import resource
from eujc_desktop.models.attachment import AttachmentKind
from eujc_desktop.models.choices import Stage, VisitStage
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import (
    attachments,
    budget,
    checks,
    debriefs,
    deposits,
    entries,
    evaluation,
    gather,
    gifts,
    itineraries,
    missions,
    papers,
    payments,
    sample,
    surveys,
    who_does_what,
)
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.schema import create_all
from eujc_desktop.store.work import Works

CODES = ("VIJ-2025", "EPAHD-2026", "POLICY-NEWS-2026")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The sample office and its codes."""
    engine = open_engine(tmp_path_factory.mktemp("sample") / "sample.db")
    create_all(engine)
    works = Works(engine, "Anna Berg")
    yield works, sample.make(works)
    engine.dispose()


@pytest.fixture
def works(made):
    return made[0]


@pytest.fixture
def book(works):
    return works.read(lambda work: gather.briefing_book(work, missions.by_code(work, "WCM-2027").id))


def test_one_rich_mission_two_past_ones_one_in_planning_and_three_other_activities(made):
    works, codes = made
    rows = {row.code: row for row in works.read(lambda work: missions.listing(work, date(2027, 3, 1)))}
    assert codes == ["WCM-2027", "HRTP-2026", "LEAN-EU-34", "WCM-2028", *CODES]
    assert set(rows) == set(codes)
    rich = rows["WCM-2027"]
    assert (rich.first_day, rich.last_day, rich.confirmed) == (date(2027, 3, 15), date(2027, 3, 26), 24)
    assert {row.code for row in rows.values() if row.over} == {"HRTP-2026", "LEAN-EU-34", *CODES}
    assert rows["WCM-2028"].status == "draft"


def test_every_section_of_the_book_has_something_to_say(book):
    assert len(book.days) == 12
    assert len(book.companies) == 18
    assert len(book.participants) == 24
    assert len(book.hotels) == 3
    assert len(book.team) == 5
    assert len(book.practical) == 10
    assert book.welcome is not None
    assert len(book.welcome.paragraphs) >= 4


def test_one_visit_is_planned_with_more_people_than_the_host_takes(works):
    def found(work):
        return checks.timetable_of(work, missions.by_code(work, "WCM-2027").id, date(2027, 3, 1))

    assert [each.message.split(" takes")[0] for each in works.read(found) if each.rule == "capacity"] == [
        "Kariya Electric Works Co., Ltd."
    ]


def test_every_profile_is_full(book):
    for company in book.companies:
        assert company.name.ja, company.name
        assert len(company.figures) == 5, company.name
        assert len(company.about) > 250, company.name
        assert company.why
        assert company.logo
        assert company.people
        assert company.rules
        assert company.address.ja
        assert company.map_url
        assert len(company.see) >= 3
        assert len(company.questions) >= 3


def test_every_day_says_what_to_wear_and_where_to_sleep(book):
    for day in book.days:
        assert day.theme.en
        assert day.theme.ja
        assert day.dress
        assert day.weather
        assert day.daylight
    *nights, departure = book.days
    assert {day.hotel for day in nights} == {hotel.key for hotel in book.hotels}
    assert not departure.hotel
    legs = [leg for day in book.days for item in day.items for leg in item.legs]
    assert len(legs) > 15
    assert all(leg.origin and leg.destination for leg in legs)


def test_every_hotel_can_be_shown_to_a_driver(book):
    for hotel in book.hotels:
        assert hotel.address.ja.startswith("〒")
        assert any(reading for _, reading in hotel.ruby)
        assert hotel.check_in
        assert hotel.breakfast
        assert hotel.station
        assert hotel.map_url


def test_most_participants_are_printed_with_a_photograph_and_some_by_name_alone(book):
    assert sum(person.listed for person in book.participants) == 22
    assert sum(bool(person.photo) for person in book.participants) == 17
    assert sum(bool(person.name.native) for person in book.participants) >= 2


def test_who_is_chosen_has_agreed_and_has_a_room_and_a_group(works):
    def rows(work):
        mission = missions.by_code(work, "WCM-2027")
        found = select(Participation, Person).join(Person, Person.id == Participation.person_id)
        return work.session.execute(
            found.where(Participation.mission_id == mission.id, Participation.application_no.is_not(None))
        ).all()

    people = works.read(rows)
    chosen = [(part, person) for part, person in people if part.stage is Stage.CONFIRMED]
    assert len(people) == 41
    assert all(person.consent_data and person.consent_hosts for _, person in chosen)
    assert all(part.group_id and part.room_no and part.deposit_reference for part, _ in chosen)
    assert len({part.room_no for part, _ in chosen}) == 24
    assert sum(part.arrival_day is None for part, _ in chosen) == 1
    assert sorted(part.waiting_rank for part, _ in people if part.stage is Stage.WAITING) == [1, 2, 3, 4, 5]


def test_visits_have_come_as_far_as_their_dates_say(works):
    def visits(work):
        mission = missions.by_code(work, "WCM-2027")
        return work.session.scalars(select(Visit).where(Visit.mission_id == mission.id)).all()

    found = works.read(visits)
    assert len(found) == 24
    for visit in found:
        assert (visit.confirmed_on is not None) == (visit.stage is VisitStage.CONFIRMED)
        assert (visit.asked_on is None) == (visit.stage in (VisitStage.IDEA, VisitStage.TO_CONTACT))
        if visit.stage is VisitStage.CONFIRMED:
            assert visit.agreed_day
            assert visit.host_leader_id


def test_the_past_missions_have_their_programmes(works):
    for code, items in (("HRTP-2026", 8), ("LEAN-EU-34", 6)):
        plan = works.read(lambda work, code=code: itineraries.plan(work, missions.by_code(work, code).id))
        assert len(plan.items()) == items


def test_every_tool_has_something_to_show(works):
    def lists(work):
        return {key for code in CODES for key, n in entries.kept(work, missions.by_code(work, code).id).items() if n}

    def came_of_it(work):
        past = missions.by_code(work, "HRTP-2026").id
        results, rounds = evaluation.results(work, past), surveys.sheet(work, past, date(2027, 3, 1)).rounds
        visit = work.session.scalars(select(Visit).where(Visit.mission_id == past).order_by(Visit.agreed_day)).first()
        return results, [each.rate.answered for each in rounds], debriefs.of_visit(work, visit.id), visit

    assert works.read(lists) == {"offers", "placements", "reports", "cases", "issues"}
    results, answered, debrief, visit = works.read(came_of_it)
    assert (results.forms, bool(results.picked), answered) == (7, True, [8, 0, 0])
    assert debrief.quotes
    assert visit.debriefed_on
    assert works.read(lambda work: gifts.of_visit(work, visit.id))
    wcm = works.read(lambda work: missions.by_code(work, "WCM-2027").id)
    assert works.read(lambda work: budget.sheet(work, wcm)).costs.planned
    assert len(works.read(who_does_what.listing)) == 3


def test_nothing_that_runs_beside_is_due(works):
    today = date(2027, 3, 1)
    assert works.read(lambda work: entries.due(work, today, 30)) == []
    assert works.read(lambda work: debriefs.due(work, missions.by_code(work, "HRTP-2026").id, today)) == ()


def test_logos_are_kept_with_hosts_and_firms_of_participants(works):
    assert len(works.read(lambda work: attachments.owners(work, "organisation", AttachmentKind.LOGO))) == 23
    assert len(works.read(lambda work: attachments.owners(work, "person", AttachmentKind.PHOTO))) == 24


def test_everybody_is_invented(works):
    def addresses(work):
        people = work.session.scalars(select(Person.email).where(Person.email.is_not(None))).all()
        firms = work.session.scalars(select(Organisation.website).where(Organisation.website.is_not(None))).all()
        hosts = work.session.scalars(select(Organisation.email).where(Organisation.email.is_not(None))).all()
        return [*people, *firms, *hosts]

    found = works.read(addresses)
    assert len(found) > 60
    assert [address for address in found if "example.org" not in address and "example.com" not in address] == []


def test_every_picture_of_the_sample_is_used():
    spec = json.loads(resource("sample", "mission.json").read_text("utf-8"))
    hosts = json.loads(resource("sample", "hosts.json").read_text("utf-8"))
    used = {*spec["firm_logos"].values(), *(words["logo"] for words in hosts.values() if "logo" in words)}
    assert {path.name for path in resource("sample", "logos").iterdir()} == used


def test_undo_takes_the_sample_back_to_the_office_with_and_redo_brings_it_again(works):
    def content():
        book = works.read(lambda work: gather.briefing_book(work, missions.by_code(work, "WCM-2027").id))
        # The events of the calendar count how often they were changed, and undo and redo are changes.
        return replace(book, calendar=b"")

    before, steps = content(), len(works.steps(100))
    for _ in range(steps):
        works.undo()
    assert works.read(lambda work: missions.listing(work, date(2027, 3, 1))) == []
    assert works.read(lambda work: work.session.scalars(select(Person)).all()) == []
    for _ in range(steps):
        works.redo()
    assert content() == before


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Fees and instalments", "instalment to the trainee", "EUR 2,050", "15 Sep 2025", "paid")),
     ("ja", ("参加料・分割金", "研修生への支給", "2025年9月15日", "入金済み"))],
)  # fmt: skip
def test_the_finance_list_of_a_traineeship_has_its_instalments(works, tmp_path, language, words):
    papers.make(works, papers.Order(kind="finance", mission="VIJ-2025", language=language), tmp_path / "list.pdf")
    with pypdfium2.PdfDocument(tmp_path / "list.pdf") as file:
        pages = [page.get_textpage().get_text_bounded() for page in file]
    assert len(pages) == 1, "nobody owes a deposit"
    assert [word for word in words if word not in pages[0]] == []


def test_the_money_of_missions_that_are_over_is_told(works):
    def read(work):
        past, vulcanus = missions.by_code(work, "HRTP-2026").id, missions.by_code(work, "VIJ-2025").id
        today = date(2026, 11, 27)
        return deposits.sheet(work, past, today), payments.sums(work, vulcanus, today)

    sheet, sums = works.read(read)
    assert {each.standing for each in sheet.accounts.values()} == {"refunded"}
    assert [each.paid.refund for each in sheet.accounts.values() if each.reason] == [900]
    assert [(one.currency, one.out, one.due, one.open) for one in sums] == [
        ("EUR", True, 24_600, 0), ("JPY", False, 1_800_000, 0)]  # fmt: skip
