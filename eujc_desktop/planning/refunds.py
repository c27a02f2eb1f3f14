"""What of a deposit goes back: proposed by the rule of the mission, explained line by line, decided by people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.certificates import in_figures
from eujc_desktop.planning.money import NOTHING, Line, in_words, rounded

State = Literal["nothing", "later", "waits", "asks", "ready"]
"""Nothing was paid; the mission is not over; it waits for the report; people have to answer something; proposed."""
BANK_CHARGES = Decimal("0.05")
"""What banks keep of a transfer is not more than such a share of it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a mission refunds: by the days attended, a part less `per day` missed, or the whole.

    So many `free` days may be missed without loss. Who withdraws `until` so many days before the mission gets all
    back, later nothing; None says nothing of it.
    """

    currency: str = "EUR"
    basis: str = "days"
    kept_percent: int = 0
    free: int = 0
    smes_only: bool = False
    report: bool = False
    report_due: date | None = None
    until: int | None = None
    first_day: date = date.min
    last_day: date = date.min


@dataclass(frozen=True, slots=True)
class Case:
    """One deposit: asked and paid, days `missed` of those on which a record is `kept`, the report, the company's size.

    `unknown` days have no mark of the participant; `gone` is `withdrawn` or `no-show`, `gone_on` the day of it.
    """

    asked: Decimal | None = None
    paid: Decimal | None = None
    missed: Decimal = NOTHING
    kept: int = 0
    unknown: int = 0
    recorded: bool = False
    report: date | None = None
    size: str = "unknown"
    gone: str = ""
    gone_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed, how it comes about, what it waits for; `ways` are answers to a question with their sums."""

    state: State
    amount: Decimal | None = None
    lines: tuple[Line, ...] = ()
    why: str = ""
    ways: tuple[Line, ...] = ()


def propose(case: Case, rule: Rule, today: date) -> Proposal:
    """The refund of one deposit; it never exceeds what came, and is never less than nothing."""
    if not case.paid:
        return Proposal("nothing")
    found = _gone(case, rule) if case.gone else _taken_part(case, rule, today)
    return _above(case, rule, found)


def _gone(case: Case, rule: Rule) -> Proposal:
    """Who withdrew in time gets all back; who did not, or did not come, nothing."""
    basis = _basis(case)
    first = Line(say("Deposit received"), basis)
    if case.gone == "no-show":
        return Proposal("ready", NOTHING, (first, Line(say("Did not come: the deposit is kept"), -basis)))
    if rule.until is None or case.gone_on is None:
        why = say("The day of the withdrawal is not known.") if rule.until is not None else ""
        why = why or say("The mission has no rule for who withdraws.")
        return Proposal("asks", None, (first,), why, _both(basis))
    n = (rule.first_day - case.gone_on).days
    told = say_many(
        "Withdrawn {n} day before the mission", "Withdrawn {n} days before the mission", n=n
    )  # fmt: skip
    if n >= rule.until:
        return Proposal("ready", basis, (first, Line(told)))
    kept = say("{told}, later than {until} days: the deposit is kept", told=told, until=rule.until)
    return Proposal("ready", NOTHING, (first, Line(kept, -basis)))


def _both(basis: Decimal) -> tuple[Line, ...]:
    return (Line(say("Refund it"), basis), Line(say("Keep it"), NOTHING))


def _taken_part(case: Case, rule: Rule, today: date) -> Proposal:
    basis = _basis(case)
    lines = [Line(say("Deposit received"), basis)]
    if today <= rule.last_day:
        return Proposal("later", None, tuple(lines), say("The mission is not over."))
    if rule.smes_only and case.size == "large":
        return Proposal("ready", NOTHING, (*lines, Line(say("A large company: no refund by the rule"), -basis)))
    lines += _less(case, rule, basis)
    amount = max(sum((line.amount or NOTHING for line in lines), NOTHING), NOTHING)
    lines += _told_of_report(case, rule)
    if why := _question(case, rule):
        return Proposal(
            "asks", None, tuple(lines), why, (Line(say("Refund it"), amount), Line(say("Keep it"), NOTHING))
        )
    if rule.report and case.report is None:
        return Proposal("waits", amount, tuple(lines), say("The report has not come."))
    return _charges(case, rule, Proposal("ready", amount, tuple(lines)))


def _basis(case: Case) -> Decimal:
    """What of the payment was the deposit: not what came above it."""
    paid = case.paid or NOTHING
    return min(paid, case.asked) if case.asked is not None else paid


def _question(case: Case, rule: Rule) -> str:
    if rule.smes_only and case.size == "unknown":
        return say("The size of the company is not known, and only SMEs are refunded.")
    if case.kept and not case.recorded and rule.basis != "whole":
        return say("No attendance is recorded.")
    return ""


def _less(case: Case, rule: Rule, basis: Decimal) -> Iterator[Line]:
    """What is kept for the days missed; days of which nothing is known are not missed."""
    if case.unknown and case.recorded:
        yield Line(say_many("Of {n} day nothing is known", "Of {n} days nothing is known", n=case.unknown))
    if not case.kept and rule.basis != "whole":
        yield Line(say("No attendance is kept of this mission: nothing is taken off for days missed"))
    if not case.kept or not case.recorded:
        return
    there = case.kept - case.missed - case.unknown
    yield Line(say("Attended {there} of {of} days", there=in_figures(there), of=case.kept))
    missed = max(case.missed - rule.free, NOTHING)
    if rule.free and case.missed:
        yield Line(say_many("{n} day may be missed without loss", "{n} days may be missed without loss", n=rule.free))
    if not missed or rule.basis == "whole":
        return
    if rule.basis == "per day":
        kept = min(rounded(basis * rule.kept_percent * missed / 100, rule.currency), basis)
        words = say("{percent} % kept for each of {missed} days", percent=rule.kept_percent, missed=in_figures(missed))
    else:
        kept = basis - rounded(basis * (case.kept - missed) / case.kept, rule.currency)
        words = say("{missed} of {of} days are kept", missed=in_figures(missed), of=case.kept)
    yield Line(words, -kept)


def _told_of_report(case: Case, rule: Rule) -> Iterator[Line]:
    if not rule.report or case.report is None:
        return
    late = rule.report_due is not None and case.report > rule.report_due
    words = say("Report received on {day:plain}, late", day=case.report)
    yield Line(words if late else say("Report received on {day:plain}", day=case.report))


def _charges(case: Case, rule: Rule, found: Proposal) -> Proposal:
    """A little less than was asked came: what came goes back, or what was asked."""
    asked, paid = case.asked or NOTHING, case.paid or NOTHING
    short = asked - paid
    if not NOTHING < short <= asked * BANK_CHARGES or not found.amount:
        return found
    whole = rounded(found.amount * asked / paid, rule.currency)
    ways = (Line(say("Refund what came"), found.amount), Line(say("Refund as if the whole had come"), whole))
    why = say("{short} less came: bank charges may have been taken off.", short=in_words(short, rule.currency))
    return replace(found, state="asks", amount=None, why=why, ways=ways)


def _above(case: Case, rule: Rule, found: Proposal) -> Proposal:
    """What came above the deposit goes back too, whatever becomes of it; an odd sum is asked about."""
    asked, paid = case.asked, case.paid or NOTHING
    if asked is None or paid <= asked:
        return found
    more = paid - asked
    if paid == 2 * asked:
        lines = (*found.lines, Line(say("Paid twice"), more))
        ways = tuple(Line(way.words, (way.amount or NOTHING) + more) for way in found.ways)
        return replace(found, amount=None if found.amount is None else found.amount + more, lines=lines, ways=ways)
    if found.state not in ("ready", "waits") or found.amount is None:
        return found
    why = say("{more} more came than was asked: it may have been another currency.", more=in_words(more, rule.currency))
    ways = (
        Line(say("Refund by the deposit asked"), found.amount),
        Line(say("Give back what was too much as well"), found.amount + more),
    )
    return replace(found, state="asks", amount=None, why=why, ways=ways)
