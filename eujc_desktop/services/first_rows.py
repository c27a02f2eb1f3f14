"""The list a window shows first: kept when it closes, read at the next start before the database is opened.

Kept are the question and how its answer is formatted, never a value of a record. Reading imports nothing heavy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eujc_desktop.fields import kinds, readings
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.store import glimpse

if TYPE_CHECKING:
    from sqlalchemy import Select

    from eujc_desktop.store.work import Works

MOST = 200
MISSION = ("title", "code", "kind", "first_day", "last_day")


class Listed(kinds.Kind[str]):
    """One out of a fixed list, by the words kept for each code."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def format(self, value: str | None) -> str:
        return self._words.get(value or "", "")


_KINDS: dict[str, Callable[[], kinds.AnyKind]] = {
    "whole": kinds.Whole,
    "hundredths": kinds.Amount,
    "flag": kinds.YesNo,
    "day": kinds.Day,
    "clock": kinds.Clock,
    "moment": kinds.Moment,
    "lines": kinds.Lines,
}
_DECODED: dict[str, Callable[[Any], Any]] = {
    "hundredths": lambda raw: Decimal(raw).scaleb(-2),
    "flag": bool,
    "day": date.fromisoformat,
    "clock": time.fromisoformat,
    "moment": kinds.Moment().parse,
    "lines": lambda raw: tuple(json.loads(raw)),
}


@dataclass(frozen=True)
class FirstRows:
    """Rows of a list by key, with the fields that format them; `mission` tells what its header shows."""

    grid: str
    mission_id: str
    mission: Mapping[str, Any]
    fields: Mapping[str, Field]
    rows: Sequence[dict[str, Any]]


def read(folder: Path, database: Path) -> FirstRows | None:
    """The rows as they are now in the file; None when anything is not as it was when they were kept."""
    found = glimpse.glimpse(folder, database)
    try:
        return _made(found) if found else None
    except (KeyError, TypeError, ValueError, ArithmeticError):
        # Somebody has changed what was kept, or an older version of the program kept it.
        return None


def _made(found: glimpse.Glimpse) -> FirstRows:
    meta = found.meta
    fields = {key: _field(key, told) for key, told in meta["fields"].items()}
    rows = {row[0]: dict(zip(found.columns, row, strict=True)) for row in found.rows}
    shown = [_decoded(rows[key], fields) for key in meta["ids"] if key in rows]
    mission = {name: shown[0].pop(f"mission.{name}") for name in MISSION} if shown else {}
    days = {name: date.fromisoformat(mission[name]) for name in ("first_day", "last_day") if mission.get(name)}
    return FirstRows(str(meta["grid"]), str(meta["mission"]), {**mission, **days}, fields, shown)


def _field(key: str, told: Mapping[str, Any]) -> Field:
    kind = Listed(told["words"]) if told["words"] else _KINDS.get(told["storage"], kinds.Text)()
    return Field(key, str(told["label"]), kind)


def _decoded(row: dict[str, Any], fields: Mapping[str, Field]) -> dict[str, Any]:
    for key, field in fields.items():
        decode = _DECODED.get(field.kind.storage)
        if decode is not None and row[key] is not None:
            row[key] = decode(row[key])
    return row


def keep(works: Works, folder: Path, database: Path, grid: str, mission_id: str, keys: Sequence[str]) -> None:
    """Have the first rows of a list with these columns shown at the next start."""
    from eujc_desktop.services import grids
    from eujc_desktop.store import remembering

    known = grids.columns(grid)
    links = {key for key in keys if key in known and isinstance(known[key].kind, kinds.Ref)}
    shown = [key for key in keys if key in known and (key not in links or grids.link_words(grid, key) is not None)]
    fields = {key: _told(known[key]) for key in shown}
    ids = works.read(lambda work: grids.ids(work, grid, mission_id=mission_id))[:MOST]
    meta = {"grid": grid, "mission": mission_id, "ids": ids, "fields": fields}
    question = _question(grid, mission_id, shown)
    remembering.remember(folder, database, works.engine, question, {"wanted": ids}, meta)


def _question(grid: str, mission_id: str, keys: Sequence[str]) -> Select[Any]:
    """The cells of the rows, links by the words of what they lead to, and what the header tells of the mission."""
    from sqlalchemy import select

    from eujc_desktop.models.mission import Mission
    from eujc_desktop.services import grids

    words = {key: found for key in keys if (found := grids.link_words(grid, key)) is not None}
    mission = Mission.__table__.c
    of_mission = [select(mission[name]).where(mission.id == mission_id).scalar_subquery() for name in MISSION]
    named = [found.label(f"mission.{name}") for name, found in zip(MISSION, of_mission, strict=True)]
    cells = grids.reading(grid, tuple(key for key in keys if key not in words))
    return cells.add_columns(*(found.label(key) for key, found in words.items()), *named)


def _told(field: Field) -> dict[str, Any]:
    """What formats the values of a field: its fixed list, or how they are stored."""
    words: dict[str, str] = {}
    if isinstance(field.kind, Choice):
        words = {str(option): option.label for option in field.kind.options}
    elif isinstance(field.kind, kinds.Country):
        words = dict(readings.countries())
    return {"label": field.label, "storage": field.kind.storage, "words": words}
