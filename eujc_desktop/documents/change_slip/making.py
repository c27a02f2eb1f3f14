"""Plans the slip and the pages that follow it, then prints them as one file."""

from __future__ import annotations

from dataclasses import replace

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing
from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.flow import Flow, Page, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.briefing_book import replacing
from eujc_desktop.documents.briefing_book.furniture import Furniture
from eujc_desktop.documents.briefing_book.leaves import notes
from eujc_desktop.documents.briefing_book.planned import A4
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.thumbs import thumbs
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.change_slip import slip_pages
from eujc_desktop.documents.change_slip.content import ChangeSlip


def make(slip: ChangeSlip, progress: Progress) -> Built:
    """The slip first, then the new leaves: they are planned first, for the slip lists them. It ends on a back."""
    pages, sheets = Flow(A4), []
    setting = Setting(slip.book) if slip.book is not None else None
    if setting is not None:
        sheets = replacing.add(pages, setting, slip.before, slip.edition)
    flow = Flow(A4)
    flow.page(Running())
    flow.add(*slip_pages.blocks(slip, sheets))
    if pages.pages and len(flow.pages) % 2:
        flow.page(Running())
        flow.add(Text(notes(slip.edition, slip.language).blank, looks.SMALL_SUB))
    own = len(flow.pages)
    refs = {**dict(slip.before.places), **{key: pages.pages[page - 1].number for key, page in pages.refs.items()}}
    flow.pages += pages.pages
    flow.refs |= {anchor: own + page for anchor, page in pages.refs.items()}
    furniture = _Furniture(slip, own, _of_book(slip, setting))
    title = f"{slip_pages.TITLE.prefer(slip.language)} – {slip.mission.title.prefer(slip.language)}"
    about = printing.info(slip.mission, title, language="ja" if slip.language == "ja" else "en-GB")
    return printing.print_flow(flow, about, furniture.draw, progress, refs=refs)


def _of_book(slip: ChangeSlip, setting: Setting | None) -> Furniture | None:
    """Head, foot and index of the new pages, as in the book they go into."""
    if setting is None:
        return None
    index = thumbs(setting)
    mission = replace(slip.mission, edition=f"Change to edition {slip.edition}")
    return Furniture(replace(setting.book, mission=mission), A4, index, slip.before.pages)


class _Furniture:
    """A quiet foot on the slip; on the pages after it that of the book."""

    def __init__(self, slip: ChangeSlip, own: int, book: Furniture | None) -> None:
        self._own, self._book = own, book
        mission, language = slip.mission, slip.language
        parts = (mission.organisation.prefer(language), mission.code, slip_pages.since(slip, language))
        self._words = "  ·  ".join(part for part in parts if part)

    def draw(self, sheet: Sheet, page: Page) -> None:
        if page.running.note and self._book is not None:
            self._book.draw(sheet, page)
            return
        left, y = A4.left(page.number), 11.5 * MM
        right = left + A4.measure
        line = f"{operator('m', left, y + 4 * MM)} {operator('l', right, y + 4 * MM)} S"
        with sheet.artifact():
            sheet.raw(f"q {stroke(looks.RULE, 0.4)} {line} Q")
            sheet.line(left, y, self._words, looks.FOOT, width=A4.measure - 30 * MM, smallest=5.9)
            folio = [Span(str(page.number)), Span(f" / {self._own}", size=7.4, weight="regular", colour=looks.SUB)]
            sheet.line(right, y, folio, looks.FOLIO, align="right")
