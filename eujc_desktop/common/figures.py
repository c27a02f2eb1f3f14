"""Figures as people round them: halves go up, in the window, on paper and in workbooks alike."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(number: float, places: int = 0) -> Decimal:
    """A figure with so many decimals: 4.25 is 4.3, as in a spreadsheet, where Python would say 4.2."""
    return _quantized(_exact(number), places)


def per_cent(share: float, places: int = 0) -> Decimal:
    """A share of 1 in per cent, with so many decimals: an eighth is 13."""
    return _quantized(_exact(share) * 100, places)


def _exact(number: float) -> Decimal:
    """By its shortest digits: as a binary number 4.35 lies a little under itself."""
    return Decimal(repr(float(number)))


def _quantized(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
