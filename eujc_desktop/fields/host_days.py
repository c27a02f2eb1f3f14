"""When a host takes visitors: its hours by the days of the week, and the days on which it is closed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from eujc_desktop.common.said import say
from eujc_desktop.fields.kinds import PLAIN, Clock, Day, Hints, Lines

_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORDS = (
    ("mon", "lun", "mo", "月"),
    ("tue", "mar", "di", "火"),
    ("wed", "mer", "mi", "水"),
    ("thu", "jeu", "do", "木"),
    ("fri", "ven", "fr", "金"),
    ("sat", "sam", "sa", "土"),
    ("sun", "dim", "so", "日"),
)
_DASH = re.compile(r"\s*(?:[-\u2010-\u2015~\u301c]|から| to | bis | à )\s*")
_FORM = re.compile(
    r"(?P<days>.*?)\s*:?\s*(?P<since>\d{1,2}(?:[:h.時]\d{0,2}分?)?)\s*-\s*(?P<until>\d{1,2}(?:[:h.時]\d{0,2}分?)?)"
)
_WEEK = frozenset(range(7))


class OpeningHours(Lines):
    """Hours by days of the week, one a line: `Mon–Fri 09:00–17:00`; without days they hold for all of them."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        lines = super().parse(raw, hints) or ()
        return tuple(map(_written, map(_read, lines))) or None


Hours = tuple[frozenset[int], int, int]


def hours(lines: Iterable[str] | None) -> list[Hours]:
    """Days of the week (Monday is 0), and from which minute of the day until which."""
    return [_read(line) for line in lines or ()]


def _read(line: str) -> Hours:
    plain = _DASH.sub("-", unicodedata.normalize("NFKC", line).strip().lower())
    found = _FORM.fullmatch(plain)
    try:
        if found is None:
            raise ValueError
        since, until = _minutes(found["since"]), _minutes(found["until"])
        weekdays = _weekdays(found["days"]) if found["days"] else _WEEK
        if since >= until or not weekdays:
            raise ValueError
    except ValueError:
        raise ValueError(say("“{line}” are no hours, such as Mon–Fri 09:00–17:00", line=line[:60])) from None
    return weekdays, since, until


def _minutes(text: str) -> int:
    if text == "24:00":
        return 24 * 60
    hour, *rest = re.findall(r"\d+", text)
    clock = Clock().parse(f"{hour}:{rest[0] if rest else '00'}")
    return clock.hour * 60 + clock.minute if clock else 0


def _weekdays(text: str) -> frozenset[int]:
    found: set[int] = set()
    for part in re.split(r"[,;/、・+]|\s+|\band\b|\bet\b|\bund\b", text.replace("曜日", "").replace("曜", "")):
        ends = [_weekday(each) for each in part.split("-")] if part else []
        if len(ends) == 2:
            found |= {(ends[0] + step) % 7 for step in range((ends[1] - ends[0]) % 7 + 1)}
        else:
            found |= set(ends)
    return frozenset(found)


def _weekday(word: str) -> int:
    for number, words in enumerate(_WORDS):
        if word and any(word == each or (len(each) > 2 and word.startswith(each)) for each in words):
            return number
    raise ValueError(word)


def _written(read: Hours) -> str:
    weekdays, since, until = read
    runs: list[list[int]] = []
    for day in sorted(weekdays):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words = ", ".join(_NAMES[run[0]] if len(run) == 1 else f"{_NAMES[run[0]]}\u2013{_NAMES[run[-1]]}" for run in runs)
    return f"{words} {_clock(since)}\u2013{_clock(until)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class ClosingDays(Lines):
    """Days on which a host is closed, one a line, or from one to another: `11 Aug 2027 – 16 Aug 2027`."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        lines = super().parse(raw, hints) or ()
        return tuple(_line(*_days(line, hints)) for line in lines) or None


def closed(lines: Iterable[str] | None) -> list[tuple[date, date]]:
    """First and last of the days in each line."""
    return [_days(line) for line in lines or ()]


def _days(line: str, hints: Hints = PLAIN) -> tuple[date, date]:
    ends = re.split(r"\s+(?:[-\u2010-\u2015~\u301c]|to|until|au|bis)\s+|\s*[~\u301c\uff5e\u2013]\s*|から", line.strip())
    try:
        first, *rest = [Day().parse(end, hints) for end in ends]
        last = rest[0] if rest else first
        if first is None or last is None or len(rest) > 1 or last < first:
            raise ValueError
    except ValueError:
        raise ValueError(
            say(
                "“{line}” is no day, such as 11 Aug 2027, and no such days as 11 Aug 2027 – 16 Aug 2027", line=line[:60]
            )
        ) from None
    return first, last


def _line(first: date, last: date) -> str:
    return Day().format(first) if first == last else f"{Day().format(first)} \u2013 {Day().format(last)}"
