"""The deposits and reports of a mission as their rules see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.said import say
from eujc_desktop.models.choices import AttendanceCode, Role
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import RefundBasis
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.planning import deposits
from eujc_desktop.planning.certificates import lacking
from eujc_desktop.planning.finding import Finding
from eujc_desktop.services import roll
from eujc_desktop.services.certificates import rule
from eujc_desktop.store.work import Work

_NAMES = ("deposit_invoiced", "deposit_due", "deposit_paid", "deposit_paid_on", "deposit_reference", "refund",
          "report_received")  # fmt: skip


def findings(work: Work, mission: Mission, members: Iterable[roll.Member], today: date) -> list[Finding]:
    """What there is to ask about the deposits and reports of those who go."""
    marks = _marks(work, mission.id)
    kept = len({day for own in marks.values() for day in own})
    going = [member for member in roll.going(members) if member[0].role == Role.PARTICIPANT]
    found = [
        account(
            part.id,
            roll.name_of(person).full,
            {name: getattr(part, name) for name in _NAMES},
            marks.get(part.id, {}),
            kept=kept,
        )
        for part, person, _ in going
    ]
    terms = deposits.Terms(today, mission.deposit_currency or "EUR", mission.report_due, by_days=_by_days(mission))
    return [*deposits.check(found, terms), *_attendance_only(work, mission, going)]


def _by_days(mission: Mission) -> bool:
    return mission.refund_basis in (None, RefundBasis.DAYS) and not mission.refund_free_days


def _attendance_only(work: Work, mission: Mission, going: Iterable[roll.Member]) -> Iterator[Finding]:
    """Who was there, but on too few days for another certificate than one that states them."""
    attended, asked = rule.attended(work, mission.id), replace(rule.rule_of(mission), report=False)
    for part, person, _ in going:
        own = attended[part.id]
        if own.days and not part.certificate_despite and (lacks := lacking(asked, own, reported=True)):
            message = say(
                "{full} {lacks}: a certificate of attendance only.", full=roll.name_of(person).full, lacks=lacks
            )
            field = "participation.certificate_despite"
            yield Finding("attendance only", "hint", message, who=(part.id,), person=part.id, field=field)


def account(
    key: str, name: str, part: Mapping[str, Any], marks: Mapping[date, AttendanceCode], *, kept: int
) -> deposits.Account:
    """One participant's account out of the fields of the participation and the marks of the days."""
    return deposits.Account(
        id=key,
        name=name,
        invoiced=part.get("deposit_invoiced"),
        due=part.get("deposit_due"),
        paid=part.get("deposit_paid"),
        paid_on=part.get("deposit_paid_on"),
        reference=part.get("deposit_reference") or "",
        refund=part.get("refund"),
        report=part.get("report_received"),
        absent=tuple(sorted(day for day, mark in marks.items() if mark == AttendanceCode.ABSENT)),
        days=kept if marks else 0,
    )


def _marks(work: Work, mission_id: str) -> dict[str, dict[date, AttendanceCode]]:
    lines = select(Attendance).join(Participation, Participation.id == Attendance.participation_id)
    found: dict[str, dict[date, AttendanceCode]] = {}
    for line in work.session.scalars(lines.where(Participation.mission_id == mission_id)):
        found.setdefault(line.participation_id, {})[line.day] = line.code
    return found
