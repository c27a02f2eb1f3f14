"""Where a mission can be moved to: by days, by working days, or so that weekdays stay; and which days are hit then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eujc_desktop.common import holidays

_DAY, _WEEK = timedelta(days=1), 7
MOST_WORKING_DAYS = 2000
Open = Callable[[date], bool]


def is_open(countries: Sequence[str]) -> Open:
    """Whether a day is a working day in all of some countries."""
    return lambda day: all(holidays.is_working_day(day, country) for country in countries)


def working_days_on(day: date, number: int, open_: Open) -> date:
    """The working day so many working days on, below 0 back; a day of rest counts as the working day before it."""
    step = _DAY if number >= 0 else -_DAY
    for _ in range(min(abs(number), MOST_WORKING_DAYS)):
        day += step
        while not open_(day):
            day += step
    return day


def working_days_between(first: date, last: date, open_: Open) -> int:
    """How many working days on the second day lies, below 0 where it lies before the first."""
    if last < first:
        return -sum(open_(day) for day in days(last, first - _DAY))
    return sum(open_(day) for day in days(first + _DAY, last))


def same_weekday(before: date, wished: date) -> date:
    """The day nearest to the one wished that has the weekday of the day before; of two as near the later."""
    over = (wished.toordinal() - before.toordinal()) % _WEEK
    return wished - over * _DAY if over <= _WEEK // 2 else wished + (_WEEK - over) * _DAY


def days(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


@dataclass(frozen=True, slots=True)
class Hit:
    """A day of rest that falls into a mission: `country` is the side that rests, `title` what it is called there."""

    day: date
    country: str
    title: str


def hits(found: Iterable[date], countries: Sequence[str]) -> tuple[Hit, ...]:
    """The public holidays and closed weeks of some countries among days, in their order."""
    named = (
        (day, country, holidays.name(day, country) or holidays.dead_week(day, country))
        for day in sorted(set(found))
        for country in dict.fromkeys(countries)
    )
    return tuple(Hit(day, country, title) for day, country, title in named if title)
