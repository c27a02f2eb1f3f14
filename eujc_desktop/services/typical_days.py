"""What a mission of its programme usually does, pencilled into an itinerary that is still empty."""

from __future__ import annotations

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.models.itinerary import Item, ItemStatus, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.programmes import PlannedItem
from eujc_desktop.services import itineraries, programmes
from eujc_desktop.store.work import Work


def pencil_in(work: Work, mission_id: str) -> int:
    """The programme's usual items on the days of the mission, each pencilled; how many they are."""
    mission = work.get(Mission, mission_id)
    if not mission.programme:
        raise Refused("This mission follows no programme.", cure="Add items one by one, or import an itinerary.")
    if work.session.scalar(select(Item.id).where(Item.mission_id == mission_id).limit(1)):
        raise Refused("Something is planned already.", cure="Add what is missing item by item.")
    dated = select(MissionDay.day, MissionDay.id).where(MissionDay.mission_id == mission_id)
    days = {day: day_id for day, day_id in work.session.execute(dated)}  # noqa: C416 - dict() of a result takes its keys
    usual = programmes.one(work, mission.programme).skeleton(mission.first_day, mission.last_day)
    found = [planned for planned in usual if planned.day in days]
    for planned in found:
        itineraries.add(work, mission_id, {"day_id": days[planned.day], **_values(planned)})
    return len(found)


def _values(planned: PlannedItem) -> dict[str, object]:
    template = planned.template
    texts = {"title": template.title, "title_ja": template.title_ja or None, "note": template.note or None}
    times = {"start": template.start, "end": template.end}
    return {"type": template.type, "status": ItemStatus.PENCILLED, **times, **texts}
