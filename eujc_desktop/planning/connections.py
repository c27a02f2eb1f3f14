"""The ways of a timetable from item to item within a day, where people have to get elsewhere by themselves."""

from __future__ import annotations

from itertools import pairwise

from eujc_desktop.planning.clashes import Way, way_between
from eujc_desktop.planning.trial import Trial


def connections(trial: Trial) -> tuple[Way, ...]:
    """Ways between two items at different places that no transfer covers; one that several groups have, once."""
    found: dict[tuple[str, str], Way] = {}
    for lane in trial.lanes:
        if lane.person:
            continue
        for steps in lane.days.values():
            for last, step in pairwise(steps):
                if step.start >= last.end:
                    way = way_between(last, step, trial.ground)
                    if way.needed:
                        found.setdefault((way.start.id, way.end.id), way)
    return tuple(found.values())
