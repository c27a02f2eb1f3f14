"""What all views of an itinerary show, told once for each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.planning.clashes import Way
from eujc_desktop.ui.item_looks import Mark
from eujc_desktop.ui.timetable.board import Shown, day_of
from eujc_desktop.ui.timetable.days import Calendar, Day
from eujc_desktop.ui.timetable.pieces import entry_of


@dataclass(frozen=True)
class Seen:
    """The days of the plan with the items to be seen, what was found, the calendar, the zones.

    `dates` are all days of the mission, those without a day of the itinerary as well.
    """

    days: Sequence[Any] = ()
    unplaced: Sequence[Any] = ()
    findings: Sequence[Any] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    zones: tuple[str, str] = ("Asia/Tokyo", "Europe/Brussels")
    dates: Sequence[date] = ()
    ways: Sequence[Way] = ()
    rooms: Mapping[tuple[str, date], int] = field(default_factory=dict)
    narrowed: bool = False
    """Whether only the items of some people are seen."""

    @property
    def ids(self) -> set[str]:
        """All items that can be seen, placed or not."""
        return {item.id for day in self.days for item in day.items} | {item.id for item in self.unplaced}

    def row_of(self, day: date | None) -> Any:
        """The day of the itinerary on a date, None where there is none."""
        return next((each for each in self.days if each.day == day), None) if day is not None else None

    def in_time(self) -> Shown:
        """The items that have a date, as the timetables show them."""
        dated = [(row, day.day) for day in self.days if day.day is not None for row in day.items]
        found = [(row, entry_of(row, on, self.zones[0])) for row, on in dated]
        entries = {entry.id: entry for _, entry in found}
        return Shown(
            entries, {row.id: row for row, _ in found}, self.marks, self.changed, self.zones, self.ways, self.narrowed
        )

    def days_of(self, shown: Shown, page: Sequence[date]) -> list[Day]:
        """What is known of some dates, with how much is wrong on each."""
        rows, wrong = {day.day: day for day in self.days if day.day}, self._wrong(shown)
        inside = set(self.dates)
        return [
            Day(
                day,
                rows.get(day),
                self.calendar.of(day),
                wrong.get((day, "error"), 0),
                wrong.get((day, "warning"), 0),
                len(rows[day].items) if day in rows else 0,
                self.rooms.get((fold(rows[day].hotel), day), 0) if day in rows else 0,
                inside=day in inside,
            )
            for day in page
        ]

    def _wrong(self, shown: Shown) -> dict[tuple[date, str], int]:
        """How many findings of each severity begin on a day."""
        wrong: dict[tuple[date, str], int] = {}
        for finding in self.findings:
            dates = [day for key in finding.items if (day := day_of(shown, key)) is not None]
            day = finding.when.date() if finding.when else min(dates, default=None)
            if day is not None:
                wrong[day, finding.severity] = wrong.get((day, finding.severity), 0) + 1
        return wrong
