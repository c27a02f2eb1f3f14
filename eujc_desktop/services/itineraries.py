"""The itinerary of a mission: read it as a plan, write it item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from eujc_desktop.common import dates
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Clock
from eujc_desktop.models.choices import ItemStatus, ItemType
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, ItemGroup, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.store.work import Work

CLOCK = Clock()


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


@dataclass(frozen=True)
class Plan:
    """The whole itinerary: days, items without a day, and the groups as (id, letter)."""

    mission_id: str
    days: tuple[DayRow, ...]
    unplaced: tuple[ItemRow, ...]
    groups: tuple[tuple[str, str], ...]

    def items(self) -> tuple[ItemRow, ...]:
        """Every item, day by day, then those without a day."""
        return (*(item for day in self.days for item in day.items), *self.unplaced)


def plan(work: Work, mission_id: str) -> Plan:
    """The itinerary of a mission, in four reads."""
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
    found = work.session.execute(
        select(Item, Visit.organisation_id, Organisation.name, Organisation.name_ja)
        .outerjoin(Visit, Visit.id == Item.visit_id)
        .outerjoin(Organisation, Organisation.id == Visit.organisation_id)
        .where(Item.mission_id == mission_id)
        .order_by(Item.starts_at.is_(None), Item.starts_at, Item.number, Item.id)
    )
    return [_item_row(row[0], row[1], row[2] or row[3], with_groups.get(row[0].id, [])) for row in found]


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
    "note",
    "source",
    "internal_note",
]


def _item_row(item: Item, organisation_id: str | None, company: str | None, groups: list[str]) -> ItemRow:
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
        **words,
    )


def local(moment: datetime | None, zone: str) -> datetime | None:
    """An instant as the clock on the wall of `zone` shows it, naive."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def fields() -> dict[str, Field]:
    """What can be written to an item, by name; start and end are clock times of its day."""
    found = {
        name: field for name, field in fields_of(Item).items() if name not in {"mission_id", "starts_at", "ends_at"}
    }
    times = {"start": Field("start", "Start", CLOCK, section="Item"), "end": Field("end", "End", CLOCK, section="Item")}
    return {**times, **found}


def add(work: Work, mission_id: str, values: Mapping[str, object]) -> str:
    """A new item; without a day it waits to be placed. Returns its id."""
    mission = work.get(Mission, mission_id)
    item = Item(mission_id=mission_id, zone=mission.zone, type=ItemType.OTHER, status=ItemStatus.PENCILLED)
    item.number = (work.session.scalar(select(func.max(Item.number)).where(Item.mission_id == mission_id)) or 0) + 1
    work.session.add(item)
    work.session.flush()
    _write(work, item, values)
    return item.id


def change(work: Work, item_id: str, values: Mapping[str, object]) -> None:
    """Write fields of an item; Invalid names those that do not parse or fit together."""
    _write(work, work.get(Item, item_id), values)


def _write(work: Work, item: Item, values: Mapping[str, object]) -> None:
    start, end = local(item.starts_at, item.zone), local(item.ends_at, item.end_zone or item.zone)
    parsed = _parsed(values)
    wanted = {name: parsed.pop(name) for name in ("start", "end", "groups") if name in parsed}
    for name, value in parsed.items():
        setattr(item, name, value)
    if {"start", "end", "day_id", "zone", "end_zone"} & values.keys():
        from_clock = wanted.get("start", start.time() if start else None)
        until_clock = wanted.get("end", end.time() if end else None)
        _set_times(work, item, from_clock, until_clock)
    if "groups" in wanted:
        _set_groups(work, item, wanted["groups"])


def _parsed(values: Mapping[str, object]) -> dict[str, Any]:
    known, parsed, problems = fields(), {}, {}
    for name, raw in values.items():
        try:
            parsed[name] = _letters(raw) if name == "groups" else known[name].read(raw)
        except KeyError:
            problems[name] = f"An item has no field {name}"
        except ValueError as exc:
            problems[name] = str(exc)
    if problems:
        raise Invalid(problems)
    return parsed


def _letters(raw: object) -> list[str]:
    """Letters of groups out of `A, B`, a list, or `All`."""
    parts = raw if isinstance(raw, (list, tuple)) else str(raw or "").replace(";", ",").replace("+", ",").split(",")
    letters = sorted({str(part).strip() for part in parts} - {""})
    return [] if [letter.casefold() for letter in letters] == ["all"] else letters


def _set_times(work: Work, item: Item, start: time | None, end: time | None) -> None:
    """Place clock times on the item's day; an end before the start lies on the next day. Either may be open."""
    day = work.get(MissionDay, item.day_id) if item.day_id else None
    item.starts_at = item.ends_at = None
    if start is None and end is None:
        return
    if day is None or day.day is None:
        raise Invalid({"start" if start else "end": "Choose a day with a date before the time"})
    if start is not None:
        item.starts_at = dates.to_utc(day.day, start, item.zone)
    if end is not None:
        end_zone = item.end_zone or item.zone
        ends = dates.to_utc(day.day, end, end_zone)
        before = item.starts_at is not None and ends < item.starts_at
        item.ends_at = dates.to_utc(day.day + timedelta(days=1), end, end_zone) if before else ends


def _set_groups(work: Work, item: Item, letters: Sequence[str]) -> None:
    by_letter = {group.letter: group.id for group in work.session.scalars(_groups_of(item.mission_id))}
    for letter in letters:
        if letter not in by_letter:
            by_letter[letter] = add_group(work, item.mission_id, letter)
    wanted = {by_letter[letter] for letter in letters}
    for link in work.session.scalars(select(ItemGroup).where(ItemGroup.item_id == item.id)):
        if link.group_id in wanted:
            wanted.discard(link.group_id)
        else:
            work.session.delete(link)
    work.session.add_all(ItemGroup(item_id=item.id, group_id=group_id) for group_id in sorted(wanted))


def _groups_of(mission_id: str) -> Any:
    return select(Group).where(Group.mission_id == mission_id)


def add_group(work: Work, mission_id: str, letter: str) -> str:
    """The id of a new group of the mission."""
    group = Group(mission_id=mission_id, letter=letter)
    work.session.add(group)
    work.session.flush()
    return group.id


def move(work: Work, item_id: str, day_id: str | None, start: time | None = None) -> None:
    """Put an item on another day, or at another time, keeping how long it takes; no day takes it off the plan."""
    item = work.get(Item, item_id)
    was, until = item.starts_at, item.ends_at
    clock = start or (local(was, item.zone) or datetime.min).time()
    item.day_id = day_id
    if day_id is None or (was is None and start is None):
        item.starts_at = item.ends_at = None
        return
    day = work.get(MissionDay, day_id)
    if day.day is None:
        raise Refused("This day has no date yet.", cure="Give the day a date first, or leave the time open.")
    item.starts_at = dates.to_utc(day.day, clock, item.zone)
    item.ends_at = item.starts_at + (until - was) if was and until else None


def shift(work: Work, item_id: str, minutes: int) -> None:
    """Start and end an item earlier or later by minutes; past midnight it goes over to the next day's row."""
    item = work.get(Item, item_id)
    if item.starts_at is None:
        raise Refused("The time of this item is open.", cure="Enter a start first.")
    step = timedelta(minutes=minutes)
    item.starts_at += step
    if item.ends_at is not None:
        item.ends_at += step
    on = item.starts_at.astimezone(ZoneInfo(item.zone)).date()
    same_date = select(MissionDay.id).where(MissionDay.mission_id == item.mission_id, MissionDay.day == on)
    item.day_id = work.session.scalar(same_date) or item.day_id


def remove(work: Work, item_ids: Sequence[str]) -> int:
    """Take items out of the itinerary; how many there were."""
    for item_id in item_ids:
        work.session.delete(work.get(Item, item_id))
    return len(item_ids)


def change_day(work: Work, day_id: str, values: Mapping[str, object]) -> None:
    """Write fields of a day; a new date takes its items along."""
    day, known, parsed, problems = work.get(MissionDay, day_id), fields_of(MissionDay), {}, {}
    for name, raw in values.items():
        try:
            parsed[name] = known[name].read(raw)
        except ValueError as exc:
            problems[name] = str(exc)
    if problems:
        raise Invalid(problems)
    before = day.day
    for name, value in parsed.items():
        setattr(day, name, value)
    if before and day.day and before != day.day:
        for item in work.session.scalars(select(Item).where(Item.day_id == day_id, Item.starts_at.is_not(None))):
            move_by(item, day.day - before)


def move_by(item: Item, step: timedelta) -> None:
    """The same clock times, days later or earlier, whatever summer time does."""
    start, end = local(item.starts_at, item.zone), local(item.ends_at, item.end_zone or item.zone)
    if start is not None:
        item.starts_at = dates.to_utc(start.date() + step, start.time(), item.zone)
    if end is not None:
        item.ends_at = dates.to_utc(end.date() + step, end.time(), item.end_zone or item.zone)


def day_for(work: Work, mission: Mission, day: date | None, number: int | None) -> MissionDay | None:
    """The mission's day of a date or number, made when it is not there; None when neither is known."""
    if day is None and number is None:
        return None
    days = list(work.session.scalars(select(MissionDay).where(MissionDay.mission_id == mission.id)))
    for known in days:
        if (day is not None and known.day == day) or (day is None and known.number == number):
            return known
    if number is None or any(known.number == number for known in days):
        number = (day - mission.first_day).days + 1 if day else None
    taken = {known.number for known in days}
    if number is None or number in taken or number < 0:
        number = max(taken, default=0) + 1
    made = MissionDay(mission_id=mission.id, number=number, day=day)
    work.session.add(made)
    work.session.flush()
    return made


def shift_end(work: Work, item_id: str, minutes: int) -> None:
    """End an item earlier or later by minutes, never before it starts."""
    item = work.get(Item, item_id)
    if item.starts_at is None:
        raise Refused("The time of this item is open.", cure="Enter a start first.")
    ends = (item.ends_at or item.starts_at) + timedelta(minutes=minutes)
    if ends < item.starts_at:
        raise Refused("An item cannot end before it starts.", cure="Move its start first.")
    item.ends_at = ends


def move_days(work: Work, item_id: str, step: int) -> None:
    """Put an item on the day so many days on or back, at the same time of day."""
    item = work.get(Item, item_id)
    days = list(
        work.session.scalars(
            select(MissionDay).where(MissionDay.mission_id == item.mission_id).order_by(MissionDay.number)
        )
    )
    at = next((index for index, day in enumerate(days) if day.id == item.day_id), None)
    if at is None or not 0 <= at + step < len(days):
        raise Refused("There is no such day.", cure="The mission ends there; change its dates first.")
    move(work, item_id, days[at + step].id)
