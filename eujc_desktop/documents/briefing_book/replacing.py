"""The pages of a book that changed since it went out, under the numbers they had then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from string import ascii_lowercase

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.blocks.flow import Flow, Folio, Page
from eujc_desktop.documents.briefing_book import companies, days
from eujc_desktop.documents.briefing_book import week as weeks
from eujc_desktop.documents.briefing_book.parts import drawn, week_key
from eujc_desktop.documents.briefing_book.sections import ADD
from eujc_desktop.documents.briefing_book.setting import Setting, company_anchor, day_anchor
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Company, Day, Part
from eujc_desktop.documents.sections import SECTIONS

Add = Callable[[Flow, Setting], None]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages to put in, as printed on them, or to take out; with what they are of."""

    title: Words
    pages: tuple[str, ...]
    out: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the book as it is now."""

    key: str
    title: Words
    add: Add


def add(flow: Flow, setting: Setting, before: Sequence[Part], edition: int) -> list[Sheets]:
    """Adds every page that differs to `flow`; what is to be put in and taken out, in the order of the book."""
    marks, then = drawn(setting), {part.key: part for part in before}
    now = list(_parts(setting))
    found: list[Sheets] = []
    letters: dict[int, int] = {}
    last = 0
    for part in now:
        old = then.get(part.key)
        if old is not None:
            last = old.last
        if part.key not in marks or (old is not None and old.drawn == marks[part.key]):
            continue
        start = len(flow.pages)
        part.add(flow, setting)
        first, until = (old.first, old.last) if old is not None else (last + 1, last)
        pages = flow.pages[start:]
        _number(pages, first, until, letters, notes(edition, setting.book.language))
        if pages:
            found.append(Sheets(part.title, tuple(str(page.number) for page in pages)))
        if surplus := range(first + len(pages), until + 1):
            found.append(Sheets(part.title, tuple(map(str, surplus)), out=True))
    kept = {part.key for part in now}
    gone = [part for part in before if part.key not in kept]
    return [*found, *(Sheets(Words(), tuple(map(str, range(p.first, p.last + 1))), out=True) for p in gone)]


def notes(edition: int, language: str) -> tuple[str, str]:
    """What the head of a new page says: which page it replaces, or which it follows."""
    if language == "ja":
        return f"第{edition}版{{page}}ページと差し替え", f"第{edition}版{{page}}ページの次"
    return f"Replaces page {{page}} of edition {edition}", f"Follows page {{page}} of edition {edition}"


def _number(pages: Sequence[Page], first: int, last: int, letters: dict[int, int], said: tuple[str, str]) -> None:
    """Gives pages the numbers from `first` to `last`; those beyond follow the last one by letters."""
    for index, page in enumerate(pages):
        number = first + index
        if number <= last:
            page.number = Folio(number)
            note = said[0].format(page=number)
        else:
            count = letters.get(last, 0)
            letters[last] = count + 1
            page.number = Folio(last, _letters(count))
            note = said[1].format(page=last)
        page.running = replace(page.running, note=note)


def _letters(count: int) -> str:
    """a, b, … z, then aa, ab."""
    more, one = divmod(count, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[one]


def _parts(setting: Setting) -> Iterator[_Part]:
    """The parts of the book as it is now, in its order."""
    for section in setting.held:
        if section == "days":
            for day in setting.book.days:
                title = Words(f"Day {day.number}", f"{day.number}日目")
                yield _Part(day_anchor(day), title, partial(_add_day, day))
        elif section == "week":
            for week in weeks.weeks(setting.book.days):
                title = Words(*(weeks.week_title(Tongue(one), week, len(setting.book.days)) for one in ("en", "ja")))
                yield _Part(week_key(week), title, partial(_add_week, week))
        elif section == "companies":
            yield _Part(section, _titles(section), companies.add_list)
            for company in setting.book.companies:
                key = company_anchor(company.key)
                yield _Part(key, company.name, partial(_add_profile, company))
        else:
            yield _Part(section, _titles(section), ADD[section])


def _titles(section: str) -> Words:
    return Words(SECTIONS[section].title, SECTIONS[section].ja)


def _add_day(day: Day, flow: Flow, setting: Setting) -> None:
    days.add_day(flow, setting, day)


def _add_week(week: Sequence[Day], flow: Flow, setting: Setting) -> None:
    weeks.add_week(flow, setting, week)


def _add_profile(company: Company, flow: Flow, setting: Setting) -> None:
    companies.add_profile(flow, setting, company)
