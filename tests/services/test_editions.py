"""Editions: what was released is kept to the byte, and every later change is told in words."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from eujc_desktop.common.errors import Conflict, Damaged, NotFound, Refused
from eujc_desktop.models.attachment import Content
from eujc_desktop.models.choices import Stage
from eujc_desktop.models.edition import Edition
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.planning.differences import Sort
from eujc_desktop.services import editions, itineraries, missions, papers, roll
from eujc_desktop.services.paper_pieces import books
from eujc_desktop.services.paper_pieces.change_slips import content_of
from eujc_desktop.services.papers import Order
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.work import Works
from tests.effort import effort

CODE = "WCM-2027"
TODAY = date(2027, 2, 1)


def mission_id(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


def edition_of(works):
    return works.read(lambda work: (missions.by_code(work, CODE).edition, missions.by_code(work, CODE).edition_date))


def since(works, number=None):
    return works.read(partial(editions.changes_since, mission_id=mission_id(works), edition=number))


@pytest.fixture(scope="module")
def with_book(sample_file, tmp_path_factory):
    """The sample with its book released: the file, and what came of it."""
    path = shutil.copyfile(sample_file, tmp_path_factory.mktemp("released") / "office.db")
    engine = open_engine(path)
    works = Works(engine, "Anna Berg")
    before = edition_of(works)
    made = editions.release(works, Order("briefing-book", CODE), for_whom="Participants", note="First", today=TODAY)
    engine.dispose()
    return path, made, before


@pytest.fixture
def works(with_book, tmp_path):
    engine = open_engine(shutil.copyfile(with_book[0], tmp_path / "office.db"))
    yield Works(engine, "Anna Berg")
    engine.dispose()


@pytest.fixture
def made(with_book):
    return with_book[1].edition


def visit_of(work):
    """A confirmed visit with a time."""
    items = work.session.scalars(select(Item).where(Item.visit_id.is_not(None), Item.starts_at.is_not(None)))
    return next(item for item in items if item.mission_id == missions.by_code(work, CODE).id)


def test_a_release_keeps_the_file_and_what_it_said(works, made, with_book):
    number = with_book[2][0] + 1
    assert edition_of(works) == (number, TODAY)
    assert (made.number, made.kind, made.for_whom, made.note, made.by) == (
        number, "briefing-book", "Participants", "First", "Anna Berg",
    )  # fmt: skip
    data = works.read(partial(editions.file_of, edition=made))
    assert data.startswith(b"%PDF")
    assert hashlib.sha256(data).hexdigest() == made.sha256
    assert made.pages > 10
    line = works.read(lambda work: work.session.scalars(select(Paper).where(Paper.sha256 == made.sha256)).one())
    assert (line.edition, line.for_whom, line.file_name) == (number, "Participants", made.file_name)
    found = since(works)
    assert found.edition == made
    assert found.differences == ()
    parts = {part.key: part for part in found.before.parts}
    assert {"glance", "week-day1", "week-day8", "day1", "companies", "participants", "drivers"} <= set(parts)
    pages = [page for part in found.before.parts for page in range(part.first, part.last + 1)]
    assert pages == sorted(set(pages))


def test_changes_are_told_in_the_words_of_the_programme(works):
    def later(work):
        item = visit_of(work)
        item.starts_at += timedelta(minutes=30)
        item.place = "Ota"
        going = roll.going(roll.members_of(work, item.mission_id))
        going[0][0].room_no = "412"

    works.run("Later", later)
    found = since(works)
    assert found.summary() == "1 time, 1 place and 1 room differ"
    assert "Ota" in " ".join(found.lines())
    assert "room 412" in found.lines()[-1]
    assert "時刻1件・場所1件・部屋1件の変更" in found.summary("ja")
    works.undo()
    assert since(works).differences == ()


def test_a_release_stays_whatever_is_undone(works, made):
    assert works.steps(1)[0].label == f"Release edition {made.number} of {CODE}"
    works.run("Rename", lambda work: setattr(work.get(Mission, mission_id(works)), "title", "New"))
    assert works.undo().label == "Rename"
    assert works.next_undo().label != f"Release edition {made.number} of {CODE}"
    assert edition_of(works)[0] == made.number
    assert works.read(lambda work: editions.released(work, mission_id(works))) == [made]
    assert works.read(partial(editions.file_of, edition=made)).startswith(b"%PDF")


def test_the_file_is_written_again_byte_by_byte(works, made, tmp_path):
    path = editions.save(works, made, tmp_path)
    assert path.name == made.file_name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == made.sha256
    other = editions.save(works, made, tmp_path / "again.pdf")
    assert other.read_bytes() == path.read_bytes()
    with pytest.raises(NotFound, match="no edition 99 of this mission") as refused:
        works.read(partial(editions.by_code, code=CODE, number=99))
    assert str(made.number) in refused.value.cure


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_damaged_file_is_named_not_opened(works, made, harm, tmp_path):
    def hurt(work):
        content = work.session.get(Content, made.sha256)
        if harm == "gone":
            work.session.delete(content)
        else:
            content.data = content.data[:-1] + b"!"

    works.run("Harm", hurt)
    with pytest.raises(Damaged, match=made.file_name) as told:
        editions.save(works, made, tmp_path)
    assert "backup" in told.value.cure
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_is_no_paper_for_everyone_is_no_edition(works):
    before = works.version()
    for order in (Order("roster", CODE), Order("ics", CODE), Order("briefing-book", CODE, each=True)):
        with pytest.raises(Refused, match="everyone gets"):
            editions.release(works, order)
    assert works.version() == before


def test_another_paper_takes_the_next_number_and_two_at_once_do_not_share_one(works, made):
    order = Order("programme", CODE, language="ja")
    second = editions.release(works, order, today=TODAY)
    assert second.edition.number == made.number + 1

    def meanwhile(key, content, progress):
        works.run("Meanwhile", lambda work: setattr(work.get(Mission, mission_id(works)), "edition", 40))
        return editions.catalogue.build(key, content, progress)

    with pytest.raises(Conflict, match="Edition 40"):
        editions.release(works, order, today=TODAY, build=meanwhile)
    kept = works.read(lambda work: [edition.number for edition in work.session.scalars(select(Edition))])
    assert sorted(kept) == [made.number, second.edition.number]


def test_the_same_programme_released_twice_is_the_same_paper_but_for_its_number(works, made):
    again = editions.release(works, Order("programme", CODE), today=TODAY).edition
    assert since(works, again.number).differences == since(works, made.number).differences == ()


def pages_of(data):
    document = pdfium.PdfDocument(data)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_the_change_slip_has_only_what_changed_and_the_pages_to_put_in(works, made):
    def later(work):
        item = visit_of(work)
        item.starts_at += timedelta(minutes=30)
        item.ends_at += timedelta(minutes=30)
        roll.going(roll.members_of(work, item.mission_id))[0][0].room_no = "412"

    works.run("Later", later)
    order = Order("change-slip", CODE, dated=date(2027, 3, 1))
    found = since(works)
    changed = [one for one in found.differences if one.sort is Sort.TIME]
    day = {part.key: part for part in found.before.parts}[f"day{changed[0].day}"]
    piece = papers.preview(works, order)
    assert (piece.missing, piece.warnings) == ((), ())
    assert papers.preview(works, order).data == piece.data
    first, *rest = pages_of(piece.data)
    assert f"Changesinceedition{made.number}" not in first
    assert "1timediffers" in first
    assert "412" not in first
    assert f"Replacespage{day.first}ofedition{made.number}" in "".join(rest)
    # The back of the slip, then leaves of two sides.
    assert 3 <= len(rest) <= 9
    assert len(rest) % 2
    japanese = papers.preview(works, replace(order, language="ja"))
    assert "変更のお知らせ" in pages_of(japanese.data)[0]


def test_the_book_marks_what_changed_when_asked(works):
    works.run("Later", lambda work: setattr(visit_of(work), "place", "Ota"))
    plain, marked = (
        works.read(partial(books.wanted, mission_id=mission_id(works), order=Order("briefing-book", CODE, marks=marks)))
        for marks in (False, True)
    )
    assert plain.changed == frozenset()
    assert marked.changed == since(works).items
    assert len(marked.changed) == 1


def test_a_slip_for_hosts_names_nobody_who_travels(works, made):
    def change(work):
        going = roll.going(roll.members_of(work, mission_id(works)))
        going[0][0].stage = Stage.WITHDRAWN
        item = visit_of(work)
        item.meeting_point = "Gate 3"
        item.starts_at += timedelta(minutes=30)
        work.get(Edition, made.id).audience = "host"
        return roll.name_of(going[0][1]).full

    name = works.run("Change", change).result
    content = works.read(partial(content_of, mission_id=mission_id(works), order=Order("change-slip", CODE)))
    assert name in " ".join(since(works).lines())
    printed = f"{content.days} {content.aloud} {content.summary}"
    assert name not in printed
    assert "Gate 3" not in printed
    assert "1 time differs" in printed


@pytest.mark.parametrize(("language", "draft"), [("en", "Draft of edition {}"), ("ja", "第{}版（案）")])
def test_a_programme_that_differs_from_its_edition_is_a_draft(works, made, language, draft):
    order = Order("programme", CODE, language=language)
    words = "".join(draft.format(made.number + 1).split())
    assert words not in "".join(pages_of(papers.preview(works, order).data))
    works.run("Later", lambda work: setattr(visit_of(work), "place", "Ota"))
    assert words in "".join(pages_of(papers.preview(works, order).data))
    released = editions.release(works, order, today=TODAY).edition
    assert words not in "".join(pages_of(works.read(partial(editions.file_of, edition=released))))


def test_an_edition_whose_content_is_damaged_keeps_nobody_from_printing(works, made):
    def hurt(work):
        work.session.get(Content, work.get(Edition, made.id).said_sha256).data = b"{}"

    works.run("Harm", hurt)
    with pytest.raises(Damaged, match=f"edition {made.number}"):
        since(works)
    text = "".join(pages_of(papers.preview(works, Order("programme", CODE)).data))
    assert f"Draftofedition{made.number + 1}" in text
    assert works.read(partial(editions.file_of, edition=made)).startswith(b"%PDF")


def test_a_slip_needs_an_edition_and_is_none_itself(sample_office):
    with pytest.raises(NotFound, match="No edition"):
        papers.preview(sample_office, Order("change-slip", CODE))
    with pytest.raises(Refused, match="everyone gets"):
        editions.release(sample_office, Order("change-slip", CODE))


def test_asking_is_cheap_also_with_four_hundred_items(works):
    def many(work):
        pattern = visit_of(work)
        mission = pattern.mission_id
        plan = itineraries.plan(work, mission)
        for count in range(400 - len(plan.items())):
            work.session.add(
                Item(
                    mission_id=mission,
                    day_id=plan.days[count % len(plan.days)].id,
                    title=f"Item {count}",
                    starts_at=pattern.starts_at + timedelta(days=count % 5),
                    zone=pattern.zone,
                )
            )

    works.run("Many", many)
    assert len(since(works).differences) > 300
    reading = effort(lambda: works.read(lambda work: itineraries.plan(work, visit_of(work).mission_id)))
    assert effort(lambda: since(works)) < 2.5 * reading


def test_two_editions_are_compared_whatever_has_changed_since_for_all_a_group_and_one_person(works):
    mission, order = mission_id(works), Order("programme", CODE)
    plan = works.read(partial(itineraries.plan, mission_id=mission))
    first, second, third = [item for item in plan.items() if item.start and not item.groups and not item.for_named][:3]
    works.run("Move", partial(itineraries.shift, item_id=first.id, minutes=30))
    works.run("Group", partial(itineraries.change, item_id=second.id, values={"groups": ("B",)}))
    number = editions.release(works, order, today=TODAY).edition.number
    works.run("Move", partial(itineraries.shift, item_id=third.id, minutes=15))

    def between(one, other):
        return works.read(partial(editions.between, mission_id=mission, number=one, other=other))

    found = between(number, number - 1)
    assert (found.edition.number, found.until.number) == (number - 1, number)
    assert found.items == {first.id, second.id}
    assert {day for day, _ in found.by_day()} <= {"Mon 15 March", "Sun 14 March", "Tue 16 March"}
    assert sum(len(lines) for _, lines in found.by_day()) == len(found.differences)
    assert between(number, number).differences == ()
    assert between(number, None).items == {third.id}
    assert found.for_group("A").items == found.for_group("B").items == {first.id, second.id}
    works.run("Else", partial(itineraries.change, item_id=second.id, values={"title": "Otherwise"}))
    narrowed = between(number, None)
    assert (narrowed.for_group("A").items, narrowed.for_group("B").items) == ({third.id}, {second.id, third.id})
    for one in narrowed.after.people:
        assert narrowed.for_person(one.key).items == ({third.id} if one.group == "A" else {second.id, third.id})
