"""Dates, times, counts and joins as the papers word them, in English and Japanese; no locale of the machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from eujc_desktop.documents.content import Guest, Item, Mission

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS_JA = "月火水木金土日"
REIWA_FIRST = date(2019, 5, 1)
NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
IN_WORDS = 12
"""Up to this number figures are spelled inside a sentence; at its beginning all below a hundred are."""


def day_number(day: date | None) -> str:
    """The day of the month; nothing while the date is open."""
    return str(day.day) if day else ""


def weekday(day: date | None) -> str:
    return WEEKDAYS[day.weekday()] if day else ""


def weekday_ja(day: date | None) -> str:
    return WEEKDAYS_JA[day.weekday()] if day else ""


def day_month(day: date) -> str:
    """4 October"""
    return f"{day.day} {MONTHS[day.month - 1]}"


def weekday_day_month(day: date | None) -> str:
    """Sunday 4 October; says so when the date is still open."""
    if day is None:
        return "Date open"
    return f"{weekday(day)} {day_month(day)}"


def full_date(day: date) -> str:
    """4 October 2026"""
    return f"{day_month(day)} {day.year}"


def date_ja(day: date | None) -> str:
    """10月4日（日）; says so when the date is still open."""
    if day is None:
        return "日付未定"
    return f"{day.month}月{day.day}日（{weekday_ja(day)}）"


def full_date_ja(day: date) -> str:
    """2026年10月4日"""
    return f"{day.year}年{day.month}月{day.day}日"


def whole_date_ja(day: date | None) -> str:
    """2026年10月4日（日）; says so when the date is still open."""
    return f"{day.year}年{date_ja(day)}" if day else date_ja(day)


def reiwa(day: date) -> str:
    """令和8年10月4日; the western date before the era began."""
    if day < REIWA_FIRST:
        return full_date_ja(day)
    year = day.year - 2018
    return f"令和{'元' if year == 1 else year}年{day.month}月{day.day}日"


def date_range(first: date, last: date) -> str:
    """4–10 October 2026, 28 September – 4 October 2026, or one day."""
    if first == last:
        return full_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{full_date(last)}"
    start = day_month(first) if first.year == last.year else full_date(first)
    return f"{start} – {full_date(last)}"


def date_range_ja(first: date, last: date) -> str:
    """2026年10月4日（日）〜10日（土）"""
    start = f"{first.year}年{date_ja(first)}"
    if first == last:
        return start
    if (first.year, first.month) == (last.year, last.month):
        return f"{start}〜{last.day}日（{weekday_ja(last)}）"
    return f"{start}〜{date_ja(last)}" if first.year == last.year else f"{start}〜{last.year}年{date_ja(last)}"


def short_span(first: date, last: date) -> str:
    """15–18 March; 31 March – 2 April; one day alone."""
    if first == last:
        return day_month(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_month(last)}"
    return f"{day_month(first)} – {day_month(last)}"


def short_span_ja(first: date, last: date) -> str:
    """3月15日〜18日"""
    start = f"{first.month}月{first.day}日"
    if first == last:
        return start
    same = (first.year, first.month) == (last.year, last.month)
    return f"{start}〜{last.day}日" if same else f"{start}〜{last.month}月{last.day}日"


def from_to(mission: Mission) -> str:
    """«from 4 to 10 October 2026», or «on 4 October 2026»"""
    first, last = mission.first_day, mission.last_day
    if first == last:
        return f"on {full_date(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {full_date(last)}"
    return f"from {day_month(first) if first.year == last.year else full_date(first)} to {full_date(last)}"


def from_to_ja(mission: Mission, *, era: bool = False) -> str:
    """2026年10月4日から10日まで; with `era` 令和8年10月4日から10日まで"""
    first, last = mission.first_day, mission.last_day
    whole = reiwa if era else full_date_ja
    if first == last:
        return f"{whole(first)}に"
    if (first.year, first.month) == (last.year, last.month):
        return f"{whole(first)}から{last.day}日まで"
    end = f"{last.month}月{last.day}日" if first.year == last.year else whole(last)
    return f"{whole(first)}から{end}まで"


def clock(moment: datetime | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def hours(item: Item) -> str:
    """09:00–10:50, with the start alone where the end is not known."""
    start, end = clock(item.start), clock(item.end)
    if start and end:
        return f"{start}–{end}"
    return start or (f"until {end}" if end else "")


def joined(words: Sequence[str], last: str = " and ") -> str:
    """Tokyo, Nagoya and Osaka"""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + last + words[-1]


def count(number: int, one: str, many: str) -> str:
    """«ten companies»: small numbers in words."""
    figure = spelled(number) if number <= IN_WORDS else str(number)
    return f"{figure} {one if number == 1 else many}"


def first_count(number: int, one: str, many: str) -> str:
    """«Twenty-four people», as a sentence begins."""
    figure = spelled(number)
    return f"{figure[0].upper()}{figure[1:]} {one if number == 1 else many}"


def roman(number: int) -> str:
    """Small Roman numerals, as pages before the first are numbered: iv"""
    words = ""
    for value, letters in zip(_ROMAN_VALUES, _ROMAN, strict=True):
        words += letters * (number // value)
        number %= value
    return words


_ROMAN_VALUES = (100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN = ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


def spelled(number: int) -> str:
    """«twenty-four»; in figures from a hundred on."""
    if number < len(NUMBERS):
        return NUMBERS[number]
    tens, units = divmod(number, 10)
    if tens >= len(TENS):
        return str(number)
    return f"{TENS[tens]}-{NUMBERS[units]}" if units else TENS[tens]


def edition(mission: Mission, language: str = "en") -> str:
    """Edition 2, 21 September 2026; in Japanese 第2版　2026年9月21日. A draft says so: 第3版（案）."""
    day, number = mission.edition_date, re.search(r"\d+", mission.edition)
    if language == "ja":
        draft = {"Draft": "（案）", "Change": "（変更）"}.get(mission.edition.partition(" ")[0], "")
        parts = [f"第{number.group()}版{draft}" if number else mission.edition, full_date_ja(day) if day else ""]
        return "　".join(part for part in parts if part)
    return ", ".join(part for part in (mission.edition, full_date(day) if day else "") if part)


def one_line(text: str) -> str:
    """An address of several lines in one, without doubled separators."""
    lines = [line.strip().rstrip(",") for line in text.splitlines()]
    return ", ".join(line for line in lines if line)


_AFTER = re.compile(
    r"(東京都|北海道|(?:京都|大阪)府|..県|[^0-9〒]{1,5}?市|[^0-9〒市]{1,4}?区|[^0-9〒市区]{1,5}?町)(?=[^0-9])"
)
ZERO_WIDTH_SPACE = "\u200b"


def address_ja(text: str) -> str:
    """A Japanese address that may break after prefecture, city, ward and town, hardly elsewhere."""
    return "\n".join(_AFTER.sub(rf"\1{ZERO_WIDTH_SPACE}", line) for line in text.split("\n"))


_POSTCODE = re.compile(r"^(〒?\s?\d{3}-\d{4})[ \u3000]+", re.MULTILINE)


def envelope_ja(text: str) -> str:
    """The same as on an envelope: the postcode on a line of its own."""
    return address_ja(_POSTCODE.sub(r"\1\n", text))


def initials(guests: Sequence[Guest]) -> str:
    """`AV, MK`: whom an item is for, where it is for a few alone."""
    return ", ".join(guest.initials or guest.name for guest in guests)
