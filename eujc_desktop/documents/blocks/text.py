"""Paragraphs as blocks."""

from __future__ import annotations

from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.typesetting.paragraph import Paragraph, measure
from eujc_desktop.documents.typesetting.style import Piece, Span

__all__ = ["Piece", "Span", "Text", "measure"]


class Text(Paragraph, Block):
    """A paragraph that stands among other blocks."""
