"""The delegation as its hosts get it: what each visitor agreed to share, Japanese first in the Japanese edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import naming
from eujc_desktop.documents.blocks.text import Piece, Span
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import Column
from eujc_desktop.documents.lists.content import Delegate, Delegation, Session
from eujc_desktop.documents.lists.page import OneList

TITLE = Words("Delegation list", "訪問団名簿")


def delegation(content: Delegation) -> Iterator[OneList]:
    """One list."""
    mission, language = content.mission, content.language
    wanted = columns.groups_of(_columns(language), content.delegates)
    body = columns.listing(wanted, content.delegates, language)
    title, number = mission.title.prefer(language), facts.people(len(content.delegates), language)
    if content.host:
        name = content.host.prefer(language)
        main = f"{name} 御中" if language == "ja" else f"For {name}"
        about = (title, *_visit(content.visit, language), number)
    else:
        main, about = title, (facts.span(mission.first_day, mission.last_day, language), number)
    yield OneList(TITLE, (main, facts.facts(about, language)), (body,), confidential=True)


def _visit(visit: Session | None, language: str) -> tuple[str, ...]:
    """When the group comes, and which group."""
    if visit is None:
        return ()
    day = visit.start.date() if visit.start else None
    return facts.both_dates(day, language), facts.hours(visit), facts.groups(visit, language)


def _columns(language: str) -> list[Column]:
    def function(one: Delegate) -> str:
        return one.function.prefer(language)

    def country(one: Delegate) -> str:
        return one.country.prefer(language)

    kana = columns.narrower(columns.KANA, 38, 0.7)
    latin = Column(Words("Name", "氏名"), _name, 42, 0.9)
    return [
        *((kana, latin) if language == "ja" else (latin, kana)),
        Column(Words("Function", "役職"), function, 30, 0.8),
        columns.narrower(columns.organisation(language), 38, 1.0),
        Column(Words("Website", "ウェブサイト"), _website, 40, 0.6, styles.QUIET),
        Column(columns.NATIONALITY.heading, country, 20, 0.2),
        columns.GROUP,
    ]


def _website(one: Delegate) -> str:
    """The address as people say it."""
    return re.sub(r"^https?://(?:www\.)?", "", one.website).rstrip("/")


def _name(one: Delegate) -> list[Piece]:
    """Mr or Ms before a name in Latin letters."""
    name = one.person.name
    spoken = columns.spoken(name)
    if not name.title or naming.in_other_script(name):
        return spoken
    return [Span(f"{name.title} ", no_break=True), *spoken]
