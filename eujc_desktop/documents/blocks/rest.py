"""Small blocks: drawings, rules, lists, lines with an icon, ruled space for notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block, Refs
from eujc_desktop.documents.blocks.stacks import MM, Stack

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

Drawing = Callable[["Sheet", float, float, float], None]
"""Draws with the lower left corner at x, y and a width."""


class Drawn(Block):
    """A drawing of fixed height; with `alt` it is a figure, without it the drawing tags its own words."""

    def __init__(
        self, height: float, draw: Drawing, *, alt: str = "", before: float = 0.0, after: float = 0.0, anchor: str = ""
    ) -> None:
        self._height, self._draw, self._alt, self._anchor = height, draw, alt, anchor
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return self._height

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        if self._anchor:
            sheet.mark(self._anchor, top)
        if self._alt:
            with sheet.figure(self._alt):
                self._draw(sheet, x, top - self._height, width)
        else:
            self._draw(sheet, x, top - self._height, width)

    def anchors(self) -> Iterator[str]:
        if self._anchor:
            yield self._anchor


class Rule(Block):
    """A thin line across the measure."""

    def __init__(self, colour: str, weight: float = 0.5, *, before: float = 3.0, after: float = 3.0) -> None:
        self._colour, self._weight = colour, weight
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return self._weight

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        y = top - self._weight / 2
        line = f"{operator('m', x, y)} {operator('l', x + width, y)} S"
        sheet.raw(f"q {stroke(self._colour, self._weight)} {line} Q")


class Late(Block):
    """A block that names pages: measured with placeholders, made when all pages are known."""

    def __init__(self, make: Callable[[Refs], Block], *, anchors: Sequence[str] = ()) -> None:
        self._make = make
        self._sample = make(Placeholder())
        self._anchors = tuple(anchors)
        self.before, self.after = self._sample.before, self._sample.after
        self.keep_with_next = self._sample.keep_with_next

    def height(self, width: float) -> float:
        return self._sample.height(width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        self._make(sheet.refs).draw(sheet, x, top, width)

    def anchors(self) -> Iterator[str]:
        yield from self._anchors or self._sample.anchors()


class Placeholder(dict[str, int]):
    """Refs before the pages are known: every anchor is on page 88."""

    def get(self, key: str, default: object = None) -> int:
        return 88

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> int:
        return 88


class IconLine(Block):
    """A block with an icon to the left of its first line."""

    def __init__(
        self,
        name: str,
        child: Block,
        colour: str,
        *,
        indent: float = 5 * MM,
        size: float = 3.3 * MM,
        before: float = 0.0,
    ) -> None:
        self._name, self._child, self._colour, self._indent, self._size = name, child, colour, indent, size
        self.before, self.after = before or child.before, child.after

    def height(self, width: float) -> float:
        return self._child.height(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self._child.split(width - self._indent, room)
        if parts is None:
            return None
        second = IconLine("", parts[1], self._colour, indent=self._indent, size=self._size)
        return IconLine(self._name, parts[0], self._colour, indent=self._indent, size=self._size), second

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        if self._name:
            sheet.raw(icon(self._name, x, top - 5.6 - self._size / 2, self._size, self._colour))
        self._child.draw(sheet, x + self._indent, top, width - self._indent)

    def anchors(self) -> Iterator[str]:
        return self._child.anchors()


class Entry(Block):
    """One entry of a list: its mark and its words."""

    def __init__(self, mark: Block, words: Block, indent: float) -> None:
        self._mark, self._words, self._indent = mark, words, indent

    def height(self, width: float) -> float:
        return self._words.height(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self._words.split(width - self._indent, room)
        if parts is None:
            return None
        return Entry(self._mark, parts[0], self._indent), Entry(Block(), parts[1], self._indent)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        with sheet.inside("LI"):
            self._mark.draw(sheet, x, top, self._indent)
            self._words.draw(sheet, x + self._indent, top, width - self._indent)


def listed(entries: Sequence[Entry], gap: float) -> Stack:
    """The entries as one tagged list."""
    return Stack(entries, gap=gap, tag="L")


class NoteLines(Block):
    """Ruled space for notes over what is left of a page."""

    PITCH = 8 * MM

    def __init__(self, title: Block, height: float, indent: float = 0.0, *, before: float = 0.0) -> None:
        self._title, self._height, self._indent = title, height, indent
        self.before = before

    def height(self, width: float) -> float:
        return self._height

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        left = x + self._indent
        self._title.draw(sheet, left, top, width - self._indent)
        y, lines = top - 8 - self.PITCH, []
        while y > top - self._height:
            lines.append(f"{operator('m', left, y)} {operator('l', x + width, y)} S")
            y -= self.PITCH
        sheet.raw(f"q {stroke('#C3CBD9', 0.3)} " + " ".join(lines) + " Q")
