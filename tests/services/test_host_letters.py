"""What hosts were written and are to be written: from the draft to the day on which it was sent, and the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes, policy
from functools import partial

import pytest
from sqlalchemy import delete, select

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.models.choices import PhotoRule, Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import (
    approvals,
    date_options,
    disclosures,
    host_letters,
    host_log,
    mail_drafts,
    papers,
    swaps,
    visit_cards,
    visits,
)
from eujc_desktop.services.papers import Order
from tests.conftest import TODAY

CODE = "WCM-2027"
BEFORE = datetime(2026, 12, 1, 9, tzinfo=UTC)
EVENING = datetime(2027, 3, 16, 9, tzinfo=UTC)
"""18:00 in Tokyo on the day of the first visits."""


@pytest.fixture
def works(sample_office):
    def reach(work):
        for contact in work.session.scalars(select(Contact)):
            contact.email = f"{contact.id[:8]}@example.org"

    sample_office.run("Addresses", reach)
    return sample_office


def read(works, query):
    return works.read(lambda work: list(work.session.scalars(query)))


def mission_id(works):
    return read(works, select(Mission.id).where(Mission.code == CODE))[0]


def visits_of(works, stage):
    wanted = select(Visit).where(Visit.mission_id == mission_id(works), Visit.stage == stage)
    return read(works, wanted.order_by(Visit.agreed_day, Visit.id))


def change(works, visit, **values):
    def write(work):
        for name, value in values.items():
            setattr(work.get(Visit, visit), name, value)

    works.run("Change", write)


def lines(works, visit, now=BEFORE):
    found = works.read(partial(host_letters.of_visit, visit_id=visit, now=now))
    return found.following, {line.letter: line for line in found.lines}


def hand_over(works, wanted, folder):
    mails = works.read(partial(host_letters.mails, mission=CODE, wanted=wanted))
    return mail_drafts.hand_over_all(works, mails, folder)


def due(works, now, only=""):
    return works.read(partial(host_letters.due, mission_id=mission_id(works), now=now, only=only))


def log_of(works, visit):
    return [line for line in works.read(partial(host_log.of_host, organisation_id=visit.organisation_id))
            if line.words.startswith(("Handed", "Sent"))]  # fmt: skip


def test_a_letter_goes_from_nothing_to_drafted_to_sent_and_out_of_date(works, tmp_path):
    visit = visits_of(works, "confirmed")[0]
    change(works, visit.id, confirmation_sent_on=None)
    following, found = lines(works, visit.id)
    assert (following, found["visit-confirmation"].state) == ("visit-confirmation", "none")
    assert "visit-change" not in found
    order = Order("letters", CODE, letter="visit-confirmation", language="ja", person_id=visit.id)
    handed = mail_drafts.hand_over(works, mail_drafts.Mail(order), tmp_path)
    line = lines(works, visit.id)[1]["visit-confirmation"]
    assert (line.state, line.language, line.papers) == ("handed", "ja", handed.entered)
    (entry,) = log_of(works, visit)
    assert entry.words == "Handed to mail, not marked as sent yet: Confirmation of a visit"
    assert entry.contact
    works.run("Sent", partial(mail_drafts.mark_sent, paper_ids=handed.entered, day=date(2026, 12, 2)))
    line = lines(works, visit.id)[1]["visit-confirmation"]
    assert (line.state, line.day, line.papers) == ("sent", date(2026, 12, 2), ())
    assert (log_of(works, visit)[0].words, log_of(works, visit)[0].day) == (
        "Sent: Confirmation of a visit", date(2026, 12, 2))  # fmt: skip
    change(works, visit.id, agreed_from=time(13), agreed_until=time(15))
    following, found = lines(works, visit.id)
    assert (following, found["visit-confirmation"].state) == ("visit-change", "stale")
    assert found["visit-confirmation"].why == ("day and time (27 Nov)",), "since when stands beside it"
    notice = Order("letters", CODE, letter="visit-change", person_id=visit.id)
    mail_drafts.hand_over(works, mail_drafts.Mail(notice), tmp_path)
    following, found = lines(works, visit.id)
    assert following != "visit-change"
    assert (found["visit-confirmation"].state, found["visit-change"].state) == ("sent", "handed")


def test_a_printed_letter_waits_as_a_draft_where_its_day_is_taken_back(works, tmp_path):
    visit = visits_of(works, "confirmed")[0]
    change(works, visit.id, confirmation_sent_on=None)
    papers.make(works, Order("letters", CODE, letter="visit-confirmation", person_id=visit.id), tmp_path / "a.pdf")
    assert lines(works, visit.id)[1]["visit-confirmation"].state == "sent"
    works.undo()
    line = lines(works, visit.id)[1]["visit-confirmation"]
    assert line.state == "drafted"
    works.run("Sent", partial(mail_drafts.mark_sent, paper_ids=line.papers, day=date.today()))
    assert lines(works, visit.id)[1]["visit-confirmation"].state == "sent"


def test_the_request_and_its_reminder_move_the_visit_on(works):
    visit = visits_of(works, "confirmed")[0].id
    change(works, visit, stage="to contact", asked_on=None, letter_sent_on=None)
    day = date(2026, 11, 1)
    assert works.run("Sent", lambda work: visits.note_sent(work, "visit-request", [visit], day)).result == 1
    assert lines(works, visit)[0] == "visit-reminder"
    works.run("Sent", lambda work: visits.note_sent(work, "visit-reminder", [visit], BEFORE.date()))
    found = works.read(partial(visit_cards.card, visit_id=visit, today=BEFORE.date()))
    assert (found.stage, found.asked_on, found.chase_on) == ("requested", day, BEFORE.date() + timedelta(7))
    assert lines(works, visit)[0] == ""


def test_a_request_tells_how_tired_its_host_is(works):
    visit = visits_of(works, "confirmed")[0]
    change(works, visit.id, stage="to contact", asked_on=None, letter_sent_on=None)
    other = read(works, select(Mission.id).where(Mission.id != mission_id(works)))[0]
    given = {"stage": "visited", "agreed_day": "2027-01-20", "thanked_on": "2027-01-22"}
    works.run("Again", partial(visits.begin, mission_id=other, host=visit.organisation_id, values=given))
    tired = {one.visit_id: one.tired.level for one in due(works, BEFORE) if one.letter == "visit-request"}
    assert tired[visit.id] == "rest"
    assert works.read(partial(visits.how_tired, mission_id=other, host=visit.organisation_id)).level == "fresh"


def test_what_the_site_allows_and_speaks_is_said_in_the_language_of_the_letter(works):
    visit = visits_of(works, "confirmed")[0]
    change(works, visit.id, language=None, photos=None)

    def write(work):
        site = work.get(Site, visit.site_id)
        site.languages, site.photos, site.name = ("Japanese", "English"), PhotoRule.NO, None

    works.run("Site", write)
    order = Order("letters", CODE, letter="visit-confirmation", person_id=visit.id)
    english = papers.preview(works, order).text
    assert "Language: Japanese, English" in english
    assert "Photographs: not allowed" in english
    assert "Place: 4-98-7 Haneda" in english
    japanese = papers.preview(works, replace(order, language="ja")).text
    assert "使用言語：日本語・英語" in japanese
    assert "写真撮影：不可" in japanese


def test_nobody_by_name_is_written_to_faithfully(works):
    visit = visits_of(works, "confirmed")[0]
    order = Order("letters", CODE, letter="visit-confirmation", person_id=visit.id)
    assert "Yours sincerely," in papers.preview(works, order).text

    def without_latin(work):
        for contact in work.session.scalars(select(Contact).where(Contact.organisation_id == visit.organisation_id)):
            contact.given_name = contact.family_name = None

    works.run("Latin", without_latin)
    (told,) = papers.preview(works, order).warnings
    assert told.startswith("The name of whom it is addressed to is not known in Latin letters")
    assert papers.preview(works, replace(order, language="ja")).warnings == ()
    works.run("Gone", lambda work: work.session.execute(
        delete(Contact).where(Contact.organisation_id == visit.organisation_id)))  # fmt: skip
    text = papers.preview(works, order).text
    assert text.startswith("Dear Sir or Madam,")
    assert "Yours faithfully," in text


def test_dates_asked_in_words_are_enough_too_and_told_where_a_japanese_letter_has_them_in_english(works):
    visit = visits_of(works, "to contact")[-1].id
    change(works, visit, agreed_day=None, asked_on=None, letter_sent_on=None, dates_asked="the week of 15 March")
    assert lines(works, visit)[0] == "visit-request"
    order = Order("letters", CODE, letter="visit-request", person_id=visit, language="ja")
    piece = papers.preview(works, order)
    assert "希望日時：the week of 15 March" in piece.text
    (told,) = [one for one in piece.warnings if "dates asked" in one]
    assert (told.record, told.field) == (visit, "visit.dates_asked")
    change(works, visit, dates_asked="3月第3週")
    assert not [one for one in papers.preview(works, order).warnings if "dates asked" in one]


def test_a_pencilled_visit_is_confirmed_in_writing_as_its_host_answered(works, tmp_path):
    visit = visits_of(works, "requested")[0].id
    change(works, visit, agreed_day=date(2027, 3, 17), agreed_from=time(10), letter_sent_on=None)
    request = Order("letters", CODE, letter="visit-request", person_id=visit)
    mail_drafts.hand_over(works, mail_drafts.Mail(request), tmp_path)
    option = works.run("Date", lambda work: date_options.add(work, visit, {"day": date(2027, 3, 18)})).result
    works.run("Agree", partial(date_options.agree, option_id=option, today=BEFORE.date()))
    assert lines(works, visit)[0] == "visit-confirmation"
    handed = hand_over(works, [(visit, "visit-confirmation", "ja")], tmp_path)
    following, found = lines(works, visit)
    assert (following, found["visit-confirmation"].languages) == ("", ("ja",))
    works.run("Sent", partial(mail_drafts.mark_sent, paper_ids=handed.entered, day=BEFORE.date()))
    waiting = works.read(partial(visit_cards.card, visit_id=visit, today=BEFORE.date() + timedelta(8)))
    assert (waiting.stage, waiting.days_waiting, waiting.late) == ("pencilled", 8, True)
    works.run("Move", partial(date_options.change, option_id=option, values={"day": "2027-03-17"}, today=BEFORE.date()))
    assert lines(works, visit)[0] == "visit-change"


def test_a_letter_is_had_in_both_languages_until_it_is_sent(works, tmp_path):
    visit = visits_of(works, "confirmed")[0].id
    change(works, visit, confirmation_sent_on=None)

    def at_hand():
        found = works.read(partial(host_letters.at_hand, mission_id=mission_id(works), now=BEFORE))
        return next((one.line for one in found if one.key == (visit, "visit-confirmation")), None)

    assert at_hand().languages == ()
    first = hand_over(works, [(visit, "visit-confirmation", "ja")], tmp_path).entered
    assert (at_hand().state, at_hand().languages) == ("handed", ("ja",))
    assert (visit, "visit-confirmation") not in {one.key for one in due(works, BEFORE)}
    second = hand_over(works, [(visit, "visit-confirmation", "en")], tmp_path).entered
    assert (set(at_hand().languages), set(at_hand().papers)) == ({"ja", "en"}, {*first, *second})
    works.run("Sent", partial(mail_drafts.mark_sent, paper_ids=at_hand().papers, day=BEFORE.date()))
    assert at_hand() is None
    assert set(lines(works, visit)[1]["visit-confirmation"].languages) == {"ja", "en"}


def test_a_date_that_is_spoken_of_is_enough_to_ask_for_it(works):
    visit = visits_of(works, "to contact")[-1].id
    change(works, visit, agreed_day=None, asked_on=None, letter_sent_on=None)
    assert lines(works, visit)[0] == ""
    date_values = {"day": date(2027, 3, 18), "by": "us"}
    option = works.run("Date", lambda work: date_options.add(work, visit, date_values)).result
    assert lines(works, visit)[0] == "visit-request"
    more = {"day": date(2027, 3, 19), "since": time(9, 30), "until": time(11, 30), "by": "us"}
    works.run("Date", lambda work: date_options.add(work, visit, more))
    works.run("Offer", lambda work: date_options.add(work, visit, {"day": date(2027, 3, 25), "by": "host"}))
    facts = "Thursday 18 March 2027\nor Friday 19 March 2027, 09:30–11:30"
    assert facts in papers.preview(works, Order("letters", CODE, letter="visit-request", person_id=visit)).text
    for one in works.read(lambda work: date_options.of_visit(work, visit, BEFORE.date())):
        if one.id != option:
            works.run("Remove", lambda work, key=one.id: date_options.remove(work, key))
    works.run("Remove", lambda work: date_options.remove(work, option))
    assert lines(works, visit)[0] == ""


def test_a_request_and_a_card_announce_no_more_than_there_are_places_while_nobody_is_confirmed(works):
    mission, visit = mission_id(works), visits_of(works, "to contact")[-1].id
    order = Order("letters", CODE, letter="visit-request", person_id=visit)

    def set_out(work, stage):
        work.get(Mission, mission).capacity = 7
        for part in work.session.scalars(select(Participation).where(Participation.mission_id == mission)):
            part.stage, part.group_id = stage, None

    def told():
        return works.read(partial(visit_cards.card, visit_id=visit, today=BEFORE.date())).heads

    for stage, few in ((Stage.APPLIED, True), (Stage.CONFIRMED, False)):
        works.run("Stage", partial(set_out, stage=stage))
        assert (told() == 7) is few
        assert ("7 people" in papers.preview(works, order).text) is few


def test_the_evening_of_the_visit_all_thanks_are_drafted_in_one_go(works, tmp_path):
    mission = mission_id(works)
    assert due(works, BEFORE, "thank-you") == ()
    morning = due(works, EVENING - timedelta(hours=12), "thank-you")
    found = due(works, EVENING, "thank-you")
    assert len(found) > len(morning)
    assert {one.day for one in found} == {date(2027, 3, 16)}
    assert not any(one.urgent for one in found)
    assert all(one.urgent for one in due(works, EVENING + timedelta(3), "thank-you") if one.day == date(2027, 3, 16))
    wanted = [(one.visit_id, one.letter, one.language) for one in found if not one.to.problem]
    handed = hand_over(works, wanted, tmp_path)
    assert len(handed.paths) == len(wanted) == len(found)
    mail = message_from_bytes(handed.paths[0].read_bytes(), policy=policy.default)
    assert mail["Subject"] == "貴社ご訪問の御礼"
    assert "謹啓" in mail.get_body().get_content()
    after = due(works, EVENING, "thank-you")
    assert [one.line.state for one in after] == ["handed"] * len(found)
    first = found[0].visit_id
    works.run("Thanked", partial(host_letters.mark_thanked, visit_ids=[first], today=date(2027, 3, 17)))
    assert {one.visit_id for one in due(works, EVENING, "thank-you")} == {one.visit_id for one in found} - {first}
    drafts = [paper for one in after for paper in one.line.papers if one.visit_id != first]
    works.run("Sent", partial(mail_drafts.mark_sent, paper_ids=drafts, day=date(2027, 3, 17)))
    assert due(works, EVENING, "thank-you") == ()
    stages = {visit.id: visit.stage for visit in read(works, select(Visit).where(Visit.mission_id == mission))}
    assert {str(stages[one.visit_id]) for one in found} == {"thanked"}


def test_a_folder_that_takes_nothing_is_told_as_such(works, tmp_path):
    found = due(works, EVENING, "thank-you")
    wanted = [(one.visit_id, one.letter, one.language) for one in found]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused) as told:
        hand_over(works, wanted, tmp_path / "file" / "drafts")
    assert "e-mail address" not in str(told.value)
    assert "file" in str(told.value)


def test_the_names_go_with_their_cover_and_stand_in_the_ledger(works, tmp_path):
    visit = visits_of(works, "confirmed")[0]
    change(works, visit.id, list_sent_on=None)
    handed = hand_over(works, [(visit.id, "visitor-list", "en")], tmp_path)
    mail = message_from_bytes(handed.paths[0].read_bytes(), policy=policy.default)
    assert [part.get_filename().split("_")[1].split("-")[0] for part in mail.iter_attachments()] == [
        "visitor", "delegation"]  # fmt: skip
    told = works.read(lambda work: disclosures.people_of(work, handed.entered[1]))
    assert told
    assert lines(works, visit.id)[1]["visitor-list"].state == "handed"
    assert len(log_of(works, visit)) == 1


def test_a_mail_goes_to_whoever_has_an_address_there(works):
    visit = visits_of(works, "confirmed")[0]

    def write(work):
        own = select(Contact).where(Contact.organisation_id == visit.organisation_id)
        for contact in work.session.scalars(own):
            contact.email = None
        work.session.add(Contact(organisation_id=visit.organisation_id, native_name="山田 花子", rank=99,
                                 family_name="Yamada", email="yamada@example.org"))  # fmt: skip
        work.get(Organisation, visit.organisation_id).email = None

    works.run("Addresses", write)
    to = next(one.to for one in due(works, EVENING, "thank-you") if one.visit_id == visit.id)
    assert (to.name, to.address, to.problem) == ("山田 花子", "yamada@example.org", "")


def test_a_workbook_for_one_host_marks_those_it_names_as_asked(works, tmp_path):
    visit = visits_of(works, "confirmed")[0]
    change(works, visit.id, list_sent_on=None)
    papers.make(works, Order("roster", CODE, cut="host"), tmp_path / "all.xlsx")
    assert lines(works, visit.id)[1]["visitor-list"].state == "none"
    made = papers.make(works, Order("roster", CODE, cut="host", person_id=visit.id), tmp_path / "one.xlsx")
    assert made.visits_noted == 1
    asked = works.read(partial(approvals.answers, visit_ids=[visit.id]))[visit.id]
    people = works.read(lambda work: disclosures.people_of(work, made.entered[0]))
    assert len(asked) == len(people) > 0
    assert set(asked.values()) == {"asked"}
    assert lines(works, visit.id)[1]["visitor-list"].state == "sent"
    with pytest.raises(NotFound):
        papers.make(works, Order("roster", CODE, cut="host", person_id="x" * 32), tmp_path / "none.xlsx")
    works.run("Refuse", partial(approvals.mark, marks={(next(iter(asked)), visit.id): "refused"}, today=BEFORE.date()))
    again = papers.make(works, Order("roster", CODE, cut="host", person_id=visit.id), tmp_path / "again.xlsx")
    assert len(works.read(lambda work: disclosures.people_of(work, again.entered[0]))) == len(people) - 1


def test_who_falls_through_and_who_comes_in_are_written_anew(works, tmp_path):
    mission = mission_id(works)
    went = visits_of(works, "confirmed")[0]
    (waiting, *_) = works.read(partial(visits.to_place, mission_id=mission))
    papers.make(works, Order("letters", CODE, letter="visit-confirmation", person_id=went.id), tmp_path / "a.pdf")
    item = works.read(partial(visit_cards.card, visit_id=went.id, today=BEFORE.date())).planned[0].item_id
    swap = partial(swaps.swap, item_id=item, visit_id=waiting.id, today=BEFORE.date(), stage="cancelled")
    done = works.run("Swap", swap).result
    assert done.visits == (waiting.id, went.id)
    old, new = works.read(partial(host_letters.reissued, mission_id=mission, came=waiting.id, went=went.id, now=BEFORE))
    assert (old.letter, old.visit_id, new.letter, new.visit_id) == (
        "visit-cancellation", went.id, "visit-request", waiting.id)  # fmt: skip
    following, found = lines(works, went.id)
    assert (following, found["visit-confirmation"].state) == ("visit-cancellation", "stale")
    assert "has taken the place of" in found["visit-confirmation"].marked
    handed = hand_over(works, [(old.visit_id, old.letter, "ja"), (new.visit_id, new.letter, "ja")], tmp_path / "out")
    assert len(handed.paths) == 2
    again = works.read(partial(host_letters.reissued, mission_id=mission, came=waiting.id, went=went.id, now=BEFORE))
    assert [(one.letter, one.line.languages) for one in again] == [(old.letter, ("ja",)), (new.letter, ("ja",))]
    texts = [message_from_bytes(path.read_bytes(), policy=policy.default).get_body().get_content()
             for path in handed.paths]  # fmt: skip
    assert "取りやめさせていただかざるを得ない" in texts[0]
    assert "2027年3月16日（火）" in texts[1]  # the slot, where no other day was spoken of
    assert lines(works, went.id)[0] == ""
    works.undo()
    assert lines(works, went.id)[1]["visit-confirmation"].state == "sent"


def test_papers_that_name_a_host_which_is_called_off_are_out_of_date(works, tmp_path):
    visit = visits_of(works, "confirmed")[0]
    papers.make(works, Order("letters", CODE, letter="visit-confirmation", person_id=visit.id), tmp_path / "a.pdf")
    works.run("Cancel", partial(visits.change_stage, visit_id=visit.id, stage="cancelled", today=BEFORE.date()))
    line = lines(works, visit.id)[1]["visit-confirmation"]
    assert (line.state, line.marked) == ("stale", f"The visit to {line_name(works, visit)} will not take place.")


def line_name(works, visit):
    return works.read(lambda work: work.get(Organisation, visit.organisation_id).name)


def withdraw(work, members):
    for one in members:
        work.get(Participation, one.id).stage = Stage.WITHDRAWN


def test_a_letter_says_since_when_another_number_comes(works, tmp_path):
    visit = visits_of(works, "confirmed")[0]
    hand_over(works, [(visit.id, "visit-confirmation", "en")], tmp_path)
    who = Participation.mission_id == visit.mission_id, Participation.stage == Stage.CONFIRMED
    members, since = read(works, select(Participation).where(*who)), "number of visitors (27 Nov)"

    def why():
        return lines(works, visit.id)[1]["visit-confirmation"].why

    for answer, told in (("asked", ()), ("refused", (since,))):
        mark = partial(approvals.mark, marks={(members[0].id, visit.id): answer}, today=TODAY.date())
        works.run("Answer", mark)
        assert why() == told
    works.undo()
    works.run("Withdraw", partial(withdraw, members=members))
    assert why() == (since,)
