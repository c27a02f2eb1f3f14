"""Letters of an office: who gets which, whose text holds, what is told before printing, and the visa papers."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from functools import partial

import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.resources import resource
from eujc_desktop.documents.letters.merging import GAP, Wording
from eujc_desktop.models.choices import AttendanceCode, Honorific, Stage, VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.wording import Wording as Kept
from eujc_desktop.services import disclosures, letters, missions, paper_texts, papers, roll
from eujc_desktop.services.letters import courtesy, told, visa
from eujc_desktop.services.letters.kinds import KINDS, VISA_TEXTS
from eujc_desktop.services.papers import Order

CODE, DAY, AFTER = "WCM-2027", date(2026, 12, 1), date(2027, 3, 27)
TEXTS = [(key, language) for key in (*KINDS, *VISA_TEXTS) for language in ("en", "ja")]


@pytest.fixture
def works(sample_office):
    return sample_office


def mission_id(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


def gathered(works, letter, **more):
    wanted = {"mission_id": mission_id(works), "letter": letter, "day": DAY, **more}
    return works.read(partial(letters.gathered, **wanted))


def words_of(letter):
    """All that a letter says."""
    texts = [text for passage in letter.passages for text in passage.texts]
    facts = [f"{label}: {value}" for passage in letter.passages for label, value in passage.facts]
    return "\n".join((letter.subject, *letter.addressee, *texts, *facts, letter.enclosures))


def text_of(data):
    document = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def going(works):
    return works.read(lambda work: roll.going(roll.members_of(work, mission_id(works))))


def change(works, model, record_id, **values):
    def write(work):
        for name, value in values.items():
            setattr(work.get(model, record_id), name, value)

    works.run("Change", write)


@pytest.mark.parametrize(("letter", "language"), TEXTS)
def test_every_text_of_the_house_names_only_fields_there_are(letter, language):
    text = paper_texts.house_text(letter, language)
    assert paper_texts.problems_of(letter, text) == ()
    assert text.subject
    if language == "ja" and letter in KINDS:
        assert text.body.startswith(("拝啓　", "謹啓　"))
        assert sum(text.body.split("\n\n").count(close) for close in ("敬具", "謹白")) == 1
        assert courtesy.odd_close(text) == ""
        assert ("記" in text.body.split("\n\n")) == text.body.endswith("以上")


def test_no_text_lies_there_that_no_letter_uses():
    there = {path.name for path in resource("documents", "letters").iterdir()}
    assert there == {f"{letter}.{language}.txt" for letter, language in TEXTS}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("letter", KINDS)
def test_each_letter_has_a_value_for_each_field_it_may_name(works, letter, language):
    """No field is known by name alone: what the services gather covers the list."""
    asked = Wording("x", "\n\n".join(f"{name} [= {{{name}}}]" for name in letters.fields(letters.kind(letter))))
    part = going(works)[0][0].id
    change(works, Participation, part, stage=Stage.ATTENDED, passport_copy=None)
    one = part if letters.kind(letter).to != "host" else works.read(lambda work: work.session.scalar(select(Visit.id)))
    found = gathered(works, letter, language=language, text=asked, one=one, day=AFTER)
    assert (found.addressed[0].gaps, found.addressed[0].english) == ((), ())
    assert "{" not in words_of(found.addressed[0].letter)
    filled = [line for line in words_of(found.addressed[0].letter).split("\n") if " = " in line]
    assert len(filled) > 15


@pytest.mark.parametrize(
    ("letter", "count"),
    [
        ("selected", 24),
        ("waiting-list", 5),
        ("rejected", 11),
        ("deposit-request", 2),
        ("receipt", 22),
        ("survey", 24),
        ("visa-set", 1),
    ],
)
def test_a_letter_goes_to_those_whom_it_concerns(works, letter, count):
    assert len(gathered(works, letter).addressed) == count


def test_nobody_turned_down_is_told_that_the_application_has_come(works):
    stages = works.read(lambda work: dict(work.session.execute(select(Participation.id, Participation.stage)).all()))
    told = {stages[one.part_id] for one in gathered(works, "acknowledgement").addressed}
    assert told == {Stage.CONFIRMED, Stage.WAITING}


def test_who_is_selected_gets_the_letter_before_those_who_had_it(works):
    part = works.read(
        lambda work: next(p.id for p in work.session.scalars(select(Participation)) if p.waiting_rank == 1)
    )
    change(works, Participation, part, stage=Stage.SELECTED)
    assert len(gathered(works, "selected").addressed) == 1


def test_hosts_get_the_letters_of_their_stage(works):
    before = len(gathered(works, "visit-confirmation").addressed)
    visit = works.read(lambda work: work.session.scalar(select(Visit.id).where(Visit.stage == VisitStage.CONFIRMED)))
    change(works, Visit, visit, stage=VisitStage.CANCELLED)
    assert len(gathered(works, "visit-confirmation").addressed) == before - 1


def test_visits_to_one_host_are_told_apart_by_day_then_time_then_site_then_number(works, tmp_path):
    def second(work):
        first = work.session.scalar(select(Visit).where(Visit.stage == VisitStage.CONFIRMED))
        site = Site(organisation_id=first.organisation_id, name="Ota plant")
        work.session.add(site)
        work.session.flush()
        shared = {"mission_id": first.mission_id, "organisation_id": first.organisation_id, "stage": first.stage}
        other = Visit(agreed_day=first.agreed_day, agreed_from=time(14, 30), site_id=site.id, **shared)
        work.session.add(other)
        work.session.flush()
        return first.id, other.id, work.get(Organisation, first.organisation_id).name

    first, other, host = works.run("Visit twice", second).result

    def names():
        found = dict(works.read(lambda work: letters.hosts(work, mission_id(works))))
        return found[first].removeprefix(host), found[other].removeprefix(host)

    assert names() == (", Tue 16 Mar, 09:45", ", Tue 16 Mar, 14:30")
    papers.make(works, Order("letters", CODE, letter="visit-confirmation", each=True), tmp_path)
    assert [path.name for path in tmp_path.glob(f"*{host.rstrip('.')}*14-30*")]
    change(works, Visit, other, agreed_from=time(9, 45))
    assert names()[1] == ", Tue 16 Mar, Ota plant"
    change(works, Visit, other, site_id=works.read(lambda work: work.get(Visit, first).site_id))
    assert {name[-3:] for name in names()} == {"(1)", "(2)"}
    change(works, Visit, other, agreed_day=None)
    assert names() == (", Tue 16 Mar", "")


def test_nobody_to_write_to_is_said(works):
    with pytest.raises(Refused, match="Nobody on this mission"):
        gathered(works, "refund")
    with pytest.raises(Refused, match="No host") as refused:
        gathered(works, "visit-cancellation")
    assert "stage of each visit" in str(refused.value.cure)
    with pytest.raises(NotFound, match="no letter called"):
        gathered(works, "love-letter")
    with pytest.raises(NotFound, match="not on the mission"):
        gathered(works, "selected", one="x" * 32)
    with pytest.raises(NotFound, match="visit"):
        gathered(works, "thank-you", one="x" * 32)


def test_a_host_is_addressed_in_the_manner_of_the_language(works):
    en, ja = (gathered(works, "visit-confirmation", language=language).addressed[0].letter for language in ("en", "ja"))
    assert en.addressee[:3] == (
        "Kentarō Sasaki",
        "General Manager, Production Engineering",
        "Aone Seisakusho Co., Ltd.",
    )
    assert en.addressee[-1] == "Japan"
    assert ja.addressee == ("株式会社青嶺製作所", "生産技術部 部長　佐々木 健太郎　様")
    assert "2027年3月16日（火）　9時45分〜12時00分" in words_of(ja)
    assert "Tuesday 16 March 2027, 09:45–12:00" in words_of(en)
    assert (en.signed, en.function) == ("Shin’ichi Kuramoto", "General Manager (Japan side)")
    assert (ja.signed, ja.function) == ("倉本 慎一", "日本側事務局長")
    assert "拝啓　初冬の候、" in words_of(ja)


def test_a_host_without_a_name_is_a_house_with_onchu(works):
    visit = works.read(lambda work: work.session.scalar(select(Visit.id)))
    works.run("Forget", lambda work: [work.session.delete(contact) for contact in work.session.scalars(_contacts())])
    assert gathered(works, "visit-request", language="ja", one=visit).addressed[0].letter.addressee[-1].endswith("御中")
    assert "Dear Sir or Madam," in words_of(gathered(works, "visit-request", one=visit).addressed[0].letter)


def _contacts():
    return select(Contact)


@pytest.mark.parametrize(
    ("host", "title", "honorific", "you", "last"),
    [
        ("株式会社青嶺製作所", "部長", None, "貴社", "様"),
        ("国立大学法人東都大学", "教授", None, "貴学", "先生"),
        ("東都大学", "係長", Honorific.DR, "貴学", "先生"),
        ("青嶺研究所株式会社", "主任", Honorific.DR, "貴社", "様"),
        ("国立研究開発法人産業研究所", "", Honorific.PROF, "貴研究所", "先生"),
        ("株式会社東都銀行", "課長", None, "貴行", "様"),
        ("経済産業省", "課長", None, "貴省", "様"),
        ("東都商工会議所", "", None, "貴会議所", "様"),
    ],
)
def test_a_japanese_letter_has_the_words_of_respect_that_fit(works, host, title, honorific, you, last):
    visit = works.read(lambda work: work.session.scalar(select(Visit).where(Visit.stage == VisitStage.CONFIRMED)))
    contact = works.read(
        lambda work: next(
            one for one in work.session.scalars(_contacts()) if one.organisation_id == visit.organisation_id
        )
    )
    change(works, Organisation, visit.organisation_id, name_ja=host)
    change(works, Visit, visit.id, host_leader_id=contact.id)
    change(works, Contact, contact.id, job_title_ja=title, department_ja=None, honorific=honorific)
    letter = gathered(works, "thank-you", language="ja", one=visit.id).addressed[0].letter
    assert letter.addressee[-1].endswith(f"　{last}")
    assert f"謹啓　初冬の候、{you}ますますご清栄のこととお慶び申し上げます。" in words_of(letter)
    english = gathered(works, "thank-you", one=visit.id).addressed[0].letter
    greeted = {Honorific.PROF: "Dear Professor Sasaki,", Honorific.DR: "Dear Dr Sasaki,"}
    assert greeted.get(honorific, "Dear Kentarō Sasaki,") in words_of(english)


def test_a_letter_that_ends_otherwise_than_it_begins_is_told(works):
    visit = works.read(lambda work: work.session.scalar(select(Visit.id)))
    odd = Wording("件名", "謹啓　本文\n\n敬具")
    (told_, *_) = gathered(works, "visit-request", language="ja", one=visit, text=odd).remarks
    assert told_.startswith("The letter begins with 謹啓 and ends with 敬具: 謹白 goes with it: ")


def test_a_notice_of_changes_says_what_was_told_and_what_holds_now(works, tmp_path):
    visit, other = works.read(
        lambda work: list(work.session.scalars(select(Visit.id).where(Visit.stage == VisitStage.CONFIRMED)))[:2]
    )
    unknown = gathered(works, "visit-change", one=visit)
    assert "What the host was told before is not on record" in unknown.remarks[0]
    assert "Date and time now: Tuesday 16 March 2027, 09:45–12:00" in words_of(unknown.addressed[0].letter)
    papers.make(works, Order("letters", CODE, letter="visit-confirmation", dated=DAY), tmp_path / "all.pdf")
    papers.make(works, Order("delegation", CODE, person_id=visit, dated=DAY), tmp_path / "list.pdf")
    assert "Nothing has changed" in gathered(works, "visit-change", one=visit).remarks[0]
    change(works, Visit, visit, agreed_day=date(2027, 3, 17), agreed_from=time(10), agreed_until=None)
    change(works, Visit, visit, arrive_at=time(9, 45))
    part, person, _ = next(one for one in going(works) if one[0].id in _named(works, visit))
    change(works, Participation, part.id, stage=Stage.WITHDRAWN)
    ja = words_of(gathered(works, "visit-change", one=visit, language="ja").addressed[0].letter)
    assert "変更前の日時: 2027年3月16日（火）　9時45分〜12時00分" in ja
    assert "変更後の日時: 2027年3月17日（水）　10時00分" in ja
    assert "変更後の到着: 9時45分" in ja
    assert "変更前の場所" not in ja
    assert "参加中止: " in ja
    assert person.family_name in ja
    en = gathered(works, "visit-change", one=visit)
    assert en.remarks == ()
    assert "Visitors now: " in words_of(en.addressed[0].letter)
    papers.make(works, Order("letters", CODE, letter="visit-change", person_id=visit), tmp_path / "change.pdf")
    again = gathered(works, "visit-change", one=visit).addressed[0].letter
    assert "until now: Tuesday 16 March" in words_of(again)
    assert works.read(lambda work: not told.papers_of(work, [other])[other][0].said) is False


def _named(works, visit):
    """The participations that the last list for a host names."""

    def read(work):
        (paper,) = work.session.scalars(select(Paper).where(Paper.kind == "delegation", Paper.visit_id == visit))
        people = disclosures.people_of(work, paper.id)
        return set(work.session.scalars(select(Participation.id).where(Participation.person_id.in_(people))))

    return works.read(read)


def test_what_is_needed_and_not_known_is_told_and_left_as_a_line(works):
    part, person, _ = going(works)[0]
    change(works, Participation, part.id, deposit_reference=None, refund=Decimal("750.50"))
    found = gathered(works, "deposit-request", one=part.id)
    name = f"{person.given_name} {person.family_name}"
    assert found.remarks == (f"Reference of the deposit: not known for {name}; a line to fill in is printed.",)
    assert f"Reference: {GAP}" in words_of(found.addressed[0].letter)
    refund = words_of(gathered(works, "refund").addressed[0].letter)
    assert "Amount returned: EUR 750.50" in refund
    assert "Reference" not in refund
    assert "返還額: 750.50ユーロ" in words_of(gathered(works, "refund", language="ja").addressed[0].letter)


def test_what_a_japanese_letter_says_in_english_is_told(works):
    visit = works.read(lambda work: work.session.scalar(select(Visit.id)))
    change(works, Visit, visit, theme="Forging", theme_ja=None)
    change(works, Mission, mission_id(works), title_ja=None)
    remarks = gathered(works, "visit-confirmation", language="ja", one=visit).remarks
    assert remarks[0] == "Title of the mission: not known in Japanese; the English is printed."
    assert remarks[-1].startswith("Theme of the visit: not known in Japanese for ")
    assert [line for line in gathered(works, "visit-confirmation", one=visit).remarks if "Japanese" in line] == []


def test_days_attended_are_counted_with_halves(works):
    part = going(works)[0][0].id
    codes = (AttendanceCode.PRESENT, AttendanceCode.HALF, AttendanceCode.ABSENT)
    days = [Attendance(participation_id=part, day=date(2027, 3, 15 + n), code=code) for n, code in enumerate(codes)]
    works.run("Attend", lambda work: work.session.add_all(days))
    assert "Days attended: 1.5 of 3 days" in words_of(gathered(works, "attendance", one=part).addressed[0].letter)
    ja = gathered(works, "attendance", one=part, language="ja").addressed[0].letter
    assert "出席日数: 3日中1.5日" in words_of(ja)


def test_papers_still_missing_are_listed(works):
    part, person, firm = going(works)[0]
    change(works, Participation, part.id, passport_copy=None, commitment_letter=False, citizenship_proof=True)
    change(works, Organisation, firm.id, sme_declared=None)
    entries = gathered(works, "eligibility-query", one=person.id).addressed[0].letter.passages[3].texts
    assert [entry.split()[1] for entry in entries] == ["letter", "copy", "declaration"]


@pytest.mark.parametrize(("language", "entry"), [("en", "nothing: all the papers"), ("ja", "なし")])
def test_a_complete_file_lacks_nothing_which_is_not_the_same_as_not_known(works, language, entry):
    part, person, _ = going(works)[0]
    name = roll.name_of(person).full
    found = gathered(works, "eligibility-query", one=part.id, language=language)
    assert entry in words_of(found.addressed[0].letter)
    assert GAP not in words_of(found.addressed[0].letter)
    assert f"No paper is missing, and the letter says so: {name}" in found.remarks
    assert not any("Papers not received" in remark for remark in found.remarks)


@pytest.mark.parametrize("letter", ["attendance", "certificate", "refund", "survey"])
def test_a_letter_dated_before_the_end_of_the_mission_of_which_it_tells_is_told(works, letter):
    part, person, _ = going(works)[0]
    early = f"Dated before 26 March 2027, the last day of the mission it tells of: {roll.name_of(person).full}"
    assert early in gathered(works, letter, one=part.id, day=date(2027, 3, 25)).remarks
    assert early not in gathered(works, letter, one=part.id, day=date(2027, 3, 26)).remarks


@pytest.mark.parametrize("letter", ["attendance", "certificate"])
def test_a_letter_on_attendance_that_nobody_has_recorded_is_told(works, letter):
    (part, person, _), (other, _, _) = going(works)[:2]
    told = f"No attendance is recorded: {roll.name_of(person).full}"
    absent = Attendance(participation_id=part.id, day=date(2027, 3, 15), code=AttendanceCode.ABSENT)
    works.run("Absent", lambda work: work.session.add(absent))
    change(works, Participation, other.id, stage=Stage.ATTENDED)
    assert told in gathered(works, letter, one=part.id, day=AFTER).remarks
    assert not [one for one in gathered(works, letter, one=other.id, day=AFTER).remarks if "attendance" in one]
    there = Attendance(participation_id=part.id, day=date(2027, 3, 16), code=AttendanceCode.HALF)
    works.run("There", lambda work: work.session.add(there))
    assert told not in gathered(works, letter, one=part.id, day=AFTER).remarks


def test_a_cover_without_its_certificate_is_told(works, tmp_path):
    part, person, _ = going(works)[0]
    told = f"No certificate has been made yet, and the letter encloses one: {roll.name_of(person).full}"
    assert told in gathered(works, "certificate", one=part.id, day=AFTER).remarks
    papers.make(works, papers.Order("certificates", CODE, person_id=part.id), tmp_path)
    assert told not in gathered(works, "certificate", one=part.id, day=AFTER).remarks


def test_thanks_for_a_visit_to_come_are_told(works):
    day = Visit.agreed_day == date(2027, 3, 16)
    visit, host = works.read(
        lambda work: work.session.execute(select(Visit.id, Organisation.name).join(Organisation).where(day)).first()
    )
    (remark,) = gathered(works, "thank-you", one=visit, day=date(2027, 3, 15)).remarks
    assert remark == f"Dated before the day of the visit it thanks for: {host}"
    assert gathered(works, "thank-you", one=visit, day=date(2027, 3, 16)).remarks == ()
    change(works, Visit, visit, agreed_day=None)
    assert gathered(works, "thank-you", one=visit, day=date(2027, 3, 25)).remarks == (remark,)
    change(works, Visit, visit, stage=VisitStage.VISITED)
    assert gathered(works, "thank-you", one=visit, day=date(2027, 3, 25)).remarks == ()


def test_the_text_of_a_mission_goes_before_that_of_its_programme_and_of_the_house(works):
    mission, own = mission_id(works), Wording("Ours", "Dear {participant.name},", "")
    common = Wording("Of the programme", "Hello {participant.name}", "a list")
    house = paper_texts.house_text("selected", "en")
    read = partial(paper_texts.read, mission_id=mission, key="selected", language="en")
    assert (works.read(read).wording, works.read(read).whose) == (house, "house")
    works.run("P", partial(paper_texts.change, key="selected", language="en", wording=common, programme="WCM"))
    assert (works.read(read).wording, works.read(read).whose) == (common, "programme")
    works.run("M", partial(paper_texts.change, key="selected", language="en", wording=own, mission_id=mission))
    assert (works.read(read).wording, works.read(read).whose) == (own, "mission")
    assert gathered(works, "selected").addressed[0].letter.subject == "Ours"
    assert works.read(partial(paper_texts.read, mission_id=mission, key="selected", language="ja")).whose == "house"
    works.undo()
    assert works.read(read).whose == "programme"
    works.redo()
    works.run("R", partial(paper_texts.reset, key="selected", language="en", mission_id=mission))
    assert works.read(read).whose == "programme"
    works.run("H", partial(paper_texts.change, key="selected", language="en", wording=house, programme="WCM"))
    assert works.read(read).whose == "house"
    assert works.read(lambda work: work.session.scalar(select(Kept.id).where(Kept.paper == "selected"))) is None


def test_a_text_with_a_field_there_is_not_is_refused(works):
    wrong = Wording("x", "Dear {participant.nmae}, {visit.when}", "")
    keep = partial(paper_texts.change, key="selected", language="en", wording=wrong, mission_id=mission_id(works))
    with pytest.raises(Refused, match="no field “participant"):
        works.run("Keep", keep)
    assert works.read(lambda work: work.session.scalar(select(Kept.id).where(Kept.paper == "selected"))) is None
    assert paper_texts.problems_of("selected", Wording("x", "  ")) == ("The text is empty.",)
    with pytest.raises(Refused, match="one mission or for one programme"):
        works.run("Keep", partial(paper_texts.change, key="selected", language="en", wording=Wording("", "x")))


def test_a_text_is_seen_before_it_is_kept(works):
    found = gathered(works, "selected", text=Wording("Try", "Dear {participant.salutation}"), one=going(works)[0][1].id)
    assert found.addressed[0].letter.subject == "Try"


def test_letters_are_made_in_one_file_or_one_each_and_registered(works, tmp_path):
    one = papers.make(works, Order("letters", CODE, letter="waiting-list", dated=DAY), tmp_path)
    assert [path.name for path in one.paths] == ["WCM-2027_waiting-list-en.pdf"]
    each = Order("letters", CODE, letter="waiting-list", language="ja", dated=DAY, each=True)
    several = papers.make(works, each, tmp_path / "each")
    assert len(several.paths) == 5
    lines = works.read(lambda work: [(p.cut, p.language, p.for_whom) for p in work.session.scalars(select(Paper))])
    waiting = {whom for _, _, whom in lines}
    assert len(waiting) == 5
    assert sorted(lines) == sorted(("waiting-list", language, whom) for language in ("en", "ja") for whom in waiting)
    data = one.paths[0].read_bytes()
    assert len(pdfium.PdfDocument(data)) == 5
    assert data == papers.preview(works, Order("letters", CODE, letter="waiting-list", dated=DAY)).data
    with pytest.raises(Refused, match="Which letter"):
        papers.preview(works, Order("letters", CODE))


def test_all_letters_of_the_sample_can_be_printed(works):
    for key in KINDS:
        for language in ("en", "ja"):
            kind = letters.kind(key)
            one = works.read(lambda work: work.session.scalar(select(Visit.id))) if kind.to == "host" else None
            order = Order("letters", CODE, letter=key, language=language, dated=DAY, person_id=one or _someone(works))
            piece = papers.preview(works, order)
            assert piece.missing == (), key
            assert len(pdfium.PdfDocument(piece.data)) == 1, (key, language)


def _someone(works):
    return going(works)[0][1].id


# --- visa ------------------------------------------------------------------------------------------------------------


def dossiers(works, **more):
    return works.read(partial(visa.gathered, mission_id=mission_id(works), day=DAY, **more))


def test_those_who_need_a_visa_get_a_dossier_by_nationality_and_place(works):
    people = [person for _, person, _ in going(works)]
    for person, nationality, home in ((0, "IN", "IN"), (1, "IN", "IN"), (2, "IN", "DE"), (3, "CN", "CN")):
        change(works, Person, people[person].id, nationality=nationality, residence_country=home)
    change(works, Participation, going(works)[4][0].id, visa_needed=True)
    for part, person, _ in going(works)[5:]:
        change(works, Participation, part.id, visa_needed=False)
    found = dossiers(works, language="en")
    assert [(d.place, len(d.applicants)) for d in found.content.dossiers][:3] == [
        ("India", 2),
        ("Germany", 1),
        ("China", 1),
    ]
    assert len(found.content.dossiers) == 4
    assert found.content.dossiers[1].applicants[0].nationality == "India"
    assert found.content.dossiers[1].embassy.endswith("in Germany")
    assert len(dossiers(works, language="ja", each=True).content.dossiers) == 5


def test_papers_go_to_the_embassy_where_the_applicant_lives(works):
    found = dossiers(works, language="en")
    assert [dossier.embassy for dossier in found.content.dossiers] == [
        "To the Ambassador or Consul-General of Japan in the Netherlands"
    ]
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("language", "embassy"), [("en", f"of Japan in {GAP}"), ("ja", f"在{GAP}日本国大使・総領事　殿")]
)
def test_no_embassy_is_guessed_from_a_nationality(works, language, embassy):
    person = next(person for _, person, _ in going(works) if person.nationality == "IN")
    change(works, Person, person.id, residence_country=None)
    found = dossiers(works, language=language)
    assert found.content.dossiers[0].embassy.endswith(embassy)
    assert found.remarks == ("Country of residence: not known for Ananya Krishnamurthy; a line to fill in is printed.",)


def test_the_schedule_goes_from_arrival_to_departure_with_lodging_and_own_group(works):
    part, person, _ = going(works)[3]
    change(works, Participation, part.id, arrival_day=date(2027, 3, 13), arrival_flight="AY 73", arrival_place="Haneda")
    stay = dossiers(works, language="en", one=person.id).content.dossiers[0].stay
    assert [day.date for day in (stay[0], stay[-1])] == ["13 March 2027\nSaturday", "26 March 2027\nFriday"]
    assert stay[0].activities == ("Arrival: Haneda, AY 73",)
    assert stay[0].lodging.startswith("Hotel Shirokane Garden Tokyo\n")
    assert stay[-1].lodging == ""
    assert stay[-1].activities[-1].startswith("Departure: Kansai")
    times = [line.split()[0] for line in stay[3].activities]
    assert len(times) == len(set(times))


def test_what_the_forms_ask_and_nobody_has_told_is_said(works):
    part, person, _ = going(works)[0]
    change(works, Person, person.id, birth_date=None, sex=None)
    remarks = dossiers(works, one=part.id).remarks
    assert [remark.split(":")[0] for remark in remarks] == ["Sex", "Date of birth"]


def test_nobody_needing_a_visa_and_missions_to_europe_are_refused(works):
    for part, _, _ in going(works):
        change(works, Participation, part.id, visa_needed=False)
    with pytest.raises(Refused, match="nobody on this mission needs a visa"):
        dossiers(works)
    change(works, Mission, mission_id(works), direction="JP->EU")
    with pytest.raises(Refused, match="goes to Europe"):
        dossiers(works)


def test_who_would_need_a_visa_and_is_not_selected_yet_is_counted(works):
    part = next(part for part, person, _ in going(works) if person.nationality == "IN")
    change(works, Participation, part.id, stage=Stage.WAITING)
    with pytest.raises(Refused, match=r"selected yet; one applicant would need one\."):
        dossiers(works)
    change(works, Participation, going(works)[0][0].id, stage=Stage.ELIGIBLE, visa_needed=True)
    with pytest.raises(Refused, match=r"selected yet; two applicants would need one\."):
        dossiers(works)
    change(works, Participation, part.id, stage=Stage.REJECTED)
    with pytest.raises(Refused, match="one applicant would"):
        dossiers(works)


def test_no_passport_number_stands_in_a_visa_paper(works, tmp_path):
    part, person, _ = going(works)[0]
    change(works, Person, person.id, passport_no="XQ7654321", health_note="Zqhealth")
    for language in ("en", "ja"):
        made = papers.make(
            works, Order("visa-dossier", CODE, language=language, dated=DAY, person_id=part.id), tmp_path
        )
        text = text_of(made.paths[0].read_bytes())
        assert "XQ7654321" not in text
        assert "Zqhealth" not in text
        assert "招へい理由書" in text
