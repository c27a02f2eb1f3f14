"""What every section of the book needs: the content, its colours, numbers of companies, and names of anchors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import City, Company, Day, Direction, Hotel, Item
from eujc_desktop.documents.palette import CityHues, Hue


@dataclass(frozen=True)
class Setting:
    """The book with what follows from it."""

    book: BriefingBook

    @cached_property
    def tongue(self) -> Tongue:
        """How the book speaks."""
        return Tongue(self.book.language)

    def city(self, name: str) -> str:
        """A city, by its English name, as the book calls it."""
        return (self.hues.ja(name) if self.tongue.japanese else "") or name

    def other_city(self, name: str) -> str:
        """The city in the other language, where it is known in both."""
        ja = self.hues.ja(name)
        return (name if self.tongue.japanese else ja) if ja else ""

    @cached_property
    def hues(self) -> CityHues:
        named = [day.city for day in self.book.days] + [company.city for company in self.book.companies]
        return CityHues(self.book.mission.cities, named)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Where those who go come from, with those of whom no more than the name is told."""
        listed = {person.country_code or person.country for person in self.book.participants if person.listed}
        return self.book.countries or frozenset(listed - {""})

    @cached_property
    def companies(self) -> dict[str, Company]:
        return {company.key: company for company in self.book.companies}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each company, used in circles throughout the book."""
        return {company.key: i for i, company in enumerate(self.book.companies, 1)}

    @cached_property
    def hotels(self) -> dict[str, Hotel]:
        return {hotel.key: hotel for hotel in self.book.hotels}

    @cached_property
    def visits(self) -> dict[str, list[tuple[Day, Item]]]:
        """The items at each company, in order."""
        found: dict[str, list[tuple[Day, Item]]] = {}
        for day in self.book.days:
            for item in day.items:
                if item.company in self.companies:
                    found.setdefault(item.company, []).append((day, item))
        return found

    @cached_property
    def cities(self) -> tuple[City, ...]:
        return self.book.mission.cities

    @cached_property
    def held(self) -> tuple[str, ...]:
        """The sections that are wanted and have something to say, in order."""
        book = self.book
        empty = {
            "welcome": book.welcome is None,
            "days": not book.days,
            "companies": not book.companies,
            "participants": not book.participants,
            "drivers": not book.hotels,
            "desk": not book.desk and book.audit is None,
            "annex": not book.annex,
            "practical": not book.practical and not book.team,
            "phrases": not any("".join((group.text, *chain(*group.rows))).strip() for group in book.phrases),
        }
        return tuple(key for key in book.sections if not empty.get(key))

    def place(self, section: str, anchor: str) -> str:
        """The anchor for a link into a section; none where the book is printed without it."""
        return anchor if section in self.held else ""

    def to_day(self, day: Day) -> str:
        """Where a link to a day leads."""
        return self.place("days", day_anchor(day))

    def to_item(self, item: Item) -> str:
        """Where a link to an item of a day leads."""
        return self.place("days", item_anchor(item))

    def to_company(self, key: str) -> str:
        """Where a link to a profile leads."""
        return self.place("companies", company_anchor(key))

    @property
    def to_japan(self) -> bool:
        return self.book.mission.direction is Direction.TO_JAPAN

    def hue(self, city: str) -> Hue:
        return self.hues[city]


def day_anchor(day: Day) -> str:
    return f"day{day.number}"


def item_anchor(item: Item) -> str:
    return f"item-{item.key}"


def company_anchor(key: str) -> str:
    return f"company-{key}"
