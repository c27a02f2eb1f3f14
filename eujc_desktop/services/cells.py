"""Cells as people write them in lists and forms, with what follows from them in the same step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from eujc_desktop.models.visit import Visit
from eujc_desktop.services import agreed_times, date_options, grids, visits
from eujc_desktop.store.work import Work

Values = Mapping[str, object]
_AGREED: Final = frozenset({"visit.agreed_day", "visit.agreed_from", "visit.agreed_until"})


def change(work: Work, grid: str, row_id: str, values: Values, seen: Values | None = None) -> None:
    """Write cells of one row; refused as `grids.change` is."""
    change_rows(work, grid, {row_id: values}, {row_id: seen or {}})


def change_many(work: Work, grid: str, row_ids: Sequence[str], values: Values) -> int:
    """Write the same cells into several rows; how many rows there were."""
    return change_rows(work, grid, dict.fromkeys(row_ids, values))


def change_rows(
    work: Work, grid: str, changes: Mapping[str, Values], seen: Mapping[str, Values] = MappingProxyType({})
) -> int:
    """Write cells of several rows; how many rows.

    A visit is then planned when its host expects it, and pencilled, or not any more. Where the itinerary cannot
    follow, the panel of the visit says why.
    """
    dated = {key for key in changes if grid == "visits" and work.get(Visit, key).agreed_day}
    written = grids.change_rows(work, grid, changes, seen)
    if grid == "visits":
        today = date.today()
        for visit_id, values in changes.items():
            if not _AGREED.isdisjoint(values):
                date_options.follow(work, visit_id, today)
            if "visit.agreed_day" not in values or "visit.stage" in values:
                continue
            if values["visit.agreed_day"]:
                visits.pencil_in(work, visit_id, today)
            elif visit_id in dated:
                agreed_times.rub_out(work.get(Visit, visit_id))
    return written
