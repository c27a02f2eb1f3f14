"""How missions are told and toned, alike in header, list, panel and year strip."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from eujc_desktop.common.said import say, say_as
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.text import count, tr

STATUS_TONES = {
    "draft": "neu",
    "call open": "vio",
    "call closed": "vio",
    "selection": "vio",
    "confirmed": "info",
    "running": "ok",
    "closed": "neu",
    "archived": "neu",
    "cancelled": "err",
}
KIND_LOOKS = {
    "training mission": ("info", "factory"),
    "mission": ("ok", "briefcase"),
    "company visit": ("warn", "building-2"),
    "partnering event": ("teal", "handshake"),
    "incoming mission": ("pink", "plane-landing"),
    "seminar": ("vio", "presentation"),
    "workshop": ("vio", "users"),
    "traineeship": ("vio", "graduation-cap"),
    "fellowship": ("pink", "award"),
    "fair mission": ("ok", "flag"),
    "webinar": ("vio", "presentation"),
    "round table": ("info", "users"),
    "helpdesk": ("teal", "phone"),
    "service": ("teal", "briefcase"),
    "publication": ("warn", "book-open"),
    "newsletter": ("warn", "mail"),
    "project": ("info", "briefcase"),
    "partnership": ("teal", "handshake"),
}
"""Tone and icon of each kind of mission."""
_DIRECTIONS = {
    "EU->JP": say("EU → Japan"),
    "JP->EU": say("Japan → EU"),
    "within EU": say("within the EU"),
    "within JP": say("within Japan"),
    "both": say("EU ↔ Japan"),
    "online": say("online"),
}
LATE = say_as("of a deadline", "Late")
"""Of a person at the door it is another word in Japanese."""
SOON_DAYS = 7
"""So many days before a deadline it turns amber."""


class MissionEntry(NamedTuple):
    """A mission to choose: what it is called, one line of when and where, and the tone of its tile."""

    id: str
    title: str
    detail: str = ""
    code: str = ""
    tone: str = "neu"


def look_of(kind: str) -> tuple[str, str]:
    """Tone and icon of a kind of mission."""
    return KIND_LOOKS.get(kind, ("neu", "flag"))


def tile(code: str) -> str:
    """The two letters on a mission's tile."""
    return "".join(letter for letter in code if letter.isalpha())[:2].upper() or code[:2]


def direction_text(direction: str) -> str:
    """“EU → Japan” and the like."""
    return tr(_DIRECTIONS.get(direction, direction))


def length_text(first: date, last: date) -> str:
    return count("%n day", "%n days", (last - first).days + 1)


def due_text(due: date, today: date) -> str:
    """“in 4 days”, “today”, “2 days late”."""
    days = (due - today).days
    if days < 0:
        return count("%n day late", "%n days late", -days)
    return tr("today") if days == 0 else count("in %n day", "in %n days", days)


def due_tone(due: date, today: date) -> str:
    """Red when late, amber in the last week, none before."""
    days = (due - today).days
    return "err" if days < 0 else "warn" if days <= SOON_DAYS else ""


def day_text(day: date) -> str:
    """“Mon 8 Feb”, with the year when it is not this one."""
    return on_day(day, with_year=day.year != date.today().year)


def ahead_text(row: Any, today: date) -> str:
    """“in 39 days”, “running”, or nothing when the mission is over."""
    if row.over or today > row.last_day:
        return ""
    if today >= row.first_day:
        return tr("running")
    return count("in %n day", "in %n days", (row.first_day - today).days)


def dotted(*parts: str) -> str:
    """The parts that say something, with a dot between."""
    return " · ".join(part for part in parts if part)
