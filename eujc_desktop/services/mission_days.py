"""The days of a mission: what is written to them, and items that go along with a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from eujc_desktop.common import dates
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import said_by, say
from eujc_desktop.fields.field import Field
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.services.itinerary_plan import local
from eujc_desktop.store.work import Work


def fields() -> dict[str, Field]:
    """What can be written to a day, by name."""
    return {name: field for name, field in fields_of(MissionDay).items() if name not in {"mission_id", "number"}}


def values(work: Work, day_id: str) -> dict[str, Any]:
    """What a day holds of `fields`, with its id and number."""
    day = work.get(MissionDay, day_id)
    return {"id": day.id, "number": day.number, **{name: getattr(day, name) for name in fields()}}


def change(work: Work, day_id: str, values: Mapping[str, object]) -> None:
    """Write fields of a day; a new date takes its items along."""
    day, known, parsed, problems = work.get(MissionDay, day_id), fields(), {}, {}
    for name, raw in values.items():
        try:
            parsed[name] = known[name].read(raw)
        except ValueError as exc:
            problems[name] = said_by(exc)
    if problems:
        raise Invalid(problems)
    before = day.day
    for name, value in parsed.items():
        setattr(day, name, value)
    if before and day.day and before != day.day:
        for item in work.session.scalars(select(Item).where(Item.day_id == day_id, Item.starts_at.is_not(None))):
            move_by(item, day.day - before)


def move_by(item: Item, step: timedelta) -> None:
    """The same clock times, days later or earlier, whatever summer time does; Refused where clocks leave one out."""
    start, end = local(item.starts_at, item.zone), local(item.ends_at, item.end_zone or item.zone)
    if start is not None:
        item.starts_at = _same_clock(item, start + step, item.zone)
    if end is not None:
        item.ends_at = _same_clock(item, end + step, item.end_zone or item.zone)


def _same_clock(item: Item, moved: datetime, zone: str) -> datetime:
    if problem := dates.clock_problem(moved.date(), moved.time(), zone):
        raise Refused(
            say("“{title}”: {problem}.", title=item.title or item.title_ja, problem=problem),
            cure="Change its time first.",
        )
    return dates.to_utc(moved.date(), moved.time(), zone)


def day_for(work: Work, mission: Mission, day: date | None, number: int | None) -> MissionDay | None:
    """The mission's day of a date or number, made when it is not there; None when neither is known."""
    if day is None and number is None:
        return None
    days = list(work.session.scalars(select(MissionDay).where(MissionDay.mission_id == mission.id)))
    for known in days:
        if (day is not None and known.day == day) or (day is None and known.number == number):
            return known
    if number is None or any(known.number == number for known in days):
        number = (day - mission.first_day).days + 1 if day else None
    taken = {known.number for known in days}
    if number is None or number in taken or number < 0:
        number = max(taken, default=0) + 1
    made = MissionDay(mission_id=mission.id, number=number, day=day)
    work.session.add(made)
    work.session.flush()
    return made
