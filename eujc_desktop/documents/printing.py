"""From planned pages to a finished PDF, with all that could not be set told in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents.blocks.flow import Flow, Page
from eujc_desktop.documents.content import Built, Mission
from eujc_desktop.documents.early import Early, looking
from eujc_desktop.documents.typesetting.document import Attachment, Document, Info
from eujc_desktop.documents.typesetting.sheet import Sheet

Furnish = Callable[[Sheet, Page], None]


def info(mission: Mission, title: str, subject: str = "", language: str = "en-GB") -> Info:
    """What the file says about itself; its date is that of the edition, never the clock."""
    day = mission.edition_date or mission.first_day
    created = datetime(day.year, day.month, day.day)
    author = mission.organisation.prefer("en")
    return Info(title, author=author, subject=subject, language=language, created=created)


def print_flow(
    flow: Flow,
    about: Info,
    furnish: Furnish | None,
    progress: Progress,
    attachments: Sequence[Attachment] = (),
    *,
    refs: Mapping[str, int] | None = None,
) -> Built:
    """Draws each page once; every reference is known by now.

    With `refs` the pages are some of another paper, and name its pages; what is not among them is no link.
    """
    total = len(flow.pages)
    begin = partial(
        Document,
        about,
        refs=flow.refs if refs is None else refs,
        total=total,
        here=None if refs is None else frozenset(flow.refs),
    )
    if early := looking():
        _show(early, begin, flow, furnish)
    document = begin()
    for count, page in enumerate(flow.pages, 1):
        progress(count - 1, total, f"Page {count} of {total}")
        _add(document, flow, page, furnish)
    return finish(document, attachments)


def _add(document: Document, flow: Flow, page: Page, furnish: Furnish | None) -> None:
    with document.page(flow.area.width, flow.area.height) as sheet:
        _draw(sheet, flow, page, furnish)


def _show(early: Early, begin: Callable[[], Document], flow: Flow, furnish: Furnish | None) -> None:
    """Prints the page that is looked at alone, as it will stand in the whole."""
    total = len(flow.pages)
    number = min(max(early.page, 1), total)
    document = begin()
    _add(document, flow, flow.pages[number - 1], furnish)
    early.take(document.finish(), number, total)


def print_booklet(flow: Flow, about: Info, furnish: Furnish | None, progress: Progress) -> Built:
    """The pages at half their size, two a side, in the order in which sheets folded once lie in each other.

    It is printed on both sides, turned over the short edge, and stapled in the fold. Blanks that make the number of
    pages one of fours stand before the last page, so that it stays outside.
    """
    area, total = flow.area, len(flow.pages)
    document = Document(about, refs=flow.refs, total=total)
    sides = _sides(total)
    for count, side in enumerate(sides):
        progress(count, len(sides), f"Page {count + 1} of {len(sides)}")
        with document.page(area.height, area.width) as sheet:
            for left, number in zip((0.0, area.height / 2), side, strict=True):
                if number is not None:
                    with sheet.reduced(area.width / area.height, left, area.width, area.height):
                        _draw(sheet, flow, flow.pages[number], furnish)
    return finish(document)


def _sides(total: int) -> list[tuple[int | None, int | None]]:
    """Which pages, counted from 0, stand on the left and right half of each side; nothing for a blank."""
    blanks = -total % 4
    pages: list[int | None] = [*range(total - 1), *[None] * blanks, total - 1]
    half = len(pages) // 2
    return [(pages[-1 - i], pages[i]) if i % 2 == 0 else (pages[i], pages[-1 - i]) for i in range(half)]


def _draw(sheet: Sheet, flow: Flow, page: Page, furnish: Furnish | None) -> None:
    area = flow.area
    if page.full is not None:
        page.full(sheet)
        return
    left, top = area.left(page.number), area.height - area.top
    for block, offset in page.placed:
        block.draw(sheet, left, top - offset, area.measure)
    if furnish:
        furnish(sheet, page)


def finish(document: Document, attachments: Sequence[Attachment] = (), cautions: Sequence[str] = ()) -> Built:
    """The document as bytes with its report, after what is to be told besides."""
    pages = document.pages
    pdf = document.finish(attachments)
    cut = tuple(f"Cut to fit on page {page}: {text}" for page, text in document.report.cut)
    return Built(pdf, document.report.messages(), (*cautions, *cut), pages)
