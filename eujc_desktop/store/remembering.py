"""Keeps the statement of the list now shown, finished, so that the next start can read it without SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select

from eujc_desktop.store import glimpse


def remember(
    folder: Path,
    database: Path,
    engine: Engine,
    statement: Select[Any],
    values: Mapping[str, Any] | None = None,
    meta: dict[str, Any] | None = None,
) -> None:
    """Write down `statement` with `values` bound; `meta` comes back with the rows. Of a server nothing is kept."""
    if engine.dialect.name != "sqlite":
        glimpse.forget(folder)
        return
    compiled: Any = statement.compile(engine)
    finished = compiled.construct_expanded_state(dict(values or {}))
    columns = [str(column.key) for column in statement.selected_columns]
    params = _bound(compiled, engine, finished.positiontup, finished.parameters)
    glimpse.remember(folder, database, finished.statement, params, columns, meta)


def _bound(compiled: Any, engine: Engine, names: Sequence[str], given: Mapping[str, Any]) -> list[Any]:
    """Values as the driver takes them."""
    bound = []
    for name in names:
        bind = compiled.binds.get(name)
        convert = None if bind is None else bind.type.dialect_impl(engine.dialect).bind_processor(engine.dialect)
        bound.append(convert(given[name]) if convert else given[name])
    return bound
