"""What there is to print of a mission, counted: for the list of its papers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from eujc_desktop.models.choices import Diet, VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import itineraries, roll
from eujc_desktop.store.work import Work

_NOT_FIRM = (VisitStage.IDEA, VisitStage.TO_CONTACT, VisitStage.REQUESTED, VisitStage.PENCILLED)


@dataclass(frozen=True)
class States:
    """How many each paper is about, and when each kind was made last."""

    going: int
    with_team: int
    days: int
    hotels: int
    diets: int
    visas: int
    to_ask: int
    """Hosts who wait for the letter that asks for a visit."""
    unconfirmed: int
    """Visits that are planned, and not firm."""
    last_day: date
    made: dict[str, tuple[int, datetime]]
    """By the kind of paper, the edition and the moment."""


def people(work: Work, mission_id: str) -> list[tuple[str, str, str]]:
    """Those whom lists and cards can be narrowed to: participation, name, and letter of the group."""
    letters = dict(itineraries.plan(work, mission_id).groups)
    return [
        (part.id, roll.name_of(person).full, letters.get(part.group_id or "", ""))
        for part, person, _ in roll.taking_part(roll.members_of(work, mission_id))
    ]


def states(work: Work, mission_id: str) -> States:
    """The counts of a mission."""
    session = work.session
    members = roll.members_of(work, mission_id)
    going = roll.going(members)
    plan = itineraries.plan(work, mission_id)
    stages = Counter(session.scalars(select(Visit.stage).where(Visit.mission_id == mission_id)))
    lines = select(Paper.kind, Paper.edition, Paper.made_at).where(Paper.mission_id == mission_id)
    return States(
        going=len(going),
        with_team=len(roll.taking_part(members)),
        days=len(plan.told),
        hotels=len({day.hotel_id for day in plan.days if day.hotel_id}),
        diets=sum(person.diet not in (None, Diet.NO_RESTRICTION) for _, person, _ in going),
        visas=sum(map(roll.needs_visa, going)),
        to_ask=stages[VisitStage.IDEA] + stages[VisitStage.TO_CONTACT],
        unconfirmed=sum(stages[stage] for stage in _NOT_FIRM),
        last_day=session.get_one(Mission, mission_id).last_day,
        made={str(kind): (edition, at) for kind, edition, at in session.execute(lines.order_by(Paper.made_at))},
    )
