"""What no page may show: words outside its type area, on top of each other, too small, or without glyph."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 72 / 25.4
SMALLEST = 5.4
_TOUCH = 1.2
GETA = "〓"
BLANKS = frozenset({0, 9, 10, 13, 32, 0xA0, 0x3000})
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Word:
    """A word with its box in points, y upwards, and the size of its type."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    upright: bool = True


@dataclass(frozen=True)
class Sheet:
    """A page, in points, and its words."""

    width: float
    height: float
    words: list[Word]


@dataclass(frozen=True)
class Margins:
    """The type area of a mirrored page, the baselines of its head and foot, and the index at its edge; millimetres."""

    inner: float = 20
    outer: float = 22
    top: float = 27
    bottom: float = 21
    head: float = 15.5
    foot: float = 11.5
    edge: float = 10


def pages(pdf: bytes) -> Iterator[tuple[pdfium.PdfPage, pdfium.PdfTextPage]]:
    """Each page with its text."""
    document = pdfium.PdfDocument(pdf)
    try:
        for page in document:
            yield page, page.get_textpage()
    finally:
        document.close()


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as copied."""
    return tuple(text for _, text in _read(pdf))


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Each page with its words."""
    return tuple(sheet for sheet, _ in _read(pdf))


@lru_cache(maxsize=2)
def _read(pdf: bytes) -> tuple[tuple[Sheet, str], ...]:
    """Words and text of each page; kept, as a paper is looked through more than once."""
    return tuple((Sheet(*page.get_size(), words(text)), text.get_text_range()) for page, text in pages(pdf))


def words(text: pdfium.PdfTextPage) -> list[Word]:
    """The words of a page: characters between blanks."""
    return [_word(text.raw, chars) for chars in _chars(text)]


def _chars(text: pdfium.PdfTextPage) -> Iterator[list[tuple[int, str, Box]]]:
    """The characters of each word with their places in the text and their boxes."""
    page, current = text.raw, list[tuple[int, str, Box]]()
    left, right, bottom, top = edges = [ctypes.c_double() for _ in range(4)]
    pointers = [ctypes.byref(edge) for edge in edges]
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if code in BLANKS or raw.FPDFText_IsGenerated(page, index) == 1:
            if current:
                yield current
                current = []
            continue
        assert raw.FPDFText_GetCharBox(page, index, *pointers)
        box = (left.value, bottom.value, right.value, top.value)
        if current and _apart(current[-1][2], box):
            yield current
            current = []
        current.append((index, chr(code), box))
    if current:
        yield current


def _height(page: Any, index: int) -> float:
    """The size of the type on the page: nominal size times the scale of its matrix."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    return float(raw.FPDFText_GetFontSize(page, index)) * scale


def _apart(before: Box, after: Box) -> bool:
    """Whether two characters stand on different lines or far from each other."""
    middle = (after[1] + after[3]) / 2
    return not before[1] - 3 <= middle <= before[3] + 3 or after[0] - before[2] > 6 or after[0] < before[0] - 2


def _word(page: Any, chars: list[tuple[int, str, Box]]) -> Word:
    """A word; size and direction are those of its first character."""
    places, letters, boxes = zip(*chars, strict=True)
    left, bottom, right, top = zip(*boxes, strict=True)
    upright = abs(raw.FPDFText_GetCharAngle(page, places[0])) < 0.1
    size = _height(page, places[0])
    return Word("".join(letters), min(left), min(bottom), max(right), max(top), size, upright)


def lint(pdf: bytes, margins: Margins | None = None, covers: frozenset[int] = frozenset()) -> list[str]:
    """Each fault in words, with its page; `margins` none: only the edge of the paper counts."""
    faults: list[str] = []
    for number, sheet in enumerate(sheets(pdf), 1):
        width, height, on_page = sheet.width, sheet.height, sheet.words
        area = margins if number not in covers else None
        faults += [f"p.{number}: {fault}" for word in on_page for fault in _faults(word, number, width, height, area)]
        faults += [f"p.{number}: «{a.text}» over «{b.text}»" for a, b in _overlaps(on_page)]
    return faults


def _faults(word: Word, number: int, width: float, height: float, margins: Margins | None) -> Iterator[str]:
    if word.left < -0.5 or word.right > width + 0.5 or word.bottom < -0.5 or word.top > height + 0.5:
        yield f"off the page: {word.text}"
    if word.size < SMALLEST - 0.01:
        yield f"type of {word.size:.1f} pt: {word.text}"
    if GETA in word.text:
        yield f"no glyph: {word.text}"
    if margins and _outside(word, number, width, height, margins):
        yield f"outside the type area: {word.text}"


def _outside(word: Word, number: int, width: float, height: float, margins: Margins) -> bool:
    """Whether a word leaves the type area; head, foot and the thumb index at the edge are allowed."""
    odd = number % 2 == 1
    left, right = (margins.inner, margins.outer) if odd else (margins.outer, margins.inner)
    tolerance = 2 + 0.1 * word.size  # letters like an italic J reach beyond their place
    if word.right < margins.edge * MM or word.left > width - margins.edge * MM:
        return False
    if _stands_on(word, height - margins.head * MM) or _stands_on(word, margins.foot * MM):
        return False
    return (
        word.left < left * MM - tolerance
        or word.right > width - right * MM + tolerance
        or word.top > height - margins.top * MM + tolerance
        or word.bottom < margins.bottom * MM - tolerance
    )


def _stands_on(word: Word, baseline: float) -> bool:
    return baseline - 3 <= word.bottom and word.top <= baseline + word.size and word.size < 10


def _is_mark(text: str) -> bool:
    """Whether there is nothing but accents, which stand on other letters."""
    return all(unicodedata.combining(char) for char in text)


def _overlaps(on_page: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Pairs of words whose bodies (without the air above and below) lie on top of each other."""
    ordered = sorted((word for word in on_page if word.upright and not _is_mark(word.text)), key=lambda word: word.left)
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            if b.left > a.right:
                break
            # First whether they stand at the same height: most words of a column do not.
            if a.top - b.bottom > _TOUCH and b.top - a.bottom > _TOUCH:
                across = min(a.right, b.right) - max(a.left, b.left)
                up = min(a.top, b.top) - max(a.bottom, b.bottom)
                if across > _TOUCH and up > _TOUCH:
                    yield a, b
