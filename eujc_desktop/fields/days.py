"""How days and times of day are written in Europe and in Japan."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from eujc_desktop.common.said import say
from eujc_desktop.fields.readings import plain, short

# The year before the first of each era. Papers printed before 2019 run on beyond its end: 平成33年 is 2021.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERAS |= {"R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867}


def day(
    raw: object,
    *,
    day_first: bool = True,
    past_only: bool = False,
    today: date | None = None,
    year: int | None = None,
) -> date | None:
    """A calendar day from a date cell, ISO, `30/8/27`, `14.01.2037`, `30 Aug`, `30/8`, `Aug 30, 2027`, `令和9年8月3日`.

    A day written without a year lies in `year`, else in that of `today`.
    """
    if isinstance(raw, datetime):
        return raw.date()
    if raw is None or isinstance(raw, date):
        return raw
    text = _without_weekday(plain(raw))
    if not text:
        return None
    now = today or date.today()
    for reader in (_iso_day, _japanese_day, _numbers_day, _words_day):
        if (parts := reader(text, day_first)) is not None:
            return _calendar(text, parts, past_only=past_only, now=now, year=year)
    raise ValueError(say("“{text}” is not a date", text=short(text)))


def _without_weekday(text: str) -> str:
    """`Mon, 15 March`, `lundi 15 mars`, `3月15日(月)` without the name of the day."""
    found = re.match(r"([^\W\d]+)\.?,?\s+(?=\d)", text)
    if found and found[1].casefold() not in _months():
        text = text[found.end() :]
    return re.sub(r"\s*\([^\W\d]{1,4}\.?\)$", "", text)


Parts = tuple[int | None, int, int]
"""Year, month, day as written; no year where none was."""


def _calendar(text: str, parts: Parts, *, past_only: bool, now: date, year: int | None) -> date:
    written, month, day_ = parts
    whole = (year or now.year) if written is None else written
    if whole < 100:
        whole += 2000 if whole + 2000 <= now.year + (0 if past_only else 30) else 1900
    try:
        found = date(whole, month, day_)
    except ValueError:
        raise ValueError(say("“{text}” is no day of the calendar", text=short(text))) from None
    return found


def _iso_day(text: str, day_first: bool) -> Parts | None:  # noqa: FBT001 - same shape as the others
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(:\d{2})?)?", text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


_NO_YEAR = re.compile(r"(\d{1,2})[-/.]\s*(\d{1,2})\.?")
_JAPANESE_DAY = re.compile(
    r"(?:(令和|平成|昭和|大正|明治|[RHSTM])?\s*\.?(\d{1,4}|元)\s*[年./-])?\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?",
    re.IGNORECASE,
)


def _japanese_day(text: str, day_first: bool) -> Parts | None:  # noqa: FBT001
    found = _JAPANESE_DAY.fullmatch(text)
    if not found or not (found[1] or "月" in text):
        return None
    year = None if found[2] is None else 1 if found[2] == "元" else int(found[2])
    if year is not None and found[1]:
        year += _ERAS[found[1].upper()]
    return year, int(found[3]), int(found[4])


def _numbers_day(text: str, day_first: bool) -> Parts | None:  # noqa: FBT001
    found = re.fullmatch(r"(\d{1,2})[-/. ]\s*(\d{1,2})[-/. ]\s*(\d{4}|\d{2})", text)
    if not found:
        return _without_year(text, day_first)
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    day_then_month = second <= 12 and (day_first or first > 12)
    return (year, second, first) if day_then_month else (year, first, second)


def _without_year(text: str, day_first: bool) -> Parts | None:  # noqa: FBT001
    """`30/8` and `30.8.`; `08/31` may as well be August 2031, so nothing is turned round."""
    found = _NO_YEAR.fullmatch(text)
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    day_, month = (first, second) if day_first else (second, first)
    return (None, month, day_) if 1 <= month <= 12 else None


def _words_day(text: str, day_first: bool) -> Parts | None:  # noqa: FBT001
    words = text.casefold()
    found = re.fullmatch(r"(\d{1,2})(?:er|st|nd|rd|th|\.)?[ -]?([^\W\d]+)\.?,?[ -]?(\d{4}|\d{2})?", words)
    if found and (month := _months().get(found[2])):
        return (int(found[3]) if found[3] else None), month, int(found[1])
    found = re.fullmatch(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?", words)
    if found and (month := _months().get(found[1])):
        return (int(found[3]) if found[3] else None), month, int(found[2])
    return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    from babel import Locale

    names: dict[str, int] = {}
    for language in ("en", "fr", "de"):
        months = Locale(language).months["format"]
        for width in ("wide", "abbreviated"):
            names.update({name.casefold().rstrip("."): number for number, name in months[width].items()})
    return names


def day_remarks(raw: object, year: int | None = None) -> list[str]:
    """What is odd about a date although it can be read."""
    found = raw.date() if isinstance(raw, datetime) else raw
    if isinstance(found, date):
        odd = found < date(1900, 3, 1)
        return [say("lies before March 1900, where sheets count one day wrong; check it")] if odd else []
    text = _without_weekday(plain(raw))
    without = _NO_YEAR.fullmatch(text) or re.fullmatch(r"\d+月\d+日.*", text)
    if without or len(re.findall(r"\d+", re.sub(r"^\D+", "", text))) == 1:
        return [say("has no year; {year} is taken", year=year or say("this year"))]
    return []


_CLOCK = re.compile(r"(午前|午後)?(\d{1,2})(?:[:h.時]?(\d{2})|[:h.時](半)?)?(?::\d\d(?:\.\d+)?|分|h|uhr)?(am|pm)?")


def clock(raw: object) -> time | None:
    """A time of day from a time cell, a part of a day, `07h00`, `9:05`, `9.05 Uhr`, `0905`, `午後2時半`, `2:30 pm`."""
    if isinstance(raw, datetime):
        return raw.time()
    if raw is None or isinstance(raw, time):
        return raw
    if isinstance(raw, float) and 0 <= raw < 1:
        return (datetime.min + timedelta(minutes=round(raw * 1440))).time()
    text = plain(raw).casefold()
    if not text:
        return None
    found = _CLOCK.fullmatch(re.sub(r"\s|(?<=[ap])\.(?=m)|(?<=[ap]\.m)\.", "", text))
    if not found or (hour := _hour(int(found[2]), found[5] or found[1])) > 23:
        raise ValueError(say("“{text}” is not a time of day", text=short(text)))
    minute = 30 if found[4] else int(found[3] or 0)
    if minute > 59:
        raise ValueError(say("“{text}” is not a time of day", text=short(text)))
    return time(hour, minute)


def _hour(hour: int, half: str | None) -> int:
    """An hour of the day; 12 am is midnight, 午後0時 noon."""
    if not half:
        return hour
    return 24 if hour > 12 else hour % 12 + (12 if half in {"pm", "午後"} else 0)


def moment(text: str) -> datetime:
    """An instant in ISO form or as `5 Mar 2027, 09:30 UTC`; naive where no zone is given."""
    if (found := re.fullmatch(r"(.+), (\d{2}:\d{2}) UTC", text.strip())) is None:
        return datetime.fromisoformat(text.strip())
    day_, clock_ = day(found[1]), clock(found[2])
    if day_ is None or clock_ is None:
        raise ValueError(say("“{text}” is not a date and time", text=short(text)))
    return datetime.combine(day_, clock_, UTC)
