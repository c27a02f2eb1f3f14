"""What is wrong with a mission: its timetable, its travellers, its papers; each finding with its way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.mends import mended
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import acceptances, missions, rooming, travellers
from eujc_desktop.services.itinerary_plan import Plan
from eujc_desktop.services.plan_facts import trial_of
from eujc_desktop.store.work import Work

__all__ = ["Issues", "issues_of", "of_mission", "of_office", "timetable_of", "told_once", "trial_of"]

_SAID_OF_TRAVELLERS = {"not landed": "arrives late", "already gone": "leaves early"}


@dataclass(frozen=True)
class Issues:
    """What is wrong with an itinerary, each finding with its ways out, what was accepted, and the trial itself."""

    findings: tuple[Finding, ...]
    accepted: tuple[acceptances.Accepted, ...]
    trial: Trial


def of_mission(work: Work, code: str | None, today: date) -> tuple[Finding, ...]:
    """Every finding of a mission, those of the timetable first."""
    mission = missions.by_code(work, code)
    people = travellers.findings(work, mission.id, today)
    timetable = told_once(timetable_of(work, mission.id, today), people)
    return (*timetable, *people, *rooming.findings(work, mission.id, today))


def told_once(timetable: Iterable[Finding], people: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of the timetable without those of people who come late or leave early of whom that is said already."""
    said = {(finding.rule, finding.person) for finding in people}
    return tuple(
        finding for finding in timetable if (_SAID_OF_TRAVELLERS.get(finding.rule), finding.person) not in said
    )


def of_office(work: Work, today: date) -> dict[str, tuple[Finding, ...]]:
    """Every finding of each mission that is not over, by its code."""
    going_on = select(Mission.code).where(Mission.status.not_in(missions.OVER)).order_by(Mission.first_day)
    return {code: of_mission(work, code, today) for code in work.session.scalars(going_on)}


def timetable_of(work: Work, mission_id: str, today: date) -> tuple[Finding, ...]:
    """Clashes, gaps and risks of the itinerary that nobody has accepted; `items` hold the ids of those concerned."""
    return work.once(_timetable_of, mission_id, today)


def _timetable_of(work: Work, mission_id: str, today: date) -> tuple[Finding, ...]:
    trial = trial_of(work, mission_id, today)
    return tuple(acceptances.parted(work, mission_id, trial.findings(), trial.items)[0])


def issues_of(work: Work, mission_id: str, today: date, plan: Plan | None = None) -> Issues:
    """The same, each with ways out that were tried and found to work; and those that were accepted."""
    trial = trial_of(work, mission_id, today, plan)
    left, accepted = acceptances.parted(work, mission_id, trial.findings(), trial.items)
    return Issues(tuple(mended(finding, trial) for finding in left), tuple(accepted), trial)
