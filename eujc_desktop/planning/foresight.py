"""What a step will bring, told before it is taken: lines under headings, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Literal, NamedTuple

from eujc_desktop.common.dates import clock_face
from eujc_desktop.common.said import joined, say
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.following import Stay
from eujc_desktop.planning.items import Item

Tone = Literal["err", "warn", "info", "ok"]


class Line(NamedTuple):
    """One thing that changes or stays: what it is, and how it will be or why it stays."""

    what: str
    how: str = ""


class Foreseen(NamedTuple):
    """Lines of one sort under a heading; the tone says how grave they are."""

    title: str
    lines: tuple[Line, ...]
    tone: Tone = "info"


def told(*groups: Foreseen) -> tuple[Foreseen, ...]:
    """Those that have lines."""
    return tuple(group for group in groups if group.lines)


def changes(before: Mapping[str, Item], then: Iterable[Item]) -> Foreseen:
    """Items at other times, old and new."""
    both = [(before[item.id], item) for item in then if item.id in before]
    moved = [(was, item) for was, item in both if (was.starts, was.ends) != (item.starts, item.ends)]
    lines = (Line(item.label, joined((_span(was), _then(was, item)), by=" → ")) for was, item in moved)
    return Foreseen(say("What moves"), tuple(lines), "ok")


def stays(found: Iterable[Stay]) -> Foreseen:
    """Items that would have to move and do not, and why."""
    return Foreseen(say("What stays"), tuple(Line(stay.item.label, stay.why) for stay in found))


def troubles(found: Iterable[Finding]) -> tuple[Foreseen, ...]:
    """What would be wrong then and is not now, the gravest first; hints are left out."""
    told_of = list(found)
    return (
        Foreseen(say("New conflicts"), _of(told_of, "error"), "err"),
        Foreseen(say("New warnings"), _of(told_of, "warning"), "warn"),
    )


def _of(found: Iterable[Finding], severity: str) -> tuple[Line, ...]:
    return tuple(Line(finding.message) for finding in found if finding.severity == severity)


def mended(found: Iterable[Finding]) -> Foreseen:
    """What is wrong now and would not be."""
    lines = tuple(Line(finding.message) for finding in found if finding.severity != "hint")
    return Foreseen(say("What is mended"), lines, "ok")


def _then(was: Item, item: Item) -> str:
    """When an item will be, with the day it begins on where that is another one."""
    if item.starts is None or was.starts is None or item.starts.date() == was.starts.date():
        return _span(item)
    day = item.starts.date()
    tomorrow = day - was.starts.date() == timedelta(days=1)
    return joined((_clocks(item), say("next day") if tomorrow else say("{day:short}", day=day)))


def _span(item: Item) -> str:
    """`09:30–12:00`, and whether it ends on the next day."""
    later = item.starts is not None and item.ends is not None and item.ends.date() > item.starts.date()
    return joined((_clocks(item), say("next day") if later else ""))


def _clocks(item: Item) -> str:
    if item.starts is None:
        return ""
    return clock_face(item.starts) + (f"–{clock_face(item.ends)}" if item.ends else "")
