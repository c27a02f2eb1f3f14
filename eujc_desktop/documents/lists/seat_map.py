"""The seats of a train as they stand in its cars: rows one below the other, the aisle between, who sits where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM, Frame, Panel, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.lists import styles
from eujc_desktop.documents.lists.columns import family_first, fitted
from eujc_desktop.documents.lists.content import Journey, Place, Seated
from eujc_desktop.documents.lists.page import AREA

SEAT_MAP = Words("Seat map", "座席図")
SIDES = {True: ("ABC", "DE"), False: ("AB", "CD")}
"""The letters left and right of the aisle; only ordinary cars have an E."""
ROW, AISLE = 14 * MM, 12 * MM
TAKEN = Frame(looks.PANEL, bar=looks.EU, down=1.0 * MM, across=2.2 * MM)
FREE = Frame(line=looks.HAIR, down=1.0 * MM, across=2.2 * MM)
NAME = styles.CELL
HOUSE = styles.BELOW.but(size=6.6, leading=8)
HEAD = styles.HEADER.but(align="center", size=8)
WINDOW, CORRIDOR = Words("window", "窓側"), Words("aisle", "通路側")


def seat_map(journey: Journey, language: str) -> Iterator[Block]:
    """A plan for each car of the seats reserved, and of others that somebody sits on."""
    sitting: dict[Place, list[Seated]] = {}
    for one in journey.travellers:
        if one.place is not None:
            sitting.setdefault(one.place, []).append(one)
    places = sorted({*journey.places, *sitting})
    for car, found in groupby(places, lambda place: place.car):
        yield from _car(car, list(found), sitting, language)
    if open_ := [one.person.name.full for one in journey.travellers if not one.seat]:
        words = f"座席未定：{'、'.join(open_)}" if language == "ja" else f"No seat yet: {', '.join(open_)}"
        yield Text(words, styles.NOTE)


def _car(car: str, places: Sequence[Place], sitting: dict[Place, list[Seated]], language: str) -> Iterator[Block]:
    sides = SIDES[any(place.letter == "E" for place in places)]
    taken = sum(len(sitting.get(place, ())) for place in places)
    name = (f"{car}号車" if language == "ja" else f"Car {car}") if car else SEAT_MAP.prefer(language)
    told = f"{taken} / {len(places)}席" if language == "ja" else f"{taken} of {len(places)} seats"
    about = Span(f"\u2003{told}", family="sans", size=styles.GROUP_FACTS, colour=looks.SUB)
    wide = (AREA.measure - ROW - AISLE) / (len(sides[0]) + len(sides[1]))
    left, right = (tuple(wide for _ in side) for side in sides)
    plan = Plan((ROW, *left, AISLE, *right), down=0.7 * MM, across=0.8 * MM, centred=True, named_rows=True)
    header = [_head("番" if language == "ja" else "Row"), *_heads(sides, language)]
    rows = [
        [
            Text(str(row), styles.COUNT.but(weight="semibold")),
            *_row(list(found), sides, sitting, language, plan.room(1) - 2 * TAKEN.across),
        ]
        for row, found in groupby(places, lambda place: place.row)
    ]
    again = Text(f"{name}（続き）" if language == "ja" else f"{name}, continued", styles.GROUP)
    yield Text([name, about], styles.GROUP.but(keep_with_next=True))
    yield Table(plan, rows, header, again=again)


def _heads(sides: tuple[str, str], language: str) -> Iterator[Block]:
    """The letters, those at the window and by the aisle with a word."""
    for side, window in zip(sides, (sides[0][0], sides[1][-1]), strict=True):
        for letter in side:
            corridor = letter in (sides[0][-1], sides[1][0])
            place = WINDOW if letter == window else CORRIDOR if corridor else Words()
            words: list[Piece] = [letter]
            if place:
                words.append(Span(f"\u2002{place.prefer(language)}", weight="regular"))
            yield _head(words)
        if side is sides[0]:
            yield Block()


def _head(words: str | list[Piece]) -> Block:
    return Text(words, HEAD)


def _row(
    places: Sequence[Place], sides: tuple[str, str], sitting: dict[Place, list[Seated]], language: str, room: float
) -> Iterator[Block]:
    by_letter = {place.letter: place for place in places}
    for side in sides:
        for letter in side:
            place = by_letter.get(letter)
            yield Block() if place is None else _seat(sitting.get(place, []), language, room)
        if side is sides[0]:
            yield Block()


def _seat(who: Sequence[Seated], language: str, room: float) -> Block:
    """Whoever sits there, with group and house; two on one seat stand both, in red."""
    if not who:
        return Panel(Text("空席" if language == "ja" else "free", NAME.but(colour=looks.SUB)), FREE)
    lines: list[Block] = []
    for one in who:
        name = family_first(one.person.name)
        if one.person.group:
            name.append(Span(f"\u2002{one.person.group}", weight="semibold", colour=looks.EU))
        lines.append(fitted(name, NAME.but(colour=looks.RED) if len(who) > 1 else NAME, room, least=6.0))
    below = (who[0].person.organisation or who[0].person.task).prefer(language)
    if below and len(who) == 1:
        lines.append(fitted(below, HOUSE, room, least=5.6))
    return Panel(Stack(lines), TAKEN)
