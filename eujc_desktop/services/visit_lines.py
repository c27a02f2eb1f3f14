"""The lines of a visit: parts of its programme, host party, questions, quotes and gifts, each list in its own order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.said import say
from eujc_desktop.fields.entity import Entity
from eujc_desktop.models.columns import entity_of
from eujc_desktop.models.gift import GiftEntry
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import HostPerson, HostQuestion, Quote, VisitPart
from eujc_desktop.services import records
from eujc_desktop.store.work import Work

_LISTS: dict[str, Any] = {
    model.__tablename__: model for model in (VisitPart, HostPerson, HostQuestion, Quote, GiftEntry)
}
Values = Mapping[str, object]


def entity(table: str) -> Entity:
    """What screens know of a list."""
    return entity_of(_model(table))


def of_visit(work: Work, table: str, visit_id: str) -> list[Any]:
    """The records of a list in its order."""
    model = _model(table)
    found = select(model).where(model.visit_id == visit_id).order_by(model.position, model.id)
    return list(work.session.scalars(found))


def add(work: Work, table: str, visit_id: str, lines: Sequence[Values]) -> list[str]:
    """Further lines at the end of a list; their ids."""
    work.get(Visit, visit_id)
    model = _model(table)
    last = work.session.scalar(select(func.max(model.position)).where(model.visit_id == visit_id))
    first = 0 if last is None else last + 1
    return [
        records.create(work, table, {**values, "visit_id": visit_id, "position": at})
        for at, values in enumerate(lines, first)
    ]


def change(work: Work, table: str, changes: Mapping[str, Values]) -> None:
    """Write cells of lines, by the ids of these."""
    _model(table)
    for line_id, values in changes.items():
        records.change(work, table, line_id, values)


def move(work: Work, table: str, line_id: str, step: int) -> None:
    """Move a line up or down by so many places."""
    lines = of_visit(work, table, work.get(_model(table), line_id).visit_id)
    at = next(at for at, line in enumerate(lines) if line.id == line_id)
    lines.insert(max(0, min(at + step, len(lines) - 1)), lines.pop(at))
    for position, line in enumerate(lines):
        line.position = position


def remove(work: Work, table: str, line_ids: Sequence[str]) -> None:
    """Take lines away."""
    for line_id in line_ids:
        work.session.delete(work.get(_model(table), line_id))


def _model(table: str) -> Any:
    try:
        return _LISTS[table]
    except KeyError:
        raise NotFound(say("There are no records called {table}.", table=table)) from None
