"""The opening of a chapter: its title, above it the same in the other language."""

from __future__ import annotations

from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.sections import OWN, SECTIONS


def chapter(
    tongue: Tongue, key: str, *, anchor: str = "", colour: str = looks.NAVY, after: float | None = None
) -> list[Block]:
    """Both titles of a section; the one in the language of the book carries anchor and outline entry."""
    section = OWN if key == OWN.key else SECTIONS[key]
    title, other = (section.ja, section.title) if tongue.japanese else (section.title, section.ja)
    style = looks.H1.but(colour=colour) if after is None else looks.H1.but(colour=colour, after=after)
    above = looks.H1_EN if tongue.japanese else looks.H1_JA
    return [Text(other, above), Text(title, style, anchor=anchor or section.anchor, outline=(0, title))]
