"""The time agreed with a host and its items in the itinerary, as one linked thing.

As long as a host has not confirmed, what is agreed goes along with the item that is moved. What was confirmed stays
until somebody has asked the host.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from eujc_desktop.common.said import say
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.date_option import DateOption, DateState
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.items import AT_A_HOST, FIRM, GONE
from eujc_desktop.services.itinerary_plan import local
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Apart:
    """A confirmed visit that the itinerary has at another time than its host."""

    visit_id: str
    company: str
    day: date
    since: time | None


@contextmanager
def together(work: Work, item: Item) -> Iterator[None]:
    """What happens to the time of an item happens to what is agreed, where it was as agreed and is not confirmed."""
    visit = _linked(work, item)
    before = (item.starts_at, item.ends_at)
    yield
    if visit is not None and before != (item.starts_at, item.ends_at):
        _follow(work, visit, item)


def let_go(work: Work, item: Item) -> None:
    """An item is to go from the itinerary: its date is in question again."""
    visit = _linked(work, item)
    if visit is not None:
        _reopen(work, visit, but=item)


def apart(work: Work, item_ids: Sequence[str]) -> tuple[Apart, ...]:
    """The confirmed visits among items that none of the items of the visit has at the time agreed."""
    found: dict[str, Apart] = {}
    for item in filter(None, (work.session.get(Item, key) for key in item_ids)):
        visit = work.get(Visit, item.visit_id) if item.visit_id and item.type in AT_A_HOST else None
        if visit is None or visit.stage not in FIRM or visit.agreed_day is None or item.starts_at is None:
            continue
        if not any(_is_within(visit, each) for each in _at_host(work, visit)):
            host = work.get(Organisation, visit.organisation_id)
            found[visit.id] = Apart(visit.id, host.name or host.name_ja or "", visit.agreed_day, visit.agreed_from)
    return tuple(found.values())


def to_plan(work: Work, visit_id: str) -> None:
    """Have agreed what the itinerary says of a visit."""
    visit = work.get(Visit, visit_id)
    timed = sorted((item.starts_at, item.id, item) for item in _at_host(work, visit) if item.starts_at is not None)
    if timed:
        _agree(work, visit, timed[0][2])


def is_as_agreed(work: Work, visit: Visit) -> bool:
    """Whether the itinerary has a visit when its host expects us, once or more often."""
    return any(_is_within(visit, item) for item in _at_host(work, visit))


def why_apart(work: Work, visit: Visit) -> str:
    """Why the itinerary cannot have a visit when its host expects us; "" where it can."""
    if visit.agreed_day is not None and visit.agreed_day not in dates(work, visit.mission_id):
        return say("The mission has no {day:short}.", day=visit.agreed_day)
    if visit.agreed_from and visit.agreed_until and visit.agreed_until <= visit.agreed_from:
        return say("It ends before it begins.")
    return ""


def dates(work: Work, mission_id: str) -> frozenset[date]:
    """The days of a mission that have a date."""
    days = select(MissionDay.day).where(MissionDay.mission_id == mission_id, MissionDay.day.is_not(None))
    return frozenset(day for day in work.session.scalars(days) if day is not None)


def let_go_of_others(work: Work, visit: Visit) -> None:
    """Put dates in question again that were agreed on and are not what is agreed now."""
    for option in _agreed(work, visit):
        if (option.day, option.since) != (visit.agreed_day, visit.agreed_from):
            option.state = DateState.OPEN


def rub_out(visit: Visit) -> None:
    """Have a visit that was pencilled in for a date stand as requested, as none is agreed any more."""
    if visit.stage is VisitStage.PENCILLED:
        visit.stage = VisitStage.REQUESTED


def nothing_agreed(visit: Visit) -> None:
    """Have nothing agreed with a host any more."""
    visit.agreed_day = visit.agreed_from = visit.agreed_until = None
    rub_out(visit)


def minutes_of(clock: time | None) -> int | None:
    """The minute of the day of a clock time."""
    return None if clock is None else clock.hour * 60 + clock.minute


def _linked(work: Work, item: Item) -> Visit | None:
    """The visit of an item that is at the host at the time agreed, which is not confirmed; else None."""
    if not item.visit_id or item.starts_at is None or item.type not in AT_A_HOST:
        return None
    visit = work.get(Visit, item.visit_id)
    open_ = visit.agreed_day is not None and visit.stage not in FIRM | GONE
    return visit if open_ and _is_within(visit, item) else None


def _follow(work: Work, visit: Visit, item: Item) -> None:
    if item.starts_at is None:
        _reopen(work, visit, but=item)
    elif not any(_is_within(visit, each) for each in _at_host(work, visit)):
        _agree(work, visit, item)


def _agree(work: Work, visit: Visit, item: Item) -> None:
    """Have agreed when an item is, as precisely as it was; a date that is another one is in question again."""
    start, end = _span(item)
    assert start is not None
    precise, ended = visit.agreed_from is not None, visit.agreed_until is not None
    visit.agreed_day = start.date()
    visit.agreed_from = start.time() if precise else None
    visit.agreed_until = end.time() if ended and end is not None and end.date() == start.date() else None
    for option in _agreed(work, visit):
        if not _lies_within((option.day, option.since, option.until), start, end):
            option.state = DateState.OPEN


def _reopen(work: Work, visit: Visit, but: Item) -> None:
    """Have the date agreed in question again, unless another item of the visit is there."""
    if any(each.id != but.id and _is_within(visit, each) for each in _at_host(work, visit)):
        return
    for option in _agreed(work, visit):
        option.state = DateState.OPEN
        nothing_agreed(visit)


def _agreed(work: Work, visit: Visit) -> list[DateOption]:
    wanted = select(DateOption).where(DateOption.visit_id == visit.id, DateOption.state == DateState.AGREED)
    return list(work.session.scalars(wanted))


def _at_host(work: Work, visit: Visit) -> list[Item]:
    return [item for item in work.session.scalars(select(Item).where(Item.visit_id == visit.id))
            if item.type in AT_A_HOST]  # fmt: skip


def _is_within(visit: Visit, item: Item) -> bool:
    start, end = _span(item)
    if start is None or visit.agreed_day is None:
        return False
    return _lies_within((visit.agreed_day, visit.agreed_from, visit.agreed_until), start, end)


def _lies_within(window: tuple[date, time | None, time | None], start: datetime, end: datetime | None) -> bool:
    day, since, until = window
    late = end is not None and until is not None and (end.date() > day or end.time() > until)
    return start.date() == day and (since is None or start.time() >= since) and not late


def _span(item: Item) -> tuple[datetime | None, datetime | None]:
    return local(item.starts_at, item.zone), local(item.ends_at, item.end_zone or item.zone)
