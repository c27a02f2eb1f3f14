"""The paper that cards are printed on: how many stand where on a sheet, and what marks are printed between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.said import say
from eujc_desktop.documents import assets
from eujc_desktop.documents.blocks.stacks import MM


@dataclass(frozen=True, slots=True)
class Box:
    """Where one card stands on its page: lower left corner, width and height in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of cards, in millimetres; `marks` are cutting lines, crop marks at the edges, or where to fold."""

    key: str
    name: str
    papers: Sequence[str]
    page: Sequence[float]
    size: Sequence[float]
    grid: Sequence[int]
    first: Sequence[float]
    pitch: Sequence[float]
    radius: float = 0.0
    marks: str = field(default="")

    @property
    def title(self) -> str:
        """Its name, with how many stand on a sheet and what is printed between them, as far as a printer must know."""
        folded = say("{name}, folded once", name=self.name) if "fold" in self.marks else self.name
        on_a4 = say("{name}, {n} on A4", name=folded, n=self.count) if self.count > 1 else folded
        return say("{name}, with crop marks", name=on_a4) if "crop" in self.marks else on_a4

    @property
    def count(self) -> int:
        """How many cards there are on a sheet."""
        return self.grid[0] * self.grid[1]

    def box(self, place: int, *, behind: bool = False) -> Box:
        """The box of the card at a place, counted from 0, row by row; `behind` on the back, turned at the left edge."""
        row, column = divmod(place, self.grid[0])
        width, height = self.size
        left = self.first[0] + column * self.pitch[0]
        if behind:
            left = self.page[0] - left - width
        bottom = self.page[1] - self.first[1] - row * self.pitch[1] - height
        return Box(left * MM, bottom * MM, width * MM, height * MM)

    def boxes(self) -> Iterator[Box]:
        """The boxes of a whole sheet."""
        return map(self.box, range(self.count))


@cache
def _stocks() -> tuple[Stock, ...]:
    return tuple(Stock(**line) for line in assets.load("stocks.json"))


def offered(paper: str) -> tuple[Stock, ...]:
    """The stocks a paper can be printed on, the usual one first."""
    return tuple(stock for stock in _stocks() if paper in stock.papers)


def chosen(paper: str, key: str, first: int = 1) -> Stock:
    """The stock of that key, the usual one without a key; `first` must be on it."""
    found = next((stock for stock in offered(paper) if not key or stock.key.casefold() == key.casefold()), None)
    if found is None:
        names = ", ".join(stock.key for stock in offered(paper))
        raise NotFound(
            say("There is no stock “{key}” for this paper.", key=key), cure=say("Choose one of {names}.", names=names)
        )
    if not 1 <= first <= found.count:
        raise Refused(
            say("Label {first} is not on the sheet.", first=first),
            cure=say("{title}: choose one from 1 to {count}.", title=found.title, count=found.count),
        )
    return found
