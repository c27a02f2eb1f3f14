"""The list last shown, read again for the first frame while SQLAlchemy is not even imported.

What is needed lies in a small file among the settings: the finished SQL, its values, the columns to show. It is only
ever used on a file whose tables are of this version and that holds nothing foreign; anything doubtful gives nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "glimpse.json"
VERSION = 1
"""Of the tables, one more with each migration: in `PRAGMA user_version`, and Alembic's revision. It stands here, where
nothing heavy is imported."""
_APPLICATION = 0x45554A43
_MOST = 200
_SMALL = 200_000
_FORM: dict[str, Any] = {
    "schema": int,
    "database": str,
    "sql": str,
    "params": (list, dict),
    "columns": list,
    "meta": dict,
}


@dataclass(frozen=True)
class Glimpse:
    """Rows as the database stores them; `meta` is what the list had to say of itself."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    meta: dict[str, Any] = field(default_factory=dict)


def remember(
    folder: Path,
    database: Path,
    sql: str,
    params: list[Any] | dict[str, Any],
    columns: list[str] | tuple[str, ...],
    meta: dict[str, Any] | None = None,
) -> None:
    """Keep the list now shown for the next start; `store.remembering` makes the SQL from a statement."""
    from eujc_desktop.common import files

    kept = {
        "schema": VERSION,
        "database": str(database),
        "sql": sql,
        "params": params,
        "columns": list(columns),
        "meta": meta or {},
    }
    files.write_atomic(folder / FILE, json.dumps(kept, ensure_ascii=False).encode(), private=True)


def forget(folder: Path) -> None:
    """Show nothing at the next start before the data are open."""
    (folder / FILE).unlink(missing_ok=True)


def glimpse(folder: Path, database: Path) -> Glimpse | None:
    """The first rows of the list last shown from `database`; None when anything at all is not as it was."""
    kept = _kept(folder)
    if kept is None or kept["database"] != str(database) or not _may_open(database):
        return None
    import sqlcipher3.dbapi2 as driver

    try:
        rows = _read(driver, database, kept)
    except (driver.Error, driver.Warning):
        # The office itself will be opened with every check in a moment, and say what is wrong.
        return None
    return None if rows is None else Glimpse(tuple(kept["columns"]), rows, kept["meta"])


def _kept(folder: Path) -> dict[str, Any] | None:
    path = folder / FILE
    try:
        if path.stat().st_size > _SMALL:
            return None
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or any(not isinstance(found.get(key), kind) for key, kind in _FORM.items()):
        return None
    return found if found["schema"] == VERSION else None


def _may_open(database: Path) -> bool:
    """Only a file at rest: a log beside it may hold newer rows, or not belong to it."""
    log = database.with_name(f"{database.name}-wal")
    try:
        return database.is_file() and database.stat().st_size > 0 and not (log.exists() and log.stat().st_size > 0)
    except OSError:
        return False


def _read(driver: Any, database: Path, kept: dict[str, Any]) -> list[tuple[Any, ...]] | None:
    connection = driver.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        for pragma in ("cipher_log_level = NONE", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        if _value(connection, "application_id") != _APPLICATION or _value(connection, "user_version") != VERSION:
            return None
        # Reading runs no trigger, but a view in the place of a table could run anything.
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'view'").fetchone():
            return None
        connection.set_authorizer(_only_reading(driver))
        return [tuple(row) for row in connection.execute(kept["sql"], kept["params"]).fetchmany(_MOST)]
    finally:
        connection.close()


def _value(connection: Any, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _only_reading(driver: Any) -> Any:
    allowed = {driver.SQLITE_SELECT, driver.SQLITE_READ, driver.SQLITE_FUNCTION}

    def judge(action: int, *_: object) -> int:
        return int(driver.SQLITE_OK if action in allowed else driver.SQLITE_DENY)

    return judge
