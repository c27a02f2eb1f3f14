"""What a mission costs: planned and actual in euro by a fixed rate, by category, and for each head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from eujc_desktop.planning.money import NOTHING, in_euro, rounded

INCOME = frozenset({"grant", "fees"})


class Cost(NamedTuple):
    """A line of the budget; a planned sum may be that of one head."""

    id: str
    category: str
    currency: str
    planned: Decimal | None = None
    actual: Decimal | None = None
    per_head: bool = False


class InEuro(NamedTuple):
    """A line in euro, planned for all heads; None where nothing is known, or no rate."""

    planned: Decimal | None
    actual: Decimal | None
    income: bool = False

    @property
    def over(self) -> bool:
        """Whether it has cost more than was planned; more income is welcome."""
        return not self.income and self.actual is not None and self.actual > (self.planned or NOTHING)


class Sums(NamedTuple):
    """What lines come to."""

    planned: Decimal = NOTHING
    actual: Decimal = NOTHING
    unknown: int = 0
    """Lines in yen while no rate is fixed."""

    @property
    def over(self) -> bool:
        """Whether they have come to more than was planned."""
        return self.actual > self.planned


def in_euros(line: Cost, heads: int, yen_rate: Decimal | None) -> InEuro:
    """A line in euro."""
    planned = line.planned * heads if line.planned is not None and line.per_head else line.planned
    convert: Callable[[Decimal | None], Decimal | None] = lambda sum_: (  # noqa: E731
        None if sum_ is None else in_euro(sum_, line.currency, yen_rate)
    )
    return InEuro(convert(planned), convert(line.actual), line.category in INCOME)


def by_category(lines: Sequence[Cost], heads: int, yen_rate: Decimal | None) -> dict[str, Sums]:
    """The sums of each category that has a line."""
    found: dict[str, list[Cost]] = {}
    for line in lines:
        found.setdefault(line.category, []).append(line)
    return {category: _sums(own, heads, yen_rate) for category, own in found.items()}


def _sums(lines: Iterable[Cost], heads: int, yen_rate: Decimal | None) -> Sums:
    planned = actual = NOTHING
    unknown = 0
    for line in lines:
        found = in_euros(line, heads, yen_rate)
        planned, actual = planned + (found.planned or NOTHING), actual + (found.actual or NOTHING)
        unknown += (line.planned is not None and found.planned is None) or (
            line.actual is not None and found.actual is None
        )
    return Sums(planned, actual, unknown)


def over(sums: Mapping[str, Sums]) -> frozenset[str]:
    """The categories that have cost more than was planned."""
    return frozenset(category for category, one in sums.items() if one.over and category not in INCOME)


def costs(sums: Mapping[str, Sums]) -> Sums:
    """All costs together."""
    return _added(one for category, one in sums.items() if category not in INCOME)


def income(sums: Mapping[str, Sums]) -> Sums:
    """All income together."""
    return _added(one for category, one in sums.items() if category in INCOME)


def _added(sums: Iterable[Sums]) -> Sums:
    planned = actual = NOTHING
    unknown = 0
    for one in sums:
        planned, actual, unknown = planned + one.planned, actual + one.actual, unknown + one.unknown
    return Sums(planned, actual, unknown)


def for_each(amount: Decimal, heads: int) -> Decimal | None:
    """A sum for each head; None where there are none."""
    return rounded(amount / heads, "EUR") if heads else None
