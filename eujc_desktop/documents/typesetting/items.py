"""What a line is made of: boxes of glyphs, glue between them, and penalties for breaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eujc_desktop.documents.typesetting.ink import Ink
    from eujc_desktop.documents.typesetting.shaping import Run

SPACE_STRETCH, SPACE_SHRINK = 0.5, 0.28
"""How far a space between words may give, in shares of itself."""

JAPANESE_STRETCH = 0.06
"""How far Japanese characters may move apart, in em: without spaces nothing else fills the line."""


class Ruby:
    """Reading above a box: its boxes, their width, how far the base is moved in, and the rise."""

    __slots__ = ("base", "inset", "reading", "rise", "width")

    def __init__(self, base: list[Box], reading: list[Box], rise: float) -> None:
        self.base, self.reading, self.rise = base, reading, rise
        self.width: float = sum(box.width for box in reading)
        self.inset = 0.0


class Box:
    """Glyphs that stay together: part of a run in a size and an ink, or a base with its ruby."""

    __slots__ = ("first", "ink", "last", "ruby", "run", "size", "stretch", "tracking", "width")

    def __init__(
        self, run: Run, first: int, last: int, size: float, ink: Ink, tracking: float = 0.0, ruby: Ruby | None = None
    ) -> None:
        self.run, self.first, self.last = run, first, last
        self.size, self.ink, self.tracking, self.ruby = size, ink, tracking, ruby
        self.stretch = JAPANESE_STRETCH * size * (last - first) if run.face.japanese else 0.0
        self.width: float
        if ruby is not None:
            base: float = sum(box.width for box in ruby.base)
            self.width = max(base, ruby.width)
            ruby.inset = (self.width - base) / 2
        else:
            whole = last - first == len(run.glyphs)
            em = run.width if whole else run.slice_width(first, last)
            self.width = em * size + tracking * (last - first)

    def continues(self, box: Box) -> bool:
        """Whether it is the next part of the same word."""
        return self.run is box.run and self.first == box.last and self.ink is box.ink and not (self.ruby or box.ruby)

    def until(self, last: int) -> Box:
        """Its glyphs and those after them, the last not included."""
        return Box(self.run, self.first, last, self.size, self.ink, self.tracking)

    def glyph(self, index: int) -> Box:
        """One glyph of it."""
        return Box(self.run, index, index + 1, self.size, self.ink, self.tracking)


class Glue:
    """A space that stretches and shrinks; without `ink` a gap that is not a character."""

    __slots__ = ("breakable", "ink", "shrink", "stretch", "width")

    def __init__(self, width: float, ink: Ink | None, *, breakable: bool = True) -> None:
        self.width, self.ink, self.breakable = width, ink, breakable
        self.stretch, self.shrink = width * SPACE_STRETCH, width * SPACE_SHRINK


class Penalty:
    """A place where a line may end at a cost, perhaps with a hyphen."""

    __slots__ = ("cost", "hyphen")

    def __init__(self, cost: int, hyphen: Box | None = None) -> None:
        self.cost, self.hyphen = cost, hyphen


class LineEnd:
    """A line break someone typed."""

    __slots__ = ()


LINE_END = LineEnd()

Item = Box | Glue | Penalty | LineEnd
Set = Box | Glue
"""What is left of the items in a finished line."""
