"""Puts the sections in order, plans all pages, then prints them once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import printing
from eujc_desktop.documents.art import pictures
from eujc_desktop.documents.blocks.flow import Flow
from eujc_desktop.documents.briefing_book import cover
from eujc_desktop.documents.briefing_book.content import BriefingBook, Reader
from eujc_desktop.documents.briefing_book.furniture import Furniture
from eujc_desktop.documents.briefing_book.own import OwnPages
from eujc_desktop.documents.briefing_book.parts import parts
from eujc_desktop.documents.briefing_book.planned import A4, plan
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.thumbs import thumbs
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.typesetting.document import Attachment, Info


def make(book: BriefingBook, progress: Progress) -> Built:
    """Plans and prints the book; photographs and logos are made fit for it beside that."""
    with ThreadPoolExecutor(1, "pictures") as beside:
        beside.map(pictures.portrait, [person.photo for person in book.participants if person.listed])
        beside.map(pictures.logo, [company.logo for company in book.companies])
        try:
            return _print(book, progress)
        finally:
            beside.shutdown(wait=False, cancel_futures=True)  # nobody waits for pictures of a book given up


def _print(book: BriefingBook, progress: Progress) -> Built:
    setting = Setting(book)
    if book.readers:
        return _print_copies(setting, progress)
    flow, sections = plan(setting, setting.held)
    furniture, about = _furniture(setting, len(flow.pages)), _info(setting)
    if book.booklet:
        return replace(printing.print_booklet(flow, about, furniture.draw, progress), sections=sections)
    built = printing.print_flow(flow, about, furniture.draw, progress, _calendar(setting, book.calendar))
    places = tuple(flow.refs.items())
    return replace(built, sections=sections, parts=parts(setting, flow.refs, sections), places=places)


def _print_copies(setting: Setting, progress: Progress) -> Built:
    """A copy for each reader: the pages that all have are planned and drawn once."""
    book = setting.book
    covers = int(setting.held[:1] == ("cover",))
    flow, sections = plan(setting, setting.held[covers:], first=1 + covers)
    own = OwnPages(setting, A4, first=1 + covers)
    furniture = _furniture(setting, covers + len(flow.pages))

    def copy_for(reader: Reader) -> printing.Copy:
        front = Flow(A4)
        if covers:
            cover.add_front(front, setting, reader)
        pages = (*front.pages, *own.of(reader).pages)
        return printing.Copy(pages, _info(setting, reader), _calendar(setting, reader.calendar or book.calendar))

    copies = map(copy_for, book.readers)
    if book.booklet:
        built = printing.print_booklets(flow, furniture.draw, progress, copies, len(book.readers))
    else:
        about = _info(setting)
        built = printing.print_copies(
            flow, about, furniture.draw, progress, copies, len(book.readers), together=book.together
        )
    return replace(built, sections=(*[("cover", 1)] * covers, *sections))


def _furniture(setting: Setting, total: int) -> Furniture:
    return Furniture(setting.book, A4, thumbs(setting), total)


def _calendar(setting: Setting, data: bytes) -> tuple[Attachment, ...]:
    words = setting.tongue.say("The programme as a calendar")
    return (Attachment("mission.ics", data, "text/calendar", words),) if data else ()


def _info(setting: Setting, reader: Reader | None = None) -> Info:
    title = f"{_title(setting)}, {reader.name.full}" if reader else _title(setting)
    language = "ja" if setting.tongue.japanese else "en-GB"
    return printing.info(setting.book.mission, title, _subject(setting), language)


def _title(setting: Setting) -> str:
    tongue = setting.tongue
    return f"{tongue.of(setting.book.mission.title)} – {tongue.say('briefing book')}"


def _subject(setting: Setting) -> str:
    mission, tongue = setting.book.mission, setting.tongue
    dates = tongue.dates(mission.first_day, mission.last_day)
    return ", ".join(part for part in (tongue.of(mission.kicker), dates) if part)
