"""Another visit in the place of one that falls through: the ways there and back, and what comes after, re-timed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from eujc_desktop.planning.following import NOTHING, Following, Plan, Stay, following, moved, together
from eujc_desktop.planning.items import LOOSE, MEALS, Item

_GRID = 5
_AROUND = MEALS | {"breakfast", "dinner"}


@dataclass(frozen=True, slots=True)
class Swapped:
    """The items that are other than before as they will be, and those that would have to move and do not.

    `inward` and `outward` are the ids of the ways there and on, `meals` those of meals near the host there was.
    """

    items: tuple[Item, ...]
    stays: tuple[Stay, ...] = ()
    inward: str = ""
    outward: str = ""
    meals: tuple[str, ...] = ()


def swapped(plan: Plan, before: Item, slot: Item, buffer: timedelta) -> Swapped:
    """What becomes of a day when `before` is `slot`: another place, perhaps another time and length.

    Whoever travels is there `buffer` before it begins. It begins later when the way takes too long, never earlier.
    """
    day = _Day(plan, before)
    inward, slot = _there(plan, day, slot, buffer)
    near = [meal for meal in day.meals if meal.area == before.area]
    outward = _onward(plan, day.outward, slot)
    others = {item.id: item for item in (*(replace(meal, area=slot.area) for meal in near), outward) if item}
    rest = replace(plan, items=[others.get(item.id, item) for item in day.later])
    found = following(rest, before, slot, "squeeze")
    if outward is not None and day.outward is not None:
        found = _after_the_way(rest, found, day.outward, outward)
    gone = {item.id: item for item in found.moved}
    outward = gone.pop(outward.id, outward) if outward is not None else None
    changed = [item for item in (inward, slot, outward) if item is not None and item not in plan.items]
    held = tuple(Stay(item, plan.held[item.id].why) for item in day.held)
    return Swapped(
        (*changed, *gone.values()),
        (*held, *found.stays),
        day.inward.id if day.inward else "",
        day.outward.id if day.outward else "",
        tuple(meal.id for meal in near),
    )


class _Day:
    """What those who go to an item do around it."""

    def __init__(self, plan: Plan, at: Item) -> None:
        mine = [item for item in plan.items if _beside(plan, item, at)]
        mine = sorted(mine, key=lambda item: (item.starts or datetime.max, item.id))
        starts, ends = at.starts or datetime.max, at.ends or at.starts or datetime.min
        earlier = [item for item in mine if (item.ends or item.starts or datetime.max) <= starts]
        self.later = [item for item in mine if item not in earlier and item.starts and item.starts >= ends]
        self.meals = _until(self.later, _AROUND)
        onward = self.later[len(self.meals) : len(self.meals) + 1]
        inward = earlier[-1] if earlier and earlier[-1].is_transfer else None
        outward = onward[0] if onward and onward[0].is_transfer else None
        ways = [way for way in (inward, outward) if way is not None]
        self.held = [way for way in ways if way.id in plan.held]
        self.inward = inward if inward not in self.held else None
        self.outward = outward if outward not in self.held else None
        self.before = earlier[-2] if self.inward and len(earlier) > 1 else None if self.inward else _last(earlier)


def _beside(plan: Plan, item: Item, at: Item) -> bool:
    live = item.id != at.id and item.status != "cancelled" and item.type not in LOOSE
    return live and item.starts is not None and item.date == at.date and together(item, at, plan.frame)


def _until(items: Sequence[Item], types: frozenset[str]) -> list[Item]:
    """The first of some items, as long as they are of these types."""
    found = []
    for item in items:
        if item.type not in types:
            break
        found.append(item)
    return found


def _last(items: Sequence[Item]) -> Item | None:
    return items[-1] if items else None


def _there(plan: Plan, day: _Day, slot: Item, buffer: timedelta) -> tuple[Item | None, Item]:
    """The way there, and the visit no earlier than one can be there."""
    assert slot.starts is not None
    way, before = day.inward, day.before
    free = (before.ends or before.starts) if before is not None else None
    if way is None:
        here = before.area if before is not None else ""
        needed = _minutes(plan, here, slot.area)
        if free is None or (needed is None and not buffer):
            return None, slot
        spare = (needed or NOTHING) + (buffer if here != slot.area else NOTHING)
        return None, _not_before(slot, free + spare)
    assert way.starts is not None
    length = (way.ends or way.starts) - way.starts
    here = way.leaves_area or (before.area if before is not None else "")
    needed = _minutes(plan, here, slot.area)
    needed = length if needed is None else needed
    leaves = slot.starts - buffer - needed
    if free is not None and leaves < free:
        leaves = free
    slot = _not_before(slot, leaves + needed + buffer)
    return replace(way, starts=leaves, ends=leaves + needed, area=slot.area), slot


def _onward(plan: Plan, way: Item | None, slot: Item) -> Item | None:
    """The way on, as long as it takes from the new place."""
    if way is None or way.starts is None:
        return None
    needed = _minutes(plan, slot.area, way.area)
    ends = way.ends if needed is None else way.starts + needed
    return replace(way, leaves_area=slot.area, ends=ends)


def _after_the_way(plan: Plan, found: Following, before: Item, way: Item) -> Following:
    """What comes after the way on, where that takes longer or leaves later than it did."""
    then = next((item for item in found.moved if item.id == way.id), way)
    others = tuple(item for item in found.moved if item.id != way.id)
    gone = {item.id: item for item in others}
    rest = [gone.get(item.id, item) for item in plan.items if item.id != way.id and not _was_before(item, before)]
    more = following(replace(plan, items=rest), before, then, "squeeze")
    later = {item.id: item for item in more.moved}
    kept = tuple(item for item in others if item.id not in later)
    told = {stay.item.id: stay for stay in (*found.stays, *more.stays)}
    return Following((*((then,) if then != way else ()), *kept, *later.values()), tuple(told.values()))


def _was_before(item: Item, other: Item) -> bool:
    return (item.ends or item.starts or datetime.max) <= (other.starts or datetime.min)


def _minutes(plan: Plan, here: str, there: str) -> timedelta | None:
    journey = plan.journeys.minutes(here, there) if here and there else None
    return None if journey is None else timedelta(minutes=journey.minutes)


def _not_before(item: Item, earliest: datetime) -> Item:
    """An item at its time, or at the next five minutes from which on it can be."""
    if item.starts is None or item.starts >= earliest:
        return item
    step = earliest - item.starts
    over = -(-step // timedelta(minutes=_GRID)) * timedelta(minutes=_GRID)
    return moved(item, over)
