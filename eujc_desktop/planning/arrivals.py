"""How travellers come and go: whether their flights are known in time, and whether they are there for the mission."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.traveller import Traveller, Trip, moment, told


def flights(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """Of everybody who goes it is known in time when they land and leave."""
    if not (person.going and trip.within(trip.flights_days)) or (person.flies_in and person.flies_out):
        return
    assert trip.today is not None
    left = (trip.first_day - trip.today).days
    when = f"{left} days before the mission" if left > 0 else "though the mission has begun"
    both = not person.flies_in and not person.flies_out
    what = "arrival and departure are" if both else "the departure is" if person.flies_in else "the arrival is"
    field = "participation.departure_day" if person.flies_in else "participation.arrival_day"
    message = f"{person.name}: {what} not known, {when}."
    yield told("no flight", "warning", message, person, field, "Enter the flight")


def stay(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """Nobody lands after the opening or leaves before the closing, and nobody leaves before landing."""
    if person.arrives and person.departs and person.departs < person.arrives:
        message = f"{person.name} leaves on {moment(person.departs)}, before landing on {moment(person.arrives)}."
        yield told("leaves before landing", "error", message, person, "participation.departure_day",
                   "Correct the departure")  # fmt: skip
        return
    if person.arrives and trip.opening and person.arrives > trip.opening:
        message = f"{person.name} arrives on {moment(person.arrives)}, after the opening on {moment(trip.opening)}."
        yield told(
            "arrives late", "warning", message, person, "participation.arrival_day", "Enter who meets the person"
        )
    if person.departs and trip.closing and person.departs < trip.closing:
        message = f"{person.name} leaves on {moment(person.departs)}, before the closing on {moment(trip.closing)}."
        yield told("leaves early", "warning", message, person, "participation.departure_day", "Look at the departure")


def nights(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """The nights in the hotel begin on the day of landing and end on the day of leaving."""
    if person.check_in and person.check_out and person.check_out <= person.check_in:
        message = f"{person.name} leaves the hotel on the day of arrival there or before it: no night is left."
        yield told("no nights", "error", message, person, "participation.check_out", "Correct the nights")
        return
    if person.arrives and person.check_in and person.check_in > person.arrives.date() + timedelta(days=1):
        gap = (person.check_in - person.arrives.date()).days
        message = f"{person.name} lands on {moment(person.arrives)}, but the room begins {gap} days later."
        yield told("nights without a room", "hint", message, person, "participation.check_in", "Look at the nights")
