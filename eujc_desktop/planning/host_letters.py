"""Which letter the host of a visit is to get next: one rule for panel, list of letters and what needs attention."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

REQUEST, REMINDER, LIST = "visit-request", "visit-reminder", "visitor-list"
CONFIRMATION, CHANGE, CANCELLATION, THANKS = "visit-confirmation", "visit-change", "visit-cancellation", "thank-you"
WAY: Final = (REQUEST, REMINDER, CONFIRMATION, LIST, CHANGE, CANCELLATION, THANKS)
"""The letters to a host in the order of a visit."""
THANK_DAYS: Final = 3
"""At the latest so many days after a visit its host is thanked."""
LIST_DAYS: Final = 14
"""So many days before a visit its host gets the names, where it does not say by when it wants them."""
_AGREED: Final = ("pencilled", "confirmed")


class Standing(NamedTuple):
    """What decides: the stage of a visit, its day, whether it is over, and what its host was written.

    `agreed` is whether the host has agreed to its day, `late` whether an answer is late, `dated` whether there is a day
    to ask for, `asked` whether the host knows of it, `changed` whether it was told otherwise than it is now. `written`
    are the letters that are made.
    """

    stage: str
    day: date | None = None
    over: bool = False
    agreed: bool = False
    late: bool = False
    dated: bool = False
    asked: bool = False
    changed: bool = False
    thanked: bool = False
    names_due: date | None = None
    written: frozenset[str] = frozenset()


def following(standing: Standing, today: date) -> str:
    """The letter that is to be written now, by its key; "" for none."""
    stage, written = standing.stage, standing.written
    if stage in ("cancelled", "replaced"):
        return CANCELLATION if standing.asked and CANCELLATION not in written else ""
    if stage in ("visited", "confirmed") and standing.over:
        return "" if standing.thanked else THANKS
    if stage in ("idea", "to contact"):
        return REQUEST if standing.dated and REQUEST not in written else ""
    if stage == "requested":
        return REMINDER if standing.late else ""
    if stage in _AGREED and standing.changed:
        return CHANGE
    if stage == "pencilled":
        return _pencilled(standing)
    if stage == "confirmed":
        return _before(standing, today)
    return ""


def _pencilled(standing: Standing) -> str:
    """What follows once a visit is pencilled in: its date is confirmed to a host that agreed to it, else asked for.

    When a confirmation is not answered, no letter helps.
    """
    if standing.over:
        return ""
    if standing.agreed:
        return "" if CONFIRMATION in standing.written else CONFIRMATION
    if not standing.asked:
        return REQUEST if standing.dated else ""
    return REMINDER if standing.late else ""


def _before(standing: Standing, today: date) -> str:
    """What a host that has confirmed is still to get before the visit."""
    if CONFIRMATION not in standing.written:
        return CONFIRMATION
    due = standing.names_due or (standing.day - timedelta(LIST_DAYS) if standing.day else None)
    near = due is not None and today >= due - timedelta(LIST_DAYS if standing.names_due else 0)
    return LIST if near and LIST not in standing.written else ""


def is_urgent(letter: str, standing: Standing, today: date) -> bool:
    """Whether a letter waits no longer: all but thanks of the last days."""
    return letter != THANKS or standing.day is None or (today - standing.day).days >= THANK_DAYS
