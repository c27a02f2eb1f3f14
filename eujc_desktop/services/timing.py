"""Items put at other times, whatever their day: as they are dragged, drawn and copied in a timetable.

Times are naive, by the clock of the mission; an item keeps the zones it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from eujc_desktop.common import dates
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.mission import Mission
from eujc_desktop.services import agreed_times, itineraries, mission_days
from eujc_desktop.store.work import Work


def put(work: Work, item_id: str, start: datetime, end: datetime | None) -> None:
    """Have an item begin and end then, on the mission's day of its start, which is made where there is none."""
    item = work.get(Item, item_id)
    mission = work.get(Mission, item.mission_id)
    begins = _instant(start, mission.zone)
    ends = _instant(end, mission.zone) if end is not None else None
    if ends is not None and ends < begins:
        raise Refused("An item cannot end before it starts.", cure="Move its start first.")
    day = mission_days.day_for(work, mission, begins.astimezone(ZoneInfo(item.zone)).date(), None)
    item.day_id = day.id if day is not None else item.day_id
    with agreed_times.together(work, item):
        item.starts_at, item.ends_at = begins, ends


def make(work: Work, mission_id: str, values: Mapping[str, object], start: datetime, end: datetime | None) -> str:
    """A new item at a time; its id."""
    made = itineraries.add(work, mission_id, values)
    put(work, made, start, end)
    return made


def copy(work: Work, mission_id: str, item_id: str, start: datetime, end: datetime | None) -> str:
    """Another item like one there is, at another time; its id."""
    made = itineraries.duplicate(work, mission_id, item_id)
    put(work, made, start, end)
    return made


def _instant(moment: datetime, zone: str) -> datetime:
    """The instant that the clock of a zone shows; Refused in a night that leaves it out."""
    if problem := dates.clock_problem(moment.date(), moment.time(), zone):
        raise Refused(say("{problem}.", problem=problem), cure="Choose another time.")
    return dates.to_utc(moment.date(), moment.time(), zone)
