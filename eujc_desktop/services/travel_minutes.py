"""How long a way takes for a mission: its own minutes, else those of the map, else an estimate."""

from __future__ import annotations

from dataclasses import dataclass

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import say
from eujc_desktop.fields.travel_times import MOST, ways
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning import travel
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class WayRow:
    """A way between two areas, by name: the minutes that hold, and those that would hold without the mission's own."""

    here: str
    there: str
    minutes: int
    usual: int
    estimated: bool
    own: bool


def read(work: Work, mission_id: str, here: str, there: str) -> WayRow:
    """The way between two areas, by code, as it holds for a mission."""
    map_ = travel.journeys()
    own = travel.between_areas(ways(work.get(Mission, mission_id).travel_times))
    usual = map_.minutes(here, there) or travel.Journey(0, estimated=True)
    stated = own.get((here, there), own.get((there, here)))
    minutes = usual.minutes if stated is None else stated
    return WayRow(map_.name(here), map_.name(there), minutes, usual.minutes, usual.estimated, stated is not None)


def change(work: Work, mission_id: str, here: str, there: str, minutes: int | None) -> None:
    """State how long a way takes for a mission; None goes back to what holds without."""
    if minutes is not None and not 0 <= minutes <= MOST:
        raise Invalid({"minutes": say("must lie between {least} and {most}", least=0, most=MOST)})
    mission = work.get(Mission, mission_id)
    ends = {here, there}
    lines = [
        f"{start} – {end}: {count}"
        for start, end, count in ways(mission.travel_times)
        if {travel.code_of(start), travel.code_of(end)} != ends
    ]
    if minutes is not None:
        lines.append(f"{_name(here)} – {_name(there)}: {minutes}")
    mission.travel_times = tuple(lines) or None


def _name(code: str) -> str:
    """A name by which the area is found again, else its code."""
    name = travel.journeys().name(code)
    return name if travel.code_of(name) == code else code
