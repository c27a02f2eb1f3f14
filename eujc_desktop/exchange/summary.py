"""What holds for a whole sheet, said once: hidden parts, columns left aside, dates read one way, totals that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.exchange.cells import ambiguous_days, column_cells
from eujc_desktop.exchange.draft import LEFT_OUT, SKIPPED, Draft
from eujc_desktop.exchange.matching import named_twice, unnamed
from eujc_desktop.exchange.preview import Column, Preview, Row
from eujc_desktop.exchange.roster import STOOD
from eujc_desktop.fields.readings import as_text

_NAMED = 5
_ENCODINGS = {"cp1252": say("Western Windows"), "cp932": say("Japanese Windows")}


def made(
    draft: Draft,
    what: str,
    rows: Sequence[Row],
    left: Sequence[tuple[int, str]],
    *,
    besides: str = "",
    gone: Sequence[str] = (),
) -> Preview:
    """The preview of a whole sheet out of its rows and of those left out; `besides` names another sheet read."""
    skipped = [number for number, reason in left if reason == SKIPPED]
    told = _remarks(draft, [row.number for row in rows] + skipped, besides)
    return Preview(
        what=what,
        file=draft.book.name,
        sheet=draft.sheet.name,
        sheets=tuple((sheet.name, sheet.hidden) for sheet in draft.book.sheets),
        header_row=draft.header,
        columns=draft.columns,
        rows=tuple(_with_those_left_out(draft, rows, skipped)),
        remarks=(*_missing(gone), *told),
        day_first=draft.hints.day_first,
        decimal_comma=draft.hints.decimal_comma,
        skipped=tuple(pair for pair in left if pair[1] != SKIPPED),
        encoding=draft.sheet.encoding,
        delimiter=draft.sheet.delimiter,
        gone=tuple(gone),
    )


def _with_those_left_out(draft: Draft, rows: Sequence[Row], skipped: Sequence[int]) -> Sequence[Row]:
    """The rows in the order of the sheet, with those that were skipped, and the cells that were left out."""
    left = [place for place, raw in draft.corrections.items() if raw is LEFT_OUT]
    if not left and not skipped:
        return rows
    lines, at = dict(draft.sheet.rows), {column.key: column.index for column in draft.columns if column.key}

    def text(number: int, key: str) -> str:
        cells = lines.get(number, ())
        return as_text(cells[at[key]]) if key in at and at[key] < len(cells) else ""

    found = {row.number: row for row in rows}
    for number in skipped:
        cells = {key: text(number, key) for key in at}
        title = " ".join(filter(None, (cells.get(key) for key in draft.needed[:2])))
        found[number] = Row(number, "skipped", title or next(filter(None, cells.values()), ""), {}, cells)
    for number, key in left:
        if (row := found.get(number)) is not None and row.result != "skipped":
            found[number] = replace(row, left={**row.left, key: text(number, key)})
    return [found[number] for number in sorted(found)]


def _missing(gone: Sequence[str]) -> list[str]:
    if not gone:
        return []
    names = tuple(gone[:_NAMED])
    if len(gone) > _NAMED:
        names = (*names, say("{n} more", n=len(gone) - _NAMED))
    return [say("On the mission, but not in this list: {names}. Nobody is removed.", names=names)]


def _remarks(draft: Draft, rows: Sequence[int], besides: str) -> list[str]:
    sheet, columns = draft.sheet, draft.columns
    remarks = ambiguous_days(sheet, draft.header, columns, draft.targets, draft.hints)
    if sheet.encoding in _ENCODINGS:
        remarks.append(
            say(
                "The text was read as {encoding}; look whether its letters are right.",
                encoding=_ENCODINGS[sheet.encoding],
            )
        )
    if hidden := _quoted([column.heading for column in columns if column.hidden]):
        remarks.append(say("Hidden columns are read too: {hidden}.", hidden=hidden))
    if sheet.hidden_rows:
        remarks.append(say("Hidden rows are read too: {numbers}.", numbers=_numbers(sorted(sheet.hidden_rows))))
    remarks += _other_sheets(draft, besides)
    if capitals := _quoted([draft.headings[key] for key in draft.capitals]):
        remarks.append(
            say("The names in {capitals} are in capitals; they are read with small letters.", capitals=capitals)
        )
    if left := ", ".join(unnamed(columns)):
        remarks.append(say("Columns without a field are left aside: {left}.", left=left))
    if twice := _quoted(named_twice(columns)):
        remarks.append(
            say(
                "Several columns are called {twice}; the first of them is read. Choose another one if it is wrong.",
                twice=twice,
            )
        )
    return [*remarks, *_totals(draft, rows), say("Empty cells change nothing.")]


def _other_sheets(draft: Draft, besides: str) -> list[str]:
    ours = (draft.sheet.name, besides, STOOD)
    others = [sheet for sheet in draft.book.sheets if sheet.name not in ours]
    hidden = _quoted([sheet.name for sheet in others if sheet.hidden])
    shown = _quoted([sheet.name for sheet in others if not sheet.hidden])
    how = say("Choose the sheet to read one.")
    return [
        *([say("Hidden sheets are left aside: {hidden}.", hidden=hidden)] if hidden else []),
        *([say("Other sheets are left aside: {shown}. {how}", shown=shown, how=how)] if shown else []),
    ]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _numbers(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:3])) + (" …" if len(rows) > 3 else "")


def _totals(draft: Draft, rows: Sequence[int]) -> list[str]:
    """A row of totals that counts fewer than there are, with the cells that are missing."""
    remarks = []
    listed = set(rows)
    for number, cells in draft.sheet.rows:
        if number > draft.header and number not in listed:
            for count in dict.fromkeys(found for cell in cells if (found := _count(cell))):
                if 0 < count < len(rows) and (missing := _column_of(draft, rows, count)):
                    column, gaps = missing
                    remarks.append(
                        say(
                            "Row {number} counts {count}, but there are {n} rows: "
                            "“{heading}” is empty in row {numbers}.",
                            number=number,
                            count=count,
                            n=len(rows),
                            heading=column.heading,
                            numbers=_numbers(gaps),
                        )
                    )
    return remarks


def _count(cell: Any) -> int:
    """The number in a cell such as `31` or `31 people`."""
    found = re.fullmatch(r"\s*(\d{1,6})(?:\s+[^\W\d]+)?\s*", as_text(cell))
    return int(found[1]) if found else 0


def _column_of(draft: Draft, rows: Sequence[int], count: int) -> tuple[Column, list[int]] | None:
    """The first column by which rows are known that is filled in so many rows, and the rows where it is not."""
    for column in draft.columns:
        if column.key in draft.needed:
            filled = {number for number, _ in column_cells(draft.sheet, draft.header, column.index)}
            gaps = [number for number in rows if number not in filled]
            if len(rows) - len(gaps) == count:
                return column, gaps
    return None
