"""Knows a write-ahead log that does not belong to its file: one left beside a file put back by hand.

SQLite would play such a log into the file, find nothing wrong, and the rows would be those of another day. Each run of
the window therefore writes a fresh stamp into the file and, beside it, which stamps the file may carry.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from eujc_desktop.common import files
from eujc_desktop.common.ids import new_id
from eujc_desktop.store import location, tables
from eujc_desktop.store.engine import connect
from eujc_desktop.store.location import Place

PARTS = ("-wal", "-shm")


def side_file(database: Path) -> Path:
    """Where the stamps of an office are written down."""
    return database.with_name(f"{database.name}.run")


def set_aside_foreign_log(place: Place) -> list[Path]:
    """Move a log away that belongs to another state of the file; the new names, none when all is well."""
    allowed = _allowed(place.path)
    if not place.stamp or not allowed or place.stamp in allowed or not location.has_log(place.path):
        return []
    return set_aside(place.path, PARTS)


def set_aside(database: Path, parts: tuple[str, ...]) -> list[Path]:
    """Rename the files of an office that are there, by the hour; the new names."""
    now = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    there = [part for part in parts if database.with_name(database.name + part).exists()]
    number, tail = 1, ""
    while any(_aside(database, now + tail, part).exists() for part in ("", *PARTS)):
        number += 1
        tail = f"-{number}"
    return [database.with_name(database.name + part).rename(_aside(database, now + tail, part)) for part in there]


def _aside(database: Path, when: str, part: str) -> Path:
    return database.with_name(f"{database.stem}-set-aside-{when}{database.suffix}{part}")


def renew(engine: Engine, place: Place) -> None:
    """Begin a run: a fresh stamp in the file and beside it. Only who holds the window's lock may."""
    fresh = new_id()
    with connect(engine, writes=True) as connection:
        # The main file carries the stamp it was found with, or by now the newest of its log.
        newest = connection.execute(select(tables.office.c.run_stamp)).scalar()
        _write(place.path, [*{stamp for stamp in (place.stamp, newest) if stamp}, fresh])
        connection.execute(tables.office.update().values(run_stamp=fresh))
    if checkpoint(engine):
        _write(place.path, [fresh])


def checkpoint(engine: Engine) -> bool:
    """Bring the log into the file, as far as readers allow; whether all of it is there now."""
    connection = engine.raw_connection()
    try:
        busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not busy


def forget(database: Path) -> None:
    """Allow any stamp again: the file is another one now."""
    side_file(database).unlink(missing_ok=True)


def _allowed(database: Path) -> list[str]:
    try:
        found = json.loads(side_file(database).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [str(stamp) for stamp in found] if isinstance(found, list) else []


def _write(database: Path, stamps: list[str]) -> None:
    files.write_atomic(side_file(database), json.dumps(stamps).encode(), private=True)
