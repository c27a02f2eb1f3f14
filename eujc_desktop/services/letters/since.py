"""Since when what a host was told of its visit is otherwise, as far as the journal knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import select

from eujc_desktop.models.approval import Approval
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.approvals import OUT
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work

_OF_ITEMS: Final = ("item_group", "item_person")
_DECIDING: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "when": {"visit": ("agreed_day", "agreed_from", "agreed_until")},
    "arrival": {"visit": ("arrive_at",)},
    "place": {"visit": ("site_id",)},
    "people": {
        "visit": ("group_id",),
        "participation": ("stage", "role", "group_id"),
        "approval": (),
        "itinerary_item": ("visit_id", "status", "for_named"),
        "item_group": ("item_id", "group_id"),
        "item_person": ("item_id", "participation_id"),
    },
}
"""By fact the columns that decide about it."""


def days(work: Work, visit: Visit, names: Iterable[str], told_at: datetime) -> dict[str, date]:
    """The day each of these facts was last written after the host was told, by fact; none that nobody wrote."""
    wanted, found = set(names), dict[str, date]()
    tables = {table for name in wanted for table in _DECIDING[name]}
    since = told_at.replace(tzinfo=told_at.tzinfo or UTC)
    about = _records(work, visit)
    for at, table, row_id, before, after in journal.written_since(work.session.connection(), tables, since):
        if not about & {row_id, *_links(table, {**before, **after})}:
            continue
        for name in wanted - set(found):
            if _decides(name, table, before, after):
                found[name] = at.replace(tzinfo=at.tzinfo or UTC).astimezone().date()
        if len(found) == len(wanted):
            break
    return found


def _decides(name: str, table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a change of a record is one of the fact; that a host was asked about somebody is none."""
    if table == "approval":
        return bool({before.get("state"), after.get("state")} & {str(state) for state in OUT})
    return any(before.get(column) != after.get(column) for column in _DECIDING[name].get(table, ()))


def _records(work: Work, visit: Visit) -> set[str]:
    """The records that say who comes: the visit, its items and answers, those of its mission."""
    items = select(Item.id).where(Item.visit_id == visit.id)
    members = select(Participation.id).where(Participation.mission_id == visit.mission_id)
    asked = select(Approval.id).where(Approval.visit_id == visit.id)
    found = (key for query in (items, members, asked) for key in work.session.scalars(query))
    return {visit.id, visit.mission_id, *found}


def _links(table: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a record that was added or removed hangs on; of one that is there still its id tells."""
    if table == "participation":
        return (row.get("mission_id"),)
    return (row.get("item_id"),) if table in _OF_ITEMS else (row.get("visit_id"),)
