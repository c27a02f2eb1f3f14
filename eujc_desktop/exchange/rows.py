"""The rows of a draft, read by the fields: values, and what is wrong or odd, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eujc_desktop.common.said import said_by, say
from eujc_desktop.exchange import cells
from eujc_desktop.exchange.draft import EMPTIED, LEFT_OUT, SKIPPED, Draft
from eujc_desktop.exchange.meant import meant
from eujc_desktop.exchange.preview import Column, Offer, Problem, Severity
from eujc_desktop.exchange.sheets import Line
from eujc_desktop.fields.readings import as_text

_TOTALS = {"total", "totals", "totaux", "summe", "gesamt", "合計", "計"}
_LONGEST_TOTAL = 10
_ENOUGH = 3
_COLUMN = re.compile("^[A-Z]+")
"""So many known cells make a row one of the list, although none of them says whose it is."""


@dataclass(slots=True)
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
        *,
        needed: bool = False,
    ) -> None:
        """Add something about the cell of a field."""
        heading, value = self.headings.get(key, ""), self.cells.get(key, "")
        self.problems.append(Problem(self.number, heading, key, value, reason, cure, severity, offers, needed))

    def need(self, keys: Iterable[str]) -> None:
        """Tell of the fields without which the row cannot come in, but of none whose cell is told of already."""
        for key in keys:
            if key not in self.values and not any(problem.key == key for problem in self.problems):
                self.tell(key, say("is empty"), say("Enter it, or skip the row."), needed=True)

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
    below = [line for line in draft.sheet.rows if line[0] > draft.header]
    totals = _totals(below)
    special = {row for row, _ in (*draft.corrections, *merged)}
    special |= {int(_COLUMN.sub("", place)) for place in draft.sheet.formulas | draft.sheet.errors}
    for (number, row), plain in zip(below, _read_plain(draft, below), strict=True):
        read = _read(draft, Read(number, draft.headings), row, merged) if number in special else plain
        total = bool(totals) and not totals.isdisjoint(row)
        if reason := _no_record(draft, _known_cells(plain, read), total=total):
            left.append((number, reason))
        elif number in draft.skipped:
            left.append((number, SKIPPED))
        else:
            found.append(read)
    return found, left


def _known_cells(plain: Read, read: Read) -> Mapping[str, str]:
    """By what a row is judged: its own cells, and where it has any, what a merged cell says and where an error stands.

    What was corrected or left out of it makes it no other row.
    """
    if read is plain or not any(plain.cells.values()):
        return plain.cells
    wrong = {each.key: each.reason for each in read.problems if each.severity == "problem"}
    return {**wrong, **{key: text for each in (read, plain) for key, text in each.cells.items() if text}}


def _totals(lines: Sequence[Line]) -> frozenset[Any]:
    """The cells that stand before a total."""
    texts: set[Any] = set().union(*(row for _, row in lines))
    return frozenset(cell for cell in texts if type(cell) is str and len(cell) < _LONGEST_TOTAL and _is_total(cell))


def _no_record(draft: Draft, texts: Mapping[str, str], *, total: bool) -> str:
    """Why a row is none of the list: a total, a legend; empty when it is one."""
    if not total and any(map(texts.get, draft.needed)):
        return ""
    words = {key: stripped for key, text in texts.items() if (stripped := text.strip())}
    if total:
        others = {key: text for key, text in words.items() if not _is_total(text)}
        known = others.keys() & set(draft.needed)
        if not known and all(re.search(r"\d", text) for text in others.values()):
            return say("a total")
    return "" if words.keys() & set(draft.needed) or len(words) >= _ENOUGH else say("no entry of this list")


def _is_total(cell: str) -> bool:
    return len(cell) < _LONGEST_TOTAL and cell.strip().casefold().rstrip(" :") in _TOTALS


Told = tuple[str, str, Severity, tuple[Offer, ...]]
"""What there is to say about a cell: reason, cure, how much it matters, what may be meant."""


class _Cells(dict[Any, tuple[str, Any, tuple[Told, ...]]]):
    """What the cells of one column say: text, value, and what is wrong or odd; each text is read once."""

    def __init__(self, draft: Draft, column: Column) -> None:
        super().__init__()
        self._key, self._kind, self._hints = column.key, draft.targets[column.key].kind, draft.hints
        self._odd_days = column.index in draft.odd_day_columns

    def __missing__(self, raw: Any) -> tuple[str, Any, tuple[Told, ...]]:
        said = self.said(raw)
        if type(raw) is str or raw is None or isinstance(raw, date):  # numbers of other types may be equal
            self[raw] = said
        return said

    def said(self, raw: Any) -> tuple[str, Any, tuple[Told, ...]]:
        """What one cell says."""
        text = as_text(raw)
        try:
            value = self._kind.parse(raw, self._hints)
        except ValueError as exc:
            offers = meant(self._key, self._kind, text, self._hints)
            cure = say("Correct the value, or import the row without it.")
            return text, None, ((said_by(exc), cure, "problem", offers),)
        if value is None:
            return text, None, ()
        remarks = self._kind.remarks(raw, self._hints)
        if not remarks and not self._odd_days:
            return text, value, ()
        told: list[Told] = [(words, "", "question", ()) for words in remarks]
        if self._odd_days and (other := cells.swapped(raw)) is not None:
            shown = self._kind.format(other)
            words = say("is a real date among dates written as text; Excel may have swapped day and month")
            offers = (Offer(self._key, other.isoformat(), shown),)
            told.append(
                (
                    say("{words}, and {shown} may be meant", words=words, shown=shown),
                    say("Check it."),
                    "question",
                    offers,
                )
            )
        return text, value, tuple(told)


def _read_plain(draft: Draft, lines: Sequence[Line]) -> Iterator[Read]:
    """The rows as their cells alone say, read column by column."""
    columns = [column for column in draft.columns if column.key]
    keys = [column.key for column in columns]
    said = [map(_Cells(draft, column).__getitem__, _below(lines, column.index)) for column in columns]
    for (number, _), row in zip(lines, zip(*said, strict=True), strict=True):
        texts, found, told = zip(*row, strict=True)
        values = {key: value for key, value in zip(keys, found, strict=True) if value is not None}
        read = Read(number, draft.headings, values, dict(zip(keys, texts, strict=True)))
        if any(told):
            for key, some in zip(keys, told, strict=True):
                for words in some:
                    read.tell(key, *words)
        yield read


def _below(lines: Sequence[Line], index: int) -> list[Any]:
    return [row[index] if index < len(row) else None for _, row in lines]


def _read(draft: Draft, read: Read, row: tuple[Any, ...], merged: Mapping[tuple[int, int], Any]) -> Read:
    """A row with what was corrected in it, what merged cells above say, and cells of which Excel knows no value."""
    for column in draft.columns:
        if not column.key:
            continue
        raw = row[column.index] if column.index < len(row) else None
        shown = merged.get((read.number, column.index)) if merged and raw is None else None
        raw = draft.corrections.get((read.number, column.key), raw if shown is None else shown)
        if raw is EMPTIED:
            read.cells[column.key] = ""
        elif raw is not LEFT_OUT:
            _read_cell(draft, column, raw, read)
        if shown is not None and raw is shown:
            read.tell(
                column.key, say("taken from the merged cell above: {value}", value=as_text(raw)), severity="remark"
            )
    if draft.corrections:
        _read_added(draft, read)
    return read


def _read_added(draft: Draft, read: Read) -> None:
    """Values entered for fields that have no column."""
    columns = {column.key for column in draft.columns}
    for (number, key), raw in draft.corrections.items():
        if number == read.number and key not in columns and raw not in (LEFT_OUT, EMPTIED):
            _read_cell(draft, Column(-1, draft.headings[key], key), raw, read)


def _read_cell(draft: Draft, column: Column, raw: Any, read: Read) -> None:
    key = column.key
    read.cells[key] = as_text(raw)
    if reason := _no_value(draft, column, read.number):
        read.tell(key, *reason)
        return
    if raw is None:
        return
    _, value, told = _Cells(draft, column).said(raw)
    if value is not None:
        read.values[key] = value
    for words in told:
        read.tell(key, *words)


def _no_value(draft: Draft, column: Column, number: int) -> tuple[str, str] | None:
    """Why a cell of the sheet holds nothing that could be read, with the cure; a corrected one always does."""
    if (number, column.key) in draft.corrections:
        return None
    place = f"{letters(column.index)}{number}"
    if place in draft.sheet.formulas:
        return say("is a formula without a value (cell {place})", place=place), say(
            "Open the file in Excel and save it again."
        )
    if place in draft.sheet.errors:
        return say("is an error of the sheet (cell {place})", place=place), say(
            "Mend the formula, or leave the value out."
        )
    return None


def letters(index: int) -> str:
    """What a sheet calls its column: A, B, … Z, AA."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(65 + rest) + found
    return found
