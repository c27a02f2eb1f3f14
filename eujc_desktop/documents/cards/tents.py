"""Cards that are folded once and stand: table signs with a name to be read across a room, place cards for a meal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.art.paths import circle, fill, rectangle
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Piece, Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import looks as own
from eujc_desktop.documents.cards import sheets, stocks
from eujc_desktop.documents.cards.content import Card, Cards
from eujc_desktop.documents.cards.names import LAST_RESORT, fitting, in_japanese, in_latin, scaled, whole
from eujc_desktop.documents.cards.stocks import Box
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.typesetting.style import Style

Face = Callable[[Mission, str, Sheet, Box, Card], None]
SIGN_WIDTH = 297 * MM
BOTH = "both"
"""English on the front, Japanese on the back."""


def table_signs(content: Cards, progress: Progress) -> Built:
    """A sign for each, with the name on both faces."""
    return _made("table-signs", "Table signs", content, _sign, progress)


def place_cards(content: Cards, progress: Progress) -> Built:
    """A card for each place at a table."""
    return _made("place-cards", "Place cards", content, _place, progress)


def _made(paper: str, words: str, content: Cards, face: Face, progress: Progress) -> Built:
    stock = stocks.chosen(paper, content.labels.stock, content.labels.first)
    mission, language = content.mission, content.language
    about = printing.info(
        mission, f"{words} – {mission.title.prefer('en')}", language="ja" if language == "ja" else "en-GB"
    )
    draw = partial(_tent, mission, language, face)
    return sheets.made(about, content.cards, stock, content.labels, draw, progress)


def _tent(mission: Mission, language: str, face: Face, sheet: Sheet, box: Box, card: Card) -> None:
    """The same face twice, the upper one turned round; or English on the front and Japanese on the back."""
    front, back = ("en", "ja") if language == BOTH else (language, language)
    lower = Box(box.x, box.y, box.width, box.height / 2)
    with sheet.inside("Sect"):
        face(mission, front, sheet, lower, card)
    sheets.turned(sheet, box, partial(face, mission, back, sheet, lower, card))


def _forms(card: Card, language: str) -> tuple[list[Piece], str]:
    """The name in large letters, and what stands below it."""
    return in_japanese(card.name) if language == "ja" else in_latin(card.name)


def _sign(mission: Mission, language: str, sheet: Sheet, box: Box, card: Card) -> None:
    """Mission and country at the top, the name as large as one line allows, the firm at the foot."""
    k = box.width / SIGN_WIDTH
    unit, edge, type_ = MM * k, 16 * MM * k, 0.35 + 0.65 * k
    x, room = box.x + edge, box.width - 2 * edge
    base = box.y
    sun = circle(box.x + 22 * unit, base + 84 * unit, 6 * unit)
    sheet.raw(f"q {fill(looks.NAVY)} {rectangle(box.x, base, box.width, 7 * unit)} f {fill(looks.RED)} {sun} f Q")
    line = partial(_line, sheet)
    country = line(box.right - edge, base + 81.5 * unit, card.country.prefer(language), scaled(own.SIGN_COUNTRY, type_),
                   room * 0.35, align="right")  # fmt: skip
    left = room - 17 * unit - country - 5 * unit
    line(box.x + 33 * unit, base + 85.4 * unit, mission.title.prefer(language), scaled(own.SIGN_TITLE, type_), left)
    sender = mission.organisation.prefer(language)
    line(box.x + 33 * unit, base + 80 * unit, sender, scaled(own.SIGN_SENDER, type_), left)
    line(x, base + 14 * unit, card.organisation.prefer(language), scaled(own.SIGN_FIRM, k), room)
    name = fitting(partial(_sign_name, card, language, room, k), room, 53 * unit)
    name.draw(sheet, x, base + 23 * unit + name.height(room) + (53 * unit - name.height(room)) / 2, room)


def _line(sheet: Sheet, x: float, y: float, words: str, style: Style, room: float, align: str = "left") -> float:
    """A line that shrinks down to small print before a word of it is lost; its width."""
    return sheet.line(x, y, words, style, width=room, smallest=LAST_RESORT, align=align, tag="P")


def _sign_name(card: Card, language: str, room: float, k: float, factor: float) -> Stack:
    first, second = _forms(card, language)
    return Stack(
        [
            whole(first, own.SIGN_NAME, room, k * factor),
            whole(second, own.SIGN_SECOND, room, k * factor, most=4) if second else None,
        ]
    )


def _place(mission: Mission, language: str, sheet: Sheet, box: Box, card: Card) -> None:
    """The name in the middle, its other script and the firm below it, the sun above."""
    sun = circle(box.middle, box.top - 7.5 * MM, 1.7 * MM)
    sheet.raw(f"q {fill(looks.NAVY)} {rectangle(box.x, box.y, box.width, 2.4 * MM)} f {fill(looks.RED)} {sun} f Q")
    x, room, height = box.x + 7 * MM, box.width - 14 * MM, box.height - 17 * MM
    name = fitting(partial(_place_name, card, language, room), room, height)
    spare = height - name.height(room)
    name.draw(sheet, x, box.top - 11.5 * MM - spare / 2, room)


def _place_name(card: Card, language: str, room: float, factor: float) -> Stack:
    first, second = _forms(card, language)
    firm = wording.one_line(card.organisation.prefer(language))
    return Stack(
        [
            whole(first, own.PLACE_NAME, room, factor),
            whole(second, own.PLACE_SECOND, room, factor, most=4) if second else None,
            Text(firm, scaled(own.PLACE_FIRM, factor)) if firm.strip() else None,
        ]
    )
