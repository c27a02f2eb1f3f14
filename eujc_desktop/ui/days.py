"""Days and moments as the window writes them, in its language; papers and lists keep their own (`common.dates`)."""

from __future__ import annotations

from datetime import date, datetime

from eujc_desktop.common import dates
from eujc_desktop.common.said import Shown, say
from eujc_desktop.ui.text import is_as_written, language

_FORMS = {
    (True, True): "{day}",
    (True, False): "{day:short}",
    (False, True): "{day:plain}",
    (False, False): "{day:bare}",
}


def on_day(day: date, *, with_weekday: bool = True, with_year: bool = True, long: bool = False) -> str:
    """`Sun 14 Mar 2027`, `2027年3月14日(日)`, `dim. 14 mars 2027`; in what is stored it is the day, in no language."""
    text = dates.written(day, language(), with_weekday=with_weekday, with_year=with_year, long=long)
    if is_as_written():
        return text
    return Shown(text, say(_FORMS[with_weekday, with_year], day=day))


def short_day(day: date, *, with_year: bool = False) -> str:
    """`14 Mar`, or with its year `14 Mar 2027`."""
    return on_day(day, with_weekday=False, with_year=with_year)


def narrow_day(day: date) -> str:
    """`14 Mar`, `3/14`: where there is hardly room for it."""
    return f"{day.month}/{day.day}" if language() == "ja" else short_day(day)


def weekday(day: date) -> str:
    """`Mon`, `月`, `lun.`."""
    return dates.weekday(day, language())


def numbered(day: date) -> str:
    """`Sun 14`, `14日(日)`, `dim. 14`: a day of a month that is known."""
    name = weekday(day)
    return f"{day.day}日({name})" if language() == "ja" else f"{name} {day.day}"


def month(day: date) -> str:
    """`Mar`, `3月`, `mars`."""
    return dates.month(day, language())


def day_and_time(moment: datetime) -> str:
    """`14 Mar 2027, 09:30`."""
    return f"{short_day(moment.date(), with_year=True)}, {moment:%H:%M}"


def period(first: date, last: date, *, with_year: bool = True, long: bool = False) -> str:
    """`15–26 Mar 2027`, `2027年3月15日～26日`, `15–26 mars 2027`."""
    return dates.written_range(first, last, language(), with_year=with_year, long=long)
