"""Luggage that goes ahead from hotel to hotel: whose, how much, from where to where, and for which night."""

from __future__ import annotations

from collections.abc import Iterator

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import wording
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import Column, Ruled
from eujc_desktop.documents.lists.content import LuggageLists, LuggageMove, Traveller
from eujc_desktop.documents.lists.journeys import luggage
from eujc_desktop.documents.lists.page import OneList
from eujc_desktop.documents.looks import SUB

TITLE = Words("Luggage list", "荷物発送一覧")
DELIVER_TO = Words("Deliver to", "お届け先")


def luggage_lists(content: LuggageLists) -> Iterator[OneList]:
    """A list for each move."""
    language = content.language
    for move in content.moves:
        wanted = [
            columns.NAME,
            *columns.groups_of([columns.KANA, columns.GROUP, PHONE], move.owners),
            Column(Words("Pieces", "個数"), _pieces, 15, style=styles.NUMBER),
            *columns.free(content.more),
            Column(Words("Handed over", "お預け"), lambda _row: Ruled(box=True), 22),
            Column(Words("Arrived", "到着確認"), lambda _row: Ruled(box=True), 22),
        ]
        body = (_destination(move, language), columns.listing(wanted, move.owners, language))
        yield OneList(TITLE, (_way(move, language), _about(move, language)), body, confidential=True)


PHONE = Column(Words("Telephone", "電話"), lambda one: one.phone, 30, 0.2)


def _pieces(one: Traveller) -> columns.Cell:
    """How many pieces; what is not known is written in by hand."""
    return Ruled() if one.pieces is None else str(one.pieces)


def _way(move: LuggageMove, language: str) -> str:
    return f"{move.origin.prefer(language)} → {move.delivery.hotel.prefer(language)}"


def _about(move: LuggageMove, language: str) -> str:
    """When it goes, for which night it is needed, how long a bag for the time between must last, and how much it is."""
    pieces = sum(one.pieces or 0 for one in move.owners)
    about = (
        _day(move, language),
        facts.people(len(move.owners), language),
        luggage(pieces, language) if pieces else "",
    )
    return facts.facts(about, language)


def _day(move: LuggageMove, language: str) -> str:
    sent, needed = move.delivery.sent, move.delivery.needed
    if sent is None or needed is None:
        return ""
    between = facts.nights((needed - sent).days, language)
    if language == "ja":
        return f"発送 {wording.whole_date_ja(sent)}　{wording.date_ja(needed)}の宿泊までにお届け　手元に{between}分"
    days = f"Sent {wording.weekday_day_month(sent)} {sent.year}, needed for the night of {wording.day_month(needed)}"
    return f"{days}; a bag for {between} stays with its owner"


def _destination(move: LuggageMove, language: str) -> Block:
    """Name, address and telephone of the hotel in Japanese and in English, for who takes the luggage."""
    words: list[Piece] = [Span(f"{DELIVER_TO.prefer(language)}  ", colour=SUB, weight="regular")]
    to = move.delivery
    number = Words(f"Tel. {to.phone}", f"電話 {to.phone}").prefer(language) if to.phone else ""
    for tongue, after in (("ja", "\n"), ("en", f"  {number}")):
        where = " ".join(to.address.prefer(tongue).split())
        words += [to.hotel.prefer(tongue), Span(f"  {where}{after}", weight="regular", colour=SUB)]
    return Text(words, styles.DESTINATION)
