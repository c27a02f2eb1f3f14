"""Luggage tags: whose piece it is, how many there are, and where it is to be in the evening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from eujc_desktop.common import phones
from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import fill, rectangle
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import looks as own
from eujc_desktop.documents.cards import sheets, stocks
from eujc_desktop.documents.cards.content import Card, Delivery, LuggageTags
from eujc_desktop.documents.cards.names import LAST_RESORT, fitting, in_japanese, in_latin, scaled, whole
from eujc_desktop.documents.cards.stocks import Box
from eujc_desktop.documents.typesetting.clean import NO_BREAK

BAND = 17 * MM
LARGEST = 1.5
"""How much larger than usual the words become where a tag has room."""

SENT, NEEDED, PHONE = Words("Sent", "発送"), Words("Needed on", "お届け日"), Words("Phone", "電話")
TO, OWNER = Words("Deliver to", "お届け先"), Words("If found, please call", "拾得時のご連絡先")


class Luggage(NamedTuple):
    """One of the pieces of somebody's luggage."""

    card: Card
    number: int


def make(content: LuggageTags, progress: Progress) -> Built:
    """As many tags as there are pieces."""
    stock = stocks.chosen("luggage-tags", content.labels.stock, content.labels.first)
    mission = content.mission
    title = f"Luggage tags – {mission.title.prefer('en')}"
    about = printing.info(mission, title, language="ja" if content.language == "ja" else "en-GB")
    pieces = list(_pieces(content))
    return sheets.made(about, pieces, stock, content.labels, partial(_tag, content), progress)


def _pieces(content: LuggageTags) -> Iterator[Luggage]:
    for card in content.cards:
        for number in range(1, card.pieces + 1):
            yield Luggage(card, number)


def _tag(content: LuggageTags, sheet: Sheet, box: Box, piece: Luggage) -> None:
    """A band with the number of the piece; the name; where it goes, or whom to call; the mission at the foot."""
    with sheet.inside("Sect"):
        _band(sheet, box, piece)
        x, room = box.x + BAND + 4 * MM, box.width - BAND - 8 * MM
        foot = box.y + 3.4 * MM
        mission = content.mission
        words = "  ·  ".join(part for part in (mission.title.prefer(content.language), mission.code) if part)
        sheet.line(x, foot, words, own.TAG_FOOT, width=room, smallest=LAST_RESORT, tag="P")
        height = box.top - 4 * MM - foot - 4.4 * MM
        block = fitting(partial(_words, content, piece.card, room), room, height, largest=LARGEST)
        block.draw(sheet, x, box.top - 4 * MM, room)


def _band(sheet: Sheet, box: Box, piece: Luggage) -> None:
    """Navy at the left, with icon, group, and «1 / 2»."""
    middle = box.x + BAND / 2
    sheet.raw(f"q {fill(looks.NAVY)} {rectangle(box.x, box.y, BAND, box.height)} f Q")
    sheet.raw(icon("luggage", middle - 4.5 * MM, box.top - 14 * MM, 9 * MM, looks.WHITE))
    line = partial(sheet.line, align="center", width=BAND - 3 * MM, smallest=LAST_RESORT, tag="P")
    line(middle, box.y + box.height / 2 - 3.4 * MM, piece.card.group, own.TAG_GROUP)
    line(middle, box.y + 8.5 * MM, f"{piece.number} / {piece.card.pieces}", own.TAG_PIECE)
    line(middle, box.y + 4.4 * MM, "個口 pieces", own.TAG_PIECES)


def _words(content: LuggageTags, card: Card, room: float, factor: float) -> Block:
    language = content.language
    first, second = in_japanese(card.name) if language == "ja" else in_latin(card.name)
    small = factor**0.5
    where = _delivery(content.delivery, language, small) if content.delivery else []
    return Stack(
        [
            whole(first, own.TAG_NAME, room, factor),
            whole(second, own.TAG_SECOND, room, small, most=4) if second else None,
            *where,
            *_owner(content, card, small),
        ]
    )


def _fact(label: Words, value: str, factor: float) -> list[Block]:
    """A label in both languages and its value, on one line where there is room."""
    if not value.strip():
        return []
    name = Span(f"{label.en}　{label.ja}　", weight="regular", colour=looks.SUB)
    return [Text([name, value], scaled(own.TAG_FACT.but(before=3), factor))]


def _delivery(to: Delivery, language: str, factor: float) -> list[Block]:
    """The hotel as a driver in its country reads it, the other language below, and the days."""
    hotel, other = to.hotel.prefer("ja"), to.hotel.en if to.hotel.ja else ""
    address = wording.address_ja(to.address.ja) if to.address.ja else wording.one_line(to.address.en)
    day = wording.date_ja if language == "ja" else wording.weekday_day_month
    days = [f"{label.prefer(language)} {day(when)}" for label, when in ((SENT, to.sent), (NEEDED, to.needed)) if when]
    address = " ".join(address.split("\n")) if to.address.ja else address
    phone = f"{PHONE.ja} {phones.in_japan(to.phone)}" if to.phone else ""
    lines = ((hotel, own.TAG_HOTEL), (other, own.TAG_ADDRESS), (address, own.TAG_ADDRESS), (phone, own.TAG_ADDRESS))
    return [
        Text(f"{TO.en}　{TO.ja}", scaled(own.TAG_LABEL.but(before=4.5), factor)),
        *(Text(words, scaled(style, factor)) for words, style in lines if words.strip()),
        *([Text(_apart(days), scaled(own.TAG_FACT.but(before=3), factor))] if days else []),
    ]


def _apart(days: Sequence[str]) -> str:
    """Days one after the other; a line ends between two of them."""
    return "   ".join(map(_held, days))


def _held(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", NO_BREAK)


def _owner(content: LuggageTags, card: Card, factor: float) -> list[Block]:
    """Whom to call about it: its owner and the office."""
    if content.delivery:
        return _fact(PHONE, _held(card.phone), factor)
    firm = wording.one_line(card.organisation.prefer(content.language))
    numbers = " · ".join(_held(part) for part in (card.phone, content.office_phone) if part)
    named = [Text(firm, scaled(own.TAG_ADDRESS.but(before=2), factor))] if firm.strip() else []
    return [*named, *_fact(OWNER, numbers, factor)]
