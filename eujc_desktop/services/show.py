"""A whole mission as plain data, for scripts and other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from eujc_desktop.fields.hidden import is_hidden, masked
from eujc_desktop.services import grids, itineraries, missions, own_fields, records
from eujc_desktop.store.work import Work


def mission(work: Work, code: str, *, passports: bool = False) -> dict[str, Any]:
    """The mission with the keys `mission`, `own_fields`, `participants`, `itinerary`, `visits`; empty values are left
    out of rows. Fields of the programme's own are named by their keys.

    Passport numbers are masked; with `passports`, which is to be written down first, they are whole.
    """
    found = missions.by_code(work, code)
    return {
        "mission": records.values(work, "mission", found.id),
        "own_fields": {key: field.label for key, field in own_fields.of_mission(work, found.id).items()},
        "participants": [_told(row, passports=passports) for row in _rows(work, "participants", found.id)],
        "itinerary": _itinerary(work, found.id),
        "visits": _rows(work, "visits", found.id),
    }


def _told(row: dict[str, Any], *, passports: bool) -> dict[str, Any]:
    return {key: masked(value) if is_hidden(key) and not passports else value for key, value in row.items()}


def _itinerary(work: Work, mission_id: str) -> dict[str, Any]:
    """Days and items; each item with the people named for it and their seats."""
    shown = asdict(itineraries.plan(work, mission_id))
    del shown["hidden"]
    return shown


def _rows(work: Work, grid: str, mission_id: str) -> list[dict[str, Any]]:
    keys = list(grids.fields(work, grid, mission_id))
    found = grids.rows(work, grid, grids.ids(work, grid, mission_id=mission_id), keys)
    return [{key: value for key, value in row.items() if value is not None and key != "versions"} for row in found]
