"""Drafts for the mail program: what a mail program reads of them, who gets one, and what is written down."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from functools import partial

import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.exchange.mail_drafts import Attached, Draft, address, written
from eujc_desktop.models.approval import Approval
from eujc_desktop.models.organisation import Contact, Organisation
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import consents, disclosures, mail_drafts, missions, paper_register, timelines
from eujc_desktop.services.mail_drafts import Mail
from eujc_desktop.services.papers import Order

CODE, DAY = "WCM-2027", date(2026, 11, 20)


def parsed(data):
    return message_from_bytes(data, policy=policy.default)


def read(path):
    return parsed(path.read_bytes())


def attached(message):
    return {part.get_filename(): part.get_content() for part in message.iter_attachments()}


def plan(works, order):
    return works.read(partial(mail_drafts.planned, order=order))


def change(works, model, keys, **values):
    def write(work):
        for one in work.session.scalars(select(model).where(model.id.in_(keys)) if keys else select(model)):
            for name, value in values.items():
                setattr(one, name, value)

    works.run("Change", write)


def papers_of(works):
    return works.read(lambda work: list(work.session.scalars(select(Paper).order_by(Paper.id))))


def asked_in(work, visit):
    """Whose coming the host of a visit was asked for."""
    return list(work.session.scalars(select(Approval).where(Approval.visit_id == visit)))


def mission_id(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


def test_a_mail_program_reads_what_stands_in_a_draft():
    body = "田中　様\n\n拝啓　晩秋の候、\nGrüße aus Brüssel" + " lang" * 400
    data = written(Draft("訪問のお願い – Visit of 18 delegates, and what follows it in the days after – " * 3, body,
                         ("田中 太郎, (株)青空", "tanaka@example.org"),
                         attached=[Attached("書簡 Müller.pdf", b"%PDF-1"), Attached("書簡 Müller.pdf", b"%PDF-2"),
                                   Attached("../../etc/pass\u202ewd", b"x"),
                                   Attached("mail.eml", b"not a mail")]))  # fmt: skip
    assert max(map(len, data.split(b"\r\n"))) < 998
    assert b"\n" not in data.replace(b"\r\n", b"")
    message = parsed(data)
    assert message["X-Unsent"] == "1"
    assert message["Subject"].startswith("訪問のお願い – Visit of 18 delegates, and what follows it")
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("田中 太郎 株 青空", "tanaka@example.org")
    assert message["From"] is None
    assert message["Bcc"] is None
    assert message.get_body().get_content().replace("\r\n", "\n").strip() == body
    files = attached(message)
    assert list(files) == ["書簡 Müller.pdf", "書簡 Müller 2.pdf", "etc-passwd", "mail.eml"]
    assert files["書簡 Müller 2.pdf"] == b"%PDF-2"


@pytest.mark.parametrize(
    "name", ["A\r\nBcc: thief@example.org", "A\x00\x85Bcc: x", '"; <thief@example.org>, "', "A\u2028B"]
)
def test_no_name_or_subject_adds_a_header_or_an_address(name):
    message = parsed(written(Draft(name, "Words", (name, "anna@example.org"), attached=[Attached(f"{name}.pdf", b"")])))
    assert set(message.keys()) == {"X-Unsent", "Subject", "To", "MIME-Version", "Content-Type"}
    assert [to.addr_spec for to in message["To"].addresses] == ["anna@example.org"]
    assert len(list(message.iter_attachments())) == 1


def test_what_is_no_address_is_none():
    wrong = ["", "anna", "a@b", "a b@example.org", "a@example.org\nBcc: b@example.org", "a@b.org,c@d.org", "<a@b.org>",
             "あ@example.org", "a@ex..org", "a(b)@example.org", "a@[1.2.3.4]", "a:b@example.org",
             "a@" + "x" * 70 + ".org"]  # fmt: skip
    assert [address(raw) for raw in wrong if address(raw)] == []
    assert address(" Anna@Example.ORG ") == "anna@example.org"
    assert address("anna@müller.example.org") == "anna@xn--mller-kva.example.org"
    with pytest.raises(ValueError, match="no address"):
        written(Draft("S", "B", ("A", "no address")))


def test_each_gets_an_own_draft_and_nothing_says_that_it_was_sent(sample_office, tmp_path):
    works, order = sample_office, Order("letters", CODE, letter="selected", language="ja")
    found = plan(works, order).recipients
    assert len(found) > 3
    assert not found[0].problem
    change(works, Person, [found[1].key], email=None)
    works.run(
        "Take back", lambda work: consents.answer(work, found[2].key, {"subject": "data", "given": False, "day": DAY})
    )
    told = plan(works, order)
    assert [one.key for one in told.recipients[-2:]] == [found[1].key, found[2].key]
    problem = told.recipients[-2].problem
    assert (problem.table, problem.field) == ("participation", "person.email")
    extra = tmp_path / "Fragen.txt"
    extra.write_text("?")
    handed = mail_drafts.hand_over(works, Mail(order, files=(extra,)), tmp_path / "out")
    assert len(handed.paths) == len(handed.entered) == len(told.ready) == len(found) - 2
    first = read(handed.paths[0])
    (to,) = first["To"].addresses
    assert to.addr_spec == told.ready[0].address
    assert first["Subject"] == "選考結果のご通知（採択）"
    assert "拝啓　" in first.get_body().get_content()
    letter, second = attached(first).items()
    assert letter[0].endswith(".pdf")
    assert letter[1].startswith(b"%PDF")
    assert second[0] == "Fragen.txt"
    assert works.steps(1)[0].title == f"Hand {len(told.ready)} drafts of {CODE} to mail"
    assert all(paper.handed_at and not paper.sent_on for paper in papers_of(works))
    (batch,) = works.read(lambda work: paper_register.made(work, mission_id(works), 9))
    assert (batch.handed, batch.sent_on, batch.papers) == (True, None, len(handed.entered))
    works.undo()  # the fact stays: what is taken back is the step before it
    assert len(papers_of(works)) == len(handed.entered)

    works.run("Mark as sent", partial(mail_drafts.mark_sent, paper_ids=handed.entered, day=DAY))
    assert {paper.sent_on for paper in papers_of(works)} == {DAY}
    entries = works.read(partial(timelines.of_person, person_id=told.ready[0].key))
    assert any("sent on" in entry.detail for entry in entries)
    with pytest.raises(Refused):
        works.run("Again", partial(mail_drafts.mark_sent, paper_ids=handed.entered, day=DAY))
    works.undo()
    assert {paper.sent_on for paper in papers_of(works)} == {None}


@pytest.mark.parametrize(("language", "said"), [("en", "outline of the mission"), ("ja", "ミッション概要")])
def test_a_request_carries_the_outline_it_names_and_in_that_nobody_is_named(sample_office, tmp_path, language, said):
    works, order = sample_office, Order("letters", CODE, letter="visit-request", language=language)
    change(works, Organisation, [], email="host@example.org")
    found = plan(works, order)
    assert found.usual == ("programme",)
    assert dict(found.enclosures)["programme"] == "Outline of the mission"
    handed = mail_drafts.hand_over(works, Mail(order, (found.ready[0].key,), found.usual), tmp_path)
    assert handed.warnings == ()
    message = read(handed.paths[0])
    assert said in message.get_body().get_content()
    _letter, (name, outline) = attached(message).items()
    assert name == f"{CODE}_programme_outline-{language}.pdf"
    words = "".join(pdf_text(outline).split())
    assert said.replace(" ", "").casefold() in words.casefold()
    people, hosts = works.read(lambda work: (names(work, Person.family_name), names(work, Organisation.name)))
    assert [one for one in (*people, *hosts) if "".join(one.split()) in words] == []


def pdf_text(data):
    document = pdfium.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def names(work, column):
    return [one for one in work.session.scalars(select(column)) if one]


def test_a_host_gets_the_cover_with_the_list_and_the_ledger_holds_it(sample_office, tmp_path):
    works, order = sample_office, Order("letters", CODE, letter="visitor-list")
    change(works, Visit, [], list_sent_on=None)
    change(works, Contact, [], email=None)
    change(works, Organisation, [], email="host@example.org")
    found = plan(works, order)
    assert found.usual == ("delegation",)
    assert not any(one.problem for one in found.recipients)
    one = found.recipients[0]
    handed = mail_drafts.hand_over(works, Mail(order, (one.key,), found.usual), tmp_path)
    (path,) = handed.paths
    assert [name.split("_")[1] for name in attached(read(path))] == ["visitor-list-en", "delegation"]
    lines = works.read(partial(disclosures.of_mission, mission_id=mission_id(works)))
    assert lines
    assert {line.sha256 for line in lines} <= {paper.sha256 for paper in papers_of(works)}

    def noted():
        return works.read(lambda work: work.get(Visit, one.key).list_sent_on)

    assert noted() is None
    works.run("Clear", lambda work: [work.session.delete(line) for line in asked_in(work, one.key)])
    works.run("Mark as sent", partial(mail_drafts.mark_sent, paper_ids=handed.entered, day=DAY))
    assert noted() == DAY
    people = works.read(
        lambda work: {work.get(Participation, line.participation_id).person_id for line in asked_in(work, one.key)}
    )
    assert people == {line.person_id for line in lines}
    works.undo()
    assert noted() is None


def test_what_is_for_all_is_one_draft_in_which_nobody_sees_the_others(sample_office, tmp_path):
    order = Order("programme", CODE)
    found = plan(sample_office, order)
    assert found.together
    (path,) = mail_drafts.hand_over(sample_office, Mail(order), tmp_path).paths
    message = read(path)
    assert message["To"] is None
    assert {to.addr_spec for to in message["Bcc"].addresses} == {one.address for one in found.ready}
    assert all(not to.display_name for to in message["Bcc"].addresses)
    assert message.get_body().get_content().startswith("Dear all,")


def test_each_certificate_beside_its_cover_has_a_number_of_its_own(sample_office, tmp_path):
    order = Order("letters", CODE, letter="certificate")
    found = plan(sample_office, order)
    assert found.usual == ("certificates",)
    mail = Mail(order, tuple(one.key for one in found.ready[:2]), ("certificates", "programme"))
    handed = mail_drafts.hand_over(sample_office, mail, tmp_path)
    files = [list(attached(read(path))) for path in handed.paths]
    assert [len(names) for names in files] == [3, 3]
    assert files[0][1] != files[1][1]
    assert files[0][2] == files[1][2]
    kinds = [str(paper.kind) for paper in papers_of(sample_office)]
    assert sorted(kinds) == ["certificates", "certificates", "letters", "letters", "programme"]


def test_a_company_is_addressed_as_one(sample_office, tmp_path):
    change(sample_office, Contact, [], email=None)
    change(sample_office, Organisation, [], email="host@example.org")
    order = Order("delegation", CODE, language="ja")
    key = plan(sample_office, order).ready[0].key
    (path,) = mail_drafts.hand_over(sample_office, Mail(order, (key,)), tmp_path).paths
    assert read(path).get_body().get_content().split("\n")[0].strip().endswith("　御中")
    (applicant,) = plan(sample_office, Order("visa-dossier", CODE)).recipients
    assert applicant.address


def test_refused_nothing_is_written(sample_office, tmp_path):
    before = sample_office.steps(1)[0].number
    with pytest.raises(Refused, match="not one to be mailed"):
        plan(sample_office, Order("rooming", CODE))
    order = Order("letters", CODE, letter="selected")
    with pytest.raises(Refused, match="e-mail"):
        mail_drafts.hand_over(sample_office, Mail(order, ("nobody",)), tmp_path / "out")
    with pytest.raises(Refused):
        mail_drafts.hand_over(sample_office, Mail(order, files=(tmp_path / "gone.pdf",)), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert sample_office.steps(1)[0].number == before
    assert papers_of(sample_office) == []
