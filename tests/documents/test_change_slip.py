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
from eujc_desktop.documents.blocks.flow import Flow, Folio
from eujc_desktop.documents.briefing_book import replacing
from eujc_desktop.documents.briefing_book.parts import fingerprint
from eujc_desktop.documents.briefing_book.planned import A4
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.content import BriefingBook, Built
from tests.documents import fixtures, slip_fixtures
from tests.documents.filling import faults, filled, text_of
from tests.documents.lint import page_texts
from tests.documents.typesetting.test_hostile import HOSTILE


@cache
def made(language: str) -> Built:
    return change_slip.build(slip_fixtures.slip(language))


def replaced(before: BriefingBook, now: BriefingBook) -> tuple[list[replacing.Sheets], list[str]]:
    """What goes in and out, and what the heads of the new pages say."""
    flow = Flow(A4)
    sheets = replacing.add(flow, Setting(now), slip_fixtures.before(before).parts, 2)
    return sheets, [page.running.note for page in flow.pages]


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
    notes = "".join("".join(text.split()) for text in page_texts(made("en").pdf))
    assert f"Replacespage{day.first}ofedition2" in notes
    assert f"Followspage{day.last}ofedition2" in notes
    assert f"{day.last}a/" in notes
    assert f"{day.first},{day.last}a" in notes.replace("、", ",") or f"{day.last},{day.last}a" in notes


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
    sheets, _ = replaced(long, book)
    out = [one for one in sheets if one.out]
    assert [one.title for one in out] == [Words("Day 2", "2日目")]
    gone, _ = replaced(book, replace(book, days=book.days[:1]))
    day = {part.key: part for part in slip_fixtures.before(book).parts}["day3"]
    assert str(day.first) in [page for one in gone if one.out for page in one.pages]


def test_a_new_company_follows_the_last_page_before_it() -> None:
    whole = fixtures.short_book()
    before = replace(whole, companies=whole.companies[:2])
    sheets, notes = replaced(before, whole)
    last = {part.key: part for part in slip_fixtures.before(before).parts}[f"company-{whole.companies[1].key}"].last
    new = next(one for one in sheets if one.title == whole.companies[2].name)
    assert new.pages[0] == f"{last}a"
    assert f"Follows page {last} of edition 2" in notes


def test_a_japanese_book_has_japanese_heads() -> None:
    assert [note.format(page=7) for note in replacing.notes(2, "ja")] == ["第2版7ページと差し替え", "第2版7ページの次"]
    assert wording.edition(replace(fixtures.MISSION, edition="Change to edition 2"), "ja").startswith("第2版（変更）")
    assert wording.edition(replace(fixtures.MISSION, edition="Draft of edition 3"), "ja").startswith("第3版（案）")


def test_a_folio_is_a_number_with_letters() -> None:
    assert str(Folio(12, "a")) == f"{Folio(12, 'a')}" == "12a"
    assert Folio(12, "a") % 2 == 0
    assert str(Folio(12)) == "12"


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
