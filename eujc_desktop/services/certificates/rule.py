"""Who of a mission may have a certificate, and who may in spite of the rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.documents.content import CertificateSort
from eujc_desktop.models.choices import AttendanceCode
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.planning.certificates import UNRECORDED, Attended, Rule, lacking
from eujc_desktop.services import missions, roll
from eujc_desktop.store.work import Work

_SHARES = {AttendanceCode.PRESENT: Decimal(1), AttendanceCode.HALF: Decimal("0.5")}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who goes: `lacks` says why they are under the rule, `despite` why they may have one all the same."""

    id: str
    person_id: str
    name: str
    attended: Attended
    lacks: str
    despite: str

    @property
    def may(self) -> bool:
        """Whether there is a certificate for them."""
        return not self.lacks or bool(self.despite)


def attended(work: Work, mission_id: str) -> dict[str, Attended]:
    """On how many of the days for which a mission keeps records each was there, by the participation's id."""
    statement = select(Attendance).join(Participation, Participation.id == Attendance.participation_id)
    lines = list(work.session.scalars(statement.where(Participation.mission_id == mission_id)))
    of = len({line.day for line in lines})
    days: dict[str, Decimal] = {}
    for line in lines:
        days[line.participation_id] = days.get(line.participation_id, Decimal(0)) + _SHARES.get(line.code, Decimal(0))
    found = {key: Attended(count, of, recorded=True) for key, count in days.items()}
    ids = work.session.scalars(select(Participation.id).where(Participation.mission_id == mission_id))
    return {key: found.get(key, Attended(of=of)) for key in ids}


def rule_of(mission: Mission) -> Rule:
    """What a mission asks for."""
    return Rule(mission.min_attendance, mission.certificate_days, bool(mission.certificate_report))


def candidates(work: Work, mission_id: str, sort: str, members: Sequence[roll.Member] | None = None) -> list[Candidate]:
    """Those who go, or the members given, in their order, with what they lack for a certificate of this sort.

    One that states the days asks for nothing else than days to state.
    """
    there, rule = attended(work, mission_id), rule_of(work.get(Mission, mission_id))
    who = roll.going(roll.members_of(work, mission_id)) if members is None else members
    found = []
    for part, person, _ in who:
        days = there[part.id]
        if sort == CertificateSort.ATTENDANCE:
            lacks = "" if days.days else (UNRECORDED if not days.recorded else f"attended 0 of {days.of} days")
        else:
            lacks = lacking(rule, days, reported=part.report_received is not None)
        despite = "" if sort == CertificateSort.ATTENDANCE else part.certificate_despite or ""
        name = part.certificate_name or roll.name_of(person).full
        found.append(Candidate(part.id, person.id, name, days, lacks, despite))
    return found


def of_mission(work: Work, code: str, sort: str) -> list[Candidate]:
    """The candidates of a mission by its code."""
    return candidates(work, missions.by_code(work, code).id, sort)


def decide(work: Work, ids: Iterable[str], reason: str) -> None:
    """Let participants have a certificate in spite of the rule; the reason is kept with each."""
    if not reason.strip():
        raise Refused("Why may they have one in spite of the rule?", cure="Give a reason; it is kept with them.")
    for key in ids:
        work.get(Participation, key).certificate_despite = reason.strip()


def withdraw(work: Work, ids: Iterable[str]) -> None:
    """Take such a decision back."""
    for key in ids:
        work.get(Participation, key).certificate_despite = None
