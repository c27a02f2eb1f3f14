"""The rows of the year plan: our missions by their days, then what other organisers hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from eujc_desktop import services
from eujc_desktop.ui.days import period
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.pages.year_scale import YearScale
from eujc_desktop.ui.text import count, shown, tr

MISSION, OTHERS, HEADING = "mission", "others", "heading"


class PlanRow(NamedTuple):
    """A line of the plan: a mission of ours, an event of others, or the heading between them; `clashes` are shared."""

    kind: str
    id: str = ""
    row: Any = None
    clashes: tuple[Any, ...] = ()
    told: str = ""


def rows_of(scale: YearScale, missions: Sequence[Any], events: Sequence[Any]) -> list[PlanRow]:
    """What a year has, each in the order of its days."""
    found = [mission_row(row, events) for row in sorted(missions, key=_days) if scale.holds(*stretch(row))]
    theirs = [event for event in events if scale.holds(event.first_day, event.last_day)]
    hit = {clash.event.id for line in found for clash in line.clashes}
    heading = count("%n event of other organisers", "%n events of other organisers", len(theirs))
    others = [PlanRow(OTHERS, event.id, event, _hit(event, hit), _event_told(event, hit)) for event in theirs]
    return [*found, PlanRow(HEADING, told=heading if theirs else tr("No events of other organisers")), *others]


def mission_row(row: Any, events: Sequence[Any]) -> PlanRow:
    """A mission with what stands in its way."""
    clashes = () if row.over else clashes_of(row, row.first_day, row.last_day, events)
    said = [shown(row.title), row.code, period(row.first_day, row.last_day), tr(row.status_label)]
    said += [clash_text(clash) for clash in clashes]
    return PlanRow(MISSION, row.id, row, clashes, ". ".join(said))


def clashes_of(row: Any, first: Any, last: Any, events: Sequence[Any]) -> tuple[Any, ...]:
    """What would stand in the way of a mission on other days."""
    found: tuple[Any, ...] = services.who_does_what.clashes(first, last, row.places, row.themes, events)
    return found


def clash_text(clash: Any) -> str:
    """“Same days as Flanders Tokyo: Food mission (Tokyo, Food)”."""
    both = ", ".join((*clash.places, *clash.sectors))
    return tr("Same days as {organiser}: {event} ({both})", organiser=clash.event.organiser, event=clash.event.title,
              both=both)  # fmt: skip


def stretch(row: Any) -> tuple[Any, Any]:
    """From the first day of the first phase to the last day of the last one."""
    return (row.phases[0].start, row.phases[-1].until) if row.phases else (row.first_day, row.last_day)


def event_text(event: Any) -> str:
    """Who holds what, when and where."""
    return dotted(event.organiser, event.title, period(event.first_day, event.last_day), event.places,
                  ", ".join(event.sectors))  # fmt: skip


def _event_told(event: Any, hit: set[str]) -> str:
    return dotted(event_text(event), tr("on the days of a mission of ours") if event.id in hit else "")


def _hit(event: Any, hit: set[str]) -> tuple[Any, ...]:
    return (event,) if event.id in hit else ()


def _days(row: Any) -> tuple[Any, Any, str]:
    return row.first_day, row.last_day, row.code
