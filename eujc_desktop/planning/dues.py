"""What somebody owes of a deposit or fee, reductions taken off, and how far it is with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from eujc_desktop.common.lands import country_name
from eujc_desktop.common.said import say
from eujc_desktop.planning.eligibility import SIZES
from eujc_desktop.planning.money import NOTHING, Line, Reduction, rounded

Standing = Literal[
    "none", "waived", "to invoice", "open", "late", "short", "paid", "above", "decided", "refunded", "kept"
]
"""None is asked; to invoice; invoiced and open, or late; paid in part, in full, or too much; then what came back."""


@dataclass(frozen=True, slots=True)
class Payer:
    """What reductions go by: size class and country of the company, and whether it was on a mission before."""

    size: str = "unknown"
    country: str = ""
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """What is owed, and line by line why."""

    amount: Decimal
    lines: tuple[Line, ...]


def due(what: str, amount: Decimal, currency: str, payer: Payer, reductions: Iterable[Reduction]) -> Due:
    """The deposit or fee of somebody; of several reductions that fit the greatest counts."""
    title = say("Deposit") if what == "deposit" else say("Fee of large firms")
    fitting = [one for one in reductions if one.of == what and _fits(one, payer)]
    best = max(fitting, key=lambda one: one.percent, default=None)
    if best is None or not best.percent:
        return Due(amount, (Line(title, amount),))
    less = rounded(amount * best.percent / 100, currency)
    words = say("{percent} % less: {why}", percent=best.percent, why=_why(best, payer))
    return Due(amount - less, (Line(title, amount), Line(words, -less)))


def _fits(one: Reduction, payer: Payer) -> bool:
    wanted = {value.casefold() for value in one.values}
    if one.given_for == "size":
        return payer.size in wanted or ("sme" in wanted and payer.size in {"micro", "small", "medium"})
    if one.given_for == "country":
        return bool(payer.country) and not wanted.isdisjoint({payer.country.casefold(), _land(payer.country)})
    return payer.repeat if one.given_for == "repeat" else True


def _land(code: str) -> str:
    return country_name(code).casefold()


def _why(one: Reduction, payer: Payer) -> str:
    if one.given_for == "size":
        return say("a {size} company", size=SIZES[payer.size])
    if one.given_for == "country":
        return country_name(payer.country)
    return say("the company was on a mission before") if one.given_for == "repeat" else say("for everybody")


@dataclass(frozen=True, slots=True)
class Paid:
    """What is known of somebody's deposit: owed, asked and paid; a refund decided, and the day it went out."""

    owed: Decimal = NOTHING
    asked: Decimal | None = None
    due: date | None = None
    paid: Decimal | None = None
    refund: Decimal | None = None
    refunded_on: date | None = None
    waived: bool = False


def standing(one: Paid, today: date) -> Standing:
    """How far it is with a deposit."""
    if one.refund is not None:
        return _given_back(one)
    if one.paid:
        expected = one.asked if one.asked is not None else one.owed
        return "paid" if one.paid == expected else "short" if one.paid < expected else "above"
    if one.waived:
        return "waived"
    if one.asked is None:
        return "to invoice" if one.owed else "none"
    if not one.asked:
        return "none"
    return "late" if one.due is not None and today > one.due else "open"


def _given_back(one: Paid) -> Standing:
    if not one.refund:
        return "kept"
    return "refunded" if one.refunded_on else "decided"


class Totals(NamedTuple):
    """What a mission's deposits come to: asked, paid, still open, to go back, gone back and kept."""

    asked: Decimal = NOTHING
    paid: Decimal = NOTHING
    open: Decimal = NOTHING
    to_refund: Decimal = NOTHING
    refunded: Decimal = NOTHING


def totals(all_: Sequence[tuple[Paid, Decimal | None]], today: date) -> Totals:
    """The sums of deposits, each with the refund that is proposed for it."""
    asked = paid = still = back = gone = NOTHING
    for one, proposed in all_:
        state = standing(one, today)
        expected = NOTHING if one.waived else one.asked if one.asked is not None else one.owed
        asked, paid = asked + expected, paid + (one.paid or NOTHING)
        still += max(expected - (one.paid or NOTHING), NOTHING) if state in _OWING else NOTHING
        back += _to_go(one, state, proposed)
        gone += (one.refund or NOTHING) if state == "refunded" else NOTHING
    return Totals(asked, paid, still, back, gone)


_OWING = frozenset({"to invoice", "open", "late", "short"})


def _to_go(one: Paid, state: Standing, proposed: Decimal | None) -> Decimal:
    if state == "decided":
        return one.refund or NOTHING
    return NOTHING if one.refund is not None else proposed or NOTHING
