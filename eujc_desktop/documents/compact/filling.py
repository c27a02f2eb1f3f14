"""Columns filled one after the other with as much, and in as large a type, as they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import EPSILON
from eujc_desktop.documents.compact.entries import Detail, Section

SCALES = tuple(1.2 * 0.965**step for step in range(16))
"""From a fifth larger than usual down to seven tenths."""

CONTENTED = {Detail.ALL: 0.8, Detail.PLACES: 0.68, Detail.TITLES: 0.68, Detail.MAIN: 0.0}
"""Before the type gets smaller than this something is left out instead."""

Make = Callable[[Detail, float], Sequence[Section]]


@dataclass(frozen=True)
class Filled:
    """What stands in each column, and what it took: how much is said, and in which scale of the type."""

    columns: tuple[tuple[Block, ...], ...]
    detail: Detail
    scale: float


def filled(make: Make, width: float, heights: Sequence[float]) -> Filled:
    """What `make` gives for a detail and a scale, in the largest that fits the columns.

    Where even the least is too much for them, further columns as high as the last one follow.
    """
    for detail, least in CONTENTED.items():
        scales = [scale for scale in SCALES if scale >= least]
        smallest = _Columns(width, heights).add(make(detail, scales[-1]))
        if not smallest.hold:
            continue  # larger type holds no more
        for scale in scales[:-1]:
            columns = _Columns(width, heights).add(make(detail, scale))
            if columns.hold:
                return Filled(columns.blocks, detail, scale)
        return Filled(smallest.blocks, detail, scales[-1])
    return Filled(smallest.blocks, detail, scales[-1])


class _Columns:
    """Columns that are being filled."""

    def __init__(self, width: float, heights: Sequence[float]) -> None:
        self._width, self._heights = width, heights
        self._columns: list[list[Block]] = [[]]
        self._used = 0.0
        self._is_over = False

    @property
    def blocks(self) -> tuple[tuple[Block, ...], ...]:
        """What stands in each column."""
        return tuple(tuple(column) for column in self._columns)

    @property
    def hold(self) -> bool:
        """Whether all has room: no column too many, no item taller than its column."""
        return len(self._columns) <= len(self._heights) and not self._is_over

    def add(self, sections: Sequence[Section]) -> _Columns:
        """These, with the sections one after the other; no heading alone at a foot, and one that goes on says so."""
        for section in sections:
            first = section.items[:1]
            if not self._fits(section.heading, *first):
                self._open()
            self._put(section.heading, *first)
            for item in section.items[1:]:
                if not self._fits(item):
                    self._open()
                    self._put(section.again)
                self._put(item)
        return self

    @property
    def _room(self) -> float:
        return self._heights[min(len(self._columns), len(self._heights)) - 1] + EPSILON

    def _fits(self, *blocks: Block) -> bool:
        return not self._columns[-1] or self._used + self._depth(blocks) <= self._room

    def _depth(self, blocks: Sequence[Block]) -> float:
        return sum(block.before + block.height(self._width) for block in blocks)

    def _open(self) -> None:
        self._columns.append([])
        self._used = 0.0

    def _put(self, *blocks: Block) -> None:
        self._used += self._depth(blocks) - (0.0 if self._columns[-1] else blocks[0].before)
        self._columns[-1] += blocks
        self._is_over = self._is_over or self._used > self._room
