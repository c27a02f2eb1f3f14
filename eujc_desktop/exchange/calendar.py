"""Calendar files: events whose ids stay, in the zones of their places, so that a newer file updates an older one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean


@dataclass(frozen=True, slots=True)
class Event:
    """One event; start and end are naive, on the clocks of their zones. Without a start it takes the whole of `day`."""

    id: str
    sequence: int
    title: str
    start: datetime | None
    end: datetime | None
    zone: str
    end_zone: str
    place: str = ""
    text: str = ""
    confirmed: bool = True
    cancelled: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of a mission; `stamp` is the day they were settled, so that equal events give equal bytes."""

    title: str
    code: str
    stamp: date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of the file, and what it leaves out, in words."""

    data: bytes
    remarks: tuple[str, ...] = ()


def make(content: Calendar) -> Made:
    """The calendar as an .ics file; events whose time is open last the day, and those without one are named."""
    import icalendar

    calendar: Any = icalendar.Calendar()
    calendar.add("prodid", "-//EUJC Desktop//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(f"{content.code} {content.title}"))
    timed = [event for event in content.events if event.start is not None]
    for zone in _zones(timed):
        first = min(event.start for event in timed if event.start)
        calendar.add_component(_timezone(zone, first.year))
    for event in content.events:
        if event.start is not None or event.day is not None:
            calendar.add_component(_event(event, content.stamp))
    open_ = [event.title for event in content.events if not (event.start or event.day or event.cancelled)]
    remarks = (say("Left out, since their day is open: {open}.", open=", ".join(open_)),) if open_ else ()
    return Made(calendar.to_ical(sorted=False), remarks)


def _zones(events: Iterable[Event]) -> list[str]:
    return sorted({zone for event in events for zone in (event.zone, event.end_zone) if zone})


@cache
def _timezone(zone: str, year: int) -> Any:
    """The changes of a clock around a year; found by trying hours, which takes longer than all else of a calendar."""
    import icalendar

    return icalendar.Timezone.from_tzid(zone, first_date=date(year - 1, 1, 1), last_date=date(year + 2, 1, 1))


def _event(event: Event, stamp: date) -> Any:
    import icalendar

    made: Any = icalendar.Event()
    made.add("uid", f"{event.id}@eujc-desktop")
    made.add("dtstamp", datetime.combine(stamp, time(), UTC))
    made.add("sequence", event.sequence)
    made.add("summary", _text(event.title))
    if event.start is not None:
        made.add("dtstart", _moment(event.start, event.zone))
    elif event.day is not None:
        made.add("dtstart", event.day)
        made.add("transp", "TRANSPARENT")  # nobody is busy the whole day
    if event.start is not None and event.end is not None:
        made.add("dtend", _moment(event.end, event.end_zone or event.zone))
    if event.place:
        made.add("location", _text(event.place))
    if event.text:
        made.add("description", _text(event.text))
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED" if event.confirmed else "TENTATIVE")
    return made


def _moment(local: datetime, zone: str) -> datetime:
    """The instant on the clock of its zone; the second of an hour that comes twice has no form there, so in UTC."""
    moment = local.replace(tzinfo=ZoneInfo(zone))
    return moment.astimezone(UTC) if local.fold else moment


def _text(words: str) -> str:
    """Words without signs that calendar programs stumble over."""
    return clean(words, keep_lines=True)
