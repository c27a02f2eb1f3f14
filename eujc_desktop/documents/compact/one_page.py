"""The whole programme on one A4 page: every day with places and addresses, hotels, and numbers to call."""

from __future__ import annotations

from functools import partial

from eujc_desktop.common.progress import Progress
from eujc_desktop.common.said import say
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.compact import parts
from eujc_desktop.documents.compact.entries import entries, left_out
from eujc_desktop.documents.compact.filling import Filled, filled
from eujc_desktop.documents.content import ProgrammeSheet
from eujc_desktop.documents.typesetting.document import Document

WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN, HEAD, GAP = 9 * MM, 25 * MM, 5 * MM
MEASURE = WIDTH - 2 * MARGIN
MANY_DAYS = 8
"""With more days than this they stand in three columns."""
FOOT_SCALES = (1.0, 0.92, 0.85, 0.78)
MOST_FOOT = 62 * MM


def make(content: ProgrammeSheet, title: str, progress: Progress) -> Built:
    """One page; more only where even the main items in the smallest type do not fit, which is told."""
    columns = 3 if len(content.days) > MANY_DAYS else 2
    return laid_out(content, title, progress, foot=_foot(content), columns=columns)


def laid_out(content: ProgrammeSheet, title: str, progress: Progress, *, foot: Block, columns: int) -> Built:
    """The days in columns between the head and a foot, in type as large as there is room for."""
    width = (MEASURE - GAP * (columns - 1)) / columns
    depth = HEIGHT - HEAD - 4 * MM - MARGIN - foot.height(MEASURE) - 4 * MM
    found = filled(lambda detail, scale: entries(content, width, detail, scale), width, [depth] * columns)
    pages = [found.columns[i : i + columns] for i in range(0, len(found.columns), columns)] or [()]
    language = "ja" if content.language == "ja" else "en-GB"
    document = Document(printing.info(content.mission, title, language=language), total=len(pages))
    for number, columns_of_page in enumerate(pages):
        progress(number, len(pages), f"Page {number + 1} of {len(pages)}")
        with document.page(WIDTH, HEIGHT) as sheet:
            parts.head(sheet, content, MARGIN, HEAD)
            for place, column in enumerate(columns_of_page):
                _draw(sheet, column, MARGIN + place * (width + GAP), HEIGHT - HEAD - 4 * MM, width)
            if number == 0:
                _draw_foot(sheet, foot)
    return printing.finish(document, cautions=told(content, found, len(pages), "A4 page"))


def told(content: ProgrammeSheet, found: Filled, pages: int, paper: str) -> tuple[str, ...]:
    """What a reader misses for want of room."""
    missing = left_out(content.days, found.detail)
    words = []
    if missing:
        items = wording.count(missing, "item is", "items are")
        words.append(
            say(
                "The programme is long: {items} left out, to leave room for visits, journeys and seminars.", items=items
            )
        )
    if pages > 1:
        words.append(
            say("The programme does not fit one {paper}: it goes on, {pages} in all.", paper=paper, pages=pages)
        )
    return tuple(words)


def _draw(sheet: Sheet, column: tuple[Block, ...], x: float, top: float, width: float) -> None:
    Stack(column, before=0.0).draw(sheet, x, top, width)


def _foot(content: ProgrammeSheet) -> Block:
    """Hotels at the left, whom to call at the right; smaller where there are many."""
    for scale in FOOT_SCALES:
        block = _foot_in(content, scale)
        if block.height(MEASURE) <= MOST_FOOT:
            break
    return block


def _foot_in(content: ProgrammeSheet, scale: float) -> Block:
    label = partial(parts.labelled, language=content.language, scale=scale)
    hotels = parts.hotels(content, scale)
    calls = Stack([label(parts.CALL), *parts.numbers(content, scale)])
    if not hotels:
        return calls
    half = (len(hotels) + 1) // 2
    sides = parts.beside(Stack(hotels[:half]), Stack(hotels[half:]), MEASURE * 0.66, 0.5, GAP)
    return parts.beside(
        Stack([label(parts.HOTELS), parts.request(content, scale), sides if len(hotels) > 1 else hotels[0]]),
        calls, MEASURE, 0.66, GAP,
    )  # fmt: skip


def _draw_foot(sheet: Sheet, foot: Block) -> None:
    top = MARGIN + foot.height(MEASURE)
    y = top + 2 * MM
    line = f"{operator('m', MARGIN, y)} {operator('l', WIDTH - MARGIN, y)} S"
    sheet.raw(f"q {stroke(looks.NAVY, 0.8)} {line} Q")
    foot.draw(sheet, MARGIN, top, MEASURE)
