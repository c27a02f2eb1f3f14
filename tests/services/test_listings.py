"""Lists on paper: who stands on them, in which order, what they tell of people and what they do not."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import delete, select

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.exchange.cuts import CUTS
from eujc_desktop.fields.field import Privacy
from eujc_desktop.models.choices import Role, RoomType, Stage, VisitStage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.evaluation import EvaluationForm, Opinion, Question
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, ItemStatus, MissionDay
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import itineraries, letters, missions, papers, rosters
from eujc_desktop.services.listings import delegation, itinerary, luggage, people, records, stays
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.services.paper_pieces import on_paper
from eujc_desktop.services.papers import Order
from tests.services.test_papers import text_of

CODE = "WCM-2027"
_OF_THE_OFFICE = {"checklist", "register", "evaluation-sheet", "evaluation-report"}
"""Lists of what is done, kept and asked, which name nobody who travels."""
KINDS = [*(str(kind) for kind in on_paper.KINDS if kind not in _OF_THE_OFFICE), "delegation"]


@pytest.fixture
def works(sample_office):
    return sample_office


def gathered(works, make, **wanted):
    """What a list prints, and its cautions."""
    return works.read(lambda work: make(work, missions.by_code(work, CODE).id, Wanted(**wanted)))


def change(works, family, **values):
    """Change somebody, in the person or the participation."""

    def write(work):
        person = work.session.scalar(select(Person).where(Person.family_name == family))
        part = work.session.scalar(select(Participation).where(Participation.person_id == person.id))
        for name, value in values.items():
            setattr(part if name in Participation.__table__.c else person, name, value)

    works.run("Change", write)


def families(listed):
    return [one.name.family for one in listed]


def test_every_list_has_a_maker_and_says_nothing_is_wrong_with_the_sample(works):
    for kind in KINDS:
        piece = papers.preview(works, Order(kind, CODE))
        assert piece.data.startswith(b"%PDF"), kind
        assert piece.missing == (), kind
        assert not [words for words in piece.warnings if words.startswith("Cut to fit")], kind


# --- order -----------------------------------------------------------------------------------------------------------


def order_of(works, sort):
    party = works.read(lambda work: people.party(work, missions.by_code(work, CODE).id, Wanted(sort)))
    return party, list(party.members)


def test_people_stand_by_family_name_kana_room_or_group(works):
    _, members = order_of(works, "family")
    assert [one[1].family_name for one in members][:3] == ["Bērziņa", "D'Agostino", "Dell'Oro"]
    _, members = order_of(works, "kana")
    families = [(one[1].kana_name or "").rpartition("・")[2] for one in members]
    assert families[0].startswith("ヴ")
    assert families[-1].startswith("ユ")
    _, members = order_of(works, "room")
    assert [one[0].room_no for one in members][:3] == ["601", "602", "603"]
    party, members = order_of(works, "group")
    letters = [party.group(one) for one in members]
    assert letters == sorted(letters)
    a_names = [one[1].family_name for one in members if party.group(one) == "A"]
    assert a_names[0] == "D'Agostino"


def test_who_has_a_protocol_rank_stands_first_in_every_list(works):
    def delegates():
        content, _ = gathered(works, delegation.delegation)
        return families(one.person for one in content.delegates)

    who = delegates()
    first = [who[-1], who[3]]
    for rank, family in enumerate(first, 1):
        change(works, family, rank=rank)
    assert delegates() == [*first, *(family for family in who if family not in first)]
    for sort in ("family", "kana"):
        assert [one[1].family_name for one in order_of(works, sort)[1]][:2] == first


def test_room_1101_comes_after_602_and_no_room_at_the_end(works):
    change(works, "Mühlböck", room_no="1101")
    change(works, "Bērziņa", room_no=None)
    _, members = order_of(works, "room")
    names = [one[1].family_name for one in members]
    assert names[-2:] == ["Mühlböck", "Bērziņa"]


# --- sessions --------------------------------------------------------------------------------------------------------


def test_attendance_has_the_sessions_of_each_day_without_meals_and_ways(works):
    content, cautions = gathered(works, itinerary.attendance)
    assert [day.number for day in content.days][:3] == [1, 2, 3]
    titles = [session.title.en for session in content.days[0].sessions]
    assert titles[0] == "Meet in the lobby"
    assert "Bento lunch" not in titles
    assert "Walk to the Centre" not in titles
    assert len(content.days[0].people) == 24
    assert cautions == ()


def test_one_signs_for_what_one_attends_but_not_at_a_meeting_point(works):
    content, _ = gathered(works, itinerary.sign_in, day=1, columns=("Headset no.",))
    assert [day.number for day in content.days] == [1]
    assert "Meet in the lobby" not in [session.title.en for session in content.days[0].sessions]
    assert content.more == ("Headset no.",)


def test_cancelled_items_are_on_no_list(works):
    def cancel(work):
        for item in work.session.scalars(select(Item)):
            item.status = ItemStatus.CANCELLED

    works.run("Cancel", cancel)
    assert gathered(works, itinerary.attendance)[0].days == ()
    assert gathered(works, itinerary.sign_in)[0].days == ()
    assert gathered(works, itinerary.meals)[0].meals == ()
    assert gathered(works, itinerary.seats)[0].journeys == ()


def test_a_day_that_is_not_there_is_refused_in_words(works):
    for make in (itinerary.attendance, itinerary.sign_in, itinerary.meals, itinerary.seats):
        with pytest.raises(NotFound, match="no day 40"):
            gathered(works, make, day=40)


# --- meals -----------------------------------------------------------------------------------------------------------


def test_a_meal_counts_who_eats_there_with_those_who_accompany_them(works):
    content, _ = gathered(works, itinerary.meals)
    first = content.meals[0]
    assert (first.kind.en, first.session.title.en) == ("Lunch", "Bento lunch")
    assert len(first.eaters) == 28
    assert {one.person.task.en for one in first.eaters} == {"", "Coordinator", "Expert", "Guide", "Interpreter"}


def test_groups_eat_apart_and_who_has_none_is_told_and_counted_with_each(works):
    change(works, "Bērziņa", group_id=None)
    content, cautions = gathered(works, itinerary.meals)
    apart = [meal for meal in content.meals if meal.session.groups]
    assert apart
    for meal in apart:
        assert {one.person.group for one in meal.eaters} == {"", *meal.session.groups}
        assert "Bērziņa" in families(one.person for one in meal.eaters)
    told = next(words for words in cautions if words.startswith("Without a group"))
    assert "Kristīne Bērziņa" in told


def test_before_anybody_has_a_group_that_is_told_in_short(works):
    def ungroup(work):
        for part in work.session.scalars(select(Participation)):
            part.group_id = None

    works.run("Ungroup", ungroup)
    content, cautions = gathered(works, itinerary.sign_in)
    assert "Nobody has a group yet, so everyone is on the list of each group." in cautions
    assert {len(day.people) for day in content.days} == {24}


def test_a_diet_card_is_made_for_one_person(works):
    ids = works.read(lambda work: {p.family_name: p.id for p in work.session.scalars(select(Person))})
    piece = papers.preview(works, Order("diet-cards", CODE, person_id=ids["Řeháček"]))
    text = text_of(piece.data)
    assert "落花生" in text
    assert "酒・みりん" in text
    assert piece.for_whom == "Zdeněk Řeháček"
    assert piece.person_id == ids["Řeháček"]
    with pytest.raises(NotFound, match="not on the mission"):
        papers.preview(works, Order("diet-cards", CODE, person_id="x" * 32))


@pytest.mark.parametrize(
    ("family", "change_to", "why"),
    [
        ("Řeháček", Stage.WITHDRAWN, "Zdeněk Řeháček does not go: the stage is “Withdrawn”."),
        ("Řeháček", Stage.APPLIED, "Zdeněk Řeháček does not go: the stage is “Applied”."),
        ("Kuramoto", None, "the role is “General Manager"),
    ],
)
def test_who_is_on_the_mission_but_on_no_list_reads_why(works, family, change_to, why):
    if change_to:
        change(works, family, stage=change_to)
    whom = works.read(lambda work: work.session.scalar(select(Person.id).where(Person.family_name == family)))
    with pytest.raises(Refused, match=why):
        papers.preview(works, Order("diet-cards", CODE, person_id=whom))


# --- nights and flights ----------------------------------------------------------------------------------------------


def test_each_hotel_has_its_guests_the_further_ones_by_the_itinerary(works):
    content, _ = gathered(works, stays.rooming)
    assert [hotel.name.ja for hotel in content.hotels] == [
        "ホテル白金ガーデン東京",
        "名古屋ささしまパークホテル",
        "中之島リバーサイドホテル大阪",
    ]
    tokyo, nagoya, osaka = content.hotels
    assert {len(hotel.guests) for hotel in content.hotels} == {24}
    assert tokyo.guests[0].number
    assert (tokyo.guests[0].first, tokyo.guests[0].last) == (date(2027, 3, 14), date(2027, 3, 21))
    assert (nagoya.guests[0].first, nagoya.guests[0].last) == (date(2027, 3, 21), date(2027, 3, 24))
    assert osaka.guests[0].number == ""
    assert [guest.nights for guest in (tokyo.guests[0], nagoya.guests[0])] == [7, 3]


def stays_of(works, family):
    """Where somebody sleeps by the rooming list: hotel, first and last day."""
    content, _ = gathered(works, stays.rooming)
    guests = [(hotel.name.en, guest) for hotel in content.hotels for guest in hotel.guests]
    return [(name, one.first, one.last) for name, one in guests if one.person.name.family == family]


def day_of_march(day):
    return date(2027, 3, day)


def test_who_leaves_early_has_no_room_afterwards(works):
    tokyo, nagoya, _ = stays_of(works, "Mühlböck")
    change(works, "Mühlböck", check_out=day_of_march(18), departure_day=day_of_march(18))
    assert stays_of(works, "Mühlböck") == [(tokyo[0], day_of_march(14), day_of_march(18))]
    change(works, "Mühlböck", departure_day=None)
    assert stays_of(works, "Mühlböck") == [(tokyo[0], day_of_march(14), day_of_march(18))]
    change(works, "Mühlböck", check_out=day_of_march(21), departure_day=day_of_march(23))
    assert stays_of(works, "Mühlböck") == [tokyo, (nagoya[0], day_of_march(21), day_of_march(23))]
    change(works, "Mühlböck", departure_day=day_of_march(18))
    assert stays_of(works, "Mühlböck") == [(tokyo[0], day_of_march(14), day_of_march(18))]


def test_who_joins_later_has_no_room_before(works):
    _, nagoya, osaka = stays_of(works, "Mühlböck")
    change(works, "Mühlböck", hotel=nagoya[0], check_in=day_of_march(21), check_out=None)
    assert stays_of(works, "Mühlböck") == [(nagoya[0], day_of_march(21), None), osaka]
    change(works, "Mühlböck", check_in=day_of_march(22), check_out=day_of_march(25), arrival_day=day_of_march(22))
    own, last = stays_of(works, "Mühlböck")
    assert own == (nagoya[0], day_of_march(22), day_of_march(25))
    assert last == (osaka[0], day_of_march(25), osaka[2])


def test_who_books_alone_or_has_no_hotel_stands_where_it_is_known(works):
    change(works, "Mühlböck", hotel="Aunt Mitsuko", room_type=RoomType.OWN, room_note=None)
    change(works, "Bērziņa", hotel=None)
    content, _ = gathered(works, stays.rooming)
    by_hotel = {hotel.name.en: families(one.person for one in hotel.guests) for hotel in content.hotels}
    assert by_hotel["Aunt Mitsuko"] == ["Mühlböck"]
    assert by_hotel[""] == ["Bērziņa"]
    assert len(content.hotels) == 5
    for name in by_hotel.keys() - {"Aunt Mitsuko", ""}:
        assert "Mühlböck" not in by_hotel[name]


def test_nobody_waits_long_for_a_transfer(works):
    content, _ = gathered(works, stays.manifest)
    came = [one for group in content.arrivals for one in group]
    assert len(came) == 23
    assert families(one.person for one in content.open_arrivals) == ["Bērziņa"]
    minutes = [one.clock.hour * 60 + one.clock.minute for one in came]
    assert minutes == sorted(minutes)
    for group in content.arrivals:
        spans = [one.clock.hour * 60 + one.clock.minute for one in group]
        assert max(spans) - min(spans) <= stays.WAIT / timedelta(minutes=1)
        assert {one.place for one in group} == {"Haneda"}


def test_another_airport_another_transfer_and_no_time_apart(works):
    change(works, "Mühlböck", arrival_place="Narita", arrival_time=time(8, 0))
    change(works, "van 't Wout", arrival_time=None)
    content, _ = gathered(works, stays.manifest)
    groups = [families(one.person for one in group) for group in content.arrivals]
    assert ["Mühlböck"] in groups
    assert ["van 't Wout"] in groups


def test_an_airport_is_one_however_it_is_written(works):
    def groups():
        return [families(one.person for one in group) for group in gathered(works, stays.manifest)[0].arrivals]

    before = groups()
    change(works, "Mühlböck", arrival_place="Tokyo HND")
    change(works, "van 't Wout", arrival_place="羽田空港")
    assert groups() == before


def test_luggage_goes_with_those_who_sleep_in_both_hotels(works):
    change(works, "Mühlböck", check_out=date(2027, 3, 20), departure_day=date(2027, 3, 20))
    change(works, "van 't Wout", hotel="At friends")
    change(works, "Żahra", luggage_pieces=0)
    content, _ = gathered(works, luggage.luggage)
    first, second = content.moves
    assert (first.origin.en, first.delivery.hotel.en) == ("Hotel Shirokane Garden Tokyo", "Nagoya Sasashima Park Hotel")
    assert (first.delivery.sent, first.delivery.needed) == (date(2027, 3, 20), date(2027, 3, 21))
    assert second.origin == first.delivery.hotel
    for move in content.moves:
        names = families(one.person for one in move.owners)
        assert "Ishibashi" in names
        assert "Hämäläinen" in names
        assert not {"Mühlböck", "van 't Wout", "Żahra"} & set(names)


def test_a_mission_in_one_hotel_has_no_luggage_list(works):
    def one_hotel(work):
        days = work.session.scalars(select(MissionDay)).all()
        hotel = next(day.hotel_id for day in days if day.hotel_id)
        for day in days:
            day.hotel_id = hotel

    works.run("Stay", one_hotel)
    with pytest.raises(Refused, match="one hotel"):
        gathered(works, luggage.luggage)


def test_a_ride_lists_its_group_and_what_is_reserved(works):
    content, _ = gathered(works, itinerary.seats)
    train = next(one for one in content.journeys if one.line == "Nozomi 947")
    assert (train.seats, train.origin, len(train.travellers)) == ("car 11, rows 3-8", "Shinagawa, platform 23", 28)
    coach = next(one for one in content.journeys if one.session.groups == ("A",))
    assert {one.person.group for one in coach.travellers} == {"A", ""}
    assert not [one for one in content.journeys if one.session.title.en == "Walk to the Centre"]


# --- what stays inside -----------------------------------------------------------------------------------------------


def test_the_delegation_is_who_and_what_the_list_for_hosts_shows(works):
    change(works, "Mühlböck", consent_hosts=False)
    change(works, "Bērziņa", consent_data=None)
    content, cautions = gathered(works, delegation.delegation)
    names = families(one.person for one in content.delegates)
    assert len(names) == 22
    assert not {"Mühlböck", "Bērziņa"} & set(names)
    assert any("Left out" in words and "Mühlböck" in words for words in cautions)
    sheet = works.read(lambda work: rosters.roster(work, missions.by_code(work, CODE).id, "host"))
    assert sorted(names) == sorted(row["person.family_name"] for row in sheet.rows)
    shown = {"person.job_title", "organisation.name", "organisation.website", "person.nationality", "group.letter"}
    assert set(CUTS["host"].columns) >= shown


def test_each_host_gets_the_list_of_who_comes_and_the_register_keeps_it(works, tmp_path):
    made = papers.make(works, Order("delegation", CODE, each=True, language="ja"), tmp_path)
    assert len(made.paths) > 10
    lines = works.read(lambda work: [(p.kind, p.for_whom) for p in work.session.scalars(select(Paper))])
    assert len(lines) == len(made.paths)
    assert {kind for kind, _ in lines} == {PaperKind.DELEGATION}
    assert all(whom for _, whom in lines)


def test_the_host_of_a_group_gets_that_group_alone(works):
    plan = works.read(lambda work: itineraries.plan(work, missions.by_code(work, CODE).id))
    item = next(one for one in plan.items() if one.visit_id and one.groups == ("A",))
    content, _ = works.read(
        lambda work: delegation.delegation(work, missions.by_code(work, CODE).id, Wanted(), item.visit_id)
    )
    assert {one.person.group for one in content.delegates} == {"A"}
    assert content.host.en == item.company
    agreed = works.read(lambda work: work.get(Visit, item.visit_id))
    assert content.visit.start == datetime.combine(agreed.agreed_day, agreed.agreed_from)
    assert content.visit.end == datetime.combine(agreed.agreed_day, agreed.agreed_until)
    piece = papers.preview(works, Order("delegation", CODE, person_id=item.visit_id))
    assert piece.for_whom == item.company
    assert f"For {item.company}" in text_of(piece.data)
    with pytest.raises(NotFound, match="not one of the mission"):
        papers.preview(works, Order("delegation", CODE, person_id="nothing"))


def test_without_an_item_at_the_host_the_time_agreed_is_that_of_the_visit(works):
    def forget(work):
        visit = work.session.scalar(
            select(Visit).where(Visit.agreed_from.is_not(None), Visit.agreed_until.is_not(None))
        )
        group = work.session.scalar(select(Group).where(Group.letter == "B"))
        for item in work.session.scalars(select(Item).where(Item.visit_id == visit.id)):
            work.session.delete(item)
        visit.group_id = group.id
        return visit.id, visit.agreed_day, visit.agreed_from, visit.agreed_until

    visit_id, day, begin, end = works.run("Forget", forget).result
    content, _ = works.read(
        lambda work: delegation.delegation(work, missions.by_code(work, CODE).id, Wanted(), visit_id)
    )
    assert (content.visit.start, content.visit.end) == (datetime.combine(day, begin), datetime.combine(day, end))
    assert content.visit.groups == ("B",)
    assert {one.person.group for one in content.delegates} == {"B"}


def test_letter_and_list_tell_a_host_the_same_number(works):
    change(works, "Mühlböck", group_id=None)
    mission_id = works.read(lambda work: missions.by_code(work, CODE).id)
    letter = Wording("Visitors", "{visit.people}")
    numbers = set()
    for visit_id, _ in works.read(lambda work: delegation.visits(work, mission_id)):
        content, _ = works.read(lambda work, one=visit_id: delegation.delegation(work, mission_id, Wanted(), one))
        found = works.read(
            lambda work, one=visit_id: letters.gathered(
                work, mission_id, "visit-confirmation", day=date(2026, 12, 1), one=one, text=letter
            )
        )
        said = found.addressed[0].letter.passages[0].texts
        assert said == (f"{len(content.delegates)} people",)
        numbers.add(len(content.delegates))
    assert len(numbers) > 1


def test_before_any_host_is_asked_none_gets_a_list(works):
    def unask(work):
        for visit in work.session.scalars(select(Visit)):
            visit.stage = VisitStage.IDEA

    works.run("Unask", unask)
    with pytest.raises(Refused, match="No host"):
        papers.preview(works, Order("delegation", CODE, each=True))


ALLOWED = {
    "rooming": {"room_no", "room_note", "room_mate"},
    "finance": {"deposit_reference", "deposit_invoice"},
    "meals": {"allergies"},
    "diet-cards": {"allergies"},
    "luggage": {"mobile", "mobile_there"},
    "manifest": {
        *("arrival_flight", "arrival_place", "departure_flight", "departure_place"),
        *("mobile", "mobile_there", "travel_note"),
    },
}
"""What of class office or sensitive a list is there to tell."""


def test_r081_a_list_tells_no_more_than_it_is_for(works):
    words = works.run("Mark", _mark).result
    assert len(words) > 40
    for kind in KINDS:
        text = text_of(papers.preview(works, Order(kind, CODE)).data)
        found = {field for word, field in words.items() if word in text}
        if kind == "emergency-folder":  # for the office alone: what helps somebody who is ill, and no money
            assert {"health_note", "policy_no"} <= found
            assert not {field for field in found if "deposit" in field or "refund" in field or "bank" in field}
            continue
        assert found <= ALLOWED.get(kind, set()), kind


def _mark(work):
    """A word of its own in each text only the office may see, by the field it stands in."""
    parts = [part for part in work.session.scalars(select(Participation)) if part.role is Role.PARTICIPANT]
    persons = [work.get(Person, part.person_id) for part in parts]
    words = {}
    for several, model in ((parts, Participation), (persons, Person)):
        for name, field in fields_of(model).items():
            is_text = type(field.kind).__name__ in {"Text", "Phone", "Code", "Email", "Allergies"}
            if field.privacy not in (Privacy.OFFICE, Privacy.SENSITIVE) or not is_text:
                continue
            words[word := f"Zq{len(words):02}x"] = name
            for record in several:
                setattr(record, name, word)
    return words


# --- making ----------------------------------------------------------------------------------------------------------


def test_a_list_is_written_registered_and_named_after_its_day(works, tmp_path):
    made = papers.make(works, Order("attendance", CODE, day=2, language="ja"), tmp_path)
    assert [path.name for path in made.paths] == ["WCM-2027_attendance_day-2_ja.pdf"]
    line = works.read(lambda work: [(p.kind, p.language) for p in work.session.scalars(select(Paper))])
    assert line == [(PaperKind.ATTENDANCE, "ja")]
    assert works.steps(1)[0].title == "Make attendance sheets of WCM-2027"


def test_a_refused_list_leaves_neither_file_nor_entry(works, tmp_path):
    with pytest.raises(NotFound):
        papers.make(works, Order("sign-in", CODE, day=40), tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []
    assert works.read(lambda work: list(work.session.scalars(select(Paper)))) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "finance"])
def test_a_list_of_nobody_is_refused_and_not_registered(works, tmp_path, kind):
    def empty(work):
        for part in work.session.scalars(select(Participation)):
            part.stage = Stage.WITHDRAWN

    works.run("Empty", empty)
    for each in (False, True):
        with pytest.raises(Refused, match="Nobody takes part in this mission yet"):
            papers.make(works, Order(kind, CODE, each=each and kind == "delegation"), tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []
    assert works.read(lambda work: list(work.session.scalars(select(Paper)))) == []


def test_a_list_with_nothing_on_it_is_refused_and_not_registered(works, tmp_path):
    def empty(work):
        for item in work.session.scalars(select(Item)):
            work.session.delete(item)
        for kept in (Opinion, EvaluationForm, Question):
            work.session.execute(delete(kept))
        for person in work.session.scalars(select(Person)):
            person.diet = person.allergies = person.fish_stock_allowed = None
        for part in work.session.scalars(select(Participation)):
            part.stage = Stage.APPLIED
            part.deposit_invoiced = part.deposit_paid = None

    works.run("Empty", empty)
    for kind, words in (
        ("attendance", "nothing to attend"),
        ("sign-in", "nothing to sign in for"),
        ("meals", "no meal"),
        ("seats", "no ride"),
        ("diet-cards", "everybody eats everything"),
        ("finance", "Nobody owes"),
        ("evaluation-sheet", "no question to ask"),
        ("evaluation-report", "No evaluation form"),
    ):
        with pytest.raises(Refused, match=words):
            papers.make(works, Order(kind, CODE), tmp_path)
    with pytest.raises(Refused, match="nothing for this list on day 2"):
        papers.preview(works, Order("meals", CODE, day=2))
    assert works.read(lambda work: list(work.session.scalars(select(Paper)))) == []


def test_a_firm_is_named_in_japanese_where_it_has_such_a_name(works):
    def name(work):
        for firm in work.session.scalars(select(Organisation)):
            firm.name_ja = "欧州精機"

    works.run("Name", name)
    text = text_of(papers.preview(works, Order("delegation", CODE, language="ja")).data)
    assert "欧州精機" in text
    assert "ラトビア" in text
    assert "欧州精機" not in text_of(papers.preview(works, Order("delegation", CODE)).data)


@pytest.mark.parametrize(("language", "due"), [("en", "Wed 30 Dec 2026"), ("ja", "2026年12月30日（水）")])
def test_the_checklist_writes_its_days_in_the_language_of_the_paper(works, language, due):
    content, _ = gathered(works, records.checklist, language=language)
    (row,) = (row for row in content.tasks.rows if row[1] in ("Deposits are in", "保証金の入金"))
    assert row[0] == due
