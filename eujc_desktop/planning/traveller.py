"""A traveller and her mission as the rules of readiness see them, and how such a rule tells what it has found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.planning.finding import Finding, Fix, Severity

EUROPE = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()  # noqa: SIM905
)
GONE = frozenset({"not eligible", "rejected", "withdrawn", "no-show"})
"""Stages of people who do not travel any more."""
SELECTED = frozenset({"selected", "confirmed", "attended", "completed"})

PASSPORT_MONTHS = 6
"""So long after the last day the office wants passports to be valid, unless a mission says otherwise."""


class Traveller(NamedTuple):
    """A person as the rules see her; None means that nobody has answered, False that the answer was no.

    Countries are two-letter codes; arrival and departure are naive times at the place of the mission. `flies_in` and
    `flies_out` tell whether anything is known of the journey: a day or a flight. `room_mate` is as it was typed.
    `owes` are the fields of the application, by key and name, that are still to be answered, `owes_later` those asked
    after selection.
    """

    id: str
    name: str
    stage: str = "applied"
    nationality: str | None = None
    company_country: str | None = None
    passport_no: str | None = None
    passport_expires: date | None = None
    passport_copy: bool | None = None
    diet: str | None = None
    insurer: str | None = None
    policy_no: str | None = None
    emergency_name: str | None = None
    emergency_phone: str | None = None
    consent_data: date | None = None
    consent_hosts: bool | None = None
    commitment_letter: bool | None = None
    photo: bool | None = None
    arrives: datetime | None = None
    departs: datetime | None = None
    family: str = ""
    given: str = ""
    native: str = ""
    passport_name: str | None = None
    visa_needed: bool | None = None
    visa_received: date | None = None
    flies_in: bool = False
    flies_out: bool = False
    hotel: str | None = None
    room_type: str | None = None
    room_mate: str | None = None
    check_in: date | None = None
    check_out: date | None = None
    travel_note: str | None = None
    enrolment_proof: bool | None = None
    owes: tuple[tuple[str, str], ...] = ()
    owes_later: tuple[tuple[str, str], ...] = ()

    @property
    def going(self) -> bool:
        """Whether she has been chosen, so that what is missing has to come."""
        return self.stage in SELECTED


@dataclass(frozen=True, slots=True)
class Trip:
    """The mission as travellers meet it; opening and closing are naive local times. `country` is JP or EU.

    Without `today` nothing is late yet. Papers have to be there `papers_days` before the first day, flights and
    room-mates `flights_days` before it; the office wants passports valid for `passport_months` after the last,
    whatever the border asks of them (`planning.passports`).
    `papers` are those of a whole file, by field.
    """

    first_day: date
    last_day: date
    opening: datetime | None = None
    closing: datetime | None = None
    country: str = "JP"
    passport_months: int = PASSPORT_MONTHS
    today: date | None = None
    papers_days: int = 35
    flights_days: int = 30
    papers: tuple[str, ...] = ("commitment_letter", "passport_copy")

    def within(self, days: int) -> bool:
        """Whether no more than `days` are left before the first day, and the mission is not over."""
        return self.today is not None and self.first_day - timedelta(days=days) <= self.today <= self.last_day


def told(rule: str, severity: Severity, message: str, person: Traveller, field: str, *fixes: Fix | str) -> Finding:
    """A finding about one person; a fix in mere words leads to the field."""
    ways = tuple([Fix(fix, "enter") if isinstance(fix, str) else fix for fix in fixes])
    return Finding(rule, severity, message, who=(person.id,), person=person.id, field=field, fixes=ways)


def sets(words: str, done: str, person: Traveller, **values: object) -> Fix:
    """A fix that writes `values` into the record of a person; names of fields with `__` for the dot."""
    pairs = tuple([(key.replace("__", ".", 1), value) for key, value in values.items()])
    return Fix(words, "set", person=person.id, values=pairs, done=done)


def asks(person: Traveller) -> Fix:
    """A fix that opens the letter with which she is asked for what is missing."""
    return Fix(say("Write and ask…"), "paper", person=person.id, paper="letters", option="eligibility-query")


def moment(when: datetime) -> str:
    """A day and a time as messages write them."""
    return say("{day:short} at {when:%H:%M}", day=when.date(), when=when)
