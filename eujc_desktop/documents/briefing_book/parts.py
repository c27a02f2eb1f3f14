"""The parts of a book that can be replaced when it has gone out, with their pages and what they are drawn from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from eujc_desktop.documents.briefing_book.setting import Setting, company_anchor, day_anchor
from eujc_desktop.documents.briefing_book.week import weeks
from eujc_desktop.documents.built import Part
from eujc_desktop.documents.content import Company, Day, Item


def parts(setting: Setting, refs: Mapping[str, int], sections: Sequence[tuple[str, int]]) -> tuple[Part, ...]:
    """Each day and each company apart, other sections whole; cover, contents and notes are nothing to replace."""
    found, marks = [], drawn(setting)
    first = 1
    for key, count in sections:
        last = first + count - 1
        starts = _starts(setting, key, first, refs)
        for (name, start), (_, after) in zip(starts, [*starts, ("", last + 1)][1:], strict=True):
            if name in marks and after > start:
                found.append(Part(name, start, after - 1, marks[name]))
        first = last + 1
    return tuple(found)


def drawn(setting: Setting) -> dict[str, str]:
    """The fingerprint of each part, in the order of the book's own sections."""
    return {key: fingerprint(value) for key, value in _drawn(setting)}


def week_key(week: Sequence[Day]) -> str:
    """The part that a page of the week grid is."""
    return f"week-day{week[0].number}"


def _starts(setting: Setting, section: str, first: int, refs: Mapping[str, int]) -> list[tuple[str, int]]:
    """Where the parts of a section begin."""
    if section == "days":
        return [(day_anchor(day), refs[day_anchor(day)]) for day in setting.book.days]
    if section == "week":
        return [(week_key(week), first + count) for count, week in enumerate(weeks(setting.book.days))]
    if section == "companies":
        keys = [company_anchor(company.key) for company in setting.book.companies]
        return [(section, first), *((key, refs[key]) for key in keys)]
    return [(section, first)]


def _drawn(setting: Setting) -> Iterator[tuple[str, Any]]:
    """What the pages of each part say, as far as it lies in the content."""
    book = setting.book
    mission = replace(book.mission, edition="", edition_date=None)
    hotels = {key: hotel.name for key, hotel in setting.hotels.items()}
    heads = [_head(day) for day in book.days]
    yield "welcome", book.welcome
    yield "glance", (mission, heads, [_line(company) for company in book.companies], len(book.participants))
    for week in weeks(book.days):
        yield week_key(week), [(_head(day), [_block(setting, item) for item in day.items]) for day in week]
    for day in book.days:
        hosts = [setting.companies[item.company] for item in day.items if item.company in setting.companies]
        yield day_anchor(day), (day, hotels.get(day.hotel), [_card(host) for host in hosts])
    yield "companies", [(_line(company), _times(setting, company)) for company in book.companies]
    for company in book.companies:
        yield company_anchor(company.key), (company, setting.numbers[company.key], _times(setting, company))
    yield "participants", book.participants
    yield "practical", book.practical
    yield "emergency", book.team
    yield "drivers", book.hotels
    yield "annex", book.annex


def _head(day: Day) -> Any:
    return day.number, day.date, day.city, day.theme


def _line(company: Company) -> Any:
    return company.name, company.sector, company.city


def _card(company: Company) -> Any:
    return _line(company), company.dress, company.address, company.phone


def _block(setting: Setting, item: Item) -> Any:
    number = setting.numbers.get(item.company)
    return item.kind, item.title, item.start, item.end, item.groups, item.status, number


def _times(setting: Setting, company: Company) -> Any:
    return [(day.number, item.start, item.end) for day, item in setting.visits.get(company.key, [])]


def fingerprint(value: Any) -> str:
    """Sixteen hex digits of what a value says; pictures and fields left at their default do not count.

    So a book of an older version of the program, whose content knew fewer fields, is compared fairly.
    """
    return hashlib.sha256(repr(_plain(value)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        known = ((field.name, getattr(value, field.name), field.default) for field in fields(value))
        return [(name, _plain(one)) for name, one, usual in known if one != usual and not isinstance(one, bytes)]
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return str(value)
