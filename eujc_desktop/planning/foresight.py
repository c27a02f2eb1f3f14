"""What a step will bring, told before it is taken: lines under headings, in words."""

from __future__ import annotations

from typing import Literal, NamedTuple

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
