"""Size classes of firms by the EU definition, and whether what a firm declares agrees with its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.programmes import SizeLimit, programme
from eujc_desktop.planning.traveller import EUROPE

SME = (
    SizeLimit("medium", 250, Decimal(50), Decimal(43)),
    SizeLimit("small", 50, Decimal(10), Decimal(10)),
    SizeLimit("micro", 10, Decimal(2), Decimal(2)),
)


SIZES = {
    "micro": say("micro"),
    "small": say("small"),
    "medium": say("medium"),
    "large": say("large"),
    "unknown": say("unknown"),
}
"""What the size classes are called."""
_FIGURES = say("{staff} staff, EUR {turnover} m turnover, EUR {balance} m balance sheet")
_SAYS = {
    True: say("{firm} declares to be an SME, but the figures say {size} ({figures})."),
    False: say("{firm} declares not to be an SME, but the figures say {size} ({figures})."),
}
_LINKED = say(
    "{firm} is part of a group ({group}): as a linked enterprise its figures count together with the others'."
)
_PARTNER = say(
    "{firm} is part of a group ({group}): as a partner enterprise its figures count together with the others'."
)


def limits_of(code: str | None) -> tuple[SizeLimit, ...]:
    """The limits of size that a programme names, those of the EU where it is none of ours."""
    try:
        return programme(code or "").settings.sme_limits
    except KeyError:
        return SME


class Firm(NamedTuple):
    """An applicant's firm; money in EUR millions. `group` is the answer to “part of a group” as it was typed."""

    id: str
    name: str
    staff: int | None = None
    turnover: Decimal | None = None
    balance: Decimal | None = None
    group: str = ""
    declared_sme: bool | None = None
    country: str | None = None
    person: str = ""
    applicant: str = ""


def size_class(
    staff: int | None, turnover: Decimal | None, balance: Decimal | None, limits: Sequence[SizeLimit] = SME
) -> str:
    """`micro`, `small`, `medium`, `large`, or `unknown` while a figure that decides is missing.

    A firm is of a size when it has fewer staff than the limit and its turnover or its balance sheet is within it.
    """
    if staff is None:
        return "unknown"
    found = "large"
    for limit in sorted(limits, key=lambda entry: -entry.staff):
        money = [
            value <= most for value, most in ((turnover, limit.turnover), (balance, limit.balance)) if value is not None
        ]
        if staff < limit.staff and not any(money) and len(money) < 2 and found == "large":
            return "unknown"  # the figure that is missing may be within the limit
        if staff >= limit.staff or not any(money):
            break
        found = limit.size
    return found


def partner_share(group: str) -> int | None:
    """The percentage that another enterprise holds, out of `yes: holding owns 30 %`; None when none is named."""
    found = re.search(r"(\d{1,3})(?:[.,]\d+)?\s*[%％]", group)
    return int(found[1]) if found else None


def check(firm: Firm, limits: Sequence[SizeLimit] = SME, *, eligible: frozenset[str] = EUROPE) -> tuple[Finding, ...]:
    """What about a firm's size and seat has to be looked at; the decision stays with people."""
    found = [*_declared(firm, limits), *_group(firm), *_seat(firm, eligible)]
    return tuple(found)


def _declared(firm: Firm, limits: Sequence[SizeLimit]) -> list[Finding]:
    size = size_class(firm.staff, firm.turnover, firm.balance, limits)
    if size == "unknown" or firm.declared_sme is None or firm.declared_sme == (size != "large"):
        return []
    figures = say(_FIGURES, staff=firm.staff, turnover=firm.turnover, balance=firm.balance)
    message = say(_SAYS[firm.declared_sme], firm=_who(firm), size=SIZES[size], figures=figures)
    fixes = (Fix("Ask for the figures of the last two years", "ask"),)
    return [_told("declared size", "warning", message, firm, "organisation.sme_declared", fixes)]


def _group(firm: Firm) -> list[Finding]:
    if not firm.group or firm.group.strip().casefold() in {"no", "non", "nein", "-", "false"}:
        return []
    share = partner_share(firm.group)
    if share is not None and share < 25:
        return []
    message = say(_LINKED if share is not None and share > 50 else _PARTNER, firm=_who(firm), group=firm.group)
    return [_told("partner enterprise", "hint", message, firm, "organisation.part_of_group")]


def _seat(firm: Firm, eligible: frozenset[str]) -> list[Finding]:
    if firm.country is None or firm.country in eligible:
        return []
    message = say(
        "{firm}: the company's country, {seat:country}, is not on this mission's list of eligible states.",
        firm=_who(firm),
        seat=firm.country,
    )
    return [_told("seat", "warning", message, firm, "organisation.country")]


def _who(firm: Firm) -> str:
    return f"{firm.name} ({firm.applicant})" if firm.applicant else firm.name


def _told(rule: str, severity: Severity, message: str, firm: Firm, field: str, fixes: tuple[Fix, ...] = ()) -> Finding:
    return Finding(rule, severity, message, who=(firm.id,), person=firm.person, field=field, fixes=fixes)
