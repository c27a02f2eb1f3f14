"""How many companies a certificate may say somebody has visited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from eujc_desktop.models.choices import AttendanceCode
from eujc_desktop.models.itinerary import ItemStatus
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.items import AT_A_HOST
from eujc_desktop.services.itineraries import Plan
from eujc_desktop.services.profiles import GONE
from eujc_desktop.store.work import Work

Seen = Callable[[Participation], int | None]
_AWAY = (AttendanceCode.ABSENT, AttendanceCode.EXCUSED)


def companies(work: Work, plan: Plan) -> Seen:
    """Tells of a participant how many companies they have seen, without visits that fell through and days away.

    None where the itinerary parts the visits by groups and the participant has none: nobody knows then.
    """
    letters = dict(plan.groups)
    on = select(Visit.id).where(Visit.mission_id == plan.mission_id, Visit.stage.not_in(GONE))
    taking_place = set(work.session.scalars(on))
    visits = [
        (item, item.start.date() if item.start else None)
        for item in plan.items()
        if item.visit_id in taking_place and item.type in AT_A_HOST and item.status != ItemStatus.CANCELLED
    ]
    parted = any(item.groups and not item.for_named for item, _ in visits)
    away = _away(work, plan.mission_id)

    def count(part: Participation) -> int | None:
        letter = letters.get(part.group_id or "")
        if parted and not letter:
            return None
        own = [(item.visit_id, day) for item, day in visits if item.has(part.id, letter or "")]
        return len({visit for visit, day in own if (part.id, day) not in away})

    return count


def _away(work: Work, mission_id: str) -> set[tuple[str, date | None]]:
    """The days on which participants were not there."""
    found = select(Attendance.participation_id, Attendance.day).join(Participation)
    statement = found.where(Participation.mission_id == mission_id, Attendance.code.in_(_AWAY))
    return {(key, day) for key, day in work.session.execute(statement)}
