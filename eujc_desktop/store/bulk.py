"""Thousands of rows at once, by the driver itself: SQLAlchemy would look at each value of each row anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert

Rows = Sequence[Mapping[str, Any]]


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
    kind = table.c[name].type.dialect_impl(connection.dialect)
    convert: Callable[[Any], Any] | None = kind.bind_processor(connection.dialect)
    values = [row[name] for row in rows]
    return [convert(value) for value in values] if convert else values
