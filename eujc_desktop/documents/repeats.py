"""What a paper does not say twice."""

from __future__ import annotations

from dataclasses import replace

from eujc_desktop.documents.content import Day, Item, Words


def without_repeats(item: Item, day: Day, before: Item | None) -> Item:
    """The item without the dress of the whole day and without the address one is at already."""
    dress = "" if item.dress.casefold() == day.dress.casefold() else item.dress
    same_place = before is not None and before.place == item.place and before.address == item.address
    return replace(item, dress=dress, address=Words() if same_place else item.address)
