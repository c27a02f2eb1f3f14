"""Sections of the briefing book can be left out and stand in another order; nothing then leads to what is not there."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import Refused
from eujc_desktop.documents import briefing_book, sections
from eujc_desktop.documents.briefing_book import cover
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.sections import ALL
from tests.documents import fixtures
from tests.documents.lint import sheets


@cache
def _small() -> BriefingBook:
    """Two days with visits, two of the companies visited, three people."""
    whole = fixtures.book()
    days = tuple(day for day in whole.days if any(item.company for item in day.items))[:2]
    keys = dict.fromkeys(item.company for day in days for item in day.items if item.company)
    companies = tuple(company for company in whole.companies if company.key in keys)
    return replace(whole, days=days, companies=companies, participants=whole.participants[:3])


def _texts(built: Built) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(built.pdf)]


def _dead(built: Built) -> list[bytes]:
    """The links and outline entries that lead nowhere."""
    with pikepdf.open(io.BytesIO(built.pdf)) as file:
        names = file.Root.Names.Dests.Names if "/Names" in file.Root and "/Dests" in file.Root.Names else []
        places = {bytes(names[i]) for i in range(0, len(names), 2)}
        asked = [bytes(note.Dest) for page in file.pages for note in page.get("/Annots", []) if "/Dest" in note]
    return [name for name in asked if name not in places]


@pytest.mark.parametrize("left_out", ALL)
def test_without_a_section_nothing_leads_to_it(left_out: str) -> None:
    built = briefing_book.build(replace(_small(), sections=tuple(key for key in ALL if key != left_out)))
    assert _dead(built) == []
    assert left_out not in dict(built.sections)
    assert sum(pages for _, pages in built.sections) == built.pages
    whole = " ".join(_texts(built))
    assert not re.search(r"page\s*\)|page $|page 0\b", whole)
    if left_out == "companies":
        assert "Profile, people and questions" not in whole
    if left_out == "days":
        assert not re.search(r"\(page \d", whole)


@pytest.mark.parametrize("alone", ["glance", "week", "days", "companies", "emergency"])
def test_a_section_alone_is_a_paper(alone: str) -> None:
    built = briefing_book.build(replace(_small(), sections=(alone,)))
    assert [key for key, _ in built.sections] == [alone]
    assert _dead(built) == []


def test_sections_stand_in_the_order_named() -> None:
    built = briefing_book.build(replace(_small(), sections=("emergency", "contents", "drivers")))
    texts = _texts(built)
    assert "In an emergency" in texts[0]
    contents = texts[built.sections[0][1]]
    assert contents.index("In an emergency") < contents.index("Show this to the driver")
    assert "Participants" not in contents


def test_what_has_nothing_to_say_is_no_section() -> None:
    built = briefing_book.build(replace(_small(), welcome=None, hotels=(), sections=("welcome", "drivers", "notes")))
    assert [key for key, _ in built.sections] == ["notes"]
    with pytest.raises(Refused, match="anything to print"):
        briefing_book.build(replace(_small(), welcome=None, sections=("welcome",)))


def test_a_name_that_is_no_section_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused) as told:
        sections.chosen(("cover", "glanse"))
    assert "glanse" in str(told.value)
    assert "glance, week, days" in told.value.cure
    assert sections.chosen(("week", "cover", "week")) == ("week", "cover")


@pytest.mark.parametrize(
    ("motto", "columns"),
    [
        ("", ["日欧産業協力"]),
        ("学び、出会い、つながる", ["学び、出会い、", "つながる"]),
        ("一期一会", ["一期一会"]),
        ("協" * 20, ["協" * 8, "協" * 8, "協" * 4]),
    ],
)
def test_a_long_motto_stands_in_columns_above_the_title(motto: str, columns: list[str]) -> None:
    assert cover.columns_of(motto) == columns


@pytest.mark.parametrize("language", ["en", "ja"])
def test_dates_and_cities_stand_beside_the_sun_of_the_cover(language: str) -> None:
    book = _small()
    cities = tuple(replace(city, name=Words(f"{city.name.en} and {place}", f"{city.name.ja}・{place}"))
                   for city in book.mission.cities for place in range(3))  # fmt: skip
    mission = replace(book.mission, first_day=date(2027, 12, 28), last_day=date(2028, 1, 18), cities=cities)
    (page,) = sheets(briefing_book.build(replace(book, mission=mission, language=language, sections=("cover",))).pdf)
    level = [word for word in page.words if word.bottom < cover.SUN_Y + cover.SUN and word.top > cover.SUN_Y]
    assert any("2028" in word.text for word in level)
    assert [word.text for word in level if word.right > cover.SUN_X - cover.SUN] == []
