"""The columns of lists: heading in both languages, width, and what stands in a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import naming
from eujc_desktop.documents.art.paths import operator, rectangle, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import EPSILON, MM, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text, measure
from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.lists import styles
from eujc_desktop.documents.lists.content import Listed
from eujc_desktop.documents.lists.page import AREA, other
from eujc_desktop.documents.looks import SUB
from eujc_desktop.documents.typesetting.style import Style

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

DOWN, ACROSS = 0.9 * MM, 1.6 * MM
MOST_MORE = 1.5 * MM
"""By so much rows to write in grow above and below, where the page has room."""
LINE = "#9AA6BA"

Cell = str | list[Piece] | Words | Block
"""`Words` are printed in both languages, beside each other where there is room, else one below the other."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: at least `width` millimetres and its share of what is left; `cell` gives words or a block for a row.

    Words stay on one line down to `least` points.
    """

    heading: Words | str
    cell: Callable[[Any], Cell]
    width: float
    share: float = 0.0
    style: Style = styles.CELL
    least: float = styles.LEAST


class Ruled(Block):
    """A dotted line to write on, with a box to tick before it where `box`."""

    def __init__(self, *, box: bool = False) -> None:
        self._box = box

    def height(self, width: float) -> float:
        return styles.CELL.leading

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        foot = top - styles.CELL.leading
        parts = [f"q {stroke(LINE, 0.5)}"]
        if self._box:
            parts.append(f"{rectangle(x, foot + 0.8, 8.4, 8.4)} S")
        left = x + (12 if self._box else 0)
        parts.append(f"[0.6 1.6] 0 d {operator('m', left, foot + 1.1)} {operator('l', x + width, foot + 1.1)} S Q")
        sheet.raw(" ".join(parts))


def listing(
    columns: Sequence[Column],
    rows: Sequence[Any],
    language: str,
    *,
    width: float = AREA.measure,
    to_write: bool = False,
    first: int = 1,
    again: Block | None = None,
) -> Block:
    """The rows under their headings, numbered; a sentence where there are none. `to_write`: few rows are taller.

    `again` stands above the headings where the list goes on on a further page.
    """
    if not rows:
        nobody = "Nobody is on this list yet." if language == "en" else "まだ誰も登録されていません。"
        return Text(nobody, styles.NOBODY)
    numbered = [Column(Words("No.", "番号"), lambda _row: "", 9, style=styles.QUIET), *columns]
    plan = _plan(numbered, width)
    header = [_heading(column, language, plan.room(i)) for i, column in enumerate(numbered)]
    body = []
    for count, row in enumerate(rows, first):
        cells: list[Cell] = [str(count), *(column.cell(row) for column in columns)]
        body.append([_block(cell, numbered[i], plan.room(i), language) for i, cell in enumerate(cells)])
    table = Table(plan, body, header, again=again)
    if to_write and (spare := AREA.depth - table.height(width)) > 0:
        down = DOWN + min(spare / (len(body) + 1) / 2, MOST_MORE)
        table = Table(replace(plan, down=down), body, header, again=again)
    return table


def _plan(columns: Sequence[Column], width: float) -> Plan:
    """Each column as wide as it asks, the rest shared out; narrower all round where there are too many."""
    asked = [column.width * MM for column in columns]
    left, shares = width - sum(asked), sum(column.share for column in columns)
    if left < 0 or not shares:
        asked = [one * width / sum(asked) for one in asked]
        left = 0.0
    widths = tuple(one + left * column.share / (shares or 1) for one, column in zip(asked, columns, strict=True))
    return Plan(widths, down=DOWN, across=ACROSS)


def _heading(column: Column, language: str, room: float) -> Block:
    """Both languages one below the other; what somebody typed stands alone."""
    style = styles.HEADER.but(align=column.style.align)
    if isinstance(column.heading, str):
        return Text(column.heading, style.but(tracking=0, max_lines=4, smallest=5.9, fit_word=True))
    first, second = column.heading.prefer(language), column.heading.prefer(other(language))
    words: list[Piece] = [first]
    if second != first:
        words += ["\n", Span(second, weight="regular")]
    widest = max(measure(part, style) for part in (first, second))
    if widest > room:
        style = style.but(size=max(style.size * room / widest, 5.9), tracking=0)
    return Text(words, style)


def _block(cell: Cell, column: Column, room: float, language: str) -> Block:
    if isinstance(cell, Block):
        return cell
    if not isinstance(cell, Words):
        return fitted(cell, column.style, room, column.least)
    first, second = cell.prefer(language), cell.prefer(other(language))
    below = second if second != first else ""
    beside: list[Piece] = [first, Span(f"\u2002{below}", weight="regular", colour=SUB, size=styles.BELOW.size)]
    if measure(beside, column.style) <= room:
        return fitted(beside, column.style, room)
    return Stack([fitted(first, column.style, room), fitted(below, styles.BELOW, room)])


def fitted(words: str | list[Piece], style: Style, room: float, least: float = styles.LEAST) -> Block:
    """On one line, smaller where it is long; on as many as it takes where the type would be too small."""
    text = words if isinstance(words, str) else "".join(p if isinstance(p, str) else p.text for p in words)
    if not text.strip():
        return Block()
    if len(text.splitlines()) == 1 and measure(words, style) * least / style.size <= room + EPSILON:
        return Text(words, style.but(max_lines=1, smallest=least))
    size = min(styles.LEAST, style.size)
    return Text(words, style.but(size=size, leading=size * 1.18))


# --- columns that many lists have -----------------------------------------------------------------------------------


def person(row: Any) -> Listed:
    """The person of a row."""
    return row if isinstance(row, Listed) else row.person


NAME = Column(Words("Name", "氏名"), lambda row: spoken(person(row).name), 52, 1.6)
FAMILY_FIRST = Column(Words("Family name, given name", "氏名"), lambda row: family_first(person(row).name), 46, 1.2)
LATIN = Column(Words("Latin script", "ローマ字"), lambda row: latin(person(row).name), 30, 0.4, styles.QUIET)
KANA = Column(Words("Katakana", "カナ"), lambda row: person(row).name.reading, 44, 1.2, least=6.0)
COUNTRY = Column(Words("Country", "国"), lambda row: person(row).country_code, 12, style=styles.CODE)
NATIONALITY = replace(COUNTRY, heading=Words("Nationality", "国籍"), width=19)
GROUP = Column(Words("Group", "班"), lambda row: person(row).group, 13)


def organisation(language: str) -> Column:
    """Whom a person comes from, or what someone does who accompanies the mission."""

    def cell(row: Any) -> Cell:
        who = person(row)
        return (who.organisation or who.task).prefer(language)

    return Column(Words("Organisation", "所属"), cell, 40, 1.4, styles.QUIET)


def free(headings: Sequence[str], width: float = 24, share: float = 0.4) -> list[Column]:
    """Columns to fill in by hand."""
    return [Column(heading, lambda _row: Ruled(), width, share) for heading in headings]


def groups_of(columns: Sequence[Column], rows: Sequence[Any]) -> list[Column]:
    """The columns without those that would stand empty."""
    return [column for column in columns if any(_filled(column.cell(row)) for row in rows)]


def _filled(cell: Cell) -> bool:
    if isinstance(cell, (Block, Words)):
        return isinstance(cell, Block) or bool(cell)
    return any(p.strip() if isinstance(p, str) else p.text.strip() for p in cell)


def narrower(column: Column, width: float, share: float = 0.0) -> Column:
    """The same column in another width."""
    return replace(column, width=width, share=share)


def spoken(name: PersonName) -> list[Piece]:
    """As it is spoken, in its own script, with the Latin form after it where that is another."""
    second = naming.second_script(name)
    return [*naming.name_spans(name), *([Span(f"\u2002{second}", colour=SUB, size=7.4)] if second else [])]


def family_first(name: PersonName) -> list[Piece]:
    """Family name, then given name, in the script of its owner."""
    given, family = naming.leading_parts(name)
    between = "\u2002" if naming.in_other_script(name) and naming.is_japanese(name.native) else ", "
    if not family or not given:
        return [Span(family or given, weight="semibold")]
    return [Span(family, weight="semibold"), f"{between}{given}"]


def latin(name: PersonName) -> str:
    """The same in Latin letters, where the name is written otherwise."""
    if not naming.in_other_script(name):
        return ""
    return ", ".join(part for part in (name.family, name.given) if part)
