"""Events of other organisers out of a sheet or a calendar: one a row, known by its reference or by who and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.preview import Match, Preview, Result, Row
from eujc_desktop.exchange.recognise import Known, Twice, compare
from eujc_desktop.exchange.rows import Read, read_rows
from eujc_desktop.exchange.summary import made

NEEDED = ("other_event.organiser", "other_event.title", "other_event.first_day")
_LAST, _REFERENCE = "other_event.last_day", "other_event.reference"
_BY = say("organiser, event and first day")


def key_of(values: Mapping[str, Any]) -> str:
    """What makes an event without a reference: who, what and when; empty while one of them is missing."""
    found = [values.get(key) for key in NEEDED]
    return "|".join(fold(str(each)) for each in found) if None not in found else ""


def reference_of(values: Mapping[str, Any]) -> str:
    """The id of an event in its calendar, which stays when its day changes; the events of a series share one."""
    return str(values.get(_REFERENCE) or "")


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the sheet would do."""
    read, left = read_rows(draft)
    return made(draft, "events", list(_rows(draft, read, list(known))), left)


def _rows(draft: Draft, read: list[Read], known: list[Known]) -> Iterator[Row]:
    series = Counter(reference_of(each.values) for each in read)
    by_reference = {key: each for each in known if (key := reference_of(each.values)) and series[key] == 1}
    by_words = {key_of(each.values): each for each in known}
    twice = Twice(draft.targets, ((_BY, key_of),))
    for each in read:
        _doubts(each)
        found = by_reference.get(reference_of(each.values)) or by_words.get(key_of(each.values))
        yield twice.look(_row(draft, each, found), each)


def _doubts(read: Read) -> None:
    """A row without organiser, event or day cannot come in, nor one that ends before it begins."""
    read.need(NEEDED)
    first, last = read.values.get(NEEDED[2]), read.values.get(_LAST)
    if first is not None and last is not None and last < first:
        read.tell(_LAST, say("lies before the first day"), say("Correct one of the days."))


def _row(draft: Draft, read: Read, found: Known | None) -> Row:
    title = " ".join(str(read.values[key]) for key in NEEDED[:2] if key in read.values)
    problems = tuple(read.problems)
    if found is None:
        result: Result = "problem" if read.stopped else "new"
        return Row(read.number, result, title, read.values, read.cells, problems=problems)
    changes, fills = compare(read.values, found, draft.targets)
    result = "problem" if read.stopped else "changed" if changes or fills else "same"
    match = Match(found.id, found.name, _BY)
    return Row(read.number, result, title, read.values, read.cells, changes, fills, problems, match)
