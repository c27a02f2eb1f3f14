"""What waits to be placed in an itinerary, the days and slots where it fits, and placing it there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import duration, joined, say
from eujc_desktop.fields.kinds import Day, Hints
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item as Record
from eujc_desktop.models.itinerary import ItemGroup, ItemStatus, ItemType, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import travel
from eujc_desktop.planning.items import AT_A_HOST, Item
from eujc_desktop.planning.programmes import ItemTemplate
from eujc_desktop.planning.slots import Slot, Wanted, best, fitting
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import checks, itineraries, open_dates, programmes, standbys, timing, visits
from eujc_desktop.services.visit_items import item_of, length_of
from eujc_desktop.store.work import Work

VISIT, ITEM, USUAL = "visit", "item", "usual"
_HOUR, _VISIT_LENGTH = timedelta(hours=1), timedelta(hours=2)
_OF_HOSTS = AT_A_HOST - {"workshop", "seminar"} | {"meeting point"}
"""Types of usual items that wait for a host, or go without saying."""
_BETWEEN_DAYS = re.compile(r"\s*(?:[,;/、]|\s-\s|\bor\b|\band\b|\bou\b|\bet\b|\boder\b|または|か)\s*")
_MOST_WORDS = 12


@dataclass(frozen=True)
class Waiting:
    """Something to be placed: a visit or an item by its id, a usual item by its title; what is known, where it fits.

    `standing` says for what a visit stands by; `minutes` how long it takes.
    """

    kind: str
    id: str
    title: str
    type: str
    minutes: int
    detail: str
    days: tuple[date, ...]
    standing: str = ""


def waiting(work: Work, mission_id: str, today: date, trial: Trial | None = None) -> tuple[Waiting, ...]:
    """All that waits: visits without a time, items without a day, and what missions of the programme usually have.

    Whoever has the `trial` of the itinerary at hand spares making it again.
    """
    trial, zone = trial or checks.trial_of(work, mission_id, today), _zone(work, mission_id)
    dates = _dates(work, mission_id)
    standing = standbys.words_of(standbys.of_mission(work, mission_id))
    found = list(_wanted_of(work, mission_id))
    return tuple(
        Waiting(kind, key, wanted.item.title, wanted.item.type, int(wanted.length.total_seconds() // 60), detail,
                fitting(wanted, dates, trial, zone), standing.get(key, "") if kind == VISIT else "")
        for kind, key, wanted, detail in found
    )  # fmt: skip


def slots(work: Work, mission_id: str, kind: str, key: str, today: date) -> tuple[Slot, ...]:
    """The best free slots for something that waits, each with the reasons for it."""
    for kind_, key_, wanted, _detail in _wanted_of(work, mission_id):
        if (kind_, key_) == (kind, key):
            trial = checks.trial_of(work, mission_id, today)
            return best(wanted, _dates(work, mission_id), trial, _zone(work, mission_id))
    raise Refused("This has been placed meanwhile.", cure="Look at the itinerary.")


def place(
    work: Work, mission_id: str, kind: str, key: str, starts: datetime, *, ends: datetime | None = None,
    groups: Sequence[str] = (),
) -> str:  # fmt: skip
    """Put what waits into the itinerary, for some groups only where they are named; the id of its item.

    Times without a zone are by the clock of the mission.
    """
    wanted = next((each[2] for each in _wanted_of(work, mission_id) if each[:2] == (kind, key)), None)
    if wanted is None:
        raise Refused("This has been placed meanwhile.", cure="Look at the itinerary.")
    mission = work.get(Mission, mission_id)
    begins = _by_its_clock(starts, mission)
    item_id = key if kind == ITEM else itineraries.add(work, mission_id, _values(work, kind, key, mission))
    timing.put(work, item_id, begins, _by_its_clock(ends, mission) if ends is not None else begins + wanted.length)
    if groups:
        itineraries.change(work, item_id, {"groups": tuple(groups)})
    if kind == VISIT:
        standbys.release(work, key)
    return item_id


def _by_its_clock(moment: datetime, mission: Mission) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(ZoneInfo(mission.zone)).replace(tzinfo=None)


def place_on(work: Work, mission_id: str, kind: str, key: str, day_id: str) -> str:
    """Put what waits on a day, a visit at the time agreed with its host, anything else with the time open."""
    if kind == VISIT:
        standbys.release(work, key)
        return visits.place(work, key, day_id)
    if kind == ITEM:
        itineraries.move(work, key, day_id)
        return key
    return itineraries.add(
        work, mission_id, {**_values(work, kind, key, work.get(Mission, mission_id)), "day_id": day_id}
    )


def leave_out(work: Work, mission_id: str, title: str) -> None:
    """Have a usual item of the programme not asked for in this mission."""
    mission = work.get(Mission, mission_id)
    mission.left_out = tuple(dict.fromkeys((*(mission.left_out or ()), title)))


def _values(work: Work, kind: str, key: str, mission: Mission) -> Mapping[str, object]:
    if kind == VISIT:
        visit = work.get(Visit, key)
        letter = work.get(Group, visit.group_id).letter if visit.group_id else None
        return {**visits.item_values(work, visit), "groups": (letter,) if letter else None}
    template = next(each for each in _usual(work, mission) if each.title == key)
    texts = {"title": template.title, "title_ja": template.title_ja or None, "note": template.note or None}
    return {"type": template.type, "status": ItemStatus.PENCILLED, **texts}


def _zone(work: Work, mission_id: str) -> ZoneInfo:
    return ZoneInfo(work.get(Mission, mission_id).zone)


def _dates(work: Work, mission_id: str) -> Sequence[date]:
    found = select(MissionDay.day).where(MissionDay.mission_id == mission_id, MissionDay.day.is_not(None))
    return sorted(day for day in work.session.scalars(found) if day is not None)


_Waits = tuple[str, str, Wanted, str]


def _wanted_of(work: Work, mission_id: str) -> Iterator[_Waits]:
    mission = work.get(Mission, mission_id)
    letters = {key: letter for key, letter in work.session.execute(  # noqa: C416 - dict() of a result takes its keys
        select(Group.id, Group.letter).where(Group.mission_id == mission_id))}  # fmt: skip
    for row in visits.to_place(work, mission_id):
        visit = work.get(Visit, row.id)
        wanted = _of_visit(work, visit, mission, letters)
        yield VISIT, visit.id, wanted, joined((_where(wanted), _takes(wanted), _wish(visit)))
    for item in work.session.scalars(
        select(Record).where(Record.mission_id == mission_id, Record.day_id.is_(None)).order_by(Record.number)
    ):
        wanted = _of_item(work, item, letters)
        yield ITEM, item.id, wanted, joined((_where(wanted), _takes(wanted), say(item.type.label)))
    yield from _usual_ones(work, mission)


def _of_visit(work: Work, visit: Visit, mission: Mission, letters: Mapping[str, str]) -> Wanted:
    """A visit with its place, its length and the days that were spoken of."""
    group = letters.get(visit.group_id or "")
    item = replace(item_of(work, visit), groups=frozenset({group} if group else ()))
    return Wanted(item, length_of(visit) or _VISIT_LENGTH, _wished(work, visit, mission), visit.agreed_from)


def _wished(work: Work, visit: Visit, mission: Mission) -> frozenset[date]:
    """The day agreed, else those in question, else those asked for in words; what is no day is passed over."""
    if visit.agreed_day is not None:
        return frozenset({visit.agreed_day})
    if spoken_of := open_dates.of_visits(work, [visit.id]):
        return frozenset(each.day for each in spoken_of[visit.id])
    texts = (visit.dates_asked or "", visit.other_dates or "")
    return frozenset(day for text in texts for day in days_in(text, mission.first_day.year))


@cache
def days_in(text: str, year: int) -> tuple[date, ...]:
    """The days that a text names, as “16 or 17 March”, in this year where they have none."""
    found: list[date] = []
    parts = _BETWEEN_DAYS.split(text)[:_MOST_WORDS]
    for at, part in enumerate(parts):
        month = next((word for later in parts[at:] if (word := re.sub(r"^[\d\s.]+", "", later))), "")
        for words in (part, f"{part} {month}"):
            try:
                day = Day().parse(words.strip(), Hints(year=year))
            except ValueError:
                continue
            if day is not None:
                found.append(day)
                break
    return tuple(dict.fromkeys(found))


def _of_item(work: Work, record: Record, letters: Mapping[str, str]) -> Wanted:
    groups = work.session.scalars(select(ItemGroup.group_id).where(ItemGroup.item_id == record.id))
    place, address = record.place or "", record.address or ""
    known = item_of(work, work.get(Visit, record.visit_id)) if record.visit_id else Item(record.id)
    item = replace(
        known,
        id=record.id,
        title=record.title or record.title_ja or str(record.type.label),
        type=str(record.type),
        place=place,
        area=travel.area_of(place, address) or known.area,
        groups=frozenset(letters[group] for group in groups if group in letters),
        status=str(record.status),
    )
    usual = _VISIT_LENGTH if item.type in AT_A_HOST else _HOUR
    return Wanted(item, timedelta(minutes=record.minutes) if record.minutes else usual)


def _usual_ones(work: Work, mission: Mission) -> Iterator[_Waits]:
    """What missions of the programme usually have and this one has not, by type and by title."""
    there = list(work.session.scalars(select(Record).where(Record.mission_id == mission.id)))
    if not there:
        return
    # What is of no other type is known by its title alone.
    types, titles = {str(item.type) for item in there} - {ItemType.OTHER}, _titles(there)
    for template in _usual(work, mission):
        if template.type in types or {fold(template.title), fold(template.title_ja)} & titles:
            continue
        if template.title in (mission.left_out or ()):
            continue
        since, until = template.start, template.end
        item = Item(id=template.title, title=template.title, type=template.type)
        days = {
            "first": {mission.first_day}, "last": {mission.last_day}, "second": {mission.first_day + timedelta(days=1)},
        }.get(template.on, set())  # fmt: skip
        wanted = Wanted(item, _between(since, until), frozenset(days), since)
        yield USUAL, template.title, wanted, joined((_takes(wanted), say("usual in this programme")))


def _between(since: time, until: time) -> timedelta:
    length = datetime.combine(date.min, until) - datetime.combine(date.min, since)
    return length if length > timedelta() else _HOUR


def _where(wanted: Wanted) -> str:
    """The part of the map it is in; empty where nothing names one."""
    return travel.journeys().name(wanted.item.area) if wanted.item.area else ""


def _wish(visit: Visit) -> str:
    """The day and time agreed, else what was asked for."""
    if visit.agreed_day is None:
        return say("wish: {days}", days=visit.dates_asked) if visit.dates_asked else ""
    clock = f"{visit.agreed_from:%H:%M}" if visit.agreed_from else ""
    return joined((say("agreed {day:short}", day=visit.agreed_day), clock), " ")


def _takes(wanted: Wanted) -> str:
    return duration(int(wanted.length.total_seconds() // 60))


def _usual(work: Work, mission: Mission) -> Collection[ItemTemplate]:
    """Its templates of each title once, those that wait for a host left out."""
    found = programmes.find(work, mission.programme)
    items = found.items if found is not None else ()
    own = [item for item in items if item.type not in _OF_HOSTS and not item.type.startswith("transfer")]
    return {item.title: item for item in reversed(own)}.values()


def _titles(items: Iterable[Record]) -> set[str]:
    return {fold(title) for item in items for title in (item.title, item.title_ja) if title}
