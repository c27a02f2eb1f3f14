"""All rules of a timetable over a mission's items; pure, and fast enough to run after each change."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.hits import Closed, ground, public_holiday
from eujc_desktop.planning.items import Frame, Item, placed
from eujc_desktop.planning.mends import mended
from eujc_desktop.planning.travel import Journeys
from eujc_desktop.planning.trial import Trial

__all__ = ["Finding", "Frame", "Item", "check", "check_and_mend", "placed"]


def check(
    items: Sequence[Item], frame: Frame, *, journeys: Journeys | None = None, closed: Closed = public_holiday
) -> tuple[Finding, ...]:
    """What is wrong with a timetable, the gravest first; empty when nothing is.

    Cancelled items and unknown times, places or dates are no mistakes. `closed` names a day's holiday in a country.
    """
    return Trial(items, ground(frame, journeys, closed)).findings()


def check_and_mend(
    items: Sequence[Item], frame: Frame, *, journeys: Journeys | None = None, closed: Closed = public_holiday
) -> tuple[Finding, ...]:
    """The same, each finding with the ways out that were tried and found to work."""
    trial = Trial(items, ground(frame, journeys, closed))
    return tuple(mended(finding, trial) for finding in trial.findings())
