"""An item moved or made longer, together with what follows it: shown before, and written as one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from eujc_desktop.common import dates
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.itinerary import Item as Record
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import foresight
from eujc_desktop.planning.following import WAYS, Held, Plan, Way, following, moved
from eujc_desktop.planning.foresight import Foreseen
from eujc_desktop.planning.items import AT_A_HOST, FIRM, Item
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import checks, itineraries
from eujc_desktop.store.work import Work

__all__ = ["WAYS", "Ahead", "Times", "apply", "bring_along", "foreseen", "held", "left_behind", "plan_of"]

Times = tuple[time, time | None]
"""When an item starts and ends on its day."""


@dataclass(frozen=True)
class Ahead:
    """What would become of the day, in words; `moves` says how many items follow."""

    groups: tuple[Foreseen, ...]
    moves: int


def foreseen(work: Work, item_id: str, times: Times | None, way: str, today: date, was: Times | None = None) -> Ahead:
    """What comes of an item at these times, or where it is now, and of what follows.

    `was` says when it was before it was moved there.
    """
    trial, before, after = _around(work, item_id, times, today, was)
    found = following(plan_of(work, trial), before, after, _known(way))
    then = (after, *found.moved)
    what = trial.after({item.id: item for item in then})
    now = {**trial.items, before.id: before}
    groups = (foresight.changes(now, then), foresight.stays(found.stays), *foresight.troubles(what.new),
              foresight.mended(what.gone))  # fmt: skip
    return Ahead(foresight.told(*groups), len(found.moved))


def apply(work: Work, item_id: str, times: Times, way: str, today: date, was: Times | None = None) -> int:
    """Put an item to these times, and move what follows; how many that were."""
    trial, before, after = _around(work, item_id, times, today, was)
    found = following(plan_of(work, trial), before, after, _known(way))
    put(work, (after, *found.moved))
    return len(found.moved)


def left_behind(work: Work, item_id: str, today: date) -> tuple[Item, ...]:
    """The ways, meals and so on of a visit that still stand on the day which its items at the host have left."""
    trial = checks.trial_of(work, work.get(Record, item_id).mission_id, today)
    lead = trial.items.get(item_id)
    if lead is None or not lead.visit or lead.starts is None or lead.type not in AT_A_HOST:
        return ()
    mine = [item for item in trial.items.values() if item.visit == lead.visit and item.starts is not None]
    days, fast = {item.date for item in mine if item.type in AT_A_HOST}, held(work, mine)
    return tuple(item for item in mine if item.date not in days and item.id not in fast)


def bring_along(work: Work, item_id: str, today: date) -> int:
    """Put what a visit has left behind on its day, at the same times; how many items that were."""
    left = left_behind(work, item_id, today)
    lead = checks.trial_of(work, work.get(Record, item_id).mission_id, today).items[item_id]
    put(work, (moved(item, lead.date - item.date) for item in left if lead.date and item.date))
    return len(left)


def _known(way: str) -> Way:
    for known in WAYS:
        if way == known:
            return known
    raise Invalid({"way": say("What follows is pushed, squeezed or left")})


def put(work: Work, items: Iterable[Item]) -> None:
    """Write items at the times they will have."""
    for item in items:
        if item.starts is not None:
            itineraries.put(work, item.id, item.starts, item.ends)


def plan_of(work: Work, trial: Trial) -> Plan:
    """The itinerary as `planning.following` wants it."""
    items = tuple(trial.items.values())
    return Plan(items, trial.ground.frame, trial.ground.journeys, held(work, items))


def held(work: Work, items: Iterable[Item]) -> dict[str, Held]:
    """What does not simply move: what leaves by a timetable, and confirmed visits out of the time agreed."""
    found: dict[str, Held] = {}
    for item in items:
        if (item.is_scheduled or item.flies) and (line := work.get(Record, item.id).line or item.reserved):
            found[item.id] = Held(say("{line} leaves by its timetable", line=line))
        elif item.visit and item.visit_stage in FIRM and item.type in AT_A_HOST and item.starts is not None:
            visit = work.get(Visit, item.visit)
            if visit.agreed_day == item.starts.date() and (visit.agreed_from or visit.agreed_until):
                found[item.id] = _agreed(visit, item)
    return found


def _agreed(visit: Visit, item: Item) -> Held:
    """A visit within the time that the host has agreed to."""
    assert item.starts is not None
    day, zone = item.starts.date(), item.starts.tzinfo
    ends = [datetime.combine(day, clock, zone) if clock else None for clock in (visit.agreed_from, visit.agreed_until)]
    clocks = "–".join(f"{moment:%H:%M}" for moment in ends if moment)
    return Held(say("agreed with {host} for {clocks}", host=item.company or item.title, clocks=clocks), *ends)


def _around(work: Work, item_id: str, times: Times | None, today: date, was: Times | None) -> tuple[Trial, Item, Item]:
    """The timetable, the item as it was, and as it will be."""
    record = work.get(Record, item_id)
    trial = checks.trial_of(work, record.mission_id, today)
    item = trial.items.get(item_id)
    if item is None or item.starts is None:
        raise Refused("The time of this item is open.", cure="Enter a start first.")
    before = _at(item, was) if was is not None else item
    return trial, before, _at(item, times) if times is not None else item


def _at(item: Item, times: Times) -> Item:
    """An item at other times of its day; an end before the start is on the next one."""
    start, end = times
    assert item.starts is not None
    starts = _moment("start", item.starts, start, item.starts)
    if end is None:
        return replace(item, starts=starts, ends=None)
    ends = _moment("end", item.starts, end, item.ends or item.starts)
    return replace(item, starts=starts, ends=ends if ends >= starts else ends + timedelta(days=1))


def _moment(field: str, day: datetime, clock: time, zoned: datetime) -> datetime:
    """A clock time of a day in the zone of a moment; Invalid where clocks leave it out."""
    if problem := dates.clock_problem(day.date(), clock, str(zoned.tzinfo)):
        raise Invalid({field: problem})
    return datetime.combine(day.date(), clock, zoned.tzinfo)
