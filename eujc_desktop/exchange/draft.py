"""A sheet on its way in: its columns, its corrections, and the rows read by the fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from eujc_desktop.common.errors import Refused
from eujc_desktop.exchange import cells as reading
from eujc_desktop.exchange.matching import header_row, match_columns
from eujc_desktop.exchange.preview import Column, Problem
from eujc_desktop.exchange.sheets import Book, Sheet
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Hints
from eujc_desktop.fields.readings import as_text

LEFT_OUT = object()
_TOTALS = {"total", "totals", "totaux", "summe", "gesamt", "合計", "計"}


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

    def deciding(self, row: int, *, same: bool) -> Draft:
        """Say whether a probable duplicate is the known record, or another one."""
        return replace(self, decided={**self.decided, row: same})

    def with_column(self, index: int, key: str) -> Draft:
        """Send a column to another field, or to none."""
        columns = tuple(
            replace(column, key=key, label=self.targets[key].label if key else "", score=100 if key else 0)
            if column.index == index
            else replace(column, key="", label="", score=0)
            if key and column.key == key
            else column
            for column in self.columns
        )
        return replace(
            self, columns=columns, hints=reading.hints_of(self.sheet, self.header, columns, self.targets, self.hints)
        )

    def corrected(self, row: int, key: str, raw: Any) -> Draft:
        """Read another value for one cell."""
        return replace(self, corrections={**self.corrections, (row, key): raw})

    def without(self, row: int, key: str) -> Draft:
        """Leave one value out."""
        return self.corrected(row, key, LEFT_OUT)

    def skipping(self, row: int) -> Draft:
        """Leave a whole row out."""
        return replace(self, skipped=self.skipped | {row})

    def learned(self) -> dict[str, str]:
        """The field by heading, to be remembered for the next sheet."""
        return {column.heading: column.key for column in self.columns if column.key}


@dataclass(frozen=True)
class Read:
    """One row read by the fields."""

    number: int
    values: dict[str, Any]
    cells: dict[str, str]
    problems: list[Problem]


def draft(
    book: Book,
    targets: Mapping[str, Field],
    needed: tuple[str, ...],
    *,
    sheet: str | None = None,
    remembered: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Draft:
    """The sheet named, or the one that fits best, with its header found and its columns matched."""
    known = remembered or {}
    if sheet is not None:
        candidates = [book.sheet(sheet)]
    else:
        candidates = [each for each in book.sheets if not each.hidden] or list(book.sheets)
    found = [(each, header_row(each, targets, known)) for each in candidates]
    chosen, header = max(found, key=lambda pair: _fit(pair[0], pair[1], targets, known), default=(None, 0))
    if chosen is None or header == 0:
        raise Refused(
            f"“{book.path.name}” has no row that names columns known here.",
            cure="Give the columns names such as Family name, E-mail or Date, in English, French, German or Japanese.",
        )
    columns = match_columns(chosen, header, targets, known)
    hints = reading.hints_of(chosen, header, columns, targets, Hints(today=today))
    return Draft(book, chosen, targets, header, columns, hints, needed)


def _fit(sheet: Sheet, header: int, targets: Mapping[str, Field], known: Mapping[str, str]) -> int:
    return sum(bool(column.key) for column in match_columns(sheet, header, targets, known)) if header else 0


def read_rows(draft_: Draft) -> tuple[list[Read], list[tuple[int, str]]]:
    """The rows below the header read by the fields, and those left out with the reason."""
    found: list[Read] = []
    left: list[tuple[int, str]] = []
    merged = reading.merged_values(draft_.sheet)
    for number, row in draft_.sheet.rows:
        if number <= draft_.header:
            continue
        if reason := _no_record(draft_, row):
            left.append((number, reason))
        elif number in draft_.skipped:
            left.append((number, "skipped"))
        else:
            found.append(_read(draft_, number, row, merged))
    return found, left


def _no_record(draft_: Draft, row: tuple[Any, ...]) -> str:
    """Why a row is none of the list: a total, a legend; empty when it is one."""
    words = [as_text(cell).strip() for cell in row]
    if any(word.casefold().rstrip(" :") in _TOTALS for word in words):
        return "a total"
    filled = {column.key for column in draft_.columns if column.key and column.index < len(row) and words[column.index]}
    return "" if filled & set(draft_.needed) else "no entry of this list"


def _read(draft_: Draft, number: int, row: tuple[Any, ...], merged: Mapping[tuple[int, int], Any]) -> Read:
    read = Read(number, {}, {}, [])
    for column in draft_.columns:
        if not column.key:
            continue
        raw = row[column.index] if column.index < len(row) else None
        if raw in (None, "") and (number, column.index) in merged:
            raw = merged[number, column.index]
            words = f"taken from the merged cell above: {as_text(raw)}"
            read.problems.append(Problem(number, column.heading, column.key, as_text(raw), words, severity="remark"))
        raw = draft_.corrections.get((number, column.key), raw)
        if raw is not LEFT_OUT:
            _read_cell(draft_, column, raw, read)
    return read


def _read_cell(draft_: Draft, column: Column, raw: Any, read: Read) -> None:
    read.cells[column.key] = as_text(raw)
    place = f"{_letters(column.index)}{read.number}"
    told = (read.number, column.heading, column.key, as_text(raw))
    if place in draft_.sheet.formulas:
        read.problems.append(
            Problem(*told, "is a formula without a value", "Open the file in Excel and save it again.")
        )
        return
    if place in draft_.sheet.errors:
        read.problems.append(Problem(*told, "is an error of the sheet", "Mend the formula, or leave the value out."))
        return
    field_ = draft_.targets[column.key]
    try:
        value = field_.kind.parse(raw, draft_.hints)
    except ValueError as exc:
        read.problems.append(Problem(*told, str(exc), "Correct the value, or import the row without it."))
        return
    if value is not None:
        read.values[column.key] = value
        remarks = [*field_.kind.remarks(raw, draft_.hints), *reading.column_remarks(draft_, column, raw)]
        read.problems.extend(Problem(*told, words, severity="question") for words in remarks)


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def split_name_and_phone(text: str) -> tuple[str, str]:
    """`Alex Dufrêne, +33 700 000 500` in its two parts; the second empty when there is no number."""
    found = re.fullmatch(r"(.*?)[,;:\s]+(\+?[\d(][\d\s().-]{5,})", text.strip())
    return (found[1].strip(), found[2].strip()) if found else (text.strip(), "")
