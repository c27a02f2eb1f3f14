"""What a copy of the book says for its reader alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.folding import fold
from eujc_desktop.documents import content as paper
from eujc_desktop.documents import wording
from eujc_desktop.documents.briefing_book.content import OwnSeat, Reader
from eujc_desktop.documents.lists.diets import DIETS
from eujc_desktop.models.group import Group
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import calendars, gather, itineraries
from eujc_desktop.services.roll import name_of
from eujc_desktop.store.work import Work


def reader(work: Work, participation_id: str, language: str = "en") -> Reader:
    """Whose copy of the book it is, with group, room, diet and flights as far as they are known."""
    part = work.get(Participation, participation_id)
    person, group = work.get(Person, part.person_id), work.session.get(Group, part.group_id or "")
    plan = itineraries.plan(work, part.mission_id)
    arrival = (part.arrival_day, part.arrival_time, part.arrival_flight, part.arrival_place)
    departure = (part.departure_day, part.departure_time, part.departure_flight, part.departure_place)
    arrangements = (
        (Words("Group", "グループ"), group.letter if group else ""),
        (Words("Hotel", "宿泊"), _room(part, gather.hotels(work, plan), language)),
        (Words("Shares with", "同室"), part.room_mate or ""),
        (Words("Meals", "食事"), DIETS[person.diet].prefer(language) if person.diet else ""),
        (Words("Arrival", "到着"), _flight(*arrival, language)),
        (Words("Departure", "出発"), _flight(*departure, language)),
    )
    return Reader(
        name_of(person),
        tuple((label.prefer(language), words) for label, words in arrangements if words),
        group.letter if group else "",
        calendars.calendar(work, part.mission_id, part.id).data,
        key=part.id,
        own=_own_days(plan, part.id),
        seats=tuple(
            OwnSeat(item.id, one.car, one.seat, one.note)
            for item in plan.items()
            for one in item.people
            if one.key == part.id
        ),
    )


def _own_days(plan: itineraries.Plan, participation_id: str) -> tuple[paper.Day, ...]:
    """The days on which there is something for one person and few others, with that alone."""
    found = ((day, tuple(item for item in day.items if _is_own(item, participation_id))) for day in gather.days(plan))
    return tuple(replace(day, items=own) for day, own in found if own)


def _is_own(item: paper.Item, participation_id: str) -> bool:
    return any(guest.key == participation_id for guest in item.guests)


def _room(part: Participation, hotels: Sequence[paper.Hotel], language: str) -> str:
    """Hotel and room; a hotel of the itinerary by its name in this language."""
    own, room = part.hotel or "", part.room_no or ""
    known = [hotel.name for hotel in hotels if fold(own) in (fold(hotel.name.en), fold(hotel.name.ja))]
    name = known[0].prefer(language) if own and known else own
    number = Words(f"room {room}", f"{room}号室").prefer(language) if room else ""
    return ("　" if language == "ja" else ", ").join(filter(None, (name, number)))


def _flight(day: date | None, clock: time | None, flight: str | None, place: str | None, language: str) -> str:
    said = Words(wording.day_month(day), wording.date_ja(day)).prefer(language) if day else ""
    return ", ".join(filter(None, (said, f"{clock:%H:%M}" if clock else "", flight, place)))
