"""What is known of the days of a timetable: where it is, what is closed, where one sleeps, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from eujc_desktop.common import holidays
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.text import count, language, tr

SATURDAY = 5


class Off(NamedTuple):
    """A day on which offices are closed; `dead` is a whole week, `abroad` the country of the second zone."""

    name: str
    own: str = ""
    """As the country itself writes it, where the window does not."""
    dead: bool = False
    abroad: bool = False

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.own, tr(self.name))))


@dataclass(frozen=True)
class Day:
    """A date of the timetable, `inside` the mission or not; `row` is its day of the itinerary, if there is one."""

    date: date
    row: Any = None
    off: Off | None = None
    errors: int = 0
    warnings: int = 0
    items: int = 0
    rooms: int = 0
    """How many rooms are slept in."""
    inside: bool = True

    @property
    def is_weekend(self) -> bool:
        return self.date.weekday() >= SATURDAY

    @property
    def place(self) -> str:
        """`Day 2 · Tokyo`; nothing outside the mission."""
        if self.row is None:
            return ""
        city = self.row.city or self.row.city_ja
        return " · ".join(filter(None, (tr("Day {number}", number=self.row.number), city)))

    @property
    def told(self) -> str:
        """The head of the day for a screen reader."""
        found = (
            count("%n conflict", "%n conflicts", self.errors) if self.errors else "",
            count("%n warning", "%n warnings", self.warnings) if self.warnings else "",
        )
        items = count("%n item", "%n items", self.items) if self.items else tr("Nothing planned")
        parts = (on_day(self.date, long=True), self.place, self.off.words if self.off else "", items, *found)
        return ". ".join(filter(None, parts))


@dataclass(frozen=True)
class Calendar:
    """What is closed on the days of a mission, in its country and where the office is."""

    off: Mapping[date, Off] = field(default_factory=dict)

    def of(self, day: date) -> Off | None:
        return self.off.get(day)


def calendar(days: Sequence[date], country: str, home: str) -> Calendar:
    """The days off among these; on the database's thread, as the rules of holidays take their time to load."""
    found = {}
    for day in days:
        if (off := _off(day, country, home)) is not None:
            found[day] = off
    return Calendar(found)


def country_of(zone: str) -> str:
    """The code of the country that lives by a time zone, "" where that is not known."""
    from PySide6.QtCore import QLocale, QTimeZone

    return QLocale.territoryToCode(QTimeZone(zone.encode()).territory())


def _off(day: date, country: str, home: str) -> Off | None:
    own = "ja" if country == "JP" and language() != "ja" else ""
    if name := holidays.name(day, country, "ja" if language() == "ja" and country == "JP" else "en"):
        return Off(name, holidays.name(day, country, own) or "" if own else "")
    if name := holidays.dead_week(day, country, language()):
        return Off(name, holidays.dead_week(day, country, own) or "" if own else "", dead=True)
    if name := holidays.name(day, home):
        return Off(name, abroad=True)
    return None


class Stay(NamedTuple):
    """A hotel over the columns of its nights, the last one not included."""

    hotel: str
    first: int
    last: int
    rooms: int = 0
    """As many as are slept in when they are most."""

    @property
    def words(self) -> str:
        """`Hotel Tamachi · 22 rooms`."""
        return " · ".join(filter(None, (self.hotel, count("%n room", "%n rooms", self.rooms) if self.rooms else "")))


def stays(days: Sequence[Day]) -> list[Stay]:
    """The hotels of these days, each over the days after which one sleeps there."""
    found: list[Stay] = []
    for at, day in enumerate(days):
        hotel = (day.row.hotel or day.row.hotel_ja) if day.row is not None else ""
        if not hotel:
            continue
        if found and found[-1].hotel == hotel and found[-1].last == at:
            found[-1] = found[-1]._replace(last=at + 1, rooms=max(found[-1].rooms, day.rooms))
        else:
            found.append(Stay(hotel, at, at + 1, day.rooms))
    return found
