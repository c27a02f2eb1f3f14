"""What each section of the book adds to its pages, and whether there is anything for it to print."""

from __future__ import annotations

from collections.abc import Callable

from eujc_desktop.documents.blocks.flow import Flow
from eujc_desktop.documents.briefing_book import (
    advice,
    annex,
    companies,
    contents,
    cover,
    days,
    desk,
    drivers,
    glance,
    opening,
    participants,
    week,
)
from eujc_desktop.documents.briefing_book.setting import Setting

ADD: dict[str, Callable[[Flow, Setting], None]] = {
    "cover": cover.add_front,
    "contents": contents.add,
    "welcome": opening.add_welcome,
    "glance": glance.add,
    "week": week.add,
    "days": days.add,
    "companies": companies.add,
    "participants": participants.add,
    "practical": advice.add_practical,
    "emergency": advice.add_emergency,
    "drivers": drivers.add,
    "phrases": advice.add_phrases,
    "desk": desk.add,
    "annex": annex.add,
    "notes": opening.add_notes,
    "back-cover": cover.add_back,
}
