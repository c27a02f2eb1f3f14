"""What one template says otherwise than another, in words: a variant beside its parent, a changed one beside ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.programmes import Programme


def differing(one: Programme, other: Programme) -> tuple[str, ...]:
    """Each difference as a sentence; none where only the names differ."""
    found = [
        *_plain(one, other),
        *_lines(say("task"), (task.title for task in one.tasks), (task.title for task in other.tasks)),
        *_lines(say("usual item"), (item.title for item in one.items), (item.title for item in other.items)),
        *_lines(say("phase"), (phase.label for phase in one.phases), (phase.label for phase in other.phases)),
    ]
    rules, others = asdict(one.settings), asdict(other.settings)
    if n := sum(rules[key] != others[key] for key in rules):
        found.append(say_many("{n} rule is another", "{n} rules are others", n=n))
    if dict(one.texts) != dict(other.texts):
        found.append(say("Other texts"))
    if one.papers != other.papers:
        found.append(say("Other papers"))
    if one.quotas != other.quotas:
        found.append(say("Other quotas"))
    if one.reductions != other.reductions:
        found.append(say("Other reductions"))
    return tuple(found)


def _plain(one: Programme, other: Programme) -> Iterable[str]:
    if one.themes != other.themes:
        yield say("Themes: {themes}", themes=one.themes or (say("none"),))
    if one.typical_days != other.typical_days:
        yield say("Typical days: {days}", days=one.typical_days or say("open"))
    if one.mission_kind != other.mission_kind:
        yield say("Another kind of activity")
    if one.usual_direction != other.usual_direction:
        yield say("Another direction")
    if one.counts != other.counts:
        yield say("Counts for other deliverables")


def _lines(noun: str, ours: Iterable[str], theirs: Iterable[str]) -> Iterable[str]:
    here, there = list(ours), list(theirs)
    if more := [each for each in here if each not in there]:
        yield say("{n} more of: {noun}", n=len(more), noun=noun)
    if fewer := [each for each in there if each not in here]:
        yield say("{n} fewer of: {noun}", n=len(fewer), noun=noun)
