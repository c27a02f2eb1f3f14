"""What the finance list prints: plain frozen values, never the number of an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.lists.content import Listed


@dataclass(frozen=True, slots=True)
class Account:
    """The deposit of one participant, and how far it is."""

    person: Listed
    state: Words = Words()
    reference: str = ""
    invoice: str = ""
    asked: Decimal | None = None
    due: date | None = None
    paid: Decimal | None = None
    paid_on: date | None = None
    refund: Decimal | None = None
    refunded_on: date | None = None
    report: date | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of all accounts, by its name."""

    name: Words
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Payment:
    """A fee or an instalment of somebody: what it is for, and how far it is."""

    person: Listed
    sort: Words
    title: str
    amount: Decimal
    currency: str
    state: Words = Words()
    reference: str = ""
    due: date | None = None
    paid: Decimal | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finance:
    """The finance list of a mission: everybody's deposit, and the sums; fees and instalments on a list of their own."""

    mission: Mission
    accounts: tuple[Account, ...] = ()
    sums: tuple[Sum, ...] = ()
    currency: str = "EUR"
    language: str = "en"
    payments: tuple[Payment, ...] = ()
