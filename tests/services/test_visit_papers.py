"""Sheets of visits, bag lists and the report of a mission: whom they name, and what they leave out."""

from __future__ import annotations

from datetime import date, time
from functools import partial

import pytest
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import book_visits, debriefs, missions, papers, visit_days, visit_lines
from eujc_desktop.services.listings import visit_papers
from eujc_desktop.services.papers import Order
from tests.documents.lint import page_texts

CODE, TODAY = "WCM-2027", date(2027, 3, 16)


@pytest.fixture
def works(sample_office):
    return sample_office


@pytest.fixture
def mission(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


@pytest.fixture
def aone(works, mission):
    def find(work):
        visits = book_visits.in_order(work, mission)
        return next(one.id for one in visits if visit_days.host_of(work, one).en.startswith("Aone"))

    return works.read(find)


def pages(piece):
    return ["".join(page.split()) for page in page_texts(piece.data)]


def run(works, step, /, **values):
    return works.run("Step", partial(step, **values)).result


def test_a_host_reads_programme_party_seats_and_questions_without_who_asks_or_gifts(works, aone):
    piece = papers.preview(works, Order("visit-sheets", CODE, form="host", person_id=aone, language="ja"))
    first, seats, questions = pages(piece)
    assert "訪問次第" in first
    assert "09:45–09:55" in first
    assert "あおねこうぞう" in first
    assert "席次表" in seats
    assert "株式会社青嶺製作所御中" in seats
    assert "次に短縮する段取りは、どのように決めておられますか。" in questions
    assert "ボヘミアングラス" not in "".join(pages(piece))
    leader = pages(papers.preview(works, Order("visit-sheets", CODE, form="leader", person_id=aone)))
    assert "Bohemiancrystaltumbler" in leader[-1]
    assert "For" not in leader[0][:40]


def test_a_programme_longer_than_the_visit_is_told_before_it_is_printed(works, aone):
    order = Order("visit-sheets", CODE, form="host", person_id=aone)
    assert papers.preview(works, order).warnings == ()
    works.run("Shorter", lambda work: setattr(work.get(Visit, aone), "agreed_until", time(11, 45)))
    (told,) = papers.preview(works, order).warnings
    assert told == "Aone Seisakusho Co., Ltd.: the programme is 15 minutes longer than the visit."
    assert told.record == aone


def test_who_has_not_agreed_is_a_guest_on_the_plan_for_the_host_and_the_ledger_keeps_the_others(works, aone, tmp_path):
    content = works.read(partial(visit_papers.sheets, mission_id=_mission(works), language="en", visit_id=aone))
    named = [plate for plate in content.visits[0].room.plates if plate.key]
    works.run("Refuse", lambda work: setattr(work.get(Person, named[0].key), "consent_hosts", False))
    after = works.read(partial(visit_papers.sheets, mission_id=_mission(works), language="en", visit_id=aone))
    assert [plate.name.en for plate in after.visits[0].room.plates].count(named[0].name.en) == 0
    made = papers.make(works, Order("visit-sheets", CODE, form="host", person_id=aone), tmp_path)
    told = works.read(lambda work: set(work.session.scalars(select(Disclosure.person_id))))
    assert told == {plate.key for plate in named[1:]}
    papers.make(works, Order("visit-sheets", CODE, form="leader", person_id=aone), tmp_path)
    assert len(works.read(lambda work: list(work.session.scalars(select(Disclosure))))) == len(told)
    assert made.visits_noted == 0
    with pytest.raises(NotFound):
        papers.preview(works, Order("visit-sheets", CODE, form="host", person_id="nobody"))


def _mission(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


def test_each_host_has_a_file_and_a_visit_of_which_nothing_is_known_none(works, mission, tmp_path):
    made = papers.make(works, Order("visit-sheets", CODE, form="host", each=True), tmp_path)

    def is_known(work, visit):
        return bool(visit_days.programme(work, visit.id).parts or visit_days.questions(work, visit.id))

    visits = works.read(lambda work: [(one.id, is_known(work, one)) for one in book_visits.in_order(work, mission)])
    assert len(made.paths) == sum(known for _, known in visits)
    bare = next(key for key, known in visits if not known)
    with pytest.raises(Refused, match="Nothing is known"):
        papers.preview(works, Order("visit-sheets", CODE, form="host", person_id=bare))


def test_the_bag_of_a_day_holds_what_is_not_handed_over_yet_and_cards_for_all_who_receive_us(works, aone):
    text = pages(papers.preview(works, Order("bag-lists", CODE, day=2)))[0]
    assert "Bohemiancrystaltumbler" in text
    assert "Businesscards:9foreachofus" in text
    entries = works.read(partial(services.gifts.of_visit, visit_id=aone))
    run(works, services.gifts.hand_over, entry_ids=[one.id for one in entries], day=TODAY)
    assert "Bohemiancrystaltumbler" not in pages(papers.preview(works, Order("bag-lists", CODE, day=2)))[0]
    with pytest.raises(Refused, match="nothing to carry"):
        papers.preview(works, Order("bag-lists", CODE, day=13))


@pytest.mark.parametrize(("language", "title"), [("en", "Missionreport"), ("ja", "訪問団報告書")])
def test_the_report_tells_of_visits_that_were_written_up_and_quotes_what_may_be_quoted(works, aone, language, title):
    order = Order("mission-report", CODE, language=language)
    empty = "".join(pages(papers.preview(works, order)))
    assert title in empty
    assert "★" not in empty
    quotes = [{"words": "We never buy twice.", "who": "Mr Aone", "may_quote": True}, {"words": "Our margin is thin."}]
    run(works, debriefs.write, visit_id=aone, values={"rating": 4, "notes": "A bench for learners."}, quotes=quotes,
        steps=[{"next_step": "Send drawings", "who": "Anna"}], today=TODAY)  # fmt: skip
    entries = works.read(partial(services.gifts.of_visit, visit_id=aone))
    run(works, services.gifts.hand_over, entry_ids=[entries[0].id], day=TODAY)
    text = "".join(pages(papers.preview(works, order)))
    given = {"en": ("Giftsgivenandreceived", "Bohemiancrystaltumbler"), "ja": ("贈答品一覧", "ボヘミアングラス")}[
        language
    ]
    for words in ("★★★★☆", "Weneverbuytwice.", "Abenchforlearners.", "Senddrawings", *given):
        assert words in text
    assert "Tinof" not in text
    assert "margin" not in text


def test_the_leader_reads_the_days_of_visits_in_the_book_and_others_do_not(works, mission, aone):
    visit_lines_ = partial(visit_lines.add, table="gift_entry", visit_id=aone, lines=[{"what": "Delft tile"}])
    works.run("Gift", visit_lines_)
    tables = works.read(partial(book_visits.listings, mission_id=mission, language="en"))
    japanese = works.read(partial(book_visits.listings, mission_id=mission, language="ja"))[0][2]
    assert any("青嶺" in row[3] for row in japanese if "青嶺製作所" in row[0])
    titles = {title: rows for title, _, rows in tables}
    assert any("Delft tile" in row for row in titles["Gifts to bring"])
    assert any("Plant tour" in row for row in titles["Programmes of the visits"])
    order = Order("briefing-book", CODE, audience=papers.Audience.LEADER, sections=("desk",))
    assert "Delfttile" in "".join(pages(papers.preview(works, order)))


def test_a_visit_that_is_gone_needs_no_sheet(works, mission, aone):
    works.run("Gone", lambda work: services.visits.change_stage(work, aone, "cancelled", TODAY))
    content = works.read(partial(visit_papers.sheets, mission_id=mission, language="en"))
    assert "Aone Seisakusho Co., Ltd." not in {one.host.en for one in content.visits}
    assert works.read(lambda work: work.get(Visit, aone).stage) == "cancelled"
