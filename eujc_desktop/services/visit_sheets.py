"""All that belongs to the day of a visit, read at once: for the dialog in full, for the panel at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import func, select

from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import HostQuestion, VisitSeat
from eujc_desktop.services import gifts, roll, seating_plans, visit_days
from eujc_desktop.services.gifts import Entry
from eujc_desktop.services.seating_plans import Seating
from eujc_desktop.services.visit_days import Asked, Programme, Receiver
from eujc_desktop.store.work import Work

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DaySheet:
    """The day of one visit; the pairs are what links of its lines can point to."""

    visit_id: str
    company: str
    day: date | None
    programme: Programme
    party: tuple[Receiver, ...]
    others: Pairs
    questions: tuple[Asked, ...]
    people: Pairs
    entries: tuple[Entry, ...]
    stock: Pairs
    seating: Seating


@dataclass(frozen=True)
class Glance:
    """How far the day of a visit is prepared, and whether it was written up."""

    parts: int
    begins: time | None
    ends: time | None
    over: int | None
    party: tuple[str, ...]
    questions: int
    gifts: tuple[str, ...]
    given_before: tuple[str, ...]
    form: str
    kept: int
    debriefed_on: date | None
    rating: int | None


def sheet(work: Work, visit_id: str) -> DaySheet:
    """Everything about the day of a visit."""
    visit = work.get(Visit, visit_id)
    coming = visit_days.coming(work, visit)
    stock = tuple((one.id, gifts.left_of(one)) for one in gifts.stock(work))
    return DaySheet(
        visit_id,
        visit_days.host_of(work, visit).en,
        visit_days.day_of(work, visit),
        visit_days.programme(work, visit_id),
        visit_days.receivers(work, visit_id),
        visit_days.others_there(work, visit_id),
        visit_days.questions(work, visit_id),
        tuple((part.id, roll.name_of(person).full) for part, person, _ in coming),
        gifts.of_visit(work, visit_id),
        stock,
        seating_plans.of_visit(work, visit_id),
    )


def glance(work: Work, visit_id: str) -> Glance:
    """What the panel says of the day of a visit."""
    visit = work.get(Visit, visit_id)
    programme = visit_days.programme(work, visit_id)
    entries = [one for one in gifts.of_visit(work, visit_id) if one.way == "given"]
    first, last = (programme.parts[0], programme.parts[-1]) if programme.parts else (None, None)
    return Glance(
        len(programme.parts),
        first.begins if first else None,
        last.ends if last else None,
        programme.over,
        tuple(one.called for one in visit_days.receivers(work, visit_id)),
        _count(work, HostQuestion, visit_id),
        tuple(one.what for one in entries),
        tuple(one.before for one in entries if one.before),
        visit.table_form.label,
        _count(work, VisitSeat, visit_id),
        visit.debriefed_on,
        visit.rating,
    )


def _count(work: Work, model: type[HostQuestion | VisitSeat], visit_id: str) -> int:
    found = select(func.count()).select_from(model).where(model.visit_id == visit_id)
    return work.session.scalar(found) or 0
