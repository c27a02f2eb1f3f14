"""Personal copies of the book: own cover and pages, everything else drawn once and alike in every file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest

from eujc_desktop.documents import briefing_book
from eujc_desktop.documents.briefing_book.content import BriefingBook, Reader
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import PersonName
from tests.documents import fixtures, second_look
from tests.documents.filling import faults, text_of
from tests.documents.typesetting import ua

READERS = (
    Reader(PersonName("Kristīne", "Bērziņa"), (("Group", "A"), ("Hotel", "Room 305")), "A", b"BEGIN:VCALENDAR A"),
    Reader(PersonName("Željko", "Horvat"), (("Group", "B"),), "B", b"BEGIN:VCALENDAR B"),
    Reader(PersonName(native="渡邉 誠"), (), ""),
)


def _book() -> BriefingBook:
    whole = fixtures.short_book()
    start = datetime(2027, 3, 15, 10, 0)
    days = list(whole.days)
    of_a = replace(
        days[0].items[0], key="only-a", title=replace(days[0].items[0].title, en="Only for A"), groups=("A",)
    )
    of_b = replace(of_a, key="only-b", title=replace(of_a.title, en="Only for B"), groups=("B",), start=start)
    days[0] = replace(days[0], items=(*days[0].items, of_a, of_b))
    return replace(whole, days=tuple(days), readers=READERS, calendar=b"BEGIN:VCALENDAR all")


@pytest.fixture(scope="module")
def made() -> Built:
    return briefing_book.build(_book())


@pytest.fixture(scope="module")
def files(made: Built) -> list[bytes]:
    return [made.pdf + copy for copy in made.copies]


def _pages(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def _own(pdf: bytes) -> str:
    return "".join(page for page in _pages(pdf) if "Yourownpages" in page or page.endswith(("i", "ii")))


def test_each_copy_is_a_whole_file_that_keeps_the_rules(files: list[bytes]) -> None:
    assert len(files) == len(READERS)
    for pdf in files:
        built = Built(pdf, pages=len(_pages(pdf)))
        assert ua.problems(pdf) == []
        assert second_look.found(pdf) == []
        assert [fault for fault in faults(built) if "told as missing" not in fault] == []


def test_cover_and_own_pages_are_the_readers_and_all_else_is_alike(files: list[bytes]) -> None:
    books = [_pages(pdf) for pdf in files]
    for pages, reader in zip(books, READERS, strict=True):
        assert "".join(f"Briefing book for {reader.name.full}".split()) in pages[0]
    common = [
        pages[next(i for i, page in enumerate(pages) if "Contents" in page and "目次" in page) :] for pages in books
    ]
    assert common[0] == common[1] == common[2]
    assert "Room305" in "".join(books[0])
    assert "Room305" not in "".join(books[1])


def test_own_days_are_those_of_the_group(files: list[bytes]) -> None:
    a, b, neither = (_own(pdf) for pdf in files)
    assert "OnlyforA" in a
    assert "OnlyforB" not in a
    assert "OnlyforB" in b
    assert "OnlyforA" not in b
    assert "OnlyforA" in neither
    assert "OnlyforB" in neither


def test_the_own_calendar_travels_in_the_copy(files: list[bytes]) -> None:
    def calendar(pdf: bytes) -> bytes:
        document = pdfium.PdfDocument(pdf)
        try:
            return bytes(document.get_attachment(0).get_data())
        finally:
            document.close()

    assert [calendar(pdf) for pdf in files] == [b"BEGIN:VCALENDAR A", b"BEGIN:VCALENDAR B", b"BEGIN:VCALENDAR all"]


def test_a_copy_does_not_depend_on_the_others_and_is_the_same_again(made: Built, files: list[bytes]) -> None:
    again = briefing_book.build(_book())
    assert (again.pdf, again.copies) == (made.pdf, made.copies)
    alone = briefing_book.build(replace(_book(), readers=READERS[1:2]))
    assert _pages(alone.pdf + alone.copies[0]) == _pages(files[1])
    assert sum(map(len, made.copies)) < len(made.pdf) * len(READERS)


def test_all_copies_in_one_file_follow_each_other_and_each_is_read_in_its_order(files: list[bytes]) -> None:
    built = briefing_book.build(replace(_book(), together=True))
    assert built.copies == ()
    assert _pages(built.pdf) == [page for pdf in files for page in _pages(pdf)]
    assert ua.problems(built.pdf) == []
    assert second_look.found(built.pdf) == []
    with pikepdf.open(BytesIO(built.pdf)) as together, pikepdf.open(BytesIO(files[1])) as second:
        copies = list(together.Root.StructTreeRoot.K[0].K)
        assert [str(copy.T).split(", ")[-1] for copy in copies] == [reader.name.full for reader in READERS]
        assert _read_out(copies[1]) == _read_out(second.Root.StructTreeRoot.K[0])
        assert len({page.Contents.objgen for page in together.pages}) < len(together.pages)


def _read_out(element: pikepdf.Object) -> list[str]:
    """The tags under an element in the order in which they are read."""
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    found = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [tag for kid in found for tag in (str(kid.S), *_read_out(kid))]


def test_booklets_are_made_for_each(files: list[bytes]) -> None:
    built = briefing_book.build(replace(_book(), booklet=True))
    assert len(built.copies) == len(READERS)
    for copy, reader in zip(built.copies, READERS, strict=True):
        assert "".join(reader.name.full.split()) in text_of(Built(built.pdf + copy))
        assert second_look.found(built.pdf + copy) == []


def test_a_japanese_book_has_japanese_own_pages() -> None:
    built = briefing_book.build(replace(_book(), readers=READERS[:1], language="ja"))
    pages = "".join(_pages(built.pdf + built.copies[0]))
    assert "ご本人用のページ" in pages
    assert "ご本人の日程" in pages
    assert "Yourdays" not in pages
