"""Diet cards: what somebody cannot eat, in Japanese to be read at arm's length, with the English below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Frame, Panel, Stack
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.lists import diets, styles
from eujc_desktop.documents.lists.columns import fitted
from eujc_desktop.documents.lists.content import DietCards, Eater
from eujc_desktop.documents.lists.page import AREA, OneList
from eujc_desktop.documents.looks import NAVY, RULE
from eujc_desktop.documents.naming import name_spans

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

TITLE = Words("Diet cards", "食事カード")
HINT = Words("Cut along the frames; show the card at the table.", "枠に沿って切り、お店でお見せください。")
GAP = 9 * MM
WIDTH = (AREA.measure - GAP) / 2
LEAST = 48 * MM
"""Six cards fill a page; one with much to say is taller."""
WISH = "ご配慮をお願いいたします。材料がわからない場合は教えてください。"
STYLES = (styles.CARD_JA, styles.CARD_ALARM, styles.CARD_EN, styles.CARD_WISH)
FRAME = Frame(line=RULE, bar=NAVY, down=4 * MM, across=6 * MM)
INNER = WIDTH - 2 * FRAME.across


def diet_cards(content: DietCards) -> Iterator[OneList]:
    """The cards of everyone with a need, two in a row."""
    special = [eater for eater in content.eaters if diets.is_special(eater)]
    if not special:
        return
    rows = [_row(special[i : i + 2]) for i in range(0, len(special), 2)]
    mission = content.mission.title.prefer(content.language)
    yield OneList(TITLE, (mission, HINT.prefer(content.language)), tuple(rows), confidential=True)


def _row(pair: list[Eater]) -> Block:
    """Two cards of one height, moved to the next page as a whole."""
    cards = [_fitting(eater) for eater in pair]
    height = max(LEAST, *(card.height(INNER) + 2 * FRAME.down for card in cards))
    panels = [Panel(_Tall(card, height - 2 * FRAME.down), FRAME) for card in cards]
    return Columns([Column(WIDTH, panel) for panel in panels], gap=GAP, after=6 * MM)


def _fitting(eater: Eater) -> Block:
    """The words of a card, smaller where a page would not hold them."""
    factor = 1.0
    while (card := _words(eater, factor)).height(INNER) + 2 * FRAME.down > AREA.depth and factor > 0.75:
        factor *= 0.9
    return card


class _Tall(Block):
    """A card as tall as its neighbour."""

    def __init__(self, card: Block, tall: float) -> None:
        self._card, self._tall = card, tall

    def height(self, width: float) -> float:
        return self._tall

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        whole = self._tall + 2 * FRAME.down <= AREA.depth
        return None if whole else self._card.split(width, room)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        self._card.draw(sheet, x, top, width)


def _words(eater: Eater, factor: float) -> Stack:
    """Name, diet, allergens, remarks, a wish; Japanese before English in each."""
    ja, alarm, en, wish = (style.scaled(factor) for style in STYLES)
    parts: list[Block] = [_names(eater, factor)]
    if eater.diet not in {"", "none"}:
        meaning = diets.MEANINGS.get(eater.diet) or diets.of(eater.diet)
        parts.append(Text(meaning.prefer("ja"), ja))
        if meaning.ja:
            parts.append(Text(meaning.en, en))
    if diets.names(eater.allergies):
        parts.append(Text(f"アレルギー：{diets.allergens(eater.allergies, 'ja')}", alarm))
        parts.append(Text(f"Allergic to {diets.allergens(eater.allergies, 'en')}", en))
    parts += [Text(f"{words.ja}　{words.en}", wish) for words in diets.remarks(eater)]
    return Stack([*parts, Text(WISH, wish)])


def _names(eater: Eater, factor: float) -> Block:
    """The name, and its kana at the right."""
    name, side = eater.person.name, 46 * MM
    return Columns(
        [
            Column(INNER - side - 4 * MM, Text(name_spans(name), styles.CARD_NAME.scaled(factor))),
            Column(side, fitted(name.reading, styles.CARD_KANA, side)),
        ],
        gap=4 * MM,
    )
