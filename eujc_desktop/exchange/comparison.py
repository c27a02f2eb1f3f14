"""A list that has come back, beside the list as it would go out today: what was changed, added, taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eujc_desktop.common.errors import Refused
from eujc_desktop.exchange.roster import Heading, Roster
from eujc_desktop.exchange.sheets import Book, Sheet
from eujc_desktop.fields.readings import as_text

ID = "ID"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell with its text here and there, or with no label a whole row that only one side has."""

    kind: Literal["changed", "added", "gone"]
    who: str
    label: str = ""
    ours: str = ""
    theirs: str = ""


Table = dict[str, dict[str, str]]
"""The rows of a list by their ids: text by label."""


def differences(roster: Roster, book: Book) -> tuple[Difference, ...]:
    """What differs, row by row in our order, then the rows only the file has; equal values in another form do not."""
    headings = {heading.label: heading for heading in roster.headings if heading.kind is not None}
    ours = {str(row.get(roster.id_key)): _line(row, headings) for row in roster.rows}
    theirs = _table(_sheet(book, roster), headings, book.path.name)
    return (
        *(Difference("changed", _who(ours[key]), *cell) for key, *cell in _cells(ours, theirs)),
        *(Difference("gone", _who(line)) for key, line in ours.items() if key not in theirs),
        *(Difference("added", _who(line)) for key, line in theirs.items() if key not in ours),
    )


def _cells(ours: Table, theirs: Table) -> list[tuple[str, str, str, str]]:
    """The cells of rows and columns both have that differ: id, label, our text, theirs."""
    import pandas as pd

    left, right = (pd.DataFrame.from_dict(table, orient="index", dtype="object") for table in (ours, theirs))
    rows, columns = left.index.intersection(right.index), left.columns.intersection(right.columns)
    pairs = left.loc[rows, columns].compare(right.loc[rows, columns].fillna(""), result_names=("ours", "theirs"))
    cells = pairs.stack(0, future_stack=True).dropna().reset_index()
    return [(str(key), str(label), str(our), str(their)) for key, label, our, their in cells.itertuples(index=False)]


def _line(row: Mapping[str, Any], headings: Mapping[str, Heading]) -> dict[str, str]:
    return {label: _text(heading, row.get(heading.key)) for label, heading in headings.items()}


def _sheet(book: Book, roster: Roster) -> Sheet:
    return next((sheet for sheet in book.sheets if sheet.name == roster.sheet), book.sheets[0])


def _table(sheet: Sheet, headings: Mapping[str, Heading], file: str) -> Table:
    """The rows of a sheet by their ids, each cell as our own list would write it."""
    for at, (_, cells) in enumerate(sheet.rows):
        labels = [as_text(cell).strip() for cell in cells]
        if ID in labels:
            return dict(_row(number, row, labels, headings) for number, row in sheet.rows[at + 1 :] if any(row))
    raise Refused(
        f"“{file}” has no column “{ID}”, so its rows cannot be found again.", cure="Choose a list saved here."
    )


def _row(
    number: int, cells: Sequence[Any], labels: Sequence[str], headings: Mapping[str, Heading]
) -> tuple[str, dict[str, str]]:
    by_label = dict(zip(labels, [*cells, *[None] * (len(labels) - len(cells))], strict=False))
    key = as_text(by_label.get(ID)).strip() or f"row {number}"
    return key, {label: _read(headings[label], raw) for label, raw in by_label.items() if label in headings}


def _read(heading: Heading, raw: Any) -> str:
    """A cell as our own list would write it; as it stands where the field cannot read it."""
    if heading.kind is None:
        return as_text(raw)
    try:
        return heading.kind.format(heading.kind.parse(raw))
    except ValueError:
        return as_text(raw).strip()


def _text(heading: Heading, value: Any) -> str:
    return heading.kind.format(value) if heading.kind is not None else ""


def _who(texts: Mapping[str, str]) -> str:
    """The name in a row, or whatever stands there first."""
    names = [texts.get(label, "") for label in ("Given name", "Family name")]
    return " ".join(name for name in names if name) or next((text for text in texts.values() if text), "?")
