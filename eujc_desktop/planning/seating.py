"""Rules about seats, and about items that are for single people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.items import Frame, Item

SEATS_BY = 7  # days before the mission everybody of a reserved train has a seat
_NAMED = 3
FIELD = "item.people"
"""Where it is mended: the table of people, not a field of the record."""


def check(items: Sequence[Item], frame: Frame) -> Iterator[Finding]:
    """Seats that two people have, seats not given yet shortly before the mission, and items for nobody."""
    for item in items:
        if item.shared_seats:
            message = say("{item}: two people have the same seat: {seats}.", item=item.label,
                          seats="; ".join(item.shared_seats))  # fmt: skip
            yield _found("seat twice", "error", item, message, ())
        if item.unseated and _is_due(item, frame):
            yield _open(item, frame)
        if item.nobody_named:
            message = say(
                "{item} is only for the people named, but nobody is named, so no paper has it.", item=item.label
            )
            fixes = (Fix(say("Name the people"), "name people", item.id),)
            yield _found("nobody named", "warning", item, message, fixes)


def _is_due(item: Item, frame: Frame) -> bool:
    if frame.today is None or item.date is None or item.date < frame.today:
        return False
    return ((frame.first_day or item.date) - frame.today).days <= SEATS_BY


def _open(item: Item, frame: Frame) -> Finding:
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
