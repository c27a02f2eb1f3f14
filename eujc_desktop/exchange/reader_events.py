"""Calendar files (iCalendar) as a table: an event a row, under headings that an import knows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from eujc_desktop.common.said import say
from eujc_desktop.exchange.reader_limits import MOST_ROWS, Budget, Unreadable, too_many_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

HEADINGS = (
    "Organiser", "Event", "First day of the event", "Last day of the event", "Where", "Sectors",
    "Source of the news", "Note on the event", "Reference in its calendar",
)  # fmt: skip
"""The columns of the table in their order: the labels of the fields they go to."""
_AGAIN = say("Save the calendar again where it came from.")
_LONGEST = 1900
Cells = tuple[str | None, ...]


def table(name: str, data: bytes) -> dict[str, Any]:
    """The events of a calendar as a table, without those called off; Unreadable when it is none, or is damaged."""
    import icalendar

    whole = data.removeprefix(b"\xef\xbb\xbf").strip()
    damaged = Unreadable(say("“{name}” is no whole calendar file.", name=name), _AGAIN)
    lines = whole.upper()
    if not lines.endswith(b"END:VCALENDAR") or lines.count(b"BEGIN:VEVENT") != lines.count(b"END:VEVENT"):
        raise damaged
    try:
        calendars = icalendar.Calendar.from_ical(whole, multiple=True)
    except (ValueError, IndexError, KeyError) as exc:
        raise damaged from exc
    budget, rows = Budget(name), list[tuple[int, Cells]]()
    for cells in (cells for calendar in calendars for cells in _events(calendar)):
        budget.take(cells)
        rows.append((len(rows) + 2, cells))
        if len(rows) > MOST_ROWS:
            raise too_many_rows(say("“{name}”", name=name))
    return {"name": "", "hidden": False, "rows": [(1, HEADINGS), *rows], "merged": []}


def _events(calendar: Any) -> Iterator[Cells]:
    whose = str(calendar.get("X-WR-CALNAME") or "")
    for event in calendar.walk("VEVENT"):
        if str(event.get("STATUS") or "").upper() == "CANCELLED":
            continue
        first = _day(_moment(event, "DTSTART"))
        yield (
            _organiser(event) or whose or None,
            _text(event, "SUMMARY"),
            first.isoformat() if first else _text(event, "DTSTART"),
            _last(event, first).isoformat() if first else None,
            _text(event, "LOCATION"),
            "; ".join(_categories(event)) or None,
            _text(event, "URL"),
            _text(event, "DESCRIPTION"),
            _text(event, "UID"),
        )


def _moment(event: Any, key: str) -> Any:
    """A day, time or length; None where none is told, or none that can be read."""
    import icalendar

    try:
        return getattr(event.get(key), "dt", None) or getattr(event.get(key), "td", None)
    except icalendar.error.BrokenCalendarProperty:
        return None


def _day(value: Any) -> date | None:
    """The day of a time as it is told there."""
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def _last(event: Any, first: date) -> date:
    """The last day: a whole day's end is the day after it, and so is a midnight."""
    raw: date | None = _moment(event, "DTEND")
    if raw is None:
        length = _moment(event, "DURATION")
        raw = _moment(event, "DTSTART") + length if isinstance(length, timedelta) else None
    if raw is None:
        return first
    if not isinstance(raw, datetime):
        return max(first, raw - timedelta(days=1))
    at_midnight = (raw.hour, raw.minute, raw.second) == (0, 0, 0)
    return max(first, raw.date() - timedelta(days=1) if at_midnight else raw.date())


def _organiser(event: Any) -> str:
    found = event.get("ORGANIZER")
    if found is None:
        return ""
    return str(getattr(found, "params", {}).get("CN") or str(found).removeprefix("mailto:").removeprefix("MAILTO:"))


def _categories(event: Any) -> Iterator[str]:
    found = event.get("CATEGORIES")
    for each in found if isinstance(found, list) else [found] if found is not None else []:
        yield from (str(one) for one in getattr(each, "cats", [each]))


def _text(event: Any, key: str) -> str | None:
    found = event.get(key)
    each = found[0] if isinstance(found, list) and found else found
    return (str(each).strip()[:_LONGEST] or None) if each is not None else None
