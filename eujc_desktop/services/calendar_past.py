"""What calendars that went out before hold: the events to be called off, and how often each was changed since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, func, select

from eujc_desktop.common.said import say
from eujc_desktop.exchange.calendar import Event
from eujc_desktop.models.attachment import Content
from eujc_desktop.models.edition import Edition
from eujc_desktop.models.itinerary import Item, ItemGroup, ItemPerson
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning import snapshot as kept
from eujc_desktop.services.itinerary_plan import Plan
from eujc_desktop.services.roll import name_of
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work

_LINKS = (ItemGroup, ItemPerson)
_KEPT = ("id", "title", "start", "end", "zone", "end_zone", "day")
"""What is kept of an event, to call it off later."""


@dataclass(frozen=True)
class Owner:
    """Whose calendar it is: a participation with the name by which editions know it, or nobody's in particular.

    What is for few people stands in their calendars, and in one that is made for `inside`.
    """

    participation_id: str = ""
    person_id: str = ""
    name: str = ""
    inside: bool = False
    group: str = ""


def owner(work: Work, participation_id: str | None, *, group: str, inside: bool) -> Owner:
    """The owner of a calendar: one participant, a group, or everyone."""
    if participation_id is None:
        return Owner(inside=inside, group=group)
    part = work.get(Participation, participation_id)
    return Owner(part.id, part.person_id, name_of(work.get(Person, part.person_id)).full)


def sequences(work: Work, mission_id: str, plan: Plan, whose: Owner) -> dict[str, int]:
    """For each item, also one that is gone, the last step that changed its event: it never goes back, undo included.

    A step counts that wrote the item, its day, its groups or people; in one's own calendar also a change of group.
    """
    of_item = {item.id: [item.id, *filter(None, (item.day_id,))] for item in plan.items()}
    for model in _LINKS:
        rows = select(model.id, model.item_id).join(Item, Item.id == model.item_id).where(Item.mission_id == mission_id)
        for row_id, item_id in work.session.execute(rows):
            of_item.setdefault(item_id, []).append(row_id)
    connection = work.session.connection()
    steps = journal.last_steps(connection, {row for rows in of_item.values() for row in rows})
    found = {item: max(steps.get(row, 0) for row in rows) for item, rows in of_item.items()}
    tables = (Item.__tablename__, *(model.__tablename__ for model in _LINKS))
    for step, row_id, before in journal.taken_away(connection, tables, _first_out(work, mission_id)):
        item = before.get("item_id", row_id)
        found[item] = max(found.get(item, 0), step)
    if whose.participation_id:
        regrouped = journal.later_writer(
            connection, (Participation.__tablename__, whose.participation_id), "group_id", 0
        )
        least = regrouped.number if regrouped else 0
        found = {item: max(step, least) for item, step in found.items()}
    return found


def _first_out(work: Work, mission_id: str) -> datetime | None:
    """When the first paper of a mission went out: what was taken away before then stood in nobody's calendar."""
    return work.session.scalar(select(func.min(Paper.made_at)).where(Paper.mission_id == mission_id))


def gone(work: Work, mission_id: str, whose: Owner, now: Iterable[str]) -> list[Event]:
    """The events of calendars that went out, also with a book, that are none of this calendar any more."""
    here, found = set(now), dict[str, Event]()
    for event in (*_of_books(work, mission_id, whose), *_of_files(work, mission_id, whose)):
        if event.id not in here and (event.start or event.day):
            found[event.id] = replace(event, cancelled=True)
    return [found[key] for key in sorted(found)]


def said(events: Sequence[Event]) -> str:
    """What is kept with the register of a calendar that goes out."""
    told = ({key: value for key, value in asdict(one).items() if key in _KEPT and value} for one in events
            if not one.cancelled)  # fmt: skip
    return json.dumps(list(told), ensure_ascii=False, separators=(",", ":"), default=lambda value: value.isoformat())


def _of_files(work: Work, mission_id: str, whose: Owner) -> Iterator[Event]:
    query = select(Paper.said).where(Paper.mission_id == mission_id, Paper.kind == PaperKind.CALENDAR)
    words_of_group = say("Group {letter}", letter=whose.group) if whose.group else None
    of_all = and_(Paper.person_id.is_(None), Paper.for_whom.is_not_distinct_from(words_of_group))
    mine = Paper.person_id == whose.person_id if whose.person_id else of_all
    for words in work.session.scalars(query.where(mine, Paper.said.is_not(None)).order_by(Paper.made_at, Paper.id)):
        yield from (_read(one) for one in json.loads(words or "[]"))


def _read(one: Mapping[str, Any]) -> Event:
    start, end = (datetime.fromisoformat(one[key]) if one.get(key) else None for key in ("start", "end"))
    day = date.fromisoformat(one["day"]) if one.get("day") else None
    return Event(
        one["id"], 0, one.get("title", ""), start, end, one.get("zone", "UTC"), one.get("end_zone", ""), day=day
    )


def _of_books(work: Work, mission_id: str, whose: Owner) -> Iterator[Event]:
    """The events of the calendars that editions of the book carried, as far as they concern the owner."""
    zone = work.get(Mission, mission_id).zone
    query = select(Edition).where(Edition.mission_id == mission_id, Edition.kind == PaperKind.BOOK)
    for edition in work.session.scalars(
        query.where(Edition.audience.is_distinct_from("host")).order_by(Edition.number)
    ):
        snapshot = _said(work, edition)
        if snapshot is None:
            continue
        dates = {day.number: day.date for day in snapshot.days}
        own = (one.group for one in snapshot.people if one.key == whose.participation_id)
        group = whose.group or next(own, "")
        for item in snapshot.items:
            if item.status != "cancelled" and _concerns(item, whose, group):
                day = dates.get(-1 if item.day is None else item.day)
                title = item.subject.prefer("en") or item.name.prefer("en")
                yield Event(item.key, 0, title, item.start, item.end, zone, "", day=day)


def _said(work: Work, edition: Edition) -> kept.Snapshot | None:
    """What an edition said; None where that is damaged, of which the list of editions tells."""
    found = work.session.get(Content, edition.said_sha256)
    return _snapshot(found.data) if found is not None else None


@lru_cache(maxsize=16)
def _snapshot(data: bytes) -> kept.Snapshot | None:
    """What bytes say; kept for a while, since each copy of a book asks for the same editions."""
    try:
        return kept.read(data)
    except ValueError:
        return None


def _concerns(item: kept.Item, whose: Owner, group: str) -> bool:
    """Whether an item of an edition stood in somebody's calendar; in that of all what is for few did not."""
    if item.guests:
        return whose.inside or (bool(whose.name) and whose.name in item.guests)
    return not item.groups or not group or group in item.groups
