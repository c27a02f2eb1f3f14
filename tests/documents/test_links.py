"""Every link leads somewhere, and every page number on paper is that of the place it names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pytest

from eujc_desktop.documents import briefing_book, programme_sheet
from eujc_desktop.documents.briefing_book.setting import company_anchor, day_anchor, item_anchor
from tests.documents import fixtures


@dataclass(frozen=True)
class Link:
    """A link on a page: its words, and the page and name of the place it leads to, or its address.

    `thumb`: it stands in the index at the edge.
    """

    page: int
    words: str
    to: int = 0
    place: str = ""
    address: str = ""
    thumb: bool = False


@cache
def _book() -> bytes:
    return briefing_book.build(fixtures.book()).pdf


def _places(file: pikepdf.Pdf) -> dict[bytes, int]:
    """The page of each named place."""
    numbers = {page.objgen: number for number, page in enumerate(file.pages, 1)}
    names = file.Root.Names.Dests.Names
    return {bytes(names[i]): numbers[names[i + 1][0].objgen] for i in range(0, len(names), 2)}


def _links(pdf: bytes) -> Iterator[Link]:
    document = pdfium.PdfDocument(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        places = _places(file)
        for number, (page, drawn) in enumerate(zip(file.pages, document, strict=True), 1):
            text = drawn.get_textpage()
            for note in page.get("/Annots", []):
                left, bottom, right, top = (float(value) for value in note.Rect)
                words = " ".join(text.get_text_bounded(left - 1, bottom, right + 1, top).split())
                if "/A" in note:
                    yield Link(number, words, address=str(note.A.URI))
                else:
                    name = bytes(note.Dest)
                    thumb = left < 1 or right > drawn.get_width() - 1
                    yield Link(number, words, places[name], name.decode(), thumb=thumb)
    document.close()


@cache
def links() -> tuple[Link, ...]:
    return tuple(_links(_book()))


def test_every_link_leads_somewhere() -> None:
    assert len(links()) > 500
    assert all(link.address.startswith(("https://", "mailto:")) for link in links() if not link.to)
    made = tuple(_links(programme_sheet.build(fixtures.programme()).pdf))
    assert all(link.to or link.address for link in made)


def test_the_page_in_a_link_is_the_page_it_leads_to() -> None:
    told = [(link, re.fullmatch(r"(?:.*page )?(\d+)", link.words)) for link in links() if link.to and not link.thumb]
    numbered = [(link, int(found.group(1))) for link, found in told if found]
    assert len(numbered) > 70
    assert [(link, number) for link, number in numbered if number != link.to] == []


def test_a_link_says_of_itself_what_is_printed() -> None:
    with pikepdf.open(io.BytesIO(_book())) as file:
        told = [str(note.Contents) for page in file.pages for note in page.get("/Annots", [])]
    assert "Go to Companies" in told
    assert "mailto:mission@example.org" not in told
    assert {"Aone Seisakusho Co., Ltd.", "mission@example.org", "Map", "Day 2, Tuesday 16 March"} <= set(told)
    assert not [words for words in told if words.startswith(("company-", "item-", "day1"))]


def test_a_page_named_after_a_link_is_the_one_it_leads_to() -> None:
    """The profile names the page of the visit, which names the page of the profile."""
    document = pdfium.PdfDocument(_book())
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    book = fixtures.book()
    visits = {item.company: item for day in book.days for item in day.items if item.company}
    for company in book.companies:
        if company.key not in visits:
            continue
        there = next(link for link in links() if link.place == company_anchor(company.key) and "page" in link.words)
        profile = pages[there.to - 1]
        back = {int(number) for number in re.findall(r"\(page (\d+)\)", profile)}
        assert back
        assert {link.to for link in links() if link.page == there.to and link.place.startswith("item-")} == back
        assert there.page in back


@pytest.mark.parametrize("what", ["days", "companies", "items"])
def test_each_has_its_place(what: str) -> None:
    book = fixtures.book()
    wanted = {
        "days": {day_anchor(day) for day in book.days},
        "companies": {company_anchor(company.key) for company in book.companies},
        "items": {item_anchor(item) for day in book.days for item in day.items},
    }[what]
    with pikepdf.open(io.BytesIO(_book())) as file:
        assert wanted <= {name.decode() for name in _places(file)}


def test_every_page_between_the_covers_has_the_whole_thumb_index() -> None:
    book = fixtures.book()
    index = {day_anchor(day) for day in book.days} | {"companies", "people", "practical"}
    last = max(link.page for link in links())
    for number in range(2, last + 1):
        assert {link.place for link in links() if link.page == number and link.thumb} == index


def test_the_outline_has_two_levels_and_leads_to_the_same_places() -> None:
    with pikepdf.open(io.BytesIO(_book())) as file, file.open_outline() as outline:
        titles = {entry.title: [kid.title for kid in entry.children] for entry in outline.root}
    book = fixtures.book()
    assert list(titles)[:5] == ["Cover", "Contents", "Welcome", "The mission at a glance", "Day by day"]
    assert titles["The companies we visit"] == [company.name.en for company in book.companies]
    assert [title.partition(" –")[0] for title in titles["Day by day"]] == [f"Day {day.number}" for day in book.days]
