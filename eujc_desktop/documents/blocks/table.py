"""Tables with hairlines: the header repeats, rows stay whole unless one is taller than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import EPSILON, MM

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

HEADER_LINE, ROW_LINE = "#0A1F4D", "#E3E7EE"
TALL = 400.0
"""A row taller than this may be split: beside its headings no page could hold it."""

Row = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The shape of a table: column widths, inner spaces; whether cells are centred and rows named by the first.

    So many cells as `grouping` says name all rows down to the next that has them; a later page says them again.
    """

    widths: tuple[float, ...]
    down: float = 1.6 * MM
    across: float = 2 * MM
    centred: bool = False
    named_rows: bool = False
    grouping: int = 0

    def indent(self, column: int) -> float:
        """The space left of a cell; the first column stands flush."""
        return self.across if column else 0.0

    def room(self, column: int) -> float:
        """The width of the text of a cell."""
        last = column == len(self.widths) - 1
        return self.widths[column] - self.indent(column) - (0.0 if last else self.across)

    @property
    def width(self) -> float:
        return sum(self.widths)


def _is_filled(cell: Block) -> bool:
    return type(cell) is not Block


class _Again(Block):
    """A cell that was printed before: seen, but not read aloud again."""

    def __init__(self, cell: Block) -> None:
        self._cell = cell

    def height(self, width: float) -> float:
        return self._cell.height(width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        with sheet.artifact():
            self._cell.draw(sheet, x, top, width)


class Table(Block):
    """Rows of blocks under an optional header; `again` is what only its continuations on later pages begin with."""

    def __init__(
        self,
        plan: Plan,
        rows: Sequence[Sequence[Block]],
        header: Sequence[Block] = (),
        *,
        before: float = 0.0,
        after: float = 0.0,
        key: object = None,
        again: Block | None = None,
        repeated: bool = False,
    ) -> None:
        self.again = again
        self.plan, self.rows, self.header = plan, [tuple(row) for row in rows], tuple(header)
        self.before, self.after, self.repeated = before, after, repeated
        self.key = key if key is not None else self
        self._heights: list[float] | None = None

    def _row_height(self, row: Row) -> float:
        tallest = max((cell.height(self.plan.room(i)) for i, cell in enumerate(row)), default=0.0)
        return tallest + 2 * self.plan.down

    def _row_heights(self) -> list[float]:
        if self._heights is None:
            self._heights = [self._row_height(row) for row in self.rows]
        return self._heights

    def _again_height(self) -> float:
        return self.again.height(self.plan.width) if self.again and self.repeated else 0.0

    def _header_height(self) -> float:
        return self._again_height() + (self._row_height(self.header) if self.header else 0.0)

    def height(self, width: float) -> float:
        return sum(self._row_heights()) + self._header_height()

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        heights, used, count = self._row_heights(), self._header_height(), 0
        while count < len(heights) and used + heights[count] <= room + EPSILON:
            used += heights[count]
            count += 1
        if count == len(heights):
            return None
        if count == 0:
            return self._split_first_row(room - used - 2 * self.plan.down) if heights[0] > TALL else None
        if len(heights) - count == 1 and count > 2:
            count -= 1
        return self._pair(self.rows[:count], self.rows[count:])

    def _split_first_row(self, room: float) -> tuple[Block, Block] | None:
        """Cuts each cell of a row that no page can hold."""
        if room < 40:
            return None
        upper, lower = [], []
        for i, cell in enumerate(self.rows[0]):
            width = self.plan.room(i)
            fits = cell.height(width) <= room
            parts = (cell, Block()) if fits else cell.split(width, room) or (Block(), cell)
            upper.append(parts[0])
            lower.append(parts[1])
        return self._pair([tuple(upper)], [tuple(lower), *self.rows[1:]])

    def _pair(self, first: Sequence[Row], second: Sequence[Row]) -> tuple[Block, Block]:
        upper = Table(
            self.plan, first, self.header, before=self.before, key=self.key, again=self.again, repeated=self.repeated
        )
        rows = [self._named(first, second[0]), *second[1:]]
        lower = Table(self.plan, rows, self.header, after=self.after, key=self.key, again=self.again, repeated=True)
        return upper, lower

    def _named(self, above: Sequence[Row], row: Row) -> Row:
        """The row that opens a page, with the names of the group it goes on with."""
        names = self.plan.grouping
        if any(_is_filled(cell) for cell in row[:names]):
            return row
        group = next((one[:names] for one in reversed(above) if any(map(_is_filled, one[:names]))), row[:names])
        return (*map(_Again, group), *row[names:])

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        lines = []
        if self.again and self.repeated:
            with sheet.artifact():
                self.again.draw(sheet, x, top, self.plan.width)
            top -= self._again_height()
        with sheet.inside("Table", key=self.key):
            if self.header:
                height = self._row_height(self.header)
                with sheet.artifact(when=self.repeated):
                    self._draw_row(sheet, self.header, x, top, height, head=True)
                top -= height
                lines.append(self._line(x, top, HEADER_LINE, 0.9))
            for row, height in zip(self.rows, self._row_heights(), strict=True):
                self._draw_row(sheet, row, x, top, height)
                top -= height
                lines.append(self._line(x, top, ROW_LINE, 0.4))
        sheet.raw("q " + " ".join(lines) + " Q")

    def _line(self, x: float, y: float, colour: str, weight: float) -> str:
        return f"{stroke(colour, weight)} {operator('m', x, y)} {operator('l', x + self.plan.width, y)} S"

    def _draw_row(self, sheet: Sheet, row: Row, x: float, top: float, height: float, *, head: bool = False) -> None:
        with sheet.inside("TR"):
            for i, cell in enumerate(row):
                room = self.plan.room(i)
                spare = height - cell.height(room) - 2 * self.plan.down
                drop = self.plan.down + (spare / 2 if self.plan.centred and not head else 0.0)
                named = head or (self.plan.named_rows and i == 0)
                with sheet.inside("TH" if named else "TD", scope="Column" if head else "Row" if named else ""):
                    cell.draw(sheet, x + self.plan.indent(i), top - drop, room)
                x += self.plan.widths[i]

    def anchors(self) -> Iterator[str]:
        for row in self.rows:
            for cell in row:
                yield from cell.anchors()
