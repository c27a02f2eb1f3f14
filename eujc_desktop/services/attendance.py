"""Who was there on which day of a mission: read as a sheet, marked cell by cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from eujc_desktop.models.choices import AttendanceCode
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.services import roll
from eujc_desktop.services.listings import people as listed
from eujc_desktop.store.work import Work

Cell = tuple[str, date]
"""A participation and a day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How somebody attended a day, as the code, and why not."""

    code: str
    reason: str = ""


@dataclass(frozen=True)
class Sheet:
    """The days of a mission, the people by participation and name, and what is known; the rest is not known.

    The first `printed` of the people stand in this order on the printed sheets.
    """

    days: tuple[date, ...]
    people: tuple[tuple[str, str], ...]
    marks: Mapping[Cell, Mark]
    printed: int = 0


def of_mission(work: Work, mission_id: str, sort: str = "family") -> Sheet:
    """The participants who go as the printed sheets have them, those with them, and who was marked before leaving."""
    lines = _lines(work, Attendance.participation_id == Participation.id, Participation.mission_id == mission_id)
    people, printed = everybody(work, mission_id, sort, {line.participation_id for line in lines})
    named = tuple((part.id, roll.name_of(person).full) for part, person, _ in people)
    return Sheet(_days(work.get(Mission, mission_id), lines), named, _marks(lines), printed)


def everybody(work: Work, mission_id: str, sort: str, marked: Collection[str]) -> tuple[list[roll.Member], int]:
    """The members as printed sheets have them, then who else takes part or is `marked`; how many are the first."""
    members = listed.in_order(work, mission_id, sort)
    going = {part.id for part, _, _ in roll.going(members)}
    others = ({part.id for part, _, _ in roll.taking_part(members)} | set(marked)) - going
    return [one for ids in (going, others) for one in members if one[0].id in ids], len(going)


_SHARES = {"P": 1.0, "L": 1.0, "H": 0.5, "A": 0.0}
"""How much of a day each mark counts for; who is excused is left out of the mean."""


def mean(marks: Iterable[Mark]) -> float | None:
    """Which share of the days marked people were there; None where nothing is marked."""
    found = [_SHARES[mark.code] for mark in marks if mark.code in _SHARES]
    return sum(found) / len(found) if found else None


def of_person(work: Work, participation_id: str) -> Sheet:
    """The days of one participant."""
    part = work.get(Participation, participation_id)
    lines = _lines(work, Attendance.participation_id == participation_id)
    return Sheet(_days(work.get(Mission, part.mission_id), lines), ((part.id, ""),), _marks(lines))


def mark(work: Work, marks: Mapping[Cell, str | None]) -> None:
    """Say how people attended days, None for not known; a reason stays while there is something to explain."""
    there = _there(work, marks)
    for cell, code in marks.items():
        line = there.get(cell)
        if code is None:
            if line is not None:
                work.session.delete(line)
        elif line is None:
            participation_id, day = cell
            work.session.add(Attendance(participation_id=participation_id, day=day, code=AttendanceCode(code)))
        else:
            line.code = AttendanceCode(code)
            line.reason = None if line.code is AttendanceCode.PRESENT else line.reason


def explain(work: Work, cells: Sequence[Cell], reason: str) -> None:
    """Keep why people were not there, or take that back; only where something is marked."""
    there = _there(work, cells)
    for cell in cells:
        if (line := there.get(cell)) is not None:
            line.reason = reason.strip() or None


def _there(work: Work, cells: Iterable[Cell]) -> dict[Cell, Attendance]:
    lines = _lines(work, Attendance.participation_id.in_({participation_id for participation_id, _ in cells}))
    return {(line.participation_id, line.day): line for line in lines}


def _lines(work: Work, *tests: object) -> list[Attendance]:
    return list(work.session.scalars(select(Attendance).where(*tests)))  # type: ignore[arg-type]


def _days(mission: Mission, lines: Iterable[Attendance]) -> tuple[date, ...]:
    """The days of a mission, and others on which somebody was marked before it was moved."""
    length = (mission.last_day - mission.first_day).days + 1
    days = {mission.first_day + timedelta(days=number) for number in range(length)}
    return tuple(sorted(days | {line.day for line in lines}))


def _marks(lines: Iterable[Attendance]) -> dict[Cell, Mark]:
    return {(line.participation_id, line.day): Mark(str(line.code), line.reason or "") for line in lines}
