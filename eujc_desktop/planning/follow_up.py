"""Surveys months after a mission: when each is due, who has answered, and what came of it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

USUAL = (3, 6, 12)
State = Literal["later", "due", "sent", "reminded", "late", "answered"]
_PATIENCE = 21
"""After so many days without an answer a reminder is due."""


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Asked(NamedTuple):
    """The survey of one participant: the day it is due, and when it was sent, reminded, answered."""

    due: date
    sent: date | None = None
    reminded: date | None = None
    answered: date | None = None


def state(one: Asked, today: date) -> State:
    """How far it is with a survey; `late`: a reminder is due."""
    if one.answered:
        return "answered"
    last = one.reminded or one.sent
    if last is None:
        return "due" if today >= one.due else "later"
    if (today - last).days > _PATIENCE:
        return "late"
    return "reminded" if one.reminded else "sent"


@dataclass(frozen=True, slots=True)
class Rate:
    """Of the surveys of one round: how many were asked, sent and answered."""

    asked: int
    sent: int
    answered: int

    @property
    def share(self) -> float | None:
        """The response rate: of those sent."""
        return self.answered / self.sent if self.sent else None


def rate(surveys: Sequence[Asked]) -> Rate:
    """How many of a round have answered; an answer that came by itself counts as sent."""
    sent = sum(bool(one.sent or one.answered) for one in surveys)
    return Rate(len(surveys), sent, sum(one.answered is not None for one in surveys))


class Result(NamedTuple):
    """A result reported: its code, value in a currency, and whose it is."""

    code: str
    participant: str
    value: Decimal | None = None
    currency: str = "EUR"


class ResultSum(NamedTuple):
    """Results of one code: how many, of how many participants, and their values by currency."""

    code: str
    number: int
    people: int
    values: tuple[tuple[str, Decimal], ...]


def by_code(results: Iterable[Result], order: Sequence[str]) -> list[ResultSum]:
    """The results there are in the order of their codes; values of two currencies are never added."""
    found: dict[str, list[Result]] = {}
    for one in results:
        found.setdefault(one.code, []).append(one)
    return [_sum(code, found[code]) for code in order if code in found]


def _sum(code: str, own: Sequence[Result]) -> ResultSum:
    values: dict[str, Decimal] = {}
    for one in own:
        if one.value is not None:
            values[one.currency] = values.get(one.currency, Decimal(0)) + one.value
    return ResultSum(code, len(own), len({one.participant for one in own}), tuple(sorted(values.items())))
