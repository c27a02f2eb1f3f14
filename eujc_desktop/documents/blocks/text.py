"""Paragraphs as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.typesetting.paragraph import Paragraph, measure
from eujc_desktop.documents.typesetting.style import Piece, Span

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

__all__ = ["Piece", "Span", "StruckText", "Text", "measure"]

STROKE = 0.06
"""How thick the stroke through a word is, in shares of the size."""


class Text(Paragraph, Block):
    """A paragraph that stands among other blocks."""


class StruckText(Text):
    """A paragraph that no longer holds: a stroke goes through each of its lines."""

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        super().draw(sheet, x, top, width)
        made, lines = self._lines(width)
        style, middle = made.style, top - made.style.leading / 2
        parts = [
            f"{operator('m', x, middle - index * style.leading)} "
            f"{operator('l', x + line.width, middle - index * style.leading)} S"
            for index, line in enumerate(lines)
        ]
        sheet.raw(f"q {stroke(style.colour, STROKE * style.size)} " + " ".join(parts) + " Q")
