"""Meal sheets: how many of which diet, and who needs what, for one meal at one place; always in two languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM, Columns, Stack
from eujc_desktop.documents.blocks.stacks import Column as Side
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.lists import columns, diets, facts, styles
from eujc_desktop.documents.lists.columns import Column
from eujc_desktop.documents.lists.content import Eater, Meal, Meals
from eujc_desktop.documents.lists.page import AREA, OneList, other
from eujc_desktop.documents.looks import SUB

TITLE = Words("Meals", "食事")
COUNTS, ALLERGIES = Words("Diets", "食事の内訳"), Words("Allergies", "アレルギー")
ALL, OPEN = Words("All", "合計"), Words("No answer yet", "未回答")
NEEDS = Words("The kitchen must know", "ご配慮をお願いする方")
NOBODY = Words("Nobody has told of any need.", "特別な配慮が必要な方はいません。")
LEFT, GAP = 78 * MM, 9 * MM
RIGHT = AREA.measure - LEFT - GAP


def meals(content: Meals) -> Iterator[OneList]:
    """A sheet a meal."""
    language = content.language
    for meal in content.meals:
        session = meal.session
        when = facts.facts((facts.both_dates(meal.date, language), facts.hours(session)), language)
        title, place = session.title.prefer(language), session.place.prefer(language)
        where = (
            facts.day_number(meal.day, language),
            title,
            place if place != title else "",
            facts.groups(session, language),
            facts.people(len(meal.eaters), language),
        )
        left = Stack([_counts(meal, language), *_allergies(meal, language), _unanswered(meal, language)])
        right = Stack([_heading(NEEDS, language), _needs(meal, language)])
        body = Columns([Side(LEFT, left), Side(RIGHT, right)], gap=GAP)
        yield OneList(meal.kind, (when, facts.facts(where, language)), (body,), confidential=True)


def _heading(words: Words, language: str) -> Block:
    second = Span(f"\u2002{words.prefer(other(language))}", weight="regular", colour=SUB, size=9)
    return Text([words.prefer(language), second], styles.SECTION)


def _counts(meal: Meal, language: str) -> Block:
    """How many people eat what, the greatest number first, and how many in all."""
    counted = Counter(eater.diet or "none" for eater in meal.eaters if eater.answered)
    lines = [(diets.of(code), number) for code, number in counted.most_common()]
    if unanswered := sum(not eater.answered for eater in meal.eaters):
        lines.append((OPEN, unanswered))
    return Stack([_heading(COUNTS, language), _figures([*lines, (ALL, len(meal.eaters))], language)])


def _allergies(meal: Meal, language: str) -> list[Block]:
    """How many people must not get what."""
    counted = Counter(name for eater in meal.eaters for name in diets.names(eater.allergies))
    if not counted:
        return []
    lines = [(diets.ALLERGENS.get(name, Words(name)), number) for name, number in counted.most_common()]
    return [_heading(ALLERGIES, language), _figures(lines, language)]


def _figures(lines: Sequence[tuple[Words, int]], language: str) -> Block:
    """Words in both languages with their number."""
    plan = Plan((34 * MM, 32 * MM, 12 * MM), down=0.7 * MM, across=1.6 * MM, named_rows=True)
    rows = []
    for words, number in lines:
        first, second = words.prefer(language), words.prefer(other(language))
        rows.append(
            [
                columns.fitted(first, styles.COUNT, plan.room(0)),
                columns.fitted(second if second != first else "", styles.COUNT.but(colour=SUB), plan.room(1)),
                Text(str(number), styles.COUNT_NUMBER),
            ]
        )
    return Table(plan, rows)


def _unanswered(meal: Meal, language: str) -> Block | None:
    """Whom still to ask."""
    names = [eater.person.name.full for eater in meal.eaters if not eater.answered]
    if not names:
        return None
    words: list[Piece] = [Span(f"{OPEN.prefer(language)}  ", weight="semibold"), ", ".join(names)]
    return Text(words, styles.NOTE)


def _needs(meal: Meal, language: str) -> Block:
    """Who needs what, by name."""
    special = [eater for eater in meal.eaters if diets.is_special(eater)]
    if not special:
        return Text(f"{NOBODY.prefer(language)}  {NOBODY.prefer(other(language))}", styles.NOTE)
    wanted = columns.groups_of(_columns(), special)
    return columns.listing(wanted, special, language, width=RIGHT)


def _columns() -> list[Column]:
    return [
        columns.narrower(columns.NAME, 40, 0.8),
        columns.narrower(columns.GROUP, 13),
        Column(Words("Diet", "食事"), _diet, 36, 0.6),
        Column(Words("Must not get", "食べられないもの"), _allergens, 38, 1.0, styles.CELL.but(weight="semibold")),
        Column(Words("Note", "備考"), _notes, 26, 0.8),
    ]


def _diet(eater: Eater) -> Words:
    return diets.of(eater.diet) if eater.diet and eater.diet != "none" else Words()


def _allergens(eater: Eater) -> Words:
    return Words(diets.allergens(eater.allergies, "en"), diets.allergens(eater.allergies, "ja"))


def _notes(eater: Eater) -> Words:
    """What is said about traces and fish stock."""
    found = diets.remarks(eater)
    return Words("; ".join(words.en for words in found), "・".join(words.ja for words in found))
