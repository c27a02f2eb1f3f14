"""A card for the pocket: one A4 page with a cut in its middle, folded to eight small pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, naming, printing, wording
from eujc_desktop.documents.art.paths import circle, fill, operator, rectangle, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.rest import NoteLines
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import sheets
from eujc_desktop.documents.cards.names import fitting, phrases, undivided
from eujc_desktop.documents.cards.stocks import Box
from eujc_desktop.documents.compact import parts, styles
from eujc_desktop.documents.compact.entries import entries
from eujc_desktop.documents.compact.filling import filled
from eujc_desktop.documents.compact.one_page import told
from eujc_desktop.documents.content import ProgrammeSheet
from eujc_desktop.documents.typesetting.document import Document

WIDTH, HEIGHT = 297 * MM, 210 * MM
PANEL_WIDTH, PANEL_HEIGHT = WIDTH / 4, HEIGHT / 2
EDGE = 5.5 * MM
MEASURE, DEPTH = PANEL_WIDTH - 2 * EDGE, PANEL_HEIGHT - 2 * EDGE
FOOT = 3 * MM
LOWER = (8, 1, 2, 3)
"""The pages of the lower row from left to right; the upper row stands on its head."""
UPPER = (7, 6, 5, 4)
DAYS = (2, 3, 4, 5, 6)
HOTELS = 7
NOTES = Words("Notes", "メモ")


def make(content: ProgrammeSheet, title: str, progress: Progress) -> Built:
    """One sheet a card; further ones only where the days do not fit, which is told."""
    made = filled(
        lambda detail, scale: entries(content, MEASURE, detail, scale * 0.92), MEASURE, [DEPTH - FOOT] * len(DAYS)
    )
    cards = [made.columns[i : i + len(DAYS)] for i in range(0, len(made.columns), len(DAYS))] or [()]
    language = "ja" if content.language == "ja" else "en-GB"
    document = Document(printing.info(content.mission, title, language=language), total=len(cards))
    for number, columns in enumerate(cards):
        progress(number, len(cards), f"Page {number + 1} of {len(cards)}")
        with document.page(WIDTH, HEIGHT) as sheet:
            _card(sheet, content, columns)
    return printing.finish(document, cautions=told(content, made, len(cards), "card"))


def _card(sheet: Sheet, content: ProgrammeSheet, columns: tuple[tuple[Block, ...], ...]) -> None:
    """The eight pages in the order one reads them, each on its place of the sheet."""
    for page in range(1, 9):
        box = _box(page)
        draw = _page(sheet, content, columns, page, box)
        if page in UPPER:
            with sheets.turning(sheet, box):
                draw()
        else:
            draw()
    sheet.raw(_marks())


def _box(page: int) -> Box:
    upper = page in UPPER
    column = (UPPER if upper else LOWER).index(page)
    return Box(column * PANEL_WIDTH, PANEL_HEIGHT if upper else 0.0, PANEL_WIDTH, PANEL_HEIGHT)


def _page(
    sheet: Sheet, content: ProgrammeSheet, columns: tuple[tuple[Block, ...], ...], page: int, box: Box
) -> Callable[[], None]:
    if page == 1:
        return partial(_cover, sheet, content, box)
    if page in DAYS:
        place = DAYS.index(page)
        return partial(_inside, sheet, content, box, page, columns[place] if place < len(columns) else ())
    build = _hotels if page == HOTELS else _calls
    block = fitting(partial(build, content), MEASURE, DEPTH - FOOT, 1.4)
    rest = NoteLines(Block(), DEPTH - FOOT - block.height(MEASURE) - 2 * MM, before=2 * MM)
    return partial(_inside, sheet, content, box, page, (block, rest) if page != HOTELS else (block,))


def _inside(sheet: Sheet, content: ProgrammeSheet, box: Box, page: int, blocks: tuple[Block, ...]) -> None:
    """Blocks from the top, or lines for notes, with the number of the page at the foot."""
    top = box.top - EDGE
    if blocks:
        Stack(blocks, before=0.0).draw(sheet, box.x + EDGE, top, MEASURE)
    else:
        heading = Text(NOTES.prefer(content.language), styles.LABEL)
        NoteLines(heading, DEPTH - FOOT).draw(sheet, box.x + EDGE, top, MEASURE)
    with sheet.artifact():
        sheet.line(box.x + PANEL_WIDTH / 2, box.y + 3 * MM, str(page), looks.FOOT, align="center")


def _cover(sheet: Sheet, content: ProgrammeSheet, box: Box) -> None:
    """Title, dates and places on navy, under the sun."""
    mission, language = content.mission, content.language
    sun = circle(box.x + PANEL_WIDTH / 2, box.top - 24 * MM, 11 * MM)
    ground = rectangle(box.x, box.y, PANEL_WIDTH, PANEL_HEIGHT)
    sheet.raw(f"q {fill(looks.NAVY)} {ground} f {fill(looks.RED)} {sun} f Q")
    title, second = parts.titles(mission, language)
    words = fitting(
        partial(_titles, phrases(title), phrases(second), parts.dates_and_places(mission, language)), MEASURE, 46 * MM
    )
    words.draw(sheet, box.x + EDGE, box.top - 42 * MM, MEASURE)
    sender, edition = mission.organisation.prefer(language), wording.edition(mission, language)
    for y, line in ((9.5, sender), (6, edition)):
        style = styles.EDITION.but(colour=looks.ON_NAVY)
        sheet.line(box.x + PANEL_WIDTH / 2, box.y + y * MM, line, style, align="center", width=MEASURE, tag="P")


def _titles(title: str, second: str, below: str, scale: float) -> Block:
    centred = {"align": "center", "max_lines": 0, "japanese_break": 260}
    first = styles.scaled(styles.TITLE.but(fit_word=True, **centred), 0.85 * scale)
    below_it = styles.scaled(styles.TITLE_SECOND.but(before=2, **centred), scale)
    return Stack(
        [
            Text(naming.unbroken(title), undivided(title, first, MEASURE)),
            Text(naming.unbroken(second), undivided(second, below_it, MEASURE)) if second else None,
            Text(below, styles.scaled(styles.FACTS.but(before=6, **centred), scale)),
        ]
    )


def _hotels(content: ProgrammeSheet, scale: float) -> Block:
    found = parts.hotels(content, scale)
    if not found:
        return Stack([parts.labelled(NOTES, content.language, scale)])
    return Stack([parts.labelled(parts.HOTELS, content.language, scale), parts.request(content, scale), *found])


def _calls(content: ProgrammeSheet, scale: float) -> Block:
    return Stack([parts.labelled(parts.CALL, content.language, scale), *parts.numbers(content, scale)])


def _marks() -> str:
    """Short dashes where to fold, a line where to cut."""
    middle = HEIGHT / 2
    cut = f"[] 0 d {operator('m', PANEL_WIDTH, middle)} {operator('l', 3 * PANEL_WIDTH, middle)} S"
    folds = []
    for x in (PANEL_WIDTH, 2 * PANEL_WIDTH, 3 * PANEL_WIDTH):
        for y, to in ((0, 3 * MM), (HEIGHT - 3 * MM, HEIGHT)):
            folds.append(f"{operator('m', x, y)} {operator('l', x, to)} S")
    for x, to in ((0, 3 * MM), (WIDTH - 3 * MM, WIDTH)):
        folds.append(f"{operator('m', x, middle)} {operator('l', to, middle)} S")
    return f"q {stroke(looks.MUTE, 0.4)} [2 2] 0 d {' '.join(folds)} {cut} Q"
