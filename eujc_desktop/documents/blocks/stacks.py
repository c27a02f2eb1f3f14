"""Blocks that hold blocks: one below the other, side by side, in a panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eujc_desktop.documents.art.paths import fill, kept_apart, rectangle, rounded, stroke
from eujc_desktop.documents.blocks.block import Block

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

MM = 72 / 25.4
EPSILON = 1e-6


class Stack(Block):
    """Blocks one below the other; the larger of the spaces between two neighbours counts, plus `gap`."""

    def __init__(
        self,
        children: Sequence[Block | None],
        *,
        gap: float = 0.0,
        before: float | None = None,
        after: float | None = None,
        tag: str = "",
        key: object = None,
        keep_with_next: bool = False,
    ) -> None:
        self.children = [child for child in children if child is not None]
        self.gap, self.tag, self.key = gap, tag, key if key is not None else self
        self.keep_with_next = keep_with_next
        self.before = before if before is not None else (self.children[0].before if self.children else 0.0)
        self.after = after if after is not None else (self.children[-1].after if self.children else 0.0)
        self._measured: tuple[float, list[tuple[float, float]], float] | None = None

    def _measure(self, width: float) -> tuple[list[tuple[float, float]], float]:
        """Offset from the top and height of each child, and the whole height."""
        if self._measured is None or self._measured[0] != width:
            places, y, after = [], 0.0, None
            for child in self.children:
                if after is not None:
                    y += max(after, child.before) + self.gap
                height = child.height(width)
                places.append((y, height))
                y, after = y + height, child.after
            self._measured = (width, places, y)
        return self._measured[1], self._measured[2]

    def height(self, width: float) -> float:
        return self._measure(width)[1]

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        places, whole = self._measure(width)
        if whole <= room + EPSILON:
            return None
        index = next(i for i, (y, height) in enumerate(places) if y + height > room + EPSILON)
        left = room - places[index][0]
        parts = self.children[index].split(width, left) if left > 0 else None
        if parts:
            return self._pair([*self.children[:index], parts[0]], [parts[1], *self.children[index + 1 :]])
        while index > 0 and self.children[index - 1].keep_with_next:
            index -= 1
        return self._pair(self.children[:index], self.children[index:])

    def _pair(self, first: Sequence[Block], second: Sequence[Block]) -> tuple[Block, Block] | None:
        if not first or not second:
            return None
        upper = Stack(first, gap=self.gap, before=self.before, tag=self.tag, key=self.key)
        return upper, Stack(second, gap=self.gap, before=0.0, after=self.after, tag=self.tag, key=self.key)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        places, _ = self._measure(width)
        with sheet.inside(self.tag, key=self.key):
            for child, (y, _height) in zip(self.children, places, strict=True):
                child.draw(sheet, x, top - y, width)

    def anchors(self) -> Iterator[str]:
        for child in self.children:
            yield from child.anchors()


@dataclass(frozen=True, slots=True)
class Column:
    """A block with its width."""

    width: float
    block: Block


class Columns(Block):
    """Blocks side by side; each splits on its own. `align` is top, middle or bottom."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        gap: float = 8 * MM,
        align: str = "top",
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
    ) -> None:
        self.columns, self.gap, self.align = list(columns), gap, align
        self.before, self.after, self.keep_with_next = before, after, keep_with_next
        self._height: float | None = None

    def height(self, width: float) -> float:
        if self._height is None:
            self._height = max((c.block.height(c.width) for c in self.columns), default=0.0)
        return self._height

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        upper, lower = [], []
        for column in self.columns:
            if column.block.height(column.width) <= room + EPSILON:
                upper.append(column)
                lower.append(Column(column.width, Block()))
                continue
            parts = column.block.split(column.width, room)
            if parts is None:
                return None
            upper.append(Column(column.width, parts[0]))
            lower.append(Column(column.width, parts[1]))
        first = Columns(upper, gap=self.gap, align=self.align, before=self.before)
        return first, Columns(lower, gap=self.gap, align=self.align, after=self.after)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        whole = self.height(width)
        for column in self.columns:
            spare = whole - column.block.height(column.width)
            drop = {"top": 0.0, "middle": spare / 2, "bottom": spare}[self.align]
            column.block.draw(sheet, x, top - drop, column.width)
            x += column.width + self.gap

    def anchors(self) -> Iterator[str]:
        for column in self.columns:
            yield from column.block.anchors()


@dataclass(frozen=True, slots=True)
class Frame:
    """How a panel looks: ground, line around, bar at the left, inner space."""

    ground: str = ""
    line: str = ""
    bar: str = ""
    down: float = 3 * MM
    across: float = 3.4 * MM
    radius: float = 1.2 * MM

    def path(self, x: float, y: float, width: float, height: float) -> str:
        """The panel as one drawing."""
        shape = rounded(x, y, width, height, self.radius)
        parts = []
        if self.ground:
            parts.append(f"{fill(self.ground)} {shape} f")
        if self.line:
            parts.append(f"{stroke(self.line, 0.6)} {shape} S")
        if self.bar:
            parts.append(f"{fill(self.bar)} {rectangle(x, y, 1.1 * MM, height)} f")
        return kept_apart(parts)


class Panel(Block):
    """A block on a quiet ground."""

    def __init__(self, child: Block, frame: Frame, *, before: float = 0.0, after: float = 0.0) -> None:
        self.child, self.frame = child, frame
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return self.child.height(width - 2 * self.frame.across) + 2 * self.frame.down

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.child.split(width - 2 * self.frame.across, room - 2 * self.frame.down)
        if parts is None:
            return None
        return Panel(parts[0], self.frame, before=self.before), Panel(parts[1], self.frame, after=self.after)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        height = self.height(width)
        sheet.raw(self.frame.path(x, top - height, width, height))
        self.child.draw(sheet, x + self.frame.across, top - self.frame.down, width - 2 * self.frame.across)

    def anchors(self) -> Iterator[str]:
        return self.child.anchors()
