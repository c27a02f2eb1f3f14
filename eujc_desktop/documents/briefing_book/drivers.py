"""A card a hotel to show to the driver: the Japanese address at arm's length."""

from __future__ import annotations

from eujc_desktop.common import phones
from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.art import qr
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Rule
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Frame, Panel, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.briefing_book.advice import THUMB
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.company_side import qr_block
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Hotel
from eujc_desktop.documents.typesetting.style import Style

REQUEST = "次の住所までお願いします。"
CODE = 28 * MM
WORDS = 168 * MM - 11 * MM - CODE - 4 * MM


def add(flow: Flow, setting: Setting) -> None:
    """One card a hotel."""
    flow.page(Running(setting.tongue.say("Show this to the driver"), looks.NAVY, THUMB))
    cards = [_card(setting, hotel) for hotel in setting.book.hotels]
    flow.add(*chapter(setting.tongue, "drivers", after=12), *cards)


def _name(hotel: Hotel) -> list[Piece]:
    if hotel.ruby and "".join(part for part, _ in hotel.ruby) == hotel.name.ja:
        return [Span(part, ruby=reading) if reading else part for part, reading in hotel.ruby]
    return [hotel.name.ja or hotel.name.en]


def _card(setting: Setting, hotel: Hotel) -> Block:
    colour = setting.hue(hotel.city).strong
    has_ruby = any(reading for _, reading in hotel.ruby)
    name = looks.DRIVER_NAME if has_ruby else looks.DRIVER_NAME.but(leading=26)
    address = hotel.address.ja or hotel.address.en
    below = wording.one_line(hotel.address.en)
    words: list[Block | None] = [
        Text(REQUEST, looks.DRIVER_REQUEST) if setting.to_japan else None,
        Text(_name(hotel), name),
        Text(wording.envelope_ja(address), looks.DRIVER_ADDRESS) if address else None,
        _phone(hotel),
        Rule(looks.RULE, 0.4, before=4, after=3),
        _line(hotel.name.en if hotel.name.ja else "", f" · {below}" if below else "", looks.SMALL),
        _line(setting.tongue.say("Nearest station: "), hotel.station, looks.SMALL_SUB),
        _stay(setting.tongue, hotel),
    ]
    columns = [Column(WORDS, Stack(words))]
    code = _code(setting, hotel, colour)
    if code:
        columns.append(Column(CODE, code))
    frame = Frame(line=looks.RULE, bar=colour, down=4.4 * MM, across=5.5 * MM)
    return Panel(Columns(columns, gap=4 * MM), frame, before=2 * MM, after=4 * MM)


def _phone(hotel: Hotel) -> Block | None:
    if not hotel.phone:
        return None
    return Text([Span("電話　", colour=looks.SUB), phones.in_japan(hotel.phone)], looks.DRIVER_PHONE)


def _stay(tongue: Tongue, hotel: Hotel) -> Block | None:
    """When one may check in, and when and where there is breakfast."""
    facts = ((tongue.say("Check-in from "), hotel.check_in), (tongue.say("Breakfast "), hotel.breakfast))
    words: list[Piece] = []
    for label, value in facts:
        if value:
            words += ["   " if words else "", Span(label, weight="semibold"), value]
    return Text(words, looks.SMALL_SUB) if words else None


def _line(label: str, value: str, style: Style) -> Block | None:
    if not value or not label:
        return None
    return Text([Span(label, weight="semibold"), value], style)


def _code(setting: Setting, hotel: Hotel, colour: str) -> Block | None:
    """The map as a code; a search for name and address where no map is known."""
    if not hotel.map_url or len(hotel.map_url) > qr.MAX_CHARACTERS:
        return None
    code = qr_block(
        hotel.map_url, CODE, setting.tongue.say("QR code: map of {name}", name=setting.tongue.of(hotel.name))
    )
    city = Text(setting.city(hotel.city), looks.DRIVER_CITY.but(colour=colour)) if hotel.city else None
    link = Text([Span(setting.tongue.say("Map"), link=hotel.map_url, colour=looks.EU)], looks.TINY.but(align="center"))
    return Stack([code, city, link])
