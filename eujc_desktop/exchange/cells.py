"""What the cells of a column tell together: the order of day and month, the decimal mark, cells that stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from eujc_desktop.exchange.preview import Column
from eujc_desktop.exchange.sheets import Sheet
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Amount, Day, Hints, Whole

if TYPE_CHECKING:
    from eujc_desktop.exchange.draft import Draft

_NUMBERS = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})\s*")


def _cells(sheet: Sheet, header: int, index: int) -> Iterator[tuple[int, Any]]:
    for number, row in sheet.rows:
        if number > header and index < len(row) and row[index] not in (None, ""):
            yield number, row[index]


def hints_of(
    sheet: Sheet, header: int, columns: Sequence[Column], targets: Mapping[str, Field], before: Hints
) -> Hints:
    """How this sheet writes days and decimals, as its unmistakable cells show."""
    firsts, seconds, comma = 0, 0, False
    for column in columns:
        kind = targets[column.key].kind if column.key else None
        for _, cell in _cells(sheet, header, column.index):
            if isinstance(kind, Day) and (found := _NUMBERS.fullmatch(str(cell))):
                firsts += int(found[1]) > 12
                seconds += int(found[2]) > 12
            if isinstance(kind, (Amount, Whole)) and re.search(r"\d,\d{1,2}(\D|$)", str(cell)):
                comma = True
    return replace(before, day_first=firsts >= seconds, decimal_comma=comma)


def merged_values(sheet: Sheet) -> dict[tuple[int, int], Any]:
    """The value that each cell of a merged block below its first row shows, by (row number, column index)."""
    rows = dict(sheet.rows)
    found: dict[tuple[int, int], Any] = {}
    for top, left, bottom, right in sheet.merged:
        first = rows.get(top + 1, ())
        if left < len(first) and first[left] not in (None, "") and bottom - top < 500:
            for row in range(top + 2, bottom + 2):
                found.update({(row, column): first[left] for column in range(left, right + 1)})
    return found


def column_remarks(draft: Draft, column: Column, raw: Any) -> list[str]:
    """What is odd about a cell beside the others of its column."""
    if not isinstance(draft.targets[column.key].kind, Day):
        return []
    day = raw.date() if isinstance(raw, datetime) else raw
    if not isinstance(day, date) or day.day > 12 or day.day == day.month:
        return []
    texts, days = _written(draft.sheet, draft.header, column.index)
    if texts < 3 or days > texts // 3:
        return []
    return [
        f"is a real date among dates written as text; Excel may have swapped day and month, "
        f"and {day.month} {date(2000, day.day, 1):%b} {day.year} may be meant. Check it"
    ]


@lru_cache(maxsize=256)
def _written(sheet: Sheet, header: int, index: int) -> tuple[int, int]:
    """How many cells of a column are dates as text, and how many real ones."""
    cells = [cell for _, cell in _cells(sheet, header, index)]
    return sum(isinstance(cell, str) for cell in cells), sum(isinstance(cell, date) for cell in cells)


def ambiguous_days(draft: Draft) -> list[str]:
    """Said once a column: text dates that could be read either way, and how they were read."""
    remarks = []
    for column in draft.columns:
        if column.key and isinstance(draft.targets[column.key].kind, Day):
            rows = [
                number
                for number, cell in _cells(draft.sheet, draft.header, column.index)
                if (found := _NUMBERS.fullmatch(str(cell)))
                and int(found[1]) <= 12 >= int(found[2])
                and found[1] != found[2]
            ]
            if rows:
                order = "day first" if draft.hints.day_first else "month first"
                first = ", ".join(str(row) for row in rows[:3]) + (" …" if len(rows) > 3 else "")
                remarks.append(
                    f"“{column.heading}”: dates such as in row {first} are read {order}, as the other rows show."
                )
    return remarks
