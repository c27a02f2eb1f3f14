"""What an item of an itinerary says in the views: title, times, who takes part."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from eujc_desktop.common.dates import clock_face
from eujc_desktop.ui.text import tr


def title_of(row: Any) -> str:
    """The title, in Japanese where there is no other, else what sort of item it is."""
    return row.title or row.title_ja or tr(row.type_label)


def place_of(row: Any) -> str:
    return str(row.place or row.place_ja)


def who_of(row: Any) -> str:
    """`Everyone`, `Group A, B`, or the people by name."""
    if row.for_named:
        return ", ".join(guest.name if len(row.guests) == 1 else guest.initials for guest in row.guests) or "–"
    return tr("Group {letters}", letters=", ".join(row.groups)) if row.groups else tr("Everyone")


def times_of(row: Any) -> str:
    """`09:30–11:00`, `23:20–00:40 +1`; or that the time is open."""
    if row.start is None:
        return tr("until {time}", time=f"{row.end:%H:%M}") if row.end else tr("time open")
    if row.end is None:
        return clock_face(row.start)
    return f"{clock_face(row.start)}–{clock_face(row.end)}" + (" +1" if row.ends_next_day else "")


def elsewhere(row: Any, zone: str) -> str:
    """The times as clocks in another zone show them; nothing while they are open."""
    if row.start is None:
        return ""
    start = row.start.replace(tzinfo=ZoneInfo(row.zone)).astimezone(ZoneInfo(zone))
    end = row.end.replace(tzinfo=ZoneInfo(row.end_zone)).astimezone(ZoneInfo(zone)) if row.end else None
    before = " −1" if start.date() < row.start.date() else ""
    return (f"{clock_face(start)}–{clock_face(end)}" if end else clock_face(start)) + before


def city_of(zone: str) -> str:
    """`Tokyo`, for `Asia/Tokyo`."""
    return zone.rpartition("/")[2].replace("_", " ")


def step_of(title: str, before: tuple[Any, Any], after: tuple[Any, Any]) -> str:
    """What a step is called that gives an item other times on its day, by the one that has changed."""
    start, end = after
    if end is not None and before[0] == start:
        return tr("End “{title}” at {time}", title=title, time=f"{end:%H:%M}")
    if end is not None and before[1] == end:
        return tr("Start “{title}” at {time}", title=title, time=f"{start:%H:%M}")
    return tr("Move “{title}” to {time}", title=title, time=f"{start:%H:%M}")
