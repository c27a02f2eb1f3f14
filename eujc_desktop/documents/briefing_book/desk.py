"""What only a leader or the office reads: what the look before printing found; people, hosts, notes and tasks."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.stacks import MM, Frame, Panel, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Text, measure
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.content import Listing
from eujc_desktop.documents.briefing_book.setting import Setting

NARROW, WIDEST = 30 * MM, 64 * MM
"""Up to which width a column has what it needs, and what counts of one that could be wider still."""


def add(flow: Flow, setting: Setting) -> None:
    """What the look before printing found, then the tables one after the other."""
    book, tongue = setting.book, setting.tongue
    flow.page(Running(tongue.say("For the team"), looks.RED))
    flow.add(*chapter(tongue, "desk", colour=looks.RED, after=8))
    if book.audit is not None:
        flow.add(_audit(setting, book.audit))
    for number, listing in enumerate(book.desk):
        title = looks.H2 if number or book.audit is not None else looks.H2.but(before=0)
        flow.add(Text(listing.title, title, outline=(1, listing.title)), _table(listing, flow.area.measure))


def _audit(setting: Setting, found: Sequence[str]) -> Block:
    """One line where nothing was found, else a line each."""
    title = setting.tongue.checked(len(found))
    lines = [Text(line, looks.SMALL) for line in found]
    head = Text(title, looks.SMALL.but(weight="semibold", colour=looks.RED if found else looks.NAVY))
    return Panel(Stack([head, *lines], gap=1.2), Frame(line=looks.RULE, down=3 * MM, across=3.4 * MM), after=3 * MM)


def _table(listing: Listing, room: float) -> Table:
    header = [Text(words, looks.LABEL) for words in listing.headings]
    plan = Plan(_widths(listing, room), down=1.2 * MM, across=1.6 * MM, named_rows=True)
    return Table(plan, [_row(row) for row in listing.rows], header)


def _row(cells: Sequence[str]) -> list[Block]:
    first, *others = cells
    named = Text(first, looks.SMALL.but(weight="semibold", hyphenate=True))
    return [named, *(Text(cell, looks.SMALL.but(hyphenate=True)) if cell else Block() for cell in others)]


def _widths(listing: Listing, room: float) -> tuple[float, ...]:
    """Narrow columns as wide as they are; the others share the rest of the page by what they hold."""
    natural = []
    for at, heading in enumerate(listing.headings):
        longest = max(measure(row[at], looks.SMALL) for row in listing.rows)
        natural.append(max(longest, measure(heading, looks.LABEL)) + 4 * MM)
    left = room - sum(wide for wide in natural if wide <= NARROW)
    shared = sum(min(wide, WIDEST) for wide in natural if wide > NARROW)
    if not shared or left < shared / 3:
        return tuple(min(wide, WIDEST) * room / sum(min(one, WIDEST) for one in natural) for wide in natural)
    return tuple(wide if wide <= NARROW else min(wide, WIDEST) * left / shared for wide in natural)
