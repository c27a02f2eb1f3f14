"""What a grid reads in one go, on the database's thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from eujc_desktop import services
from eujc_desktop.fields.kinds import AnyKind, Country, Lines, Ref
from eujc_desktop.fields.questions import taken
from eujc_desktop.ui.grid_columns import Fields, Filter, Loaded, Query
from eujc_desktop.ui.values import value_text


def load(
    work: Any, grid: str, query: Query, filters: Sequence[Filter], keys: Sequence[str], window: tuple[int, int]
) -> Loaded:
    """Ids in order, the rows of `window`, and how many each filter finds by itself."""
    fields = services.grids.fields(work, grid, query.mission_id)
    order = tuple((key, down) for key, down in query.order if key in fields)
    query = query._replace(order=order, filters=tuple(_read(kept, fields) for kept in query.filters))
    found = _ids(work, grid, query)
    counts = _counts(work, grid, query, [_read(kept, fields) for kept in filters], found)
    narrowed = query.search or query.filters
    total = services.grids.count(work, grid, mission_id=query.mission_id) if narrowed else len(found)
    wanted = [key for key in keys if key in fields]
    _warm(fields[key].kind for key in wanted)
    first, last = window
    rows = services.grids.rows(work, grid, found[first:last], wanted)
    links = [key for key in wanted if isinstance(fields[key].kind, Ref)]
    choices = {key: _choices(work, key, query.mission_id) for key in links}
    several = [key for key in wanted if isinstance(fields[key].kind, Lines)]
    offers = {key: [(word, word) for word in services.grids.used(work, grid, key)] for key in several}
    year = services.grids.year(work, query.mission_id) if query.mission_id else None
    return Loaded(found, rows, total, fields, counts, choices, offers, year)


def _warm(kinds: Iterable[AnyKind]) -> None:
    """Let the names of countries be read here: painting would stop the window for them."""
    for kind in kinds:
        if isinstance(kind, Country):
            value_text(kind, "JP")


def _read(kept: Filter, fields: Fields) -> Filter:
    """A filter whose own conditions can be asked; one that can no longer be understood finds nobody."""
    if not kept.kept:
        return kept
    found = [taken(list(data), fields) for data in kept.kept]
    where = tuple(condition for condition in found if condition is not None)
    return kept._replace(where=where, only=None if len(where) == len(found) else frozenset())


def _ids(work: Any, grid: str, query: Query) -> list[str]:
    where = [condition for kept in query.filters for condition in kept.where]
    found = services.grids.ids(
        work, grid, mission_id=query.mission_id, search=query.search, order=query.order, where=where
    )
    for kept in query.filters:
        if kept.only is not None:
            found = [row_id for row_id in found if row_id in kept.only]
    return list(found)


def _counts(work: Any, grid: str, query: Query, filters: Sequence[Filter], found: list[str]) -> dict[str, int]:
    """How many rows each filter finds by itself: conditions are counted in one go, ids are looked up among all."""
    asked = {kept.key: kept.where for kept in filters if kept.only is None}
    counted: dict[str, int] = services.grids.counts(work, grid, asked, mission_id=query.mission_id)
    listed = [kept for kept in filters if kept.only]
    if listed:
        narrowed = query.search or query.filters
        everybody = set(_ids(work, grid, Query(query.mission_id)) if narrowed else found)
        counted |= {kept.key: len(everybody & (kept.only or frozenset())) for kept in listed}
    return {kept.key: counted.get(kept.key, 0) for kept in filters}


def _choices(work: Any, key: str, mission_id: str | None) -> list[tuple[str, str]]:
    try:
        return list(services.grids.choices(work, key, mission_id))
    except KeyError:
        # A link nobody chooses from a list, such as that of an item to its visit's item.
        return []
