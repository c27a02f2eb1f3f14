"""Puts the sections in order, plans all pages, then prints them once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import printing
from eujc_desktop.documents.art import pictures
from eujc_desktop.documents.blocks.flow import Area, Flow
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.briefing_book.furniture import Furniture
from eujc_desktop.documents.briefing_book.parts import parts
from eujc_desktop.documents.briefing_book.sections import ADD
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.thumbs import thumbs
from eujc_desktop.documents.content import BriefingBook, Built
from eujc_desktop.documents.typesetting.document import Attachment

A4 = Area(210 * MM, 297 * MM, top=27 * MM, bottom=21 * MM, inner=20 * MM, outer=22 * MM)


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
    flow, sections = plan(setting)
    index = thumbs(setting)
    furniture = Furniture(book, A4, index, len(flow.pages))
    about = printing.info(
        book.mission, _title(setting), _subject(setting), "ja" if setting.tongue.japanese else "en-GB"
    )
    if book.booklet:
        return replace(printing.print_booklet(flow, about, furniture.draw, progress), sections=sections)
    calendar = Attachment(
        "mission.ics", book.calendar, "text/calendar", setting.tongue.say("The programme as a calendar")
    )
    built = printing.print_flow(flow, about, furniture.draw, progress, (calendar,) if book.calendar else ())
    places = tuple(flow.refs.items())
    return replace(built, sections=sections, parts=parts(setting, flow.refs, sections), places=places)


def plan(setting: Setting) -> tuple[Flow, tuple[tuple[str, int], ...]]:
    """All pages of the book, nothing drawn yet; and how many each section has."""
    flow, pages = Flow(A4), []
    for key in setting.held:
        before = len(flow.pages)
        ADD[key](flow, setting)
        pages.append((key, len(flow.pages) - before))
    if not flow.pages:
        raise Refused("None of the chosen sections has anything to print.", cure="Choose further sections.")
    return flow, tuple(pages)


def _title(setting: Setting) -> str:
    tongue = setting.tongue
    return f"{tongue.of(setting.book.mission.title)} – {tongue.say('briefing book')}"


def _subject(setting: Setting) -> str:
    mission, tongue = setting.book.mission, setting.tongue
    dates = tongue.dates(mission.first_day, mission.last_day)
    return ", ".join(part for part in (tongue.of(mission.kicker), dates) if part)
