"""Fixes of an itinerary applied: each is one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.models.itinerary import Item, ItemType, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.changes import NEW, changes
from eujc_desktop.planning.finding import Finding, Fix
from eujc_desktop.planning.travel import journeys
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import agreed_times, itineraries, mission_days
from eujc_desktop.services.itinerary_plan import local
from eujc_desktop.store.work import Work


def apply(work: Work, finding: Finding, fix: Fix) -> str:
    """Do what a fix says; the id of the item that was changed or made. Refused where the item is gone by now."""
    step = _STEPS.get(fix.action)
    if step is None:
        raise Refused("This has to be done by hand.", cure="Select the item and change it there.")
    return step(work, finding, fix)


def _shift(work: Work, _finding: Finding, fix: Fix) -> str:
    for item in [work.get(Item, key) for key in dict.fromkeys((fix.item, *fix.along))]:
        with agreed_times.together(work, item):
            _move(work, item, timedelta(minutes=fix.minutes))
    return fix.item


def _move(work: Work, item: Item, step: timedelta) -> None:
    """Later or earlier by the clock; on another date the item goes over to that day."""
    before = _date(item)
    mission_days.move_by(item, step)
    day = _date(item)
    if day is not None and before is not None and day.date() != before.date():
        found = mission_days.day_for(work, work.get(Mission, item.mission_id), day.date(), None)
        item.day_id = found.id if found is not None else item.day_id


def _date(item: Item) -> datetime | None:
    return local(item.starts_at, item.zone)


def _begin(work: Work, _finding: Finding, fix: Fix) -> str:
    item = work.get(Item, fix.item)
    with agreed_times.together(work, item):
        end = item.ends_at
        item.ends_at = None
        _move(work, item, timedelta(minutes=fix.minutes))
        if end is not None and item.starts_at is not None and end < item.starts_at:
            raise Refused("An item cannot begin after its end.", cure="Move its end first.")
        item.ends_at = end
    return fix.item


def _end(work: Work, _finding: Finding, fix: Fix) -> str:
    itineraries.shift_end(work, fix.item, fix.minutes)
    return fix.item


def _remove(work: Work, _finding: Finding, fix: Fix) -> str:
    itineraries.remove(work, [fix.item])
    return ""


def _only(work: Work, _finding: Finding, fix: Fix) -> str:
    itineraries.change(work, fix.item, {"groups": fix.along})
    return fix.item


def _feed(work: Work, _finding: Finding, fix: Fix) -> str:
    itineraries.change(work, fix.item, {"meal_included": True})
    return fix.item


def _transfer(work: Work, finding: Finding, fix: Fix) -> str:
    here, there = map(journeys().name, finding.ways)
    after = finding.items[0]
    people = itineraries.values(work, after)
    letters = [] if people["for_named"] else [who for who in finding.who if len(who) < _KEY]
    later = next((int(str(value)) for name, value in fix.values if name == "later"), 0)
    if later:
        with agreed_times.together(work, item := work.get(Item, fix.item)):
            _move(work, item, timedelta(minutes=later))
    title = f"{here} – {there}"
    return itineraries.add_transfer(work, after, fix.item, title, there, fix.minutes, letters)


_KEY = 20
"""Letters of groups are shorter than ids of people."""


def _luggage(work: Work, _finding: Finding, fix: Fix) -> str:
    item = work.get(Item, fix.item)
    day = _date(item)
    if day is None:
        raise Refused("The time of this item is open.", cure="Enter a start first.")
    on = day.date() - timedelta(days=1)
    found = select(MissionDay.id).where(MissionDay.mission_id == item.mission_id, MissionDay.day == on)
    values = itineraries.values(work, item.id)
    given: Mapping[str, object] = {
        "title": "Luggage sent ahead",
        "title_ja": "荷物の発送",
        "type": ItemType.LUGGAGE,
        "day_id": work.session.scalar(found),
        "groups": values["groups"],
    }
    return itineraries.add(work, item.mission_id, given)


_STEPS: Mapping[str, Callable[[Work, Finding, Fix], str]] = {
    "shift": _shift,
    "begin": _begin,
    "end": _end,
    "remove": _remove,
    "only": _only,
    "feed": _feed,
    "add transfer": _transfer,
    "add luggage": _luggage,
}


@dataclass(frozen=True)
class Ghost:
    """Where an item would be: its times by the clock, the groups it would be for; `id` is empty for a new one."""

    id: str
    start: datetime | None
    end: datetime | None
    groups: tuple[str, ...] = ()
    type: str = ""
    gone: bool = False


def ghosts(trial: Trial, finding: Finding, fix: Fix) -> tuple[Ghost, ...]:
    """What a fix would make of the items, to be shown before it is applied; nothing where people have to act."""
    found = []
    for key, item in changes(fix, finding, trial.items).items():
        then = item or trial.items[key]
        start, end = _clock(then.starts), _clock(then.ends)
        groups = tuple(sorted(then.groups))
        found.append(Ghost("" if key == NEW else key, start, end, groups, then.type, item is None))
    return tuple(found)


def _clock(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=None) if moment else None
