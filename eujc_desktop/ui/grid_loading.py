"""What a grid reads in one go, on the database's thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from eujc_desktop import services
from eujc_desktop.fields.kinds import AnyKind, Country, Ref
from eujc_desktop.ui.grid_columns import Filter, Loaded, Query


def load(
    work: Any, grid: str, query: Query, filters: Sequence[Filter], keys: Sequence[str], window: tuple[int, int]
) -> Loaded:
    """Ids in order, the rows of `window`, and how many each filter finds by itself."""
    fields = services.grids.columns(grid)
    found = _ids(work, grid, query, query.filters, query.search)
    counts = {kept.key: _count(work, grid, query, kept) for kept in filters}
    narrowed = query.search or query.filters
    total = services.grids.count(work, grid, mission_id=query.mission_id) if narrowed else len(found)
    wanted = [key for key in keys if key in fields]
    _warm(fields[key].kind for key in wanted)
    first, last = window
    rows = services.grids.rows(work, grid, found[first:last], wanted)
    links = [key for key in wanted if isinstance(fields[key].kind, Ref)]
    choices = {key: _choices(work, key, query.mission_id) for key in links}
    return Loaded(found, rows, total, fields, counts, choices)


def _warm(kinds: Iterable[AnyKind]) -> None:
    """Let the names of countries be read here: painting would stop the window for them."""
    for kind in kinds:
        if isinstance(kind, Country):
            kind.format("JP")


def _ids(work: Any, grid: str, query: Query, filters: Sequence[Filter], search: str) -> list[str]:
    where = [condition for kept in filters for condition in kept.where]
    found = services.grids.ids(work, grid, mission_id=query.mission_id, search=search, order=query.order, where=where)
    for kept in filters:
        if kept.only is not None:
            found = [row_id for row_id in found if row_id in kept.only]
    return list(found)


def _count(work: Any, grid: str, query: Query, kept: Filter) -> int:
    """How many rows a filter finds by itself."""
    if kept.only is None:
        return int(services.grids.count(work, grid, mission_id=query.mission_id, where=kept.where))
    return len(_ids(work, grid, query, (kept,), "")) if kept.only else 0


def _choices(work: Any, key: str, mission_id: str | None) -> list[tuple[str, str]]:
    try:
        return list(services.grids.choices(work, key, mission_id))
    except KeyError:
        # A link nobody chooses from a list, such as that of an item to its visit's item.
        return []
