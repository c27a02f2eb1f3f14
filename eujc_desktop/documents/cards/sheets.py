"""Cards put on sheets: from the first free label on, front and back, with marks to cut and to fold by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing
from eujc_desktop.documents.art.paths import kept_apart, operator, rounded, stroke
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import looks as own
from eujc_desktop.documents.cards.content import Labels
from eujc_desktop.documents.cards.stocks import Box, Stock
from eujc_desktop.documents.typesetting.document import Document, Info

Draw = Callable[[Sheet, Box, Any], None]
_CROP, _OFF = 4.5 * MM, 1.5 * MM
_FOLD = 6 * MM


def made(about: Info, cards: Sequence[Any], stock: Stock, labels: Labels, draw: Draw, progress: Progress) -> Built:
    """The cards on as many sheets as they need; a test print is one sheet of outlines."""
    if labels.outlines:
        document = Document(about, total=1)
        with document.page(stock.page[0] * MM, stock.page[1] * MM) as sheet:
            _outlines(sheet, stock)
        return printing.finish(document)
    sheets = list(_placed(cards, stock.count, labels.first - 1))
    total = len(sheets) * (2 if labels.twice else 1)
    document = Document(about, total=total)
    for placed in sheets:
        for behind in (False, True)[: 2 if labels.twice else 1]:
            progress(document.pages, total, f"Page {document.pages + 1} of {total}")
            with document.page(stock.page[0] * MM, stock.page[1] * MM) as sheet:
                _side(sheet, stock, placed, draw, behind=behind)
    return printing.finish(document)


def _placed(cards: Sequence[Any], count: int, skipped: int) -> Iterator[list[tuple[int, Any]]]:
    """The cards of each sheet with their places; an empty sheet where there is no card."""
    placed: list[tuple[int, Any]] = []
    for number, card in enumerate(cards, start=skipped):
        if number % count == 0 and placed:
            yield placed
            placed = []
        placed.append((number % count, card))
    yield placed


def _side(sheet: Sheet, stock: Stock, placed: Sequence[tuple[int, Any]], draw: Draw, *, behind: bool) -> None:
    """One side of a sheet; the back says the same again and is not read aloud twice."""
    with sheet.artifact(when=behind):
        for place, card in placed:
            draw(sheet, stock.box(place, behind=behind), card)
    sheet.raw(_marks(stock))


def turned(sheet: Sheet, box: Box, draw: Callable[[], None]) -> None:
    """What is drawn turns half round within the box; it is not read aloud."""
    with sheet.artifact(), turning(sheet, box):
        draw()


@contextmanager
def turning(sheet: Sheet, box: Box) -> Iterator[None]:
    """What is drawn inside turns half round within the box."""
    sheet.begin(operator("cm", -1, 0, 0, -1, 2 * box.x + box.width, 2 * box.y + box.height))
    yield
    sheet.end()


def _marks(stock: Stock) -> str:
    """Hairlines between cards that touch, crop marks at the edge of the block, dashes where to fold."""
    parts = []
    if "lines" in stock.marks:
        parts += [stroke(looks.RULE, 0.25), *_cuts(stock)]
    if "crop" in stock.marks:
        parts += [stroke("#000000", 0.25), *_crops(stock)]
    if "fold" in stock.marks:
        parts += [stroke(looks.MUTE, 0.3), "[2 2] 0 d", *_folds(stock)]
    return kept_apart(parts)


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{operator('m', x, y)} {operator('l', to_x, to_y)} S"


def _edges(stock: Stock) -> tuple[list[float], list[float]]:
    """Where the cards begin and end, across and upwards; each edge once."""
    boxes = list(stock.boxes())
    across = {round(x, 3) for box in boxes for x in (box.x, box.right)}
    up = {round(y, 3) for box in boxes for y in (box.y, box.top)}
    return sorted(across), sorted(up)


def _cuts(stock: Stock) -> Iterator[str]:
    width, height = stock.page[0] * MM, stock.page[1] * MM
    across, up = _edges(stock)
    for x in across:
        if 1 < x < width - 1:
            yield _line(x, 0, x, height)
    for y in up:
        if 1 < y < height - 1:
            yield _line(0, y, width, y)


def _crops(stock: Stock) -> Iterator[str]:
    across, up = _edges(stock)
    for x in across:
        yield _line(x, up[-1] + _OFF, x, up[-1] + _OFF + _CROP)
        yield _line(x, up[0] - _OFF, x, up[0] - _OFF - _CROP)
    for y in up:
        yield _line(across[0] - _OFF, y, across[0] - _OFF - _CROP, y)
        yield _line(across[-1] + _OFF, y, across[-1] + _OFF + _CROP, y)


def _folds(stock: Stock) -> Iterator[str]:
    length = min(_FOLD, stock.size[0] * MM / 16)
    for box in stock.boxes():
        y = box.y + box.height / 2
        yield _line(box.x, y, box.x + length, y)
        yield _line(box.right - length, y, box.right, y)


def _outlines(sheet: Sheet, stock: Stock) -> None:
    """The places of the labels with their numbers, and a length to measure, to see that the printer keeps the scale."""
    width, height = stock.size
    for number, box in enumerate(stock.boxes(), 1):
        shape = rounded(box.x, box.y, box.width, box.height, stock.radius * MM)
        sheet.raw(kept_apart((stroke(looks.INK, 0.4), shape, "S")))
        y = box.y + box.height / 2
        size = f"{width:g} × {height:g} mm"
        for drop, words, style in ((-2, str(number), own.TEST_NUMBER), (12, size, own.TEST_SIZE)):
            sheet.line(box.middle, y - drop, words, style, align="center", width=box.width - 6 * MM, tag="P")
        if number == 1:
            _measure(sheet, box, y - 30)


def _measure(sheet: Sheet, box: Box, y: float) -> None:
    length = 50 * MM
    x = box.middle - length / 2
    ends = (_line(at, y - 3, at, y + 3) for at in (x, x + length))
    sheet.raw(kept_apart((stroke(looks.RED, 0.6), _line(x, y, x + length, y), *ends)))
    words = "50 mm long when printed at 100 %"
    sheet.line(box.middle, y - 11, words, own.TEST_SIZE, align="center", width=box.width - 6 * MM, tag="P")
