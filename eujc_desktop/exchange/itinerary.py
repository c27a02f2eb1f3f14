"""Itineraries as tables: an item a row, with what is not known left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from eujc_desktop.common.dates import clock_problem, clocks_twice
from eujc_desktop.common.said import say
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.preview import Match, Preview, Result, Row
from eujc_desktop.exchange.recognise import Known, compare
from eujc_desktop.exchange.rows import Read, read_rows
from eujc_desktop.exchange.summary import made
from eujc_desktop.exchange.travel_times import stated
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Clock, Day, Text, Whole, YesNo

TWICE = say("comes twice")
NEEDED = ("item.title", "item.title_ja", "item.type")
_EVERYONE = {"all", "everyone", "tous", "toutes", "alle", "全員", "全班"}


def own_targets() -> dict[str, Field]:
    """Columns that go to the day, the groups or the host of an item rather than to a field of it."""
    fields = (
        Field("day.number", "Day", Whole(0, 400)),
        Field("day.day", "Date", Day()),
        Field("item.start", "Start", Clock()),
        Field("item.end", "End", Clock()),
        Field("item.ends_next_day", "Ends next day", YesNo()),
        Field("item.company", "Company", Text()),
        Field("item.groups", "Group", Text(80)),
    )
    return {field.name: field for field in fields}


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the itinerary would do."""
    read, left = read_rows(draft)
    items = Items(known, read)
    minutes = stated(draft.book, draft.sheet)
    shown = made(draft, "itinerary", [_row(draft, each, items) for each in read], left, besides=minutes.sheet)
    return replace(shown, remarks=(*minutes.remarks, *shown.remarks, *_twice(read)))


def _twice(read: Iterable[Read]) -> list[str]:
    """What was assumed of times that a night has twice, also for who sees no rows."""
    told = [problem for row in read for problem in row.problems if TWICE in problem.reason]
    return [
        say(
            "Row {row}, {column}: {value} {reason}. {cure}",
            row=each.row,
            column=each.column,
            value=each.value,
            reason=each.reason,
            cure=each.cure,
        )
        for each in told
    ]


Place = tuple[Any, ...]


def _places(values: Mapping[str, Any]) -> list[Place]:
    """When an item is and what it is called: by date, and by number of the day."""
    what = (values.get("item.start"), values.get("item.title"), values.get("item.title_ja"))
    days = [values.get("day.day"), values.get("day.number")]
    return [(day, *what) for day in days if day is not None] or [(None, *what)]


class Items:
    """The items there are, found by number where the sheet gives each its own, else by day, time and title."""

    def __init__(self, known: Iterable[Known], rows: Iterable[Read]) -> None:
        numbers = [number for row in rows if (number := row.values.get("item.number")) is not None]
        self._numbered = len(set(numbers)) == len(numbers)
        self._by_number: dict[int, Known] = {}
        self._by_place: dict[Place, list[Known]] = {}
        self._found: set[str] = set()
        for item in known:
            self._by_number.setdefault(item.values.get("item.number", -1), item)
            for place in _places(item.values):
                self._by_place.setdefault(place, []).append(item)

    def find(self, values: Mapping[str, Any]) -> tuple[Known, str] | None:
        """The item a row is about, and by what that is known; each is found once by its place."""
        number = values.get("item.number")
        if self._numbered and number is not None and (found := self._by_number.get(number)) is not None:
            return found, "number"
        for item in self._by_place.get(_places(values)[0], []):
            if item.id not in self._found:
                self._found.add(item.id)
                return item, say("day, time and title")
        return None


def _row(draft: Draft, read: Read, items: Items) -> Row:
    _mend(read, draft.hints.zone)
    title = str(read.values.get("item.title") or read.values.get("item.title_ja") or "")
    row = Row(read.number, "new", title, read.values, read.cells)
    found = items.find(read.values)
    if found is None:
        return replace(row, result="problem" if read.stopped else "new", problems=tuple(read.problems))
    known, by = found
    _already_chosen(read, known)
    changes, fills = compare(read.values, known, draft.targets)
    result: Result = "problem" if read.stopped else "changed" if changes or fills else "same"
    match = Match(known.id, known.name, by)
    return replace(row, result=result, changes=changes, fills=fills, match=match, problems=tuple(read.problems))


def _already_chosen(read: Read, known: Known) -> None:
    """A time the item has already stays the one of two that it is."""
    stay = {key for key in ("item.start", "item.end") if known.values.get(key) == read.values.get(key)}
    read.problems[:] = [each for each in read.problems if not (TWICE in each.reason and each.key in stay)]


def _mend(read: Read, zone: str) -> None:
    _type(read)
    _times(read)
    if zone and not _flies(read):
        _nights(read, zone)
    if not read.values.get("item.ends_next_day"):
        read.values.pop("item.ends_next_day", None)
    if str(read.values.get("item.groups", "")).casefold() in _EVERYONE:
        del read.values["item.groups"]


def _type(read: Read) -> None:
    """A type nobody knows is kept as a word, and the item is of no special type."""
    raw = read.cells.get("item.type", "").strip()
    if raw and "item.type" not in read.values:
        read.drop("item.type")
        read.values["item.internal_note"] = f"Type: {raw}"
        read.ask(
            "item.type", say("is no type known here; the item comes in without one"), say("Choose a type afterwards.")
        )


def _flies(read: Read) -> bool:
    """Whether the times are those of the airports, which the mission's zone says nothing about."""
    return "flight" in {str(read.values.get(key, "")) for key in ("item.type", "item.transport")}


def _nights(read: Read, zone: str) -> None:
    """A time that a spring night leaves out is none, and of one that an autumn night has twice the first is taken."""
    day, start = read.values.get("day.day"), read.values.get("item.start")
    if not isinstance(day, date):
        return
    for key in ("item.start", "item.end"):
        clock = read.values.get(key)
        is_next = key == "item.end" and isinstance(start, time) and isinstance(clock, time) and clock < start
        if not isinstance(clock, time):
            continue
        on = day + timedelta(days=is_next)
        if words := clock_problem(on, clock, zone):
            read.tell(key, words, say("Correct the time, or leave it out."))
        elif names := clocks_twice(on, clock, zone):
            words = say("{twice} on {day}; the first, {name}, is taken", twice=TWICE, day=on, name=names[0])
            cure = say("Where {name} is meant, choose the second in the item afterwards.", name=names[1])
            read.ask(key, words, cure)


def _times(read: Read) -> None:
    """A time needs a day; an end before the start lies on the next one, which is said unless the sheet says so."""
    start, end = read.values.get("item.start"), read.values.get("item.end")
    if (start or end) and not any(key in read.values for key in ("day.day", "day.number")):
        key = "item.start" if start else "item.end"
        read.tell(key, say("is a time without a day"), say("Enter the date or the day, or leave the time out."))
    if isinstance(start, time) and isinstance(end, time) and end < start and not read.values.get("item.ends_next_day"):
        words = say("ends at {end:%H:%M} before it starts at {start:%H:%M}; read as the next day", end=end, start=start)
        read.ask("item.end", words, say("Check the times."))
