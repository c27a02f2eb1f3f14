"""Tasks of a mission, due relative to its dates."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Code, Day, Ref, Text, Whole, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column


class TaskAnchor(Options):
    """From which day a task's due date counts."""

    FIRST_DAY = "first day", "First day of the mission"
    LAST_DAY = "last day", "Last day of the mission"


class Task(Record):
    """One thing to do; it moves with the mission unless a date is fixed."""

    __tablename__ = "task"
    noun, nouns = "Task", "Tasks"
    order_by = ("anchor", "offset_days", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), required=True)
    title: Mapped[str] = column("Task", Text(), section="Task", search=True, required=True)
    phase: Mapped[str | None] = column("Phase", Text(60), section="Task")
    anchor: Mapped[TaskAnchor] = column(
        "Counted from", Choice(TaskAnchor), section="Task", default=TaskAnchor.FIRST_DAY
    )
    offset_days: Mapped[int] = column("Days from it", Whole(-2000, 2000), section="Task", default=0)
    fixed_day: Mapped[date | None] = column("Fixed date", Day(), section="Task")
    rule: Mapped[str | None] = column("Ticks itself by", Code(60), section="Task")
    owner: Mapped[str | None] = column("Owner", Text(), section="Task")
    done_on: Mapped[date | None] = column("Done on", Day(), section="Task")
    note: Mapped[str | None] = column("Note", long_text(2000), section="Task")
