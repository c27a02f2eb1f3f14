"""Who of a mission may have a certificate, and who may in spite of the rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.documents.certificate_content import CertificateSort
from eujc_desktop.models.choices import AttendanceCode
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.planning.certificates import UNRECORDED, Attended, Rule, lacking
from eujc_desktop.services import roll
from eujc_desktop.store.work import Work

_SHARES = {
    AttendanceCode.PRESENT: Decimal(1),
    AttendanceCode.LATE: Decimal(1),
    AttendanceCode.HALF: Decimal("0.5"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who goes: `lacks` says why they are under the rule, `despite` why they may have one all the same."""

    id: str
    person_id: str
    name: str
    attended: Attended
    lacks: str
    despite: str
    can_decide: bool = True

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


def candidates(work: Work, mission_id: str, sort: str, members: Sequence[roll.Member]) -> list[Candidate]:
    """The members given, with what each lacks for a certificate of this sort."""
    there, rule = attended(work, mission_id), rule_of(work.get(Mission, mission_id))
    return [_candidate(member, sort, there[member[0].id], rule) for member in members]


def by_sort(work: Work, mission_id: str) -> dict[str, list[Candidate]]:
    """Those who go, in their order, with what each lacks, for every sort."""
    there, rule = attended(work, mission_id), rule_of(work.get(Mission, mission_id))
    members = roll.going(roll.members_of(work, mission_id))
    return {
        str(sort): [_candidate(member, sort, there[member[0].id], rule) for member in members]
        for sort in CertificateSort
    }


def _candidate(member: roll.Member, sort: str, days: Attended, rule: Rule) -> Candidate:
    """One that states the days asks for nothing else than days to state, and no decision can make up for them."""
    part, person, _ = member
    name = part.certificate_name or roll.name_of(person).full
    if sort == CertificateSort.ATTENDANCE:
        none = say("attended 0 of {of} days", of=days.of) if days.recorded else UNRECORDED
        return Candidate(part.id, person.id, name, days, "" if days.days else none, "", can_decide=False)
    lacks = lacking(rule, days, reported=part.report_received is not None)
    return Candidate(part.id, person.id, name, days, lacks, part.certificate_despite or "")


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
