"""Days and moments as the window writes them, in its language; papers and lists keep their own (`common.dates`)."""

from __future__ import annotations

from collections.abc import Callable
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
_SHORT = {"with_weekday": False, "with_year": False}


def on_day(day: date, *, with_weekday: bool = True, with_year: bool = True, long: bool = False) -> str:
    """`Sun 14 Mar 2027`, `2027年3月14日(日)`, `dim. 14 mars 2027`; in what is stored it is the day, in no language."""
    parts = {"with_weekday": with_weekday, "with_year": with_year, "long": long}
    text = _meaning(lambda code: dates.written(day, code, **parts))
    return text if long or is_as_written() else Shown(text, say(_FORMS[with_weekday, with_year], day=day))


def short_day(day: date, *, with_year: bool = False) -> str:
    """`14 Mar`, or with its year `14 Mar 2027`."""
    return on_day(day, with_weekday=False, with_year=with_year)


def narrow_day(day: date) -> str:
    """`14 Mar`, `3/14`: where there is hardly room for it."""
    return _meaning(lambda code: f"{day.month}/{day.day}" if code == "ja" else dates.written(day, code, **_SHORT))


def weekday(day: date) -> str:
    """`Mon`, `月`, `lun.`."""
    return _meaning(lambda code: dates.weekday(day, code))


def numbered(day: date) -> str:
    """`Sun 14`, `14日(日)`, `dim. 14`: a day of a month that is known."""

    def write(code: str) -> str:
        name = dates.weekday(day, code)
        return f"{day.day}日({name})" if code == "ja" else f"{name} {day.day}"

    return _meaning(write)


def month(day: date) -> str:
    """`Mar`, `3月`, `mars`."""
    return _meaning(lambda code: dates.month(day, code))


def day_and_time(moment: datetime) -> str:
    """`14 Mar 2027, 09:30`."""
    return f"{short_day(moment.date(), with_year=True)}, {moment:%H:%M}"


def period(first: date, last: date, *, with_year: bool = True, long: bool = False) -> str:
    """`15–26 Mar 2027`, `2027年3月15日～26日`, `15–26 mars 2027`."""
    return _meaning(lambda code: dates.written_range(first, last, code, with_year=with_year, long=long))


def _meaning(write: Callable[[str], str]) -> str:
    """What `write` gives for the language of the window; in what is stored, that for English."""
    text = write(language())
    return text if is_as_written() else Shown(text, write("en"))
