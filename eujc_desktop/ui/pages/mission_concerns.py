"""What needs attention about a mission, in words, with icon and tone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from eujc_desktop.common.said import plural
from eujc_desktop.ui.days import numbered, short_day
from eujc_desktop.ui.finding_words import title_of
from eujc_desktop.ui.text import count, shown, tr

_NAMES_SHOWN = 3
_DAYS_SHOWN = 4
TONES = {"error": "err", "warning": "warn", "hint": "info"}


class Told(NamedTuple):
    """A concern as a row says it."""

    icon: str
    tone: str
    title: str
    detail: str


_RULES: dict[str, tuple[str, str, str]] = {
    "late": ("clock", *plural("%n task is late", "%n tasks are late")),
    "next steps": ("phone", *plural("%n step with a host is due", "%n steps with hosts are due")),
    "debriefs": ("notebook-pen", *plural("%n visit to be written up", "%n visits to be written up")),
    "gifts": ("briefcase", *plural("%n gift for hosts runs low", "%n gifts for hosts run low")),
    "others": (
        "calendar-x",
        *plural("%n event of others on the same days", "%n events of others on the same days"),
    ),
    "thanks": ("mail", *plural("%n host to thank", "%n hosts to thank")),
    "letters": ("mail", *plural("%n letter to a host to write", "%n letters to hosts to write")),
    "passport unknown": (
        "id-card",
        *plural("Passport data of %n person missing", "Passport data of %n people missing"),
    ),
    "passport expired": ("id-card", *plural("%n passport has expired", "%n passports have expired")),
    "passport expires": (
        "id-card",
        *plural("%n passport expires during the mission", "%n passports expire during the mission"),
    ),
    "passport refused": (
        "id-card",
        *plural("%n passport is too short for the border", "%n passports are too short for the border"),
    ),
    "passport short": (
        "id-card",
        *plural("%n passport is valid for a short time only", "%n passports are valid for a short time only"),
    ),
    "name differs from the passport": (
        "id-card",
        *plural("%n name differs from the passport", "%n names differ from the passport"),
    ),
    "visa missing": ("id-card", *plural("%n visa missing", "%n visas missing")),
    "visa doubtful": (
        "id-card",
        *plural("%n person may need a visa", "%n people may need a visa"),
    ),
    "missing passport copy": ("id-card", *plural("%n passport copy missing", "%n passport copies missing")),
    "nationality unknown": ("id-card", *plural("Nationality of %n person unknown", "Nationality of %n people unknown")),
    "visa needed": ("id-card", *plural("%n person needs a visa", "%n people need a visa")),
    "no data consent": (
        "shield-check",
        *plural("%n consent to data handling missing", "%n consents to data handling missing"),
    ),
    "no host consent": (
        "shield-check",
        *plural("%n person must not be named to hosts", "%n people must not be named to hosts"),
    ),
    "missing commitment letter": (
        "file-text",
        *plural("%n commitment letter missing", "%n commitment letters missing"),
    ),
    "missing proof of enrolment": (
        "file-text",
        *plural("%n proof of enrolment missing", "%n proofs of enrolment missing"),
    ),
    "diet unknown": ("utensils", *plural("%n diet unknown", "%n diets unknown")),
    "insurance missing": ("shield-check", *plural("%n insurance not proved", "%n insurances not proved")),
    "emergency contact missing": ("phone", *plural("%n emergency contact missing", "%n emergency contacts missing")),
    "answers missing": (
        "list-checks",
        *plural("%n application not answered in full", "%n applications not answered in full"),
    ),
    "second form missing": (
        "list-checks",
        *plural("%n person has not answered after selection", "%n people have not answered after selection"),
    ),
    "no flight": ("plane", *plural("%n flight unknown", "%n flights unknown")),
    "leaves before landing": (
        "plane",
        *plural("%n person leaves before landing", "%n people leave before landing"),
    ),
    "no nights": ("bed", *plural("%n person checks out before checking in", "%n people check out before checking in")),
    "room-mate unknown": ("bed", *plural("%n room-mate is not on the list", "%n room-mates are not on the list")),
    "room-mate doubtful": ("bed", *plural("%n room-mate may be several people", "%n room-mates may be several people")),
    "room-mate not mutual": ("bed", *plural("%n room-mate does not say so", "%n room-mates do not say so")),
    "room-mates apart": (
        "bed",
        *plural("%n shared room is booked in two ways", "%n shared rooms are booked in two ways"),
    ),
    "room-mate missing": ("bed", *plural("%n room-mate not named", "%n room-mates not named")),
    "declared size": (
        "factory",
        *plural("%n declared size does not fit the figures", "%n declared sizes do not fit the figures"),
    ),
    "seat": (
        "factory",
        *plural("%n company is from a state not on the list", "%n companies are from states not on the list"),
    ),
    "arrives late": (
        "plane-landing",
        *plural("%n person arrives after the opening", "%n people arrive after the opening"),
    ),
    "leaves early": (
        "plane-takeoff",
        *plural("%n person leaves before the closing", "%n people leave before the closing"),
    ),
    "deposit missing": ("landmark", *plural("%n deposit missing", "%n deposits missing")),
    "deposit short": ("landmark", *plural("%n deposit paid in part", "%n deposits paid in part")),
    "deposit twice": ("landmark", *plural("%n deposit paid twice", "%n deposits paid twice")),
    "deposit odd": ("landmark", *plural("%n deposit of another sum", "%n deposits of another sum")),
    "reference odd": ("landmark", *plural("%n odd reference of a deposit", "%n odd references of deposits")),
    "names due": ("users", *plural("%n host waits for names", "%n hosts wait for names")),
    "export control": (
        "shield-check",
        *plural("%n host has to check nationalities", "%n hosts have to check nationalities"),
    ),
    "answer overdue": (
        "hourglass",
        *plural("%n host has not answered about us", "%n hosts have not answered about us"),
    ),
    "refused visitor": ("user", *plural("%n person refused by a host", "%n people refused by hosts")),
    "competitor": ("user", *plural("%n host admits not all of us", "%n hosts admit not all of us")),
    "too many visitors": ("users", *plural("%n host gets too many of us", "%n hosts get too many of us")),
    "too few visitors": ("users", *plural("%n host gets too few of us", "%n hosts get too few of us")),
    "signature missing": ("pencil", *plural("%n host wants signatures", "%n hosts want signatures")),
    "shoe size": ("list", *plural("%n host lacks sizes of shoes", "%n hosts lack sizes of shoes")),
    "language of the host": (
        "globe",
        *plural("%n host speaks another language", "%n hosts speak another language"),
    ),
    "passport at the gate": (
        "id-card",
        *plural("%n host asks for passports we lack", "%n hosts ask for passports we lack"),
    ),
    "not to be named": (
        "shield-check",
        *plural("%n host cannot be asked about all", "%n hosts cannot be asked about all"),
    ),
    "report missing": ("file-text", *plural("%n report missing", "%n reports missing")),
}


def told(concern: Any) -> Told:
    """What a row says of a concern."""
    tone = TONES[concern.severity]
    if concern.kind == "conflicts":
        title = count("%n itinerary conflict", "%n itinerary conflicts", concern.count)
        return Told("triangle-alert", tone, title, _days(concern.days))
    if concern.kind == "warnings":
        title = count("%n itinerary warning", "%n itinerary warnings", concern.count)
        return Told("circle-alert", tone, title, _days(concern.days))
    if concern.kind == "no answer":
        silent = count("no answer for %n day", "no answer for %n days", concern.count)
        title = tr("{host}: {silent}", host=concern.names[0], silent=silent)
        return Told("hourglass", tone, title, tr("Requested {day}", day=_day(concern.days[0])))
    return _told_by_rule(concern, tone)


def _told_by_rule(concern: Any, tone: str) -> Told:
    if concern.kind == "over capacity":
        return Told("users", tone, tr("More people confirmed than places"), "")
    if concern.kind not in _RULES:
        title = title_of(concern.kind)
        return Told("user", tone, tr("{title}: {n}", title=title, n=concern.count), _names(concern.names))
    icon, one, many = _RULES[concern.kind]
    return Told(icon, tone, count(one, many, concern.count), _names(concern.names))


def _names(names: Sequence[str]) -> str:
    """The first few, and how many more."""
    more = len(names) - _NAMES_SHOWN
    told = ", ".join(map(shown, names[:_NAMES_SHOWN]))
    return tr("{names} and {n} more", names=told, n=more) if more > 0 else told


def _days(days: Sequence[date]) -> str:
    shown = ", ".join(numbered(day) for day in days[:_DAYS_SHOWN])
    return f"{shown}, …" if len(days) > _DAYS_SHOWN else shown


def _day(day: date) -> str:
    return short_day(day)
