"""The itinerary as a calendar file."""

from __future__ import annotations

from datetime import date

from eujc_desktop.exchange import calendar as ics
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import itineraries
from eujc_desktop.store.work import Work


def calendar(work: Work, mission_id: str, person_id: str | None = None) -> ics.Made:
    """The events of a mission, or only those of one participant's group; cancelled ones say so in every calendar."""
    mission = work.get(Mission, mission_id)
    plan = itineraries.plan(work, mission_id)
    letter = _letter(work, plan, person_id) if person_id else None
    days = {day.id: day.day for day in plan.days}
    events = [
        _event(item, days.get(item.day_id or ""))
        for item in plan.items()
        if item.in_book and (letter is None or not item.groups or letter in item.groups)
    ]
    return ics.make(ics.Calendar(mission.title, mission.code, mission.edition_date or mission.first_day, tuple(events)))


def _letter(work: Work, plan: itineraries.Plan, person_id: str) -> str:
    part = work.get(Participation, person_id)
    return dict(plan.groups).get(part.group_id or "", "")


def _event(item: itineraries.ItemRow, day: date | None) -> ics.Event:
    parts = (
        item.title_ja,
        f"Until {item.end:%H:%M}" if item.end and not item.start else "",
        f"Meet: {item.meeting_point}" if item.meeting_point else "",
        f"Dress: {item.dress}" if item.dress else "",
        f"Groups: {', '.join(item.groups)}" if item.groups else "",
        item.note,
        item.address_ja,
    )
    return ics.Event(
        id=item.id,
        sequence=item.version - 1,
        title=item.title or item.title_ja or item.type_label,
        start=item.start,
        end=item.end,
        zone=item.zone,
        end_zone=item.end_zone,
        place=", ".join(part for part in (item.place, item.address) if part),
        text="\n".join(part for part in parts if part),
        confirmed=item.status == "confirmed",
        cancelled=item.status == "cancelled",
        day=day,
    )
