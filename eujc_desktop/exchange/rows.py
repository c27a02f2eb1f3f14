"""The rows of a draft, read by the fields: values, and what is wrong or odd, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eujc_desktop.exchange import cells
from eujc_desktop.exchange.draft import LEFT_OUT, Draft
from eujc_desktop.exchange.preview import Column, Offer, Problem, Severity
from eujc_desktop.fields.readings import as_text

_TOTALS = {"total", "totals", "totaux", "summe", "gesamt", "合計", "計"}
_LONGEST_TOTAL = 10
_ENOUGH = 3
"""So many known cells make a row one of the list, although none of them says whose it is."""


@dataclass(frozen=True)
class Read:
    """One row: its values by field, its cells as text, and what was found about them."""

    number: int
    headings: Mapping[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(
        self,
        key: str,
        reason: str,
        cure: str = "",
        severity: Severity = "problem",
        offers: tuple[Offer, ...] = (),
    ) -> None:
        """Add something about the cell of a field."""
        heading, value = self.headings.get(key, ""), self.cells.get(key, "")
        self.problems.append(Problem(self.number, heading, key, value, reason, cure, severity, offers))

    def ask(self, key: str, reason: str, cure: str = "", offers: tuple[Offer, ...] = ()) -> None:
        """Add a question about the cell of a field, which does not stop the row."""
        self.tell(key, reason, cure, "question", offers)

    def drop(self, key: str) -> None:
        """Take back what was found about the cell of a field, since it is dealt with."""
        self.problems[:] = [problem for problem in self.problems if problem.key != key]

    @property
    def stopped(self) -> bool:
        """Whether the row cannot come in as it is."""
        return any(problem.severity == "problem" for problem in self.problems)


def read_rows(draft: Draft) -> tuple[list[Read], list[tuple[int, str]]]:
    """The rows below the header read by the fields, and those left out with the reason."""
    found: list[Read] = []
    left: list[tuple[int, str]] = []
    merged = cells.merged_values(draft.sheet)
    needed = [column.index for column in draft.columns if column.key in draft.needed]
    for number, row in draft.sheet.rows:
        if number <= draft.header:
            continue
        if reason := _no_record(draft, row, needed):
            left.append((number, reason))
        elif number in draft.skipped:
            left.append((number, "skipped"))
        else:
            found.append(_read(draft, number, row, merged))
    return found, left


def _no_record(draft: Draft, row: tuple[Any, ...], needed: Sequence[int]) -> str:
    """Why a row is none of the list: a total, a legend; empty when it is one."""
    total = any(_is_total(cell) for cell in row if type(cell) is str)
    if not total and any(at < len(row) and row[at] is not None for at in needed):
        return ""
    words = {
        column.key: text
        for column in draft.columns
        if column.key and column.index < len(row) and (text := as_text(row[column.index]).strip())
    }
    if total:
        others = {key: text for key, text in words.items() if not _is_total(text)}
        known = others.keys() & set(draft.needed)
        if not known and all(re.search(r"\d", text) for text in others.values()):
            return "a total"
    return "" if words.keys() & set(draft.needed) or len(words) >= _ENOUGH else "no entry of this list"


def _is_total(cell: str) -> bool:
    return len(cell) < _LONGEST_TOTAL and cell.strip().casefold().rstrip(" :") in _TOTALS


def _read(draft: Draft, number: int, row: tuple[Any, ...], merged: Mapping[tuple[int, int], Any]) -> Read:
    read = Read(number, draft.headings)
    for column in draft.columns:
        if not column.key:
            continue
        raw = row[column.index] if column.index < len(row) else None
        shown = merged.get((number, column.index)) if merged and raw is None else None
        raw = draft.corrections.get((number, column.key), raw if shown is None else shown)
        if raw is not LEFT_OUT:
            _read_cell(draft, column, raw, read)
        if shown is not None and raw is shown:
            read.tell(column.key, f"taken from the merged cell above: {as_text(raw)}", severity="remark")
    if draft.corrections:
        _read_added(draft, read)
    return read


def _read_added(draft: Draft, read: Read) -> None:
    """Values entered for fields that have no column."""
    columns = {column.key for column in draft.columns}
    for (number, key), raw in draft.corrections.items():
        if number == read.number and key not in columns and raw is not LEFT_OUT:
            _read_cell(draft, Column(-1, draft.headings[key], key), raw, read)


def _read_cell(draft: Draft, column: Column, raw: Any, read: Read) -> None:
    key = column.key
    read.cells[key] = as_text(raw)
    broken = draft.sheet.formulas or draft.sheet.errors
    if broken and (reason := _no_value(draft, column, read.number)):
        read.tell(key, *reason)
        return
    if raw is None:
        return
    kind = draft.targets[key].kind
    try:
        value = kind.parse(raw, draft.hints)
    except ValueError as exc:
        read.tell(key, str(exc), "Correct the value, or import the row without it.")
        return
    if value is None:
        return
    read.values[key] = value
    for words in kind.remarks(raw, draft.hints):
        read.ask(key, words)
    if column.index in draft.odd_day_columns and (other := cells.swapped(raw)) is not None:
        shown = kind.format(other)
        words = "is a real date among dates written as text; Excel may have swapped day and month"
        read.ask(key, f"{words}, and {shown} may be meant", "Check it.", (Offer(key, other.isoformat(), shown),))


def _no_value(draft: Draft, column: Column, number: int) -> tuple[str, str] | None:
    """Why a cell of the sheet holds nothing that could be read, with the cure; a corrected one always does."""
    if (number, column.key) in draft.corrections:
        return None
    place = f"{letters(column.index)}{number}"
    if place in draft.sheet.formulas:
        return f"is a formula without a value (cell {place})", "Open the file in Excel and save it again."
    if place in draft.sheet.errors:
        return f"is an error of the sheet (cell {place})", "Mend the formula, or leave the value out."
    return None


def letters(index: int) -> str:
    """What a sheet calls its column: A, B, … Z, AA."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(65 + rest) + found
    return found
