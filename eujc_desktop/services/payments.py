"""Sums beside the deposits: fees of large firms, instalments to trainees and from their hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref, Whole
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import Currency, Payment, PaymentSort
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.placement import Matched, Placement
from eujc_desktop.planning import dues
from eujc_desktop.planning.follow_up import months_after
from eujc_desktop.planning.money import NOTHING, in_words, parts
from eujc_desktop.services import deposits, reductions, roll
from eujc_desktop.store.work import Work

_MOST = 60


@dataclass(frozen=True)
class Sums:
    """Payments in one currency: due, paid, open, and late; those of a company, or of all, and whether they go `out`.

    What came too much for one sum does not make another one less `open`.
    """

    currency: str
    due: Decimal
    paid: Decimal
    open: Decimal
    late: int
    out: bool = False
    company: str = ""


def sums(work: Work, mission_id: str, today: date) -> list[Sums]:
    """What all payments of a mission come to, by currency: what comes in, and what goes out to trainees."""
    found: dict[tuple[str, bool], list[Payment]] = {}
    for one in _all(work, mission_id):
        found.setdefault((str(one.currency), one.sort == PaymentSort.GRANT), []).append(one)
    return [_sums(currency, own, today, out=out) for (currency, out), own in sorted(found.items())]


def balances(work: Work, mission_id: str, today: date) -> list[Sums]:
    """What each company owes and has paid, by currency: firms their fees, hosts of trainees their instalments."""
    hosts, firms = _hosts(work, mission_id), _firms(work, mission_id)
    found: dict[tuple[str, str], list[Payment]] = {}
    for one in _all(work, mission_id):
        host = hosts.get(one.participation_id, "") if one.sort == PaymentSort.HOST else ""
        company = host or firms.get(one.participation_id, "")
        if company and one.sort != PaymentSort.GRANT:
            found.setdefault((company, str(one.currency)), []).append(one)
    return [_sums(currency, own, today, company=company) for (company, currency), own in sorted(found.items())]


def _all(work: Work, mission_id: str) -> Sequence[Payment]:
    return work.session.scalars(select(Payment).where(Payment.mission_id == mission_id).order_by(Payment.id)).all()


def of_people(work: Work, mission_id: str, ids: Sequence[str]) -> list[Payment]:
    """The payments of these people, in their order and then by the day they are due."""
    place = {key: at for at, key in enumerate(ids)}
    found = (one for one in _all(work, mission_id) if one.participation_id in place)
    return sorted(found, key=lambda one: (place[one.participation_id], str(one.sort), one.due or date.max))


def _hosts(work: Work, mission_id: str) -> dict[str, str]:
    """The host with whom each trainee is placed, by participation."""
    placed = (
        select(Placement.participation_id, Organisation)
        .join(Organisation, Organisation.id == Placement.organisation_id)
        .where(Placement.mission_id == mission_id, Placement.decision == Matched.PLACED)
        .order_by(Placement.id)
    )
    return {key: firm.name or firm.name_ja or "" for key, firm in work.session.execute(placed) if key}


def _firms(work: Work, mission_id: str) -> dict[str, str]:
    return {part.id: firm.name or firm.name_ja or "" for part, _, firm in roll.members_of(work, mission_id) if firm}


def _sums(currency: str, own: Sequence[Payment], today: date, *, out: bool = False, company: str = "") -> Sums:
    late = sum(_is_late(one, today) for one in own)
    total, came = (sum(sums, NOTHING) for sums in zip(*((one.amount, one.paid or NOTHING) for one in own), strict=True))
    return Sums(currency, total, came, sum(map(_lacking, own), NOTHING), late, out, company)


def _lacking(one: Payment) -> Decimal:
    return max(one.amount - (one.paid or NOTHING), NOTHING)


def _is_late(one: Payment, today: date) -> bool:
    return one.due is not None and one.due < today and bool(_lacking(one))


class Standings(NamedTuple):
    """Payments by how they stand: not paid in full, of these late; and with another sum than was asked, as in words."""

    open: frozenset[str]
    late: frozenset[str]
    odd: Mapping[str, str]


def standings(work: Work, mission_id: str, today: date) -> Standings:
    """How the payments of a mission stand."""
    found = _all(work, mission_id)
    return Standings(
        frozenset(one.id for one in found if _lacking(one)),
        frozenset(one.id for one in found if _is_late(one, today)),
        {one.id: _odd(one) for one in found if one.paid is not None and one.paid != one.amount},
    )


def _odd(one: Payment) -> str:
    more = (one.paid or NOTHING) - one.amount
    if more == one.amount:
        return say("Paid twice")
    sum_ = in_words(abs(more), str(one.currency))
    return say("{sum} too much", sum=sum_) if more > 0 else say("{sum} are lacking", sum=sum_)


def add_fees(work: Work, mission_id: str, today: date) -> int:
    """A fee for each who has a place, comes from a large firm and has none yet, reductions taken off; how many."""
    mission = work.get(Mission, mission_id)
    if not mission.fee_large_firms:
        raise Refused("The mission asks for no fee.", cure="Enter the fee of large firms with the mission first.")
    currency = Currency(mission.deposit_currency) if mission.deposit_currency in set(Currency) else Currency.EUR
    asked = select(Payment.participation_id).where(Payment.mission_id == mission_id, Payment.sort == PaymentSort.FEE)
    have, table = set(work.session.scalars(asked)), reductions.of_mission(work, mission_id)
    made = 0
    for one in deposits.sheet(work, mission_id, today).accounts.values():
        if one.payer.size != "large" or one.stage not in deposits.OWE or one.id in have:
            continue
        owed = dues.due("fee", mission.fee_large_firms, str(currency), one.payer, table)
        if owed.amount:
            work.session.add(
                Payment(
                    mission_id=mission_id, participation_id=one.id, sort=PaymentSort.FEE, amount=owed.amount,
                    currency=currency, due=mission.fee_due,
                )
            )  # fmt: skip
            made += 1
    if not made:
        raise Refused("Nobody owes a fee that is not listed yet.")
    return made


@dataclass(frozen=True)
class Schedule:
    """A sum in so many instalments, the first on a day and each so many months after the one before."""

    sort: str
    amount: Decimal
    currency: str
    number: int
    first: date
    months: int = 1


def add_instalments(work: Work, mission_id: str, ids: Sequence[str], plan: Schedule) -> int:
    """The instalments of each of these people; how many. Refused where the schedule makes no sense."""
    if not (1 <= plan.number <= _MOST and 0 <= plan.months <= _MOST and plan.amount > 0):
        raise Refused(
            say("From 1 to {most} instalments of a sum above nothing can be laid out.", most=_MOST),
            cure="Enter how many, and the whole sum.",
        )
    if not ids:
        raise Refused("Nobody is on the mission yet.", cure="Confirm those who go first.")
    shares = parts(plan.amount, plan.number, plan.currency)
    for key in dict.fromkeys(ids):
        for at, amount in enumerate(shares):
            work.session.add(
                Payment(
                    mission_id=mission_id, participation_id=key, sort=PaymentSort(plan.sort),
                    title=f"{at + 1}/{plan.number}", amount=amount, currency=Currency(plan.currency),
                    due=months_after(plan.first, at * plan.months),
                )
            )  # fmt: skip
    return len(dict.fromkeys(ids)) * plan.number


def members(work: Work, mission_id: str) -> list[roll.Member]:
    """Those who go."""
    return roll.going(roll.members_of(work, mission_id))


def people(work: Work, mission_id: str) -> list[tuple[str, str]]:
    """Those who go, by participation and name."""
    return [(part.id, roll.name_of(person).full) for part, person, _ in members(work, mission_id)]


def paid(work: Work, ids: Sequence[str], day: date) -> int:
    """Note that payments came, or went out, in full on a day, also the rest of one; how many."""
    fresh = [one for one in (work.get(Payment, key) for key in ids) if _lacking(one)]
    if not fresh:
        raise Refused("All of them are paid already.")
    for one in fresh:
        one.paid, one.paid_on = one.amount, day
    return len(fresh)


def schedule_fields() -> list[Field]:
    """What is asked about a schedule besides its sum and first day."""
    return [
        Field("number", say("In how many instalments"), Whole(1, _MOST), required=True),
        Field("months", say("Months from one to the next"), Whole(0, _MOST)),
    ]


def for_whom() -> Field:
    """Whom a schedule is for; nobody chosen stands for everybody who goes."""
    return Field("participation_id", say("For whom (everybody, if nobody is chosen)"), Ref("participation"))
