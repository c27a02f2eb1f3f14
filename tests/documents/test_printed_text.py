"""What is typed is what is printed: whole, as typed, never markup, and told where no font has it."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import briefing_book, certificate, programme_sheet, wording
from eujc_desktop.documents.briefing_book.content import BriefingBook, Topic
from eujc_desktop.documents.built import Built
from tests.documents import fixtures
from tests.documents.filling import STRUCTURE, faults, filled, page_texts, text_of
from tests.effort import effort

SPELL = "<b>{}&amp;"
NOT_IN_THE_BOOK = {
    "code",
    "items.title.ja",
    "items.address.en",
    "days.theme.ja",
    "cities.country_code",
    "companies.kana",
    "companies.people.name.title",
    "participants.name.title",
    "team.name.title",
    "kicker.ja",
}
"""Fields the book does not show: other papers do, or a better form of the same."""


class Speller:
    """Gives each field words of its own, and knows which."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}

    def spelled(self, value: Any, path: str = "") -> Any:
        if type(value) is str and value and path.rpartition(".")[2] not in STRUCTURE:
            words = SPELL.format(len(self.given))
            self.given[words] = path
            return words
        if isinstance(value, tuple):
            return tuple(self.spelled(part, path) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            changes = {
                f.name: self.spelled(getattr(value, f.name), f"{path}.{f.name}".strip(".")) for f in fields(value)
            }
            return replace(value, **changes)
        return value


def _small() -> BriefingBook:
    short = fixtures.short_book()
    return replace(short, companies=short.companies[:1], practical=(Topic("Money", "Cash"),))


def test_r072_every_field_is_printed_as_typed() -> None:
    speller, small = Speller(), _small()
    book = replace(
        small,
        mission=replace(fixtures.MISSION, cities=()),
        days=tuple(replace(day, items=tuple(replace(item, company="") for item in day.items)) for day in small.days),
        participants=tuple(replace(one, listed=True) for one in small.participants),
        hotels=tuple(replace(one, ruby=()) for one in small.hotels),
    )
    built = briefing_book.build(speller.spelled(book))
    text = text_of(built)
    lost = {path for words, path in speller.given.items() if words not in text and words.upper() not in text}
    assert {path for path in lost if not path.endswith(tuple(NOT_IN_THE_BOOK))} == set()
    assert "<para" not in text


@pytest.mark.parametrize("text", ["AT&T", "<jean@x.eu>", "<b>bold</b>", "</para>", "&amp; &#65; %s {0} \\n"])
def test_r072_markup_is_words_in_every_paper(text: str) -> None:
    plain = "".join(text.split())
    assert plain in text_of(briefing_book.build(filled(_small(), text)))
    assert plain in text_of(certificate.build(filled(fixtures.certificates(1), text)))
    assert plain in text_of(programme_sheet.build(filled(fixtures.programme(), text)))


@pytest.mark.parametrize(
    "text",
    ["<img src='https://evil.example.org/x.png'/>", "<a href='https://evil.example.org'>x</a>", "javascript:alert(1)"],
)
def test_r073_nothing_typed_becomes_a_picture_or_a_link(text: str) -> None:
    plain, hostile = briefing_book.build(_small()), briefing_book.build(filled(_small(), text))
    assert _pictures(hostile.pdf) <= _pictures(plain.pdf)
    assert not [address for address in _addresses(hostile.pdf) if "evil" in address or "javascript" in address]


def test_r073_an_address_nobody_should_open_is_no_link() -> None:
    book = _small()
    bad = "javascript:alert(1)//x.example.org/"
    company = replace(book.companies[0], website=bad, map_url=bad)
    hotels = tuple(replace(hotel, map_url="file:///etc/passwd") for hotel in book.hotels)
    built = briefing_book.build(replace(book, companies=(company,), hotels=hotels, team=()))
    assert list(_addresses(built.pdf)) == []
    assert faults(built) == []


def _pictures(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return sum(
            str(thing.get("/Subtype", "")) == "/Image" for thing in file.objects if isinstance(thing, pikepdf.Stream)
        )


def _addresses(pdf: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for note in page.get("/Annots", []):
                if "/A" in note:
                    yield str(note.A.URI)


def _build_into(made: list[Built], book: BriefingBook) -> None:
    made.append(briefing_book.build(book))


def _telling(text: str) -> BriefingBook:
    book = _small()
    day = book.days[0]
    item = replace(day.items[0], note=text)
    return replace(
        book,
        days=(replace(day, items=(item, *day.items[1:])),),
        companies=(replace(book.companies[0], about=text),),
        practical=(Topic("Money", text), Topic("Time", "As here")),
    )


@pytest.mark.parametrize("text", ["Words of a note. " * 590, "x" * 10_000, "長い覚え書き。" * 1430, "a-b " * 2500])
def test_r074_ten_thousand_characters_are_all_there(text: str) -> None:
    quarter, long = (_telling(some) for some in (text[: len(text) // 4], text))
    made: list[Built] = []
    less, more = (effort(partial(_build_into, made, book)) for book in (quarter, long))
    assert more < 5 * less
    built = made[-1]
    assert faults(built) == []
    assert built.warnings == ()
    plain = "".join(text.split())
    found = text_of(built).replace("-", "") if plain.startswith("x") else text_of(built)
    assert sum(found.count(char) for char in set(plain)) >= 3 * len(plain)
    sheet = programme_sheet.build(replace(fixtures.programme(), days=long.days))
    assert faults(sheet, book=False) == []
    assert sheet.warnings == ()


def test_r075_a_character_without_glyph_is_told_with_its_places() -> None:
    book = _small()
    company = replace(book.companies[0], about="They bake 🥐 there.")
    person = replace(book.participants[0], organisation="Bistro 🥐")
    built = briefing_book.build(replace(book, companies=(company,), participants=(person,)))
    assert len(built.missing) == 1
    told = built.missing[0]
    assert "🥐 (croissant)" in told
    assert "«They bake 🥐 there.»" in told
    assert "«Bistro 🥐»" in told
    assert "page " in told
    assert text_of(built).count("〓") == 3, "on the card, in the roster, and in the profile"


def test_everything_the_book_knows_is_found_when_searched() -> None:
    book = fixtures.book()
    text = unicodedata.normalize("NFC", text_of(briefing_book.build(book)))
    wanted = [part for one in book.participants for part in (one.name.latin, one.name.reading)]
    wanted += [one.organisation for one in book.participants if one.listed]
    for company in book.companies:
        wanted += [company.name.en, company.name.ja, company.phone, company.why, *company.questions]
        wanted += [part for person in company.people for part in person.name.native.split()]
    wanted += [part for hotel in book.hotels for part in (hotel.name.en, hotel.address.ja.split("\n")[-1], hotel.phone)]
    wanted += [item.title.en for day in book.days for item in day.items if item.title.en]
    lost = [words for words in wanted if unicodedata.normalize("NFC", "".join(words.split())) not in text]
    assert lost == []


def test_a_narrow_lane_of_the_week_shows_a_number_rather_than_a_name_in_pieces() -> None:
    book = fixtures.book()
    companies = tuple(replace(one, name=Words("Unpronounceableworks", "")) for one in book.companies)
    pages = page_texts(briefing_book.build(replace(book, companies=companies)).pdf)
    week = next(page.split() for page in pages if page.startswith("Days 8 to 12"))
    assert {word for word in week if word.startswith("Unpro")} == {"Unpronounceableworks"}


def test_a_page_of_the_table_begins_with_its_day() -> None:
    content = fixtures.programme("table", "ja")
    starts = [f"{day.number}{wording.date_ja(day.date)}" for day in content.days]
    document = pdfium.PdfDocument(programme_sheet.build(content).pdf)
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    begins = [page.partition("摘要")[2] for page in pages]
    assert len(begins) > 1
    assert [one[:20] for one in begins if not one.startswith(tuple(starts))] == []


def test_a_word_cut_at_a_soft_hyphen_is_copied_whole() -> None:
    book = _small()
    soft = "Donaudampf\u00adschifffahrts\u00adgesellschaft " * 12
    built = briefing_book.build(replace(book, companies=(replace(book.companies[0], about=soft),)))
    assert text_of(built).replace("\u00ad", "").count("Donaudampfschifffahrtsgesellschaft") == 12


def test_the_words_of_a_certificate_are_those_of_the_register() -> None:
    holder = fixtures.certificates(1).holders[0]
    bare = replace(holder, organisation="", country="", qr="", check="", visited=0)
    text = text_of(certificate.build(replace(fixtures.certificates(1), holders=(bare,), sentence=Words())))
    assert holder.organisation.replace(" ", "") not in text
    assert "companies" not in text
    assert holder.number in text


def test_what_runs_past_midnight_stands_on_the_sheets_of_both_days() -> None:
    days = text_of(programme_sheet.build(fixtures.programme()))
    first, _, second = days.partition("Friday19March")
    night = "Night-shifthandoveratMusashinoForge"
    assert "23:20–00:40+1" in first
    assert night in first
    assert second.index("until00:40") < second.index(night) < second.index("since23:20ofthedaybefore")
    table = text_of(programme_sheet.build(fixtures.programme("table", "ja")))
    assert "23:20–00:40+1" in table
    assert "夜勤引継ぎ見学（希望者）（続き）" in table
    assert "～00:40" in table
