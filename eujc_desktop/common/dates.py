"""Days, times and zones: how Europe and Japan write them, and which instant a clock on a wall means."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

Language = Literal["en", "ja"]

_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ja": ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_SHORT = {"en": 3, "ja": 1, "fr": 3}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_FRENCH_SHORT = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
ZERO = timedelta()
_ERAS = (
    (date(2019, 5, 1), "令和", "Reiwa"),
    (date(1989, 1, 8), "平成", "Heisei"),
    (date(1926, 12, 25), "昭和", "Shōwa"),
    (date(1912, 7, 30), "大正", "Taishō"),
    (date(1873, 1, 1), "明治", "Meiji"),  # from here on Japan counts days as Europe does
)


# --- clocks and zones ------------------------------------------------------------------------------------------------


def _zone(name: str) -> tzinfo:
    # Days are written before the first frame of the window, zones are not.
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def to_utc(day: date, clock: time, zone: str) -> datetime:
    """The instant at which a clock in `zone` shows `clock` on `day`.

    In the hour that an autumn night has twice it is the first of the two, the second with `fold`; a time that a spring
    night leaves out, which `clock_problem` names, is read by the clock that was not yet changed.
    """
    return datetime.combine(day, clock.replace(tzinfo=None), _zone(zone)).astimezone(UTC)


def to_local(moment: datetime, zone: str) -> datetime:
    """What clock and calendar in `zone` show at an instant, naive; `fold` marks an hour that comes again."""
    return moment.astimezone(_zone(zone)).replace(tzinfo=None)


def clock_problem(day: date, clock: time, zone: str) -> str:
    """Why a clock in `zone` never shows `clock` on `day`, in words; empty on all but a few nights of spring."""
    if to_local(to_utc(day, clock, zone), zone).time() == clock:
        return ""
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return f"{clock:%H:%M} does not exist on {european(day)} in {city}: clocks go forward over it"


def clocks_twice(day: date, clock: time, zone: str) -> tuple[str, str] | None:
    """What the first and the second clock are called where `zone` shows `clock` twice on `day`, as CEST and CET."""
    first, second = (datetime.combine(day, clock.replace(tzinfo=None, fold=fold), _zone(zone)) for fold in (0, 1))
    if (first.utcoffset() or ZERO) <= (second.utcoffset() or ZERO):
        return None
    return first.tzname() or "", second.tzname() or ""


def clock_face(moment: datetime) -> str:
    """`02:30`; the second one of a night that has it twice is `02:30²`."""
    return f"{moment:%H:%M}{'²' if moment.fold else ''}"


# --- days as people write them ---------------------------------------------------------------------------------------


def weekday(day: date, language: str = "en", *, short: bool = True) -> str:
    """`Sun`, `Sunday`, `日`, `日曜日`, `dim.` or `dimanche`."""
    names = _WEEKDAYS.get(language, _WEEKDAYS["en"])
    name = names[day.weekday()]
    return name if not short else f"{name[: _SHORT.get(language, 3)]}{'.' if language == 'fr' else ''}"


def european(
    day: date, *, with_weekday: bool = True, with_year: bool = True, whole_month: bool = False, long: bool = False
) -> str:
    """`Sun 14 Mar 2027`; with `whole_month` `Sun 14 March 2027`, with `long` `Sunday 14 March 2027`."""
    parts = [weekday(day, short=not long)] if with_weekday else []
    parts += [str(day.day), month(day, "en", long=long or whole_month)]
    return " ".join([*parts, str(day.year)] if with_year else parts)


def european_range(first: date, last: date) -> str:
    """`15–26 March 2027`, `28 March – 2 April 2027`, `28 December 2026 – 4 January 2027`."""
    end = european(last, with_weekday=False, long=True)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{european(first, with_weekday=False, with_year=first.year != last.year, long=True)} – {end}"


def japanese(day: date, *, era: bool = False, with_weekday: bool = True) -> str:
    """`2027年3月14日(日)`, or by era `令和9年3月14日(日)`; the first year of an era is 元年."""
    tail = f"({weekday(day, 'ja')})" if with_weekday else ""
    return f"{japanese_year(day) if era else f'{day.year}年'}{day.month}月{day.day}日{tail}"


def japanese_year(day: date) -> str:
    """`令和9年`, `令和元年`; before the Meiji calendar the western year."""
    name, year = era(day)
    return f"{name}{'元' if year == 1 else year}年" if name else f"{day.year}年"


def era(day: date, language: Language = "ja") -> tuple[str, int]:
    """The Japanese era of a day and the year in it: `("令和", 9)`; `("", year)` before 1873."""
    for start, name, latin in _ERAS:
        if day >= start:
            first_year = 1868 if latin == "Meiji" else start.year
            return (name if language == "ja" else latin), day.year - first_year + 1
    return "", day.year


# --- days in the languages of the window -----------------------------------------------------------------------------


def month(day: date, language: str, *, long: bool = False) -> str:
    """`Mar`, `3月`, `mars`; with `long` the whole name."""
    if language == "ja":
        return f"{day.month}月"
    if language == "fr":
        return (_FRENCH_MONTHS if long else _FRENCH_SHORT)[day.month - 1]
    return MONTHS[day.month - 1] if long else MONTHS[day.month - 1][:3]


def written(
    day: date,
    language: str,
    *,
    with_weekday: bool = True,
    with_year: bool = True,
    whole_month: bool = False,
    long: bool = False,
) -> str:
    """`Sun 14 Mar 2027`, `2027年3月14日(日)`, `dim. 14 mars 2027`; with `long` names are whole."""
    if language == "ja":
        text = japanese(day, with_weekday=with_weekday)
        return text if with_year else text.partition("年")[2]
    if language != "fr":
        return european(day, with_weekday=with_weekday, with_year=with_year, whole_month=whole_month, long=long)
    parts = [weekday(day, "fr", short=not long)] if with_weekday else []
    parts += ["1er" if day.day == 1 else str(day.day), month(day, "fr", long=long or whole_month)]
    return " ".join([*parts, str(day.year)] if with_year else parts)


def written_range(first: date, last: date, language: str, *, with_year: bool = True, long: bool = False) -> str:
    """`15–26 Mar 2027`, `28 Mar – 2 Apr 2027`; `2027年3月15日～26日`; `15–26 mars 2027`."""
    end = written(last, language, with_weekday=False, with_year=with_year, long=long)
    if first == last:
        return end
    same_year, same_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    if language == "ja":
        new_year = with_year and not same_year
        until = f"{last.day}日" if same_month else written(last, "ja", with_weekday=False, with_year=new_year)
        return f"{written(first, 'ja', with_weekday=False, with_year=with_year)}～{until}"
    if same_month:
        return f"{'1er' if language == 'fr' and first.day == 1 else first.day}–{end}"
    return f"{written(first, language, with_weekday=False, with_year=with_year and not same_year, long=long)} – {end}"


def span(start: datetime | None, end: datetime | None) -> str:
    """`09:30–11:00`, `23:20–00:40 (+1)`, `09:30`, or nothing while the time is open; naive local times."""
    if start is None:
        return ""
    if end is None or (end, end.fold) == (start, start.fold):
        return clock_face(start)
    days = (end.date() - start.date()).days
    return f"{clock_face(start)}–{clock_face(end)}{f' (+{days})' if days else ''}"
