"""Thousands of rows at once, by the driver itself: SQLAlchemy would look at each value of each row anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, Table, insert
from sqlalchemy.orm import Session

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.ids import new_id
from eujc_desktop.common.said import say
from eujc_desktop.models.base import Record
from eujc_desktop.store.tables import RECORD_TABLES

Rows = Sequence[Mapping[str, Any]]


def insert_many(session: Session, model: type[Record], values: Rows) -> list[str]:
    """Write many new records at once, with ids, versions and defaults filled in; their ids.

    All rows take the columns that any of them names. An unknown column is an error, as a typing mistake would be.
    """
    table = RECORD_TABLES[model.__tablename__]
    named = {name for row in values for name in row}
    if unknown := named - set(table.c.keys()):
        raise Invalid({name: say("There is no column {name}", name=name) for name in sorted(unknown)})
    filled = _defaults(table, named)
    given = [{**filled, **row, "id": row.get("id") or new_id()} for row in values]
    session.flush()
    insert_rows(session.connection(), table, given)
    return [row["id"] for row in given]


def _defaults(table: Table, named: set[str]) -> dict[str, Any]:
    """A value for every column a row may leave out: its default, or nothing."""
    found: dict[str, Any] = dict.fromkeys(named)
    for column in table.c:
        if column.default is not None and column.default.is_scalar:
            found[column.name] = column.default.arg  # type: ignore[attr-defined]
    return found


def insert_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """Write new rows that all name the same columns; values are those of the column types."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), [dict(row) for row in rows])
        return
    compiled: Any = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    columns = [_bound(connection, table, name, rows) for name in compiled.positiontup]
    connection.exec_driver_sql(str(compiled), list(zip(*columns, strict=True)))


def _bound(connection: Connection, table: Table, name: str, rows: Rows) -> list[Any]:
    """The values of a column as the driver takes them."""
    kind = table.c[name].type
    convert: Callable[[Any], Any] | None = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if isinstance(kind, Date):
        convert = date.isoformat  # the same text as SQLAlchemy's, in a tenth of the time
    values = [row[name] for row in rows]
    return [None if value is None else convert(value) for value in values] if convert else values
