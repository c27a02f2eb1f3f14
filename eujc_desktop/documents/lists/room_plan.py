"""A room from above on a page: tables, plates with names, and the door; the places of honour are far from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks
from eujc_desktop.documents.art.paths import fill, operator, rounded, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Text, measure
from eujc_desktop.documents.cards.names import one_line, undivided
from eujc_desktop.documents.lists import styles
from eujc_desktop.documents.lists.visit_content import Plate, Room

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

DOOR = Words("Door", "入口")
HONOUR = Words("Upper seats", "上座")
EDGE, GAP, INSET = 12 * MM, 1.3 * MM, 1.8 * MM
WIDEST, TALLEST, SLIM = 46 * MM, 26 * MM, 12 * MM
WALL, LEAF = "#9AA6BA", 24 * MM
ONE_LINE, SMALLEST, SEVERAL = 6.6, 6.2, 9.4
"""How small a name gets to stay on one line, how small a position, and what a line takes where there are several."""
NAME = styles.CELL.but(weight="semibold", size=8.6, leading=10.4)
ABOUT = styles.BELOW.but(size=6.6, leading=7.8)
SCALES = tuple(0.94**step for step in range(24))
"""Down to a quarter: so small only where a seat is tiny and the name is a paragraph."""
WORD = looks.SMALL.but(size=8.4, leading=11, align="center", colour=looks.SUB)
GROUNDS = {"guest": ("#E9EEFB", looks.EU), "host": (looks.PANEL, looks.RULE), "interpreter": ("#E7F4EF", "#3E8E71")}


class RoomPlan(Block):
    """The plan in the middle of the width, as tall as it is given."""

    def __init__(self, room: Room, language: str, tall: float) -> None:
        self._room, self._language, self._tall = room, language, tall

    def height(self, width: float) -> float:
        return self._tall

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        room = self._room
        wide, tall = self._sizes(width - 2 * EDGE)
        left = x + (width - sum(wide)) / 2
        high = top - (self._tall - tall * room.rows) / 2
        places = [left + sum(wide[:at]) for at in range(room.columns)]
        with sheet.artifact():
            sheet.raw(self._walls(x, top, width))
            for above, at, deep, across in room.tables:
                box = (places[at], high - tall * (above + deep), sum(wide[at : at + across]), tall * deep)
                sheet.raw(_box(*_inset(box), "#F1ECE2", "#CDBF9F"))
        self._words(sheet, x, top, width)
        for plate in room.plates:
            box = (places[plate.column], high - tall * (plate.row + 1), wide[plate.column], tall)
            self._plate(sheet, plate, _inset(box))

    def _sizes(self, room: float) -> tuple[list[float], float]:
        """The width of each column, slim where nobody sits, and the height of all rows."""
        held = {plate.column for plate in self._room.plates}
        columns = self._room.columns
        slim = min(SLIM, room / max(columns, 1))
        left = (room - slim * (columns - len(held))) / max(len(held), 1)
        wide = [min(left, WIDEST) if at in held else slim for at in range(columns)]
        return wide, min((self._tall - 2 * EDGE) / max(self._room.rows, 1), TALLEST)

    def _walls(self, x: float, top: float, width: float) -> str:
        """The four walls, open where the door is."""
        half, low, right = LEAF / 2, top - self._tall, x + width
        across, up = x + width / 2, top - self._tall / 2
        sides = {
            "above": ((x, top), (right, top), (across - half, top), (across + half, top)),
            "below": ((x, low), (right, low), (across - half, low), (across + half, low)),
            "left": ((x, low), (x, top), (x, up - half), (x, up + half)),
            "right": ((right, low), (right, top), (right, up - half), (right, up + half)),
        }
        parts = [f"q {stroke(WALL, 1.2)}"]
        for side, (first, last, opens, closes) in sides.items():
            runs = ((first, opens), (closes, last)) if side == self._room.door else ((first, last),)
            parts += [f"{operator('m', *begin)} {operator('l', *end)} S" for begin, end in runs]
        return " ".join((*parts, "Q"))

    def _words(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Which way is the door, and where the places of honour are."""
        low, middle, right = top - self._tall, top - self._tall / 2 + 5, x + width - EDGE
        below, above = (x, low + EDGE - 3 * MM, width), (x, top - 2.5 * MM, width)
        at_left, at_right = (x, middle, EDGE), (right, middle, EDGE)
        ends = {
            "below": (below, above), "above": (above, below), "left": (at_left, at_right), "right": (at_right, at_left),
        }  # fmt: skip
        door, far = ends[self._room.door]
        words = WORD.but(max_lines=2, smallest=5)
        for place, told in ((door, DOOR), (far, HONOUR)):
            Text(told.prefer(self._language), words).draw(sheet, *place)

    def _plate(self, sheet: Sheet, plate: Plate, box: tuple[float, float, float, float]) -> None:
        left, low, wide, tall = box
        look = "interpreter" if plate.interprets else "host" if plate.host else "guest"
        ground, line = GROUNDS[look]
        with sheet.artifact():
            sheet.raw(_box(left, low, wide, tall, ground, line))
        room, high = wide - 2 * INSET, tall - 1.6 * MM
        name = _name(plate.name.prefer(self._language), room, high)
        block = Stack([name, *_about(plate.about.prefer(self._language), room, high - name.height(room))])
        block.draw(sheet, left + INSET, low + tall / 2 + block.height(room) / 2, room)


def _name(words: str, room: float, tall: float) -> Text:
    """On one line where that is still easy to read, else on several, at last as small as the seat asks: never cut."""
    if measure(words, NAME) * ONE_LINE <= room * NAME.size:
        return Text(words, NAME.but(max_lines=1, smallest=ONE_LINE))
    words = one_line(words)
    largest = undivided(words, NAME, room).but(fit_word=True)
    for scale in SCALES:
        size = largest.size * scale
        made = Text(words, largest.but(size=size, leading=min(SEVERAL, size * 1.2)))
        if made.height(room) <= tall:
            break
    return made


def _about(words: str, room: float, tall: float) -> list[Text]:
    """The position, where all of it has room below the name."""
    made = [Text(words, ABOUT.but(size=size, leading=size * 1.18, fit_word=True)) for size in (ABOUT.size, SMALLEST)]
    return [one for one in made if words and one.height(room) <= min(tall, 3 * ABOUT.leading)][:1]


def _inset(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, low, wide, tall = box
    return left + GAP / 2, low + GAP / 2, wide - GAP, tall - GAP


def _box(left: float, low: float, wide: float, tall: float, ground: str, line: str) -> str:
    shape = rounded(left, low, wide, tall, 1.4 * MM)
    return f"q {fill(ground)} {shape} f Q q {stroke(line, 0.7)} {shape} S Q"
