"""What a page is made of: a block knows its height at a width, may split, and draws itself from its top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

Refs = Mapping[str, int]
"""The page of each anchor; complete before anything is drawn."""


class Block:
    """An empty block; the others fill it. Lengths in points, `top` measured upwards from the foot of the page."""

    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """How tall the block is at this width."""
        return 0.0

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """The part that fits into `room` and the rest; nothing where it must stay whole."""
        return None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Puts the block on the page."""

    def anchors(self) -> Iterator[str]:
        """The names inside the block that links and page references lead to."""
        return iter(())


class Gap(Block):
    """White space of a given height."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        return self._height
