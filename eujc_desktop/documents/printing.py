"""From planned pages to a finished PDF, with all that could not be set told in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents.blocks.flow import Flow, Page
from eujc_desktop.documents.content import Built, Mission
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
    flow: Flow, about: Info, furnish: Furnish | None, progress: Progress, attachments: Sequence[Attachment] = ()
) -> Built:
    """Draws each page once; every reference is known by now."""
    total = len(flow.pages)
    document = Document(about, refs=flow.refs, total=total)
    area = flow.area
    for page in flow.pages:
        progress(page.number - 1, total, f"Page {page.number} of {total}")
        with document.page(area.width, area.height) as sheet:
            _draw(sheet, flow, page, furnish)
    return finish(document, attachments)


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
