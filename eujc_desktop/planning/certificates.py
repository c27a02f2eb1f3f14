"""Who may have a certificate: what a mission asks for, and in words what somebody lacks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from eujc_desktop.common.said import say

UNRECORDED = say("no attendance is recorded")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a mission asks for; None asks for nothing."""

    percent: int | None = None
    days: int | None = None
    report: bool = False

    def days_needed(self, of: int) -> Decimal:
        """How many of so many days one has to be there, in half days."""
        share = Decimal(2 * of * (self.percent or 0)) / 100
        return max(share.to_integral_value(ROUND_CEILING) / 2, Decimal(self.days or 0))


@dataclass(frozen=True, slots=True)
class Attended:
    """On how many of the days of which a record is kept somebody was there; `recorded`: whether theirs is."""

    days: Decimal = Decimal(0)
    of: int = 0
    recorded: bool = False


def lacking(rule: Rule, attended: Attended, *, reported: bool) -> str:
    """Why somebody is under the rule, as “attended 3 of 10 days, 8 needed”; empty when nothing is lacking.

    Where no attendance is recorded of anybody, nobody is judged by it.
    """
    lacks = list(_lacks(rule, attended, reported=reported))
    if len(lacks) > 1:
        return say("{one}; {other}", one=lacks[0], other=lacks[1])
    return lacks[0] if lacks else ""


def _lacks(rule: Rule, attended: Attended, *, reported: bool) -> Iterator[str]:
    needed = rule.days_needed(attended.of)
    if attended.of and attended.days < needed:
        what = UNRECORDED
        if attended.recorded:
            what = say("attended {days} of {of} days", days=in_figures(attended.days), of=attended.of)
        yield say("{what}, {days} needed", what=what, days=in_figures(needed))
    if rule.report and not reported:
        yield say("report not received")


def in_figures(days: Decimal) -> str:
    """3, or 3.5."""
    return f"{days.normalize():f}"
