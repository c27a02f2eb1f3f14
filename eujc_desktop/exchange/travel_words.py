"""Flights, airports, days and times in the words of a mail about a journey."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from typing import Any, NamedTuple

from eujc_desktop.exchange.travel_days import NUMBERS, Around, Unsure
from eujc_desktop.exchange.travel_places import NAMED, Airport, airport, cities
from eujc_desktop.fields import days


class Token(NamedTuple):
    """A `flight`, `airport`, `city`, `day`, `unsure` day, `clock`, or `plus` for days later, with value and line."""

    kind: str
    value: Any
    line: int


_FLIGHT = re.compile(
    r"(?<![A-Za-z\d+.])([A-Z]{2}|[A-Z]\d|\d[A-Z]) {0,3}0*"
    r"(\d{3,4}|\d{1,2}(?! ?(?:[AaPp][Mm])\b))(?![\d:.]|[A-Za-z]{2})"
)
# What looks like a flight but is a count of seats in a reservation system, a terminal, or half a day.
_NO_FLIGHT = re.compile(r"(?:HK|HL|KK|SS|UC|GK|TN|HS|PK)\d$|(?:AM|PM|NO|ID|T\d)\d+$")
_CODE = re.compile(r"(?<![A-Za-z\d])[A-Z]{3}(?![A-Za-z\d])")
_PAIR = re.compile(r"(?<![A-Za-z\d])([A-Z]{3})[-–/>]?([A-Z]{3})(?![A-Za-z\d])")
_NAMED = re.compile("|".join(NAMED), re.IGNORECASE)
_MONTH = "jan|feb|fév|mar|mär|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|sep|oct|okt|nov|dec|dez|déc"
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?<!\d)\d{4}/\d{1,2}/\d{1,2}(?!\d)"
    r"|(?:(?:令和|R)\s?\d{1,2}年|\d{4}年)?\s?\d{1,2}月\d{1,2}日"
    r"|(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)"
    rf"|(?<![\d:])\d{{1,2}}(?:er|st|nd|rd|th|\.)?[ -]?(?:{_MONTH})[^\W\d]*"
    r"\.?,?(?:[ -]?(?:20\d{2}|\d{2})(?![\d:h]))?"
    rf"|\b(?:{_MONTH})[a-z]*\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? 20\d{{2}})?(?![\d:])",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:(?<![\d.:/-])|(?<=\d:\d\d-))(?:午前|午後)?(?:\d{1,2}[:h時]\d{2}|\d{1,2}\.\d{2}(?=\s*uhr)|\d{1,2}時半?)分?"
    r"(?:\s*[ap]\.?m\b\.?)?(?!\s*(?:hrs?|hours|std|min)\b)",
    re.IGNORECASE,
)
# How far a clock is from that of Greenwich: neither a time nor days later.
_ZONE = re.compile(r"(?:UTC|GMT)\s?[+\-−–]\s?\d{1,2}(?::?\d{2})?|(?<=\d:\d\d)\+\d{2}:?\d{2}(?!\d)")
_BARE_CLOCK = re.compile(r"(?<![\d.:/-])(?:[01]\d|2[0-3])[0-5]\d(?![\d:/-])")
_LATER = re.compile(r"\+\s?([12])\b|(next day|翌日|lendemain|nächsten tag)", re.IGNORECASE)
# Lines on other times than those of a flight.
_ASIDE = re.compile(
    r"check.?in (?:opens|by|from|closes)|boarding|gate|搭乗|embarquement|einstieg|issued|émis|booked|gebucht"
    r"|stop.?over|layover|\btel\b|phone|\bfax\b|price|total",
    re.IGNORECASE,
)
_DURATION = re.compile(r"(?:duration|durée|dauer|所要時間)\W*\d+\s?(?:h|時間|std)?\.?\s?:?\d*", re.IGNORECASE)
_BY_TEN = re.compile(r"(?:check.?in|boarding)\D{0,20}\d{1,2}[:h.]\d{2}", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d{4}|年|\d[./]\d{1,2}[./]\d{2}$|[^\W\d]\.?,?[ -]?\d{2}$")


def tokens(text: str, around: Around) -> list[Token]:
    """What a mail says, in the order in which it stands; days without a year lie within half a year of the mission."""
    found: list[Token] = []
    habits = around.habits(text)
    for number, line in enumerate(text.splitlines()):
        placed = sorted(_Line(line, around, habits).found(), key=lambda one: one[0])
        found += [Token(kind, value, number) for _, kind, value in placed]
    return found


Placed = tuple[int, str, Any]


class _Line:
    """One line; what one pattern has taken is no longer there for those after it."""

    def __init__(self, line: str, around: Around, habits: frozenset[bool]) -> None:
        self._text, self._around, self._habits = line, around, habits
        self._numbered = False

    def found(self) -> Iterator[Placed]:
        timeless = _ASIDE.search(self._text) and not _BY_TEN.search(self._text)
        for aside in (_DURATION, _BY_TEN, _ZONE):
            self._text = aside.sub(lambda one: " " * len(one[0]), self._text)
        yield from self._take("day", _DAY, partial(_day, near=self._around.first))
        for at, _, day in self._take("day", NUMBERS, partial(self._around.read, habits=self._habits)):
            yield at, "unsure" if isinstance(day, Unsure) else "day", day
        yield from self._flight()
        for at, _, codes in self._take("airport", _PAIR, partial(_two, joined=self._numbered)):
            yield from ((at + step, "airport", code) for step, code in enumerate(codes))
        yield from self._take("airport", _CODE, lambda one: airport(one[0]))
        yield from self._take("airport", _NAMED, lambda one: airport(NAMED[one[0].casefold()]))
        if not timeless:
            yield from self._take("clock", _CLOCK, _clock)
            if self._numbered:
                yield from self._take("clock", _BARE_CLOCK, lambda one: time(int(one[0][:2]), int(one[0][2:])))
            yield from self._take("plus", _LATER, lambda one: int(one[1] or 1))
        yield from ((start, "city", city) for start, _, city in cities(self._text))

    def _flight(self) -> Iterator[Placed]:
        """The first flight of the line: what comes after it in one line is a count or a seat."""
        for one in _FLIGHT.finditer(self._text):
            name = f"{one[1]}{one[2]}"
            if not _NO_FLIGHT.match(name):
                self._numbered = True
                self._blank(one)
                yield one.start(), "flight", name
                return

    def _take(self, kind: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], object]) -> Iterator[Placed]:
        for one in list(pattern.finditer(self._text)):
            if (value := read(one)) is not None:
                self._blank(one)
                yield one.start(), kind, value

    def _blank(self, one: re.Match[str]) -> None:
        self._text = self._text[: one.start()] + " " * len(one[0]) + self._text[one.end() :]


def _two(one: re.Match[str], *, joined: bool) -> tuple[Airport, Airport] | None:
    """Two airports; without a sign between them only where `joined`: beside no flight RETOUR is a word."""
    if len(one[0]) == 6 and not joined:
        return None
    first, second = airport(one[1]), airport(one[2])
    return (first, second) if first and second else None


def _day(one: re.Match[str], near: date) -> date | None:
    text = one[0].strip(" ,")
    try:
        found = days.day(text, year=near.year, today=near)
    except ValueError:
        return None
    if found is None or _HAS_YEAR.search(text):
        return found
    years = (near.year - 1, near.year, near.year + 1)
    others = [found.replace(year=year) for year in years if (found.month, found.day) != (2, 29) or year == found.year]
    return min(others, key=lambda day: abs(day - near))


def _clock(one: re.Match[str]) -> time | None:
    try:
        return days.clock(one[0])
    except ValueError:
        return None
