"""From planned pages to a finished PDF, with all that could not be set told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.blocks.flow import Flow, Page
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.early import looking
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
    _show(begin, flow, furnish)
    document = begin()
    for count, page in enumerate(flow.pages, 1):
        progress(count - 1, total, f"Page {count} of {total}")
        _add(document, flow, page, furnish)
    return finish(document, attachments)


def _add(document: Document, flow: Flow, page: Page, furnish: Furnish | None) -> None:
    with document.page(flow.area.width, flow.area.height, number=page.number, label=page.name) as sheet:
        _draw(sheet, flow, page, furnish)


def show_early(begin: Callable[[], Document], total: int, add: Callable[[Document, int], None]) -> None:
    """Where somebody looks at a page, that one alone, as it will stand in the whole; `add` draws a page, from 0."""
    if early := looking():
        number = min(max(early.page, 1), total)
        document = begin()
        add(document, number - 1)
        early.take(document.finish(), number, total)


def _show(begin: Callable[[], Document], flow: Flow, furnish: Furnish | None) -> None:
    show_early(begin, len(flow.pages), lambda document, at: _add(document, flow, flow.pages[at], furnish))


@dataclass(frozen=True, slots=True)
class Copy:
    """What one copy has of its own: the pages before those of all, what its file says of itself, what travels in it."""

    pages: Sequence[Page]
    info: Info
    attachments: Sequence[Attachment] = ()


def print_copies(
    flow: Flow,
    about: Info,
    furnish: Furnish | None,
    progress: Progress,
    copies: Iterable[Copy],
    count: int,
    *,
    together: bool,
) -> Built:
    """Draws the pages that all copies have once, then those of each; as a file for each, or one of all `together`."""
    steps = len(flow.pages) + count
    copies = iter(copies)
    first = next(copies)
    whole = Flow(flow.area)
    whole.pages = [*first.pages, *flow.pages]
    _show(partial(Document, first.info, refs=flow.refs, total=steps), whole, furnish)
    document = Document(about, refs=flow.refs, total=steps)
    for done, page in enumerate(flow.pages):
        progress(done, steps, f"Page {page.number}")
        _add(document, flow, page, furnish)
    pages = 0
    for done, copy in enumerate(chain([first], copies), 1):
        progress(len(flow.pages) + done - 1, steps, f"Copy {done} of {count}")
        with document.copy(copy.info, copy.attachments):
            for page in copy.pages:
                _add(document, flow, page, furnish)
        pages += len(copy.pages) + len(flow.pages)
    begun, *rest = document.finish_copies(together=together)
    built = report(document, begun + rest[0], pages) if together else report(document, begun, pages)
    return built if together else replace(built, copies=tuple(rest))


def print_booklets(
    flow: Flow, furnish: Furnish | None, progress: Progress, copies: Iterable[Copy], count: int
) -> Built:
    """A booklet for each copy; sheets that are folded together have no pages in common."""
    made = []
    for done, copy in enumerate(copies):
        progress(done, count, f"Booklet {done + 1} of {count}")
        whole = Flow(flow.area)
        whole.pages, whole.refs = [*copy.pages, *flow.pages], flow.refs
        made.append(print_booklet(whole, copy.info, furnish, silent))
    first = made[0]
    return replace(first, pdf=b"", copies=tuple(one.pdf for one in made), pages=sum(one.pages for one in made))


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
    return report(document, document.finish(attachments), pages, cautions)


def report(document: Document, pdf: bytes, pages: int, cautions: Sequence[str] = ()) -> Built:
    """What a document came to, with what could not be set told in words."""
    cut = document.report.cut_messages()
    return Built(pdf, document.report.messages(), (*cautions, *cut), pages)
