"""The pages of a book that changed since it went out, under the numbers they had then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.blocks.flow import Flow, Page
from eujc_desktop.documents.briefing_book import companies, days
from eujc_desktop.documents.briefing_book import week as weeks
from eujc_desktop.documents.briefing_book.leaves import Leaves, notes
from eujc_desktop.documents.briefing_book.parts import drawn, week_key
from eujc_desktop.documents.briefing_book.planned import A4
from eujc_desktop.documents.briefing_book.sections import ADD
from eujc_desktop.documents.briefing_book.setting import Setting, company_anchor, day_anchor
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Company, Day, Part
from eujc_desktop.documents.sections import SECTIONS

Add = Callable[[Flow, Setting], None]


Way = Literal["in", "out", "again"]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages to put in, to take out, or unchanged beside a new one, as printed on them; with what they are of."""

    title: Words
    pages: tuple[str, ...]
    way: Way = "in"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the book as it is now."""

    key: str
    title: Words
    add: Add


def add(flow: Flow, setting: Setting, before: Sequence[Part], edition: int, total: int) -> list[Sheets]:
    """Adds the leaves with a page that differs to `flow`; what goes in and out, in the order of the book.

    The edition had `total` pages. A page that did not change comes again where the other side of its leaf did.
    """
    drawings = _Drawings(setting, before)
    leaves = Leaves(notes(edition, setting.book.language), total, drawings.unchanged)
    found = list(_changes(leaves, drawings))
    flow.pages = leaves.laid()
    places = {id(page): place for place, page in enumerate(flow.pages, 1)}
    flow.refs = {anchor: places[id(page)] for anchor, page in drawings.anchors() if id(page) in places}
    again = tuple(map(str, leaves.again))
    return [*found, Sheets(Words(), again, "again")] if again else found


class _Drawings:
    """The parts of the book as they are now, each planned once and only where it is wanted."""

    def __init__(self, setting: Setting, before: Sequence[Part]) -> None:
        self._setting, self.marks = setting, drawn(setting)
        self.then = {part.key: part for part in before}
        self.now = list(_parts(setting))
        self._flows: dict[str, Flow] = {}

    def flow(self, part: _Part) -> Flow:
        """The pages of a part."""
        if part.key not in self._flows:
            self._flows[part.key] = Flow(A4)
            part.add(self._flows[part.key], self._setting)
        return self._flows[part.key]

    def same(self, part: _Part) -> bool:
        """Whether a part is as it was, or none that can be replaced."""
        old = self.then.get(part.key)
        return part.key not in self.marks or (old is not None and old.drawn == self.marks[part.key])

    def unchanged(self, number: int) -> Page | None:
        """A page of the edition, where it belongs to a part that did not change."""
        for part in self.now:
            old = self.then.get(part.key)
            if old is not None and old.first <= number <= old.last and self.same(part):
                pages = self.flow(part).pages
                return pages[number - old.first] if number - old.first < len(pages) else None
        return None

    def anchors(self) -> Iterator[tuple[str, Page]]:
        """Every anchor of what was planned, and its page."""
        for flow in self._flows.values():
            for anchor, place in flow.refs.items():
                yield anchor, flow.pages[place - 1]


def _changes(leaves: Leaves, drawings: _Drawings) -> Iterator[Sheets]:
    """Gives each page that differs its place in the leaves."""
    last = 0
    for part in drawings.now:
        old = drawings.then.get(part.key)
        if old is not None:
            last = old.last
        if drawings.same(part):
            continue
        first, until = (old.first, old.last) if old is not None else (last + 1, last)
        pages = drawings.flow(part).pages
        names = tuple(leaves.put(page, first, until, index) for index, page in enumerate(pages))
        if names:
            yield Sheets(part.title, names)
        yield from _out(leaves, part.title, range(first + len(pages), until + 1))
    kept = {part.key for part in drawings.now}
    for gone in drawings.then.values():
        if gone.key not in kept:
            yield from _out(leaves, Words(), range(gone.first, gone.last + 1))


def _out(leaves: Leaves, title: Words, numbers: range) -> Iterator[Sheets]:
    leaves.out.update(numbers)
    if numbers:
        yield Sheets(title, tuple(map(str, numbers)), "out")


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
