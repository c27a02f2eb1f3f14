"""What a programme asks besides the usual, and a traveller has not answered yet."""

from __future__ import annotations

from collections.abc import Iterator

from eujc_desktop.common.said import say
from eujc_desktop.planning.finding import Finding, Fix
from eujc_desktop.planning.traveller import Traveller, Trip, asks, told


def answers(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """What has to be answered with the application, and, of those who go, what is asked after selection."""
    if person.owes:
        message = say("{name} has not answered all that the application asks: {fields}.", name=person.name,
                      fields=tuple(label for _, label in person.owes))  # fmt: skip
        yield told(
            "answers missing", "warning", message, person, person.owes[0][0], asks(person), say("Enter the answer")
        )
    if person.owes_later and person.going:
        message = say("{name} has not answered what is asked after selection: {fields}.", name=person.name,
                      fields=tuple(label for _, label in person.owes_later))  # fmt: skip
        ask = Fix(say("Write and ask…"), "paper", person=person.id, paper="letters", option="second-form")
        save = Fix(say("Save the questions…"), "sheet", person=person.id)
        late = trip.within(trip.papers_days)
        yield told("second form missing", "error" if late else "warning", message, person, person.owes_later[0][0],
                   ask, save, say("Enter the answers"))  # fmt: skip
