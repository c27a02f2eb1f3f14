"""A sheet on its way in: its columns, its corrections, and what was answered about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.exchange import cells, sorts
from eujc_desktop.exchange.matching import header_row, match_columns
from eujc_desktop.exchange.preview import Column
from eujc_desktop.exchange.sheets import Book, Sheet
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Hints

_OTHERWISE = {
    sorts.ATTENDANCE: say("Import it as attendance, or name another of its sheets."),
    sorts.ACTIVITIES: say("Import it as past activities, or name another of its sheets."),
    "": say("Name the sheet to import from it anyway."),
}
"""What to do with a list of another sort, by the beginning of its name."""
LEFT_OUT = object()
EMPTIED = object()
"""What a cell is corrected to that is to take a known value away."""
SKIPPED = "skipped"
"""Why a row is not read that was left out on purpose."""


@dataclass(frozen=True)
class Draft:
    """What is known of a sheet before its people are recognised; each answer gives a new draft."""

    book: Book
    sheet: Sheet
    targets: Mapping[str, Field]
    header: int
    columns: tuple[Column, ...]
    hints: Hints
    needed: tuple[str, ...]
    corrections: Mapping[tuple[int, str], Any] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()
    decided: Mapping[int, bool] = field(default_factory=dict)
    within: tuple[date, date] | None = None
    """First and last day of the mission the sheet is for."""
    said: tuple[bool, bool] | None = None
    """Whether days come first and decimals have a comma, where somebody has said so."""

    def deciding(self, row: int, *, same: bool) -> Draft:
        """Say whether a probable duplicate is the known record, or another one."""
        return replace(self, decided={**self.decided, row: same})

    def undecided(self, row: int) -> Draft:
        """Take back what was said of a probable duplicate."""
        return replace(self, decided={number: same for number, same in self.decided.items() if number != row})

    def with_column(self, index: int, key: str) -> Draft:
        """Send a column to another field, or to none."""
        columns = tuple(
            replace(column, key=key, label=self.targets[key].label if key else "", score=100)
            if column.index == index
            else replace(column, key="", label="", score=0)
            if key and column.key == key
            else column
            for column in self.columns
        )
        return replace(self, columns=columns).hinted()

    def written(self, *, day_first: bool, decimal_comma: bool) -> Draft:
        """Read days and decimals so, whatever the cells seem to show."""
        return replace(self, said=(day_first, decimal_comma)).hinted()

    def hinted(self) -> Draft:
        """With how the sheet writes days and decimals, as was said or as its unmistakable cells show."""
        hints = cells.hints_of(self.sheet, self.header, self.columns, self.targets, self.hints)
        if self.said is not None:
            hints = replace(hints, day_first=self.said[0], decimal_comma=self.said[1])
        return replace(self, hints=hints)

    def corrected(self, row: int, key: str, raw: Any) -> Draft:
        """Read another value for one cell, or one for a field that has no column."""
        return replace(self, corrections={**self.corrections, (row, key): raw})

    def without(self, row: int, key: str) -> Draft:
        """Leave one value out."""
        return self.corrected(row, key, LEFT_OUT)

    def emptied(self, row: int, key: str) -> Draft:
        """Take away what is known where a list that was saved here has come back with an empty cell."""
        return self.corrected(row, key, EMPTIED)

    def restored(self, row: int, key: str) -> Draft:
        """Read a cell again as it stands in the sheet."""
        kept = {place: raw for place, raw in self.corrections.items() if place != (row, key)}
        return replace(self, corrections=kept)

    def skipping(self, row: int) -> Draft:
        """Leave a whole row out."""
        return replace(self, skipped=self.skipped | {row})

    def bringing_back(self, row: int) -> Draft:
        """Take a row in again that was left out."""
        return replace(self, skipped=self.skipped - {row})

    def with_matches(self, keys: Mapping[str, str]) -> Draft:
        """Send the columns of these headings to these fields, as far as there are such."""
        found = self
        for column in self.columns:
            key = keys.get(column.heading)
            if key is not None and key != column.key and (not key or key in self.targets):
                found = found.with_column(column.index, key)
        return found

    def learned(self) -> dict[str, str]:
        """The field by heading, to be remembered for the next sheet; empty where a column was left aside on purpose."""
        return {column.heading: column.key for column in self.columns if column.key or column.score}

    @cached_property
    def headings(self) -> dict[str, str]:
        """What the sheet calls each field, or we do where it has no column."""
        own = {key: field_.label for key, field_ in self.targets.items()}
        return {**own, **{column.key: column.heading for column in self.columns if column.key}}

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The columns of family names of participants that are in capitals by habit, by key."""
        return frozenset(
            column.key
            for column in self.columns
            if column.key == "person.family_name" and cells.in_capitals(self.sheet, self.header, column.index)
        )

    @cached_property
    def odd_day_columns(self) -> frozenset[int]:
        """Columns of dates as text in which few cells are real dates: there Excel may have swapped day and month."""
        return cells.odd_day_columns(self.sheet, self.header, self.columns, self.targets)


def draft(
    book: Book,
    targets: Mapping[str, Field],
    needed: tuple[str, ...],
    *,
    what: str,
    sheet: str | None = None,
    remembered: Mapping[str, str] | None = None,
    today: date | None = None,
    year: int | None = None,
    zone: str = "",
) -> Draft:
    """The sheet named, or the one that fits best, with its header found and its columns matched.

    Refused says why the file is no list of this sort; `what` is its name in words. Days without a year lie in
    `year`, times in `zone`.
    """
    known = remembered or {}
    if other := sorts.other_sort(book, sheet, what):
        raise Refused(
            say("“{name}” holds {other}, not {what}.", name=book.name, other=other, what=what),
            cure=_OTHERWISE[next((sort for sort in _OTHERWISE if other.startswith(sort)), "")],
        )
    if sheet is not None:
        candidates = [book.sheet(sheet)]
    else:
        candidates = [each for each in book.sheets if not each.hidden] or list(book.sheets)
    fits = [_fit(each, targets, known) for each in candidates]
    count, chosen = max(((count, -at) for at, (count, _, _) in enumerate(fits)), default=(0, 0))
    if count == 0:
        raise _no_header(book, sheet)
    _, header, columns = fits[-chosen]
    found = Draft(book, candidates[-chosen], targets, header, columns, Hints(today=today, year=year, zone=zone), needed)
    if not {column.key for column in columns} & set(needed):
        raise _no_list(found, what)
    return found.hinted()


def _fit(sheet: Sheet, targets: Mapping[str, Field], known: Mapping[str, str]) -> tuple[int, int, tuple[Column, ...]]:
    """How many columns of a sheet have a field, the number of its header row, and the columns."""
    header = header_row(sheet, targets, known)
    columns = match_columns(sheet, header, targets, known) if header else ()
    return sum(bool(column.key) for column in columns), header, columns


def _no_header(book: Book, sheet: str | None) -> Refused:
    place = say(", sheet “{sheet}”", sheet=sheet) if sheet else ""
    return Refused(
        say("“{name}”{place} has no row that names columns known here.", name=book.name, place=place),
        cure="Give the columns names such as Family name, E-mail or Date, in English, French, German or Japanese.",
    )


def _no_list(draft_: Draft, what: str) -> Refused:
    """The header names columns, but none by which a row of such a list is known."""
    place = say(", sheet “{name}”", name=draft_.sheet.name) if draft_.sheet.name else ""
    labels = ", ".join(draft_.targets[key].label for key in draft_.needed)
    return Refused(
        say(
            "“{name}”{place}, row {header} names no column for any of {labels}: it is not {what}.",
            name=draft_.book.name,
            place=place,
            header=draft_.header,
            labels=labels,
            what=what,
        ),
        cure="Add such a column, choose another sheet, or import the file as another sort of list.",
    )
