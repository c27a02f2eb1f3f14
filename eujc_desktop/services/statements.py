"""Lines of a bank statement beside what a mission expects: looked at first, then written for those agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.exchange import statement
from eujc_desktop.models.choices import Role
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import Payment, PaymentSort
from eujc_desktop.models.participation import Participation
from eujc_desktop.planning.statement import BankLine, Expected, Match, matched
from eujc_desktop.services import roll
from eujc_desktop.store.work import Work, Works

DEPOSIT, REFUND, PAYMENT = "deposit", "refund", "payment"


@dataclass(frozen=True)
class Looked:
    """The lines with whose they are, everything that is expected by key, the lines that have no sum.

    Sums are in the `currency` of the deposits unless a line says another.
    """

    matches: tuple[Match, ...]
    expected: tuple[Expected, ...]
    left_out: tuple[str, ...]
    currency: str = "EUR"


def look(work: Work, mission_id: str, text: str) -> Looked:
    """What lines that were copied would bring; nothing is written."""
    return _looked(work, mission_id, statement.lines(text))


def look_in_file(works: Works, mission_id: str, path: Path, progress: Progress = silent) -> Looked:
    """What the lines of a statement that a bank has saved would bring; nothing is written."""
    read = statement.of_file(path, progress)
    return works.read(lambda work: _looked(work, mission_id, read))


def _looked(work: Work, mission_id: str, read: tuple[Sequence[statement.StatementLine], Sequence[str]]) -> Looked:
    expected = list(_expected(work, mission_id))
    matches = tuple(matched([BankLine(*line) for line in read[0]], expected))
    return Looked(matches, tuple(expected), tuple(read[1]), _currency(work, mission_id))


def _currency(work: Work, mission_id: str) -> str:
    return work.get(Mission, mission_id).deposit_currency or "EUR"


def _expected(work: Work, mission_id: str) -> Iterable[Expected]:
    currency = _currency(work, mission_id)
    payments: dict[str, list[Payment]] = {}
    for one in work.session.scalars(select(Payment).where(Payment.mission_id == mission_id).order_by(Payment.due)):
        payments.setdefault(one.participation_id, []).append(one)
    for part, person, firm in roll.members_of(work, mission_id):
        name, firm_name = roll.name_of(person).full, (firm.name or "") if firm else ""
        words = tuple(filter(None, (person.family_name, firm_name)))
        reference = part.deposit_reference or ""
        if part.deposit_invoiced and part.role == Role.PARTICIPANT:
            asked, settled = _rest(part.deposit_invoiced, part.deposit_paid)
            yield Expected(f"{DEPOSIT}:{part.id}", name, words, reference, asked, currency, settled)
        if part.refund:
            gone = part.refund_on is not None
            yield Expected(f"{REFUND}:{part.id}", name, words, reference, -part.refund, currency, gone)
        for one in payments.get(part.id, ()):
            rest, settled = _rest(one.amount, one.paid)
            amount = -rest if one.sort == PaymentSort.GRANT else rest
            own = one.reference or one.invoice or ""
            yield Expected(f"{PAYMENT}:{one.id}", name, words, own, amount, str(one.currency), settled)


def _rest(asked: Decimal, paid: Decimal | None) -> tuple[Decimal, bool]:
    """What is still to come of a sum, or the whole of one that has come, and whether it has."""
    settled = paid is not None and paid >= asked
    return (asked if settled else asked - (paid or 0)), settled


def enter(work: Work, taken: Sequence[tuple[str, BankLine]], today: date) -> int:
    """Write the lines to what they pay, by the keys of what is expected; a second one of the same is added to it."""
    for key, line in taken:
        what, _, record_id = key.partition(":")
        day = line.day or today
        if what == PAYMENT:
            payment = work.get(Payment, record_id)
            payment.paid, payment.paid_on = (payment.paid or 0) + abs(line.amount), day
        else:
            part = work.get(Participation, record_id)
            if what == REFUND:
                part.refund_on = day
            else:
                part.deposit_paid, part.deposit_paid_on = (part.deposit_paid or 0) + line.amount, day
    return len(taken)
