"""The first rows of a list, by conditions and order, and many new rows at once; statements are kept by their shape.

A statement that is kept, with its values bound, costs what the bare driver costs; one built anew costs twice that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    Table,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.ids import new_id
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.models.base import Record
from eujc_desktop.store.bulk import insert_rows
from eujc_desktop.store.tables import RECORD_TABLES

Row = dict[str, Any]
Order = tuple[tuple[str, bool], ...]


def page(
    session: Session,
    model: type[Record],
    columns: Sequence[str],
    where: Iterable[Condition] = (),
    order: Iterable[tuple[str, bool]] = (),
    limit: int = 200,
) -> list[tuple[Any, ...]]:
    """The first rows of a list at once, as tuples that begin with the id."""
    conditions = tuple(where)
    statement = page_statement(model, columns, conditions, order)
    found = session.connection().execute(statement, {**_values(conditions), "most": limit})
    return [tuple(row) for row in found]


def page_statement(
    model: type[Record], columns: Sequence[str], where: Iterable[Condition], order: Iterable[tuple[str, bool]]
) -> Select[Any]:
    """The kept statement of `page`, for `store.remembering` too; its row limit is the parameter `most`."""
    return _page(model.__tablename__, tuple(columns), _shape(tuple(where)), tuple(order) or _usual(model))


def insert_many(session: Session, model: type[Record], values: Sequence[Mapping[str, Any]]) -> list[str]:
    """Write many new records at once, with ids, versions and defaults filled in; their ids.

    All rows take the columns that any of them names. An unknown column is an error, as a typing mistake would be.
    """
    table = RECORD_TABLES[model.__tablename__]
    named = {name for row in values for name in row}
    if unknown := named - set(table.c.keys()):
        raise Invalid({name: f"There is no column {name}" for name in sorted(unknown)})
    filled = _defaults(table, named)
    given = [{**filled, **row, "id": row.get("id") or new_id()} for row in values]
    session.flush()
    insert_rows(session.connection(), table, given)
    return [row["id"] for row in given]


def _defaults(table: Table, named: set[str]) -> Row:
    """A value for every column a row may leave out: its default, or nothing."""
    found: Row = dict.fromkeys(named)
    for column in table.c:
        if column.default is not None and column.default.is_scalar:
            found[column.name] = column.default.arg  # type: ignore[attr-defined]
    return found


def _usual(model: type[Record]) -> Order:
    return tuple((name, False) for name in model.order_by)


def _shape(where: tuple[Condition, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((condition.key, condition.test) for condition in where)


def _values(where: tuple[Condition, ...]) -> Row:
    """What is bound to the parameters of the conditions."""
    bound: Row = {}
    for at, condition in enumerate(where):
        if condition.test == "contains":
            bound[f"v{at}"] = _like(str(condition.value))
        elif condition.test == "any of":
            bound[f"v{at}"] = list(condition.value)
        elif condition.test not in ("empty", "not empty"):
            bound[f"v{at}"] = condition.value
    return bound


def _like(value: str) -> str:
    return "%" + value.lower().replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"


@lru_cache(maxsize=500)
def _page(table: str, columns: tuple[str, ...], shape: tuple[tuple[str, str], ...], order: Order) -> Select[Any]:
    records = RECORD_TABLES[table]
    shown = select(records.c.id, *(records.c[name] for name in columns if name != "id"))
    return _filtered(shown, table, shape, order).limit(bindparam("most"))


def _filtered(statement: Select[Any], table: str, shape: tuple[tuple[str, str], ...], order: Order) -> Select[Any]:
    records = RECORD_TABLES[table]
    for at, (key, test) in enumerate(shape):
        statement = statement.where(_test(records.c[key], test, f"v{at}"))
    for name, descending in order:
        if name != "id":
            column = records.c[name]
            statement = statement.order_by(column.is_(None), column.desc() if descending else column.asc())
    return statement.order_by(records.c.id)


def _test(column: Column[Any], test: str, name: str) -> ColumnElement[bool]:
    value: BindParameter[Any] = bindparam(name, type_=column.type)
    match test:
        case "empty":
            return column.is_(None)
        case "not empty":
            return column.is_not(None)
        case "is":
            return column == value
        case "is not":
            return or_(column != value, column.is_(None))
        case "any of":
            return column.in_(bindparam(name, expanding=True, type_=column.type))
        case "contains":
            return func.lower(column).like(bindparam(name), escape="/")
        case "before":
            return column < value
        case _:
            return column > value
