"""Deposits, reports and missed days of a mission: what is odd about them, and what to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.money import in_words
from eujc_desktop.planning.refunds import BANK_CHARGES


class Account(NamedTuple):
    """The deposit and report of one participant, and the days on which she was absent without excuse of those kept."""

    id: str
    name: str
    invoiced: Decimal | None = None
    due: date | None = None
    paid: Decimal | None = None
    paid_on: date | None = None
    reference: str = ""
    refund: Decimal | None = None
    report: date | None = None
    absent: tuple[date, ...] = ()
    days: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """What a mission asks for: its currency and the day by which reports are due; `today` is the day of the look."""

    today: date
    currency: str = "EUR"
    report_due: date | None = None
    by_days: bool = True
    """Whether a refund goes by the days attended alone, so that its share can be told."""


def check(accounts: Sequence[Account], terms: Terms) -> list[Finding]:
    """What there is to ask about deposits and reports, person by person; a refund made settles the money."""
    found = [finding for account in accounts for rule in _RULES for finding in rule(account, terms)]
    return [*found, *_swapped(accounts)]


def _told(rule: str, severity: Severity, message: str, account: Account, field: str, cure: str = "") -> Finding:
    fixes = (Fix(cure, "enter"),) if cure else ()
    key = f"participation.{field}"
    return Finding(rule, severity, message, who=(account.id,), person=account.id, field=key, fixes=fixes)


def _missing(account: Account, terms: Terms) -> Iterator[Finding]:
    if not account.invoiced or account.paid or account.paid_on:
        return
    late = account.due is not None and terms.today > account.due
    if late or account.days:
        values = {"name": account.name, "sum": _sum(account.invoiced, terms)}
        message = say("{name}: the deposit of {sum} is missing.", **values)
        if account.due:
            message = say(
                "{name}: the deposit of {sum} is missing; it was due on {day:plain}.", **values, day=account.due
            )
        yield _told("deposit missing", "warning", message, account, "deposit_paid", say("Ask for the deposit"))


def _late(account: Account, terms: Terms) -> Iterator[Finding]:
    if account.paid_on and account.due and account.paid_on > account.due:
        message = say_many(
            "{name}: the deposit came on {day:plain}, {n} day after {due:plain}.",
            "{name}: the deposit came on {day:plain}, {n} days after {due:plain}.",
            n=(account.paid_on - account.due).days,
            name=account.name,
            day=account.paid_on,
            due=account.due,
        )
        yield _told("deposit late", "hint", message, account, "deposit_paid_on")


def _odd(account: Account, terms: Terms) -> Iterator[Finding]:
    asked, paid = account.invoiced, account.paid
    if not asked or not paid or paid == asked or account.refund is not None:
        return
    came = say("{name}: {paid} came for a deposit of {asked}", name=account.name, paid=_sum(paid, terms),
               asked=_sum(asked, terms))  # fmt: skip
    rest = _sum(asked - paid, terms)
    if paid < asked and asked - paid <= asked * BANK_CHARGES:
        less = say("{came}; bank charges may have been taken off ({rest}).", came=came, rest=rest)
        cure = say("Say whether what came or the whole sum is refunded")
        yield _told("deposit short", "warning", less, account, "deposit_paid", cure)
    elif paid < asked:
        message = say("{came}; {rest} are lacking.", came=came, rest=rest)
        yield _told("deposit short", "warning", message, account, "deposit_paid", say("Ask for the rest"))
    elif paid == 2 * asked:
        message = say("{came}: paid twice.", came=came)
        yield _told("deposit twice", "warning", message, account, "deposit_paid", say("Give one back"))
    else:
        message = say("{came}: it may have been paid in another currency.", came=came)
        cure = say("Ask in which currency it was paid, and enter the sum that was credited")
        yield _told("deposit odd", "warning", message, account, "deposit_paid", cure)


def _report(account: Account, terms: Terms) -> Iterator[Finding]:
    due = terms.report_due
    if due is None:
        return
    if account.report is not None and account.report > due:
        message = say_many(
            "{name}: the report came on {day:plain}, {n} day after {due:plain}.",
            "{name}: the report came on {day:plain}, {n} days after {due:plain}.",
            n=(account.report - due).days,
            name=account.name,
            day=account.report,
            due=due,
        )
        yield _told("report late", "hint", message, account, "report_received")
    elif account.report is None and terms.today > due:
        message = say("{name}: no report has come; it was due on {day:plain}.", name=account.name, day=due)
        yield _told("report missing", "warning", message, account, "report_received", say("Send the reminder"))


def _refund(account: Account, terms: Terms) -> Iterator[Finding]:
    """Who missed days gets a part of the deposit back; which part, the rule of the mission says."""
    if not account.absent or not account.paid or account.refund is not None:
        return
    days = tuple(say("{day:bare}", day=day) for day in account.absent)
    there, basis = account.days - len(account.absent), min(account.paid, account.invoiced or account.paid)
    share = (basis * there / account.days).quantize(Decimal("0.01"))
    why = say("{name} was absent on {days}", name=account.name, days=days)
    if not account.report:
        why = say("{name} was absent on {days}, and no report is in", name=account.name, days=days)
    message = say(
        "{why}: a part of the deposit is refunded. "
        "By {there} of {of} days that is {share}; the rule of the mission decides.",
        why=why,
        there=there,
        of=account.days,
        share=_sum(share, terms),
    )
    if not terms.by_days:
        message = say("{why}: what of the deposit is refunded goes by the rule of the mission.", why=why)
    yield _told("refund in part", "hint", message, account, "refund", say("Enter what is refunded"))


_RULES: tuple[Callable[[Account, Terms], Iterator[Finding]], ...] = (_missing, _late, _odd, _report, _refund)


def _swapped(accounts: Iterable[Account]) -> Iterator[Finding]:
    """References are numbered one after another; one beyond the others that fits a gap by swapping two digits."""
    rows: dict[str, list[tuple[str, Account]]] = {}
    for account in accounts:
        if found := re.fullmatch(r"(.*?)(\d+)", account.reference):
            rows.setdefault(found[1], []).append((found[2], account))
    for stem, numbered in rows.items():
        for digits, account in _at_the_ends(numbered):
            others = {each for each, other in numbered if other is not account}
            meant = [each for each in _neighbours_swapped(digits) if each not in others and _between(each, others)]
            if len(others) >= _A_ROW and len(meant) == 1:
                message = say("{name}: the reference {reference} may be {meant}, digits swapped.", name=account.name,
                              reference=account.reference, meant=f"{stem}{meant[0]}")  # fmt: skip
                yield _told("reference odd", "warning", message, account, "deposit_reference",
                            say("Look at the bank statement"))  # fmt: skip


def _at_the_ends(numbered: Sequence[tuple[str, Account]]) -> list[tuple[str, Account]]:
    """The first and the last of numbers, each where no other is the same."""
    row = sorted(numbered, key=lambda one: int(one[0]))
    ends = [(row[0], row[1]), (row[-1], row[-2])] if len(row) > _A_ROW else []
    return [end for end, neighbour in ends if int(end[0]) != int(neighbour[0])]


_A_ROW = 3
"""So many others make a row of numbers."""


def _neighbours_swapped(digits: str) -> list[str]:
    pairs = range(len(digits) - 1)
    swapped = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in pairs)
    return [each for each in swapped if each != digits]


def _between(number: str, others: Iterable[str]) -> bool:
    numbers = [int(each) for each in others]
    return min(numbers) <= int(number) <= max(numbers)


def _sum(amount: Decimal, terms: Terms) -> str:
    return in_words(amount, terms.currency)
