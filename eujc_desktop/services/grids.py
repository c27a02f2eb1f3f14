"""The lists that every tab shows: ids first, rows on demand, cells written back to the record they come from.

A column is called `record.field`, as `person.family_name`; a row is the record the list is about
joined with those it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.sql.selectable import FromClause

from eujc_desktop.common.errors import Conflict, Invalid, NotFound, Refused
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.task import Task
from eujc_desktop.models.visit import Visit
from eujc_desktop.store import search as folded
from eujc_desktop.store.work import Work

Row = dict[str, Any]
Order = Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Grid:
    """A list: the record it is about, those joined to it by a link, and its usual order."""

    base: str
    records: Mapping[str, type[Record]]
    links: tuple[tuple[str, str, str], ...] = ()
    order: tuple[str, ...] = ()


GRIDS: dict[str, Grid] = {
    "missions": Grid("mission", {"mission": Mission}, (), ("mission.first_day", "mission.code")),
    "participants": Grid(
        "participation",
        {"participation": Participation, "person": Person, "organisation": Organisation, "group": Group},
        (
            ("person", "participation", "person_id"),
            ("organisation", "person", "organisation_id"),
            ("group", "participation", "group_id"),
        ),
        ("person.family_name", "person.given_name"),
    ),
    "visits": Grid(
        "visit",
        {"visit": Visit, "organisation": Organisation, "site": Site, "contact": Contact, "group": Group},
        (
            ("organisation", "visit", "organisation_id"),
            ("site", "visit", "site_id"),
            ("contact", "visit", "host_leader_id"),
            ("group", "visit", "group_id"),
        ),
        ("visit.agreed_day", "visit.agreed_from", "organisation.name"),
    ),
    "organisations": Grid("organisation", {"organisation": Organisation}, (), ("organisation.name",)),
    "contacts": Grid(
        "contact",
        {"contact": Contact, "organisation": Organisation},
        (("organisation", "contact", "organisation_id"),),
        ("contact.kana_name", "contact.family_name"),
    ),
    "items": Grid(
        "item",
        {"item": Item, "day": MissionDay, "visit": Visit},
        (("day", "item", "day_id"), ("visit", "item", "visit_id")),
        ("item.starts_at", "item.number"),
    ),
    "tasks": Grid("task", {"task": Task}, (), ("task.offset_days",)),
}


@cache
def columns(grid: str) -> dict[str, Field]:
    """The columns of a list by key, in order of declaration; each field is named by its key."""
    found: dict[str, Field] = {}
    for alias, model in GRIDS[grid].records.items():
        for name, field in fields_of(model).items():
            if name == "mission_id" or (alias != GRIDS[grid].base and isinstance(field.kind, Ref)):
                continue
            found[f"{alias}.{name}"] = replace(field, name=f"{alias}.{name}")
    return found


@cache
def _tables(grid: str) -> dict[str, FromClause]:
    """Each record's table under the name the list gives it."""
    return {alias: model.__table__.alias(alias) for alias, model in GRIDS[grid].records.items()}


@cache
def _joined(grid: str) -> FromClause:
    spec, tables = GRIDS[grid], _tables(grid)
    joined = tables[spec.base]
    for target, source, link in spec.links:
        joined = joined.outerjoin(tables[target], tables[source].c[link] == tables[target].c.id)
    return joined


def _column(grid: str, key: str) -> ColumnElement[Any]:
    alias, _, name = key.partition(".")
    try:
        return _tables(grid)[alias].c[name]
    except KeyError:
        raise NotFound(f"There is no column {key}.") from None


def ids(
    work: Work,
    grid: str,
    *,
    mission_id: str | None = None,
    search: str = "",
    order: Order = (),
    where: Iterable[Condition] = (),
) -> list[str]:
    """Ids of the rows that fit, in order; `order` holds (key, descending)."""
    return list(work.session.scalars(_statement(work, grid, mission_id, search, order, where)))


def _statement(
    work: Work, grid: str, mission_id: str | None, search: str, order: Order, where: Iterable[Condition]
) -> Select[Any]:
    base = _tables(grid)[GRIDS[grid].base]
    statement = select(base.c.id).select_from(_joined(grid))
    if mission_id is not None and "mission_id" in base.c:
        statement = statement.where(base.c.mission_id == mission_id)
    if search.strip():
        statement = statement.where(_found(work, grid, search))
    for condition in where:
        statement = statement.where(_TESTS[condition.test](_column(grid, condition.key), condition.value))
    wanted = order or [(key, False) for key in GRIDS[grid].order]
    for key, descending in wanted:
        statement = statement.order_by(*_sorted(_column(grid, key), descending=descending))
    return statement.order_by(base.c.id)


def _sorted(column: ColumnElement[Any], *, descending: bool) -> tuple[ColumnElement[Any], ...]:
    """Empty values last, words without regard to case."""
    words = func.lower(column) if column.type.python_type is str else column
    return column.is_(None), words.desc() if descending else words.asc()


def _found(work: Work, grid: str, search: str) -> ColumnElement[bool]:
    """Whether the records of the row together hold every word sought."""
    tables = _tables(grid)
    words = search.split()
    return and_(
        *(
            or_(
                *(
                    tables[alias].c.id.in_(folded.matching(work.session, word, model.__tablename__))
                    for alias, model in GRIDS[grid].records.items()
                )
            )
            for word in words
        )
    )


_TESTS: dict[str, Callable[[ColumnElement[Any], Any], ColumnElement[bool]]] = {
    "empty": lambda column, _: column.is_(None),
    "not empty": lambda column, _: column.is_not(None),
    "is": lambda column, value: column == value,
    "is not": lambda column, value: or_(column != value, column.is_(None)),
    "any of": lambda column, value: column.in_(list(value)),
    "contains": lambda column, value: column.icontains(str(value), autoescape=True),
    "before": lambda column, value: column < value,
    "after": lambda column, value: column > value,
}


def rows(work: Work, grid: str, wanted: Sequence[str], keys: Sequence[str] | None = None) -> list[Row]:
    """The rows of `wanted` in that order, as value by key; `records` holds the ids of the joined records."""
    spec, tables = GRIDS[grid], _tables(grid)
    shown = list(keys) if keys is not None else list(columns(grid))
    links = [tables[alias].c.id.label(f"id of {alias}") for alias in spec.records]
    versions = [tables[alias].c.version.label(f"version of {alias}") for alias in spec.records]
    cells = [_column(grid, key).label(key) for key in shown]
    base = tables[spec.base]
    statement = select(base.c.id.label("id"), *links, *versions, *cells).select_from(_joined(grid))
    found: dict[str, Row] = {}
    for start in range(0, len(wanted), 500):
        part = statement.where(base.c.id.in_(wanted[start : start + 500]))
        for row in work.session.execute(part).mappings():
            found[row["id"]] = {
                "id": row["id"],
                "records": {alias: row[f"id of {alias}"] for alias in spec.records},
                "versions": {alias: row[f"version of {alias}"] for alias in spec.records},
                **{key: row[key] for key in shown},
            }
    return [found[key] for key in wanted if key in found]


def change(
    work: Work, grid: str, row_id: str, values: Mapping[str, object], seen: Mapping[str, int] | None = None
) -> None:
    """Write cells of one row; Invalid names every value that does not parse, Conflict who was faster."""
    parsed = _parsed(grid, values)
    current = rows(work, grid, [row_id], keys=[])
    if not current:
        raise NotFound("This row is no longer there.", cure="Undo its removal, or go on with another row.")
    for alias, part in _by_record(parsed).items():
        record_id = current[0]["records"][alias]
        if record_id is None:
            record_id = _link_new(work, grid, alias, current[0])
        record = work.get(GRIDS[grid].records[alias], record_id)
        if seen is not None and alias in seen and record.version != seen[alias]:
            raise Conflict(
                "Somebody changed this record in the meantime.", cure="Look at the new values, then enter yours again."
            )
        for name, value in part.items():
            setattr(record, name, value)


def _parsed(grid: str, values: Mapping[str, object]) -> dict[str, Any]:
    fields, parsed, problems = columns(grid), {}, {}
    for key, raw in values.items():
        if key not in fields:
            raise NotFound(f"There is no column {key}.")
        try:
            parsed[key] = fields[key].read(raw)
        except ValueError as exc:
            problems[key] = str(exc)
    if problems:
        raise Invalid(problems)
    return parsed


def _by_record(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        alias, _, name = key.partition(".")
        parts.setdefault(alias, {})[name] = value
    return parts


def _link_new(work: Work, grid: str, alias: str, row: Row) -> str:
    """A new record for a row that had none of this kind yet, linked to where the list joins it."""
    spec = GRIDS[grid]
    if alias != "organisation":
        raise Refused("Choose one from the list first.", cure="Then its details can be written here.")
    source, link = next((source, link) for target, source, link in spec.links if target == alias)
    record = spec.records[alias]()
    work.session.add(record)
    work.session.flush()
    setattr(work.get(spec.records[source], row["records"][source]), link, record.id)
    return record.id


def change_many(work: Work, grid: str, row_ids: Sequence[str], values: Mapping[str, object]) -> int:
    """Write the same cells into several rows; how many rows there were."""
    for row_id in row_ids:
        change(work, grid, row_id, values)
    return len(row_ids)


def create(work: Work, grid: str, values: Mapping[str, object], mission_id: str | None = None) -> str:
    """A new row of a list about one record; its id."""
    spec = GRIDS[grid]
    parts = _by_record(_parsed(grid, values))
    model = spec.records[spec.base]
    own = parts.get(spec.base, {})
    if mission_id is not None:
        own["mission_id"] = mission_id
    _need(model, own)
    record = model(**own)
    work.session.add(record)
    work.session.flush()
    return record.id


def _need(model: type[Record], values: Mapping[str, Any]) -> None:
    missing = {
        name: f"{field.label} is needed"
        for name, field in fields_of(model).items()
        if field.required and values.get(name) is None
    }
    if missing:
        raise Invalid(missing)


def remove(work: Work, grid: str, row_ids: Sequence[str]) -> int:
    """Take rows away with what hangs on them; how many there were."""
    spec = GRIDS[grid]
    for row_id in row_ids:
        work.session.delete(work.get(spec.records[spec.base], row_id))
    return len(row_ids)


def choices(work: Work, key: str, mission_id: str | None = None) -> list[tuple[str, str]]:
    """What a link can point to, as (id, words), in order of the words."""
    name = key.rpartition(".")[2]
    model, shown = _TARGETS[name]
    table = model.__table__
    statement = select(table.c.id, *(table.c[column] for column in shown))
    if "mission_id" in table.c and mission_id is not None:
        statement = statement.where(and_(table.c.mission_id == mission_id))
    found = [
        (row[0], " ".join(str(part) for part in row[1:] if part is not None)) for row in work.session.execute(statement)
    ]
    return sorted(found, key=lambda pair: pair[1].casefold())


_TARGETS: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "organisation_id": (Organisation, ("name", "name_ja")),
    "group_id": (Group, ("letter", "name")),
    "site_id": (Site, ("name", "name_ja")),
    "hotel_id": (Site, ("name", "name_ja")),
    "host_leader_id": (Contact, ("family_name", "given_name", "native_name")),
    "visit_id": (Visit, ("theme",)),
    "day_id": (MissionDay, ("number", "day", "city")),
    "person_id": (Person, ("family_name", "given_name")),
}
