"""Small documents for tests, and their text as a reader copies it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pypdfium2 as pdfium

from eujc_desktop.documents.typesetting.document import Document, Info
from eujc_desktop.documents.typesetting.items import Box
from eujc_desktop.documents.typesetting.lines import Line
from eujc_desktop.documents.typesetting.paragraph import Paragraph
from eujc_desktop.documents.typesetting.sheet import Sheet
from eujc_desktop.documents.typesetting.style import MM, Style, Words

INFO = Info("A test <of> type & 試験", author="Mission office", created=datetime(2027, 2, 1, tzinfo=UTC))
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, TOP, MEASURE = 20 * MM, 270 * MM, 80 * MM


def document(draw: Callable[[Sheet], None]) -> tuple[bytes, Document]:
    """A page drawn by `draw`."""
    made = Document(INFO)
    with made.page(WIDTH, HEIGHT) as sheet:
        draw(sheet)
    return made.finish(), made


def printed(words: Words, style: Style | None = None, width: float = MEASURE) -> tuple[bytes, Document]:
    """A page with one paragraph."""
    return document(lambda sheet: Paragraph(words, style or Style()).draw(sheet, LEFT, TOP, width))


def copied(pdf: bytes, page: int = 0) -> str:
    """The text of a page; hyphens at line ends and the line ends themselves are left out."""
    file = pdfium.PdfDocument(pdf)
    try:
        text: str = file[page].get_textpage().get_text_range()
    finally:
        file.close()
    return text.replace("\ufffe", "").replace("\x02", "").replace("\r\n", "\n")


def text_of(line: Line) -> str:
    """The characters of a line, blanks as one space."""
    return "".join(
        "".join(item.run.sources[item.first : item.last]) if isinstance(item, Box) else " " if item.ink else ""
        for item in line.items
    )
