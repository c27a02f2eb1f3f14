"""How a group of people is balanced: how many of each country, sector, size, gender and company, and what is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eujc_desktop.common.folding import fold

State = Literal["", "over", "under"]
TRAITS = ("gender", "size", "country", "sector", "firm")


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a trait's `value` there are to be at least and at most; "" means each value by itself."""

    id: str
    trait: str
    value: str = ""
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """So many people of a value now, and so many `then` if what is tried were done; limits that hold for it."""

    trait: str
    value: str
    now: int
    then: int
    least: int | None = None
    most: int | None = None

    @property
    def state(self) -> State:
        """Whether there would be too many or too few."""
        if self.most is not None and self.then > self.most:
            return "over"
        return "under" if self.least is not None and self.then < self.least else ""

    @property
    def off(self) -> int:
        """By how many."""
        limit = self.most if self.state == "over" else self.least
        return abs(self.then - limit) if self.state and limit is not None else 0


Traits = Mapping[str, str]


def bars(now: Sequence[Traits], then: Sequence[Traits], quotas: Sequence[Quota]) -> dict[str, tuple[Bar, ...]]:
    """The bars of each trait: what is wanted, what would change, then the most; of companies those with several."""
    limits = list(quotas)
    return {
        trait: tuple(_of_trait(trait, now, then, [one for one in limits if one.trait == trait])) for trait in TRAITS
    }


def _of_trait(trait: str, now: Sequence[Traits], then: Sequence[Traits], quotas: list[Quota]) -> list[Bar]:
    before, after = (Counter(each.get(trait, "") for each in group) for group in (now, then))
    named = {fold(one.value): one for one in quotas if one.value}
    each = next((one for one in quotas if not one.value), None)
    values = dict.fromkeys([*before, *after])
    there = {fold(value) for value in values}
    values.update(dict.fromkeys(one.value for one in quotas if one.value and fold(one.value) not in there))
    found = []
    for value in values:
        limit = named.get(fold(value)) if value else None
        limit = limit or (each if value else None)
        bounds = (limit.least, limit.most) if limit else (None, None)
        found.append(Bar(trait, value, before[value], after[value], *bounds))
    if trait == "firm":
        found = [bar for bar in found if bar.value and (max(bar.now, bar.then) > 1 or bar.state)]
    wanted = set(named)

    def place(bar: Bar) -> tuple[bool, bool, bool, int, int, str]:
        unlike = bar.now == bar.then
        return fold(bar.value) not in wanted, unlike, not bar.value, -bar.then, -bar.now, bar.value

    return sorted(found, key=place)
