"""Name badges: upright ones from A7 on, and flat ones of the size of a visiting card."""

from __future__ import annotations

from functools import partial

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, naming, printing, wording
from eujc_desktop.documents.art.paths import circle, fill, rectangle, rounded
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, Text, measure
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import looks as own
from eujc_desktop.documents.cards import sheets, stocks
from eujc_desktop.documents.cards.content import Card, Cards
from eujc_desktop.documents.cards.names import (
    LAST_RESORT,
    fitting,
    other_scripts,
    phrases,
    scaled,
    spoken_first,
    undivided,
    whole,
)
from eujc_desktop.documents.cards.stocks import Box
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.typesetting.style import Style

A6_WIDTH, CARD_HEIGHT = 105 * MM, 55 * MM


def make(content: Cards, progress: Progress) -> Built:
    """The badges on their stock."""
    stock = stocks.chosen("badges", content.labels.stock, content.labels.first)
    mission = content.mission
    about = printing.info(mission, f"Badges – {mission.title.prefer('en')}", language=_language(content))
    upright = stock.size[1] > stock.size[0]
    draw = partial(_upright if upright else _flat, mission, content.language)
    return sheets.made(about, content.cards, stock, content.labels, draw, progress)


def _language(content: Cards) -> str:
    return "ja" if content.language == "ja" else "en-GB"


def _upright(mission: Mission, language: str, sheet: Sheet, box: Box, card: Card) -> None:
    """Head with title and sun, the given name large, firm and country, the role at the foot."""
    k = box.width / A6_WIDTH
    type_ = 0.5 + 0.5 * k
    edge, unit = 9 * MM * k, MM * k
    colour = own.SIDES[card.side]
    head = rectangle(box.x, box.top - 40 * unit, box.width, 40 * unit)
    slot = rounded(box.middle - 7 * MM, box.top - 9 * unit, 14 * MM, 3.4 * MM, 1.7 * MM)
    foot = rectangle(box.x, box.y, box.width, 12 * unit)
    sheet.raw(
        f"q {fill(looks.NAVY)} {head} f {fill(looks.WHITE)} {slot} f {fill(colour)} {foot} f "
        f"{fill(looks.RED)} {circle(box.right - 17 * unit, box.top - 25 * unit, 8.5 * unit)} f Q"
    )
    x, room = box.x + edge, box.width - 2 * edge
    with sheet.inside("Sect"):
        sender = mission.organisation.prefer(language)
        sheet.line(
            x,
            box.top - 18.5 * unit,
            sender,
            scaled(own.BADGE_SENDER, type_),
            width=62 * unit,
            smallest=LAST_RESORT,
            tag="P",
        )
        title = phrases(mission.title.prefer(language))
        look = undivided(title, scaled(own.BADGE_TITLE, type_), 62 * unit)
        block = fitting(lambda factor: Text(title, scaled(look, factor)), 62 * unit, 16 * unit)
        block.draw(sheet, x, box.top - 21 * unit, 62 * unit)
        _group(sheet, card, box.right - 17 * unit, box.top - 25 * unit, type_)
        firm = _firm(card, language, room, type_, own.BADGE_FIRM, own.BADGE_COUNTRY)
        floor = box.y + 19 * unit
        firm_height = firm.height(room)
        top = box.top - 48 * unit
        name = fitting(lambda factor: _names(card, room, type_, factor), room, top - floor - firm_height - 3 * unit)
        name.draw(sheet, x, top, room)
        firm.draw(sheet, x, floor + firm_height, room)
        _role(sheet, card, Box(x, box.y + 4.4 * unit, room, 0), type_, own.BADGE_ROLE, own.BADGE_ROLE_JA)


def _names(card: Card, room: float, type_: float, factor: float) -> Stack:
    first, last = spoken_first(card.name)
    latin, kana = other_scripts(card.name)
    scale = type_ * factor
    return Stack(
        [
            whole(first, own.BADGE_FIRST, room, scale),
            whole(last, own.BADGE_LAST, room, scale) if last else None,
            whole(latin, own.BADGE_LATIN, room, scale, most=4) if latin else None,
            whole(kana, own.BADGE_KANA, room, scale, most=4) if kana else None,
        ]
    )


def _firm(card: Card, language: str, room: float, type_: float, firm: Style, country: Style) -> Stack:
    """Organisation and country, as far as they are known."""
    where: list[Piece] = []
    if card.country_code:
        where.append(Span(f"{card.country_code}  ", weight="semibold", colour=looks.EU))
    if card.country:
        where.append(card.country.prefer(language))
    organisation = wording.one_line(card.organisation.prefer(language))
    return Stack(
        [
            Text(organisation, scaled(firm, type_)) if organisation.strip() else None,
            Text(where, scaled(country, type_)) if where else None,
        ]
    )


def _group(sheet: Sheet, card: Card, x: float, y: float, factor: float) -> None:
    """The letter of the group, white in the sun."""
    if card.group:
        style = scaled(own.GROUP, factor)
        sheet.line(
            x, y - 0.33 * style.size, card.group, style, align="center", width=style.size, smallest=LAST_RESORT, tag="P"
        )


def _role(sheet: Sheet, card: Card, line: Box, factor: float, en: Style, ja: Style) -> None:
    """The role in English at the left and in Japanese at the right."""
    right = min(measure(card.role.ja, scaled(ja, factor)), line.width / 2) if card.role.ja else 0.0
    left = line.width - right - (3 * MM if right else 0)
    sheet.line(line.x, line.y, card.role.en, scaled(en, factor), width=left, smallest=LAST_RESORT, tag="P")
    sheet.line(
        line.right, line.y, card.role.ja, scaled(ja, factor), align="right", width=right, smallest=LAST_RESORT, tag="P"
    )


def _flat(mission: Mission, language: str, sheet: Sheet, box: Box, card: Card) -> None:
    """The same on a card: title and sun in a narrow head, the whole name, firm and country, the role."""
    k = box.height / CARD_HEIGHT
    unit, edge = MM * k, 6 * MM
    colour = own.SIDES[card.side]
    head = rectangle(box.x, box.top - 11 * unit, box.width, 11 * unit)
    foot = rectangle(box.x, box.y, box.width, 4.6 * unit)
    sun = circle(box.right - 8 * MM, box.top - 5.5 * unit, 3.4 * unit)
    sheet.raw(f"q {fill(looks.NAVY)} {head} f {fill(colour)} {foot} f {fill(looks.RED)} {sun} f Q")
    x, room = box.x + edge, box.width - 2 * edge
    with sheet.inside("Sect"):
        title = mission.title.prefer(language)
        sheet.line(x, box.top - 6.9 * unit, title, own.SMALL_TITLE, width=room - 9 * MM, smallest=LAST_RESORT, tag="P")
        _group(sheet, card, box.right - 8 * MM, box.top - 5.5 * unit, 0.44)
        firm = _firm(card, language, room, 1.0, own.SMALL_FIRM, own.SMALL_COUNTRY)
        floor = box.y + 6.6 * unit
        firm_height = firm.height(room)
        top = box.top - 14 * unit
        name = fitting(lambda factor: _whole_name(card, room, factor), room, top - floor - firm_height - 1.5 * unit)
        name.draw(sheet, x, top, room)
        firm.draw(sheet, x, floor + firm_height, room)
        _role(sheet, card, Box(x, box.y + 1.5 * unit, room, 0), 1.0, own.SMALL_ROLE, own.SMALL_ROLE_JA)


def _whole_name(card: Card, room: float, factor: float) -> Stack:
    latin, kana = other_scripts(card.name)
    below = "　".join(part for part in (latin, kana) if part)
    return Stack(
        [
            whole(naming.name_spans(card.name), own.SMALL_NAME, room, factor),
            whole(below, own.SMALL_KANA, room, factor, most=3) if below else None,
        ]
    )
