"""What an import would do, row by row, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Result = Literal["new", "changed", "same", "duplicate", "problem", "skipped"]
Severity = Literal["problem", "question", "remark"]
RESULTS: tuple[Result, ...] = ("new", "changed", "same", "duplicate", "problem", "skipped")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet, the field it goes to (`key`, empty for none), and how sure that is, 0 to 100."""

    index: int
    heading: str
    key: str = ""
    label: str = ""
    score: int = 0
    sample: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be meant instead: choosing it reads `raw` for the field `key`.

    None leaves the cell out, so that what is known stays, and an empty `raw` takes that away. `words` stand on the
    button.
    """

    key: str
    raw: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Problem:
    """About a cell: it stops the row (`problem`), wants a look (`question`), or tells what was done (`remark`).

    Without a value that is `needed` the row cannot come in.
    """

    row: int
    column: str
    key: str
    value: str
    reason: str
    cure: str = ""
    severity: Severity = "problem"
    offers: tuple[Offer, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One value that would be written over another, or taken away where nothing comes `after`.

    `was` and `now` are the values themselves, but for one that is masked.
    """

    key: str
    label: str
    before: str
    after: str
    was: Any = None
    now: Any = None


@dataclass(frozen=True, slots=True)
class Match:
    """The known record a row is about, by its id, and by what it was recognised."""

    id: str
    name: str
    by: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet, what would happen, the values read, and what is wrong or new about them."""

    number: int
    result: Result
    title: str
    values: Mapping[str, Any]
    cells: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    fills: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    match: Match | None = None
    left: Mapping[str, str] = field(default_factory=dict)
    """What stands in cells that are not read, since they were left out."""

    @property
    def completes(self) -> bool:
        """Whether the row is the same in all that is known and yet adds facts where nothing stood."""
        return self.result == "same" and bool(self.fills)


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole sheet as it would come in; `remarks` say once what holds for all rows."""

    what: str
    file: str
    sheet: str
    sheets: tuple[tuple[str, bool], ...]
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    day_first: bool = True
    decimal_comma: bool = False
    skipped: tuple[tuple[int, str], ...] = field(default_factory=tuple)
    encoding: str = ""
    delimiter: str = ""
    """Encoding and delimiter of a text file, empty for a workbook."""
    gone: tuple[str, ...] = ()
    """The names of those who take part, but are missing in a list of nearly everybody."""

    @property
    def counts(self) -> dict[str, int]:
        """Rows by result, every result named."""
        counted = Counter(row.result for row in self.rows)
        return {result: counted.get(result, 0) for result in RESULTS}

    @property
    def completed(self) -> int:
        """How many of the rows counted as `same` nevertheless add facts."""
        return sum(row.completes for row in self.rows)

    @property
    def needs_a_decision(self) -> bool:
        """Whether a row has a problem or is a probable duplicate."""
        return any(row.result in {"problem", "duplicate"} for row in self.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, questions and remarks, row by row."""
        return tuple(problem for row in self.rows for problem in row.problems)

    @property
    def emptied(self) -> tuple[tuple[int, str], ...]:
        """The cells, by row and field, that came back empty in a list that was saved here."""
        return tuple((each.row, offer.key) for each in self.problems for offer in each.offers if offer.raw == "")

    def good(self) -> tuple[Row, ...]:
        """The rows that can be written as they are."""
        return tuple(row for row in self.rows if row.result in {"new", "changed", "same"})
