"""Who comes and goes when, in groups a transfer can take; and a seat list for each journey, with the map of a train."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import Column, Ruled
from eujc_desktop.documents.lists.content import Journey, Manifest, SeatLists, Traveller
from eujc_desktop.documents.lists.page import OneList
from eujc_desktop.documents.lists.seat_map import SEAT_MAP, seat_map
from eujc_desktop.documents.looks import SUB

MANIFEST = Words("Arrivals and departures", "発着者名簿")
ARRIVALS, DEPARTURES = Words("Arrivals", "到着者名簿"), Words("Departures", "出発者名簿")
SEATS = Words("Seat list", "座席表")
UNKNOWN = Words("Not known", "未定")
TIME = styles.CELL.but(weight="semibold")


def manifest(content: Manifest) -> Iterator[OneList]:
    """One list of those who come and one of those who go."""
    for title, groups, asked in (
        (ARRIVALS, content.arrivals, content.open_arrivals),
        (DEPARTURES, content.departures, content.open_departures),
    ):
        if groups or asked:
            yield _traffic(content, title, groups, asked)


def _traffic(
    content: Manifest, title: Words, groups: Sequence[Sequence[Traveller]], asked: Sequence[Traveller]
) -> OneList:
    language, body = content.language, []
    everyone = [one for group in groups for one in group]
    wanted = [*columns.groups_of(_columns(), [*everyone, *asked]), *columns.free(content.more)]
    wanted.append(Column(Words("Here", "確認"), lambda _row: Ruled(box=True), 16))
    first = 1
    for number, group in enumerate(groups, 1):
        again = _continued(_transfer(number, language), language)
        table = columns.listing(wanted, group, language, first=first, again=again)
        body += [_group_head(number, group, language), table]
        first += len(group)
    if asked:
        again = _continued(UNKNOWN.prefer(language), language)
        table = columns.listing(wanted, asked, language, first=first, again=again)
        body += [Text(UNKNOWN.prefer(language), styles.GROUP), table]
    days = sorted({one.day for one in everyone if one.day})
    when = facts.span(days[0], days[-1], language) if days else ""
    transfers = (
        f"送迎{len(groups)}便" if language == "ja" else f"{len(groups)} transfer{'s' if len(groups) != 1 else ''}"
    )
    about = (
        facts.people(len(everyone) + len(asked), language),
        transfers if groups else "",
        _pieces(everyone, language),
    )
    return OneList(title, (when, facts.facts(about, language)), tuple(body), confidential=True)


def _group_head(number: int, group: Sequence[Traveller], language: str) -> Block:
    """Transfer 2 · Sunday 14 March 2027, 09:00–10:15 · Haneda · 4 people, 5 pieces."""
    first, last = group[0], group[-1]
    begin, end = facts.clock(first.clock), facts.clock(last.clock)
    about = (
        facts.both_dates(first.day, language),
        f"{begin}–{end}" if end != begin else begin,
        first.place,
        facts.people(len(group), language),
        _pieces(group, language),
    )
    told = Span(f"\u2003{facts.facts(about, language)}", family="sans", size=styles.GROUP_FACTS, colour=SUB)
    words: list[Piece] = [_transfer(number, language), told]
    return Text(words, styles.GROUP)


def _transfer(number: int, language: str) -> str:
    """Transfer 2, 送迎2"""
    return f"送迎{number}" if language == "ja" else f"Transfer {number}"


def _continued(name: str, language: str) -> Block:
    """What stands above the rows of a group that goes on on a further page."""
    return Text(f"{name}（続き）" if language == "ja" else f"{name}, continued", styles.GROUP)


def _pieces(group: Sequence[Traveller], language: str) -> str:
    """How much luggage there is, as far as it is known."""
    number = sum(one.pieces or 0 for one in group)
    return luggage(number, language) if number else ""


def luggage(number: int, language: str) -> str:
    """5 pieces of luggage, 荷物5個"""
    return f"荷物{number}個" if language == "ja" else f"{number} piece{'s' if number != 1 else ''} of luggage"


def _columns() -> list[Column]:
    return [
        Column(Words("Time", "時刻"), lambda one: facts.clock(one.clock), 16, style=TIME),
        Column(Words("Flight", "便名"), lambda one: one.flight, 22, 0.2),
        columns.narrower(columns.NAME, 46, 1.2),
        columns.narrower(columns.KANA, 36, 0.8),
        columns.COUNTRY,
        columns.GROUP,
        Column(
            Words("Luggage", "荷物"), lambda one: "" if one.pieces is None else str(one.pieces), 17, style=styles.NUMBER
        ),
        Column(Words("Telephone", "電話"), lambda one: one.phone, 30, 0.3),
        Column(Words("Note", "備考"), lambda one: one.note, 28, 1.0, styles.QUIET),
    ]


def seat_lists(content: SeatLists) -> Iterator[OneList]:
    """A list for each journey."""
    language = content.language
    for journey in content.journeys:
        here = [one for one in journey.travellers if one.car or one.seat]
        known = [
            columns.KANA,
            columns.organisation(language),
            columns.GROUP,
            Column(
                Words("Luggage", "荷物"),
                lambda one: "" if one.pieces is None else str(one.pieces),
                17,
                style=styles.NUMBER,
            ),
        ]
        wanted = [
            columns.NAME,
            *columns.groups_of(known, journey.travellers),
            *([CAR, SEAT] if here else [replace(SEAT, heading=Words("Car, seat", "号車・座席"), width=34, share=0.4)]),
            *columns.groups_of([NOTE], journey.travellers),
            *columns.free(content.more),
            Column(Words("On board", "乗車"), lambda _row: Ruled(box=True), 18),
        ]
        about = _about(journey, language)
        yield OneList(SEATS, about, (columns.listing(wanted, journey.travellers, language),))
        if here and journey.places:
            yield OneList(SEAT_MAP, about, tuple(seat_map(journey, language)))


CAR = Column(Words("Car", "号車"), lambda one: one.car or Ruled(), 14, style=TIME)
SEAT = Column(Words("Seat", "座席"), lambda one: one.seat or Ruled(), 16, style=TIME)
NOTE = Column(Words("Note", "備考"), lambda one: one.note, 26, 0.4, styles.QUIET)
"""What is not known is written in by hand."""


def _about(journey: Journey, language: str) -> tuple[str, str]:
    """The train with its way; then when, what is reserved, and for how many."""
    session = journey.session
    way = " → ".join(part for part in (journey.origin, journey.destination) if part)
    name = facts.facts((journey.line or session.title.prefer(language), way), language)
    reserved = ("予約：" if language == "ja" else "reserved: ") + journey.seats if journey.seats else ""
    pieces = sum(one.pieces or 0 for one in journey.travellers)
    about = (
        facts.both_dates(journey.date, language),
        facts.hours(session),
        facts.groups(session, language),
        reserved,
        facts.people(len(journey.travellers), language),
        luggage(pieces, language) if pieces else "",
    )
    return name, facts.facts(about, language)
