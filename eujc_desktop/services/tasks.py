"""What has to be done for a mission, with the days it is due; some tasks tick themselves from the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import say
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.task import Task, TaskAnchor
from eujc_desktop.planning import deadlines, programmes
from eujc_desktop.services import progress, records
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class TaskRow:
    """One task with the day it is due; an automatic one ticks itself by its `rule` and says how far it is.

    `from_start` counts the days from the mission's first day, below 0 before it; `fixed` days do not move with it;
    `by_itself` says that the data have ticked it, not a person.
    """

    id: str
    title: str
    phase: str
    due: date
    from_start: int
    owner: str
    done: bool
    done_on: date | None
    late: bool
    rule: str
    progress: str
    fixed: bool
    by_itself: bool

    @property
    def automatic(self) -> bool:
        """Whether the data tick it."""
        return bool(self.rule)


def of_mission(
    work: Work, mission: Mission, today: date, states: Mapping[str, progress.State] | None = None
) -> list[TaskRow]:
    """The tasks of a mission in order of their due days; `states` says how far the automatic ones are."""
    reached = progress.of_mission(work, mission) if states is None else states
    found = work.session.scalars(select(Task).where(Task.mission_id == mission.id))
    return in_order([row(task, mission, reached, today) for task in found])


def in_order(rows: list[TaskRow]) -> list[TaskRow]:
    """By due day, then by title."""
    return sorted(rows, key=lambda task: (task.due, task.title))


def row(task: Task, mission: Mission, states: Mapping[str, progress.State], today: date) -> TaskRow:
    """A task as screens show it."""
    due, state = due_day(task, mission), states.get(task.rule or "")
    by_itself = task.done_on is None and state is not None and state.whole
    done = task.done_on is not None or by_itself
    return TaskRow(
        id=task.id,
        title=programmes.in_words(programmes.A_TASK, task.title),
        phase=task.phase or "",
        due=due,
        from_start=(due - mission.first_day).days,
        owner=programmes.in_words(programmes.WHO_DOES_IT, task.owner or ""),
        done=done,
        done_on=task.done_on,
        late=not done and due < today,
        rule=(task.rule or "") if state is not None else "",
        progress=state.words if state else "",
        fixed=task.fixed_day is not None,
        by_itself=by_itself,
    )


def due_day(task: Task, mission: Mission) -> date:
    """When a task is due: its fixed date, or so many days from the mission's first or last day."""
    if task.fixed_day:
        return task.fixed_day
    return deadlines.due(str(task.anchor), task.offset_days, mission.first_day, mission.last_day)


def tick(work: Work, task_id: str, today: date, *, done: bool = True) -> None:
    """Mark a task done today, or open again."""
    work.get(Task, task_id).done_on = today if done else None


def add(work: Work, mission_id: str, values: Mapping[str, object]) -> str:
    """A new task of a mission; its id. `values` are those of `change`."""
    mission = work.get(Mission, mission_id)
    given = _placed(mission, values)
    if given.get("title") is None:
        raise Invalid({"title": say("Task is needed")})
    task = Task(mission_id=mission_id, **given)
    work.session.add(task)
    work.session.flush()
    return task.id


def change(work: Work, task_id: str, values: Mapping[str, object]) -> None:
    """Change title, owner, note, or the day `due`; with `fixed` that day stays when the mission moves."""
    task = work.get(Task, task_id)
    for name, value in _placed(work.get(Mission, task.mission_id), values).items():
        setattr(task, name, value)


def _placed(mission: Mission, values: Mapping[str, object]) -> dict[str, Any]:
    """Values of the task's fields, the due day counted from the nearer end of the mission."""
    own = {name: value for name, value in values.items() if name not in {"due", "fixed"}}
    parsed = records.parsed(Task, {**own, **({"fixed_day": values["due"]} if "due" in values else {})})
    if "due" not in values:
        return parsed
    due = parsed["fixed_day"]
    if due is None:
        raise Invalid({"due": say("A day is needed")})
    return parsed if values.get("fixed") else {**parsed, **_counted(mission, due), "fixed_day": None}


def _counted(mission: Mission, due: date) -> dict[str, Any]:
    """A day as so many days from the first or last day of the mission."""
    after = due > mission.last_day
    days = (due - (mission.last_day if after else mission.first_day)).days
    try:
        return {
            "anchor": TaskAnchor.LAST_DAY if after else TaskAnchor.FIRST_DAY,
            **records.parsed(Task, {"offset_days": days}),
        }
    except Invalid:
        raise Invalid({"due": say("{n} days from the mission is too far off", n=abs(days))}) from None
