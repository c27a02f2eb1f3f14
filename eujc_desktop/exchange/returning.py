"""A list that was saved here and has come back: which of its cells were changed outside, and which in both places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.exchange import roster
from eujc_desktop.exchange.cells import column_cells
from eujc_desktop.exchange.draft import EMPTIED, Draft
from eujc_desktop.exchange.preview import Change, Offer
from eujc_desktop.exchange.recognise import Known, compare, said
from eujc_desktop.exchange.rows import Read
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.fields.kinds import Whole
from eujc_desktop.fields.readings import as_text

SAVED_AT = Field("list.saved_at", roster.SAVED_AT, Whole())
_STAYS = frozenset({"person.family_name"})
"""What is not taken away by an empty cell."""


def saved_at(draft: Draft) -> int:
    """The step at which the list was saved here, 0 when it does not say so."""
    column = next((column for column in draft.columns if column.key == SAVED_AT.name), None)
    if column is None:
        return 0
    steps = (_number(cell) for _, cell in column_cells(draft.sheet, draft.header, column.index))
    return min((step for step in steps if step > 0), default=0)


def compare_since(draft: Draft, read: Read, known: Known) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """As `compare`; what only the office has changed since stays, and what both have changed is asked.

    So is what was emptied: it is a change once it is taken.
    """
    for key, was in known.earlier.items():
        value = read.values.get(key)
        if value is None or was is None or (read.number, key) in draft.corrections:
            continue
        if draft.targets[key].kind.same(was, value):
            del read.values[key]
    _ask_emptied(draft, read, known)
    changes, fills = compare(read.values, known, draft.targets)
    for change in changes:
        if change.key in known.earlier and (read.number, change.key) not in draft.corrections:
            _ask(draft, read, known, change)
    return (*changes, *_taken_away(draft, read, known)), fills


def _ask_emptied(draft: Draft, read: Read, known: Known) -> None:
    """A cell that was emptied in a list saved here is asked about; what is known stays, as in any list, until then."""
    if not read.cells.get(SAVED_AT.name):
        return
    told = {problem.key for problem in read.problems}
    for key, text in read.cells.items():
        now = known.values.get(key)
        was_empty = key in known.earlier and known.earlier[key] is None
        if text or now is None or was_empty or key in told or (read.number, key) in draft.corrections:
            continue
        field = draft.targets[key]
        shown, why = said(key, field.kind, now), say("was emptied in the list")
        if field.required or field.default is not None or key in _STAYS:
            read.ask(key, say("{why}; “{shown}” stays, since it is needed", why=why, shown=shown))
        else:
            offers = (Offer(key, "", say("Empty it here too")), Offer(key, None, say("Keep “{shown}”", shown=shown)))
            read.ask(
                key,
                say("{why}; “{shown}” stays here until you say so", why=why, shown=shown),
                say("Choose one of them."),
                offers,
            )


def _taken_away(draft: Draft, read: Read, known: Known) -> list[Change]:
    """What is known and goes, since it was said that an emptied cell is meant."""
    found = []
    for (number, key), raw in draft.corrections.items():
        now = known.values.get(key)
        if number == read.number and raw is EMPTIED and now is not None:
            read.values[key] = None
            field, was = draft.targets[key], None if is_hidden(key) else now
            found.append(Change(key, field.label, said(key, field.kind, now), "", was))
    return found


def stood(draft: Draft) -> frozenset[str]:
    """Who stood on the list when it was saved here, by id; nobody where the file does not say so."""
    pages = (sheet for sheet in draft.book.sheets if sheet.hidden and sheet.name == roster.STOOD)
    lines = [[as_text(cell) for cell in cells] for sheet in pages for _, cells in sheet.rows]
    return frozenset(line[1] for line in lines if len(line) > 1 and line[0] == draft.sheet.name)


def gone(draft: Draft, known: Sequence[Known], matched: set[str]) -> list[str]:
    """The names of those who take part, but are missing in a list that has at least half of them.

    In one that was saved here it is those who stood on it then, and not who has come since.
    """
    there = [each for each in known if any(key.startswith("participation.") for key in each.values)]
    if before := stood(draft):
        return [each.name for each in there if each.id in before and each.id not in matched]
    missing = [each.name for each in there if each.id not in matched]
    return missing if 2 * len(missing) <= len(there) else []


def _ask(draft: Draft, read: Read, known: Known, change: Change) -> None:
    kind, was = draft.targets[change.key].kind, known.earlier[change.key]
    before = f"“{said(change.key, kind, was)}”" if was is not None else "nothing"
    read.tell(
        change.key,
        say(
            "was changed in both places: it was {before} when the list was saved, is “{here}” here now, "
            "and “{after}” in the list",
            before=before,
            here=change.before,
            after=change.after,
        ),
        say("Choose one of them."),
        offers=(
            Offer(change.key, None, say("Keep “{before}”", before=change.before)),
            Offer(change.key, change.after, say("Take “{after}”", after=change.after)),
        ),
    )


def _number(cell: Any) -> int:
    try:
        return int(cell)
    except (TypeError, ValueError):
        return 0
