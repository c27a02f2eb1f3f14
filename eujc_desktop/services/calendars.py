"""The itinerary as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.said import say
from eujc_desktop.exchange import calendar as ics
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import calendar_past, itineraries
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Made:
    """The bytes of the file, what it leaves out, in words, and what is kept of it to call events off later."""

    data: bytes
    remarks: tuple[str, ...]
    said: str


def calendar(
    work: Work, mission_id: str, person_id: str | None = None, *, group: str = "", whole: bool = False
) -> Made:
    """The events of a mission, or only those of a group, or those that one participant takes part in, with own seats.

    What is for single people stands in their own calendars and the `whole` one. Cancelled events say so in each, and
    so do those of an earlier calendar or book that are gone, or are for others now: a newer file mends an older.
    """
    mission = work.get(Mission, mission_id)
    plan = itineraries.plan(work, mission_id)
    whose = calendar_past.owner(work, person_id, group=group, inside=whole)
    steps = calendar_past.sequences(work, mission_id, plan, whose)
    plan = plan if whole or person_id else plan.shared()
    if group and group not in dict(plan.groups).values():
        raise NotFound(say("There is no group {letter} on this mission.", letter=group))
    letter = _letter(work, plan, person_id) if person_id else group
    days = {day.id: day.day for day in plan.days}
    events = [
        _event(item, days.get(item.day_id or ""), steps.get(item.id, 0), person_id)
        for item in plan.items()
        if item.in_book and not item.for_nobody and (not (person_id or group) or item.has(person_id or "", letter))
    ]
    timed = [event.id for event in events if event.start or event.day]
    gone = [replace(one, sequence=steps.get(one.id, 0)) for one in calendar_past.gone(work, mission_id, whose, timed)]
    stamp = mission.edition_date or mission.first_day
    made = ics.make(ics.Calendar(mission.title, mission.code, stamp, (*events, *gone)))
    return Made(made.data, made.remarks, calendar_past.said(events))


def _letter(work: Work, plan: itineraries.Plan, person_id: str) -> str:
    part = work.get(Participation, person_id)
    return dict(plan.groups).get(part.group_id or "", "")


def _own(item: itineraries.ItemRow, person_id: str | None) -> tuple[str, ...]:
    """In one's own calendar seat and note; in that of all, whom it is for."""
    if person_id is None:
        return (f"Only for {', '.join(guest.name for guest in item.guests)}",) if item.guests else ()
    mine = next((one for one in item.people if one.key == person_id), None)
    return (itineraries.seat_words(mine.car, mine.seat), mine.note) if mine else ()


def _event(item: itineraries.ItemRow, day: date | None, step: int, person_id: str | None) -> ics.Event:
    parts = (
        item.title_ja,
        f"Until {item.end:%H:%M}" if item.end and not item.start else "",
        f"Meet: {item.meeting_point}" if item.meeting_point else "",
        f"Dress: {item.dress}" if item.dress else "",
        f"Groups: {', '.join(item.groups)}" if item.groups and not item.guests else "",
        *_own(item, person_id),
        item.note,
        item.address_ja,
    )
    return ics.Event(
        id=item.id,
        sequence=step,
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
