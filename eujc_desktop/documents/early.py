"""A page shown while the rest of its paper is still being printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Early:
    """Who looks at a page and will not wait for the others.

    `take(pdf, number, total)` gets a PDF of that page alone, its number, and how many pages there will be. `number` is
    `page`, or the last page of a paper that has fewer. What `take` raises stops the work.
    """

    page: int
    take: Callable[[bytes, int, int], None]


_looking: ContextVar[Early | None] = ContextVar("looking", default=None)


def looking() -> Early | None:
    """Who looks at the paper that is being made."""
    return _looking.get()


@contextmanager
def looked_at(early: Early | None) -> Iterator[None]:
    """Papers made inside show a page early; papers whose pages are not planned before they are drawn show none."""
    token = _looking.set(early)
    try:
        yield
    finally:
        _looking.reset(token)
