"""Certificates of an office: sorts, the rule and decisions against it, numbers for ever, and the check."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import delete, select

from eujc_desktop.bootstrap import offices
from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.exchange import certificate_code
from eujc_desktop.models.choices import AttendanceCode, Role, VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import gather, itineraries, missions, paper_register, paper_texts, papers, roll, sample
from eujc_desktop.services.certificates import checking, keys, register, rule, seen
from eujc_desktop.services.certificates.checking import Verdict
from eujc_desktop.services.papers import Order
from tests.servers import new_database

CODE = "WCM-2027"
ALL = Order("certificates", CODE)


@pytest.fixture
def works(sample_office):
    return sample_office


def mission(work):
    return missions.by_code(work, CODE)


def plan_of(work):
    return itineraries.plan(work, mission(work).id)


def members(works):
    return works.read(lambda work: roll.going(roll.members_of(work, mission(work).id)))


def attend(works, days_of, *, kept=10):
    """Record attendance: of each participant the number of days, the rest absent."""

    def use(work):
        for part, days in days_of.items():
            for n in range(kept):
                code = AttendanceCode.PRESENT if n < days else AttendanceCode.ABSENT
                work.session.add(Attendance(participation_id=part, day=date(2027, 3, 15 + n), code=code))

    works.run("Attend", use)


def set_rule(works, **values):
    def use(work):
        found = work.get(Mission, mission(work).id)
        for name, value in values.items():
            setattr(found, name, value)

    works.run("Rule", use)


def text_of(data):
    document = pdfium.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def made(works, order, path):
    papers.make(works, order, path)
    return path.read_bytes()


def lines(works):
    return works.read(lambda work: list(work.session.scalars(select(Paper).order_by(Paper.made_at, Paper.id))))


def scanned(data, page=0):
    """What a reader sees on the page."""
    document = pdfium.PdfDocument(data)
    try:
        picture = document[page].render(scale=200 / 72).to_pil()
    finally:
        document.close()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def check(works, text):
    return works.read(partial(checking.check, text=text))


# the rule


def test_who_is_under_the_rule_is_left_out_and_the_reason_told(works, tmp_path):
    people = members(works)
    few = people[0]
    attend(works, {part.id: 3 if part is few[0] else 9 for part, _, _ in people})
    set_rule(works, min_attendance=80)
    told = papers.make(works, ALL, tmp_path / "all.pdf")
    name = roll.name_of(few[1]).full
    assert f"{name} is left out: attended 3 of 10 days, 8 needed." in told.warnings
    assert len(lines(works)) == len(people) - 1
    with pytest.raises(Refused, match="attended 3 of 10 days, 8 needed"):
        papers.preview(works, replace(ALL, person_id=few[0].id))
    set_rule(works, min_attendance=95)
    with pytest.raises(Refused, match=r"23 people are left out: attended 9 of 10 days, 9.5 needed"):
        papers.preview(works, ALL)


def test_a_decision_with_its_reason_includes_them_and_is_kept(works, tmp_path):
    people = members(works)
    few = people[0][0].id
    attend(works, {part.id: 3 if part.id == few else 9 for part, _, _ in people})
    set_rule(works, certificate_days=8)
    order = replace(ALL, despite="Ill, and made up for it")
    papers.preview(works, order)
    assert works.read(lambda work: work.get(Participation, few).certificate_despite) is None
    told = papers.make(works, order, tmp_path / "all.pdf")
    assert not any("left out" in words for words in told.warnings)
    assert works.read(lambda work: work.get(Participation, few).certificate_despite) == "Ill, and made up for it"
    assert papers.preview(works, replace(ALL, person_id=few)).given
    works.undo()
    assert works.read(lambda work: work.get(Participation, few).certificate_despite) is None
    assert len(lines(works)) == len(people)


def test_a_decision_needs_a_reason_and_can_be_withdrawn(works):
    few = members(works)[0][0].id
    with pytest.raises(Refused, match="in spite of the rule"):
        works.run("Decide", lambda work: rule.decide(work, [few], " "))
    works.run("Decide", lambda work: rule.decide(work, [few], "Ill"))
    works.run("Withdraw", lambda work: rule.withdraw(work, [few]))
    assert works.read(lambda work: work.get(Participation, few).certificate_despite) is None


def test_the_report_is_asked_for_where_the_mission_asks(works):
    set_rule(works, certificate_report=True, min_attendance=None)
    found = works.read(lambda work: rule.by_sort(work, mission(work).id))["participation"]
    without = {part.id for part, _, _ in members(works) if part.report_received is None}
    assert {one.id for one in found if one.lacks == "report not received"} == without


def test_where_nothing_is_recorded_nobody_is_judged_and_that_is_told(works):
    set_rule(works, min_attendance=80, certificate_report=None)
    told = papers.preview(works, ALL)
    assert "No attendance is recorded, so nobody was judged by it." in told.warnings
    assert len(told.given) == len(members(works))


def test_days_are_stated_and_nothing_else_is_asked_for(works):
    people = members(works)
    few, none = people[0][0].id, people[1][0].id
    attend(works, {part.id: 3 if part.id == few else 9 for part, _, _ in people[2:] + people[:1]})
    set_rule(works, min_attendance=80, certificate_report=True)
    order = replace(ALL, form="attendance")
    one = text_of(papers.preview(works, replace(order, person_id=few)).data)[0]
    assert "Certificate of Attendance" in one
    assert "attended 3 of 10 days of the" in one
    assert "10日中3日出席" in one.replace(" ", "")
    with pytest.raises(Refused, match="no attendance is recorded") as refused:
        papers.preview(works, replace(order, person_id=none))
    assert "Record who was there" in refused.value.cure


# sorts, languages, names


def test_only_those_ticked(works):
    ids = tuple(part.id for part, _, _ in members(works)[3:5])
    assert len(papers.preview(works, replace(ALL, people=ids)).given) == 2


def test_the_name_as_wished_stands_on_it_and_in_the_code(works):
    part = members(works)[0][0].id
    wished = "Dr.-Ing. Anna-Lena Freifrau von Berg"
    works.run("Wish", lambda work: setattr(work.get(Participation, part), "certificate_name", wished))
    piece = papers.preview(works, replace(ALL, person_id=part))
    assert wished in text_of(piece.data)[0]
    assert certificate_code.read(scanned(piece.data)[0]).claim.name == wished


@pytest.mark.parametrize("sort", ["participation", "completion", "attendance"])
def test_every_sort_in_japanese_with_the_date_of_the_era(works, sort):
    people = members(works)
    attend(works, {people[0][0].id: 9})
    order = Order("certificates", CODE, form=sort, language="ja", reiwa=True, person_id=people[0][0].id)
    page = text_of(papers.preview(works, order).data)[0].replace(" ", "")
    assert {"participation": "参加証明書", "completion": "修了証書", "attendance": "出席証明書"}[sort] in page
    assert "令和9年3月26日" in page
    assert "殿" in page
    assert "ラトビア" in page


# numbers


def test_a_reissue_keeps_number_and_day_and_says_so(works, tmp_path):
    one = replace(ALL, person_id=members(works)[0][0].id)
    first = text_of(made(works, one, tmp_path / "first.pdf"))[0]
    works.run("Longer", lambda work: setattr(work.get(Mission, mission(work).id), "last_day", date(2027, 3, 27)))
    again = text_of(made(works, one, tmp_path / "again.pdf"))[0]
    assert "Duplicate" not in first
    assert "Duplicate · 再発行" in again
    assert "No. WCM-2027-001" in again
    assert "26 March 2027" in again.split("Osaka")[-1]
    before, after = lines(works)
    assert (before.number, before.issued_on, before.duplicate) == (after.number, date(2027, 3, 26), None)
    assert (after.issued_on, after.duplicate) == (date(2027, 3, 26), True)


def strike_out(works):
    """The papers of the register never left the office."""
    works.run("Strike out", lambda work: paper_register.take_back(work, list(work.session.scalars(select(Paper.id)))))


def test_undo_after_printing_takes_the_last_edit_and_leaves_the_print_in_the_register(works, tmp_path):
    before = works.next_undo().number
    one = replace(ALL, person_id=members(works)[0][0].id)
    made(works, one, tmp_path / "first.pdf")
    assert works.next_undo().number == before
    assert works.steps(1)[0].title == f"Make certificates of {CODE}"
    assert "Duplicate" in text_of(made(works, one, tmp_path / "again.pdf"))[0]


def test_what_never_left_the_office_is_made_anew_under_its_number_and_is_no_duplicate(works, tmp_path):
    one, other = (replace(ALL, person_id=part.id) for part, _, _ in members(works)[:2])
    made(works, one, tmp_path / "first.pdf")
    strike_out(works)
    assert "WCM-2027-002" in text_of(made(works, other, tmp_path / "other.pdf"))[0]
    again = text_of(made(works, one, tmp_path / "again.pdf"))[0]
    assert "WCM-2027-001" in again
    assert "Duplicate" not in again


def test_each_sort_has_its_own_number(works, tmp_path):
    one = replace(ALL, person_id=members(works)[0][0].id)
    made(works, one, tmp_path / "first.pdf")
    page = text_of(made(works, replace(one, form="completion"), tmp_path / "other.pdf"))[0]
    assert "WCM-2027-002" in page
    assert "Duplicate" not in page


def test_the_number_of_a_person_who_was_removed_is_not_given_again(works, tmp_path):
    (first, person, _), (second, _, _) = members(works)[:2]
    made(works, replace(ALL, person_id=first.id), tmp_path / "one.pdf")
    works.run("Remove", lambda work: work.session.execute(delete(Person).where(Person.id == person.id)))
    assert lines(works)[0].person_id is None
    assert "WCM-2027-002" in text_of(made(works, replace(ALL, person_id=second.id), tmp_path / "two.pdf"))[0]


def test_two_records_of_one_person_made_one_keep_the_first_number(works, tmp_path):
    (first, kept, _), (second, twin, _) = members(works)[:2]
    for part in (first, second):
        made(works, replace(ALL, person_id=part.id), tmp_path / "x.pdf")

    def merge(work):
        for paper in work.session.scalars(select(Paper).where(Paper.person_id == twin.id)):
            paper.person_id = kept.id
        work.session.delete(work.get(Participation, second.id))

    works.run("Merge", merge)
    piece = papers.preview(works, replace(ALL, person_id=first.id))
    assert piece.given[0].number == "WCM-2027-001"
    third = members(works)[1][0].id
    assert papers.preview(works, replace(ALL, person_id=third)).given[0].number == "WCM-2027-003"


def test_each_mission_has_its_own_series_and_a_code_used_again_goes_on(works, tmp_path):
    made(works, replace(ALL, person_id=members(works)[0][0].id), tmp_path / "one.pdf")

    def rename(work):
        found = mission(work)
        found.code = "OLD"
        other = missions.by_code(work, "WCM-2028")
        other.code = CODE
        return found.id, other.id

    works.run("Rename", rename)
    old = papers.preview(works, Order("certificates", "OLD", person_id=None))
    numbers = sorted(line.number for line in old.given)
    assert numbers[:2] == ["OLD-001", "OLD-002"]
    assert numbers[-1] == "WCM-2027-001"
    new = works.read(lambda work: register.Numbers(work, mission(work).id, CODE, "participation").of("somebody"))
    assert new == "WCM-2027-002"


def test_a_restored_backup_does_not_give_a_number_again(sample_file, tmp_path):
    path = shutil.copyfile(sample_file, tmp_path / "office.db")
    office = offices.open_office(str(path))
    backup = office.back_up("asked for")
    people = members(office.works)
    for part, _, _ in people[:2]:
        made(office.works, replace(ALL, person_id=part.id), tmp_path / f"{part.id}.pdf")
    last = office.works.read(lambda work: work.session.scalars(select(Paper.id).order_by(Paper.id.desc())).first())
    office.works.run("Strike out", partial(paper_register.take_back, papers=[last]))
    office.close()
    restored = offices.restore(str(path), backup)
    assert "Certificates entered since the backup and kept in the register: 2." in restored.words
    office = offices.open_office(str(path))
    try:
        again = text_of(made(office.works, replace(ALL, person_id=people[0][0].id), tmp_path / "again.pdf"))[0]
        assert "WCM-2027-001" in again
        assert "Duplicate" in again
        new = papers.preview(office.works, replace(ALL, person_id=people[2][0].id)).given[0]
        assert new.number == "WCM-2027-003"
        assert check(office.works, scanned((tmp_path / f"{people[0][0].id}.pdf").read_bytes())[0]).verdict.good
    finally:
        office.close()


# the check


@pytest.fixture
def printed(works, tmp_path):
    """A file of two certificates, and the codes on them as a reader scans them."""
    ids = tuple(part.id for part, _, _ in members(works)[:2])
    path = tmp_path / "two.pdf"
    made(works, replace(ALL, people=ids), path)
    data = path.read_bytes()
    return path, [scanned(data, page)[0] for page in range(2)]


def test_what_was_made_here_is_genuine(works, printed):
    path, codes = printed
    for text in codes:
        found = check(works, text)
        assert found.verdict is Verdict.GENUINE, found.words
        assert found.says.startswith(f"No. {CODE}-00")
    of_file = works.read(partial(checking.check_file, path=path))
    assert [one.verdict for one in of_file] == [Verdict.GENUINE] * 2
    assert "byte for byte the one that was made" in of_file[0].words


def test_five_forgeries_are_found_out(works, printed):
    text = printed[1][0]
    code = certificate_code.read(text)
    stranger = Ed25519PrivateKey.generate()
    body = bytearray(code.signed + code.signature)
    renamed = bytes(body).replace(code.claim.name.encode()[:3], b"Eve", 1)
    later = bytes((*body[:2], body[2], body[3] ^ 1, *body[4:]))
    cut = bytes(body[:-8]) + bytes(8)
    forgeries = {
        certificate_code.PREFIX + certificate_code._written(renamed): Verdict.ALTERED,
        certificate_code.PREFIX + certificate_code._written(later): Verdict.ALTERED,
        certificate_code.PREFIX + certificate_code._written(cut): Verdict.ALTERED,
        certificate_code.sealed(code.claim, stranger): Verdict.UNKNOWN_KEY,
        text[:-40]: None,
    }
    for forged, verdict in forgeries.items():
        found = check(works, forged)
        assert not found.verdict.good, found
        assert verdict in (None, found.verdict)


def test_a_name_that_the_register_has_not_is_told(works, printed):
    claim = replace(certificate_code.read(printed[1][0]).claim, name="Eve Adams")
    found = check(works, certificate_code.sealed(claim, keys.own()))
    assert found.verdict is Verdict.DIFFERS
    assert "the register names" in found.words


def test_a_number_that_is_no_longer_valid(works, printed, tmp_path):
    number = certificate_code.read(printed[1][0]).claim.number
    with pytest.raises(NotFound, match="no certificate X"):
        works.run("Revoke", lambda work: register.revoke(work, "X", "Wrong name"))
    with pytest.raises(Refused, match="Why"):
        works.run("Revoke", lambda work: register.revoke(work, number, " "))
    works.run("Revoke", lambda work: register.revoke(work, number, "Wrong name"))
    found = check(works, printed[1][0])
    assert found.verdict is Verdict.REVOKED
    assert "Wrong name" in found.words
    again = papers.preview(works, replace(ALL, person_id=members(works)[0][0].id))
    assert again.given[0].number == "WCM-2027-003"
    works.undo()
    assert check(works, printed[1][0]).verdict is Verdict.GENUINE


def test_striking_out_does_not_make_the_key_unknown(works, printed):
    strike_out(works)
    assert check(works, printed[1][0]).verdict is Verdict.GENUINE


def test_another_office_checks_with_the_public_key_it_was_sent(works, printed, office_of_others):
    assert check(office_of_others, printed[1][0]).verdict is Verdict.UNKNOWN_KEY
    line = works.read(keys.exported)
    with pytest.raises(Refused, match="no key"):
        office_of_others.run("Key", lambda work: keys.take(work, line[:-20]))
    office_of_others.run("Key", lambda work: keys.take(work, line))
    assert check(office_of_others, printed[1][0]).verdict is Verdict.OTHER_OFFICE


@pytest.fixture
def office_of_others(sample_file, tmp_path):
    path = shutil.copyfile(sample_file, tmp_path / "others.db")
    office = offices.open_office(str(path))
    yield office.works
    office.close()


def test_a_lost_key_means_a_new_one_and_the_old_certificates_stay_genuine(works, printed, tmp_path):
    path = keys.place()
    assert path.stat().st_mode & 0o077 == 0
    kept = path.rename(tmp_path / "kept.pem")
    try:
        order = replace(ALL, person_id=members(works)[4][0].id)
        told = papers.make(works, order, tmp_path / "new.pdf").warnings
        assert f"keep a copy of {path} in a safe place" in " ".join(told)
        assert "safe place" not in " ".join(papers.preview(works, order).warnings)
        new = scanned((tmp_path / "new.pdf").read_bytes())[0]
        assert certificate_code.read(new).key_id != certificate_code.read(printed[1][0]).key_id
        assert check(works, new).verdict is Verdict.GENUINE
        assert check(works, printed[1][0]).verdict is Verdict.GENUINE
    finally:
        kept.replace(path)


def test_a_damaged_key_is_never_written_over(tmp_path):
    (tmp_path / keys.FILE).write_text("not a key")
    with keys.kept_in(tmp_path), pytest.raises(Refused, match="damaged"):
        keys.own()
    assert (tmp_path / keys.FILE).read_text() == "not a key"
    assert keys.own()


def test_a_file_that_was_changed_or_is_none_of_ours(works, printed, tmp_path):
    path = printed[0]
    with pikepdf.open(path) as pdf:
        pdf.docinfo["/Title"] = "Changed"
        pdf.save(tmp_path / "changed.pdf")
        del pdf.attachments[checking.ATTACHED]
        pdf.save(tmp_path / "bare.pdf")
    changed = works.read(partial(checking.check_file, path=tmp_path / "changed.pdf"))
    assert all("compare what it shows" in one.words for one in changed)
    (tmp_path / "letter.pdf").write_bytes(b"no PDF")
    for name, words in (("bare.pdf", "no code"), ("letter.pdf", "cannot be read as a PDF"), ("gone.pdf", "No such")):
        with pytest.raises(Refused, match=words):
            works.read(partial(checking.check_file, path=tmp_path / name))


def test_an_old_reader_needs_no_more_than_a_page_of_paper(works):
    """A code of the longest name is read from the page as a scanner at 150 dpi sees it, grey and a little askew."""
    part = members(works)[0][0].id
    name = "Wolfeschlegelstein " * 6
    works.run("Long", lambda work: setattr(work.get(Participation, part), "certificate_name", name))
    data = papers.preview(works, replace(ALL, person_id=part)).data
    document = pdfium.PdfDocument(io.BytesIO(data))
    picture = document[0].render(scale=150 / 72).to_pil().convert("L").rotate(2, fillcolor=255)
    document.close()
    (code,) = zxingcpp.read_barcodes(picture)
    assert certificate_code.read(code.text).claim.name.endswith("…")


# what it says of visits


def _said(works, part):
    piece = papers.preview(works, replace(ALL, person_id=part.id))
    return piece, text_of(piece.data)[0]


def test_only_visits_that_take_place_and_that_somebody_was_there_for_are_counted(works):
    part = next(part for part, _, _ in members(works) if part.group_id)
    number = works.read(lambda work: seen.companies(work, plan_of(work))(part))
    assert number > 2
    assert "companies" in _said(works, part)[1]

    def decline(work):
        for visit in work.session.scalars(select(Visit)):
            visit.stage = VisitStage.DECLINED

    works.run("Decline", decline)
    assert "compan" not in _said(works, part)[1]
    works.undo()
    attend(works, {part.id: 0}, kept=12)
    set_rule(works, min_attendance=None, certificate_days=None)
    piece, page = _said(works, part)
    assert "compan" not in page
    assert any("was not there on any day that is recorded" in words for words in piece.warnings)


def test_without_a_group_no_number_of_companies_is_made_up(works):
    part = next(part for part, _, _ in members(works) if part.group_id)
    works.run("Out", lambda work: setattr(work.get(Participation, part.id), "group_id", None))
    piece, page = _said(works, part)
    assert "compan" not in page
    assert "1 of them is in no group, so the companies visited are not counted there." in piece.warnings


def test_whose_line_to_sign_on_is_missing_is_told(works):
    assert not any("sign on" in words for words in papers.preview(works, ALL).warnings)
    signing = works.read(lambda work: gather.certificates(work, mission(work).id, plan_of(work))).signatories
    for left, words in ((1, f"Only {signing[1].name.full} has a line to sign on"), (0, "There is no line to sign on")):
        gone = signing[1 - left].name

        def leave(work, gone=gone):
            found = roll.members_of(work, mission(work).id)
            part = next(one for one, person, _ in found if roll.name_of(person).full == gone.full)
            part.role = Role.STAFF

        works.run("Another role", leave)
        told = papers.preview(works, ALL).warnings
        assert f"{words}: add both General Managers to the mission, with that role." in told


def test_what_has_not_happened_yet_is_told(works):
    part = members(works)[0][0]
    far = date.today() + timedelta(days=400)
    works.run("Later", lambda work: setattr(work.get(Mission, mission(work).id), "last_day", far))
    assert any("what has not happened yet" in words for words in _said(works, part)[0].warnings)


# the texts


def test_a_mission_words_its_certificates_anew_in_one_language(works):
    part = members(works)[0][0].id
    one = replace(ALL, person_id=part)
    key = "certificate-participation"
    own = paper_texts.Wording("Certificate of Merit", "took part in {mission.title} on {participant.days_attended}.")
    change = partial(paper_texts.change, key=key, language="en", wording=own)
    works.run("Word", lambda work: change(work, mission_id=mission(work).id))
    made = papers.preview(works, one)
    page = text_of(made.data)[0]
    assert "Certificate of Merit" in page
    assert "参加証明書" in page
    name = roll.name_of(members(works)[0][1]).full
    assert f"Days attended, as 8 of 10 days: not known for {name}; a line is printed." in made.warnings
    attend(works, {part: 9})
    assert "took part in World Class Manufacturing 2027 on 9 of 10 days." in text_of(papers.preview(works, one).data)[0]
    works.undo()
    works.undo()
    assert "Certificate of Participation" in text_of(papers.preview(works, one).data)[0]


@pytest.mark.parametrize("sort", ["participation", "completion", "attendance"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_texts_of_the_house_name_fields_there_are_and_are_shown_on_a_certificate(works, sort, language):
    key = f"certificate-{sort}"
    assert paper_texts.problems_of(key, paper_texts.house_text(key, language)) == ()
    opened = works.read(lambda work: paper_texts.opened(work, mission(work).id, key, language))
    assert (opened.shown_on.kind, opened.shown_on.form) == ("certificates", sort)
    assert key in works.read(
        lambda work: [kind.key for group in paper_texts.offered(work, mission(work).id) for kind in group.kinds]
    )


@pytest.mark.postgres
def test_on_a_server_numbers_and_codes_are_the_same(tmp_path):
    with new_database() as address:
        office = offices.open_office(address)
        try:
            sample.make(office.works)
            one = replace(ALL, person_id=members(office.works)[0][0].id)
            made(office.works, one, tmp_path / "one.pdf")
            strike_out(office.works)
            page = text_of(made(office.works, one, tmp_path / "again.pdf"))[0]
            assert "WCM-2027-001" in page
            assert "Duplicate" not in page
            assert check(office.works, scanned((tmp_path / "again.pdf").read_bytes())[0]).verdict is Verdict.GENUINE
            assert "Duplicate" in text_of(made(office.works, one, tmp_path / "third.pdf"))[0]
        finally:
            office.close()
