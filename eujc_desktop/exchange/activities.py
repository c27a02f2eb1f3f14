"""Figures of activities as a whole, as of earlier years: a programme and year a row, with what it counts as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.matching import heading_key
from eujc_desktop.exchange.preview import Match, Preview, Result, Row
from eujc_desktop.exchange.recognise import Known, Twice, compare
from eujc_desktop.exchange.rows import Read, read_rows
from eujc_desktop.exchange.sheets import Book, Sheet
from eujc_desktop.exchange.summary import made
from eujc_desktop.fields.readings import as_text

NEEDED = ("activity.year", "activity.name", "activity.counts")
_PEOPLE = "activity.participants"
_PARTS = ("activity.women", "activity.smes")
_TOTALS = ("deliverable", "published")
"""The headings by which a sheet of totals is known."""


def key_of(values: Mapping[str, Any]) -> str:
    """What makes an activity: year, name and what it counts as; empty while one of them is missing."""
    found = [values.get(key) for key in NEEDED]
    return "|".join(str(each).casefold() for each in found) if None not in found else ""


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the sheet would do."""
    read, left = read_rows(draft)
    sheet = totals_sheet(draft.book)
    return made(draft, "activities", list(_rows(draft, read, known)), left, besides=sheet.name if sheet else "")


def _rows(draft: Draft, read: Iterable[Read], known: Iterable[Known]) -> Iterator[Row]:
    there = {key_of(each.values): each for each in known}
    twice = Twice(draft.targets, ((say("year, activity and what it counts as"), key_of),))
    for each in read:
        yield twice.look(_row(draft, each, there), each)


def _row(draft: Draft, read: Read, there: Mapping[str, Known]) -> Row:
    _doubts(draft, read)
    title = " ".join(str(read.values[key]) for key in NEEDED[:2] if key in read.values)
    found = there.get(key_of(read.values))
    row = Row(read.number, "problem" if read.stopped else "new", title, read.values, read.cells)
    problems = tuple(read.problems)
    if found is None:
        return Row(row.number, row.result, title, read.values, read.cells, problems=problems)
    changes, fills = compare(read.values, found, draft.targets)
    result: Result = "problem" if read.stopped else "changed" if changes or fills else "same"
    match = Match(found.id, found.name, say("year, activity and what it counts as"))
    return Row(row.number, result, title, read.values, read.cells, changes, fills, problems, match)


def _doubts(draft: Draft, read: Read) -> None:
    """A row without year, name or tag cannot come in; parts that are more than the whole are asked about."""
    read.need(NEEDED)
    whole = read.values.get(_PEOPLE)
    if whole is None:
        return
    groups = sum(read.values.get(key) or 0 for key in ("activity.eu", "activity.japan"))
    if groups > whole:
        read.ask(
            "activity.eu", say("makes {n} with those from Japan, more than the {whole} people", n=groups, whole=whole)
        )
    for key in _PARTS:
        if (read.values.get(key) or 0) > whole:
            read.ask(key, say("is more than the {whole} people", whole=whole))


def totals_sheet(book: Book) -> Sheet | None:
    """The sheet of totals of a file, known by its headings."""
    return next((sheet for sheet in book.sheets if _headings(sheet)[: len(_TOTALS)] == _TOTALS), None)


def _headings(sheet: Sheet) -> tuple[str, ...]:
    return tuple(heading_key(as_text(cell)) for _, cells in sheet.rows[:1] for cell in cells)


def totals(book: Book) -> list[tuple[str, int, int | None]]:
    """The lines of the sheet of totals, with what was published and what it says the file adds up to."""
    sheet = totals_sheet(book)
    lines = [cells for _, cells in sheet.rows[1:]] if sheet else []
    return [_total(cells) for cells in lines if len(cells) > 1 and isinstance(cells[1], int)]


def _total(cells: tuple[Any, ...]) -> tuple[str, int, int | None]:
    own = cells[2] if len(cells) > 2 and isinstance(cells[2], int) else None
    return as_text(cells[0]), cells[1], own
