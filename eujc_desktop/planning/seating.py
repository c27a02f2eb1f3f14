"""Rules about seats, and about items that are for single people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.hits import Ground, Hit, Who
from eujc_desktop.planning.items import Frame, Item

_NAMED = 3
FIELD = "item.people"
"""Where it is mended: the table of people, not a field of the record."""


def of_item(item: Item, ground: Ground) -> Iterator[Hit]:
    """Seats that two people have, seats not given yet shortly before the mission, and an item for nobody."""
    if item.shared_seats:
        yield Hit("seat twice", "error", (item.id,), partial(_twice, item), len(item.shared_seats))
    if item.unseated and _is_due(item, ground.frame):
        yield Hit("seats open", "warning", (item.id,), partial(_open, item), len(item.unseated))
    if item.nobody_named:
        yield Hit("nobody named", "warning", (item.id,), partial(_nobody, item))


def _is_due(item: Item, frame: Frame) -> bool:
    if frame.today is None or item.date is None or item.date < frame.today:
        return False
    return ((frame.first_day or item.date) - frame.today).days <= frame.limits.of("seats open")


def _twice(item: Item, _who: Who, _whom: str) -> Finding:
    seats = "; ".join(item.shared_seats)
    message = say("{item}: two people have the same seat: {seats}.", item=item.label, seats=seats)
    return _found("seat twice", "error", item, message, ())


def _nobody(item: Item, _who: Who, _whom: str) -> Finding:
    message = say("{item} is only for the people named, but nobody is named, so no paper has it.", item=item.label)
    return _found("nobody named", "warning", item, message, (Fix(say("Name the people"), "name people", item.id),))


def _open(item: Item, _who: Who, _whom: str) -> Finding:
    number = len(item.unseated)
    who = item.unseated[:_NAMED]
    if number > _NAMED:
        who = (*who, say("{n} more", n=number - _NAMED))
    message = say_many(
        "{item} is reserved ({reserved}), but {who} has no seat yet.",
        "{item} is reserved ({reserved}), but {who} have no seat yet.",
        n=number,
        item=item.label,
        reserved=item.reserved,
        who=who,
    )
    return _found("seats open", "warning", item, message, (Fix(say("Propose seats"), "propose seats", item.id),))


def _found(rule: str, severity: Severity, item: Item, message: str, fixes: tuple[Fix, ...]) -> Finding:
    return Finding(rule, severity, message, (item.id,), where=item.place, when=item.starts, field=FIELD, fixes=fixes)
