"""What a paper does not say twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Day, Item, ItemStatus


def without_repeats(item: Item, day: Day, before: Item | None) -> Item:
    """The item without the dress of the whole day and without the address one is at already."""
    dress = "" if item.dress.casefold() == day.dress.casefold() else item.dress
    same_place = before is not None and before.place == item.place and before.address == item.address
    return replace(item, dress=dress, address=Words() if same_place else item.address)


def from_before(days: Sequence[Day], index: int) -> tuple[Item, ...]:
    """What began on the day before and ends on this one, without what is cancelled."""
    day, before = days[index], days[index - 1] if index else None
    if before is None or day.date is None or before.date is None or before.date >= day.date:
        return ()
    timed = [item for item in before.items if item.start and item.end and item.status is not ItemStatus.CANCELLED]
    return tuple(item for item in timed if item.start and item.end and item.start.date() < item.end.date() == day.date)
