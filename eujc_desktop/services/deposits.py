"""The deposits of a mission: what each owes and why, how far it is, and what goes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import AttendanceCode, Role, Stage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning import dues, eligibility, refunds
from eujc_desktop.planning.certificates import Attended
from eujc_desktop.planning.money import NOTHING, Reduction, in_words
from eujc_desktop.services import reductions, roll, selection
from eujc_desktop.store.work import Work

_MISSED = {AttendanceCode.ABSENT: Decimal(1), AttendanceCode.HALF: Decimal("0.5")}
_GONE = {Stage.WITHDRAWN: "withdrawn", Stage.NO_SHOW: "no-show"}
OWE = frozenset({Stage.SELECTED, *roll.TRAVELLING})
"""Who has a place owes the deposit."""
_LEFT = frozenset({Stage.WITHDRAWN, Stage.NO_SHOW, Stage.REJECTED, Stage.NOT_ELIGIBLE})
"""Who has no place any more is not asked for what has not been paid."""
STATES = {
    "none": Words("none", "なし"),
    "waived": Words("waived", "免除"),
    "to invoice": Words("to invoice", "未請求"),
    "open": Words("open", "入金待ち"),
    "late": Words("late", "期限超過"),
    "short": Words("paid in part", "一部入金"),
    "paid": Words("paid", "入金済み"),
    "above": Words("paid too much", "過入金"),
    "decided": Words("to be refunded", "返金予定"),
    "refunded": Words("refunded", "返金済み"),
    "kept": Words("kept", "返金なし"),
}
"""How far it is with a deposit, as lists say it."""
_BEEN = (Stage.ATTENDED, Stage.COMPLETED)


@dataclass(frozen=True, slots=True)
class Account:
    """The deposit of one participant: what is owed, how far it is, and the refund that is proposed."""

    id: str
    name: str
    firm: str
    size: str
    stage: Stage
    payer: dues.Payer
    owed: dues.Due
    paid: dues.Paid
    standing: dues.Standing
    proposal: refunds.Proposal
    attended: Attended
    report: date | None
    reason: str = ""
    """Why the refund decided is another one than was proposed."""


@dataclass(frozen=True)
class Sheet:
    """All accounts of a mission by participation, their sums, who is next on the waiting list."""

    currency: str
    accounts: Mapping[str, Account]
    totals: dues.Totals
    waiting: tuple[str, ...]
    report_due: date | None

    def of(self, *standings: str) -> frozenset[str]:
        """Who stands so."""
        return frozenset(key for key, one in self.accounts.items() if one.standing in standings)

    def proposed(self, *states: str) -> frozenset[str]:
        """About whom a refund is proposed, asked or waited for, and none is decided."""
        open_ = (one for one in self.accounts.values() if one.paid.refund is None)
        return frozenset(one.id for one in open_ if one.proposal.state in states)


def sheet(work: Work, mission_id: str, today: date) -> Sheet:
    """The deposits of those who have a place or have paid, and of everybody else what there is of them."""
    mission = work.get(Mission, mission_id)
    members = [member for member in roll.members_of(work, mission_id) if member[0].role == Role.PARTICIPANT]
    make = partial(
        _account, mission, reductions.of_mission(work, mission_id), _Days(work, mission_id), _returning(work, mission)
    )
    accounts = {member[0].id: make(member, today) for member in members}
    currency = mission.deposit_currency or "EUR"
    asked = [one for one in accounts.values() if one.stage in OWE or one.paid.paid]
    found = dues.totals([(one.paid, one.proposal.amount) for one in asked], today)
    waiting = tuple(accounts[key].name for key in selection.next_waiting(work, mission_id) if key in accounts)
    return Sheet(currency, accounts, found, waiting, mission.report_due)


def _account(
    mission: Mission,
    table: Sequence[Reduction],
    days: _Days,
    been: frozenset[str],
    member: roll.Member,
    today: date,
) -> Account:
    part, person, firm = member
    size = _size(mission, firm)
    payer = dues.Payer(size, (firm.country if firm else None) or "", bool(firm and firm.id in been))
    currency = mission.deposit_currency or "EUR"
    amount = (mission.deposit_amount or NOTHING) if part.stage in OWE else NOTHING
    owed = dues.due("deposit", amount, currency, payer, table)
    asked = None if part.stage in _LEFT and not part.deposit_paid else part.deposit_invoiced
    paid = dues.Paid(
        owed.amount, asked, part.deposit_due or mission.deposit_due, part.deposit_paid, part.refund,
        part.refund_on, waived=bool(part.deposit_waived),
    )  # fmt: skip
    return Account(
        part.id, roll.name_of(person).full, (firm.name or firm.name_ja or "") if firm else "",
        eligibility.SIZES[size], part.stage, payer, owed, paid, dues.standing(paid, today),
        refunds.propose(_case(part, size, days), _rule(mission), today), days.attended(part.id), part.report_received,
        part.refund_reason or "",
    )  # fmt: skip


def _size(mission: Mission, firm: Organisation | None) -> str:
    if firm is None:
        return "unknown"
    limits = eligibility.limits_of(mission.programme)
    found = eligibility.size_class(firm.employees, firm.turnover, firm.balance_sheet, limits)
    return "medium" if found == "unknown" and firm.sme_declared else found


def _returning(work: Work, mission: Mission) -> frozenset[str]:
    """The companies that have sent somebody to an earlier mission."""
    found = (
        select(Person.organisation_id)
        .join(Participation, Participation.person_id == Person.id)
        .join(Mission, Mission.id == Participation.mission_id)
        .where(
            Mission.last_day < mission.first_day, Participation.stage.in_(_BEEN), Person.organisation_id.is_not(None)
        )
    )
    return frozenset(key for key in work.session.scalars(found) if key)


class _Days:
    """The marks of a mission by participation, and on how many days any is kept."""

    def __init__(self, work: Work, mission_id: str) -> None:
        lines = select(Attendance.participation_id, Attendance.day, Attendance.code).join(
            Participation, Participation.id == Attendance.participation_id
        )
        self._of: dict[str, dict[date, AttendanceCode]] = {}
        for key, day, code in work.session.execute(lines.where(Participation.mission_id == mission_id)):
            self._of.setdefault(key, {})[day] = code
        self.kept = len({day for own in self._of.values() for day in own})

    def missed(self, key: str) -> Decimal:
        """Days missed without excuse; one of which nothing is known is not."""
        return sum((_MISSED.get(code, NOTHING) for code in self._of.get(key, {}).values()), NOTHING)

    def unknown(self, key: str) -> int:
        """Days of which nothing is known of somebody of whom records are kept."""
        return self.kept - len(self._of[key]) if key in self._of else 0

    def recorded(self, key: str) -> bool:
        """Whether anything is kept of somebody."""
        return key in self._of

    def attended(self, key: str) -> Attended:
        """On how many of the days somebody was there, or excused."""
        there = self.kept - self.missed(key) - self.unknown(key) if self.recorded(key) else NOTHING
        return Attended(Decimal(there), self.kept, self.recorded(key))


def _rule(mission: Mission) -> refunds.Rule:
    return refunds.Rule(
        mission.deposit_currency or "EUR",
        str(mission.refund_basis or "days"),
        mission.refund_kept or 0,
        mission.refund_free_days or 0,
        bool(mission.refund_smes_only),
        bool(mission.report_required),
        mission.report_due,
        mission.refund_until,
        mission.first_day,
        mission.last_day,
    )


def _case(part: Participation, size: str, days: _Days) -> refunds.Case:
    return refunds.Case(
        part.deposit_invoiced,
        part.deposit_paid,
        days.missed(part.id),
        days.kept,
        days.unknown(part.id),
        days.recorded(part.id),
        part.report_received,
        size,
        _GONE.get(part.stage, ""),
        part.withdrawn_on,
    )


# --- What is done ----------------------------------------------------------------------------------------------------


def invoice(work: Work, mission_id: str, ids: Sequence[str], today: date) -> int:
    """Ask those for the deposit they owe who were not asked yet, each with a reference; how many."""
    accounts, mission = sheet(work, mission_id, today).accounts, work.get(Mission, mission_id)
    fresh = [accounts[key] for key in ids if key in accounts and accounts[key].standing == "to invoice"]
    if not fresh:
        raise Refused(
            "None of them has a deposit to be invoiced.", cure="Choose people with a place who were not invoiced yet."
        )
    numbers = _References(work, mission)
    for one in fresh:
        part = work.get(Participation, one.id)
        part.deposit_invoiced, part.deposit_invoiced_on = one.owed.amount, today
        part.deposit_due = part.deposit_due or mission.deposit_due
        part.deposit_reference = part.deposit_reference or numbers.next()
    return len(fresh)


class _References:
    """References in a row, after those that a mission has already."""

    def __init__(self, work: Work, mission: Mission) -> None:
        asked = select(Participation.deposit_reference).where(Participation.mission_id == mission.id)
        known = [re.fullmatch(r"(.*?)(\d+)", text) for text in work.session.scalars(asked) if text]
        found = [match for match in known if match]
        self._stem = max((match[1] for match in found), key=[match[1] for match in found].count, default="")
        self._stem = self._stem or f"{mission.code}-"
        own = [match for match in found if match[1] == self._stem]
        self._last = max((int(match[2]) for match in own), default=0)
        self._wide = max((len(match[2]) for match in own), default=3)

    def next(self) -> str:
        """The next reference."""
        self._last += 1
        return f"{self._stem}{self._last:0{self._wide}d}"


def paid(work: Work, ids: Sequence[str], day: date) -> int:
    """Note that the sums asked came on a day, from those of whom nothing had come; how many."""
    fresh = [part for part in _parts(work, ids) if part.deposit_invoiced and not part.deposit_paid]
    if not fresh:
        raise Refused("None of them has an open invoice.", cure="Choose people who were invoiced and have not paid.")
    for part in fresh:
        part.deposit_paid, part.deposit_paid_on = part.deposit_invoiced, day
    return len(fresh)


def reminded(work: Work, ids: Sequence[str], day: date) -> None:
    """Note on which day they were reminded of the deposit."""
    for part in _parts(work, ids):
        part.deposit_reminded_on = day


def reminded_of_report(work: Work, ids: Sequence[str], day: date) -> None:
    """Note on which day they were reminded of the report."""
    for part in _parts(work, ids):
        part.report_reminded_on = day


def report_came(work: Work, ids: Sequence[str], day: date) -> None:
    """Note on which day their reports came, of those whose had not."""
    for part in _parts(work, ids):
        part.report_received = part.report_received or day


def waive(work: Work, ids: Sequence[str], reason: str) -> None:
    """Let people take part without a deposit; the reason is kept with each."""
    words = fields_of(Participation)["deposit_waived"].read(reason)
    if not words:
        raise Refused("Why do they pay no deposit?", cure="Give a reason; it is kept with them.")
    for part in _parts(work, ids):
        part.deposit_waived = words


def accept(work: Work, mission_id: str, ids: Sequence[str], today: date) -> int:
    """Decide the refunds of those as they are proposed, where nothing is open about them; how many."""
    accounts = sheet(work, mission_id, today).accounts
    ready = [accounts[key] for key in ids if key in accounts and accounts[key].proposal.state == "ready"]
    ready = [one for one in ready if one.paid.refund is None]
    if not ready:
        raise Refused(
            "No refund is ready to be decided.", cure="Answer what is open about each, or decide the sum by hand."
        )
    for one in ready:
        part = work.get(Participation, one.id)
        part.refund, part.refund_decided_on, part.refund_reason = one.proposal.amount, today, None
    return len(ready)


def decide(work: Work, participation_id: str, amount: Decimal, reason: str, today: date) -> None:
    """Decide a refund by hand; Refused beyond what came, and without a reason where it is not the sum proposed."""
    part = work.get(Participation, participation_id)
    account = sheet(work, part.mission_id, today).accounts[part.id]
    currency = work.get(Mission, part.mission_id).deposit_currency or "EUR"
    ways = {way.amount for way in account.proposal.ways} | {account.proposal.amount}
    most = max([part.deposit_paid or NOTHING, *(way or NOTHING for way in ways)])
    if amount < NOTHING:
        raise Refused("A refund is not less than nothing.", cure="Enter a sum above nothing, or nothing to keep all.")
    if amount > most:
        raise Refused(
            say("At most {sum} can go back to {name}.", sum=in_words(most, currency), name=account.name),
            cure="Enter a sum between nothing and that.",
        )
    words = fields_of(Participation)["refund_reason"].read(reason)
    if amount != account.proposal.amount and not words:
        raise Refused("This is not the sum proposed.", cure="Say why; the reason is kept with it.")
    part.refund, part.refund_decided_on, part.refund_reason = amount, today, words


def refunded(work: Work, ids: Sequence[str], day: date) -> int:
    """Note that the sums decided went out on a day; how many."""
    fresh = [part for part in _parts(work, ids) if part.refund and part.refund_on is None]
    if not fresh:
        raise Refused("No refund is decided that has not gone out.", cure="Decide the sums first.")
    for part in fresh:
        part.refund_on = day
    return len(fresh)


def undecide(work: Work, ids: Sequence[str]) -> None:
    """Take decisions about refunds back that have not gone out."""
    for part in _parts(work, ids):
        if part.refund_on is None:
            part.refund = part.refund_decided_on = part.refund_reason = None


def pass_on(work: Work, mission_id: str, ids: Sequence[str], today: date) -> int:
    """Decide for those who have not paid that they have withdrawn, and to select as many of the waiting list.

    The decisions wait to be released; how many of the list were chosen.
    """
    late = [key for key in ids if key in sheet(work, mission_id, today).of("late")]
    if not late:
        raise Refused("None of them is late with the deposit.", cure="Choose people whose deposit is late.")
    selection.decide(work, late, Stage.WITHDRAWN, today, "The deposit was not paid")
    chosen = 0
    for _ in late[: len(selection.next_waiting(work, mission_id))]:
        selection.promote(work, mission_id, today)
        chosen += 1
    return chosen


def _parts(work: Work, ids: Iterable[str]) -> list[Participation]:
    return [work.get(Participation, key) for key in dict.fromkeys(ids)]
