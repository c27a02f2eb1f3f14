"""The itinerary of a mission as screens, checks and papers read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, ItemGroup, ItemPerson, MissionDay
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import roll
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Somebody:
    """A person of an item, with the seat there; `id` is that of the record, `key` that of the participation."""

    id: str
    key: str
    name: str
    initials: str
    car: str = ""
    seat: str = ""
    note: str = ""


@dataclass(frozen=True)
class ItemRow:
    """One item as screens and papers show it; start and end are local to its zones, naive."""

    id: str
    version: int
    day_id: str | None
    number: int | None
    type: str
    type_label: str
    title: str
    title_ja: str
    start: datetime | None
    end: datetime | None
    zone: str
    end_zone: str
    place: str
    place_ja: str
    address: str
    address_ja: str
    groups: tuple[str, ...]
    status: str
    status_label: str
    visit_id: str | None
    organisation_id: str | None
    company: str
    transport: str
    line: str
    seats: str
    leaves_from: str
    arrives_at: str
    meeting_point: str
    dress: str
    bring: str
    speaker: str
    note: str
    source: str
    internal_note: str
    in_book: bool
    for_named: bool
    people: tuple[Somebody, ...] = ()
    interpreter: str = ""

    @property
    def guests(self) -> tuple[Somebody, ...]:
        """Those for whom alone the item is; none where it is for everyone or for groups."""
        return self.people if self.for_named else ()

    @property
    def for_nobody(self) -> bool:
        """Whether it is only for the people named, and nobody is named: it stays hidden until somebody is."""
        return self.for_named and not self.people

    def has(self, key: str, letter: str) -> bool:
        """Whether somebody takes part, by participation and letter of the group; `""`: no group, which joins each."""
        if self.for_named:
            return any(one.key == key for one in self.people)
        return not self.groups or not letter or letter in self.groups

    @property
    def ends_next_day(self) -> bool:
        """Whether the item runs past midnight of the day it starts on."""
        return bool(self.start and self.end and self.end.date() > self.start.date())


@dataclass(frozen=True)
class DayRow:
    """One day with its items in order of time; items whose time is open come last."""

    id: str
    version: int
    number: int
    day: date | None
    city: str
    city_ja: str
    theme: str
    theme_ja: str
    dress: str
    weather: str
    hotel_id: str | None
    hotel: str
    hotel_ja: str
    note: str
    items: tuple[ItemRow, ...]

    @property
    def is_planned(self) -> bool:
        """Whether anything is to happen."""
        return bool(self.items or self.theme or self.theme_ja)


SIX_WEEKS: Final = 42


@dataclass(frozen=True)
class Plan:
    """The whole itinerary: days, items without a day, and the groups as (id, letter)."""

    mission_id: str
    days: tuple[DayRow, ...]
    unplaced: tuple[ItemRow, ...]
    groups: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...] = ()
    """The organisations that are met at items left out."""

    @cached_property
    def told(self) -> tuple[DayRow, ...]:
        """The days that papers tell of: all, but of more than six weeks only the ends and those that are planned."""
        if len(self.days) <= SIX_WEEKS:
            return self.days
        ends = (self.days[0], self.days[-1])
        return tuple(day for day in self.days if day in ends or day.is_planned)

    def shared(self, but: str = "") -> Plan:
        """The itinerary as everybody may see it: without what is for single people, but for one visit by its id."""

        def seen(items: Sequence[ItemRow]) -> tuple[ItemRow, ...]:
            return tuple(item for item in items if not item.for_named or (but and item.visit_id == but))

        days = tuple(replace(day, items=seen(day.items)) for day in self.days)
        left = replace(self, days=days, unplaced=seen(self.unplaced))
        met, still = ({item.organisation_id for item in plan.items()} for plan in (self, left))
        return replace(left, hidden=tuple(sorted(key for key in met - still if key)))

    def items(self) -> tuple[ItemRow, ...]:
        """Every item, day by day, then those without a day."""
        return self._items

    def of_visit(self, visit_id: str) -> Sequence[ItemRow]:
        """The items of a visit, in the same order."""
        return self._by_visit.get(visit_id, ())

    @cached_property
    def _by_visit(self) -> Mapping[str, Sequence[ItemRow]]:
        found: dict[str, list[ItemRow]] = {}
        for item in self.items():
            if item.visit_id:
                found.setdefault(item.visit_id, []).append(item)
        return found

    @cached_property
    def _items(self) -> tuple[ItemRow, ...]:
        return (*(item for day in self.days for item in day.items), *self.unplaced)


def plan(work: Work, mission_id: str) -> Plan:
    """The itinerary of a mission, in five reads."""
    return work.once(_plan, mission_id)


def _plan(work: Work, mission_id: str) -> Plan:
    groups = work.session.execute(
        select(Group.id, Group.letter).where(Group.mission_id == mission_id).order_by(Group.letter)
    ).all()
    items = _item_rows(work, mission_id, dict(groups))
    days = work.session.execute(
        select(MissionDay, Organisation.name, Organisation.name_ja)
        .outerjoin(Site, Site.id == MissionDay.hotel_id)
        .outerjoin(Organisation, Organisation.id == Site.organisation_id)
        .where(MissionDay.mission_id == mission_id)
        .order_by(MissionDay.number)
    ).all()
    by_day: dict[str | None, list[ItemRow]] = {}
    for item in items:
        by_day.setdefault(item.day_id, []).append(item)
    rows = tuple(_day_row(day, hotel, hotel_ja, by_day.pop(day.id, [])) for day, hotel, hotel_ja in days)
    left = tuple(item for rest in by_day.values() for item in rest)
    return Plan(mission_id, rows, left, tuple((key, letter) for key, letter in groups))


def _day_row(day: MissionDay, hotel: str | None, hotel_ja: str | None, items: Sequence[ItemRow]) -> DayRow:
    return DayRow(
        id=day.id,
        version=day.version,
        number=day.number,
        day=day.day,
        city=day.city or "",
        city_ja=day.city_ja or "",
        theme=day.theme or "",
        theme_ja=day.theme_ja or "",
        dress=day.dress or "",
        weather=day.weather or "",
        hotel_id=day.hotel_id,
        hotel=hotel or "",
        hotel_ja=hotel_ja or "",
        note=day.note or "",
        items=tuple(items),
    )


def _item_rows(work: Work, mission_id: str, letters: Mapping[str, str]) -> list[ItemRow]:
    with_groups: dict[str, list[str]] = {}
    pairs = select(ItemGroup.item_id, ItemGroup.group_id).join(Item, Item.id == ItemGroup.item_id)
    for item_id, group_id in work.session.execute(pairs.where(Item.mission_id == mission_id)):
        with_groups.setdefault(item_id, []).append(letters.get(group_id, "?"))
    people = _people(work, mission_id)
    found = work.session.execute(
        select(Item, Visit.organisation_id, Organisation.name, Organisation.name_ja)
        .outerjoin(Visit, Visit.id == Item.visit_id)
        .outerjoin(Organisation, Organisation.id == Visit.organisation_id)
        .where(Item.mission_id == mission_id)
        .order_by(Item.starts_at.is_(None), Item.starts_at, Item.number, Item.id)
    )
    return [
        _item_row(item, firm_id, name or name_ja, with_groups.get(item.id, []), people.get(item.id, []))
        for item, firm_id, name, name_ja in found
    ]


def _people(work: Work, mission_id: str) -> dict[str, list[Somebody]]:
    """Those of each item that has some, by name; who has left the mission is no longer one of them."""
    found = work.session.execute(
        select(ItemPerson, Person)
        .join(Participation, Participation.id == ItemPerson.participation_id)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.mission_id == mission_id, Participation.stage.not_in(roll.OUT))
        .order_by(Person.family_name, Person.given_name, ItemPerson.id)
    )
    people: dict[str, list[Somebody]] = {}
    for row, person in found:
        name = roll.name_of(person)
        one = Somebody(
            row.id, row.participation_id, name.full, name.initials, row.car or "", row.seat or "", row.note or ""
        )
        people.setdefault(row.item_id, []).append(one)
    return people


_WORDS = [
    "title",
    "title_ja",
    "place",
    "place_ja",
    "address",
    "address_ja",
    "line",
    "seats",
    "leaves_from",
    "arrives_at",
    "meeting_point",
    "dress",
    "bring",
    "speaker",
    "interpreter",
    "note",
    "source",
    "internal_note",
]


def _item_row(
    item: Item, organisation_id: str | None, company: str | None, groups: Sequence[str], people: Sequence[Somebody]
) -> ItemRow:
    words: dict[str, Any] = {name: getattr(item, name) or "" for name in _WORDS}
    end_zone = item.end_zone or item.zone
    return ItemRow(
        id=item.id,
        version=item.version,
        day_id=item.day_id,
        number=item.number,
        type=str(item.type),
        type_label=item.type.label,
        start=local(item.starts_at, item.zone),
        end=local(item.ends_at, end_zone),
        zone=item.zone,
        end_zone=end_zone,
        groups=tuple(sorted(groups)),
        status=str(item.status),
        status_label=item.status.label,
        visit_id=item.visit_id,
        organisation_id=organisation_id,
        company=company or "",
        transport=str(item.transport or ""),
        in_book=item.in_book,
        for_named=item.for_named,
        people=tuple(people),
        **words,
    )


def local(moment: datetime | None, zone: str) -> datetime | None:
    """An instant as the clock on the wall of `zone` shows it, naive."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def seat_words(car: str, seat: str) -> str:
    """`Car 8, seat 3D`; what is not known is left out."""
    return ", ".join(part for part in (f"Car {car}" if car else "", f"seat {seat}" if seat else "") if part)
