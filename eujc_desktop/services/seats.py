"""Who takes part in one item of the itinerary, and who sits where: read as a sheet, written cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import said_by, say
from eujc_desktop.models.choices import Role
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.itinerary import Item, ItemPerson, Transport
from eujc_desktop.models.participation import Participation
from eujc_desktop.planning import seats as planning
from eujc_desktop.services import itineraries, roll, visitors
from eujc_desktop.services.itinerary_plan import ItemRow, Plan, Somebody
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

FIELDS = ("car", "seat", "note")
Cell = tuple[str, str]
"""A participation and one of the fields."""


@dataclass(frozen=True)
class Line:
    """Somebody who may take part; `here` whether that is so; `listed` is the name with the family name first."""

    key: str
    name: str
    listed: str
    group: str
    company: str
    here: bool
    car: str = ""
    seat: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everybody who travels, at one item; `told` says which seats are reserved, or why that cannot be read."""

    item_id: str
    title: str
    for_named: bool
    lines: tuple[Line, ...]
    places: int = 0
    told: str = ""
    groups: tuple[str, ...] = ()

    @property
    def here(self) -> tuple[Line, ...]:
        """Those who take part."""
        return tuple(line for line in self.lines if line.here)

    @property
    def seated(self) -> int:
        """How many of those have a seat."""
        return sum(bool(line.seat) for line in self.here)


@dataclass(frozen=True)
class Own:
    """An item that concerns one person: only for few, or with a seat for everyone who is there."""

    item_id: str
    title: str
    day: date | None
    start: datetime | None
    alone: bool
    words: str


def of_item(work: Work, item_id: str) -> Sheet:
    """Who takes part in an item, and where each sits."""
    plan, item, members = _known(work, item_id)
    letters, there = dict(plan.groups), {one.key: one for one in item.people}
    taking = {part.id for part, _, _ in visitors.of_item(plan, item, members)}
    lines = tuple(_line(member, letters, there.get(member[0].id), here=member[0].id in taking) for member in members)
    places, told = _reserved(item)
    title = item.title or item.title_ja or item.type_label
    return Sheet(item_id, title, item.for_named, lines, places, told, item.groups)


def _known(work: Work, item_id: str) -> tuple[Plan, ItemRow, list[Member]]:
    mission_id = work.get(Item, item_id).mission_id
    plan = itineraries.plan(work, mission_id)
    item = next(one for one in plan.items() if one.id == item_id)
    return plan, item, roll.on_the_road(roll.members_of(work, mission_id))


@dataclass(frozen=True)
class SeatPlan:
    """The cars of an item, which seats are reserved, who sits on each, and who has none or one that cannot be read."""

    sheet: Sheet
    cars: tuple[planning.Car, ...]
    reserved: frozenset[planning.Seat]
    taken: Mapping[planning.Seat, tuple[Line, ...]]
    rest: tuple[Line, ...]


def seat_at(car: str, row: int, letter: str) -> planning.Seat:
    """The seat of a car, a row and a letter."""
    return planning.Seat(car, row, letter)


def plan_of(work: Work, item_id: str) -> SeatPlan:
    """An item as its cars are seen from above."""
    sheet, text = of_item(work, item_id), work.get(Item, item_id).seats or ""
    try:
        reserved = frozenset(planning.read(text)) if planning.reserved(text) else frozenset()
    except ValueError:
        reserved = frozenset()
    taken: dict[planning.Seat, tuple[Line, ...]] = {}
    rest = []
    for line in sheet.here:
        seat = planning.seat_of(line.car, line.seat) if line.seat else None
        if seat is None:
            rest.append(line)
        else:
            taken[seat] = (*taken.get(seat, ()), line)
    return SeatPlan(sheet, planning.cars({*reserved, *taken}), reserved, taken, tuple(rest))


def seat(work: Work, item_id: str, key: str, place: planning.Seat) -> None:
    """Give somebody a seat; who sits there takes the one that becomes free, or has none."""
    there = {line.key: line for line in of_item(work, item_id).here}
    mine = there.get(key)
    if mine is None:
        raise Refused("This person does not take part any more.", cure="Look at the seats again.")
    cells = dict(_cells(key, place))
    for other in there.values():
        if other.key != key and other.seat and planning.seat_of(other.car, other.seat) == place:
            cells |= {(other.key, "car"): mine.car, (other.key, "seat"): mine.seat}
    put(work, item_id, cells)


def _line(member: Member, letters: Mapping[str, str], there: Somebody | None, *, here: bool) -> Line:
    part, person, firm = member
    company = (firm.name or firm.name_ja or "") if firm else ""
    name = roll.name_of(person)
    listed = ", ".join(filter(None, (name.family, name.given))) or name.native
    line = Line(part.id, name.full, listed, letters.get(part.group_id or "", ""), company, here)
    return line if there is None else replace(line, car=there.car, seat=there.seat, note=there.note)


def _reserved(item: ItemRow) -> tuple[int, str]:
    """How many seats are kept; of a train also why that cannot be read, as a coach has rarely seats by number."""
    if not planning.reserved(item.seats):
        return 0, ""
    try:
        return len(planning.read(item.seats)), ""
    except ValueError as exc:
        return 0, say("{words}.", words=said_by(exc)) if item.transport == Transport.TRAIN else ""


def put(work: Work, item_id: str, cells: Mapping[Cell, str]) -> None:
    """Write cars, seats and notes; Invalid names what is too long. Who has none, and need not be named, has no line."""
    named, there = work.get(Item, item_id).for_named, _rows(work, item_id)
    by_person: dict[str, dict[str, str]] = {}
    for (key, field), text in cells.items():
        by_person.setdefault(key, {})[field] = text
    for key, texts in by_person.items():
        values = _parsed(texts)
        row = there.get(key)
        if row is None:
            if any(values.values()):
                work.session.add(ItemPerson(item_id=item_id, participation_id=_own(work, item_id, key), **values))
            continue
        for field, value in values.items():
            setattr(row, field, value)
        if not named and not any(getattr(row, field) for field in FIELDS):
            work.session.delete(row)


def _parsed(texts: Mapping[str, str]) -> dict[str, str | None]:
    fields, found, problems = fields_of(ItemPerson), {}, {}
    for field, text in texts.items():
        try:
            found[field] = fields[field].read(text)
        except ValueError as exc:
            problems[field] = say("{label}: {words}", label=say(fields[field].label), words=said_by(exc))
    if problems:
        raise Invalid(problems)
    return found


def _own(work: Work, item_id: str, key: str) -> str:
    """The participation, if it is one of the mission of the item."""
    if work.get(Participation, key).mission_id != work.get(Item, item_id).mission_id:
        raise Refused("This person is not on the mission.", cure="Add the person to the mission first.")
    return key


def _rows(work: Work, item_id: str) -> dict[str, ItemPerson]:
    found = work.session.scalars(select(ItemPerson).where(ItemPerson.item_id == item_id))
    return {row.participation_id: row for row in found}


def records_of(work: Work, item_id: str) -> list[str]:
    """The ids of the records that say who takes part."""
    return sorted(row.id for row in _rows(work, item_id).values())


def name(work: Work, item_id: str, keys: Iterable[str], *, here: bool) -> None:
    """Say that people are among those an item is for, or no longer; their seats go with them."""
    there = _rows(work, item_id)
    for key in keys:
        if here and key not in there:
            work.session.add(ItemPerson(item_id=item_id, participation_id=_own(work, item_id, key)))
        elif not here and key in there:
            work.session.delete(there[key])


def only_for(work: Work, item_id: str, keys: Sequence[str] | None) -> None:
    """Make an item for these people alone, or with None for everyone of its groups again; seats stay with who stays."""
    item = work.get(Item, item_id)
    item.for_named = keys is not None
    if keys is not None:
        name(work, item_id, [key for key in _rows(work, item_id) if key not in keys], here=False)
        name(work, item_id, keys, here=True)
        return
    for row in _rows(work, item_id).values():
        if not any(getattr(row, field) for field in FIELDS):
            work.session.delete(row)


def propose(work: Work, item_id: str, together: str = "company") -> tuple[str, ...]:
    """Give a seat to everybody who has none, of those that are reserved; in sentences what did not fit."""
    plan, item, members = _known(work, item_id)
    if not planning.reserved(item.seats):
        cure = say("Write them under “Car / seats”, for example {examples}.", examples=planning.EXAMPLES)
        raise Refused("No seats are reserved for this item.", cure=cure)
    try:
        reserved = planning.read(item.seats)
    except ValueError as exc:
        raise Invalid({"seats": said_by(exc)}) from exc
    letters, taking = dict(plan.groups), visitors.of_item(plan, item, members)
    given = {one.key: seat for one in item.people if (seat := planning.seat_of(one.car, one.seat))}
    odd = {one.key for one in item.people if one.seat and one.key not in given}
    sitters = [_sitter(member, letters) for member in taking if member[0].id not in odd]
    made = planning.propose(sitters, reserved, given, together)
    new = {key: seat for key, seat in made.seats.items() if key not in given}
    put(work, item_id, {cell: text for key, seat in new.items() for cell, text in _cells(key, seat)})
    return made.remarks


def _sitter(member: Member, letters: Mapping[str, str]) -> planning.Sitter:
    """Those who travel with the participants have no group, so they sit in front."""
    part, person, firm = member
    company = (firm.name or firm.name_ja or "") if firm else ""
    group = letters.get(part.group_id or "", "")
    leads = part.role in (Role.LEADER, Role.COORDINATOR)
    return planning.Sitter(part.id, roll.name_of(person).full, company, group, leads)


def _cells(key: str, seat: planning.Seat) -> tuple[tuple[Cell, str], tuple[Cell, str]]:
    return ((key, "car"), seat.car), ((key, "seat"), seat.code)


def clear(work: Work, item_id: str, keys: Sequence[str] | None = None) -> int:
    """Take cars and seats of all, or of some, back; how many had one."""
    rows = [row for key, row in _rows(work, item_id).items() if keys is None or key in keys]
    had = [row for row in rows if row.car or row.seat]
    put(work, item_id, {(row.participation_id, field): "" for row in had for field in ("car", "seat")})
    return len(had)


def of_person(work: Work, participation_id: str) -> tuple[Own, ...]:
    """What in the itinerary is for one person alone or with few others, and where the person sits."""
    plan = itineraries.plan(work, work.get(Participation, participation_id).mission_id)
    dates = {day.id: day.day for day in plan.days}
    return tuple(
        Own(
            item.id,
            item.title or item.title_ja or item.type_label,
            dates.get(item.day_id or ""),
            item.start,
            item.for_named,
            ", ".join(filter(None, (itineraries.seat_words(one.car, one.seat), one.note))),
        )
        for item in plan.items()
        for one in item.people
        if one.key == participation_id and item.status != "cancelled"
    )
