"""Long lists put in order in short steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import zip_longest
from operator import itemgetter
from typing import Any, TypeVar

T = TypeVar("T")
_PART = 2_000


def in_order(items: Iterable[T], key: Callable[[T], Any]) -> list[T]:
    """As `sorted`, also that equals stay as they come; other threads have their turn between the steps.

    To compare tens of thousands of keys is one call into the interpreter, which keeps it to itself for as long.
    """
    none: list[tuple[Any, T]] = []
    keyed = [(key(item), item) for item in items]
    runs = [_merged(keyed[start : start + _PART], none) for start in range(0, len(keyed), _PART)]
    while len(runs) > 1:
        runs = [_merged(one, other) for one, other in zip_longest(runs[::2], runs[1::2], fillvalue=none)]
    return [item for _, item in runs[0]] if runs else []


def _merged(one: list[tuple[Any, T]], other: list[tuple[Any, T]]) -> list[tuple[Any, T]]:
    """Two runs as one; what is in order already is compared once only."""
    return sorted([*one, *other], key=itemgetter(0))
