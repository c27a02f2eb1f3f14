"""A list that was saved here and has come back: which of its cells were changed outside, and which in both places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eujc_desktop.exchange import roster
from eujc_desktop.exchange.cells import column_cells
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.preview import Change, Offer
from eujc_desktop.exchange.recognise import Known, compare, said
from eujc_desktop.exchange.rows import Read
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Whole

SAVED_AT = Field("list.saved_at", roster.SAVED_AT, Whole())


def saved_at(draft: Draft) -> int:
    """The step at which the list was saved here, 0 when it does not say so."""
    column = next((column for column in draft.columns if column.key == SAVED_AT.name), None)
    if column is None:
        return 0
    steps = (_number(cell) for _, cell in column_cells(draft.sheet, draft.header, column.index))
    return min((step for step in steps if step > 0), default=0)


def compare_since(draft: Draft, read: Read, known: Known) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """As `compare`; what only the office has changed since stays, and what both have changed is asked."""
    for key, was in known.earlier.items():
        value = read.values.get(key)
        if value is None or was is None or (read.number, key) in draft.corrections:
            continue
        if draft.targets[key].kind.same(was, value):
            del read.values[key]
    _tell_emptied(draft, read, known)
    changes, fills = compare(read.values, known, draft.targets)
    for change in changes:
        if change.key in known.earlier and (read.number, change.key) not in draft.corrections:
            _ask(draft, read, known, change)
    return changes, fills


def _tell_emptied(draft: Draft, read: Read, known: Known) -> None:
    """A cell that was emptied in a list saved here is told; what is known stays, as in any list."""
    if not read.cells.get(SAVED_AT.name):
        return
    for key, text in read.cells.items():
        now = known.values.get(key)
        if text or now is None or (key in known.earlier and known.earlier[key] is None):
            continue
        shown = said(key, draft.targets[key].kind, now)
        read.ask(key, f"was emptied in the list; “{shown}” stays here", "Empty the field itself, if that is meant.")


def gone(draft: Draft, known: Sequence[Known], matched: set[str]) -> list[str]:
    """The names of those who take part, but are missing in a list that has at least half of them.

    In one that was saved here it is those who stand on that list.
    """
    if draft.expected is not None:
        return [each.name for each in known if each.id in draft.expected and each.id not in matched]
    there = [each for each in known if any(key.startswith("participation.") for key in each.values)]
    missing = [each.name for each in there if each.id not in matched]
    return missing if 2 * len(missing) <= len(there) else []


def _ask(draft: Draft, read: Read, known: Known, change: Change) -> None:
    kind, was = draft.targets[change.key].kind, known.earlier[change.key]
    before = f"“{said(change.key, kind, was)}”" if was is not None else "nothing"
    read.tell(
        change.key,
        f"was changed in both places: it was {before} when the list was saved, is “{change.before}” here now, "
        f"and “{change.after}” in the list",
        "Choose one of them.",
        offers=(
            Offer(change.key, None, f"Keep “{change.before}”"),
            Offer(change.key, change.after, f"Take “{change.after}”"),
        ),
    )


def _number(cell: Any) -> int:
    try:
        return int(cell)
    except (TypeError, ValueError):
        return 0
