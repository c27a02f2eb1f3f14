"""What a grid shows as a workbook: its rows in their order, its columns as they stand, ready to come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from eujc_desktop.exchange.companies import contact_label
from eujc_desktop.exchange.roster import Heading, Roster
from eujc_desktop.exchange.roster import workbook as made_of
from eujc_desktop.fields.field import Field, Privacy
from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.fields.kinds import Ref, Text
from eujc_desktop.services import grids, rosters
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work

_FINDS = {"participants": rosters.ID}
"""What an import finds the rows of a list again by; the id of the row where nothing is imported."""


def workbook(
    work: Work,
    grid: str,
    row_ids: Sequence[str],
    keys: Sequence[str],
    title: str,
    mission_id: str,
    made: date,
    *,
    masked_too: bool = False,
) -> bytes:
    """The rows and fields in this order as the bytes of an .xlsx file, every cell of its own type."""
    return made_of([sheet(work, grid, row_ids, keys, title, mission_id, made, masked_too=masked_too)], made)


def plain(title: str, headings: Sequence[str], lines: Sequence[Sequence[str]], made: date) -> bytes:
    """A list of words as the bytes of an .xlsx file."""
    columns = tuple(Heading(str(at), words, Text()) for at, words in enumerate(headings))
    rows = tuple({str(at): words for at, words in enumerate(line)} for line in lines)
    return made_of([Roster(title, title, columns, rows, made.isoformat(), numbered=False)], made)


def holders(work: Work, grid: str, row_ids: Sequence[str], key: str) -> list[str]:
    """The people among rows of a list who have something in a field."""
    alias = key.partition(".")[0]
    return [row["records"][alias] for row in grids.rows(work, grid, row_ids, [key]) if row[key] is not None]


def sheet(
    work: Work,
    grid: str,
    row_ids: Sequence[str],
    keys: Sequence[str],
    title: str,
    mission_id: str,
    made: date,
    *,
    masked_too: bool = False,
) -> Roster:
    """The sheet of `workbook`; headings are those an import knows, so that the list can come back.

    Passport numbers come along only with `masked_too`, once it is written down who sees them: masked they could not
    come back.
    """
    known = grids.fields(work, grid, mission_id or None)
    shown = [key for key in dict.fromkeys(keys) if key in known and (masked_too or not is_hidden(key))]
    linked = {key: dict(grids.choices(work, key, mission_id)) for key in shown if isinstance(known[key].kind, Ref)}
    finds = _FINDS.get(grid, "id")
    rows = [_row(row, shown, linked, finds) for row in grids.rows(work, grid, row_ids, shown)]
    secret = any(known[key].privacy > Privacy.HOST for key in shown)
    return Roster(
        title=title,
        sheet=title,
        headings=tuple(_heading(grid, known[key], linked=key in linked) for key in shown),
        rows=tuple(rows),
        line=made.isoformat(),
        note=rosters.NOTE if secret else "",
        numbered=False,
        id_key=finds,
        saved_at=journal.last_number(work.session.connection()) if grid in _FINDS else 0,
    )


def _heading(grid: str, field: Field, *, linked: bool) -> Heading:
    """The heading of a field; that of a contact as lists of companies have it, where an e-mail may be the company's."""
    of_contact = grid == "contacts" and field.name.startswith("contact.")
    label = contact_label(1, field.label) if of_contact else field.label
    return Heading(field.name, label, Text() if linked else field.kind)


def _row(row: dict[str, Any], shown: Sequence[str], linked: dict[str, dict[str, str]], finds: str) -> dict[str, Any]:
    """The values of a row, of links their words, and what finds it again."""
    cells = {key: linked[key].get(row[key]) if key in linked else row[key] for key in shown}
    record = finds.partition(".")[0]
    return {**cells, finds: row["records"].get(record, row["id"])}
