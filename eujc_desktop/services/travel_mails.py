"""A mail on a journey, read for one participant: what it would change, and the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.said import say
from eujc_desktop.exchange import travel_doubts, travel_mail
from eujc_desktop.exchange.travel_days import Around
from eujc_desktop.exchange.travel_doubts import Doubt
from eujc_desktop.exchange.travel_mail import Journey, Leg
from eujc_desktop.exchange.travel_places import Airport
from eujc_desktop.models.choices import Direction
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning.room_mates import Names
from eujc_desktop.planning.traveller import EUROPE, Traveller
from eujc_desktop.services import grids
from eujc_desktop.services.roll import name_of
from eujc_desktop.store.work import Work

_GRID = "participants"
_MOST_NAMED = 3


@dataclass(frozen=True)
class Change:
    """A field of the participation, what it holds and what the mail says, both as they are shown."""

    key: str
    label: str
    now: str
    new: str


@dataclass(frozen=True)
class Reading:
    """What a mail says about somebody's journey: its flights, what would change, and what to look at before."""

    name: str
    legs: tuple[Leg, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    values: Mapping[str, object]
    seen: Mapping[str, object]


def read(work: Work, participation_id: str, text: str, answers: Mapping[str, str] | None = None) -> Reading:
    """Compare the flights of a mail with what is known of a participant; nothing is written.

    `answers` says by the keys of offers what was meant where a doubt of an earlier reading offered several.
    """
    part = work.get(Participation, participation_id)
    mission = work.get(Mission, part.mission_id)
    to_europe = mission.direction in (Direction.JP_TO_EU, Direction.WITHIN_EU)
    around = Around(mission.first_day, mission.last_day, answers or {})
    journey = travel_mail.read(text, around, lambda country: country in EUROPE if to_europe else country == "JP")
    values = _values(journey)
    (row,) = grids.rows(work, _GRID, [participation_id], keys=list(values))
    for key in _vague(journey):
        if row[key]:
            del values[key]
    seen = {key: row[key] for key in values}
    fields = grids.columns(_GRID)
    changes = tuple(
        Change(key, fields[key].label, fields[key].kind.format(seen[key]), fields[key].kind.format(new))
        for key, new in values.items()
        if new != seen[key]
    )
    doubts = (*_of_somebody_else(work, part, text), *travel_doubts.doubts(journey))
    name = name_of(work.get(Person, part.person_id)).full
    return Reading(name, journey.legs, changes, doubts, values, seen)


def _of_somebody_else(work: Work, part: Participation, text: str) -> Iterator[Doubt]:
    """A doubt where a mail names others of the mission by their whole names, and not this participant."""
    found = work.session.execute(
        select(Participation.id, Person.family_name, Person.given_name)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.mission_id == part.mission_id)
        .order_by(Person.family_name, Person.id)
    )
    people = [Traveller(row[0], f"{row[2]} {row[1]}", family=row[1] or "", given=row[2] or "") for row in found]
    named = Names(people).whole(text)
    if named and part.id not in {one.id for one in named}:
        own = next(one.name for one in people if one.id == part.id)
        others = ", ".join(one.name for one in named[:_MOST_NAMED])
        yield Doubt(say("The mail names {others}, and not {name}.", others=others, name=own))


def take_over(work: Work, participation_id: str, reading: Reading) -> None:
    """Write what a mail says into the participation; Conflict when somebody else has changed it meanwhile."""
    grids.change(work, _GRID, participation_id, reading.values, reading.seen)


def _values(journey: Journey) -> dict[str, object]:
    """The fields that the mail fills; of what it does not say nothing is changed."""
    found: dict[str, object] = {}
    ends = (
        ("arrival", journey.arrival, "lands", "lands_at"),
        ("departure", journey.departure, "leaves", "leaves_from"),
    )
    for name, leg, when, where in ends:
        if leg is None:
            continue
        moment, place = getattr(leg, when), getattr(leg, where)
        if moment is not None:
            found |= {f"participation.{name}_day": moment.date(), f"participation.{name}_time": moment.time()}
        found[f"participation.{name}_flight"] = leg.flight
        if place is not None:
            found[f"participation.{name}_place"] = told(place)
    return found


def _vague(journey: Journey) -> list[str]:
    """The fields for which the mail gives no more than a city: they say more already where they are filled."""
    ends = (("arrival", journey.arrival and journey.arrival.lands_at),
            ("departure", journey.departure and journey.departure.leaves_from))  # fmt: skip
    return [f"participation.{name}_place" for name, place in ends if place and place.among]


def told(airport: Airport) -> str:
    """An airport as lists have it: `Tokyo HND`; the city alone where nobody knows which of its airports."""
    return f"{airport.city} {airport.code}".strip()
