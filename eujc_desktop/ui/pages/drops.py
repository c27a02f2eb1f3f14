"""What is dropped in a timetable, written: each drop is one step with a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.item_words import step_of, title_of
from eujc_desktop.ui.pages.plan_steps import PlanSteps
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.timetable.gesture import Drop, Span
from eujc_desktop.ui.timetable.pieces import Entry

Write = Callable[[Any], object]


def do_drop(steps: PlanSteps, drop: Drop, entries: Mapping[str, Entry], zone: str) -> None:
    """Do what somebody has dropped; `entries` tell when the items were before."""
    groups, many = drop.groups, drop.spans.items()
    spans = {key: span for key, span in many if groups is not None or _is_other(entries.get(key), span)}
    if drop.kind == "unplace":
        steps.put_aside()
    elif drop.kind == "make":
        (span,) = drop.spans.values()
        values = {**steps.whose, "title": drop.title, **({} if groups is None else {"groups": groups})}
        make = partial(services.timing.make, mission_id=steps.mission_id, values=values, start=span[0], end=span[1])
        steps.make(tr("Add “{title}”", title=drop.title), make, "")
    elif drop.kind == "place":
        _place(steps, drop)
    elif drop.kind == "copy" and spans:
        words = _words(steps, spans, entries, groups, copy=True)
        steps.make(words, partial(_copy, steps.mission_id, spans, groups), "")
    elif drop.kind == "move" and spans:
        steps.show_put(spans, zone)
        job = steps.do(_words(steps, spans, entries, groups), partial(_move, spans, groups))
        job.then(lambda _done: _tell_moved(steps, spans, entries))
        job.then(lambda _done: steps.elsewhen.emit(list(spans)))


def _tell_moved(steps: PlanSteps, spans: Mapping[str, Span], entries: Mapping[str, Entry]) -> None:
    """Tell of a single item that has other times on its day, so that what follows can come along."""
    for key, span in spans.items():
        entry = entries.get(key)
        if len(spans) == 1 and entry is not None and entry.start and entry.start.date() == span.start.date():
            steps.moved.emit(key, (entry.start.time(), entry.end.time() if entry.end else None))


def _is_other(entry: Entry | None, span: Span) -> bool:
    return entry is None or (entry.start, entry.end) != (span.start, span.end)


Groups = Sequence[str] | None


def _move(spans: Mapping[str, Span], groups: Groups, work: Any) -> None:
    for key, span in spans.items():
        services.timing.put(work, key, span.start, span.end)
    _regroup(work, list(spans), groups)


def _copy(mission_id: str, spans: Mapping[str, Span], groups: Groups, work: Any) -> str:
    made = [services.timing.copy(work, mission_id, key, *span) for key, span in spans.items()]
    _regroup(work, made, groups)
    return made[0]


def _regroup(work: Any, ids: Sequence[str], groups: Groups) -> None:
    for key in ids if groups is not None else ():
        services.itineraries.change(work, key, {"groups": tuple(groups or ())})


def _place(steps: PlanSteps, drop: Drop) -> None:
    """A card of the tray, for as long as it usually takes."""
    kind, _, key = drop.card.partition(":")
    (span,) = drop.spans.values()
    place = partial(services.slots.place, mission_id=steps.mission_id, kind=kind, key=key, starts=span.start)
    steps.make(tr("Place “{title}”", title=drop.title), place, "")


def _words(
    steps: PlanSteps, spans: Mapping[str, Span], entries: Mapping[str, Entry], groups: Groups, *, copy: bool = False
) -> str:
    """What the step is called: with the day where it is another one, with the time or the group that has changed."""
    keys: Sequence[str] = list(spans)
    if len(keys) > 1:
        return (count("Copy %n item", "Copy %n items", len(keys)) if copy
                else count("Move %n item", "Move %n items", len(keys)))  # fmt: skip
    row, entry, span = steps.item(keys[0]), entries.get(keys[0]), spans[keys[0]]
    title, time = title_of(row) if row is not None else "", f"{span.start:%H:%M}"
    where = say("{day:short}", day=span.start.date())
    if groups:
        letter = ", ".join(groups)
        return (tr("Copy “{title}” to group {letter}, {time}", title=title, letter=letter, time=time) if copy
                else tr("Move “{title}” to group {letter}, {time}", title=title, letter=letter, time=time))  # fmt: skip
    if copy:
        return tr("Copy “{title}” to {where}, {time}", title=title, where=where, time=time)
    if entry is None or entry.start is None or entry.start.date() != span.start.date():
        return tr("Move “{title}” to {where}, {time}", title=title, where=where, time=time)
    return step_of(title, (entry.start, entry.end), (span.start, span.end))
