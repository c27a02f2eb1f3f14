"""How text looks, and pieces of text that look otherwise. Text is data: nothing in it is ever read as markup.

Both are tuples: thousands are made and compared for a book.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

MM = 72 / 25.4
"""A millimetre in points."""

INK = "#1B2330"


class Style(NamedTuple):
    """A style of type; lengths in points, tracking in 1/1000 em.

    `weight` is regular, italic, medium, semibold or bold; `align` is left, right, center, justify, or balanced: flush
    left with lines of about the same length.
    `japanese` is the size of Japanese beside Latin, `japanese_break` the cost of a break inside it (addresses: 260).
    `max_lines` (0: as many as it takes) first shrinks the type to `smallest`, then cuts with «…»; `fit_word` shrinks
    until the longest word fits the column. `widows` and `orphans` are the fewest lines after and before a page break.
    """

    size: float = 9.4
    leading: float = 13.0
    family: str = "sans"
    weight: str = "regular"
    colour: str = INK
    tracking: float = 0.0
    upper: bool = False
    align: str = "left"
    hyphenate: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    tag: str = "P"
    japanese: float = 0.92
    features: tuple[str, ...] = ()
    max_lines: int = 0
    smallest: float = 0.0
    fit_word: bool = False
    japanese_break: int = 30
    language: str = "en-GB"
    widows: int = 2
    orphans: int = 2

    def but(self, **changes: Any) -> Style:
        """The same style with some things otherwise."""
        return self._replace(**changes)

    def scaled(self, factor: float) -> Style:
        """The style in another size; the lines close up half as much as the letters."""
        return self._replace(size=self.size * factor, leading=self.leading * (0.5 + 0.5 * factor))


class Span(NamedTuple):
    """A piece of text that differs from its style where something is said; `link` is `#anchor` or an address."""

    text: str
    weight: str = ""
    family: str = ""
    colour: str = ""
    size: float = 0.0
    link: str = ""
    ruby: str = ""
    rise: float = 0.0
    tracking: float | None = None
    features: tuple[str, ...] | None = None
    no_break: bool = False

    def but(self, **changes: Any) -> Span:
        """The same piece with some things otherwise."""
        return self._replace(**changes)

    def manner(self, *, no_break: bool = False) -> Span:
        """How the piece is set, without its words."""
        return Span(
            "",
            self.weight,
            self.family,
            self.colour,
            self.size,
            self.link,
            "",
            self.rise,
            self.tracking,
            self.features,
            self.no_break or no_break,
        )

    def trimmed(self) -> Span:
        """The piece without blanks at its ends."""
        return self._replace(text=self.text.strip())


Piece = str | Span
Words = str | Sequence[Piece]


def spans_of(words: Words) -> tuple[Span, ...]:
    """The words as spans, empty pieces left out."""
    pieces: Sequence[Piece] = (words,) if isinstance(words, str) else words
    spans = (Span(piece) if isinstance(piece, str) else piece for piece in pieces)
    return tuple(span for span in spans if span.text)


def scaled(spans: tuple[Span, ...], factor: float) -> tuple[Span, ...]:
    """The spans whose own sizes follow a scaled style."""
    return tuple(span._replace(size=span.size * factor) if span.size else span for span in spans)


def plain(spans: Sequence[Span]) -> str:
    """The bare text."""
    return "".join(span.text for span in spans)
