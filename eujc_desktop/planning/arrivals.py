"""How travellers come and go: whether their flights are known in time, and whether they are there for the mission."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.traveller import Traveller, Trip, moment, told


def flights(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """Of everybody who goes it is known in time when they land and leave."""
    if not (person.going and trip.within(trip.flights_days)) or (person.flies_in and person.flies_out):
        return
    assert trip.today is not None
    left = (trip.first_day - trip.today).days
    field = "participation.departure_day" if person.flies_in else "participation.arrival_day"
    yield told("no flight", "warning", _unknown(person, left), person, field, say("Enter the flight"))


def _unknown(person: Traveller, left: int) -> str:
    if person.flies_in or person.flies_out:
        what = say("the departure is not known") if person.flies_in else say("the arrival is not known")
    else:
        what = say("arrival and departure are not known")
    if left > 0:
        return say_many("{name}: {what}, {n} day before the mission.", "{name}: {what}, {n} days before the mission.",
                        n=left, name=person.name, what=what)  # fmt: skip
    return say("{name}: {what}, though the mission has begun.", name=person.name, what=what)


def stay(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """Nobody lands after the opening or leaves before the closing, and nobody leaves before landing."""
    if person.arrives and person.departs and person.departs < person.arrives:
        message = say("{name} leaves on {leaves}, before landing on {lands}.", name=person.name,
                      leaves=moment(person.departs), lands=moment(person.arrives))  # fmt: skip
        yield told("leaves before landing", "error", message, person, "participation.departure_day",
                   say("Correct the departure"))  # fmt: skip
        return
    if person.arrives and trip.opening and person.arrives > trip.opening:
        message = say("{name} arrives on {arrives}, after the opening on {opens}.", name=person.name,
                      arrives=moment(person.arrives), opens=moment(trip.opening))  # fmt: skip
        yield told("arrives late", _unless(person.travel_note), message, person, "participation.arrival_day",
                   Fix(say("Enter who meets the person"), "enter", field="participation.travel_note"))  # fmt: skip
    if person.departs and trip.closing and person.departs < trip.closing:
        message = say("{name} leaves on {leaves}, before the closing on {closes}.", name=person.name,
                      leaves=moment(person.departs), closes=moment(trip.closing))  # fmt: skip
        yield told("leaves early", _unless(person.travel_note), message, person, "participation.departure_day",
                   say("Look at the departure"))  # fmt: skip


def _unless(note: str | None) -> Severity:
    """How grave it is that somebody misses the opening or the closing: a hint once a note says what becomes of it."""
    return "hint" if note else "warning"


def nights(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """The nights in the hotel begin on the day of landing and end on the day of leaving."""
    if person.check_in and person.check_out and person.check_out <= person.check_in:
        message = say(
            "{name} leaves the hotel on the day of arrival there or before it: no night is left.", name=person.name
        )
        yield told("no nights", "error", message, person, "participation.check_out", say("Correct the nights"))
        return
    if person.arrives and person.check_in and person.check_in > person.arrives.date() + timedelta(days=1):
        gap = (person.check_in - person.arrives.date()).days
        message = say("{name} lands on {lands}, but the room begins {n} days later.", name=person.name,
                      lands=moment(person.arrives), n=gap)  # fmt: skip
        yield told("nights without a room", "hint", message, person, "participation.check_in",
                   say("Look at the nights"))  # fmt: skip
