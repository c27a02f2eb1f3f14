"""The list a window shows first: kept when it closes, read at the next start before the database is opened.

Kept are the question and how its answer is formatted, never a value of a record. Reading imports nothing heavy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from eujc_desktop.common.said import with_japanese
from eujc_desktop.fields.shown import NUMBERS, WRITTEN
from eujc_desktop.store import glimpse

if TYPE_CHECKING:
    from sqlalchemy import Select

    from eujc_desktop.fields.field import Field
    from eujc_desktop.store.work import Works

MOST = 200
MISSION = ("title", "title_ja", "code", "kind", "first_day", "last_day")


class Shown(NamedTuple):
    """What stands for a kind until those are loaded: how its values are stored, and the words of a fixed list."""

    storage: str
    words: Mapping[str, str]

    @property
    def align_right(self) -> bool:
        return self.storage in NUMBERS

    def format(self, value: Any) -> str:
        """The value as its kind will write it."""
        if value is None or self.words:
            return self.words.get(value, "")
        return WRITTEN.get(self.storage, str)(value)


class ShownField(NamedTuple):
    """What stands for a field: its label and kind."""

    label: str
    kind: Shown


class FirstRows(NamedTuple):
    """Rows of a list by key, with what formats them; `mission` tells what its header shows."""

    grid: str
    mission_id: str
    mission: Mapping[str, Any]
    fields: Mapping[str, ShownField]
    rows: Sequence[dict[str, Any]]


def _hundredths(raw: int) -> Any:
    from decimal import Decimal

    return Decimal(raw).scaleb(-2)


_DECODED: dict[str, Callable[[Any], Any]] = {
    "hundredths": _hundredths,
    "flag": bool,
    "day": date.fromisoformat,
    "clock": time.fromisoformat,
    "moment": lambda raw: datetime.fromisoformat(raw).astimezone(UTC),
    "lines": lambda raw: tuple(json.loads(raw)),
}


def read(folder: Path, database: Path) -> FirstRows | None:
    """The rows as they are now in the file; None when anything is not as it was when they were kept."""
    found = glimpse.glimpse(folder, database)
    try:
        return _made(found) if found else None
    except (KeyError, TypeError, ValueError, ArithmeticError):
        # Somebody has changed what was kept, or an older version of the program kept it.
        return None


def _made(found: glimpse.Glimpse) -> FirstRows | None:
    meta = found.meta
    kinds = {key: Shown(str(told["storage"]), dict(told["words"])) for key, told in meta["fields"].items()}
    fields = {key: ShownField(str(meta["fields"][key]["label"]), kind) for key, kind in kinds.items()}
    rows = {row[0]: dict(zip(found.columns, row, strict=True)) for row in found.rows}
    shown = [_decoded(rows[key], kinds) for key in meta["ids"] if key in rows]
    if not shown:
        return None
    mission = {name: shown[0][f"at hand.{name}"] for name in MISSION}
    mission["title"] = with_japanese(mission["title"], mission.pop("title_ja"))
    days = {name: date.fromisoformat(mission[name]) for name in ("first_day", "last_day")}
    return FirstRows(str(meta["grid"]), str(meta["mission"]), {**mission, **days}, fields, shown)


def _decoded(row: dict[str, Any], kinds: Mapping[str, Shown]) -> dict[str, Any]:
    for key, kind in kinds.items():
        decode = _DECODED.get(kind.storage)
        if decode is not None and row[key] is not None:
            row[key] = decode(row[key])
    return row


def keep(
    works: Works,
    folder: Path,
    database: Path,
    grid: str,
    mission_id: str,
    keys: Sequence[str],
    order: Sequence[tuple[str, bool]] = (),
    language: str = "en",
) -> None:
    """Have the first rows of a list with these columns, sorted so, shown at the next start in a language."""
    from eujc_desktop.services import grids
    from eujc_desktop.store import remembering

    known = works.read(lambda work: grids.fields(work, grid, mission_id))
    shown = [key for key in keys if key in known and _can_tell(grid, known[key])]
    fields = {key: _told(known[key], language) for key in shown}
    sorted_ = [(key, down) for key, down in order if key in known]
    ids = works.read(lambda work: grids.ids(work, grid, mission_id=mission_id, order=sorted_))[:MOST]
    meta = {"grid": grid, "mission": mission_id, "ids": ids, "fields": fields}
    question = _question(grid, mission_id, shown)
    remembering.remember(folder, database, works.engine, question, {"wanted": ids}, meta)


def _can_tell(grid: str, field: Field) -> bool:
    """Whether a field can be written without reading other lists: every one but a link out of the list."""
    from eujc_desktop.fields.kinds import Ref
    from eujc_desktop.services import grids

    return not isinstance(field.kind, Ref) or grids.link_words(grid, field.name) is not None


def _question(grid: str, mission_id: str, keys: Sequence[str]) -> Select[Any]:
    """The cells of the rows, links by the words of what they lead to, and what the header tells of the mission."""
    from sqlalchemy import select

    from eujc_desktop.models.mission import Mission
    from eujc_desktop.services import grids

    words = {key: found for key in keys if (found := grids.link_words(grid, key)) is not None}
    mission = Mission.__table__.c
    of_mission = [select(mission[name]).where(mission.id == mission_id).scalar_subquery() for name in MISSION]
    named = [found.label(f"at hand.{name}") for name, found in zip(MISSION, of_mission, strict=True)]
    cells = grids.reading(grid, tuple(key for key in keys if key not in words))
    return cells.add_columns(*(found.label(key) for key, found in words.items()), *named)


def _told(field: Field, language: str) -> dict[str, Any]:
    """What formats the values of a field: its fixed list, or how they are stored.

    The window says labels of options in its language by itself, but not names of countries.
    """
    from eujc_desktop.fields.choices import Choice
    from eujc_desktop.fields.kinds import Country
    from eujc_desktop.fields.readings import countries

    words: dict[str, str] = {}
    if isinstance(field.kind, Choice):
        words = {str(option): option.label for option in field.kind.options}
    elif isinstance(field.kind, Country):
        words = dict(countries(language))
    return {"label": field.label, "storage": field.kind.storage, "words": words}
