"""What the cells of a column tell together: the order of day and month, the decimal mark, cells that stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.exchange.preview import Column
from eujc_desktop.exchange.sheets import Sheet
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Amount, Day, Hints

_NUMBERS = re.compile(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})\s*")
_COMMA = re.compile(r"\d,\d{1,2}(\D|$)")
_HIGHEST_MERGE = 500
_HABIT = 3


def column_cells(sheet: Sheet, header: int, index: int) -> list[tuple[int, Any]]:
    """The filled cells of a column below the header, with their row numbers."""
    return [
        (number, row[index])
        for number, row in sheet.rows
        if number > header and index < len(row) and row[index] is not None
    ]


def _texts(sheet: Sheet, header: int, index: int) -> list[tuple[int, str]]:
    return [
        (number, row[index])
        for number, row in sheet.rows
        if number > header and index < len(row) and type(row[index]) is str
    ]


def _of_kind(columns: Sequence[Column], targets: Mapping[str, Field], kind: type) -> Iterator[Column]:
    return (column for column in columns if column.key and isinstance(targets[column.key].kind, kind))


def hints_of(
    sheet: Sheet, header: int, columns: Sequence[Column], targets: Mapping[str, Field], before: Hints
) -> Hints:
    """How this sheet writes days and decimals, as its unmistakable cells show."""
    firsts, seconds = _orders(sheet, header, columns, targets)
    comma = any(
        _COMMA.search(cell)
        for column in _of_kind(columns, targets, Amount)
        for _, cell in _texts(sheet, header, column.index)
    )
    return replace(before, day_first=len(firsts) >= len(seconds), decimal_comma=comma)


def _orders(
    sheet: Sheet, header: int, columns: Sequence[Column], targets: Mapping[str, Field]
) -> tuple[list[int], list[int]]:
    """The rows with a date that can only be day first, and those with one that can only be month first."""
    firsts, seconds = [], []
    for column in _of_kind(columns, targets, Day):
        for number, cell in _texts(sheet, header, column.index):
            if found := _NUMBERS.fullmatch(cell):
                if int(found[1]) > 12:
                    firsts.append(number)
                elif int(found[2]) > 12:
                    seconds.append(number)
    return firsts, seconds


def in_capitals(sheet: Sheet, header: int, index: int) -> bool:
    """Whether a column of names is written in capitals by habit: nearly every cell of at least three."""
    cells = [cell for _, cell in _texts(sheet, header, index) if cell.upper() != cell.lower()]
    return len(cells) >= _HABIT and sum(cell.isupper() for cell in cells) >= 0.9 * len(cells)


def merged_values(sheet: Sheet) -> dict[tuple[int, int], Any]:
    """The value that each cell of a column shows below the first of a merged block, by (row number, column index)."""
    rows = dict(sheet.rows)
    found: dict[tuple[int, int], Any] = {}
    for top, left, bottom, _right in sheet.merged:
        first = rows.get(top + 1, ())
        if left < len(first) and first[left] not in (None, "") and bottom - top < _HIGHEST_MERGE:
            found.update({(row, left): first[left] for row in range(top + 2, bottom + 2) if row in rows})
    return found


def odd_day_columns(
    sheet: Sheet, header: int, columns: Sequence[Column], targets: Mapping[str, Field]
) -> frozenset[int]:
    """The columns of dates written as text among which a few cells are real dates."""
    odd = set()
    for column in _of_kind(columns, targets, Day):
        texts = len(_texts(sheet, header, column.index))
        if texts < _HABIT:
            continue
        days = sum(isinstance(cell, date) for _, cell in column_cells(sheet, header, column.index))
        if 0 < days <= texts // 3:
            odd.add(column.index)
    return frozenset(odd)


def swapped(raw: Any) -> date | None:
    """A real date with day and month exchanged, where that is another day of the calendar."""
    day = raw.date() if isinstance(raw, datetime) else raw
    if not isinstance(day, date) or day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


def ambiguous_days(
    sheet: Sheet, header: int, columns: Sequence[Column], targets: Mapping[str, Field], hints: Hints
) -> list[str]:
    """Said once a column: text dates that could be read either way, and how they were read."""
    firsts, seconds = _orders(sheet, header, columns, targets)
    order, other = (say("day first"), say("month first")) if hints.day_first else (say("month first"), say("day first"))
    against = seconds if hints.day_first else firsts
    why = say("as the other rows show") if firsts or seconds else say("which no other row confirms; check them")
    if firsts and seconds:
        why = say("though row {against} is written {other}; check them", against=against[0], other=other)
    remarks = []
    for column in _of_kind(columns, targets, Day):
        rows = [number for number, cell in _texts(sheet, header, column.index) if _either_way(cell)]
        if rows:
            shown = ", ".join(str(row) for row in rows[:3]) + (" …" if len(rows) > 3 else "")
            remarks.append(
                say(
                    "“{heading}”: dates such as in row {shown} are read {order}, {why}.",
                    heading=column.heading,
                    shown=shown,
                    order=order,
                    why=why,
                )
            )
    return remarks


def _either_way(cell: str) -> bool:
    found = _NUMBERS.fullmatch(cell)
    return found is not None and int(found[1]) <= 12 >= int(found[2]) and found[1] != found[2]
