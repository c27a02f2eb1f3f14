"""Sums with their currency: rounded as it is counted, and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.common.text import with_minus

CENT, NOTHING = Decimal("0.01"), Decimal(0)
_WHOLE = frozenset({"JPY"})


class Line(NamedTuple):
    """One line of how a sum comes about."""

    words: str
    amount: Decimal | None = None


REDUCED, PAYERS = ("deposit", "fee"), ("size", "country", "repeat", "all")
"""Of what less may be paid, and by whom."""


class Reduction(NamedTuple):
    """So many percent less `of` the deposit or fee for a `size`, `country`, who comes `repeat`edly, or `all`."""

    of: str
    given_for: str
    values: tuple[str, ...]
    percent: int

    @classmethod
    def of_line(cls, line: Mapping[str, Any]) -> Reduction:
        """One as a table has it, with its sizes or countries as a text."""
        values = (part.strip() for part in re.split("[,;、]", line["value"] or ""))
        return cls(str(line["of"]), str(line["given_for"]), tuple(filter(None, values)), line["percent"])

    @property
    def line(self) -> dict[str, Any]:
        """The same as a line of a table."""
        return {"of": self.of, "given_for": self.given_for, "value": ", ".join(self.values), "percent": self.percent}


def rounded(amount: Decimal, currency: str) -> Decimal:
    """A sum as it can be paid: in cents, or in whole yen."""
    return amount.quantize(Decimal(1) if currency in _WHOLE else CENT, ROUND_HALF_UP)


def whole(amount: Decimal) -> Decimal:
    """A sum in whole euros or yen, as it is told at a glance."""
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def in_words(amount: Decimal, currency: str) -> str:
    """EUR 1,000, EUR 818.18, or JPY 4,260; said again, as the language writes sums."""
    figure = with_minus(f"{rounded(amount, currency):,}".removesuffix(".00"))
    return say("{currency} {sum:figure}", currency=currency, sum=figure)


def parts(amount: Decimal, shares: int, currency: str) -> tuple[Decimal, ...]:
    """A sum in so many equal parts that come to the whole: what does not divide goes to the first."""
    each = rounded(amount / shares, currency)
    return (amount - each * (shares - 1), *(each for _ in range(shares - 1)))


def in_euro(amount: Decimal, currency: str, yen_rate: Decimal | None) -> Decimal | None:
    """A sum in euro by the fixed rate; None where there is none."""
    if currency == "EUR":
        return amount
    return rounded(amount / yen_rate, "EUR") if currency == "JPY" and yen_rate else None


def told(lines: Iterable[Line], currency: str) -> tuple[str, ...]:
    """Each line as a sentence, with its sum."""
    return tuple(
        line.words
        if line.amount is None
        else say("{words}: {sum}", words=line.words, sum=in_words(line.amount, currency))
        for line in lines
    )
