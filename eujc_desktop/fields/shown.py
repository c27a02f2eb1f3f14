"""How values are written for people, by the way they are stored; light, since the first frame waits for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from eujc_desktop.common.dates import european
from eujc_desktop.common.said import say
from eujc_desktop.common.text import with_minus

if TYPE_CHECKING:
    from decimal import Decimal


YES, NO = say("Yes"), say("No")


def amount(value: Decimal) -> str:
    return with_minus(f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}")


def whole(value: int) -> str:
    return with_minus(str(value))


def yes_no(value: bool) -> str:  # noqa: FBT001 - the value that is written
    return YES if value else NO


def day(value: date) -> str:
    return european(value, with_weekday=False)


def clock(value: time) -> str:
    return f"{value:%H:%M}"


def moment(value: datetime) -> str:
    return f"{day(value)}, {clock(value.timetz())} UTC"


def lines(value: tuple[str, ...]) -> str:
    """Parted by semicolons; where a text has one of its own, each on a line, so that it is read as one again."""
    if any(";" in part or "；" in part for part in value):
        return "".join(f"{part}\n" for part in value)
    return "; ".join(value)


WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "whole": whole,
    "hundredths": amount,
    "flag": yes_no,
    "day": day,
    "clock": clock,
    "moment": moment,
    "lines": lines,
}
"""By `Kind.storage`; all else is written as it is."""
NUMBERS = frozenset({"whole", "hundredths"})
"""Written at the right of a column."""
