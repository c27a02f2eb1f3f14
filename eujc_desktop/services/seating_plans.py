"""Who sits where at a visit: by rank and the side of the door, but for the seats that are kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.documents.naming import is_japanese
from eujc_desktop.models.choices import Role
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import Door, TableForm, VisitSeat
from eujc_desktop.planning import table_plan
from eujc_desktop.planning.table_plan import TablePlan
from eujc_desktop.services import roll, visit_days
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

INTERPRETER = "interpreter"
"""Who interprets, where the visit names somebody who is not of us."""


@dataclass(frozen=True)
class Sitter:
    """Somebody at the table; `host` tells the side."""

    key: str
    name: str
    name_ja: str
    about: str
    about_ja: str
    host: bool = False
    interprets: bool = False


@dataclass(frozen=True)
class Seating:
    """The plan with the people on it, by their keys."""

    visit_id: str
    form: str
    door: str
    plan: TablePlan
    people: dict[str, Sitter]

    @property
    def kept(self) -> int:
        """How many seats are kept."""
        return sum(seat.kept for seat in self.plan.seats)


def of_visit(work: Work, visit_id: str) -> Seating:
    """The seats of a visit."""
    visit = work.get(Visit, visit_id)
    members = visit_days.coming(work, visit)
    ours = [_guest(member) for member in members]
    hosts = [
        Sitter(one.id, one.called, one.name_ja, one.job_title or one.job_title_ja, one.job_title_ja, host=True)
        for one in visit_days.receivers(work, visit_id)
    ]
    interpreter = _interpreter(visit, ours)
    people = {one.key: one for one in (*ours, *([interpreter] if interpreter else ()), *hosts)}
    plan = table_plan.arrange(
        str(visit.table_form), str(visit.door), [one.key for one in ours], [one.key for one in hosts],
        interpreter.key if interpreter else "", _kept(work, visit_id),
    )  # fmt: skip
    return Seating(visit_id, str(visit.table_form), str(visit.door), plan, people)


def _guest(member: Member) -> Sitter:
    part, person, firm = member
    name = roll.name_of(person)
    firm_en, firm_ja = (firm.name or firm.name_ja or "", firm.name_ja or "") if firm else ("", "")
    in_japanese = name.native if is_japanese(name.native) else name.reading
    return Sitter(
        part.id, name.full, in_japanese, firm_en or (person.job_title or ""), firm_ja,
        interprets=part.role is Role.INTERPRETER,
    )  # fmt: skip


def _interpreter(visit: Visit, ours: list[Sitter]) -> Sitter | None:
    """Who sits beside our first: the one the visit names, of us or not; else one of us who interprets."""
    named = (visit.interpreter or "").strip()
    interpreting = [one for one in ours if one.interprets]
    if named:
        known = next((one for one in ours if named.casefold() in (one.name.casefold(), one.name_ja.casefold())), None)
        return known or Sitter(INTERPRETER, named, "", "", "", interprets=True)
    return interpreting[0] if interpreting else None


def _kept(work: Work, visit_id: str) -> dict[str, str]:
    found = work.session.scalars(select(VisitSeat).where(VisitSeat.visit_id == visit_id).order_by(VisitSeat.id))
    return {one.seat: _who(one) for one in found}


def _who(seat: VisitSeat) -> str:
    return seat.participation_id or seat.host_id or INTERPRETER


def seat(work: Work, visit_id: str, who: str, place: str) -> None:
    """Seat somebody and keep it so; whoever sat there takes the seat left, and keeps that."""
    now = of_visit(work, visit_id)
    change = table_plan.swapped(now.plan, who, place)
    if not change:
        raise Refused("This seat is no longer there.", cure="Look at the plan again.")
    _keep(work, now, change)


def keep(work: Work, visit_id: str, who: str, *, kept: bool) -> None:
    """Keep the seat of somebody whatever changes, or let it follow from rank again."""
    now = of_visit(work, visit_id)
    there = now.plan.seat_of(who)
    if there is None:
        raise Refused("This person does not sit there any more.", cure="Look at the plan again.")
    if kept:
        _keep(work, now, {there.key: who})
    else:
        _free(work, visit_id, {there.key}, {who})


def clear(work: Work, visit_id: str) -> int:
    """Let all seats follow from rank again; how many were kept."""
    found = list(work.session.scalars(select(VisitSeat).where(VisitSeat.visit_id == visit_id)))
    for one in found:
        work.session.delete(one)
    return len(found)


def _keep(work: Work, now: Seating, seats: dict[str, str]) -> None:
    _free(work, now.visit_id, set(seats), set(seats.values()))
    for place, who in seats.items():
        person = now.people[who]
        work.session.add(VisitSeat(
            visit_id=now.visit_id, seat=place, host_id=who if person.host else None,
            participation_id=who if not person.host and who != INTERPRETER else None,
        ))  # fmt: skip


def _free(work: Work, visit_id: str, places: set[str], people: set[str]) -> None:
    for one in work.session.scalars(select(VisitSeat).where(VisitSeat.visit_id == visit_id)):
        if one.seat in places or _who(one) in people:
            work.session.delete(one)
    work.session.flush()


def shape(work: Work, visit_id: str, *, form: object = None, door: object = None) -> None:
    """Say how the tables stand and where the door is; seats kept keep their place in the order."""
    visit = work.get(Visit, visit_id)
    if form is not None:
        visit.table_form = TableForm(str(form))
    if door is not None:
        visit.door = Door(str(door))
