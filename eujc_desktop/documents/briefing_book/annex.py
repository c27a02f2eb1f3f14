"""Confirmations and other files of items, a page of theirs on each page of the book."""

from __future__ import annotations

from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Drawn
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.content import AnnexPage
from eujc_desktop.documents.briefing_book.setting import Setting


def add(flow: Flow, setting: Setting) -> None:
    """Each picture as large as its page leaves room, under the item and the file that it is of."""
    for at, page in enumerate(setting.book.annex):
        flow.page(Running(setting.tongue.say("Annex"), looks.NAVY))
        if at == 0:
            flow.add(*chapter(setting.tongue, "annex", after=6))
        title, about = _words(page, setting)
        outline = (1, title) if page.number == 1 else None
        flow.add(Text(title, looks.H3, outline=outline), Text(about, looks.SMALL_SUB))
        flow.add(_picture(page, f"{title}: {about}", flow.area.measure, flow.room - _AIR))


_AIR = 8.0
"""Points between the words over a picture and the picture."""


def _words(page: AnnexPage, setting: Setting) -> tuple[str, str]:
    tongue = setting.tongue
    day = tongue.day(page.date) if page.date else ""
    number = tongue.say("page {number} of {pages}", number=page.number, pages=page.pages) if page.pages > 1 else ""
    return tongue.of(page.title), " · ".join(filter(None, (day, page.file, number)))


def _picture(page: AnnexPage, alt: str, width: float, room: float) -> Block:
    """The picture in the middle of the measure, never larger than the page."""
    scale = min(width / page.width, room / page.height)
    wide, high = page.width * scale, page.height * scale

    def draw(sheet: Sheet, x: float, y: float, measure: float) -> None:
        sheet.image(page.picture, x + (measure - wide) / 2, y, wide, high)

    return Drawn(high, draw, alt=alt, before=_AIR)
