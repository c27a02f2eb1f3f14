"""What was taken in from files: when, by whom, how much, and whether it still stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models import catalogue
from eujc_desktop.models.columns import entity_of
from eujc_desktop.services.imports import STEP
from eujc_desktop.store.work import Works


@dataclass(frozen=True)
class Taken:
    """One import: `label` names what and from which file; `added` and `changed` count records by their names.

    One that no longer `stands` has been taken back. `step` is what `Works.undo` wants to take it back.
    """

    step: int
    label: str
    at: datetime
    who: str
    added: Mapping[str, int]
    changed: Mapping[str, int]
    stands: bool


def listing(works: Works, limit: int = 200) -> list[Taken]:
    """The last imports, newest first."""
    steps = works.steps_called(STEP, limit)
    numbers = [step.number for step in steps]
    standing, counted = works.standing(numbers), works.counted(numbers)
    return [
        Taken(
            step.number,
            step.label,
            step.at,
            step.who,
            _named(counted[step.number], "added"),
            _named(counted[step.number], "changed"),
            standing.get(step.number) is not None,
        )
        for step in steps
    ]


def take_back(works: Works, step: int) -> Taken:
    """Undo the import of a step; Refused says why it is none or not there any more, Conflict what was built on it."""
    found = next((taken for taken in listing(works) if taken.step == step), None)
    if found is None:
        raise Refused(
            say("Step {step} is no import.", step=step), cure="Look at the list of imports, and name one of its steps."
        )
    works.undo(step)
    return found


def _named(counts: Mapping[tuple[str, str], int], how: str) -> dict[str, int]:
    """The counts of one sort by what the records are called, largest first."""
    found = {_title(table): number for (table, kind), number in counts.items() if kind == how}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def _title(table: str) -> str:
    return entity_of(catalogue.model(table)).title
