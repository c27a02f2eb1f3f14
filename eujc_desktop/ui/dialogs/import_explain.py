"""What there is to say about a row on its way in, and about its cell at hand, each with the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from eujc_desktop.fields.readings import short
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.dialogs.import_rows import change_words
from eujc_desktop.ui.text import count, tr, with_cure

Change = Callable[[Any], Any]
"""What the user decided, as a change of the list on its way in."""
_OFFERS, _MESSAGES, _SHOWN, _NAMED = 3, 2, 40, 8


class Ways(NamedTuple):
    """What the buttons do: decide something about a row, or open the editor of one of its cells."""

    decide: Callable[[Change, int], object]
    edit: Callable[[int, str], object]


def missing(gone: Sequence[str]) -> list[InlineMessage]:
    """Who takes part, but is missing in a list of nearly everybody."""
    if not gone:
        return []
    title = count(
        "%n person of the mission is not in this list", "%n people of the mission are not in this list", len(gone)
    )
    named = ", ".join(gone[:_NAMED]) + (", …" if len(gone) > _NAMED else "")
    body = tr("Nobody is removed by an import: {names}", names=named)
    return [InlineMessage(title, body, "info", "users", closable=True)]


def emptied_cells(
    cells: Sequence[tuple[int, str]], show: Callable[[int, str], object], change: Callable[[Change], object]
) -> list[InlineMessage]:
    """Which cells came back empty, with the ways to decide about all of them."""
    if not cells:
        return []
    title = count("%n cell was emptied in the list", "%n cells were emptied in the list", len(cells))
    body = tr("What stands here stays until you say so, for each of them or for all.")
    fixes: list[Fix] = [(tr("Show the first"), partial(show, *cells[0]))]
    if len(cells) > 1:
        fixes.append((tr("Empty all of them here too"), partial(change, emptied(*cells))))
    return [InlineMessage(title, body, "warn", "circle-alert", fixes, closable=True)]


def left_out(rows: Sequence[tuple[int, str]]) -> list[str]:
    """The rows that were taken for no entries of the list, and why."""
    named = [str(tr("{row} ({reason})", row=number, reason=tr(reason))) for number, reason in rows[:_NAMED]]
    if len(rows) > _NAMED:
        named.append(str(tr("{n} more", n=len(rows) - _NAMED)))
    return [str(tr("Rows left out as no entries of the list: {rows}.", rows=tuple(named)))] if named else []


def explained(row: Any, key: str, incoming: Any, ways: Ways) -> list[InlineMessage]:
    """The messages for a row, with the keyboard in the cell of a field."""
    found = _explained(row, key, incoming.fields, ways)
    same = incoming.draft.decided.get(row.number)
    return [*found, _decided(row, ways, same=same)] if same is not None and len(found) < _MESSAGES else found


def _explained(row: Any, key: str, fields: Any, ways: Ways) -> list[InlineMessage]:
    if row.result == "skipped":
        return [_skipped(row, ways)]
    if row.result == "duplicate":
        return [_duplicate(row, ways)]
    wrong = [each for each in row.problems if each.severity == "problem"]
    asked = [each for each in row.problems if each.severity == "question"]
    found = sorted(wrong or asked, key=lambda each: each.key != key)
    if found and (wrong or key not in {change.key for change in row.changes}):
        return [_problem(row, each, ways) for each in found[:_MESSAGES]]
    if key in row.left:
        return [_left_out(row, key, fields, ways)]
    return [_change(row, each, fields, ways) for each in row.changes if each.key == key] or _changes(row, fields, ways)


def _problem(row: Any, problem: Any, ways: Ways) -> InlineMessage:
    number, where = row.number, problem.column or problem.key
    value = short(problem.value) or tr("empty")
    title = tr("Row {row}, “{column}”: {value}", row=number, column=where, value=value)
    if row.title:
        title = tr("Row {row}, {name}, “{column}”: {value}", row=number, name=row.title, column=where, value=value)
    body = with_cure(problem.reason, problem.cure)
    offers = [
        (tr(each.words), partial(ways.decide, _chosen(number, each), number)) for each in problem.offers[:_OFFERS]
    ]
    fixes: list[Fix] = [
        *offers,
        (tr("Correct here"), partial(ways.edit, number, problem.key)),
        (tr("Import without this value"), partial(ways.decide, without(number, problem.key), number)),
        _skip(number, ways),
    ]
    if problem.needed or any(each.raw is None for each in problem.offers):
        del fixes[-2]  # to keep what is known is offered by name, and without what is needed nothing comes in
    return InlineMessage(title, body, "err" if problem.severity == "problem" else "warn", fixes=fixes)


def _duplicate(row: Any, ways: Ways) -> InlineMessage:
    number = row.number
    title = tr("Row {row}: {title} may be {known}", row=number, title=row.title, known=row.match.name)
    body = tr("Recognised by {reason}. Decide, since nothing is merged by itself.", reason=row.match.by)
    fixes: list[Fix] = [
        (tr("The same"), partial(ways.decide, _deciding(number, same=True), number)),
        (tr("Somebody else"), partial(ways.decide, _deciding(number, same=False), number)),
        _skip(number, ways),
    ]
    return InlineMessage(title, body, "warn", "users", fixes)


def _decided(row: Any, ways: Ways, *, same: bool) -> InlineMessage:
    """What was said of a probable duplicate, and the way back."""
    number = row.number
    known = row.match.name if row.match else row.title
    said = tr("Row {row} is {known}, as you said", row=number, known=known)
    title = said if same else tr("Row {row} is somebody else, as you said", row=number)
    fixes: list[Fix] = [(tr("Decide anew"), partial(ways.decide, _undecided(number), number))]
    return InlineMessage(title, "", "info", "users", fixes)


def _change(row: Any, change: Any, fields: Any, ways: Ways) -> InlineMessage:
    number, (before, after) = row.number, change_words(change, fields[change.key].kind)
    title = tr("Row {row}, “{column}” of {name}", row=number, column=tr(change.label), name=row.title)
    body = tr("“{before}” becomes “{after}”.", before=before, after=after)
    if not change.after:
        body = tr("“{before}” goes, and nothing takes its place.", before=before)
    keep = tr("Keep “{value}”", value=_short(before))
    fixes: list[Fix] = [
        (keep, partial(ways.decide, without(number, change.key), number)),
        (tr("Correct here"), partial(ways.edit, number, change.key)),
        _skip(number, ways),
    ]
    return InlineMessage(title, body, "info", "pencil", fixes)


def _changes(row: Any, fields: Any, ways: Ways) -> list[InlineMessage]:
    """All that a row would change, where the cell at hand is none of it."""
    if not row.changes:
        return []
    words = [(tr(each.label), *change_words(each, fields[each.key].kind)) for each in row.changes]
    lines = [(_becomes(*each), None) for each in words]
    title = tr("Row {row} changes {name}", row=row.number, name=row.match.name if row.match else row.title)
    return [InlineMessage(title, "", "info", "pencil", [_skip(row.number, ways)], lines=lines)]


def _becomes(label: str, before: str, after: str) -> str:
    return tr("{label}: {before} → {after}", label=label, before=before, after=after)


def _left_out(row: Any, key: str, fields: Any, ways: Ways) -> InlineMessage:
    number = row.number
    title = tr("Row {row}, “{column}”: left out", row=number, column=tr(fields[key].label))
    body = tr("The list says “{value}”; what is known stays.", value=row.left[key] or tr("Empty"))
    take = tr("Take “{value}” after all", value=_short(row.left[key]))
    again: Fix = (take, partial(ways.decide, _restored(number, key), number))
    if not row.left[key]:
        again = (tr("Empty it here too"), partial(ways.decide, emptied((number, key)), number))
    fixes: list[Fix] = [
        again,
        (tr("Correct here"), partial(ways.edit, number, key)),
    ]
    return InlineMessage(title, body, "info", "info", fixes)


def _skipped(row: Any, ways: Ways) -> InlineMessage:
    title = tr("Row {row}, {title}, is left out", row=row.number, title=short(row.title))
    back = (tr("Bring row {row} back", row=row.number), partial(ways.decide, _bringing_back(row.number), row.number))
    return InlineMessage(title, "", "info", "info", [back])


def _skip(number: int, ways: Ways) -> Fix:
    return tr("Skip row {row}", row=number), partial(ways.decide, _skipping(number), number)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _chosen(number: int, offer: Any) -> Change:
    if offer.raw is None:
        return without(number, offer.key)
    return corrected(number, offer.key, offer.raw) if offer.raw else emptied((number, offer.key))


def emptied(*cells: tuple[int, str]) -> Change:
    return lambda incoming: incoming.emptied(*cells)


def without(number: int, key: str) -> Change:
    return lambda incoming: incoming.without(number, key)


def _restored(number: int, key: str) -> Change:
    return lambda incoming: incoming.restored(number, key)


def _skipping(number: int) -> Change:
    return lambda incoming: incoming.skipping(number)


def _bringing_back(number: int) -> Change:
    return lambda incoming: incoming.bringing_back(number)


def _undecided(number: int) -> Change:
    return lambda incoming: incoming.undecided(number)


def _deciding(number: int, *, same: bool) -> Change:
    return lambda incoming: incoming.deciding(number, same=same)


def corrected(number: int, key: str, raw: Any) -> Change:
    return lambda incoming: incoming.corrected(number, key, raw)
