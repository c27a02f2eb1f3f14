"""Events of other organisers, and which of them stand in the way of a mission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import say
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.other_event import OtherEvent
from eujc_desktop.planning import who_does_what
from eujc_desktop.planning.who_does_what import Clash, Event
from eujc_desktop.services import records
from eujc_desktop.store.work import Work

TABLE = OtherEvent.__tablename__

__all__ = ["TABLE", "Clash", "Event", "add", "change", "clashes", "clashes_of", "listing"]


def listing(work: Work) -> tuple[Event, ...]:
    """All events of others, in the order of their days."""
    found = work.session.scalars(select(OtherEvent).order_by(OtherEvent.first_day, OtherEvent.title))
    return tuple(_event(one) for one in found)


def clashes_of(work: Work, mission_id: str, first: date | None = None, last: date | None = None) -> tuple[Clash, ...]:
    """What stands in the way of a mission on its days, or on those it might have."""
    mission = work.get(Mission, mission_id)
    first, last = first or mission.first_day, last or mission.last_day
    near = select(OtherEvent).where(OtherEvent.first_day <= last)
    events = [_event(one) for one in work.session.scalars(near)]
    return clashes(first, last, mission.places or "", mission.themes or (), events)


def clashes(first: date, last: date, places: str, sectors: Sequence[str], events: Sequence[Event]) -> tuple[Clash, ...]:
    """What of these events stands in the way of a mission on these days."""
    return who_does_what.clashes(first, last, places, sectors, events)


def add(work: Work, values: Mapping[str, object]) -> str:
    """Another event; its id. Without a last day it is over on its first."""
    _check(records.parsed(OtherEvent, values, whole=True))
    return records.create(work, TABLE, values)


def change(work: Work, event_id: str, values: Mapping[str, object], seen: int | None = None) -> None:
    """Change fields of an event; with `seen` only if its version is still that one."""
    _check({**records.values(work, TABLE, event_id), **records.parsed(OtherEvent, values)})
    records.change(work, TABLE, event_id, values, seen)


def _check(values: Mapping[str, object]) -> None:
    first, last = values.get("first_day"), values.get("last_day")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        raise Invalid({"last_day": say("The last day lies before the first day")})


def _event(one: OtherEvent) -> Event:
    return Event(
        one.id,
        one.organiser,
        one.title,
        one.first_day,
        one.last_day or one.first_day,
        one.places or "",
        one.sectors or (),
        bool(one.harmless),
        one.source or "",
    )
