"""Missions: begin one from its programme, find one, list them with where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from eujc_desktop.common.errors import Invalid, NotFound
from eujc_desktop.common.said import say, with_japanese
from eujc_desktop.models.choices import MissionStatus, Role
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.task import Task, TaskAnchor
from eujc_desktop.planning.phases import Dates, Phase, phases, usual
from eujc_desktop.planning.programmes import Programme, TaskTemplate
from eujc_desktop.services import entries, programmes, progress, quotas, records, reductions, rescheduling, tasks
from eujc_desktop.services.roll import TRAVELLING
from eujc_desktop.services.tasks import TaskRow
from eujc_desktop.store.work import Work

OVER = (MissionStatus.CLOSED, MissionStatus.ARCHIVED, MissionStatus.CANCELLED)


@dataclass(frozen=True)
class MissionRow:
    """One mission as the list of missions shows it; `open_tasks` are those still to be done, the next one first."""

    id: str
    code: str
    title: str
    programme: str
    kind: str
    kind_label: str
    direction: str
    first_day: date
    last_day: date
    days_to_go: int
    places: str
    coordinator: str
    second_coordinator: str
    themes: tuple[str, ...]
    status: str
    status_label: str
    confirmed: int
    capacity: int | None
    tasks_done: int
    tasks_total: int
    next_due: date | None
    next_task: str
    late: bool
    over: bool
    open_tasks: tuple[TaskRow, ...] = ()
    holds: frozenset[str] = frozenset()
    """The tabs and lists that have anything in them, as `planning.kinds` names them."""
    papers: tuple[str, ...] = ()
    """The papers its programme usually makes, all that its kind makes where none are named."""
    phases: tuple[Phase, ...] = ()

    @property
    def readiness(self) -> float:
        """Done tasks of all tasks, between 0 and 1."""
        return self.tasks_done / self.tasks_total if self.tasks_total else 0.0


def new(work: Work, values: Mapping[str, object]) -> str:
    """A new mission with the settings, tasks and days of its programme; its id."""
    parsed = records.parsed(Mission, values, whole=True)
    rescheduling.check(parsed["first_day"], parsed["last_day"])
    check_code(work, parsed["code"])
    template = programmes.one(work, parsed["programme"]) if parsed.get("programme") else None
    mission = Mission(**{**_settings(template, parsed), **parsed})
    work.session.add(mission)
    work.session.flush()
    rescheduling.fit_days(work, mission)
    add_usual(work, mission)
    reductions.add_usual(work, mission, template)
    return mission.id


def check_code(work: Work, code: str) -> None:
    """Invalid where another mission has that code."""
    if work.session.scalar(select(Mission.id).where(func.lower(Mission.code) == code.lower())):
        raise Invalid({"code": say("There is already a mission {code}", code=code)})


def add_usual(work: Work, mission: Mission) -> None:
    """The checklist and the quotas of its programme, where it follows one."""
    if (template := programmes.find(work, mission.programme)) is not None:
        work.session.add_all(_task(mission.id, task) for task in template.tasks)
        quotas.add_usual(work, mission, template)


def _settings(template: Programme | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """The programme's usual settings, as values of the mission's fields."""
    if template is None:
        return {}
    usual = template.mission_defaults(given["first_day"], given["last_day"])
    usual["title_ja"] = template.title_ja(given["title"]) or None
    return records.parsed(Mission, {name: value for name, value in usual.items() if value is not None})


def _task(mission_id: str, template: TaskTemplate) -> Task:
    return Task(
        mission_id=mission_id,
        title=template.title,
        phase=template.phase,
        anchor=TaskAnchor(template.anchor),
        offset_days=template.offset_days,
        owner=template.owner,
        rule=template.rule or None,
    )


def by_code(work: Work, code: str | None) -> Mission:
    """The mission of a code; without one the only mission there is."""
    if code is None:
        found = list(work.session.scalars(select(Mission).limit(2)))
        if len(found) == 1:
            return found[0]
        raise NotFound("Which mission is meant is not clear.", cure="Name it with --mission CODE.")
    mission = work.session.scalar(select(Mission).where(func.lower(Mission.code) == code.lower()))
    if mission is None:
        raise NotFound(say("There is no mission {code}.", code=code), cure="`eujc-desktop missions` lists them.")
    return mission


def listing(work: Work, today: date) -> list[MissionRow]:
    """All missions: the next deadline first, those that are over last."""
    missions = {mission.id: mission for mission in work.session.scalars(select(Mission))}
    confirmed, found, held = _confirmed(work), _tasks(work, missions, today), entries.holds(work)
    known = programmes.catalogue(work)
    rows = [
        _row(mission, confirmed.get(key, 0), found.get(key, []), today, held.get(key, frozenset()), known)
        for key, mission in missions.items()
    ]
    return sorted(rows, key=lambda row: (row.over, row.next_due or date.max, row.first_day, row.code))


def of_id(work: Work, mission_id: str, today: date) -> MissionRow:
    """One mission as the list shows it, with all that is still to be done."""
    mission = work.get(Mission, mission_id)
    own = tasks.of_mission(work, mission, today)
    held = entries.holds(work, mission_id).get(mission_id, frozenset())
    confirmed = _confirmed(work, mission_id).get(mission_id, 0)
    return _row(mission, confirmed, own, today, held, programmes.catalogue(work))


def _tasks(work: Work, missions: Mapping[str, Mission], today: date) -> dict[str, list[TaskRow]]:
    """The tasks by mission; people and visits are counted only where a task waits for their number."""
    found = [task for task in work.session.scalars(select(Task)) if task.mission_id in missions]
    waiting = {task.mission_id for task in found if task.rule and task.done_on is None}
    states = {key: progress.of_mission(work, missions[key]) for key in waiting}
    by_mission: dict[str, list[TaskRow]] = {}
    for task in found:
        key = task.mission_id
        by_mission.setdefault(key, []).append(tasks.row(task, missions[key], states.get(key, {}), today))
    return by_mission


def _confirmed(work: Work, mission_id: str = "") -> dict[str, int]:
    """How many participants are confirmed, by mission."""
    counted = (
        select(Participation.mission_id, func.count())
        .where(Participation.stage.in_(TRAVELLING), Participation.role.in_((Role.PARTICIPANT, Role.LEADER)))
        .group_by(Participation.mission_id)
    )
    if mission_id:
        counted = counted.where(Participation.mission_id == mission_id)
    return dict(work.session.execute(counted).all())


def _row(
    mission: Mission,
    confirmed: int,
    own: Sequence[TaskRow],
    today: date,
    holds: frozenset[str],
    known: Mapping[str, Programme],
) -> MissionRow:
    over = mission.status in OVER
    still_open = () if over else tuple(tasks.in_order([task for task in own if not task.done]))
    following = still_open[0] if still_open else None
    return MissionRow(
        id=mission.id,
        code=mission.code,
        title=with_japanese(mission.title, mission.title_ja),
        programme=mission.programme or "",
        kind=str(mission.kind),
        kind_label=mission.kind.label,
        direction=str(mission.direction),
        first_day=mission.first_day,
        last_day=mission.last_day,
        days_to_go=(mission.first_day - today).days,
        places=mission.places or "",
        coordinator=mission.coordinator or "",
        second_coordinator=mission.second_coordinator or "",
        themes=mission.themes or (),
        status=str(mission.status),
        status_label=mission.status.label,
        confirmed=confirmed,
        capacity=mission.capacity,
        tasks_done=sum(task.done for task in own),
        tasks_total=len(own),
        next_due=following.due if following else None,
        next_task=following.title if following else "",
        late=following is not None and following.late,
        over=over,
        open_tasks=still_open,
        holds=holds,
        papers=template.papers if (template := known.get((mission.programme or "").upper())) else (),
        phases=phases(_dates(mission), mission.direction, today, usual(known, mission.programme, str(mission.kind))),
    )


def _dates(mission: Mission) -> Dates:
    own = (mission.call_opens, mission.call_closes, mission.selection_due, mission.deposit_due, mission.report_due)
    return Dates(mission.first_day, mission.last_day, *own)
