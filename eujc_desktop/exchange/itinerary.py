"""Itineraries as tables: an item a row, with what is not known left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from eujc_desktop.exchange.draft import Draft, Read, read_rows
from eujc_desktop.exchange.participants import remarks_of
from eujc_desktop.exchange.preview import Match, Preview, Problem, Result, Row
from eujc_desktop.exchange.recognise import Known, compare
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Clock, Day, Text, Whole, YesNo

NEEDED = ("item.title", "item.title_ja", "item.type")


def own_targets() -> dict[str, Field]:
    """Columns that go to the day, the groups or the host of an item rather than to a field of it."""
    fields = (
        Field("day.number", "Day", Whole(0, 400), words=("Jour", "Tag", "日目")),
        Field("day.day", "Date", Day(), words=("Datum", "日付", "月日")),
        Field("item.start", "Start", Clock(), words=("From", "Début", "Beginn", "開始")),
        Field("item.end", "End", Clock(), words=("Until", "Fin", "Ende", "終了")),
        Field("item.ends_next_day", "Ends next day", YesNo()),
        Field("item.company", "Company", Text(), words=("Host", "Société", "Entreprise", "Firma", "会社名", "訪問先")),
        Field("item.groups", "Group", Text(80), words=("Groups", "Groupe", "Gruppe", "班")),
    )
    return {field.name: field for field in fields}


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the itinerary would do."""
    items = list(known)
    by_number = {item.values.get("item.number"): item for item in items if item.values.get("item.number") is not None}
    by_place = {_place(item.values): item for item in items}
    read, left = read_rows(draft)
    sheets = tuple((sheet.name, sheet.hidden) for sheet in draft.book.sheets)
    return Preview(
        what="itinerary",
        file=draft.book.path.name,
        sheet=draft.sheet.name,
        sheets=sheets,
        header_row=draft.header,
        columns=draft.columns,
        rows=tuple(_row(draft, each, by_number, by_place) for each in read),
        remarks=tuple(remarks_of(draft)),
        day_first=draft.hints.day_first,
        decimal_comma=draft.hints.decimal_comma,
        skipped=tuple(left),
    )


def _place(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values.get(key) for key in ("day.day", "day.number", "item.start", "item.title"))


def _row(draft: Draft, read: Read, by_number: Mapping[Any, Known], by_place: Mapping[tuple[Any, ...], Known]) -> Row:
    _mend(read)
    title = str(read.values.get("item.title") or read.values.get("item.title_ja") or "")
    row = Row(read.number, "new", title, read.values, read.cells)
    stopped = any(problem.severity == "problem" for problem in read.problems)
    known = by_number.get(read.values.get("item.number")) or by_place.get(_place(read.values))
    if known is None:
        return replace(row, result="problem" if stopped else "new", problems=tuple(read.problems))
    changes, fills = compare(read.values, known, draft.targets)
    result: Result = "problem" if stopped else "changed" if changes or fills else "same"
    match = Match(known.id, known.name, "number")
    return replace(row, result=result, changes=changes, fills=fills, match=match, problems=tuple(read.problems))


def _mend(read: Read) -> None:
    _type(read)
    _times(read)
    if not read.values.get("item.ends_next_day"):
        read.values.pop("item.ends_next_day", None)
    if str(read.values.get("item.groups", "")).casefold() in {"all", "everyone", "tous", "alle", "全員"}:
        del read.values["item.groups"]


def _type(read: Read) -> None:
    """A type nobody knows is kept as a word, and the item is of no special type."""
    raw = read.cells.get("item.type", "").strip()
    if raw and "item.type" not in read.values:
        read.problems[:] = [problem for problem in read.problems if problem.key != "item.type"]
        read.values["item.internal_note"] = f"Type: {raw}"
        words = "is no type known here; the item comes in without one"
        read.problems.append(Problem(read.number, "", "item.type", raw, words, "Choose a type afterwards.", "question"))


def _times(read: Read) -> None:
    """An end before the start lies on the next day, which is said unless the sheet says so itself."""
    start, end = read.values.get("item.start"), read.values.get("item.end")
    if isinstance(start, time) and isinstance(end, time) and end < start and not read.values.get("item.ends_next_day"):
        words = f"ends at {end:%H:%M} before it starts at {start:%H:%M}; read as the next day"
        read.problems.append(
            Problem(read.number, "", "item.end", f"{end:%H:%M}", words, "Check the times.", "question")
        )
