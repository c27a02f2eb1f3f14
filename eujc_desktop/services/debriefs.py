"""What is noted of a visit the same evening: notes, rating, quotes, whether to come again, and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eujc_desktop.common.said import say
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.host_log import Channel, LogEntry
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import Quote
from eujc_desktop.services import host_log, records, visit_cards, visit_lines
from eujc_desktop.store.work import Work

QUOTES = Quote.__tablename__
FIELDS = ("rating", "invite_again", "invite_why", "notes")
ASKED_DAYS = 30
"""A debrief that was not written in so many days is not asked for any more."""
_HELD = (VisitStage.CONFIRMED, VisitStage.VISITED, VisitStage.THANKED)


@dataclass(frozen=True)
class Said:
    """A quote of a visit."""

    id: str
    words: str
    who: str
    may_quote: bool | None


@dataclass(frozen=True)
class FollowUp:
    """Something that is to be done after a visit."""

    id: str
    step: str
    who: str
    by: date | None
    done_on: date | None


@dataclass(frozen=True)
class Debrief:
    """What is known of a visit afterwards; `values` are the fields of the visit."""

    visit_id: str
    company: str
    day: date | None
    values: Mapping[str, Any]
    version: int
    quotes: tuple[Said, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True)
class Waiting:
    """A visit that is over and has not been written up."""

    visit_id: str
    company: str
    day: date


def of_visit(work: Work, visit_id: str) -> Debrief:
    """The debrief of a visit as far as it is written."""
    visit = work.get(Visit, visit_id)
    host = work.get(Organisation, visit.organisation_id)
    quotes = tuple(
        Said(one.id, one.words or "", one.who or "", one.may_quote)
        for one in visit_lines.of_visit(work, QUOTES, visit_id)
    )
    values = {name: getattr(visit, name) for name in FIELDS}
    return Debrief(visit.id, host.name or host.name_ja or "", visit.agreed_day, values, visit.version, quotes,
                   follow_ups(work, visit_id))  # fmt: skip


def follow_ups(work: Work, visit_id: str) -> tuple[FollowUp, ...]:
    """What the log says is to follow a visit, the earliest first."""
    found = work.session.scalars(
        select(LogEntry)
        .where(LogEntry.visit_id == visit_id, LogEntry.channel == Channel.MEETING, LogEntry.next_step.is_not(None))
        .order_by(LogEntry.next_on.is_(None), LogEntry.next_on, LogEntry.id)
    )
    return tuple(FollowUp(one.id, one.next_step or "", one.who or "", one.next_on, one.done_on) for one in found)


def write(
    work: Work,
    visit_id: str,
    values: Mapping[str, object],
    quotes: Sequence[Mapping[str, object]],
    steps: Sequence[Mapping[str, object]],
    today: date,
) -> None:
    """Write the card of a visit: its fields, its quotes as they stand there now, and further things to follow.

    Each of `steps` has `next_step`, and may have `who` and `next_on`. A confirmed visit has taken place with it.
    """
    visit = work.get(Visit, visit_id)
    records.change(work, Visit.__tablename__, visit_id, {name: values[name] for name in FIELDS if name in values})
    visit.debriefed_on = visit.debriefed_on or today
    if visit.stage is VisitStage.CONFIRMED:
        visit.stage = VisitStage.VISITED
    _quotes(work, visit_id, [dict(one) for one in quotes if one.get("words")])
    day = visit.agreed_day if visit.agreed_day and visit.agreed_day <= today else today
    said = say("Said at the visit")
    for step in steps:
        if step.get("next_step"):
            given = {**step, "words": said, "day": day, "channel": Channel.MEETING, "visit_id": visit_id}
            host_log.add(work, visit.organisation_id, given)


def _quotes(work: Work, visit_id: str, wanted: Sequence[dict[str, object]]) -> None:
    """Have exactly these quotes in this order; those with an `id` are there already."""
    kept = {str(one["id"]) for one in wanted if one.get("id")}
    there = {one.id: one for one in visit_lines.of_visit(work, QUOTES, visit_id)}
    visit_lines.remove(work, QUOTES, [key for key in there if key not in kept])
    for at, one in enumerate(wanted):
        key = str(one.pop("id", "") or "")
        if key in there:
            records.change(work, QUOTES, key, {**one, "position": at})
        else:
            records.create(work, QUOTES, {**one, "visit_id": visit_id, "position": at})


def due(work: Work, mission_id: str, today: date, now: datetime | None = None) -> tuple[Waiting, ...]:
    """Visits that are over and have neither debrief nor rating, the earliest first; of today those that have ended."""
    visits = list(work.session.scalars(
        select(Visit).where(
            Visit.mission_id == mission_id, Visit.stage.in_(_HELD), Visit.debriefed_on.is_(None), Visit.rating.is_(None)
        )
    ))  # fmt: skip
    if not visits:
        return ()
    zone = ZoneInfo(work.get(Mission, mission_id).zone)
    clock = (now or datetime.now(zone)).astimezone(zone).replace(tzinfo=None)
    planned = visit_cards.items_of(work, mission_id)
    found = [(visit, over) for visit in visits if (over := _over(visit, planned.get(visit.id, ()))) is not None]
    asked = sorted(
        (over, visit.id, visit.organisation_id)
        for visit, over in found
        if over.date() >= today - timedelta(days=ASKED_DAYS) and (over.date() < today or _is_over(over, today, clock))
    )
    return tuple(Waiting(key, _called(work, host), over.date()) for over, key, host in asked)


def _is_over(over: datetime, today: date, clock: datetime) -> bool:
    return over.date() == today and (clock.date() > today or clock >= over)


def _over(visit: Visit, planned: Sequence[visit_cards.Planned]) -> datetime | None:
    """When a visit is over: as planned, else as agreed; at noon where only the day is known."""
    ends = [at.end or at.start for at in planned if at.start is not None]
    if known := [end for end in ends if end is not None]:
        return max(known)
    if visit.agreed_day is None:
        return None
    until = visit.agreed_until or visit.agreed_from
    return datetime.combine(visit.agreed_day, until) if until else datetime(*visit.agreed_day.timetuple()[:3], 12)


def _called(work: Work, organisation_id: str) -> str:
    host = work.get(Organisation, organisation_id)
    return host.name or host.name_ja or ""
