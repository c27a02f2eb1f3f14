"""The phases of a mission, from its call to its follow-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eujc_desktop.common.said import say
from eujc_desktop.planning import programmes

_WHERE: Final = {
    "EU->JP": say("In Japan"),
    "within JP": say("In Japan"),
    "JP->EU": say("In Europe"),
    "within EU": say("In Europe"),
}
_SHOWN: Final = 6
"""So many have room beside each other; what comes before the call is left out first."""
_OWN: Final = {"Call": "call_opens", "Select": "call_closes", "Confirm": "selection_due", "Prepare": "deposit_due"}
"""The deadline of a mission with which a phase begins, where it has that."""
_MISSION: Final = "Mission"


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


def phases(dates: Dates, direction: str, today: date, planned: Sequence[programmes.Phase]) -> tuple[Phase, ...]:
    """The phases that a template has, by the mission's own dates, and where it has none by the usual distances."""
    shown = planned[-_SHOWN:]
    where = _WHERE.get(direction, say("Under way"))
    starts = _starts(dates, shown)
    ends = [
        *starts[1:],
        max(dates.report_due or dates.last_day + timedelta(days=30), dates.last_day + timedelta(days=2)),
    ]
    return tuple(
        Phase(
            where if one.label == _MISSION else one.label,
            start,
            max(start, until),
            "done" if until <= today else "now" if start <= today else "next",
        )
        for one, start, until in zip(shown, starts, ends, strict=True)
    )


def usual(known: Mapping[str, programmes.Programme], programme: str | None, kind: str) -> Sequence[programmes.Phase]:
    """The phases of the programme that a mission follows, or of those of its kind."""
    if programme and (found := known.get(programme.strip().upper())) is not None:
        return found.phases
    return next((each.phases for each in known.values() if each.mission_kind == kind), ())


def _starts(dates: Dates, planned: Sequence[programmes.Phase]) -> list[date]:
    """When each begins; those before the mission in the order of their days, whichever deadlines it has."""
    found = [_start(dates, one) for one in planned]
    before = [one.anchor == "first day" and one.days < 0 for one in planned]
    early = iter(sorted(min(day, dates.first_day) for day, is_early in zip(found, before, strict=True) if is_early))
    return [next(early) if is_early else day for day, is_early in zip(found, before, strict=True)]


def _start(dates: Dates, one: programmes.Phase) -> date:
    own: date | None = getattr(dates, _OWN[one.label]) if one.label in _OWN else None
    anchor = dates.last_day if one.anchor == "last day" else dates.first_day
    return own or anchor + timedelta(days=one.days)
