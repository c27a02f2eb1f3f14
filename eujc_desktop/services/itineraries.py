"""The itinerary of a mission: read it as a plan, write it item by item; its days are `mission_days`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from eujc_desktop.common import dates
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import said_by, say
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Clock, Kind
from eujc_desktop.fields.letters import Letters
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, ItemGroup, ItemPerson, ItemStatus, ItemType, MissionDay, Transport, Turn
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.travel import zones_in_title
from eujc_desktop.services import agreed_times
from eujc_desktop.services.itinerary_plan import DayRow, ItemRow, Plan, local, plan, seat_words
from eujc_desktop.store.work import Work

__all__ = [
    "DayRow", "ItemRow", "Plan", "add", "add_beside", "add_group", "add_transfer", "change", "duplicate", "fields",
    "local", "move", "move_days", "plan", "put", "remove", "seat_words", "shift", "shift_end", "turns", "values",
]  # fmt: skip

CLOCK = Clock()
_OWN = ("start", "end", "start_turn", "end_turn", "groups")
"""What of an item is no field of its record."""
_NOT_WRITTEN = frozenset({"mission_id", "starts_at", "ends_at", "minutes"})


def fields() -> dict[str, Field]:
    """What can be written to an item, by name; start and end are clock times of its day.

    A turn tells which is meant where an autumn night has such a time twice; on other days there is none.
    """
    found = {name: field for name, field in fields_of(Item).items() if name not in _NOT_WRITTEN}
    turns: tuple[tuple[str, str, Kind[Any]], ...] = (
        ("start_turn", "Which start", Choice(Turn)),
        ("end_turn", "Which end", Choice(Turn)),
    )
    own = (("start", "Start", CLOCK), ("end", "End", CLOCK), *turns, ("groups", "Groups", Letters()))
    return {**{name: Field(name, label, kind, section="Item") for name, label, kind in own}, **found}


def values(work: Work, item_id: str) -> dict[str, Any]:
    """What an item holds of `fields`, with its id."""
    item = work.get(Item, item_id)
    start, end = local(item.starts_at, item.zone), local(item.ends_at, item.end_zone or item.zone)
    letters = select(Group.letter).join(ItemGroup, ItemGroup.group_id == Group.id).where(ItemGroup.item_id == item_id)
    own = {
        "start": start.time() if start else None,
        "end": end.time() if end else None,
        "start_turn": _turn(start, item.zone),
        "end_turn": _turn(end, item.end_zone or item.zone),
        "groups": tuple(sorted(work.session.scalars(letters))) or None,
    }
    rest = {name: getattr(item, name) for name in fields() if name not in own}
    on = {"start_day": start.date() if start else None, "end_day": end.date() if end else None}
    return {"id": item.id, **rest, **own, **on}


def turns(values: Mapping[str, Any], name: str) -> list[tuple[Turn, str]]:
    """What can be chosen as `start_turn` or `end_turn` of an item with these `values`; nothing on most days."""
    if values[f"{name}_turn"] is None:
        return []
    clock, zone = values[name], values["zone"] if name == "start" else values["end_zone"] or values["zone"]
    names = dates.clocks_twice(values[f"{name}_day"], clock, zone) or ("", "")
    return [(turn, f"{turn.label} {clock:%H:%M} ({called})") for turn, called in zip(Turn, names, strict=True)]


def _turn(moment: datetime | None, zone: str) -> Turn | None:
    if moment is None or dates.clocks_twice(moment.date(), moment.time(), zone) is None:
        return None
    return Turn.SECOND if moment.fold else Turn.FIRST


def add(work: Work, mission_id: str, values: Mapping[str, object]) -> str:
    """A new item; without a day it waits to be placed. Returns its id."""
    mission = work.get(Mission, mission_id)
    item = Item(mission_id=mission_id, zone=mission.zone, type=ItemType.OTHER, status=ItemStatus.PENCILLED)
    item.number = (work.session.scalar(select(func.max(Item.number)).where(Item.mission_id == mission_id)) or 0) + 1
    work.session.add(item)
    work.session.flush()
    _write(work, item, {**_zones(mission, _parsed(values)), **values})
    return item.id


def is_flight(values: Mapping[str, object]) -> bool:
    """Whether the values of an item, parsed, are those of a flight."""
    return values.get("type") == ItemType.FLIGHT or values.get("transport") == Transport.FLIGHT


def flown(values: Mapping[str, object]) -> tuple[str, str]:
    """The zones a flight leaves and lands in by its title or place; empty where it does not say."""
    for name in ("title", "title_ja", "place", "place_ja"):
        if any(zones := zones_in_title(str(values.get(name) or ""))):
            return zones
    return zones_in_title(f"{values.get('leaves_from') or ''} → {values.get('arrives_at') or ''}")


def _zones(mission: Mission, values: Mapping[str, object]) -> dict[str, str]:
    """The zones of a new flight; the mission's where one of the two is not known."""
    start, end = flown(values) if is_flight(values) else ("", "")
    return {"zone": start or mission.zone, "end_zone": end or mission.zone} if start or end else {}


def duplicate(work: Work, mission_id: str, item_id: str) -> str:
    """Another item like one there is, pencilled, on the same day at the same time; its id."""
    again = {name: value for name, value in values(work, item_id).items() if name in fields() and name != "number"}
    made = add(work, mission_id, {**again, "status": ItemStatus.PENCILLED})
    work.get(Item, made).minutes = work.get(Item, item_id).minutes
    _bring_people(work, item_id, made)
    return made


def add_beside(work: Work, item_id: str, values_: Mapping[str, object]) -> str:
    """A new item for those whom another one is for; its id."""
    whom = {name: value for name, value in values(work, item_id).items() if name in ("groups", "for_named")}
    made = add(work, work.get(Item, item_id).mission_id, {**whom, **values_})
    _bring_people(work, item_id, made)
    return made


def _bring_people(work: Work, item_id: str, made: str) -> None:
    if work.get(Item, item_id).for_named:
        people = work.session.scalars(select(ItemPerson.participation_id).where(ItemPerson.item_id == item_id))
        work.session.add_all(ItemPerson(item_id=made, participation_id=key) for key in sorted(people))


def change(work: Work, item_id: str, values: Mapping[str, object]) -> None:
    """Write fields of an item; Invalid names those that do not parse or fit together."""
    _write(work, work.get(Item, item_id), values)


def _write(work: Work, item: Item, values: Mapping[str, object]) -> None:
    start, end = local(item.starts_at, item.zone), local(item.ends_at, item.end_zone or item.zone)
    parsed = _parsed(values)
    wanted = {name: parsed.pop(name) for name in _OWN if name in parsed}
    for name, value in parsed.items():
        setattr(item, name, value)
    if {"start", "end", "start_turn", "end_turn", "day_id", "zone", "end_zone"} & values.keys():
        with agreed_times.together(work, item):
            _set_times(work, item, _clock(wanted, "start", start), _clock(wanted, "end", end))
    if "groups" in wanted:
        _set_groups(work, item, wanted["groups"] or ())


def _clock(wanted: Mapping[str, Any], name: str, now: datetime | None) -> time | None:
    """The time an item shall have; one that it has already stays the same of two, unless a turn says another."""
    before = now.time() if now else None
    clock: time | None = wanted.get(name, before)
    if clock == before:
        clock = before
    turn = wanted.get(f"{name}_turn")
    return clock if clock is None or turn is None else clock.replace(fold=turn == Turn.SECOND)


def _parsed(values: Mapping[str, object]) -> dict[str, Any]:
    known, parsed, problems = fields(), {}, {}
    for name, raw in values.items():
        try:
            parsed[name] = known[name].read(raw)
        except KeyError:
            problems[name] = say("An item has no field {name}", name=name)
        except ValueError as exc:
            problems[name] = said_by(exc)
    if problems:
        raise Invalid(problems)
    return parsed


def _set_times(work: Work, item: Item, start: time | None, end: time | None) -> None:
    """Place clock times on the item's day; an end before the start lies on the next day. Either may be open."""
    day = work.get(MissionDay, item.day_id) if item.day_id else None
    if start is None and end is None:
        _open_time(item)
        return
    if day is None or day.day is None:
        raise Invalid({"start" if start else "end": say("Choose a day with a date before the time")})
    item.starts_at = item.ends_at = None
    if start is not None:
        item.starts_at = _instant("start", day.day, start, item.zone)
    if end is not None:
        item.ends_at = _end(item, day.day, end)


def _end(item: Item, day: date, clock: time) -> datetime:
    """The instant an item ends: never before it starts, so perhaps on the next day, or in the second of two hours."""
    zone = item.end_zone or item.zone
    start = local(item.starts_at, zone)
    if start is not None and start.fold:
        clock = clock.replace(fold=1)
    before = item.starts_at is not None and dates.to_utc(day, clock, zone) < item.starts_at
    return _instant("end", day + timedelta(days=before), clock, zone)


def _instant(field: str, day: date, clock: time, zone: str) -> datetime:
    """The instant that a clock means; Invalid where clocks leave it out."""
    if problem := dates.clock_problem(day, clock, zone):
        raise Invalid({field: problem})
    return dates.to_utc(day, clock, zone)


def _set_groups(work: Work, item: Item, letters: Sequence[str]) -> None:
    by_letter = {group.letter.casefold(): group.id for group in work.session.scalars(_groups_of(item.mission_id))}
    for letter in letters:
        if letter.casefold() not in by_letter:
            by_letter[letter.casefold()] = add_group(work, item.mission_id, letter)
    wanted = {by_letter[letter.casefold()] for letter in letters}
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
    with agreed_times.together(work, item):
        _move(work, item, day_id, start)


def _move(work: Work, item: Item, day_id: str | None, start: time | None) -> None:
    was, until = item.starts_at, item.ends_at
    clock = start or (local(was, item.zone) or datetime.min).time()
    item.day_id = day_id
    if day_id is None or (was is None and start is None):
        _open_time(item)
        return
    day = work.get(MissionDay, day_id)
    if day.day is None:
        raise Refused("This day has no date yet.", cure="Give the day a date first, or leave the time open.")
    item.starts_at = _instant("start", day.day, clock, item.zone)
    kept = timedelta(minutes=item.minutes) if was is None and item.minutes else None
    length = until - was if was and until else kept
    item.ends_at = item.starts_at + length if length else None


def _open_time(item: Item) -> None:
    """Have an item at no time; how long it takes is kept for when it has one again."""
    if item.starts_at is not None:
        length = (item.ends_at or item.starts_at) - item.starts_at
        item.minutes = int(length.total_seconds() // 60) or None
    item.starts_at = item.ends_at = None


def shift(work: Work, item_id: str, minutes: int) -> None:
    """Start and end an item earlier or later by minutes; past midnight it goes over to the next day's row."""
    item = work.get(Item, item_id)
    if item.starts_at is None:
        raise Refused("The time of this item is open.", cure="Enter a start first.")
    step = timedelta(minutes=minutes)
    put(work, item_id, item.starts_at + step, item.ends_at + step if item.ends_at else None)


def put(work: Work, item_id: str, starts: datetime, ends: datetime | None) -> None:
    """Have an item begin and end at these moments, in the row of the day on which it then begins."""
    item = work.get(Item, item_id)
    with agreed_times.together(work, item):
        item.starts_at, item.ends_at = starts.astimezone(UTC), ends.astimezone(UTC) if ends else None
    on = item.starts_at.astimezone(ZoneInfo(item.zone)).date()
    same_date = select(MissionDay.id).where(MissionDay.mission_id == item.mission_id, MissionDay.day == on)
    item.day_id = work.session.scalar(same_date) or item.day_id


def remove(work: Work, item_ids: Sequence[str]) -> int:
    """Take items out of the itinerary; how many there were."""
    for item in [work.get(Item, item_id) for item_id in item_ids]:
        agreed_times.let_go(work, item)
        work.session.delete(item)
    return len(item_ids)


def add_transfer(
    work: Work, after_id: str, before_id: str, title: str, there: str, minutes: int, letters: Sequence[str]
) -> str:
    """A pencilled journey of so many minutes that begins when one item ends, on the way to another; its id."""
    after, before = work.get(Item, after_id), work.get(Item, before_id)
    leaves = after.ends_at or after.starts_at
    if leaves is None:
        raise Refused("The time of the item before the journey is open.", cure="Enter its start or end first.")
    start, end = local(leaves, before.zone), local(leaves + timedelta(minutes=minutes), before.zone)
    clocks = {"start": start.time() if start else None, "end": end.time() if end else None}
    given = {"title": title, "type": ItemType.TRANSFER, "day_id": after.day_id, "groups": tuple(letters)}
    return add(work, after.mission_id, {**given, **clocks, "place": there, "arrives_at": there})


def shift_end(work: Work, item_id: str, minutes: int) -> None:
    """End an item earlier or later by minutes, never before it starts."""
    item = work.get(Item, item_id)
    if item.starts_at is None:
        raise Refused("The time of this item is open.", cure="Enter a start first.")
    ends = (item.ends_at or item.starts_at) + timedelta(minutes=minutes)
    if ends < item.starts_at:
        raise Refused("An item cannot end before it starts.", cure="Move its start first.")
    with agreed_times.together(work, item):
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
