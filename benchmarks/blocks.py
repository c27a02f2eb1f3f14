"""How the grid keeps up with somebody who works in it as in a spreadsheet."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.children import said
from benchmarks.people import office
from benchmarks.timing import Result, Scale

ABOUT = (
    "A grid like a spreadsheet",
    """
**What is measured.** The grid of participants by itself, with its worker: 5,000 people with 40 columns, none of them on
screen before, until text and table are on the clipboard; 1,000 rows of 10 cells pasted, until they are stored as one
step and shown; and the time from a letter to the painted editor and from Enter to the painted cell.

**What dominates.** Copying: reading, words and table take a third of the time each. Pasting: SQLite's triggers, which
write down each row before and after. A key waits for one paint of the editor, or of the cells in sight.
""",
)
PEOPLE, FRAMES = 5000, 3 / 60


def measure(scale: Scale, folder: Path) -> list[Result]:
    """In a process of its own, against what a user takes for at once."""
    made = office(folder, min(PEOPLE, scale.people), 0)
    made.close()
    seen = said(dict(os.environ), "blocks", str(made.path), made.whole)
    goals = (
        ("copy", f"{min(PEOPLE, scale.people)} × 40 cells copied", "1 s", 1.0),
        ("paste", f"{min(1000, scale.people)} × 10 cells pasted as one step", "2 s", 2.0),
        ("typed", "letter to its painted editor", "three frames of 16.7 ms", FRAMES),
        ("entered", "Enter to the painted cell", "three frames of 16.7 ms", FRAMES),
    )
    return [Result("grid", what, name, 1.0, seen[key] / most, seen[key]) for key, what, name, most in goals]
