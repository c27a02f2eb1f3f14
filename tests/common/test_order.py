"""Long lists in order, in steps that keep nobody waiting."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common import order
from eujc_desktop.common.order import in_order

MANY = 20_000


class Key(int):
    """A number that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        Key.compared += 1
        return int(self) < int(other)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers())))
def test_the_order_is_that_of_sorted_and_equals_stay_as_they_come(items: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_PART", 4)
        assert in_order(items, lambda item: item[0]) == sorted(items, key=lambda item: item[0])


def test_no_step_compares_more_than_a_merge_does(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers, steps, merged = random.Random(1).sample(range(MANY), MANY), [], order._merged

    def step(*runs: Any) -> Any:
        before = Key.compared
        found = merged(*runs)
        steps.append(Key.compared - before)
        return found

    monkeypatch.setattr(order, "_merged", step)
    assert in_order(numbers, Key) == list(range(MANY))
    assert sum(steps) > 10 * MANY
    assert max(steps) <= 2 * MANY
