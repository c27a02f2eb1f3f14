"""How a week of an itinerary keeps up with the mouse that carries an item through it."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.children import said
from benchmarks.timing import Result, Scale

ABOUT = (
    "An item carried through a week",
    """
**What is measured.** A week of two groups with 140 items in sight, on 1400 × 900 pixels: each step of the mouse, from
its place to the painted week, with all rules of the timetable asked what would be wrong there.

**What dominates.** The rules, and painting the picture of what lies still, which is made when the item is taken. A step
so costs the same for a full week as for an empty one.
""",
)
ITEMS, FRAME = 140, 1 / 60


def measure(scale: Scale, _folder: Path) -> list[Result]:
    """In a process of its own, against a frame."""
    number = 28 if scale.is_smoke else ITEMS
    seen = said(dict(os.environ), "timetable", str(number))
    names = (("step", "a step with an item in hand"), ("slow", "its slowest of twenty"), ("lay", "laid out anew"))
    return [
        Result("drag", f"{what}, {number} items in sight", "a frame of 16.7 ms", 1.0, seen[key] / FRAME, seen[key])
        for key, what in names
    ]
