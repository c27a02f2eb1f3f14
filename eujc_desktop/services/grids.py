"""The lists that every tab shows: ids first, rows on demand, cells written back to the record they come from.

A column is called `record.field`, as `person.family_name`; a row is the record the list is about
joined with those it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    bindparam,
    case,
    collate,
    false,
    func,
    literal,
    or_,
    select,
    union,
)
from sqlalchemy.sql.selectable import FromClause

from eujc_desktop.common.errors import Conflict, Invalid, NotFound, Refused
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.fields.kinds import AnyKind, Country
from eujc_desktop.fields.readings import countries
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import fields_of
from eujc_desktop.services import people
from eujc_desktop.services.grid_joins import GRIDS, column, columns, earliest, joined, tables
from eujc_desktop.services.links import NAMED, choices
from eujc_desktop.store import name_order
from eujc_desktop.store import search as folded
from eujc_desktop.store.work import Work

__all__ = ["change", "change_many", "choices", "columns", "count", "create", "holding", "ids", "remove", "rows"]

Row = dict[str, Any]
Order = Sequence[tuple[str, bool]]
_FIRM = "organisation.name"
_PART = 500


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
    tests = list(where)
    if grid == "participants" and mission_id is not None and not (search.strip() or order or tests):
        ready = name_order.ids(work.session.connection(), mission_id)
        if ready is not None:
            return ready
    return list(work.session.scalars(_statement(work, grid, mission_id, search, order, tests)))


def count(work: Work, grid: str, *, mission_id: str | None = None, where: Iterable[Condition] = ()) -> int:
    """How many rows fit."""
    tests = list(where)
    # What is joined adds no rows; SQLite would look up each record all the same.
    whole = joined(grid) if tests else tables(grid)[GRIDS[grid].base]
    fitting = _fitting(work, grid, mission_id, "", tests, whole)
    return int(work.session.scalars(fitting.with_only_columns(func.count())).one())


def _statement(
    work: Work, grid: str, mission_id: str | None, search: str, order: Order, where: Iterable[Condition]
) -> Select[Any]:
    statement = _fitting(work, grid, mission_id, search, where, joined(grid))
    dialect = work.session.get_bind().dialect.name
    for key, descending in order or [(key, False) for key in GRIDS[grid].order]:
        for name in _sorted_by(grid, key):
            rank = _rank(columns(grid)[name].kind, column(grid, name), dialect)
            statement = statement.order_by((rank.desc() if descending else rank).nulls_last())
    return statement.order_by(tables(grid)[GRIDS[grid].base].c.id)


def _fitting(
    work: Work, grid: str, mission_id: str | None, search: str, where: Iterable[Condition], whole: FromClause
) -> Select[Any]:
    base = tables(grid)[GRIDS[grid].base]
    statement = select(base.c.id).select_from(whole)
    if mission_id is not None and "mission_id" in base.c:
        # Not by the index of missions when words are sought: they find fewer rows than a mission may have.
        own = func.coalesce(base.c.mission_id, "") if search.strip() else base.c.mission_id
        statement = statement.where(own == mission_id)
    if search.strip():
        statement = statement.where(_found(work, grid, search))
    for condition in where:
        statement = statement.where(_TESTS[condition.test](column(grid, condition.key), condition.value))
    return statement


def _sorted_by(grid: str, key: str) -> tuple[str, ...]:
    """The column itself, or for a link the usual order of the records it leads to, where the list has them."""
    alias = _led_to(grid, key)
    usual = [f"{alias}.{name}" for name in GRIDS[grid].records[alias].order_by] if alias else []
    return tuple(name for name in usual if name in columns(grid)) or (key,)


def _led_to(grid: str, key: str) -> str:
    """The record of the list that a link leads to, "" where the list has none."""
    return next((target for target, source, link in GRIDS[grid].links if key == f"{source}.{link}"), "")


def link_words(grid: str, key: str) -> ColumnElement[str] | None:
    """What a link leads to in words, as `choices` has it, in SQL; None where the list does not have that record."""
    alias, name = _led_to(grid, key), key.rpartition(".")[2]
    if not alias or name not in NAMED:
        return None
    first, *others = (func.coalesce(tables(grid)[alias].c[part], "") for part in NAMED[name][1])
    joint: ColumnElement[str] = first
    for part in others:
        joint = joint + literal(" ") + part
    return func.trim(joint)


def _rank(kind: AnyKind, found: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """What a column is sorted by: fixed lists in their order, countries by name, words without regard to accents."""
    if isinstance(kind, Choice):
        codes = [str(option) for option in kind.options]
        return case({code: at for at, code in enumerate(codes)}, value=found)
    if isinstance(kind, Country):
        return case({code: at for at, (code, _) in enumerate(countries())}, value=found)
    if kind.storage == "text":
        return func.folded(found) if dialect == "sqlite" else collate(found, "und-x-icu")
    return found


def _found(work: Work, grid: str, search: str) -> ColumnElement[bool]:
    """Whether the records of the row together hold every word sought."""
    base = tables(grid)[GRIDS[grid].base].c.id
    return and_(*(base.in_(_holding(work, grid, word)) for word in search.split()))


def _holding(work: Work, grid: str, word: str) -> CompoundSelect[Any]:
    """The rows with a record that holds the word: from the few records found to their rows, not through all rows."""
    found = {alias: model.__tablename__ for alias, model in GRIDS[grid].records.items()}
    return union(*(_leading(grid, alias, folded.matching(work.session, word, name)) for alias, name in found.items()))


def _leading(grid: str, alias: str, wanted: Select[Any]) -> Select[Any]:
    """The rows that lead to the records wanted."""
    spec = GRIDS[grid]
    own = spec.records[alias].__table__.c
    if alias == spec.base:
        return select(own.id).where(own.id.in_(wanted))
    if (way := spec.earliest) is not None and alias == way.alias:
        back = spec.records[way.source].__table__
        shown = own.id == earliest(way, spec.records[alias], back)
        return select(back.c.id).where(own[way.link] == back.c.id, own.id.in_(wanted), shown)
    source, link = next((source, link) for target, source, link in spec.links if target == alias)
    there = spec.records[source].__table__.c
    here = select(there.id).where(there[link].in_(wanted))
    return here if source == spec.base else _leading(grid, source, here)


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


def holding(work: Work, grid: str, records: Iterable[tuple[str, str]]) -> list[tuple[str, str | None]]:
    """Rows that hold any of the records, named by table and id, as row and mission; the newest first."""
    spec, known = GRIDS[grid], tables(grid)
    wanted: dict[str, list[str]] = {}
    for table, key in records:
        wanted.setdefault(table, []).append(key)
    tests = [
        known[alias].c.id.in_(wanted[model.__tablename__][:_PART])
        for alias, model in spec.records.items()
        if model.__tablename__ in wanted
    ]
    base = known[spec.base].c
    mission = base.mission_id if "mission_id" in base else base.id
    found = select(base.id, mission).select_from(joined(grid)).where(or_(false(), *tests)).order_by(base.id.desc())
    return [(row[0], row[1]) for row in work.session.execute(found)]


def rows(work: Work, grid: str, wanted: Sequence[str], keys: Sequence[str] | None = None) -> list[Row]:
    """The rows of `wanted` in that order, as value by key; `records` holds the ids of the joined records."""
    shown = tuple(keys) if keys is not None else tuple(columns(grid))
    records = tuple(GRIDS[grid].records)
    cells = 1 + len(records)
    found: dict[str, Row] = {}
    for start in range(0, len(wanted), _PART):
        part = {"wanted": wanted[start : start + _PART]}
        for row in work.session.execute(reading(grid, shown), part).all():
            links = dict(zip(records, row[1:cells], strict=True))
            found[row[0]] = {"id": row[0], "records": links, **dict(zip(shown, row[cells:], strict=True))}
    return [found[key] for key in wanted if key in found]


@lru_cache(maxsize=200)
def reading(grid: str, shown: tuple[str, ...]) -> Select[Any]:
    """The kept statement of `rows`, also for `services.first_rows`: row, joined records, cells; of the ids `wanted`."""
    spec, known = GRIDS[grid], tables(grid)
    base = known[spec.base].c.id
    links = [known[alias].c.id.label(f"id of {alias}") for alias in spec.records]
    found = select(base.label("id"), *links, *(column(grid, key).label(key) for key in shown))
    return found.select_from(joined(grid)).where(base.in_(bindparam("wanted", expanding=True)))


def change(
    work: Work, grid: str, row_id: str, values: Mapping[str, object], seen: Mapping[str, object] | None = None
) -> None:
    """Write cells of one row; Invalid names every value that does not parse.

    `seen` is what the cells held when they were changed: Conflict when somebody else was faster.
    """
    now = next(iter(rows(work, grid, [row_id], keys=[key for key in values if key in columns(grid)])), {})
    parsed = _parsed(grid, values, now)
    _not_overtaken(grid, now, parsed, seen or {})
    if grid == "participants" and _FIRM in parsed:
        people.employ(work, _records(work, grid, row_id)["person"], parsed.pop(_FIRM))
    there = _records(work, grid, row_id)
    for alias, part in _by_record(parsed).items():
        record_id = there[alias] or _link_new(work, grid, alias, there)
        record = work.get(GRIDS[grid].records[alias], record_id)
        for name, value in part.items():
            setattr(record, name, value)


def _records(work: Work, grid: str, row_id: str) -> dict[str, Any]:
    """The ids of the records of a row."""
    found = rows(work, grid, [row_id], keys=[])
    if not found:
        raise NotFound("This row is no longer there.", cure="Undo its removal, or go on with another row.")
    records: dict[str, Any] = found[0]["records"]
    return records


def _not_overtaken(grid: str, now: Mapping[str, Any], values: Mapping[str, object], seen: Mapping[str, object]) -> None:
    """Conflict when a cell holds neither what was seen nor what is to be written."""
    for key, value in seen.items():
        if key in values and key in now and now[key] not in (value, values[key]):
            field = columns(grid)[key]
            raise Conflict(
                f"Somebody has changed “{field.label}” to “{field.kind.format(now[key])}” in the meantime.",
                cure="Look at the new value, then enter yours again.",
            )


def _parsed(grid: str, values: Mapping[str, object], now: Mapping[str, Any] = MappingProxyType({})) -> dict[str, Any]:
    """Cells read by their fields, those that are not as the row has them `now`."""
    fields, parsed, problems = columns(grid), {}, {}
    for key, raw in values.items():
        if key not in fields:
            raise NotFound(f"There is no column {key}.")
        try:
            parsed[key] = fields[key].put(raw, now.get(key))
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


def _link_new(work: Work, grid: str, alias: str, there: Mapping[str, Any]) -> str:
    """A new record for a row that had none of this kind yet, linked to where the list joins it."""
    spec = GRIDS[grid]
    if alias != "organisation":
        raise Refused("Choose one from the list first.", cure="Then its details can be written here.")
    source, link = next((source, link) for target, source, link in spec.links if target == alias)
    record = spec.records[alias]()
    work.session.add(record)
    work.session.flush()
    setattr(work.get(spec.records[source], there[source]), link, record.id)
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
