"""Flights, airports, days and times in the words of a mail about a journey."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache, partial
from typing import Any, NamedTuple

from eujc_desktop.fields import days


@dataclass(frozen=True, slots=True)
class Airport:
    """An airport by its code, with its country and time zone."""

    code: str
    city: str
    country: str
    zone: str


class Token(NamedTuple):
    """A `flight`, `airport`, `day`, `clock`, or `plus` for so many days later, with its value and line."""

    kind: str
    value: Any
    line: int


_NO_AIRPORT = re.compile(
    "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MON|TUE|WED|THU|FRI|SAT|SUN|THE|AND|FOR|ARR|DEP|VIA|EUR|JPY|USD"
    "|CET|JST|UTC|GMT|ETA|ETD|PNR|AIR|JET|BAG|PDF|URL|VAT|REF|NON|OUI|ALL|ANY|ONE|TWO|OFF|OUT|NEW|DAY|ADT|CHD|AVE|BUS"
    "|CAR|FLY|MEN|RET|RTN"
)
"""Words and short forms of mails that are codes of some airport too."""
_NAMES = {
    "羽田": "HND", "haneda": "HND", "成田": "NRT", "narita": "NRT", "関西": "KIX", "関空": "KIX", "kansai": "KIX",
    "中部": "NGO", "セントレア": "NGO", "centrair": "NGO", "chubu": "NGO", "伊丹": "ITM", "itami": "ITM",
    "福岡": "FUK", "fukuoka": "FUK", "新千歳": "CTS", "chitose": "CTS", "那覇": "OKA", "naha": "OKA",
}  # fmt: skip
_FLIGHT = re.compile(
    r"(?<![A-Za-z\d+.])([A-Z]{2}|[A-Z]\d|\d[A-Z]) {0,3}0*(\d{1,4})(?![\d:.]|[A-Za-z]{2}| ?(?:[AaPp][Mm])\b)"
)
# What looks like a flight but is a count of seats in a reservation system, a terminal, or half a day.
_NO_FLIGHT = re.compile(r"(?:HK|HL|KK|SS|UC|GK|TN|HS|PK)\d$|(?:AM|PM|NO|ID|T\d)\d+$")
_CODE = re.compile(r"(?<![A-Za-z\d])[A-Z]{3}(?![A-Za-z\d])")
_PAIR = re.compile(r"(?<![A-Za-z\d])([A-Z]{3})[-–/>]?([A-Z]{3})(?![A-Za-z\d])")
_NAMED = re.compile("|".join(_NAMES), re.IGNORECASE)
_MONTH = "jan|feb|fév|mar|mär|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|sep|oct|okt|nov|dec|dez|déc"
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?<!\d)\d{4}/\d{1,2}/\d{1,2}(?!\d)"
    r"|(?:(?:令和|R)\s?\d{1,2}年|\d{4}年)?\s?\d{1,2}月\d{1,2}日"
    r"|(?<!\d)\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)"
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


@cache
def _airports() -> dict[str, dict[str, Any]]:
    # Three megabytes, read when the first mail is pasted.
    import airportsdata

    return {code: dict(entry) for code, entry in airportsdata.load("IATA").items()}


@cache
def _cities() -> dict[str, dict[str, Any]]:
    """Codes for all airports of a city, such as TYO."""
    import airportsdata

    macs = airportsdata.load_iata_macs()
    return {code: {**next(iter(mac["airports"].values())), "city": mac["name"]} for code, mac in macs.items()}


def airport(code: str) -> Airport | None:
    """An airport by its three letters; None where nobody has given them to one."""
    if _NO_AIRPORT.fullmatch(code):
        return None
    found = _airports().get(code) or _cities().get(code)
    return Airport(code, found["city"], found["country"], found["tz"]) if found else None


def tokens(text: str, near: date) -> list[Token]:
    """What a mail says, in the order in which it stands; days without a year lie within half a year of `near`."""
    found: list[Token] = []
    for number, line in enumerate(text.splitlines()):
        placed = sorted(_Line(line, near).found(), key=lambda one: one[0])
        found += [Token(kind, value, number) for _, kind, value in placed]
    return found


Placed = tuple[int, str, Any]


class _Line:
    """One line; what one pattern has taken is no longer there for those after it."""

    def __init__(self, line: str, near: date) -> None:
        self._text, self._near = line, near
        self._numbered = False

    def found(self) -> Iterator[Placed]:
        timeless = _ASIDE.search(self._text) and not _BY_TEN.search(self._text)
        for aside in (_DURATION, _BY_TEN, _ZONE):
            self._text = aside.sub(lambda one: " " * len(one[0]), self._text)
        yield from self._take("day", _DAY, partial(_day, near=self._near))
        yield from self._flight()
        for at, _, codes in self._take("airport", _PAIR, partial(_two, joined=self._numbered)):
            yield from ((at + step, "airport", code) for step, code in enumerate(codes))
        yield from self._take("airport", _CODE, lambda one: airport(one[0]))
        yield from self._take("airport", _NAMED, lambda one: airport(_NAMES[one[0].casefold()]))
        if not timeless:
            yield from self._take("clock", _CLOCK, _clock)
            if self._numbered:
                yield from self._take("clock", _BARE_CLOCK, lambda one: time(int(one[0][:2]), int(one[0][2:])))
            yield from self._take("plus", _LATER, lambda one: int(one[1] or 1))

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
