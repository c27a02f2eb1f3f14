"""What about the people and firms of a mission needs attention, each with its way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.fields import readings
from eujc_desktop.fields.field import Field
from eujc_desktop.models.attachment import AttachmentKind
from eujc_desktop.models.choices import PEOPLE_COUNT, Direction, MissionKind, Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.own_field import Asked
from eujc_desktop.planning import eligibility, readiness, room_mates
from eujc_desktop.planning.finding import Finding, in_order
from eujc_desktop.planning.programmes import SizeLimit
from eujc_desktop.planning.traveller import EUROPE, GONE, PASSPORT_MONTHS, Traveller, Trip
from eujc_desktop.services import accounts, attachments, itineraries, own_answers, progress
from eujc_desktop.services.roll import TRAVELLERS, Member, name_of, plain_members
from eujc_desktop.store.work import Work

_JAPAN = frozenset({"JP"})
_FROM = {Direction.JP_TO_EU: _JAPAN, **dict.fromkeys((Direction.BOTH, Direction.WITHIN_JP), EUROPE | _JAPAN)}
"""Where people and companies come from who go one way; Europe unless it is said here."""
_PAPERS = {
    MissionKind.TRAINEESHIP: ("enrolment_proof", "passport_copy"),
    MissionKind.FELLOWSHIP: ("passport_copy",),
}
"""The papers of a whole file where no employer sends anybody."""
Findings = Sequence[Finding]
Owed = tuple[tuple[str, str], ...]
_ON_THE_WAY = {"arrival", "check-in", "meeting point", "departure", "luggage", "free time", "culture"}


@dataclass(frozen=True)
class Company:
    """Those who travel: what needs attention about them, how many are how far, and for how many there are places.

    `lacking` names by rule of the checklist whom it waits for.
    """

    findings: tuple[Finding, ...]
    confirmed: int
    selected: int
    waiting: int
    capacity: int | None
    first_day: date
    lacking: Mapping[str, frozenset[str]]


def company(work: Work, mission_id: str, today: date) -> Company:
    """The participants of a mission as a whole."""
    mission, members = work.get(Mission, mission_id), plain_members(work, mission_id, TRAVELLERS)
    found = _findings(work, mission, members, today)
    stages = Counter(part.stage for part, _, _ in members)
    selected, waiting = stages[Stage.SELECTED], stages[Stage.WAITING]
    return Company(
        found, _confirmed(members), selected, waiting, mission.capacity, mission.first_day, progress.lacking(members)
    )


def findings(work: Work, mission_id: str, today: date) -> tuple[Finding, ...]:
    """Facts to raise about travellers and their firms, the gravest first; `person` holds the participation's id."""
    return _findings(work, work.get(Mission, mission_id), plain_members(work, mission_id, TRAVELLERS), today)


def _findings(work: Work, mission: Mission, members: list[Member], today: date) -> tuple[Finding, ...]:
    photos = attachments.owners(work, "person", AttachmentKind.PHOTO)
    trip = _trip(work, mission, today)
    sized = mission.kind not in PEOPLE_COUNT
    size = _Size(eligibility.limits_of(mission.programme), states_of(mission)) if sized else None
    owed, later = (own_answers.open_fields(work, mission.id, asked) for asked in Asked)
    seen = [
        _seen(member, member[1].id in photos, trip, size, (_named(owed, member[0].id), _named(later, member[0].id)))
        for member in members
    ]
    found = [finding for _, own, _ in seen for finding in own]
    found += room_mates.check([one for one, _, _ in seen], trip)
    found += [finding for _, _, of_firm in seen for finding in of_firm]
    found += accounts.findings(work, mission, members, today)
    if _over(mission, members):
        found.append(_over_capacity(mission, members))
    return in_order(found)


def _named(open_fields: Mapping[str, Sequence[Field]], key: str) -> Owed:
    return tuple((field.name, field.label) for field in open_fields.get(key, ()))


class _Size(NamedTuple):
    """How large firms may be, and where they may lie."""

    limits: tuple[SizeLimit, ...]
    states: frozenset[str]


@lru_cache(maxsize=1 << 16)
def _seen(
    member: Member,
    with_photo: bool,  # noqa: FBT001
    trip: Trip,
    size: _Size | None,
    owes: tuple[Owed, Owed],
) -> tuple[Traveller, Findings, Findings]:
    """A plain member as a traveller, and what needs attention about her and her firm; worked out once while she stays.

    After each change the whole mission is looked at again, of which all but one are as they were.
    """
    one = traveller(member, with_photo=with_photo)._replace(owes=owes[0], owes_later=owes[1])
    firm = firm_of(member)
    stays = firm is not None and one.stage not in GONE
    of_firm = eligibility.check(firm, size.limits, eligible=size.states) if firm and size and stays else ()
    return one, readiness.of_one(one, trip), of_firm


def traveller(member: Member, *, with_photo: bool = False) -> Traveller:
    """A member of a mission as the rules see her."""
    part, person, firm = member
    return Traveller(
        id=part.id,
        name=name_of(person).full,
        stage=str(part.stage),
        nationality=person.nationality,
        company_country=firm.country if firm else None,
        passport_no=person.passport_no,
        passport_expires=person.passport_expires,
        passport_copy=part.passport_copy,
        diet=str(person.diet) if person.diet else None,
        insurer=person.insurer,
        policy_no=person.policy_no,
        emergency_name=person.emergency_name,
        emergency_phone=person.emergency_phone,
        consent_data=person.consent_data,
        consent_hosts=person.consent_hosts,
        commitment_letter=part.commitment_letter,
        photo=with_photo,
        arrives=_moment(part.arrival_day, part.arrival_time),
        departs=_moment(part.departure_day, part.departure_time),
        family=person.family_name or "",
        given=person.given_name or "",
        native=person.native_name or "",
        passport_name=person.passport_name,
        visa_needed=part.visa_needed,
        visa_received=part.visa_received,
        flies_in=bool(part.arrival_day or part.arrival_flight),
        flies_out=bool(part.departure_day or part.departure_flight),
        hotel=part.hotel,
        room_type=str(part.room_type) if part.room_type else None,
        room_mate=part.room_mate,
        check_in=part.check_in,
        check_out=part.check_out,
        travel_note=part.travel_note,
        enrolment_proof=part.enrolment_proof,
    )


def _moment(day: date | None, clock: time | None) -> datetime | None:
    return datetime.combine(day, clock) if day and clock else None


def _trip(work: Work, mission: Mission, today: date) -> Trip:
    """The mission from its first meeting to its last."""
    plan = itineraries.plan(work, mission.id)
    gathered = [
        item
        for item in plan.items()
        if item.start and item.type not in _ON_THE_WAY and not item.type.startswith("transfer")
    ]
    starts = [item.start for item in gathered if item.start]
    ends = [item.end for item in gathered if item.end and item.type not in {"lunch", "dinner"}]
    to_europe = mission.direction in (Direction.JP_TO_EU, Direction.WITHIN_EU)
    return Trip(
        mission.first_day,
        mission.last_day,
        min(starts, default=None),
        max(ends, default=None),
        "EU" if to_europe else "JP",
        passport_months=PASSPORT_MONTHS if mission.passport_months is None else mission.passport_months,
        today=today,
        papers=_PAPERS.get(mission.kind, ("commitment_letter", "passport_copy")),
    )


def states_of(mission: Mission) -> frozenset[str]:
    """The states that count for a mission, by code: those it comes from, and those it names."""
    return _FROM.get(mission.direction, EUROPE) | {_code(name) for name in mission.associated_states or ()}


def _code(name: str) -> str:
    """A country by its code or name; a name that is none here counts for nothing."""
    try:
        return readings.country(name)
    except ValueError:
        return name.strip().upper()


def firm_of(member: Member) -> eligibility.Firm | None:
    """The firm of a member as the rules see it."""
    part, person, firm = member
    if firm is None:
        return None
    return eligibility.Firm(
        id=firm.id,
        name=firm.name or firm.name_ja or "",
        staff=firm.employees,
        turnover=firm.turnover,
        balance=firm.balance_sheet,
        group=firm.part_of_group or "",
        declared_sme=firm.sme_declared,
        country=firm.country,
        person=part.id,
        applicant=name_of(person).full,
    )


def _confirmed(members: Iterable[Member]) -> int:
    return sum(str(part.stage) in {"confirmed", "attended", "completed"} for part, _, _ in members)


def _over(mission: Mission, members: Iterable[Member]) -> bool:
    return mission.capacity is not None and _confirmed(members) > mission.capacity


def _over_capacity(mission: Mission, members: Iterable[Member]) -> Finding:
    count = _confirmed(members)
    message = say(
        "{count} people are confirmed for {capacity} places: {over} too many.",
        count=count,
        capacity=mission.capacity,
        over=count - (mission.capacity or 0),
    )
    return Finding("over capacity", "error", message, field="participation.stage")
