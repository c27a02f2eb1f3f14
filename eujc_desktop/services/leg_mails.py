"""The confirmation of a train, coach or flight, read for one item of the itinerary: what it fills, and the filling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Conflict
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import said_by, say
from eujc_desktop.exchange import ride_mail
from eujc_desktop.exchange.ride_mail import COACH, FLIGHT, Ride
from eujc_desktop.exchange.travel_days import Around
from eujc_desktop.exchange.travel_doubts import Doubt, Offer
from eujc_desktop.models.choices import Direction
from eujc_desktop.models.itinerary import Item, ItemType, MissionDay, Transport
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning import seats
from eujc_desktop.planning.traveller import EUROPE
from eujc_desktop.services import itineraries
from eujc_desktop.services.travel_mails import Change
from eujc_desktop.store.work import Work

LEG = "leg"
"""The key under which it is answered which leg of several is meant, by its place."""
_BY = {ride_mail.TRAIN: Transport.TRAIN, COACH: Transport.COACH, FLIGHT: Transport.FLIGHT}
_OTHER = frozenset({ItemType.OTHER})
_NOTHING = {"title": None, "title_ja": None, "type": ItemType.OTHER, "day_id": None}
"""What an item holds that is yet to be made."""


@dataclass(frozen=True)
class Reading:
    """What a confirmation says: its legs and which one fills the item, what would change, what it leaves unread.

    `others` are the values of further legs that the itinerary does not have yet, as new items.
    """

    title: str
    legs: tuple[Ride, ...]
    chosen: int
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    unread: tuple[str, ...]
    values: Mapping[str, object]
    seen: Mapping[str, object]
    others: tuple[Mapping[str, object], ...] = ()


def read(work: Work, item_id: str, text: str, answers: Mapping[str, str] | None = None) -> Reading:
    """Compare a confirmation with what is known of an item; nothing is written. `answers` are those to its doubts."""
    answers = answers or {}
    item = work.get(Item, item_id)
    mission = work.get(Mission, item.mission_id)
    rides = _rides(mission, text, answers)
    before = itineraries.values(work, item_id)
    on = work.get(MissionDay, item.day_id).day if item.day_id else None
    chosen = _chosen(rides.legs, on, answers)
    leg = rides.legs[chosen] if rides.legs else None
    days = _days(work, mission.id)
    values = _values(leg, rides.booking, before, days) if leg else {}
    known = itineraries.fields()
    seen = {key: before[key] for key in values}
    labels = {key: f"{day:%Y-%m-%d}" for day, key in days.items()}
    changes = tuple(
        Change(key, known[key].label, _shown(known[key], seen[key], labels), _shown(known[key], value, labels))
        for key, value in values.items()
        if value != seen[key]
    )
    doubts = tuple(_doubts(rides, chosen, on, days))
    title = item.title or item.title_ja or item.type.label
    others = tuple(_further(work, mission.id, rides, chosen, days))
    return Reading(title, rides.legs, chosen, changes, doubts, rides.unread, values, seen, others)


def take_over(work: Work, item_id: str, reading: Reading, *, with_others: bool = False) -> None:
    """Write what a confirmation says into an item, and its other legs as items of the same people where asked for.

    Conflict when somebody else has changed the item meanwhile.
    """
    before = itineraries.values(work, item_id)
    if any(before[key] != value for key, value in reading.seen.items()):
        raise Conflict("The item has been changed meanwhile.", cure="Look at the confirmation again.")
    new = {key: value for key, value in reading.values.items() if value != reading.seen[key]}
    itineraries.change(work, item_id, new)
    for other in reading.others if with_others else ():
        itineraries.add_beside(work, item_id, other)


def _further(
    work: Work, mission_id: str, rides: ride_mail.Rides, chosen: int, days: Mapping[date, str]
) -> Iterator[Mapping[str, object]]:
    """The values of the legs besides the chosen one that no item of the itinerary has by line and day."""
    query = select(Item.line, Item.day_id).where(Item.mission_id == mission_id, Item.line.is_not(None))
    there = {(fold(line or ""), day_id) for line, day_id in work.session.execute(query)}
    for at, leg in enumerate(rides.legs):
        on = days.get(leg.day) if leg.day else None
        if at != chosen and (not leg.line or (fold(leg.line), on) not in there):
            yield _values(leg, rides.booking, _NOTHING, days)


def _rides(mission: Mission, text: str, answers: Mapping[str, str]) -> ride_mail.Rides:
    """The rides of a confirmation; flights where it names no train or coach."""
    around = Around(mission.first_day, mission.last_day, answers)
    rides = ride_mail.read(text, around)
    if any(leg.line for leg in rides.legs):
        return rides
    to_europe = mission.direction in (Direction.JP_TO_EU, Direction.WITHIN_EU)
    legs, unread = ride_mail.flights(text, around, lambda land: land in EUROPE if to_europe else land == "JP")
    return ride_mail.Rides(legs, rides.booking, unread, rides.unsure) if legs else rides


def _chosen(legs: tuple[Ride, ...], on: date | None, answers: Mapping[str, str]) -> int:
    """The place of the leg that is meant: the one answered, else the first on the day of the item, else the first."""
    if (answer := answers.get(LEG, "")).isdigit() and int(answer) < len(legs):
        return int(answer)
    return next((at for at, leg in enumerate(legs) if on and leg.day == on), 0)


def _days(work: Work, mission_id: str) -> dict[date, str]:
    query = select(MissionDay.day, MissionDay.id).where(MissionDay.mission_id == mission_id)
    return {day: key for day, key in work.session.execute(query) if day is not None}


def _values(leg: Ride, booking: str, before: Mapping[str, Any], days: Mapping[date, str]) -> dict[str, object]:
    """The fields that a leg fills; of what the confirmation does not say nothing is changed."""
    title = f"{leg.leaves_from} → {leg.arrives_at}" if leg.leaves_from and leg.arrives_at else ""
    kind = ItemType.FLIGHT if leg.mode == FLIGHT else ItemType.TRANSFER
    found: dict[str, object] = {
        "title": title if not (before["title"] or before["title_ja"]) else "",
        "type": kind if before["type"] in _OTHER else "",
        "transport": _BY[leg.mode],
        "line": leg.line,
        "seats": leg.seats,
        "leaves_from": leg.leaves_from,
        "arrives_at": leg.arrives_at,
        "booking_reference": booking,
        "zone": leg.zone,
        "end_zone": leg.end_zone,
        "day_id": days.get(leg.day, "") if leg.day else "",
        "start": leg.leaves,
        "end": leg.lands,
    }
    has_day = bool(found["day_id"] or before["day_id"])
    return {key: value for key, value in found.items() if value and (has_day or key not in ("start", "end"))}


def _shown(field: Any, value: Any, days: Mapping[str, str]) -> str:
    return days.get(value, "") if field.name == "day_id" else field.kind.format(value)


def _doubts(rides: ride_mail.Rides, chosen: int, on: date | None, days: Mapping[date, str]) -> Iterator[Doubt]:
    """What to look at before it is taken over."""
    if not rides.legs:
        yield Doubt(say("No train, coach or flight was found in the text."))
        return
    for unsure in rides.unsure:
        offers = tuple(Offer(say("{day:short}", day=day), unsure.text, day.isoformat()) for day in unsure.days)
        yield Doubt(say("“{day}” may be read in two ways.", day=unsure.text), offers)
    leg = rides.legs[chosen]
    if len(rides.legs) > 1:
        offers = tuple(Offer(_called(each), LEG, str(at)) for at, each in enumerate(rides.legs) if at != chosen)
        many = len(rides.legs)
        words = say("The text tells of {n} legs; this item takes {leg}.", n=many, leg=_called(leg))
        yield Doubt(words, offers)
    yield from map(Doubt, _of_leg(leg, on, days))


def _called(leg: Ride) -> str:
    return leg.line or f"{leg.leaves_from} → {leg.arrives_at}"


def _of_leg(leg: Ride, on: date | None, days: Mapping[date, str]) -> Iterator[str]:
    if not (leg.leaves_from and leg.arrives_at):
        yield say("Not both ends of the ride were found.")
    if leg.leaves is None or leg.lands is None:
        yield say("Not both times were found.")
    elif leg.mode != FLIGHT and leg.lands <= leg.leaves:
        yield say(
            "It would arrive at {lands:%H:%M}, before it leaves at {leaves:%H:%M}.", lands=leg.lands, leaves=leg.leaves
        )
    yield from _of_day(leg.day, on, days)
    if leg.seats and seats.reserved(leg.seats):
        try:
            seats.read(leg.seats)
        except ValueError as exc:
            yield said_by(exc)


def _of_day(day: date | None, on: date | None, days: Mapping[date, str]) -> Iterator[str]:
    if day is None:
        yield say("No day was found.")
    elif day not in days:
        yield say("The mission has no day on {day:short}.", day=day)
    elif on is not None and day != on:
        yield say("The item is on {on:short}, the ride on {day:short}: the item would move.", on=on, day=day)
