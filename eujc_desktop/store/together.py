"""Many ids at once: a database hands them over as one text, as to make a row of each takes longer than to find them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select


def ids(connection: Connection, query: Select[Any]) -> list[str]:
    """The ids that a query of one column finds, in its order."""
    # Both databases put texts together as a sorted subquery gives them (SQLite drops its order only for aggregates that
    # do not mind). An order of the aggregate's own would sort again what comes sorted.
    (wanted,) = query.subquery().c
    found: str | None = connection.execute(select(func.aggregate_strings(wanted, " "))).scalar_one()
    return found.split(" ") if found else []
