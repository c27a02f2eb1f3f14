"""The opening of a chapter: Japanese title above, English title below."""

from __future__ import annotations

from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.text import Text


def chapter(title: str, ja: str, anchor: str, *, colour: str = looks.NAVY, after: float | None = None) -> list[Block]:
    """Both titles; the English one carries anchor and outline entry."""
    style = looks.H1.but(colour=colour) if after is None else looks.H1.but(colour=colour, after=after)
    return [Text(ja, looks.H1_JA), Text(title, style, anchor=anchor, outline=(0, title))]
