"""The pages of a book that changed since it went out, under the numbers they had then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from string import ascii_lowercase
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
from eujc_desktop.documents.built import Before
from eujc_desktop.documents.content import Company, Day
from eujc_desktop.documents.sections import SECTIONS

Add = Callable[[Flow, Setting], None]


Way = Literal["in", "out", "again", "keep"]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages to put in or take out, or unchanged beside a new one, as printed on them; with what they are of."""

    title: Words
    pages: tuple[str, ...]
    way: Way = "in"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the book as it is now."""

    key: str
    title: Words
    add: Add


def add(flow: Flow, setting: Setting, before: Before, edition: int) -> list[Sheets]:
    """Adds the leaves with a page that differs to `flow`; what goes in and out, in the order of the book.

    A page that did not change comes again where the other side of its leaf did.
    """
    drawings = _Drawings(setting, before)
    leaves = Leaves(notes(edition, setting.book.language), before.pages, drawings.as_now)
    found = list(_changes(leaves, drawings))
    flow.pages = leaves.laid()
    places = {id(page): place for place, page in enumerate(flow.pages, 1)}
    flow.refs = {anchor: places[id(page)] for anchor, page in drawings.anchors() if id(page) in places}
    found += [Sheets(drawings.title_at(number), (str(number),)) for number in leaves.beside]
    found.sort(key=lambda sheets: int(sheets.pages[0].rstrip(ascii_lowercase)))
    more: tuple[tuple[Way, list[int]], ...] = (("again", leaves.again), ("keep", leaves.kept))
    return [*found, *(Sheets(Words(), tuple(map(str, numbers)), way) for way, numbers in more if numbers)]


class _Drawings:
    """The parts of the book as they are now, each planned once and only where it is wanted."""

    def __init__(self, setting: Setting, before: Before) -> None:
        self._setting, self.marks = setting, drawn(setting)
        self.then = {part.key: part for part in before.parts}
        self.now = list(_parts(setting))
        self._others = _others(setting, before)
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

    def as_now(self, number: int) -> tuple[Page, bool] | None:
        """A page of the edition, and whether it is known to be as it was; None where it is no longer the same page."""
        part = self._at(number)
        if part is None or not self.same(part):
            return None
        first, last = self._span(part)
        pages = self.flow(part).pages
        return (pages[number - first], part.key in self.marks) if len(pages) == last - first + 1 else None

    def title_at(self, number: int) -> Words:
        """What a page of the edition is of."""
        part = self._at(number)
        return part.title if part is not None else Words()

    def anchors(self) -> Iterator[tuple[str, Page]]:
        """Every anchor of what was planned, and its page."""
        for flow in self._flows.values():
            for anchor, place in flow.refs.items():
                yield anchor, flow.pages[place - 1]

    def _at(self, number: int) -> _Part | None:
        found = (part for part in self.now if self._span(part)[0] <= number <= self._span(part)[1])
        return next(found, None)

    def _span(self, part: _Part) -> tuple[int, int]:
        """From which page to which a part went in the edition."""
        old = self.then.get(part.key)
        return (old.first, old.last) if old is not None else self._others.get(part.key, (0, -1))


def _others(setting: Setting, before: Before) -> dict[str, tuple[int, int]]:
    """Where the sections went that are no parts: contents, phrases, notes and the covers."""
    places, marked = dict(before.places), {part.key for part in before.parts}
    starts = {key: places.get(SECTIONS[key].anchor or key, 0) for key in setting.held if key not in marked}
    starts |= {"back-cover": before.pages} if "back-cover" in starts else {}
    all_starts = sorted({*starts.values(), *(part.first for part in before.parts), before.pages + 1})
    return {
        key: (start, all_starts[all_starts.index(start) + 1] - 1)
        for key, start in starts.items()
        if 0 < start <= before.pages
    }


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
