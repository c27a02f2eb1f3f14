"""Who goes to a visit and when: by the itinerary, and by what was agreed where that says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from eujc_desktop.models.itinerary import ItemStatus
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.items import AT_A_HOST
from eujc_desktop.services.itineraries import ItemRow, Plan
from eujc_desktop.services.roll import Member


def at_the_host(items: Sequence[ItemRow]) -> Sequence[ItemRow]:
    """Of the items of one visit those at the host; where there are none, those on the way there."""
    return [item for item in items if item.type in AT_A_HOST] or items


def groups(plan: Plan, visit: Visit) -> tuple[str, ...]:
    """The letters of the groups that go to a visit; none where everyone goes."""
    found = parties(plan, visit)
    return tuple(sorted({letter for letters in found for letter in letters})) if all(found) else ()


def parties(plan: Plan, visit: Visit) -> list[tuple[str, ...]]:
    """The letters of the groups that go to a visit together, time by time; none at a time when everyone goes."""
    items = at_the_host(_items(plan, visit))
    if not items:
        return [tuple(letter for key, letter in plan.groups if key == visit.group_id)]
    return [item.groups for item in items]


def of_visit(plan: Plan, visit: Visit, members: Sequence[Member]) -> list[Member]:
    """Those of the members who go to a visit."""
    items = at_the_host(_items(plan, visit))
    if not any(item.for_named for item in items):
        return of_groups(plan, groups(plan, visit), members)
    there = {part.id for item in items for part, _, _ in of_item(plan, item, members)}
    return [member for member in members if member[0].id in there]


def of_item(plan: Plan, item: ItemRow, members: Sequence[Member]) -> list[Member]:
    """Those of the members who take part in an item."""
    if item.for_named:
        named = {guest.key for guest in item.guests}
        return [member for member in members if member[0].id in named]
    return of_groups(plan, item.groups, members)


def of_groups(plan: Plan, letters: Sequence[str], members: Sequence[Member]) -> list[Member]:
    """Those of some groups, all where none is named; who has no group yet goes with each."""
    apart = {key for key, letter in plan.groups if letter not in letters} if letters else set()
    return [member for member in members if member[0].group_id not in apart]


def hours(plan: Plan, visit: Visit) -> tuple[datetime | None, datetime | None]:
    """From when to when a visit lasts, without the way there."""
    for item in _items(plan, visit):
        if item.type in AT_A_HOST and item.start:
            return item.start, item.end
    day, begin, end = visit.agreed_day, visit.agreed_from, visit.agreed_until
    return (
        datetime.combine(day, begin) if day and begin else None,
        datetime.combine(day, end) if day and end else None,
    )


def _items(plan: Plan, visit: Visit) -> list[ItemRow]:
    """What the itinerary has of a visit, without what is cancelled."""
    return [item for item in plan.of_visit(visit.id) if item.status != ItemStatus.CANCELLED]
