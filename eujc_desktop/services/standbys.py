"""The plan-B bank: visits that stand by for an item or a day, and who could take the slot of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import joined, say
from eujc_desktop.models.itinerary import Item as Record
from eujc_desktop.models.itinerary import MissionDay
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.standby import Standby
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.items import AT_A_HOST
from eujc_desktop.services import visits
from eujc_desktop.services.profiles import GONE
from eujc_desktop.services.visit_cards import slot_of
from eujc_desktop.store.work import Work

ITEM, DAY, UNPLACED, THERE = "item", "day", "unplaced", "there"


@dataclass(frozen=True)
class StandbyRow:
    """A visit that stands by, and for what: an item by its id, or a day."""

    id: str
    visit_id: str
    company: str
    detail: str
    item_id: str | None
    day_id: str | None
    slot: str


@dataclass(frozen=True)
class Choice:
    """A visit that could take a slot: it stands by for the item or its day, waits for a place, or is there that day."""

    visit_id: str
    company: str
    detail: str
    standing: str


def of_mission(work: Work, mission_id: str) -> tuple[StandbyRow, ...]:
    """Who stands by for what."""
    waiting = {visit.id: visit for visit in visits.to_place(work, mission_id)}
    found = work.session.execute(
        select(Standby, Record, MissionDay)
        .outerjoin(Record, Record.id == Standby.item_id)
        .outerjoin(MissionDay, MissionDay.id == Standby.day_id)
        .where(Standby.visit_id.in_(waiting))
        .order_by(Standby.id)
    )
    return tuple(
        StandbyRow(row.id, row.visit_id, waiting[row.visit_id].company, waiting[row.visit_id].detail,
                   row.item_id, row.day_id, slot_of(item, day))
        for row, item, day in found
    )  # fmt: skip


def stand_by(work: Work, visit_id: str, *, item_id: str | None = None, day_id: str | None = None) -> str:
    """Have a visit stand by for an item, or for a day; its id. What stands by there already goes on."""
    visit, of = work.get(Visit, visit_id), work.get(Record, item_id) if item_id else work.get(MissionDay, str(day_id))
    if visit.mission_id != of.mission_id:
        raise Refused("This visit belongs to another mission.")
    if visit.stage in GONE:
        raise Refused("This visit will not take place.", cure="Change its stage first.")
    if work.session.scalar(select(Record.id).where(Record.visit_id == visit_id).limit(1)):
        raise Refused("This visit has its place in the itinerary.", cure="Take it out of the itinerary first.")
    same = select(Standby).where(Standby.visit_id == visit_id, Standby.item_id == item_id)
    known = work.session.scalar(same.where(Standby.day_id == (None if item_id else day_id)))
    if known is not None:
        return known.id
    made = Standby(visit_id=visit_id, item_id=item_id, day_id=None if item_id else day_id)
    work.session.add(made)
    work.session.flush()
    return made.id


def release(work: Work, visit_id: str) -> int:
    """Have a visit stand by for nothing any more; for how much it did."""
    found = list(work.session.scalars(select(Standby).where(Standby.visit_id == visit_id)))
    for row in found:
        work.session.delete(row)
    return len(found)


def choices(work: Work, item_id: str) -> tuple[Choice, ...]:
    """The visits that could take the slot of an item: those that stand by for it, for its day, then all that wait.

    Last come those of the same day, to which another group goes.
    """
    item = work.get(Record, item_id)
    rows = of_mission(work, item.mission_id)
    standing = {row.visit_id: DAY for row in rows if row.day_id and row.day_id == item.day_id}
    standing |= {row.visit_id: ITEM for row in rows if row.item_id == item_id}
    found = [
        Choice(visit.id, visit.company, visit.detail, standing.get(visit.id, UNPLACED))
        for visit in visits.to_place(work, item.mission_id)
    ]
    waiting = sorted(found, key=lambda choice: (ITEM, DAY, UNPLACED).index(choice.standing))
    return (*waiting, *_there(work, item))


def _there(work: Work, item: Record) -> Iterator[Choice]:
    """The visits of the day of an item, but for its own."""
    found = work.session.execute(
        select(Visit, Organisation)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .join(Record, Record.visit_id == Visit.id)
        .where(Record.day_id == item.day_id, Record.type.in_(AT_A_HOST), Visit.stage.not_in(GONE))
        .where(Visit.id != (item.visit_id or ""))
        .distinct()
        .order_by(Organisation.name, Visit.id)
    )
    for visit, host in found:
        yield Choice(visit.id, name_of(host), say(visit.stage.label), THERE)


def leaving(work: Work, item_id: str) -> str:
    """The stage of the visit that an item is for, where that says that it does not take place; else empty."""
    item = work.get(Record, item_id)
    stage = work.get(Visit, item.visit_id).stage if item.visit_id else None
    return str(stage) if stage in GONE else ""


def name_of(host: Organisation) -> str:
    """What a host is called."""
    return host.name or host.name_ja or ""


def words_of(rows: Iterable[StandbyRow]) -> Mapping[str, str]:
    """For what each visit stands by, by its id."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.visit_id, []).append(row.slot)
    return {key: joined(slots, ", ") for key, slots in found.items()}
