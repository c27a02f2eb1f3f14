"""What was done in the office, step by step, with what can be taken back and what took something away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from eujc_desktop.store.work import Works


@dataclass(frozen=True)
class Row:
    """One step as the history shows it: whether it `stands`, to be taken back, and how many records it removed.

    `outside`: it tells of what has happened outside the program, and stays whatever is taken back.
    """

    number: int
    title: str
    at: datetime
    who: str
    stands: bool
    removed: int
    outside: bool


def after(works: Works, number: int) -> list[str]:
    """The titles of what going back to a step takes back, newest first."""
    return [step.title for step in works.steps_after(number)]


def listing(works: Works, limit: int = 200) -> list[Row]:
    """The last steps, newest first."""
    steps = works.steps(limit)
    numbers = [step.number for step in steps]
    standing, counted = works.standing(numbers), works.counted(numbers)
    rows = []
    for step in steps:
        own = standing.get(step.number)
        stands = step.kind in ("do", "redo") and own is not None and own.number == step.number
        gone = sum(n for (_table, how), n in counted[step.number].items() if how == "removed")
        removed = gone if step.kind == "do" else 0
        rows.append(Row(step.number, step.title, step.at, step.who, stands, removed, step.kind == "fact"))
    return rows
