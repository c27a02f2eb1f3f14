"""A file of packed objects is one that every reader opens without a word."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from eujc_desktop.documents import briefing_book
from eujc_desktop.documents.typesetting.packing import A_STREAM, Packed, packed_stream, stream
from tests.documents import fixtures

PAGES = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>"}
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<<>>/Contents 4 0 R>>"


def _file(large: dict[int, bytes], small: dict[int, bytes]) -> bytes:
    file = Packed((*large, *small))
    file.add(large, small)
    return file.finish("/Root 1 0 R")


@pytest.mark.parametrize("count", [0, 1, A_STREAM - 3, A_STREAM, 5 * A_STREAM + 7])
def test_each_object_is_found_by_its_number(count: int) -> None:
    more = {5 + i: f"<</N {i}>>".encode() for i in range(count)}
    data = _file({4: packed_stream("", b"0 0 9 9 re f")}, {**PAGES, 3: PAGE, **more})
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.check_pdf_syntax() == []
        assert [int(file.get_object(number, 0).N) for number in more] == list(range(count))
        assert file.pages[0].Contents.read_bytes() == b"0 0 9 9 re f"
    assert len(pdfium.PdfDocument(data)) == 1


def test_files_that_begin_alike_go_on_by_themselves() -> None:
    begun = Packed([*PAGES, 3, 4])
    begun.add({4: stream("", b"0 0 9 9 re f")}, {3: PAGE})
    made = []
    for title in (b"(one)", b"(other)"):
        file = Packed(after=begun)
        file.add({}, {**PAGES, begun.next: b"<</Title %b>>" % title})
        made.append(begun.written() + file.finish(f"/Root 1 0 R/Info {begun.next} 0 R"))
    for data, title in zip(made, ("one", "other"), strict=True):
        with pikepdf.open(io.BytesIO(data)) as file:
            assert file.check_pdf_syntax() == []
            assert (len(file.pages), str(file.docinfo.Title)) == (1, title)


def test_numbers_nobody_uses_are_free() -> None:
    data = _file({9: stream("", b"")}, {**PAGES, 3: PAGE.replace(b"4 0 R", b"9 0 R")})
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.check_pdf_syntax() == []
        assert len(file.pages) == 1


def test_the_name_of_a_file_follows_from_what_is_in_it() -> None:
    one, other = (_file({4: stream("", words)}, {**PAGES, 3: PAGE}) for words in (b"0 g", b"1 g"))
    with pikepdf.open(io.BytesIO(one)) as first, pikepdf.open(io.BytesIO(other)) as second:
        assert bytes(first.trailer.ID[0]) == bytes(first.trailer.ID[1]) != bytes(second.trailer.ID[0])


def test_a_whole_book_has_no_fault_of_syntax() -> None:
    data = briefing_book.build(fixtures.short_book()).pdf
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.check_pdf_syntax() == []
        assert file.pdf_version == "1.7"
