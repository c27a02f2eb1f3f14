"""Other dates for a mission, as one step that says what went with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr


def move(desk: Desk, mission_id: str, code: str, days: Mapping[str, object]) -> Job:
    """Give a mission other dates, as one step with a toast; the job."""
    today = date.today()
    label = tr("Move the dates of {mission}", mission=code)
    job = desk.office.do(label, lambda work: services.rescheduling.change_dates(work, mission_id, days, today))
    return job.then(lambda moved: desk.toast_undo(moved_text(moved)))


def moved_text(moved: Any) -> str:
    """“28 deadlines moved by 7 days”."""
    if not moved.days:
        return tr("Dates changed")
    step = count("%n day", "%n days", abs(moved.days))
    if not moved.deadlines:
        words = tr("Moved by {step}", step=step) if moved.days > 0 else tr("Moved {step} earlier", step=step)
    elif moved.days > 0:
        words = count("%n deadline moved by {step}", "%n deadlines moved by {step}", moved.deadlines, step=step)
    else:
        words = count(
            "%n deadline moved {step} earlier", "%n deadlines moved {step} earlier", moved.deadlines, step=step
        )
    return f"{words}; {stays}" if (stays := stayed_text(moved.attended)) else words


def stayed_text(marks: int) -> str:
    """“12 marks of attendance stay on their days”; empty where there are none."""
    if not marks:
        return ""
    return count("%n mark of attendance stays on its day", "%n marks of attendance stay on their days", marks)
