"""What stands in each edition of the book, and what must not."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.documents.sections import ALL
from eujc_desktop.models.choices import Role, VisitStage
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import book_desk, missions, papers, roll, visit_lines
from eujc_desktop.services.paper_pieces import book_cautions, books
from eujc_desktop.services.papers import Order

CODE, TODAY = "WCM-2027", date(2027, 3, 1)
PRIVATE = (
    *("email", "phone", "mobile", "passport_no", "birth_date", "allergies", "health_note", "access_needs"),
    *("emergency_name", "emergency_phone", "insurer", "policy_no"),
)


@pytest.fixture
def works(sample_office):
    return sample_office


def members(works):
    return works.read(lambda work: roll.members_of(work, missions.by_code(work, CODE).id))


def book(works, audience, **more):
    order = Order("briefing-book", CODE, audience=audience, **more)
    return works.read(lambda work: books.wanted(work, missions.by_code(work, CODE).id, order))


def of_person(works, person_id, **values):
    def change(work):
        for name, value in values.items():
            setattr(work.get(Person, person_id), name, value)

    works.run("Change", change)


def said(book):
    """All that an edition says of the people who travel, and of the programme; the team is there to be called."""
    return repr((book.participants, book.days, book.companies, book.readers))


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.HOST])
def test_nothing_private_leaves_the_office(works, audience):
    words = said(book(works, audience))
    for part, person, _ in members(works):
        if part.role in roll.TRAVELLERS:
            values = [getattr(person, name) for name in PRIVATE] + [part.mobile_there, part.room_no]
            assert not [value for value in values if value and len(str(value)) > 4 and str(value) in words]
            assert not person.birth_date or repr(person.birth_date) not in words


def test_hosts_learn_only_of_those_who_agreed_to_it(works):
    going = roll.going(members(works))
    (part, person, _), (_, second, _) = going[:2]
    for _, other, _ in going:
        of_person(works, other.id, consent_hosts=True)
    of_person(works, person.id, consent_hosts=None)
    of_person(works, second.id, consent_book=False)
    told = book(works, Audience.HOST)
    assert part.id not in {one.key for one in told.participants}
    assert len(told.participants) == len(going) - 1
    other = next(one for one in told.participants if one.name == roll.name_of(second))
    assert other.listed
    assert not other.photo
    assert not any(one.phone or one.interests for one in told.participants)
    left = next(one for one in book_cautions.cautions(told, members(works)) if one.startswith("Left out"))
    assert roll.name_of(person).full in left


def test_hosts_get_the_programme_without_what_is_for_travellers(works):
    told = book(works, Audience.HOST, private_phones=True)
    assert not {"welcome", "practical", "emergency", "drivers", "phrases", "notes"} & set(told.sections)
    items = [item for day in told.days for item in day.items]
    assert not any(item.meeting_point or item.bring or any(leg.note for leg in item.legs) for item in items)
    assert not told.calendar
    assert not any(company.people or company.questions for company in told.companies)


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Audience.HOST, "not for each participant"),
        (Audience.OFFICE, "the office is nobody’s own copy"),
        (Audience.LEADER, "not for each participant"),
    ],
)
def test_no_participant_is_handed_what_is_for_others(works, tmp_path, audience, words):
    with pytest.raises(Refused, match=words):
        papers.make(works, Order("briefing-book", CODE, audience=audience, each=True), tmp_path)
    assert not list(tmp_path.glob("*.pdf"))


def test_the_edition_for_the_leader_is_no_participants_copy(works):
    part = roll.going(members(works))[0][0]
    with pytest.raises(Refused, match="tells of everybody"):
        papers.preview(works, Order("briefing-book", CODE, audience=Audience.LEADER, person_id=part.id))
    guide = next(part.id for part, _, _ in members(works) if part.role is Role.GUIDE)
    assert papers.preview(works, Order("briefing-book", CODE, audience=Audience.LEADER, person_id=guide)).data


def test_nobody_sees_a_photograph_of_who_said_no_to_them(works):
    pictured = next(one for one in book(works, Audience.PARTICIPANT).participants if one.photo)
    person = next(person for part, person, _ in members(works) if part.id == pictured.key)
    of_person(works, person.id, consent_photo=False)
    for audience in (Audience.PARTICIPANT, Audience.HOST, Audience.LEADER):
        assert not next(one for one in book(works, audience).participants if one.key == pictured.key).photo


def test_countries_are_counted_also_of_those_of_whom_no_more_is_told(works):
    everybody = book(works, Audience.OFFICE)
    assert book(works, Audience.PARTICIPANT).countries == everybody.countries
    assert {one.country_code for one in everybody.participants} == everybody.countries


def test_the_cover_bears_the_motto_of_the_mission(works):
    assert book(works, Audience.PARTICIPANT).mission.motto == "学び、出会い、つながる"


def test_what_has_no_japanese_is_told(works):
    def forget(work):
        work.get(Mission, missions.by_code(work, CODE).id).title_ja = None

    works.run("Change", forget)
    told = book_cautions.cautions(book(works, Audience.HOST, language="ja"), members(works))
    assert any(one.startswith("No Japanese title for “") for one in told)
    in_english = book_cautions.cautions(book(works, Audience.PARTICIPANT), members(works))
    assert not any(one.startswith("No Japanese") for one in in_english)


def test_the_book_of_the_participants_has_every_section(works):
    assert book(works, Audience.PARTICIPANT).sections == ALL


def test_an_edition_says_whom_it_is_for_in_name_and_register(works, tmp_path):
    order = partial(Order, "briefing-book", CODE, sections=("cover",))
    made = papers.make(works, order(audience=Audience.HOST, language="ja"), tmp_path)
    assert made.paths[0].name == f"{CODE}_briefing-book_host-ja.pdf"
    made = papers.make(works, order(), tmp_path)
    assert made.paths[0].name == f"{CODE}_briefing-book.pdf"
    mission = works.read(lambda work: missions.by_code(work, CODE).id)
    lines = works.read(lambda work: papers.paper_register.made(work, mission, 2))
    assert {line.title for line in lines} == {"Briefing book", "Briefing book, host"}


@pytest.fixture
def with_secrets(works):
    """One participant about whom there is something of every class."""
    part, person, _ = roll.going(members(works))[0]
    of_person(works, person.id, mobile="+49 170 000111", allergies="Peanuts, severely", email="secret@example.org")

    def more(work):
        work.get(Participation, part.id).mobile_there = None
        work.get(Participation, part.id).room_no = "R-8123"
        work.get(Participation, part.id).deposit_note = "Paid by the uncle"
        visit = work.session.scalars(select(Visit).where(Visit.mission_id == part.mission_id)).first()
        visit.chased_by, visit.our_head = "Chaser of hosts", "Head of ours"
        visit_lines.add(work, "gift_entry", visit.id, [{"what": "A fountain pen"}])
        item = work.session.scalars(select(Item).where(Item.mission_id == part.mission_id)).first()
        item.internal_note = "Ask twice for the key"

    works.run("Change", more)
    return works


EVERYBODY_INSIDE = ("+49 170 000111", "R-8123", "A fountain pen", "Head of ours", "Ask twice for the key")
OFFICE_ALONE = ("Peanuts, severely", "Paid by the uncle", "Chaser of hosts")


@pytest.mark.parametrize(
    ("audience", "there", "not_there"),
    [
        (Audience.PARTICIPANT, (), (*EVERYBODY_INSIDE, *OFFICE_ALONE)),
        (Audience.HOST, (), (*EVERYBODY_INSIDE, *OFFICE_ALONE)),
        (Audience.LEADER, EVERYBODY_INSIDE, OFFICE_ALONE),
        (Audience.OFFICE, (*EVERYBODY_INSIDE, *OFFICE_ALONE), ()),
    ],
)
def test_each_audience_reads_up_to_its_own_class(with_secrets, audience, there, not_there):
    words = repr(book(with_secrets, audience))
    assert not [one for one in there if one not in words]
    assert not [one for one in (*not_there, "secret@example.org") if one in words]


def test_the_copy_of_the_office_says_what_the_look_before_printing_found(works):
    told = book(works, Audience.OFFICE)
    assert told.audit
    assert {"Open tasks", "How the visits stand"} <= {one.title for one in told.desk}
    assert book(works, Audience.LEADER).audit is None


def test_one_host_reads_its_own_profile_and_of_others_when_they_are_visited(works, tmp_path):
    mission = works.read(lambda work: missions.by_code(work, CODE).id)
    confirmed = select(Visit).where(Visit.mission_id == mission, Visit.stage == VisitStage.CONFIRMED)
    found = works.read(lambda work: [(one.id, one.organisation_id) for one in work.session.scalars(confirmed)])
    visit, host = found[0]
    told = book(works, Audience.HOST, person_id=visit)
    assert [company.key for company in told.companies] == [host]
    assert "companies" in told.sections
    made = papers.make(works, Order("briefing-book", CODE, audience=Audience.HOST, person_id=visit), tmp_path)
    assert made.paths[0].name.startswith(f"{CODE}_briefing-book_host-en_")
    part, _, _ = roll.going(members(works))[0]
    with pytest.raises(Refused, match="no participant’s own copy"):
        book(works, Audience.HOST, person_id=part.id)


def test_a_host_none_of_whose_contacts_has_a_number_is_called_at_the_reception(works):
    def silence(work):
        mission_id = missions.by_code(work, CODE).id
        visits = work.session.scalars(
            select(Visit).where(Visit.mission_id == mission_id, Visit.stage == VisitStage.CONFIRMED)
        )
        visit = next(iter(visits))
        for contact in work.session.scalars(select(Contact).where(Contact.organisation_id == visit.organisation_id)):
            contact.phone = contact.mobile = None
        work.get(Site, visit.site_id).phone = "+81 44 000 0001"
        firm = work.get(Organisation, visit.organisation_id)
        return firm.name, firm.name_ja

    def rows(language="en"):
        listings = partial(
            book_desk.listings, mission_id=missions_id, audience=Audience.LEADER, language=language, today=TODAY
        )
        title = book_desk.HOSTS.title.prefer(language)
        return next(one.rows for one in works.read(listings) if one.title == title)

    missions_id = works.read(lambda work: missions.by_code(work, CODE).id)
    host, host_ja = works.run("Forget numbers", silence).result
    own = [row for row in rows() if row[0] == host]
    assert len(own) > 1
    assert own[-1][1] == "Reception"
    assert "+81 44 000 0001" in own[-1]
    assert "代表電話" in [row[1] for row in rows("ja") if row[0] == host_ja]


def test_the_chapter_for_the_team_writes_days_in_one_way_and_keeps_a_flight_together(works):
    mission_id = works.read(lambda work: missions.by_code(work, CODE).id)
    read = partial(book_desk.listings, mission_id=mission_id, audience=Audience.OFFICE, language="en", today=TODAY)
    told = {one.title: one.rows for one in works.read(read)}
    assert "30 Dec 2026" in told["Open tasks"][0]
    assert "14 Mar 2027, 07:50, EUJ\N{NO-BREAK SPACE}231" in told["Who is where"][1]


def test_the_chapter_for_the_team_says_days_stages_and_diets_in_japanese_in_a_japanese_book(works):
    mission_id = works.read(lambda work: missions.by_code(work, CODE).id)
    read = partial(book_desk.listings, mission_id=mission_id, audience=Audience.OFFICE, language="ja", today=TODAY)
    told = {one.title: one for one in works.read(read)}
    words = {title: repr(one.rows) for title, one in told.items()}
    assert "2027年3月14日" in words["参加者の連絡先・部屋・便"]
    assert "ハラール" in words["食事・健康"]
    assert "落花生（ピーナッツ）（重度）" in words["食事・健康"]
    assert "確定" in words["訪問の進捗"]
    assert "Confirmed" not in words["訪問の進捗"]
    assert "株式会社青嶺製作所" in words["訪問の進捗"]
    assert any(row[2].isascii() is False for row in told["訪問先の連絡先"].rows)
