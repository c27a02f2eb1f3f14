"""What a step will bring, told before it is taken: lines under headings, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    moved = [item for item in then if item.id in before and _span(item) != _span(before[item.id])]
    lines = (Line(item.label, f"{_span(before[item.id])} → {_span(item)}") for item in moved)
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


def _span(item: Item) -> str:
    """`09:30–12:00`, and whether that is the next day."""
    if item.starts is None:
        return ""
    clocks = clock_face(item.starts) + (f"–{clock_face(item.ends)}" if item.ends else "")
    later = item.ends is not None and item.ends.date() > item.starts.date()
    return joined((clocks, say("next day") if later else ""))
