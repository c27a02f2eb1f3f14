"""One change for many rows of a list: what it would do to each, and doing it to those that are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eujc_desktop.common.said import said_by
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import PLAIN, AnyKind, Country, Hints, Lines, Ref, Text
from eujc_desktop.services import grids
from eujc_desktop.store.work import Work

How = Literal["set", "empty", "add", "replace"]


@dataclass(frozen=True)
class Edit:
    """What is to become of one field: `value` set or added as it was typed, or put where `sought` stands."""

    key: str
    how: How = "set"
    value: object = None
    sought: str = ""


@dataclass(frozen=True)
class Cell:
    """What an edit makes of one cell, as values; `problem` says why it cannot be done, or is empty."""

    row_id: str
    key: str
    before: Any
    after: Any
    problem: str = ""


def ways(field: Field) -> tuple[How, ...]:
    """What can be done to a field of many rows at once."""
    if field.required or field.default is not None:
        return ("set",)
    return ("set", "empty", "add", "replace") if _has_words(field.kind) else ("set", "empty")


def preview(work: Work, grid: str, row_ids: Sequence[str], edits: Sequence[Edit], hints: Hints = PLAIN) -> list[Cell]:
    """Every cell that would become another, or cannot, row by row; nothing is written."""
    fields = grids.fields(work, grid)
    rows = grids.rows(work, grid, row_ids, [edit.key for edit in edits])
    made = (_made(row["id"], fields[edit.key], row[edit.key], edit, hints) for row in rows for edit in edits)
    return [cell for cell in made if cell.problem or cell.after != cell.before]


def apply(work: Work, grid: str, cells: Sequence[Cell]) -> int:
    """Write the cells as `preview` made them; how many rows there were. Conflict when one has changed since."""
    changes: dict[str, dict[str, object]] = {}
    seen: dict[str, dict[str, object]] = {}
    for cell in cells:
        if not cell.problem:
            changes.setdefault(cell.row_id, {})[cell.key] = cell.after
            seen.setdefault(cell.row_id, {})[cell.key] = cell.before
    return grids.change_rows(work, grid, changes, seen)


def shared(work: Work, grid: str, row_ids: Sequence[str], keys: Sequence[str]) -> Mapping[str, tuple[bool, Any]]:
    """For each field whether all rows hold the same, and what."""
    rows = grids.rows(work, grid, row_ids, keys)
    found = {key: list(dict.fromkeys(row[key] for row in rows)) for key in keys}
    return {key: (len(values) < 2, values[0] if len(values) == 1 else None) for key, values in found.items()}


def _made(row_id: str, field: Field, before: Any, edit: Edit, hints: Hints) -> Cell:
    try:
        return Cell(row_id, edit.key, before, field.read(_new(field.kind, before, edit), hints))
    except ValueError as exc:
        return Cell(row_id, edit.key, before, before, said_by(exc))


def _new(kind: AnyKind, before: Any, edit: Edit) -> object:
    """The value an edit makes out of the one before."""
    if edit.how == "set":
        return edit.value
    if edit.how == "empty":
        return None
    if edit.how == "add":
        return _with(kind, before, edit.value)
    if not edit.sought or before is None:
        return before
    if isinstance(kind, Lines):
        return tuple(line.replace(edit.sought, str(edit.value or "")) for line in before)
    return before.replace(edit.sought, str(edit.value or ""))


def _with(kind: AnyKind, before: Any, more: object) -> object:
    """What was there, and something more that was not."""
    if before is None:
        return more
    if isinstance(kind, Lines):
        return (*before, *(line for line in kind.parse(more) or () if line not in before))
    parting = "\n" if isinstance(kind, Text) and kind.lines else "; "
    words = str(more or "").strip()
    return f"{before}{parting}{words}" if words and words not in before.split(parting) else before


def _has_words(kind: AnyKind) -> bool:
    return kind.storage in ("text", "lines") and not isinstance(kind, (Choice, Country, Ref))
