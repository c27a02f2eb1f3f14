"""What follows an item that is moved or made longer: pushed along, squeezed into the gaps, or left where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.planning.items import Frame, Item
from eujc_desktop.planning.travel import Journeys

Way = Literal["push", "squeeze", "leave"]
WAYS: tuple[Way, ...] = ("push", "squeeze", "leave")
NOTHING = timedelta()


class Held(NamedTuple):
    """Why an item does not go along; where it may move within some time, from when until when."""

    why: str
    since: datetime | None = None
    until: datetime | None = None

    def allows(self, starts: datetime, ends: datetime) -> bool:
        """Whether the item may lie there."""
        if self.since is None and self.until is None:
            return False
        return (self.since is None or starts >= self.since) and (self.until is None or ends <= self.until)


class Stay(NamedTuple):
    """An item that would have followed and does not, and why."""

    item: Item
    why: str


@dataclass(frozen=True, slots=True)
class Following:
    """The items that follow as they will be, in order of time, and those that stay."""

    moved: tuple[Item, ...] = ()
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Where all of this happens: the items of a mission, who is with whom, the map, and what is held fast by its id."""

    items: Sequence[Item]
    frame: Frame
    journeys: Journeys
    held: Mapping[str, Held]


def following(plan: Plan, before: Item, after: Item, way: Way) -> Following:
    """What becomes of the items of the same day and people when one of them is no longer as it was `before`.

    By as much as its end has moved, that is: what comes after an item which starts later and ends as ever stays.
    """
    step = _end(after) - _end(before)
    if way == "leave" or not step or before.starts is None or after.date != before.date:
        return Following()
    if way == "squeeze" and step < NOTHING:
        return Following()
    wishes = _pushed if way == "push" else _squeezed
    return _settled(plan, wishes(plan, before, after, _followers(plan, before)))


def together(one: Item, other: Item, frame: Frame) -> bool:
    """Whether somebody takes part in both."""
    if one.people and other.people:
        return bool(one.people & other.people)
    if not one.people and not other.people:
        return not one.groups or not other.groups or bool(one.groups & other.groups)
    named, wide = (one, other) if one.people else (other, one)
    letters = {frame.members.get(person, "") for person in named.people}
    return not wide.groups or "" in letters or bool(letters & wide.groups)


def _end(item: Item) -> datetime:
    ends = item.ends or item.starts
    return ends if ends is not None else datetime.max


def _followers(plan: Plan, before: Item) -> list[Item]:
    """Items of the day that begin after one has begun and have somebody in common with it, in order of time."""
    assert before.starts is not None
    found = [
        item
        for item in plan.items
        if item.id != before.id
        and item.starts is not None
        and item.status != "cancelled"
        and item.date == before.date
        and (item.starts > before.starts or item.starts >= _end(before))
        and not item.nobody_named
        and together(item, before, plan.frame)
    ]
    return sorted(found, key=lambda item: (item.starts or datetime.max, _end(item), item.id))


class _Wish(NamedTuple):
    """An item, where it would go, and whatever stays in front of it."""

    item: Item
    then: Item
    behind: Item | None = None


def _pushed(plan: Plan, before: Item, after: Item, followers: Sequence[Item]) -> Iterator[_Wish]:
    """All of them by the same; what is held stops what comes after it."""
    step, anchors = _end(after) - _end(before), list[Item]()
    for item in followers:
        then = moved(item, step)
        behind = next((anchor for anchor in anchors if together(anchor, item, plan.frame)), None)
        if behind is not None or not _free(plan, then):
            anchors.append(item)
        yield _Wish(item, then, behind)


def _squeezed(plan: Plan, before: Item, after: Item, followers: Sequence[Item]) -> Iterator[_Wish]:
    """Each only as far as it must, when the gap before it is no longer than the way there.

    A gap that was shorter than the way from the start stays as it was, unless the place before it is another one.
    """
    placed = [(before, after)]
    for item in followers:
        assert item.starts is not None
        begins = item.starts
        for was, is_ in placed:
            gap = item.starts - _end(was)
            if gap >= NOTHING and together(was, item, plan.frame):
                way = _way(plan, is_, item)
                begins = max(begins, _end(is_) + (way if is_.area != was.area else min(gap, way)))
        then = moved(item, begins - item.starts)
        placed.append((item, then if _free(plan, then) else item))
        yield _Wish(item, then)


def _settled(plan: Plan, wishes: Iterable[_Wish]) -> Following:
    goes, stays = list[Item](), list[Stay]()
    for item, then, behind in wishes:
        if then == item:
            continue
        if not _free(plan, then):
            stays.append(Stay(item, plan.held[item.id].why))
        elif behind is not None:
            stays.append(Stay(item, say("comes after {item}, which stays", item=behind.label)))
        else:
            goes.append(then)
    return Following(tuple(goes), tuple(stays))


def _free(plan: Plan, then: Item) -> bool:
    held = plan.held.get(then.id)
    return held is None or (then.starts is not None and held.allows(then.starts, _end(then)))


def _way(plan: Plan, one: Item, other: Item) -> timedelta:
    """How long it takes from one item to another; nothing where that is not known."""
    there = (other.leaves_area or one.area) if other.is_transfer else other.area
    journey = plan.journeys.minutes(one.area, there) if one.area and there else None
    return timedelta(minutes=journey.minutes) if journey is not None else NOTHING


def moved(item: Item, step: timedelta) -> Item:
    """An item later, or earlier."""
    starts, ends = item.starts, item.ends
    return replace(item, starts=starts + step if starts else None, ends=ends + step if ends else None)
