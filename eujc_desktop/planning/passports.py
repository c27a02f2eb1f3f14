"""Passports and visas: how long they have to be valid, who needs one, and whose name is spelt otherwise in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.traveller import EUROPE, Traveller, Trip, asks, sets, told

_FREE_IN_EUROPE = EUROPE | {"CH", "IS", "LI", "NO"}
_VISA_DAYS = 60  # before the first day the papers are started
# How the machine-readable zone of passports may write letters (ICAO Doc 9303-3, section 6).
_IN_PASSPORTS = {
    "Ä": ("AE", "A"), "Å": ("AA", "A"), "Æ": ("AE",), "Ö": ("OE", "O"), "Ø": ("OE",), "Ü": ("UE", "UXX", "U"),
    "ß": ("SS",), "ẞ": ("SS",), "Ñ": ("N", "NXX"), "Þ": ("TH",), "Ð": ("D",), "Đ": ("D",), "Ł": ("L",), "Œ": ("OE",),
    "Ħ": ("H",), "Ŋ": ("N",),
}  # fmt: skip


def passport(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """Number and expiry are known, and the passport is valid for long enough: for the border, and for the office."""
    expires = person.passport_expires
    if expires is None or not person.passport_no:
        field = "person.passport_expires" if person.passport_no else "person.passport_no"
        message = say("{name}: passport number or expiry is missing.", name=person.name)
        late = person.going and trip.within(trip.papers_days)
        yield told(
            "passport unknown", "error" if late else "warning", message, person, field, say("Enter the passport")
        )
        return
    field, cure = "person.passport_expires", say("Enter the new passport")
    if expires < trip.first_day:
        message = say("{name}: the passport expires on {day:plain}, before the mission.", name=person.name, day=expires)
        yield told("passport expired", "error", message, person, field, cure)
    elif expires <= trip.last_day:
        message = say("{name}: the passport expires on {day:plain}, during the mission.", name=person.name, day=expires)
        yield told("passport expires", "error", message, person, field, cure)
    elif expires < (needed := _months_after(trip.last_day, months_at_border(person.nationality, trip.country))):
        message = say(
            "{name}: the passport expires on {day:plain}; at the border ({place:country}) it has to be valid until "
            "{needed:plain}.",
            name=person.name,
            day=expires,
            place=trip.country,
            needed=needed,
        )
        yield told("passport refused", "error" if person.going else "warning", message, person, field,
                   asks(person), cure)  # fmt: skip
    elif expires < (needed := _months_after(trip.last_day, trip.passport_months)):
        severity: Severity = "warning" if person.going else "hint"
        yield told("passport short", severity, _short(person, trip, needed), person, field, asks(person), cure)


def _short(person: Traveller, trip: Trip, needed: date) -> str:
    """How long a passport is valid, how long the office wants it to be, and what the border itself asks."""
    assert person.passport_expires is not None
    return say_many(
        "{name}: the passport is valid for only {n} day after the mission (until {day:plain}); it should be until "
        "{needed:plain}. {border}",
        "{name}: the passport is valid for only {n} days after the mission (until {day:plain}); it should be until "
        "{needed:plain}. {border}",
        n=(person.passport_expires - trip.last_day).days,
        name=person.name,
        day=person.passport_expires,
        needed=needed,
        border=_border(months_at_border(person.nationality, trip.country), trip.country),
    )


def _border(months: int, place: str) -> str:
    if not months:
        return say("Asked at the border ({place:country}): valid for the stay.", place=place)
    return say_many(
        "Asked at the border ({place:country}): valid for {n} month after the stay.",
        "Asked at the border ({place:country}): valid for {n} months after the stay.",
        n=months,
        place=place,
    )


def months_at_border(nationality: str | None, country: str = "JP") -> int:
    """For how many months after the stay a passport has to be valid to be let in; by the list with the program."""
    place = "EU" if country in EUROPE else country
    is_free = nationality == place or (place == "EU" and nationality in _FREE_IN_EUROPE)
    return 0 if is_free else _at_borders().get(place, 0)


@cache
def _at_borders() -> dict[str, int]:
    data = json.loads(resource("travel", "passports.json").read_text(encoding="utf-8"))
    return {place: months for place, months in data.items() if place != "note"}


def name(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """The name on the ticket has to be the one in the passport."""
    if person.passport_name and not same_in_passport(f"{person.family} {person.given}", person.passport_name):
        message = say(
            "{name}: the passport says “{spelt}”. "
            "Tickets, visa papers and lists for the gate have to carry the name in the passport.",
            name=person.name,
            spelt=person.passport_name,
        )
        yield told("name differs from the passport", "warning", message, person, "person.passport_name",
                   Fix(say("Correct the name"), "enter", field="person.family_name"),
                   say("Correct the name in the passport"))  # fmt: skip


def same_in_passport(written: str, passport_name: str) -> bool:
    """Whether two spellings are the same name, in any order, as passports write letters with marks."""
    mine, theirs = _spellings(written), _spellings(passport_name)
    return (
        len(mine) == len(theirs)
        and all(any(word & other for other in theirs) for word in mine)
        and all(any(word & other for other in mine) for word in theirs)
    )


def _spellings(text: str) -> list[frozenset[str]]:
    """For each word the ways in which a passport may spell it."""
    words = "".join(letter if letter.isalpha() or unicodedata.combining(letter) else " " for letter in text).split()
    return [frozenset(_ways(unicodedata.normalize("NFC", word).replace("ß", "ẞ").upper())) for word in words]


def _ways(word: str) -> list[str]:
    found = [""]
    for letter in word:
        plain = "".join(mark for mark in unicodedata.normalize("NFD", letter) if not unicodedata.combining(mark))
        found = [way + ending for way in found for ending in _IN_PASSPORTS.get(letter, (plain,))]
    return found


def visa(person: Traveller, trip: Trip) -> Iterator[Finding]:
    """Who needs a visa has it in time; by nationality, unless the record says otherwise."""
    if person.nationality is None:
        message = say("{name}: the nationality is unknown, so whether a visa is needed is too.", name=person.name)
        yield told("nationality unknown", "warning", message, person, "person.nationality",
                   say("Enter the nationality"))  # fmt: skip
        return
    by_list = needs_visa(person.nationality, trip.country)
    if by_list and person.visa_needed is False:
        message = say(
            "{name} is entered as in no need of a visa, but people with the nationality {country:country} need one.",
            name=person.name,
            country=person.nationality,
        )
        yield told("visa doubtful", "warning", message, person, "participation.visa_needed",
                   sets(say("A visa is needed"), say("Noted that a visa is needed"), person,
                        participation__visa_needed="yes"),
                   say("Look at the field"))  # fmt: skip
    elif (by_list or person.visa_needed) and person.visa_received is None:
        yield _visa_awaited(person, trip, person.nationality)


def _visa_awaited(person: Traveller, trip: Trip, of: str) -> Finding:
    seat = person.company_country or person.nationality or ""
    why = say("nationality {country:country}", country=of)
    if seat != of:
        why = say(
            "nationality {country:country}; the company's country, {seat:country}, does not count",
            country=of,
            seat=seat,
        )
    begin = trip.first_day - timedelta(days=_VISA_DAYS)
    message = say("{name} needs a visa ({why}). Start the papers by {day:plain}.", name=person.name, why=why, day=begin)
    fixes: list[Fix] = [Fix(say("Make the visa papers…"), "paper", person=person.id, paper="visa_dossier")]
    if not (person.going and trip.within(trip.papers_days)):
        return told("visa needed", "warning", message, person, "person.nationality", *fixes)
    assert trip.today is not None
    left = (trip.first_day - trip.today).days
    message = say_many(
        "{name} needs a visa ({why}), and none is entered {n} day before the mission.",
        "{name} needs a visa ({why}), and none is entered {n} days before the mission.",
        n=left,
        name=person.name,
        why=why,
    )
    arrived = sets(
        say("It came today"), say("Noted that it came today"), person, participation__visa_received=trip.today
    )
    return told("visa missing", "error", message, person, "participation.visa_received", arrived, *fixes)


def needs_visa(nationality: str, country: str = "JP") -> bool:
    """Whether a national needs a visa for a short business stay; by the list that comes with the program."""
    place = "EU" if country in EUROPE else country
    return nationality != country and place in _exempt() and nationality not in _exempt()[place]


@cache
def _exempt() -> dict[str, frozenset[str]]:
    data = json.loads(resource("travel", "visa.json").read_text(encoding="utf-8"))
    return {place: frozenset(codes) for place, codes in data.items() if place != "note"}


def _months_after(day: date, months: int) -> date:
    total = day.month - 1 + months
    year, month = day.year + total // 12, total % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
