"""The phases of a mission, from its call to its follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from eujc_desktop.common.said import say

_WHERE = {
    "EU->JP": say("In Japan"),
    "within JP": say("In Japan"),
    "JP->EU": say("In Europe"),
    "within EU": say("In Europe"),
}


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last day of a mission, and its own deadlines where it has any."""

    first_day: date
    last_day: date
    call_opens: date | None = None
    call_closes: date | None = None
    selection_due: date | None = None
    deposit_due: date | None = None
    report_due: date | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of a mission, until the day before the next one; `state` is done, now or next."""

    label: str
    start: date
    until: date
    state: str


def phases(dates: Dates, direction: str, today: date) -> tuple[Phase, ...]:
    """The phases of a mission by its own dates, and where it has none by the usual distances."""
    first, last = dates.first_day, dates.last_day
    marks = (
        dates.call_opens or first - timedelta(days=180),
        dates.call_closes or first - timedelta(days=120),
        dates.selection_due or first - timedelta(days=90),
        dates.deposit_due or first - timedelta(days=60),
        first,
        last + timedelta(days=1),
        max(dates.report_due or last + timedelta(days=30), last + timedelta(days=2)),
    )
    in_order = [min(mark, first) for mark in marks[:4]] + list(marks[4:])
    starts = sorted(in_order[:4]) + in_order[4:]
    where = _WHERE.get(direction, say("Under way"))
    labels = (say("Call"), say("Select"), say("Confirm"), say("Prepare"), where, say("Follow-up"))
    return tuple(
        Phase(label, start, until, "done" if until <= today else "now" if start <= today else "next")
        for label, start, until in zip(labels, starts, starts[1:], strict=False)
    )
