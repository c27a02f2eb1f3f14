"""Numbers as PDF operators take them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16384)
def number(value: float) -> str:
    """A number as short as PDF allows, to a thousandth."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text
