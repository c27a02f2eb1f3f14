"""Lists that follow the itinerary: attendance, sign-in, meals, seats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.said import said_by, say
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.models.itinerary import ItemStatus, ItemType, Transport
from eujc_desktop.planning import seats as seating
from eujc_desktop.planning.finding import Remark
from eujc_desktop.services import roll
from eujc_desktop.services.itineraries import DayRow, ItemRow
from eujc_desktop.services.itinerary_plan import Somebody
from eujc_desktop.services.listings.people import Party, Wanted, party
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

MEALS = {
    ItemType.BREAKFAST: Words("Breakfast", "朝食"),
    ItemType.LUNCH: Words("Lunch", "昼食"),
    ItemType.DINNER: Words("Dinner", "夕食"),
    ItemType.RECEPTION: Words("Reception", "懇親会"),
}
_UNATTENDED = {
    ItemType.ARRIVAL,
    ItemType.CHECK_IN,
    ItemType.BREAKFAST,
    ItemType.LUNCH,
    ItemType.DINNER,
    ItemType.FREE,
    ItemType.LUGGAGE,
    ItemType.DEPARTURE,
}
_RIDES = {Transport.TRAIN, Transport.COACH, Transport.FLIGHT, Transport.SHIP}
Found = tuple[object, tuple[str, ...]]
"""The content of a list, and what to know before it goes out."""


def attendance(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """A day with a box for everything that people attend."""
    found = party(work, mission_id, wanted)
    days = _session_days(found, wanted, attended)
    return lists.Attendance(found.mission, days, wanted.columns, wanted.language), _cautions(found, days)


def sign_in(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Everything for which one signs: what people attend, without the places where they only meet."""
    found = party(work, mission_id, wanted)
    days = _session_days(found, wanted, lambda item: attended(item) and item.type != ItemType.MEETING_POINT)
    return lists.SignIn(found.mission, days, wanted.columns, wanted.language), _cautions(found, days)


def _session_days(found: Party, wanted: Wanted, asked: Callable[[ItemRow], bool]) -> tuple[lists.SessionDay, ...]:
    people = tuple(found.listed(member) for member in found.members)
    days = [
        lists.SessionDay(
            day.number,
            day.day,
            Words(day.city, day.city_ja),
            tuple(_session(found, item) for item in day.items if asked(item)),
            people,
        )
        for day in found.days(wanted)
    ]
    return tuple(day for day in days if day.sessions)


def _cautions(found: Party, days: Iterable[lists.SessionDay]) -> tuple[str, ...]:
    groups = [session.groups for day in days for session in day.sessions]
    return (*found.cautions(), *found.without_group(groups))


def attended(item: ItemRow) -> bool:
    """Whether people are expected: no way, no meal, no own time, and not cancelled."""
    return _takes_place(item) and item.type not in _UNATTENDED and not item.type.startswith("transfer")


def _takes_place(item: ItemRow) -> bool:
    return item.status != ItemStatus.CANCELLED and not item.for_nobody


def _session(found: Party, item: ItemRow) -> lists.Session:
    title = Words(item.title or ("" if item.title_ja else item.type_label), item.title_ja)
    guests = tuple(found.listed(member).key for member in found.of(item)) if item.guests else ()
    groups = () if item.guests else item.groups
    return lists.Session(title, item.start, item.end, Words(item.place, item.place_ja), groups, guests)


def meals(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Each meal with those who eat; what somebody cannot eat is for whoever serves it."""
    found = party(work, mission_id, wanted, team=True)
    served = [
        (day, item) for day in found.days(wanted) for item in day.items if item.type in MEALS and _takes_place(item)
    ]
    made = tuple(
        lists.Meal(
            _session(found, item),
            MEALS[ItemType(item.type)],
            day.number,
            day.day,
            tuple(eater(found, member) for member in found.of(item)),
        )
        for day, item in served
    )
    cautions = (*found.cautions(), *found.without_group(item.groups for _, item in served))
    return lists.Meals(found.mission, made, wanted.language), cautions


def diet_cards(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Cards for those the kitchen must know of, or for one person."""
    found = party(work, mission_id, wanted, team=True)
    eaters = tuple(eater(found, member) for member in found.members)
    open_ = [member for member, one in zip(found.members, eaters, strict=True) if not one.answered]
    cautions = roll.named(say("No answer about the diet yet"), open_, "person.diet")
    return lists.DietCards(found.mission, eaters, wanted.language), cautions


def eater(found: Party, member: Member) -> lists.Eater:
    """What one person does not eat."""
    person = member[1]
    return lists.Eater(
        found.listed(member),
        diet=str(person.diet or ""),
        allergies=person.allergies or "",
        traces=person.traces_allowed,
        fish_stock=person.fish_stock_allowed,
        answered=bool(person.diet or person.allergies),
    )


def seats(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Each ride by train, coach, ship or flight, with those who are on it."""
    found = party(work, mission_id, wanted, team=True)
    rides = [(day, item) for day in found.days(wanted) for item in day.items if _is_ride(item)]
    journeys = tuple(_journey(found, day, item) for day, item in rides)
    cautions = (*found.cautions(), *found.without_group(item.groups for _, item in rides), *_unread(rides))
    return lists.SeatLists(found.mission, journeys, wanted.columns, wanted.language), cautions


def _is_ride(item: ItemRow) -> bool:
    return _takes_place(item) and item.transport in {str(ride) for ride in _RIDES}


def _unread(rides: Iterable[tuple[DayRow, ItemRow]]) -> tuple[str, ...]:
    """A sentence for each train whose seats are written so that there is no map of them."""
    trains = (item for _, item in rides if item.transport == Transport.TRAIN and seating.reserved(item.seats))
    found = ((item, _plan_of(item.seats)[1]) for item in trains)
    return tuple(
        Remark(problem, table="itinerary_item", record=item.id, field="item.seats")
        for item, problem in found
        if problem
    )


def _plan_of(text: str) -> tuple[tuple[lists.Place, ...], str]:
    """The seats a text names, or why they cannot be read."""
    try:
        return tuple(lists.Place(seat.car, seat.row, seat.letter) for seat in seating.read(text)), ""
    except ValueError as exc:
        return (), say("No seat map: {exc}.", exc=said_by(exc))


def _journey(found: Party, day: DayRow, item: ItemRow) -> lists.Journey:
    there = {one.key: one for one in item.people}
    return lists.Journey(
        session=_session(found, item),
        day=day.number,
        date=day.day,
        line=item.line,
        origin=item.leaves_from,
        destination=item.arrives_at,
        seats=item.seats,
        travellers=tuple(_seated(found, member, there.get(member[0].id)) for member in found.of(item)),
        places=_plan_of(item.seats)[0] if item.transport == str(Transport.TRAIN) else (),
    )


def _seated(found: Party, member: Member, there: Somebody | None) -> lists.Seated:
    """A traveller with the seat, as a place on the map where it is one of a row and a letter."""
    who = lists.Seated(found.listed(member), member[0].luggage_pieces)
    if there is None:
        return who
    seat = seating.seat_of(there.car, there.seat)
    place = lists.Place(seat.car, seat.row, seat.letter) if seat else None
    return replace(who, car=there.car, seat=there.seat, note=there.note, place=place)
