"""What the office remembers of a host: every visit over the years, refusals, thanks, gifts, and how tired it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.host_memory import TOOK_PLACE, Past, Tiredness, tiredness
from eujc_desktop.services import gifts
from eujc_desktop.store.work import Work

_FEW = 500
"""Visits to more hosts than this are picked out of all there are: a database takes so many ids at once."""


@dataclass(frozen=True)
class PastVisit:
    """A visit to a host on any mission; `day` is that of the visit, else of the request, else of the mission."""

    id: str
    mission_id: str
    mission: str
    day: date
    stage: str
    stage_label: str
    reason: str
    thanked_on: date | None
    gifts: tuple[str, ...]
    rating: int | None
    invite_again: bool | None
    notes: str

    @property
    def took_place(self) -> bool:
        return self.stage in TOOK_PLACE

    def weighed(self) -> Past:
        """What the rule of tiredness looks at."""
        thanked = self.thanked_on is not None or self.stage == VisitStage.THANKED
        return Past(self.day, self.stage, thanked, self.rating, self.invite_again)


@dataclass(frozen=True)
class HostMemory:
    """All visits to a host, the latest first, and how it may feel about one more."""

    visits: tuple[PastVisit, ...]
    tired: Tiredness

    @property
    def gifts(self) -> tuple[str, ...]:
        """What the host has been given, the latest first, so that it is not given again."""
        return tuple(dict.fromkeys(gift for visit in self.visits if visit.took_place for gift in visit.gifts))


def memory(work: Work, organisation_id: str, wanted: date, *, but: str = "") -> HostMemory:
    """What was before a day wanted, with all visits but the one asked about."""
    visits = of_hosts(work, [organisation_id]).get(organisation_id, ())
    others = tuple(visit for visit in visits if visit.id != but)
    return HostMemory(others, tiredness((visit.weighed() for visit in others), wanted))


def tired_hosts(work: Work, asked: Sequence[tuple[str, str, date]]) -> dict[str, Tiredness]:
    """By visit how tired its host may be, of visits as (id, organisation, day wanted), all read at once."""
    known = of_hosts(work, [host for _, host, _ in asked])
    return {
        visit: tiredness((past.weighed() for past in known.get(host, ()) if past.id != visit), wanted)
        for visit, host, wanted in asked
    }


def weighed(work: Work) -> dict[str, list[Past]]:
    """What the rule of tiredness looks at, of every host of the office; columns alone, as there may be thousands."""
    columns = (Visit.agreed_day, Visit.asked_on, Mission.first_day, Visit.stage, Visit.thanked_on, Visit.rating,
               Visit.invite_again)  # fmt: skip
    found: dict[str, list[Past]] = {}
    wanted = select(Visit.organisation_id, *columns).join(Mission, Mission.id == Visit.mission_id).order_by(Visit.id)
    for host, agreed, asked, first, stage, thanked, rating, again in work.session.execute(wanted):
        is_thanked = thanked is not None or stage is VisitStage.THANKED
        found.setdefault(host, []).append(Past(agreed or asked or first, str(stage), is_thanked, rating, again))
    return found


def of_hosts(work: Work, hosts: Sequence[str] | None = None) -> dict[str, tuple[PastVisit, ...]]:
    """All visits to some hosts, or to all of the office, the latest first."""
    found: dict[str, list[PastVisit]] = {}
    wanted = select(Visit, Mission).join(Mission, Mission.id == Visit.mission_id).order_by(Visit.id)
    if hosts is not None and len(hosts) <= _FEW:
        wanted = wanted.where(Visit.organisation_id.in_(set(hosts)))
    asked = None if hosts is None else set(hosts)
    rows = [
        (visit, mission)
        for visit, mission in work.session.execute(wanted)
        if asked is None or visit.organisation_id in asked
    ]
    given = gifts.given(work, [visit.id for visit, _ in rows] if len(rows) <= _FEW else None)
    for visit, mission in rows:
        found.setdefault(visit.organisation_id, []).append(_past(visit, mission, given.get(visit.id, ())))
    return {host: tuple(sorted(visits, key=lambda one: one.day, reverse=True)) for host, visits in found.items()}


def _past(visit: Visit, mission: Mission, given: tuple[str, ...]) -> PastVisit:
    return PastVisit(
        id=visit.id,
        mission_id=mission.id,
        mission=mission.title,
        day=visit.agreed_day or visit.asked_on or mission.first_day,
        stage=str(visit.stage),
        stage_label=visit.stage.label,
        reason=visit.decline_reason or "",
        thanked_on=visit.thanked_on,
        gifts=given,
        rating=visit.rating,
        invite_again=visit.invite_again,
        notes=visit.notes or "",
    )
