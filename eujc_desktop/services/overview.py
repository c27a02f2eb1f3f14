"""A mission at one glance: its phases, its figures, what needs attention, and what is still to be done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from eujc_desktop.models.choices import Role, Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.planning.phases import Phase
from eujc_desktop.services import attention, checks, entries, missions, progress, tasks
from eujc_desktop.services.attention import Concern
from eujc_desktop.services.entries import Sums
from eujc_desktop.services.missions import MissionRow
from eujc_desktop.services.roll import TRAVELLING
from eujc_desktop.services.tasks import TaskRow
from eujc_desktop.store.work import Work

PARTICIPANTS = (Role.PARTICIPANT, Role.LEADER)


@dataclass(frozen=True)
class Figures:
    """How many have applied, were selected, are confirmed and wait; how many visits there are and are firm."""

    applied: int
    selected: int
    confirmed: int
    waiting: int
    visits: int
    firm: int


@dataclass(frozen=True)
class Overview:
    """What the panel beside the list of missions shows."""

    row: MissionRow
    second_coordinator: str
    phases: tuple[Phase, ...]
    figures: Figures
    lists: tuple[tuple[str, Sums], ...]
    """The lists of its kind in figures, the one that counts first."""
    concerns: tuple[Concern, ...]
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True)
class Standing:
    """The counts that tabs and status bar show of the mission at hand."""

    confirmed: int
    conflicts: int
    warnings: int
    visits: int
    firm: int


def of_mission(work: Work, mission_id: str, today: date) -> Overview:
    """All of a mission that can be seen at one glance."""
    mission, row = work.get(Mission, mission_id), missions.of_id(work, mission_id, today)
    own = tasks.of_mission(work, mission, today)
    concerns = () if row.over else attention.of_mission(work, mission_id, own, today)
    lists = tuple(
        (key, entries.sums(work, key, mission_id, today)) for key in entries.tools(row.kind, row.holds).told_by
    )
    people = figures(work, mission_id)
    return Overview(row, row.second_coordinator, row.phases, people, lists, concerns, tuple(own))


def figures(work: Work, mission_id: str) -> Figures:
    """The people of a mission by stage, and its visits."""
    own = (Participation.mission_id == mission_id, Participation.role.in_(PARTICIPANTS))
    found = work.session.execute(select(Participation.stage, func.count()).where(*own).group_by(Participation.stage))
    by_stage = Counter(dict(found.all()))
    confirmed = sum(by_stage[stage] for stage in TRAVELLING)
    visits, firm = progress.visits(work, mission_id)
    return Figures(
        applied=sum(by_stage.values()),
        selected=by_stage[Stage.SELECTED] + confirmed,
        confirmed=confirmed,
        waiting=by_stage[Stage.WAITING],
        visits=visits,
        firm=firm,
    )


def standing(work: Work, mission_id: str, today: date) -> Standing:
    """The counts of a mission for tabs and status bar."""
    findings = checks.timetable_of(work, mission_id, today)
    counted = Counter(finding.severity for finding in findings)
    own = figures(work, mission_id)
    return Standing(own.confirmed, counted["error"], counted["warning"], own.visits, own.firm)
