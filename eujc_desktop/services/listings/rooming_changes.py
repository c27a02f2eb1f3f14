"""What has changed in the rooming list since the one that was made last, and what a list said, to compare it later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.lists.content import HotelGuests, Rooming, StayChange
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning import stays
from eujc_desktop.planning.stays import Change, Stay
from eujc_desktop.store.work import Work

_LISTS = (PaperKind.ROOMING, PaperKind.ROSTER)
"""What a hotel is sent; letters and calendars keep what they said, too."""


def said(content: Rooming) -> str:
    """What a list says, to be kept with its line in the register."""
    return stays.written(_stays(content))


def marked(work: Work, mission_id: str, content: Rooming) -> Rooming:
    """The list with what changed since the last one; as it is where there is none, or nothing has changed."""
    last = _last(work, mission_id)
    if last is None:
        return content
    at, before = last
    found = stays.changes(before, _stays(content))
    if not found:
        return content
    by_hotel: dict[str, list[Change]] = {}
    for change in found:
        by_hotel.setdefault(change.stay.hotel, []).append(change)
    rooms = {guest.room.en: guest.room for hotel in content.hotels for guest in hotel.guests if guest.room}
    hotels = [_hotel(hotel, by_hotel.pop(_name(hotel), []), rooms) for hotel in content.hotels]
    left = [_hotel(HotelGuests(Words(name)), changes, rooms) for name, changes in by_hotel.items()]
    return replace(content, hotels=(*hotels, *left), since=at.astimezone().date())


def _last(work: Work, mission_id: str) -> tuple[datetime, tuple[Stay, ...]] | None:
    """When the last list was made, and what it said."""
    query = select(Paper.made_at, Paper.said).where(Paper.mission_id == mission_id, Paper.said.is_not(None))
    query = query.where(Paper.kind.in_(_LISTS))
    row = work.session.execute(query.order_by(Paper.made_at.desc(), Paper.id.desc()).limit(1)).first()
    return (row[0], stays.read(row[1] or "[]")) if row else None


def _stays(content: Rooming) -> list[Stay]:
    return [
        Stay(
            _name(hotel), guest.person.key, guest.person.name.full, guest.room.en, guest.number, guest.shares_with,
            _iso(guest.first), _iso(guest.last), guest.note,
        )
        for hotel in content.hotels
        for guest in hotel.guests
    ]  # fmt: skip


def _name(hotel: HotelGuests) -> str:
    return hotel.name.prefer("en")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _hotel(hotel: HotelGuests, changes: list[Change], rooms: dict[str, Words]) -> HotelGuests:
    kinds = {change.stay.person: change.kind for change in changes}
    names = {guest.person.key: guest.person.name for guest in hotel.guests}
    guests = tuple(replace(guest, change=kinds.get(guest.person.key, "")) for guest in hotel.guests)
    told = tuple(_told(change, names.get(change.stay.person), rooms) for change in changes)
    return replace(hotel, guests=guests, changes=told)


def _told(change: Change, name: PersonName | None, rooms: dict[str, Words]) -> StayChange:
    parts = tuple((field, _value(field, old, rooms), _value(field, new, rooms)) for field, old, new in change.parts)
    return StayChange(name or PersonName(family=change.stay.name), change.kind, parts)


def _value(field: str, text: str, rooms: dict[str, Words]) -> Words | date:
    if field in ("first", "last") and text:
        return date.fromisoformat(text)
    return rooms.get(text, Words(text)) if field == "room" else Words(text)
