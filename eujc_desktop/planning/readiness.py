"""What about a traveller needs attention before the mission; a fact to raise, never a reason to refuse an import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from eujc_desktop.common import dates
from eujc_desktop.common.resources import resource
from eujc_desktop.fields.readings import country_name
from eujc_desktop.planning.finding import Finding, Fix, Severity, in_order

__all__ = ["UNASKED", "Finding", "Traveller", "Trip", "check", "needs_visa"]

EUROPE = frozenset(
    {
        *(
            "AT",
            "BE",
            "BG",
            "HR",
            "CY",
            "CZ",
            "DK",
            "EE",
            "FI",
            "FR",
            "DE",
            "GR",
            "HU",
            "IE",
            "IT",
            "LV",
            "LT",
            "LU",
            "MT",
        ),
        *("NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    }
)
# People who do not travel any more.
GONE = frozenset({"not eligible", "rejected", "withdrawn", "no-show"})
SELECTED = frozenset({"selected", "confirmed", "attended", "completed"})
_VISA_DAYS = 60  # before the first day the papers are started
UNASKED = "No consent to data handling yet; ask before a list with the name leaves the office"
"""The rule for every list; those that people have to agree to leave out who has not consented."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """A person as the rules see her; None means that nobody has answered, False that the answer was no.

    Countries are two-letter codes; arrival and departure are naive times at the place of the mission.
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


@dataclass(frozen=True, slots=True)
class Trip:
    """The mission as travellers meet it; opening and closing are naive local times. `country` is JP or EU."""

    first_day: date
    last_day: date
    opening: datetime | None = None
    closing: datetime | None = None
    country: str = "JP"
    passport_months: int = 6


def check(travellers: Iterable[Traveller], trip: Trip) -> tuple[Finding, ...]:
    """What needs attention about travellers, the gravest first; those who no longer travel are left out."""
    found = [
        finding
        for person in travellers
        if person.stage not in GONE
        for rule in _RULES
        for finding in rule(person, trip)
    ]
    return in_order(found)


def _told(rule: str, severity: Severity, message: str, person: Traveller, field: str, cure: str = "") -> Finding:
    fixes = (Fix(cure, "enter"),) if cure else ()
    return Finding(rule, severity, message, who=(person.id,), person=person.id, field=field, fixes=fixes)


def _passport(person: Traveller, trip: Trip) -> Iterator[Finding]:
    field, expires = "person.passport_expires", person.passport_expires
    if expires is None or not person.passport_no:
        field = field if expires is None else "person.passport_no"
        message = f"{person.name}: passport number or expiry is missing."
        yield _told("passport unknown", "warning", message, person, field, "Ask for the passport data")
        return
    when, cure = dates.european(expires, with_weekday=False), "Ask for a new passport"
    if expires < trip.first_day:
        message = f"{person.name}: the passport expires on {when}, before the mission."
        yield _told("passport expired", "error", message, person, field, cure)
    elif expires <= trip.last_day:
        message = f"{person.name}: the passport expires on {when}, during the mission."
        yield _told("passport expires", "error", message, person, field, cure)
    elif expires < _months_after(trip.last_day, trip.passport_months):
        left = (expires - trip.last_day).days
        message = f"{person.name}: the passport is valid for only {left} days after the mission (until {when})."
        yield _told("passport short", "hint", message, person, field, cure)


def _months_after(day: date, months: int) -> date:
    total = day.month - 1 + months
    year, month = day.year + total // 12, total % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def _visa(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.nationality is None:
        message = f"{person.name}: the nationality is unknown, so whether a visa is needed is too."
        yield _told("nationality unknown", "warning", message, person, "person.nationality", "Ask for the nationality")
    elif needs_visa(person.nationality, trip.country):
        by = dates.european(trip.first_day - timedelta(days=_VISA_DAYS), with_weekday=False)
        of, seat = country_name(person.nationality), country_name(person.company_country or person.nationality)
        why = f"; the company's country, {seat}, does not count" if seat != of else ""
        message = f"{person.name} needs a visa (nationality {of}{why}). Start the papers by {by}."
        yield _told("visa needed", "warning", message, person, "person.nationality", "Start the visa papers")


def needs_visa(nationality: str, country: str = "JP") -> bool:
    """Whether a national needs a visa for a short business stay; by the list that comes with the program."""
    place = "EU" if country in EUROPE else country
    return nationality != country and place in _exempt() and nationality not in _exempt()[place]


@cache
def _exempt() -> dict[str, frozenset[str]]:
    data = json.loads(resource("travel", "visa.json").read_text(encoding="utf-8"))
    return {place: frozenset(codes) for place, codes in data.items() if place != "note"}


def _consents(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.consent_data is None:
        message = f"{UNASKED}: {person.name}. Lists for hosts and fellow participants leave the name out."
        yield _told("no data consent", "error", message, person, "person.consent_data", "Ask for the signed consent")
    if person.consent_hosts is False:
        message = f"{person.name} does not want to be named to hosts and stays off every list for hosts."
        yield _told("no host consent", "warning", message, person, "person.consent_hosts")
    elif person.consent_hosts is None:
        message = f"{person.name} has not said whether hosts may be told the name."
        yield _told("host consent unknown", "hint", message, person, "person.consent_hosts", "Ask")


def _file(person: Traveller, trip: Trip) -> Iterator[Finding]:
    papers = (
        ("commitment letter", person.commitment_letter, "participation.commitment_letter"),
        ("passport copy", person.passport_copy, "participation.passport_copy"),
    )
    for paper, there, field in papers:
        if there is False:
            message = f"{person.name}: the {paper} is missing, so the file is incomplete."
            yield _told(f"missing {paper}", "warning", message, person, field, f"Ask for the {paper}")
    unknown = [(paper, field) for paper, there, field in papers if there is None]
    if unknown:
        message = f"{person.name}: not recorded yet whether {' and '.join(paper for paper, _ in unknown)} came in."
        yield _told("file unknown", "hint", message, person, unknown[0][1], "Enter what came in")
    if person.photo is False and person.stage in SELECTED:
        message = f"{person.name}: there is no photo for the book."
        yield _told("no photo", "hint", message, person, "participation.photo_file")


def _care(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.diet is None:
        message = f"{person.name}: the diet is unknown; nobody has answered, which is not the same as no restriction."
        yield _told("diet unknown", "warning", message, person, "person.diet", "Ask for the diet")
    if not person.insurer or not person.policy_no:
        field = "person.policy_no" if person.insurer else "person.insurer"
        message = f"{person.name}: insurer or policy number is missing."
        yield _told("insurance missing", "warning", message, person, field, "Ask for the proof of insurance")
    if not person.emergency_name or not person.emergency_phone:
        field = "person.emergency_phone" if person.emergency_name else "person.emergency_name"
        message = f"{person.name}: nobody is named to call in an emergency."
        yield _told("emergency contact missing", "warning", message, person, field, "Ask for an emergency contact")


def _travel(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.arrives and trip.opening and person.arrives > trip.opening:
        message = f"{person.name} arrives on {_moment(person.arrives)}, after the opening on {_moment(trip.opening)}."
        yield _told("arrives late", "warning", message, person, "participation.arrival_day", "Say who meets the person")
    if person.departs and trip.closing and person.departs < trip.closing:
        message = f"{person.name} leaves on {_moment(person.departs)}, before the closing on {_moment(trip.closing)}."
        yield _told("leaves early", "warning", message, person, "participation.departure_day")


def _moment(moment: datetime) -> str:
    return f"{dates.european(moment.date(), with_year=False)} at {moment:%H:%M}"


_RULES: tuple[Callable[[Traveller, Trip], Iterator[Finding]], ...] = (
    _passport,
    _visa,
    _consents,
    _file,
    _care,
    _travel,
)
