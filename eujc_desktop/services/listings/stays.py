"""Lists about nights and flights: rooms of each hotel, and who comes and goes when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.folding import fold
from eujc_desktop.documents.content import Hotel
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.exchange.travel_places import code_in
from eujc_desktop.models.choices import RoomType
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import gather
from eujc_desktop.services.itineraries import DayRow
from eujc_desktop.services.listings import rooming_changes
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import Party, Wanted, party
from eujc_desktop.services.roll import TRAVELLERS, Member
from eujc_desktop.store.work import Work

WAIT = timedelta(minutes=90)
"""So long the first to land waits at most for the last of one transfer."""
ROOMS = {
    RoomType.SINGLE: Words("Single", "シングル"),
    RoomType.DOUBLE_SINGLE: Words("Double, single use", "ダブル（1名利用）"),
    RoomType.DOUBLE: Words("Double", "ダブル"),
    RoomType.TWIN: Words("Twin", "ツイン"),
    RoomType.OWN: Words("Own booking", "各自手配"),
}


def rooming(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """The guests of each hotel in the order of travel.

    Somebody's own hotel and dates count; in the later hotels of the itinerary the same people sleep too, in the same
    sort of room, for those nights of the itinerary on which they are there.
    """
    found = party(work, mission_id, wanted, team=True)
    hotels = gather.hotels(work, found.plan)
    lists_ = [_hotel(found, hotel, hotels[:number]) for number, hotel in enumerate(hotels)]
    known = {fold(name) for hotel in hotels for name in (hotel.name.en, hotel.name.ja) if name}
    others = [one for one in found.members if fold(one[0].hotel or "") not in known]
    for name in dict.fromkeys(one[0].hotel for one in others if one[0].hotel):
        guests = tuple(_guest(found, one) for one in others if one[0].hotel == name)
        lists_.append(lists.HotelGuests(Words(name), guests=guests))
    if nowhere := tuple(_guest(found, one) for one in others if not one[0].hotel and one[0].role in TRAVELLERS):
        lists_.append(lists.HotelGuests(Words(), guests=nowhere))
    filled = tuple(one for one in lists_ if one.guests)
    content = lists.Rooming(found.mission, filled, wanted.columns, wanted.language)
    if not wanted.people and wanted.person_id is None:
        content = rooming_changes.marked(work, mission_id, content)
    return content, found.cautions()


def guests(work: Work, found: Party) -> dict[str, frozenset[str]]:
    """The persons who sleep in each hotel of the itinerary, by its id."""
    hotels = gather.hotels(work, found.plan)
    lists_ = {hotel.key: _hotel(found, hotel, hotels[:number]) for number, hotel in enumerate(hotels)}
    return {key: frozenset(guest.person.key for guest in one.guests) for key, one in lists_.items()}


def _hotel(found: Party, hotel: Hotel, earlier: Sequence[Hotel]) -> lists.HotelGuests:
    """Who sleeps here: by the own record, or by the itinerary after an earlier one of its hotels."""
    guests = []
    for member in found.members:
        own = member[0].hotel or ""
        before = next((other for other in earlier if _is(other, own)), None)
        if _is(hotel, own):
            guests.append(_guest(found, member))
        elif before and member[0].room_type is not RoomType.OWN:
            first, last = _moving_on(found.plan.days, member[0], before, hotel)
            if first is None or last is None or first < last:
                guests.append(replace(_guest(found, member), number="", first=first, last=last, note=""))
    return lists.HotelGuests(hotel.name, hotel.phone, tuple(guests))


def _moving_on(
    days: Sequence[DayRow], part: Participation, before: Hotel, hotel: Hotel
) -> tuple[date | None, date | None]:
    """When somebody comes to a later hotel and leaves it; both are the same day, or crossed, where no night is left.

    Who checks out before the others move on has gone home.
    """
    first, last = _nights(days, hotel.key)
    moves = _nights(days, before.key)[1]
    gone = part.check_out if part.check_out and moves and part.check_out < moves else None
    starts = [day for day in (first, part.arrival_day, part.check_in, part.check_out) if day]
    ends = [day for day in (last, part.departure_day, gone) if day]
    return (max(starts), min(ends)) if first and last else (None, None)


def _is(hotel: Hotel, name: str) -> bool:
    return bool(name) and fold(name) in {fold(hotel.name.en), fold(hotel.name.ja)}


def _nights(days: Sequence[DayRow], hotel_id: str) -> tuple[date | None, date | None]:
    """The day of arrival and that of departure, by the nights of the itinerary."""
    nights = [day.day for day in days if day.hotel_id == hotel_id and day.day]
    return (min(nights), max(nights) + timedelta(days=1)) if nights else (None, None)


def _guest(found: Party, member: Member) -> lists.Guest:
    part = member[0]
    return lists.Guest(
        found.listed(member, nationality=True),
        room=ROOMS.get(part.room_type, Words()) if part.room_type else Words(),
        number=part.room_no or "",
        shares_with=part.room_mate or "",
        first=part.check_in,
        last=min(part.check_out, part.departure_day or part.check_out) if part.check_out else None,
        note=part.room_note or "",
    )


def manifest(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Arrivals and departures by time, in groups that one transfer takes."""
    found = party(work, mission_id, wanted, team=True)
    comes = [_arriving(found, member) for member in found.members]
    goes = [_departing(found, member) for member in found.members]
    return (
        lists.Manifest(
            found.mission,
            tuple(_transfers(comes)),
            tuple(_transfers(goes)),
            _open(found, comes),
            _open(found, goes),
            wanted.columns,
            wanted.language,
        ),
        found.cautions(),
    )


def _arriving(found: Party, member: Member) -> lists.Traveller:
    part = member[0]
    return lists.Traveller(
        found.listed(member),
        part.arrival_day,
        part.arrival_time,
        part.arrival_flight or "",
        part.arrival_place or "",
        part.luggage_pieces,
        part.mobile_there or member[1].mobile or "",
        part.travel_note or "",
    )


def _departing(found: Party, member: Member) -> lists.Traveller:
    part = member[0]
    return replace(
        _arriving(found, member),
        day=part.departure_day,
        clock=part.departure_time,
        flight=part.departure_flight or "",
        place=part.departure_place or "",
    )


def _transfers(travellers: Sequence[lists.Traveller]) -> Iterator[tuple[lists.Traveller, ...]]:
    """Those of one place who need not wait too long for each other; who has no time yet goes alone with the like."""
    known = sorted((one for one in travellers if one.day), key=_when)
    group: list[lists.Traveller] = []
    for one in known:
        if group and not _together(group[0], one):
            yield tuple(group)
            group = []
        group.append(one)
    if group:
        yield tuple(group)


def _when(one: lists.Traveller) -> tuple[date, str, bool, time]:
    return one.day or date.max, _where(one), one.clock is None, one.clock or time.max


def _where(one: lists.Traveller) -> str:
    """The airport by its code, however it is written."""
    return code_in(one.place) or one.place.strip().casefold()


def _together(first: lists.Traveller, other: lists.Traveller) -> bool:
    if first.day is None or (first.day, _where(first)) != (other.day, _where(other)):
        return False
    if first.clock is None or other.clock is None:
        return first.clock is other.clock
    return datetime.combine(first.day, other.clock) - datetime.combine(first.day, first.clock) <= WAIT


def _open(found: Party, travellers: Sequence[lists.Traveller]) -> tuple[lists.Traveller, ...]:
    """The participants of whom it is not known when they come or go."""
    pairs = zip(found.members, travellers, strict=True)
    return tuple(one for member, one in pairs if one.day is None and member[0].role in TRAVELLERS)
