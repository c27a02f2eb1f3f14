"""What the heads of lists say about days, times and places, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from eujc_desktop.documents import wording
from eujc_desktop.documents.lists.content import Session

BETWEEN = {"en": "  ·  ", "ja": "　"}


def facts(parts: Iterable[str], language: str) -> str:
    """The parts that are known, set apart."""
    return BETWEEN[language].join(part for part in parts if part)


def day_number(number: int, language: str) -> str:
    """Day 2, 第2日; nothing while there is none."""
    if not number:
        return ""
    return f"第{number}日" if language == "ja" else f"Day {number}"


def both_dates(day: date | None, language: str) -> str:
    """Monday 5 October 2026 · 10月5日（月）; in Japanese lists the Japanese date alone."""
    if day is None:
        return ""
    if language == "ja":
        return wording.whole_date_ja(day)
    return f"{wording.weekday_day_month(day)} {day.year}  ·  {wording.date_ja(day)}"


def short_date(day: date | None, language: str) -> str:
    """4 Oct, 10月4日"""
    if day is None:
        return ""
    return f"{day.month}月{day.day}日" if language == "ja" else f"{day.day} {wording.MONTHS[day.month - 1][:3]}"


def clock(moment: datetime | time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def hours(session: Session) -> str:
    """09:00–10:50, or what of it is known."""
    start, end = clock(session.start), clock(session.end)
    return f"{start}–{end}" if start and end else start or end


def groups(session: Session, language: str) -> str:
    """Group A, A班; nothing where everyone takes part."""
    if not session.groups:
        return ""
    if language == "ja":
        return "・".join(session.groups) + "班"
    return f"Group{'s' if len(session.groups) > 1 else ''} {wording.joined(session.groups)}"


def people(number: int, language: str) -> str:
    """24 people, 24名"""
    return f"{number}名" if language == "ja" else f"{number} {'person' if number == 1 else 'people'}"


def nights(number: int, language: str) -> str:
    """3 nights, 3泊"""
    return f"{number}泊" if language == "ja" else f"{number} {'night' if number == 1 else 'nights'}"


def span(first: date, last: date, language: str) -> str:
    """4–10 October 2026"""
    return (wording.date_range_ja if language == "ja" else wording.date_range)(first, last)
