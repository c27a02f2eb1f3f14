"""A whole mission as plain data, for scripts and other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from eujc_desktop.services import grids, itineraries, missions, records
from eujc_desktop.store.work import Work


def mission(work: Work, code: str) -> dict[str, Any]:
    """The mission with the keys `mission`, `participants`, `itinerary`, `visits`; empty values are left out of rows."""
    found = missions.by_code(work, code)
    return {
        "mission": records.values(work, "mission", found.id),
        "participants": _rows(work, "participants", found.id),
        "itinerary": _itinerary(work, found.id),
        "visits": _rows(work, "visits", found.id),
    }


def _itinerary(work: Work, mission_id: str) -> dict[str, Any]:
    """Days and items; each item with the people named for it and their seats."""
    shown = asdict(itineraries.plan(work, mission_id))
    del shown["hidden"]
    return shown


def _rows(work: Work, grid: str, mission_id: str) -> list[dict[str, Any]]:
    found = grids.rows(work, grid, grids.ids(work, grid, mission_id=mission_id))
    return [{key: value for key, value in row.items() if value is not None and key != "versions"} for row in found]
