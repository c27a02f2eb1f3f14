"""Papers of an office: what is gathered, what stays out, what is told, and that all of it is made or nothing."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from functools import partial

import pikepdf
import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from eujc_desktop.common.errors import Cancelled, Refused
from eujc_desktop.documents import wording
from eujc_desktop.fields.field import Privacy
from eujc_desktop.models.attachment import AttachmentKind
from eujc_desktop.models.choices import Role, Stage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning import readiness
from eujc_desktop.services import attachments, gather, itineraries, missions, own_copies, paper_register, papers, roll
from eujc_desktop.services.certificates.register import numbers
from eujc_desktop.services.papers import Order

CODE = "WCM-2027"
ORDERS = (
    Order("briefing-book", CODE),
    Order("programme", CODE),
    Order("programme", CODE, form="table", language="ja"),
    Order("certificates", CODE),
    Order("ics", CODE),
)


@pytest.fixture
def works(sample_office):
    return sample_office


def text_of(data):
    """All words of a paper, and what it says of itself."""
    if not data.startswith(b"%PDF"):
        return data.decode()
    document = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    with pikepdf.open(io.BytesIO(data)) as file:
        objects = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary)]
        return text + "".join(str(value) for thing in objects for value in thing.values())


def mission(work):
    return missions.by_code(work, CODE)


def plan_of(work):
    return itineraries.plan(work, mission(work).id)


def book_of(works):
    return works.read(lambda work: gather.briefing_book(work, mission(work).id))


def registered(works):
    return works.read(lambda work: [line.file_name for line in work.session.scalars(select(Paper))])


def test_r081_no_paper_shows_what_only_the_office_may_see(works):
    """Every text of class office or sensitive, of every traveller, is a word one would find again."""
    words = works.run("Mark", _mark).result
    assert len(words) > 40
    for order in ORDERS:
        text = text_of(papers.preview(works, order).data)
        assert [word for word in words if word in text] == [], order.kind


def _mark(work):
    """Writes a word of its own into each text only the office may see; what was written."""
    parts = [part for part in work.session.scalars(select(Participation)) if part.role is Role.PARTICIPANT]
    people = [work.get(Person, part.person_id) for part in parts]
    for person in people[::2]:
        person.interests = None  # nothing hidden takes its place
    hidden = (Privacy.OFFICE, Privacy.SENSITIVE)
    words: set[str] = set()
    for records, model in ((parts, Participation), (people, Person)):
        names = [
            name
            for name, field in fields_of(model).items()
            if field.privacy in hidden and model.__table__.c[name].type.python_type is str and _is_words(field)
        ]
        for name in names:
            words.add(word := f"Zq{len(words):02}x")
            for record in records:
                setattr(record, name, word)
    return words


def _is_words(field):
    return type(field.kind).__name__ in {"Text", "Phone", "Code", "Email"}


def test_who_did_not_agree_stands_in_the_book_by_name_alone(works):
    work_at = {person.name.full: person for person in book_of(works).participants}
    name, before = next((name, one) for name, one in work_at.items() if one.listed and one.photo and one.organisation)

    def withdraw(work):
        for person in work.session.scalars(select(Person)):
            if f"{person.given_name} {person.family_name}" == name:
                person.consent_book = False

    works.run("Withdraw", withdraw)
    after = next(person for person in book_of(works).participants if person.name.full == name)
    assert before.organisation
    assert (after.organisation, after.photo, after.town, after.interests, after.listed) == ("", b"", "", "", False)


def test_the_book_is_gathered_in_the_order_of_travel(works):
    book = book_of(works)
    visited = [item.company for day in book.days for item in day.items if item.company]
    assert [company.key for company in book.companies] == list(dict.fromkeys(visited))
    assert [city.name.en for city in book.mission.cities] == ["Tokyo", "Nagoya", "Osaka"]
    assert all(day.items for day in book.days)
    assert [hotel.city for hotel in book.hotels] == ["Tokyo", "Nagoya", "Osaka"]


def test_the_calendar_of_the_mission_travels_inside_the_book(works, tmp_path):
    made = papers.make(works, ORDERS[0], tmp_path)
    with pikepdf.open(made.paths[0]) as file:
        assert list(file.attachments) == ["mission.ics"]
        inside = file.attachments["mission.ics"].get_file().read_bytes()
    assert inside == papers.preview(works, Order("ics", CODE)).data
    assert inside.count(b"BEGIN:VEVENT") == 80


def test_an_address_is_printed_as_on_an_envelope(works):
    def change(work):
        site = work.session.scalars(select(Site).join(Organisation).where(Organisation.name.like("Aone%"))).first()
        site.postcode, site.address_ja, site.name_ja = "144-0043", "東京都大田区羽田4丁目98番7号", "本社工場"

    works.run("Move", change)
    company = next(one for one in book_of(works).companies if one.name.en.startswith("Aone"))
    assert company.address.ja.split("\n") == [
        "〒144-0043",
        "東京都大田区羽田4丁目98番7号",
        f"{company.name.ja} 本社工場",
    ]


def test_what_is_not_for_the_book_and_what_has_no_day(works):
    def change(work):
        first, second, *_ = work.session.scalars(select(Item).where(Item.mission_id == mission(work).id))
        first.title, first.in_book = "Only for the office", False
        second.title, second.day_id, second.starts_at = "Waits for its day", None, None

    works.run("Change", change)
    book = book_of(works)
    titles = [item.title.en for day in book.days for item in day.items]
    assert "Only for the office" not in titles
    assert book.days[-1].date is None
    assert [item.title.en for item in book.days[-1].items] == ["Waits for its day"]
    assert "Waits for its day" in text_of(papers.preview(works, Order("briefing-book", CODE)).data)


def test_r075_what_no_font_has_is_told_before_anything_is_printed(works):
    def change(work):
        for item in work.session.scalars(select(Item).where(Item.mission_id == mission(work).id).limit(1)):
            item.title = "Sushi 🍣 together"

    works.run("Change", change)
    for kind in ("briefing-book", "programme"):
        told = papers.preview(works, Order(kind, CODE)).missing
        assert len(told) == 1
        assert "🍣 (sushi)" in told[0]
        assert "Sushi 🍣 together" in told[0]
    assert registered(works) == []


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.kind} {order.form}")
def test_a_paper_is_entered_as_it_was_written(works, tmp_path, order):
    made = papers.make(works, order, tmp_path / "out")
    assert registered(works) == [made.paths[0].name] * (24 if order.kind == "certificates" else 1)
    (batch,) = works.read(lambda work: paper_register.made(work, mission(work).id, 5))
    works.run("Strike out", partial(paper_register.take_back, papers=batch.ids))
    assert registered(works) == []
    assert made.paths[0].exists()
    works.undo()
    assert len(registered(works)) == batch.papers


def test_a_look_writes_and_enters_nothing(works, tmp_path):
    for order in ORDERS:
        assert papers.preview(works, order).data
    assert registered(works) == []
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("office.db")] == []


@pytest.mark.parametrize(
    "order", [Order("briefing-book", CODE), Order("certificates", CODE, each=True)], ids=["book", "each"]
)
def test_stopped_midway_nothing_is_written_or_entered(works, tmp_path, order):
    def stop(done, total, label):
        if done > total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        papers.make(works, order, tmp_path / "out", stop)
    assert registered(works) == []
    assert not (tmp_path / "out").exists()


def test_numbers_of_certificates_stay_with_their_people(works, tmp_path):
    papers.make(works, Order("certificates", CODE), tmp_path / "one.pdf")
    first = _numbers(works)
    papers.make(works, Order("certificates", CODE, each=True), tmp_path / "each")
    assert _numbers(works) == first
    assert sorted(first.values()) == [f"{CODE}-{number:03d}" for number in range(1, 25)]


def _numbers(works):
    lines = works.read(lambda work: list(work.session.scalars(select(Paper).order_by(Paper.id))))
    return {line.person_id: line.number for line in lines if line.kind is PaperKind.CERTIFICATE}


def test_the_certificate_names_both_managers_and_its_day(works):
    content = works.read(lambda work: gather.certificates(work, mission(work).id, plan_of(work)))
    assert [one.title.ja for one in content.signatories] == ["欧州側事務局長", "日本側事務局長"]
    assert content.issued_on == works.read(lambda work: mission(work).last_day)


def test_a_mission_to_europe_says_so(works):
    def turn(work):
        work.get(Mission, mission(work).id).direction = "JP->EU"

    works.run("Turn", turn)
    book = book_of(works)
    assert book.mission.direction.value == "JP→EU"
    assert book.mission.kicker.en.endswith("to Europe")
    assert papers.preview(works, Order("briefing-book", CODE)).data


def test_nobody_on_the_mission(works):
    works.run(
        "Leave",
        lambda work: [setattr(p, "stage", Stage.WITHDRAWN) for p in work.session.scalars(select(Participation))],
    )
    assert book_of(works).participants == ()
    assert papers.preview(works, Order("briefing-book", CODE)).missing == ()
    with pytest.raises(Refused, match="Nobody on this mission"):
        papers.preview(works, Order("certificates", CODE))


def test_a_photograph_is_printed_only_of_who_agreed(works):
    listed = {one.key for one in book_of(works).participants if one.photo}

    def pictured(work):
        parts = {part.id: part.person_id for part in work.session.scalars(select(Participation))}
        agreed = {person.id for person in work.session.scalars(select(Person)) if person.consent_book}
        owners = attachments.owners(work, "person", AttachmentKind.PHOTO)
        return {key for key, person in parts.items() if person in owners & agreed}

    assert listed
    assert listed <= works.read(pictured)


def test_the_same_office_prints_the_same_bytes(works):
    for order in ORDERS[:4]:
        assert papers.preview(works, order).data == papers.preview(works, order).data


def test_a_book_for_one_reader_differs_only_in_what_is_arranged_for_them(works):
    part = works.read(lambda work: roll.going(roll.members_of(work, mission(work).id))[0][0].id)
    reader = works.read(partial(own_copies.reader, participation_id=part))
    common = text_of(papers.preview(works, Order("briefing-book", CODE)).data)
    own = text_of(papers.preview(works, Order("briefing-book", CODE, person_id=part)).data)
    assert reader.arrangements
    for label, words in reader.arrangements:
        assert f"{label} " in own
        assert words.split(",")[0] in own
    assert f"For {reader.name.full}".upper() in own.upper()
    assert f"Briefing book for {reader.name.full}" not in common


def test_own_arrangements_are_told_in_the_language_of_the_book(works):
    part = works.read(lambda work: roll.going(roll.members_of(work, mission(work).id))[1][0].id)
    told = works.read(partial(own_copies.reader, participation_id=part, language="ja")).arrangements
    assert [label for label, _ in told] == ["グループ", "宿泊", "食事", "到着", "出発"]
    words = dict(told)
    assert words["宿泊"] == "ホテル白金ガーデン東京　703号室"
    assert words["食事"] == "コーシャ"
    assert words["到着"].startswith("3月14日（日）, ")


def test_who_does_not_go_learns_nothing_of_those_who_do(works):
    def outside(work):
        members = roll.members_of(work, mission(work).id)
        return [part.id for part, _, _ in members if part.stage in (Stage.REJECTED, Stage.WITHDRAWN, Stage.WAITING)]

    found = works.read(outside)
    assert found
    for order in (Order("briefing-book", CODE, person_id=found[0]), Order("ics", CODE, person_id=found[-1])):
        with pytest.raises(Refused, match="does not go: the stage is"):
            papers.preview(works, order)


def test_a_certificate_counts_the_companies_of_its_own_group(works):
    def holders(group):
        def look(work):
            plan = plan_of(work)
            letters = dict(plan.groups)
            own = [item for item in plan.items() if not item.groups or group in item.groups]
            found = {item.visit_id for item in own if item.visit_id}
            members = roll.going(roll.members_of(work, mission(work).id))
            return len(found), next(part.id for part, _, _ in members if letters.get(part.group_id) == group)

        return works.read(look)

    (seen_a, one), (seen_b, other) = holders("A"), holders("B")
    assert seen_a != seen_b
    for count, person in ((seen_a, one), (seen_b, other)):
        made = papers.preview(works, Order("certificates", CODE, person_id=person))
        assert f"visited {wording.count(count, '', 'Japanese')}" in " ".join(text_of(made.data).split())


def test_a_number_is_never_given_twice_whatever_is_taken_back(works, tmp_path):
    members = works.read(lambda work: roll.going(roll.members_of(work, mission(work).id)))
    first, second = (part.id for part, _, _ in members[:2])
    papers.make(works, Order("certificates", CODE, person_id=first), tmp_path / "one.pdf")
    (batch,) = works.read(lambda work: paper_register.made(work, mission(work).id, 5))
    works.run("Strike out", partial(paper_register.take_back, papers=batch.ids))
    papers.make(works, Order("certificates", CODE, person_id=second), tmp_path / "two.pdf")
    papers.make(works, Order("certificates", CODE, person_id=first), tmp_path / "again.pdf")
    found = works.read(lambda work: numbers(work, mission(work).id))
    assert sorted(found.values()) == [f"{CODE}-001", f"{CODE}-002"]
    assert f"{CODE}-001" in text_of((tmp_path / "again.pdf").read_bytes())


def test_papers_say_when_nobody_is_confirmed_or_asked(works):
    def wait(work):
        for part, person, _ in roll.members_of(work, mission(work).id):
            part.stage = Stage.APPLIED
            person.consent_data = None

    works.run("Wait", wait)
    for kind in ("briefing-book", "certificates"):
        told = papers.preview(works, Order(kind, CODE)).warnings
        assert roll.NOBODY_CONFIRMED in told
    told = papers.preview(works, Order("briefing-book", CODE)).warnings
    assert any(words.startswith(readiness.UNASKED) for words in told)


def test_a_paper_for_one_says_how_that_one_stands_and_nothing_of_the_mission(works):
    with_stage = works.read(
        lambda work: {p.stage: (p.id, who) for p, who, _ in roll.members_of(work, mission(work).id)}
    )
    for stage in (Stage.WITHDRAWN, Stage.WAITING):
        part, person = with_stage[stage]
        for kind in ("badges", "luggage-tags"):
            told = papers.preview(works, Order(kind, CODE, person_id=part)).warnings
            name = roll.name_of(person).full
            assert f"{name} is not confirmed: the stage is “{stage.label}”." in told
            assert roll.NOBODY_CONFIRMED not in told
    told = papers.preview(works, Order("badges", CODE, person_id=with_stage[Stage.CONFIRMED][0])).warnings
    assert not any("confirmed" in words for words in told)


def test_a_book_without_anybody_to_call_says_so(sample_office):
    order = Order("briefing-book", "WCM-2027", sections=("cover", "emergency"))
    told = "Nobody of the team has a telephone number: the emergency page names no one of the Centre to call."
    assert told not in papers.preview(sample_office, order).warnings

    def silence(work):
        for person in work.session.scalars(select(Person)):
            person.mobile = person.phone = None

    sample_office.run("Silence", silence)
    assert told in papers.preview(sample_office, order).warnings
    assert told not in papers.preview(sample_office, replace(order, sections=("cover",))).warnings


def test_copies_are_named_by_a_pattern_and_each_stands_in_the_register(works, tmp_path):
    order = Order("briefing-book", CODE, each=True, sections=("cover",), names="{number}_{family}_{given}_{room}")
    made = papers.make(works, order, tmp_path)
    going = works.read(lambda work: roll.going(roll.members_of(work, missions.by_code(work, CODE).id)))
    assert len(made.paths) == len(going)
    assert made.paths[0].name.startswith("01_")
    lines = works.read(lambda work: list(work.session.scalars(select(Paper))))
    assert {line.person_id for line in lines} == {person.id for _, person, _ in going}
    for line in lines:
        data = (tmp_path / line.file_name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == line.sha256
        assert line.for_whom in " ".join(text_of(data).split())
    with pytest.raises(Refused, match=r"no field “\{shoe\}”"):
        papers.make(works, replace(order, names="{shoe}"), tmp_path)


def test_people_of_one_name_have_files_of_their_own(works, tmp_path):
    def rename(work):
        for _, person, _ in roll.going(roll.members_of(work, missions.by_code(work, CODE).id))[:3]:
            person.given_name, person.family_name, person.native_name = "Anna", "../CON", None

    works.run("Rename", rename)
    made = papers.make(works, Order("briefing-book", CODE, each=True, sections=("cover",)), tmp_path)
    assert len({path.name.casefold() for path in made.paths}) == len(made.paths)
    assert all(path.parent == tmp_path for path in made.paths)


def test_copies_in_one_file_are_entered_for_each(works, tmp_path):
    order = Order("briefing-book", CODE, each=True, one_file=True, sections=("cover", "back-cover"))
    made = papers.make(works, order, tmp_path / "all.pdf")
    assert [path.name for path in made.paths] == ["all.pdf"]
    lines = works.read(lambda work: list(work.session.scalars(select(Paper))))
    assert len(lines) == len({line.person_id for line in lines}) > 20
    assert len({line.sha256 for line in lines}) == 1


def test_striking_one_out_leaves_what_was_made_for_another_a_moment_before(works, tmp_path):
    people = works.read(lambda work: [part.id for part, _, _ in roll.going(roll.members_of(work, mission(work).id))])
    for part in people[:2]:
        papers.make(works, Order("certificates", CODE, person_id=part), tmp_path)
    struck = works.run("Strike out", lambda work: paper_register.take_back_last(work, mission(work).id)).result
    assert struck.papers == 1
    (left,) = works.read(lambda work: paper_register.made(work, mission(work).id, 9))
    assert left.for_whom != struck.for_whom


def test_what_was_made_before_is_not_written_over_in_a_folder(works, tmp_path):
    first, second = (papers.make(works, Order("programme", CODE), tmp_path).paths[0] for _ in range(2))
    assert first != second
    assert first.exists()
    assert second.exists()
