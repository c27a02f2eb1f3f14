"""Missions: begin one from its programme, see where it stands, move it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from eujc_desktop.common.errors import Invalid, NotFound
from eujc_desktop.models.choices import MissionStatus, Role, TaskAnchor
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.task import Task
from eujc_desktop.planning import programmes
from eujc_desktop.services import itineraries, progress, records
from eujc_desktop.services.roll import TRAVELLING
from eujc_desktop.store.work import Work

OVER = (MissionStatus.CLOSED, MissionStatus.ARCHIVED, MissionStatus.CANCELLED)


@dataclass(frozen=True)
class TaskRow:
    """One task with the day it is due; an automatic one ticks itself and says how far it is."""

    id: str
    title: str
    phase: str
    due: date
    owner: str
    done: bool
    done_on: date | None
    late: bool
    automatic: bool
    progress: str


@dataclass(frozen=True)
class MissionRow:
    """One mission as the list of missions shows it."""

    id: str
    code: str
    title: str
    programme: str
    direction: str
    first_day: date
    last_day: date
    days_to_go: int
    places: str
    coordinator: str
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

    @property
    def readiness(self) -> float:
        """Done tasks of all tasks, between 0 and 1."""
        return self.tasks_done / self.tasks_total if self.tasks_total else 0.0


@dataclass(frozen=True)
class MissionDetail:
    """A mission with its phases as (label, from, until, state), figures as (label, text), and tasks by due date."""

    row: MissionRow
    title_ja: str
    phases: tuple[tuple[str, date, date, str], ...]
    figures: tuple[tuple[str, str], ...]
    tasks: tuple[TaskRow, ...]


def new(work: Work, values: Mapping[str, object]) -> str:
    """A new mission with the settings, tasks and days of its programme; its id."""
    parsed = records.parsed(Mission, values, whole=True)
    if parsed["last_day"] < parsed["first_day"]:
        raise Invalid({"last_day": "The last day lies before the first day"})
    if work.session.scalar(select(Mission.id).where(Mission.code == parsed["code"])):
        raise Invalid({"code": f"There is already a mission {parsed['code']}"})
    template = _programme(parsed.get("programme"))
    mission = Mission(**{**_settings(template, parsed), **parsed})
    work.session.add(mission)
    work.session.flush()
    length = (mission.last_day - mission.first_day).days + 1
    work.session.add_all(
        MissionDay(mission_id=mission.id, number=number, day=mission.first_day + timedelta(days=number - 1))
        for number in range(1, min(length, 400) + 1)
    )
    if template is not None:
        work.session.add_all(_task(mission.id, task) for task in template.tasks)
    return mission.id


def _programme(code: str | None) -> programmes.Programme | None:
    if not code:
        return None
    try:
        return programmes.programme(code)
    except KeyError:
        raise NotFound(f"There is no programme {code}.", cure="`eujc-desktop programmes` lists them.") from None


def _settings(template: programmes.Programme | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """The programme's usual settings, as values of the mission's fields."""
    if template is None:
        return {}
    usual = {name: value for name, value in template.mission_defaults(given["first_day"]).items() if value is not None}
    return records.parsed(Mission, usual)


def _task(mission_id: str, template: programmes.TaskTemplate) -> Task:
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
        raise NotFound(f"There is no mission {code}.", cure="`eujc-desktop missions` lists them.")
    return mission


def listing(work: Work, today: date) -> list[MissionRow]:
    """All missions: the next deadline first, those that are over last."""
    missions = list(work.session.scalars(select(Mission)))
    confirmed = _confirmed(work)
    tasks: dict[str, list[TaskRow]] = {}
    for mission in missions:
        tasks[mission.id] = []
    rows_of = {mission.id: mission for mission in missions}
    states = {key: progress.of_mission(work, mission) for key, mission in rows_of.items() if mission.status not in OVER}
    for task in work.session.scalars(select(Task)):
        if task.mission_id in rows_of:
            tasks[task.mission_id].append(
                _task_row(task, rows_of[task.mission_id], states.get(task.mission_id, {}), today)
            )
    rows = [_row(mission, confirmed.get(mission.id, 0), tasks[mission.id], today) for mission in missions]
    return sorted(rows, key=lambda row: (row.over, row.next_due or date.max, row.first_day, row.code))


def _confirmed(work: Work) -> dict[str, int]:
    counted = (
        select(Participation.mission_id, func.count())
        .where(Participation.stage.in_(TRAVELLING), Participation.role.in_((Role.PARTICIPANT, Role.LEADER)))
        .group_by(Participation.mission_id)
    )
    return dict(work.session.execute(counted).all())


def _row(mission: Mission, confirmed: int, tasks: Sequence[TaskRow], today: date) -> MissionRow:
    open_tasks = sorted((task for task in tasks if not task.done), key=lambda task: task.due)
    over = mission.status in OVER
    return MissionRow(
        id=mission.id,
        code=mission.code,
        title=mission.title,
        programme=mission.programme or "",
        direction=str(mission.direction),
        first_day=mission.first_day,
        last_day=mission.last_day,
        days_to_go=(mission.first_day - today).days,
        places=mission.places or "",
        coordinator=mission.coordinator or "",
        status=str(mission.status),
        status_label=mission.status.label,
        confirmed=confirmed,
        capacity=mission.capacity,
        tasks_done=sum(task.done for task in tasks),
        tasks_total=len(tasks),
        next_due=open_tasks[0].due if open_tasks and not over else None,
        next_task=open_tasks[0].title if open_tasks and not over else "",
        late=bool(open_tasks) and open_tasks[0].late and not over,
        over=over,
    )


def due_day(task: Task, mission: Mission) -> date:
    """When a task is due: its fixed date, or so many days from the mission's first or last day."""
    if task.fixed_day:
        return task.fixed_day
    start = mission.first_day if task.anchor is TaskAnchor.FIRST_DAY else mission.last_day
    return start + timedelta(days=task.offset_days)


def _task_row(task: Task, mission: Mission, states: Mapping[str, progress.State], today: date) -> TaskRow:
    due = due_day(task, mission)
    state = states.get(task.rule or "")
    done = task.done_on is not None or (state is not None and state.whole)
    return TaskRow(
        id=task.id,
        title=task.title,
        phase=task.phase or "",
        due=due,
        owner=task.owner or "",
        done=done,
        done_on=task.done_on,
        late=not done and due < today,
        automatic=state is not None,
        progress=state.words if state else "",
    )


def tasks(work: Work, mission_id: str, today: date) -> list[TaskRow]:
    """The tasks of a mission in order of their due days."""
    mission = work.get(Mission, mission_id)
    states = progress.of_mission(work, mission)
    found = work.session.scalars(select(Task).where(Task.mission_id == mission_id))
    return sorted((_task_row(task, mission, states, today) for task in found), key=lambda row: (row.due, row.title))


def detail(work: Work, mission_id: str, today: date) -> MissionDetail:
    """What the panel beside the list shows of a mission."""
    mission = work.get(Mission, mission_id)
    rows = tasks(work, mission_id, today)
    row = _row(mission, _confirmed(work).get(mission_id, 0), rows, today)
    return MissionDetail(row, mission.title_ja or "", _phases(mission, today), _figures(work, row), tuple(rows))


def _phases(mission: Mission, today: date) -> tuple[tuple[str, date, date, str], ...]:
    first, last = mission.first_day, mission.last_day
    opens = mission.call_opens or first - timedelta(days=180)
    closes = mission.call_closes or first - timedelta(days=120)
    selected = mission.selection_due or first - timedelta(days=90)
    paid = mission.deposit_due or first - timedelta(days=60)
    ends = mission.report_due or last + timedelta(days=30)
    marks = (opens, closes, selected, paid, first, last + timedelta(days=1), ends)
    where = "Europe" if str(mission.direction) in {"JP->EU", "within EU"} else "Japan"
    labels = ("Call", "Select", "Confirm", "Prepare", f"In {where}", "Follow-up")
    return tuple(
        (label, start, until, "done" if until <= today else "now" if start <= today else "ahead")
        for label, start, until in zip(labels, marks, marks[1:], strict=False)
    )


def _figures(work: Work, row: MissionRow) -> tuple[tuple[str, str], ...]:
    applied = work.session.scalar(
        select(func.count())
        .select_from(Participation)
        .where(Participation.mission_id == row.id, Participation.role == Role.PARTICIPANT)
    )
    visits, firm = progress.visits(work, row.id)
    return (
        ("Applied", str(applied or 0)),
        ("Confirmed", f"{row.confirmed} of {row.capacity}" if row.capacity else str(row.confirmed)),
        ("Visits confirmed", f"{firm} of {visits}"),
        ("Tasks done", f"{row.tasks_done} of {row.tasks_total}"),
        ("Days to go", str(row.days_to_go) if row.days_to_go >= 0 else "–"),
    )


def tick(work: Work, task_id: str, today: date, *, done: bool = True) -> None:
    """Mark a task done today, or open again."""
    work.get(Task, task_id).done_on = today if done else None


def move_dates(work: Work, mission_id: str, days: int) -> int:
    """Move a mission by days with its days, items and own deadlines; how many open tasks move with it."""
    mission, step = work.get(Mission, mission_id), timedelta(days=days)
    for name in ("first_day", "last_day", "deposit_due", "selection_due", "report_due"):
        if (before := getattr(mission, name)) is not None:
            setattr(mission, name, before + step)
    for day in work.session.scalars(
        select(MissionDay).where(MissionDay.mission_id == mission_id, MissionDay.day.is_not(None))
    ):
        if day.day is not None:
            day.day += step
    for item in work.session.scalars(select(Item).where(Item.mission_id == mission_id, Item.starts_at.is_not(None))):
        itineraries.move_by(item, step)
    found = work.session.scalars(
        select(Task).where(Task.mission_id == mission_id, Task.done_on.is_(None), Task.fixed_day.is_(None))
    )
    return len(list(found))
