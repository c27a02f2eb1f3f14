"""What becomes of items when a fix is applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from eujc_desktop.planning.finding import Finding, Fix
from eujc_desktop.planning.items import Item
from eujc_desktop.planning.trial import Changes

NEW = "new"
"""The id of an item that a fix adds, as long as it is only tried."""


def changes(fix: Fix, finding: Finding, items: Mapping[str, Item]) -> Changes:
    """The items as they would be; nothing where people have to act."""
    item, step = items.get(fix.item), timedelta(minutes=fix.minutes)
    if item is None:
        return {}
    if fix.action == "shift":
        return {key: moved(items[key], step) for key in (fix.item, *fix.along) if key in items}
    if fix.action == "add transfer":
        later = timedelta(minutes=next((int(str(value)) for name, value in fix.values if name == "later"), 0))
        return {NEW: _transfer(fix, finding, items), **({item.id: moved(item, later)} if later else {})}
    if fix.action == "add luggage":
        return {NEW: _luggage(item)}
    change = _ALONE.get(fix.action)
    return {item.id: change(item, step, fix)} if change else {}


_ALONE: Mapping[str, Callable[[Item, timedelta, Fix], Item | None]] = {
    "begin": lambda item, step, _fix: replace(item, starts=item.starts + step) if item.starts else item,
    "end": lambda item, step, _fix: replace(item, ends=item.ends + step) if item.ends else item,
    "remove": lambda _item, _step, _fix: None,
    "only": lambda item, _step, fix: replace(item, groups=frozenset(fix.along)),
    "feed": lambda item, _step, _fix: replace(item, fed=True),
}


def moved(item: Item, step: timedelta) -> Item:
    """An item later or earlier by the clock."""
    starts, ends = item.starts, item.ends
    day = item.day + timedelta(days=step.days) if item.day and not starts else item.day
    return replace(item, day=day, starts=starts + step if starts else None, ends=ends + step if ends else None)


def _transfer(fix: Fix, finding: Finding, items: Mapping[str, Item]) -> Item:
    """A journey that begins when what is before it ends."""
    before = items[finding.items[0]]
    leaves = before.ends or before.starts
    assert leaves is not None
    here, there = finding.ways
    letters = frozenset(who for who in finding.who if who not in before.people)
    return Item(
        NEW, day=leaves.date(), starts=leaves, ends=leaves + timedelta(minutes=fix.minutes), type="transfer",
        area=there, leaves_area=here, groups=frozenset() if before.people else letters, people=before.people,
    )  # fmt: skip


def _luggage(item: Item) -> Item:
    assert item.starts is not None
    return Item(NEW, day=item.starts.date() - timedelta(days=1), type="luggage", groups=item.groups)
