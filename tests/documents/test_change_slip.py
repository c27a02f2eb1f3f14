"""The change slip: pages keep the numbers they had, a day that grew has 12a, what changed bears a mark."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import change_slip, wording
from eujc_desktop.documents.blocks.flow import Flow, Folio, Page, Running
from eujc_desktop.documents.briefing_book import replacing
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.briefing_book.leaves import Leaves, notes
from eujc_desktop.documents.briefing_book.parts import fingerprint
from eujc_desktop.documents.briefing_book.planned import A4
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.sections import ALL
from tests.documents import fixtures, slip_fixtures
from tests.documents.filling import faults, filled, text_of
from tests.documents.lint import page_texts
from tests.documents.typesetting.test_hostile import HOSTILE


@cache
def made(language: str) -> Built:
    return change_slip.build(slip_fixtures.slip(language))


def replaced(before: BriefingBook, now: BriefingBook) -> tuple[list[replacing.Sheets], list[str]]:
    """What goes in and out, and what the heads of the new pages say."""
    sheets, pages = leaves_of(before, now)
    return sheets, [page.running.note for page in pages]


def leaves_of(before: BriefingBook, now: BriefingBook) -> tuple[list[replacing.Sheets], list[Page]]:
    """What goes in and out, and the new pages, of which each right one has its left one after it."""
    flow, then = Flow(A4), slip_fixtures.before(before)
    sheets = replacing.add(flow, Setting(now), then, 2)
    assert [page.number % 2 for page in flow.pages] == [1, 0] * (len(flow.pages) // 2)
    assert all(front.number + 1 == back.number for front, back in zip(flow.pages[::2], flow.pages[1::2], strict=True))
    return sheets, flow.pages


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_slip_is_a_whole_paper(language: str) -> None:
    built = made(language)
    # Pages stand on the side they had in the book, not on that of their place in this file.
    assert faults(built, book=False) == []
    assert built.warnings == ()
    text = text_of(built)
    assert "変更のお知らせ" in text
    assert "Changeslip" in text
    assert ("Changessinceedition2of22February2027" in text) is (language == "en")


def test_pages_keep_their_numbers_and_more_pages_follow_by_letters() -> None:
    day = {part.key: part for part in slip_fixtures.slip().before.parts}["day2"]
    said = "".join("".join(text.split()) for text in page_texts(made("en").pdf))
    assert f"Replacespage{day.first}ofedition2" in said
    assert f"Followspage{day.last}ofedition2" in said
    assert f"{day.last}a/" in said
    assert f"{day.first},{day.last}a" in said.replace("、", ",") or f"{day.last},{day.last}a" in said


def test_a_reader_calls_the_pages_what_is_printed_on_them() -> None:
    document = pdfium.PdfDocument(made("en").pdf)
    try:
        labels = [document.get_page_label(index) for index in range(len(document))]
    finally:
        document.close()
    day = {part.key: part for part in slip_fixtures.slip().before.parts}["day2"]
    assert labels[0] == "1"
    assert {str(day.first), f"{day.last}a"} <= set(labels)


def test_no_link_leads_to_a_page_that_is_not_there() -> None:
    with pikepdf.open(io.BytesIO(made("en").pdf)) as file:
        names = file.Root.Names.Dests.Names
        places = {bytes(names[i]) for i in range(0, len(names), 2)}
        asked = [bytes(note.Dest) for page in file.pages for note in page.get("/Annots", []) if "/Dest" in note]
    assert [name for name in asked if name not in places] == []


def test_the_same_book_has_nothing_to_replace() -> None:
    book = fixtures.short_book()
    assert replaced(book, book) == ([], [])
    other = replace(book, mission=replace(book.mission, edition="Edition 3"), calendar=b"other")
    assert replaced(book, other) == ([], [])


def test_a_day_that_shrinks_or_goes_leaves_pages_to_take_out() -> None:
    book = fixtures.short_book()
    long = slip_fixtures.with_day(book, 0, slip_fixtures.grown(book.days[0], 14))
    sheets, notes = replaced(long, book)
    out = [one for one in sheets if one.way == "out"]
    assert [one.title for one in out] == [Words("Day 2", "2日目")]
    assert {f"Page {page} of edition 2 is left out" for page in out[0].pages if int(page) % 2 == 0} <= set(notes)
    gone, _ = replaced(book, replace(book, days=book.days[:1]))
    day = {part.key: part for part in slip_fixtures.before(book).parts}["day3"]
    assert str(day.first) in [page for one in gone if one.way == "out" for page in one.pages]


def test_a_new_company_follows_the_last_page_before_it() -> None:
    whole = fixtures.short_book()
    before = replace(whole, companies=whole.companies[:2])
    sheets, notes = replaced(before, whole)
    last = {part.key: part for part in slip_fixtures.before(before).parts}[f"company-{whole.companies[1].key}"].last
    new = next(one for one in sheets if one.title == whole.companies[2].name)
    assert new.pages[0] == f"{last}a"
    assert f"Follows page {last} of edition 2" in notes


def test_a_japanese_book_has_japanese_heads() -> None:
    assert notes(2, "ja").replaces.format(page=7) == "第2版7ページと差し替え"
    assert wording.edition(replace(fixtures.MISSION, edition="Change to edition 2"), "ja").startswith("第2版（変更）")
    assert wording.edition(replace(fixtures.MISSION, edition="Draft of edition 3"), "ja").startswith("第3版（案）")


def test_a_folio_is_a_number_with_what_is_printed_for_it() -> None:
    assert str(Folio(13, "12a")) == f"{Folio(13, '12a')}" == "12a"
    assert Folio(13, "12a") % 2 == 1
    assert str(Folio(12)) == "12"


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_other_page_of_a_leaf_comes_again_unchanged(index: int) -> None:
    book = fixtures.short_book()
    company = book.companies[index]
    changed = replace(company, phone="03-0000-9999")
    now = replace(book, companies=(*book.companies[:index], changed, *book.companies[index + 1 :]))
    sheets, pages = leaves_of(book, now)
    at = {part.key: part for part in slip_fixtures.before(book).parts}[f"company-{company.key}"].first
    other = at + 1 if at % 2 else at - 1
    assert {f"Replaces page {at} of edition 2", f"As page {other} of edition 2"} <= {p.running.note for p in pages}
    assert str(other) in next(one.pages for one in sheets if one.way == "again")


def test_a_page_that_follows_a_right_one_stands_on_its_back_and_the_left_one_goes_on_a_new_leaf() -> None:
    leaves = Leaves(notes(2, "en"), 14, lambda number: (Page(number, Running()), True))
    assert [leaves.put(Page(1, Running()), 11, 11, index) for index in range(3)] == ["11", "11a", "11b"]
    assert leaves.put(Page(1, Running()), 15, 14, 0) == "14a"
    assert [str(page.number) for page in leaves.laid()] == ["11", "11a", "11b", "12", "14a", "14b"]
    assert leaves.again == [12]


def test_a_page_of_which_nothing_is_known_comes_as_it_is_now() -> None:
    book = replace(fixtures.short_book(), sections=tuple(key for key in ALL if key != "welcome"))
    first, *others = book.hotels
    now = replace(book, hotels=(replace(first, phone="03-0000-8888"), *others))
    drivers = {part.key: part for part in slip_fixtures.before(book).parts}["drivers"].last
    sheets, heads = replaced(book, now)
    phrases = next(one for one in sheets if one.title.en == "Useful phrases")
    assert (phrases.pages, phrases.way) == ((str(drivers + 1),), "in")
    assert heads[-1] == f"Replaces page {drivers + 1} of edition 2"
    assert not any(one.way == "keep" for one in sheets)


def test_a_page_that_cannot_be_printed_again_stays_in_the_book() -> None:
    leaves = Leaves(notes(2, "en"), 14, lambda _number: None)
    leaves.put(Page(1, Running()), 11, 11, 0)
    assert [page.running.note for page in leaves.laid()] == [
        "Replaces page 11 of edition 2",
        "Keep page 12 of edition 2",
    ]
    assert leaves.kept == [12]


def test_fields_of_a_later_version_left_empty_do_not_change_a_fingerprint() -> None:
    day = fixtures.short_book().days[0]
    assert fingerprint(day) == fingerprint(replace(day, weather=day.weather))
    assert fingerprint(day) != fingerprint(replace(day, city="Kyoto"))
    person = fixtures.short_book().participants[0]
    assert fingerprint(person) == fingerprint(replace(person, photo=b"another"))


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_leaves_the_slip_whole(name: str) -> None:
    text = HOSTILE[name][:300]
    content = replace(slip_fixtures.slip(), book=None)
    built = change_slip.build(filled(content, text))
    assert faults(built, book=False, geta=name in {"emoji", "right to left"}) == []


def test_without_changes_the_slip_says_so() -> None:
    slip = replace(slip_fixtures.slip(), days=(), summary=Words(), book=None)
    assert "Nothinghaschanged." in text_of(change_slip.build(slip))
