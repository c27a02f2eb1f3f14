"""Pages filled from top to bottom: every block gets its page before anything is drawn, so all references are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import EPSILON

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Area:
    """A page and its type area in points; `inner` and `outer` change sides with the parity when `mirrored`."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    mirrored: bool = True

    def left(self, number: int) -> float:
        """Where the text begins on that page."""
        return self.inner if number % 2 or not self.mirrored else self.outer

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Running:
    """What head and thumb index say on a page; `note` stands where the head usually has the title."""

    head: str = ""
    colour: str = ""
    thumb: str = ""
    note: str = ""


class Folio(int):
    """The number of a page, odd on a right-hand side, and what is printed for it: 12a follows page 12."""

    def __new__(cls, number: int, printed: str = "") -> Folio:
        made = super().__new__(cls, number)
        made.printed = printed or str(number)
        return made

    printed: str

    def __str__(self) -> str:
        return self.printed

    __repr__ = __str__


@dataclass(slots=True)
class Page:
    """A planned page: what its furniture says and which block stands how far below the top of the type area.

    Its `number` tells left from right; `label` is printed instead where it is not counted with the other pages.
    """

    number: int
    running: Running
    full: Callable[[Sheet], None] | None = None
    placed: list[tuple[Block, float]] = field(default_factory=list)
    label: str = ""

    @property
    def name(self) -> str:
        """What a reader's program calls the page, where that is more than a number."""
        return self.label or (str(self.number) if not str(self.number).isdigit() else "")


class Flow:
    """Places blocks on pages, counted from `first`, and notes on which page each anchor fell."""

    def __init__(self, area: Area, first: int = 1) -> None:
        self.area, self._first = area, first
        self.pages: list[Page] = []
        self.refs: dict[str, int] = {}
        self._running = Running()
        self._used = 0.0
        self._after = 0.0
        self._fresh = False

    def full_page(self, draw: Callable[[Sheet], None], anchor: str = "") -> None:
        """A page that draws itself, edge to edge."""
        self.pages.append(Page(self._next, Running(), draw))
        if anchor:
            self.refs[anchor] = self.pages[-1].number
        self._fresh = False

    def page(self, running: Running) -> None:
        """The next block begins a new page under this head."""
        self._running = running
        self._open()

    def _open(self) -> None:
        self.pages.append(Page(self._next, self._running))
        self._used = self._after = 0.0
        self._fresh = True

    @property
    def _next(self) -> int:
        return self._first + len(self.pages)

    @property
    def room(self) -> float:
        """What is left of the page below the last block."""
        return self.area.depth - self._used

    def add(self, *blocks: Block) -> None:
        """The blocks one below the other, on as many pages as they need; headings stay with what follows."""
        pending = list(blocks)
        while pending:
            group = _with_followers(pending)
            del pending[: len(group)]
            self._add_group(group, pending)

    def _add_group(self, group: Sequence[Block], pending: list[Block]) -> None:
        """Places a block with the headings above it, or as much as fits, and puts the rest back."""
        heights = [block.height(self.area.measure) for block in group]
        need, after = 0.0, self._after
        for block, height in zip(group, heights, strict=True):
            need += (0.0 if self._fresh and need == 0 else max(after, block.before)) + height
            after = block.after
        if need <= self.room + EPSILON:
            for block, height in zip(group, heights, strict=True):
                self._place(block, height)
            return
        self._split_group(group, heights, need, pending)

    def _split_group(self, group: Sequence[Block], heights: Sequence[float], need: float, pending: list[Block]) -> None:
        last, left = group[-1], self.room - (need - heights[-1])
        parts = last.split(self.area.measure, left) if left > 0 else None
        if parts is not None:
            for block, height in zip(group[:-1], heights, strict=False):
                self._place(block, height)
            self._place(parts[0], parts[0].height(self.area.measure))
            self._open()
            pending.insert(0, parts[1])
        elif self._fresh:
            self._force(group, heights)
        else:
            self._open()
            pending[:0] = group

    def _force(self, group: Sequence[Block], heights: Sequence[float]) -> None:
        """A block too tall for any page stands alone on one; better too long than lost."""
        for block, height in zip(group, heights, strict=True):
            self._place(block, height)
        self._used = self.area.depth

    def _place(self, block: Block, height: float) -> None:
        self._used += 0.0 if self._fresh else max(self._after, block.before)
        page = self.pages[-1]
        page.placed.append((block, self._used))
        for anchor in block.anchors():
            self.refs.setdefault(anchor, page.number)
        self._used += height
        self._after, self._fresh = block.after, False


def _with_followers(blocks: Sequence[Block]) -> list[Block]:
    """The first block and, as long as it wants company, the ones after it."""
    count = 1
    while count < len(blocks) and blocks[count - 1].keep_with_next:
        count += 1
    return list(blocks[:count])
