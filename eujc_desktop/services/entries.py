"""The entries of an activity: cases, events, publications, issues, agreements, placements and the other lists.

Rows are read, written, pasted and exported by `services.grids`, as those of every list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, union_all

from eujc_desktop.fields.entity import Entity
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import entity_of
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import kinds
from eujc_desktop.services import grids
from eujc_desktop.services.entry_lists import LISTS, of_table
from eujc_desktop.store.work import Work

__all__ = ["LISTS", "Due", "Sums", "add", "due", "entity", "holds", "kept", "of_table", "sums", "tools", "where"]

_TABS: dict[str, type[Record]] = {kinds.PEOPLE: Participation, kinds.PLAN: Item, kinds.VISITS: Visit}
tools = kinds.tools


def entity(key: str) -> Entity:
    """What screens know of the entries of a list."""
    return entity_of(LISTS[key].model)


def add(work: Work, key: str, mission_id: str, values: Mapping[str, object]) -> str:
    """A new entry; its id."""
    return grids.add(work, key, mission_id, values)


def where(work: Work, entry_id: str) -> tuple[str, str]:
    """The list that an entry stands in, and its mission; both "" for what is none."""
    parts = [
        select(literal(key), each.model.__table__.c.mission_id).where(each.model.id == entry_id)
        for key, each in LISTS.items()
    ]
    found = work.session.execute(union_all(*parts)).first()
    return (found[0], found[1]) if found else ("", "")


def holds(work: Work, mission_id: str = "") -> dict[str, frozenset[str]]:
    """By mission the tabs and lists that have anything in them."""
    found: dict[str, set[str]] = {}
    models = {**_TABS, **{key: each.model for key, each in LISTS.items()}}
    parts: list[Select[Any]] = []
    for key, model in models.items():
        there = model.__table__.c.mission_id
        part = select(there, literal(key)).distinct()
        parts.append(part.where(there == mission_id) if mission_id else part)
    for mission, key in work.session.execute(union_all(*parts)):
        found.setdefault(mission, set()).add(key)
    return {mission: frozenset(keys) for mission, keys in found.items()}


def kept(work: Work, mission_id: str) -> dict[str, int]:
    """How many entries each list of a mission has."""
    parts = [
        select(literal(key), func.count()).where(each.model.__table__.c.mission_id == mission_id)
        for key, each in LISTS.items()
    ]
    return dict(work.session.execute(union_all(*parts)).all())


@dataclass(frozen=True)
class Sums:
    """A list of a mission in figures: entries, those that count already, those that are late, people or copies."""

    total: int
    done: int | None = None
    late: int = 0
    heads: int | None = None


def sums(work: Work, key: str, mission_id: str, today: date) -> Sums:
    """What the line under a list says."""
    each, table = LISTS[key], LISTS[key].model.__table__.c
    figures: list[ColumnElement[Any]] = [func.count()]
    if each.done:
        figures.append(func.count().filter(table[each.done] <= today))
    if each.due:
        figures.append(func.count().filter(and_(table[each.due] < today, table[each.ended].is_(None))))
    if each.heads:
        figures.append(func.sum(table[each.heads]))
    row = list(work.session.execute(select(*figures).where(table.mission_id == mission_id)).one())
    total = row.pop(0)
    done = row.pop(0) if each.done else None
    late = row.pop(0) if each.due else 0
    return Sums(total, done, late, row.pop(0) if each.heads else None)


class Due(NamedTuple):
    """Something of a list that is late or falls due soon."""

    id: str
    mission_id: str
    code: str
    key: str
    title: str
    day: date


def due(work: Work, today: date, ahead: int) -> list[Due]:
    """What lists have that is late or due within so many days: answers, issues, reports, renewals; the first first."""
    until = today + timedelta(days=ahead)
    parts: list[Select[Any]] = []
    for key, each in LISTS.items():
        if each.due:
            own = each.model.__table__.c
            wanted = and_(own[each.due] <= until, own[each.ended].is_(None))
            columns = (own.id, own.mission_id, Mission.code, literal(key), own[each.title], own[each.due].label("day"))
            parts.append(select(*columns).join(Mission, Mission.id == own.mission_id).where(wanted))
    rows: Sequence[Any] = work.session.execute(union_all(*parts).order_by("day")).all()
    return [Due(*row) for row in rows]
