"""Lists that an activity keeps, coming in as a sheet: what is known by its key fields is completed, the rest is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.preview import Match, Preview, Result, Row
from eujc_desktop.exchange.recognise import Known, Twice, compare
from eujc_desktop.exchange.rows import Read, read_rows
from eujc_desktop.exchange.summary import made
from eujc_desktop.fields.kinds import PLAIN, Hints, Kind
from eujc_desktop.fields.readings import as_text


class OneOf(Kind[str]):
    """A record named in a sheet as lists name it: by all of its words, by its code, by family and given name."""

    storage = "key"

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._words = dict(pairs)
        self._ids: dict[str, set[str]] = {}
        for key, words in pairs:
            for name in _names(words):
                self._ids.setdefault(fold(name), set()).add(key)

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        words = clean(as_text(raw))
        if not words:
            return None
        if words in self._words:
            return words
        found = self._ids.get(fold(words), set())
        if len(found) != 1:
            several, none = (
                say("“{words}” may be several", words=words),
                say("“{words}” is not on this mission", words=words),
            )
            raise ValueError(several if found else none)
        return next(iter(found))

    def format(self, value: str | None) -> str:
        return self._words.get(value, "") if value else ""


def _names(words: str) -> set[str]:
    """How a record is called: `E04 Kvarnerplast` also by its code and its name, `Moreau Claire` also turned round."""
    first, _, rest = words.partition(" ")
    turned = {f"{rest} {first}", f"{first}, {rest}"} if rest else set()
    return {words, *turned, *({first} if any(letter.isdigit() for letter in first) else ())}


def turned(
    values: Mapping[str, Any], labels: Mapping[str, str], spans: Iterable[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Of what begins and ends, by their keys, each that ends before it begins, and how that is told."""
    for first, last in spans:
        begun, ended = values.get(first), values.get(last)
        if begun is not None and ended is not None and ended < begun:
            told = say("“{last}” lies before “{first}”", last=say(labels[last]), first=say(labels[first]))
            yield (first, last), told


def previewing(
    needed: Sequence[str], same: Sequence[str], noun: str, spans: Sequence[tuple[str, str]] = ()
) -> Callable[[Draft, Iterable[Known]], Preview]:
    """What looks at such a sheet: `needed` must be there, entries that agree in `same` are one, `spans` end as last."""

    def key_of(values: Mapping[str, Any]) -> str:
        found = [values.get(key) for key in same]
        return "|".join("" if each is None else fold(str(each)) for each in found) if any(found) else ""

    def rows(draft: Draft, read: Iterable[Read], known: Iterable[Known]) -> Iterator[Row]:
        there = {key_of(each.values): each for each in known}
        twice = Twice(draft.targets, ((noun, key_of),))
        for each in read:
            each.need(needed)
            means = key_of(each.values)
            found = there.get(means) if means else None
            labels = {key: draft.targets[key].label for pair in spans for key in pair}
            for (first, last), told in turned({**(found.values if found else {}), **each.values}, labels, spans):
                each.tell(last if last in each.values else first, told)
            yield twice.look(_row(draft, each, found, same), each)

    def preview(draft: Draft, known: Iterable[Known]) -> Preview:
        read, left = read_rows(draft)
        return made(draft, "entries", list(rows(draft, read, known)), left)

    return preview


def _row(draft: Draft, read: Read, found: Known | None, same: Sequence[str]) -> Row:
    words = (draft.targets[key].kind.format(read.values[key]) for key in same if key in read.values)
    title = " ".join(words)
    if found is None:
        result: Result = "problem" if read.stopped else "new"
        return Row(read.number, result, title, read.values, read.cells, problems=tuple(read.problems))
    changes, fills = compare(read.values, found, draft.targets)
    result = "problem" if read.stopped else "changed" if changes or fills else "same"
    match = Match(found.id, found.name, say("the same in the list"))
    return Row(read.number, result, title, read.values, read.cells, changes, fills, tuple(read.problems), match)
