"""One stretch of a transfer: in what, from where at which time, to where."""

from __future__ import annotations

from datetime import datetime

from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Frame
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.content import ItemKind, Leg
from eujc_desktop.documents.palette import KINDS, mode_icon

INDENT = 9 * MM
PANEL = Frame(looks.PANEL)


class LegPanel(Block):
    """A leg on a quiet panel."""

    def __init__(self, leg: Leg, *, before: float = 0.0) -> None:
        self._leg, self.before = leg, before
        self._note = Text(leg.note, looks.LEG_NOTE) if leg.note else None
        self._moves = bool(leg.origin or leg.destination)
        self._name = leg.name or leg.mode.capitalize()

    def _head(self) -> float:
        return 4 * MM + (5 * MM if self._name else 0) + (5 * MM if self._moves else 0)

    def height(self, width: float) -> float:
        note = self._note.height(width - INDENT - 2 * MM) if self._note else 0.0
        return self._head() + note

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        height = self.height(width)
        colour = KINDS[ItemKind.TRANSFER].hue.strong
        sheet.raw(PANEL.path(x, top - height, width, height))
        y = top - 5.4 * MM
        sheet.raw(icon(mode_icon(self._leg.mode or self._leg.name), x + 2.6 * MM, y - 1.1 * MM, 4.4 * MM, colour))
        if self._name:
            sheet.line(
                x + INDENT, y, self._name, looks.LEG_NAME.but(colour=colour), width=width - INDENT - 3 * MM, tag="P"
            )
            y -= 5 * MM
        if self._moves:
            self._draw_way(sheet, x, y, width)
        if self._note:
            note = self._note.height(width - INDENT - 2 * MM)
            self._note.draw(sheet, x + INDENT, top - height + 1.6 * MM + note, width - INDENT - 2 * MM)

    def _draw_way(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Origin, arrow, destination on one line; the destination starts in the same place where it can."""
        start = x + INDENT
        half = x + width * 0.56
        end = start
        here, there = _stop(self._leg.departs, self._leg.origin), _stop(self._leg.arrives, self._leg.destination)
        if here:
            end += sheet.line(
                start, y, here, looks.LEG_STOP, width=width * 0.56 - INDENT - 12 * MM, smallest=7, tag="P"
            )
        if not there:
            return
        left, right = end + 2.5 * MM, max(half, end + 12 * MM)
        sheet.raw(_arrow(left, right - 2.5 * MM, y + 1.05 * MM))
        sheet.line(right, y, there, looks.LEG_STOP, width=x + width - right - 2 * MM, smallest=7, tag="P")


def _stop(moment: datetime | None, place: str) -> list[Piece]:
    clock = wording.clock(moment)
    words: list[Piece] = [Span(f"{clock} " if place else clock, weight="semibold")] if clock else []
    return [*words, place] if place else words


def _arrow(left: float, right: float, y: float) -> str:
    head = 1.5 * MM
    return (
        f"q {stroke(looks.MUTE, 0.7)} {operator('m', left, y)} {operator('l', right, y)} "
        f"{operator('m', right - head, y + 0.95 * MM)} {operator('l', right, y)} "
        f"{operator('l', right - head, y - 0.95 * MM)} S Q"
    )
