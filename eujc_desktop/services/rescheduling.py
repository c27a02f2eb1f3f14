"""Moving a mission in the calendar, with all that hangs on its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import say
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.planning import moving
from eujc_desktop.planning.moving import Hit, same_weekday
from eujc_desktop.services import mission_days, records, stale_papers, tasks
from eujc_desktop.store.work import Work

MOST_DAYS = 400
YEARS = range(1900, 2200)
"""A mission outside of them is a slip of the pen."""
_AHEAD = ("call_opens", "call_closes", "selection_due", "confirmation_due", "deposit_due", "fee_due")

__all__ = [
    "YEARS",
    "Moved",
    "ahead",
    "change_dates",
    "check",
    "days_on",
    "fit_days",
    "move",
    "rests_hit",
    "same_weekday",
]


@dataclass(frozen=True)
class Moved:
    """By how many days a mission has moved, below 0 to earlier, and how many open deadlines went with it.

    `attended` marks of attendance stayed on their days, which are over.
    """

    days: int
    deadlines: int
    attended: int = 0


def change_dates(work: Work, mission_id: str, dates: Mapping[str, object], today: date) -> Moved:
    """Give a mission another `first_day`, `last_day` or both; a new first day alone keeps the length."""
    mission, given = work.get(Mission, mission_id), records.parsed(Mission, dates)
    first = given.get("first_day") or mission.first_day
    check(first, first)
    step = (first - mission.first_day).days
    last = given.get("last_day") or mission.last_day + timedelta(days=step)
    check(first, last)
    moved = move(work, mission_id, step, today) if step else Moved(0, 0)
    if last != mission.last_day:
        mission.last_day = last
        fit_days(work, mission)
    return moved


def rests_hit(first: date, last: date, country: str = "JP") -> tuple[Hit, ...]:
    """The public holidays and closed weeks of a country from one day to another."""
    return moving.hits(moving.days(first, last), (country,))


def days_on(day: date, number: int) -> date:
    """So many days on; the ends of the calendar are as far as it goes."""
    return date.fromordinal(min(max(day.toordinal() + number, 1), date.max.toordinal()))


def check(first: date, last: date) -> None:
    """Invalid unless these can be the days of a mission."""
    for name, day in (("first_day", first), ("last_day", last)):
        if day.year not in YEARS:
            raise Invalid({name: say("{year} cannot be the year of a mission", year=day.year)})
    if last < first:
        raise Invalid({"last_day": say("The last day lies before the first day")})


def move(work: Work, mission_id: str, days: int, today: date) -> Moved:
    """Move a mission with its days, items and own deadlines; what is over by `today`, as a closed call, stays.

    So does who was there until then: that is a fact of the day. What is marked ahead moves along.
    """
    mission, step = work.get(Mission, mission_id), timedelta(days=days)
    mission.first_day, mission.last_day = mission.first_day + step, mission.last_day + step
    for name, before in ahead(mission, today):
        setattr(mission, name, before + step)
    for day in _days(work, mission_id):
        if day.day is not None:
            day.day += step
    for item in work.session.scalars(select(Item).where(Item.mission_id == mission_id, Item.starts_at.is_not(None))):
        mission_days.move_by(item, step)
    why = say("The mission has moved to {day:plain}.", day=mission.first_day)
    stale_papers.mark(stale_papers.dated(work, mission_id), why)
    deadlines = sum(not (task.done or task.fixed) for task in tasks.of_mission(work, mission, today))
    return Moved(days, deadlines, _move_marks(work, mission_id, step, today))


def ahead(mission: Mission, today: date) -> tuple[tuple[str, date], ...]:
    """The dates of a mission, by field, that move with it: those that are not over, and when reports are due."""
    found = ((name, getattr(mission, name)) for name in _AHEAD)
    still = [(name, day) for name, day in found if day is not None and day >= today]
    return tuple(still) if mission.report_due is None else (*still, ("report_due", mission.report_due))


def _move_marks(work: Work, mission_id: str, step: timedelta, today: date) -> int:
    """Move the attendance that is marked ahead, unless the day it would come to is marked; how much stays."""
    marks = select(Attendance).join(Participation, Participation.id == Attendance.participation_id)
    lines = list(work.session.scalars(marks.where(Participation.mission_id == mission_id)))
    taken = {(line.participation_id, line.day) for line in lines}
    stayed = 0
    for line in sorted(lines, key=lambda line: line.day, reverse=step > timedelta(0)):
        new = (line.participation_id, line.day + step)
        if line.day <= today or new in taken:
            stayed += 1
            continue
        taken.remove((line.participation_id, line.day))
        taken.add(new)
        line.day = new[1]
        work.session.flush()  # one after another, so that no two are on one day in between
    return stayed


def fit_days(work: Work, mission: Mission) -> None:
    """A day of the itinerary for each date of the mission; days after its end go when nothing happens on them."""
    known = _days(work, mission.id)
    busy = set(work.session.scalars(select(Item.day_id).where(Item.mission_id == mission.id)))
    for day in known:
        if day.day is not None and day.day > mission.last_day and day.id not in busy:
            work.session.delete(day)
    dates, numbers = {day.day for day in known}, {day.number for day in known}
    length = (mission.last_day - mission.first_day).days + 1
    for number in range(1, min(length, MOST_DAYS) + 1):
        date_ = mission.first_day + timedelta(days=number - 1)
        if date_ not in dates and number not in numbers:
            work.session.add(MissionDay(mission_id=mission.id, number=number, day=date_))


def _days(work: Work, mission_id: str) -> list[MissionDay]:
    return list(work.session.scalars(select(MissionDay).where(MissionDay.mission_id == mission_id)))
