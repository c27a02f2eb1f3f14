"""Who was at which session of a day: marked cell by cell as on the printed sheet; the mark of the day follows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from eujc_desktop.models.choices import AttendanceCode
from eujc_desktop.models.itinerary import Item, MissionDay, SessionMark
from eujc_desktop.services import attendance, itineraries, roll, visitors
from eujc_desktop.services.attendance import Mark
from eujc_desktop.services.itineraries import DayRow
from eujc_desktop.services.listings.itinerary import attended
from eujc_desktop.store.work import Work

Cell = tuple[str, str]
"""A participation and an item of the itinerary."""
_THERE = {AttendanceCode.PRESENT, AttendanceCode.LATE}


@dataclass(frozen=True)
class Session:
    """One column of the sheet of a day."""

    id: str
    title: str
    start: datetime | None


@dataclass(frozen=True)
class Sheet:
    """The sessions of a day, the people as on the printed sheet, who is `asked` to be where, and what is known.

    The first `printed` of the people stand in this order on the printed sheets.
    """

    sessions: tuple[Session, ...]
    people: tuple[tuple[str, str], ...]
    asked: frozenset[Cell]
    marks: Mapping[Cell, Mark]
    printed: int


def days(work: Work, mission_id: str) -> tuple[date, ...]:
    """The days of a mission on which people attend something."""
    plan = itineraries.plan(work, mission_id)
    return tuple(day.day for day in plan.days if day.day and any(map(attended, day.items)))


def of_day(work: Work, mission_id: str, day: date, sort: str = "family") -> Sheet:
    """The sheet of a day, with everything that people attend in order of time."""
    plan = itineraries.plan(work, mission_id)
    items = [item for row in plan.days if row.day == day for item in _items(row)]
    lines = list(work.session.scalars(select(SessionMark).where(SessionMark.item_id.in_([one.id for one in items]))))
    members, printed = attendance.everybody(work, mission_id, sort, {line.participation_id for line in lines})
    marks = {(line.participation_id, line.item_id): Mark(str(line.code)) for line in lines}
    asked = {(part.id, item.id) for item in items for part, _, _ in visitors.of_item(plan, item, members)}
    return Sheet(
        tuple(Session(item.id, item.title or item.title_ja or item.type_label, item.start) for item in items),
        tuple((part.id, roll.name_of(person).full) for part, person, _ in members),
        frozenset(asked | marks.keys()),
        marks,
        printed,
    )


def _items(day: DayRow) -> list[itineraries.ItemRow]:
    return [item for item in day.items if attended(item)]


def mark(work: Work, marks: Mapping[Cell, str | None]) -> None:
    """Say how people attended sessions, None for not known; the mark of their day is what its sessions make of it."""
    people, items = {part for part, _ in marks}, {item for _, item in marks}
    lines = work.session.scalars(
        select(SessionMark).where(SessionMark.participation_id.in_(people), SessionMark.item_id.in_(items))
    )
    there = {(line.participation_id, line.item_id): line for line in lines}
    touched = set()
    for cell, code in marks.items():
        line = there.get(cell)
        if line is None and code is None:
            continue
        touched.add(cell)
        if line is not None and code is None:
            work.session.delete(line)
        elif line is not None:
            line.code = AttendanceCode(code or "")
        else:
            work.session.add(SessionMark(participation_id=cell[0], item_id=cell[1], code=AttendanceCode(code or "")))
    work.session.flush()
    attendance.mark(work, _of_days(work, touched))


def _of_days(work: Work, touched: Collection[Cell]) -> dict[attendance.Cell, str | None]:
    """What the sessions of a day say of it, for the people and days of some cells."""
    found = work.session.execute(
        select(Item.id, MissionDay.day)
        .join(MissionDay, MissionDay.id == Item.day_id)
        .where(Item.id.in_({item for _, item in touched}), MissionDay.day.is_not(None))
    )
    day_of = {item: day for item, day in found if day is not None}
    codes: dict[attendance.Cell, list[AttendanceCode]] = {
        (part, day_of[item]): [] for part, item in touched if item in day_of
    }
    of_all = work.session.execute(
        select(SessionMark.participation_id, MissionDay.day, SessionMark.code)
        .join(Item, Item.id == SessionMark.item_id)
        .join(MissionDay, MissionDay.id == Item.day_id)
        .where(SessionMark.participation_id.in_({part for part, _ in codes}), MissionDay.day.in_({*day_of.values()}))
    )
    for part, day, code in of_all:
        if day is not None and (part, day) in codes:
            codes[part, day].append(code)
    return {cell: _of_day(own) for cell, own in codes.items()}


def _of_day(codes: Collection[AttendanceCode]) -> str | None:
    """The mark of a day with sessions of these marks: half a day where somebody was at some and away from others."""
    found = set(codes)
    if len(found) < 2:
        return str(next(iter(found))) if found else None
    if found <= _THERE:
        return AttendanceCode.LATE
    if not found & {*_THERE, AttendanceCode.HALF}:
        return AttendanceCode.ABSENT
    return AttendanceCode.HALF
