"""The one door to the database: SQLite through sqlcipher3, or PostgreSQL through psycopg, with the same models."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say

OLDEST_SQLITE = (3, 51, 3)
APPLICATION_ID = 0x45554A43  # "EUJC" in the file's header
WAIT_MS = 10_000
DRIVER_ERROR: type[Exception] = sqlcipher3.dbapi2.Error
"""What a connection of the driver itself raises (see `driver_of`)."""
_ASK_AGAIN = 0.002
_PRAGMAS = (
    "PRAGMA cipher_log_level = NONE",
    f"PRAGMA busy_timeout = {WAIT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    # Without it INSERT OR REPLACE would remove a row past the journal.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
)


def open_engine(
    data: str | Path, *, wait_ms: int = WAIT_MS, read_only: bool = False, as_it_lies: bool = False
) -> Engine:
    """An engine for a file or a `postgresql+psycopg://` address; nothing is opened before the first connection.

    `as_it_lies` reads a file that has no log without a lock and without a byte written beside it.
    """
    if is_server(data):
        return _open_server(make_url(str(data)))
    check_library(sqlcipher3.dbapi2.sqlite_version)
    engine = create_engine(
        URL.create("sqlite", database=str(data).removeprefix("sqlite:///")),
        module=sqlcipher3.dbapi2,
        hide_parameters=True,
        query_cache_size=1500,
        **({"creator": partial(_as_it_lies, Path(data))} if as_it_lies else {}),
    )
    _listen_sqlite(engine, wait_ms, may_write=not (read_only or as_it_lies))
    return engine


def _as_it_lies(path: Path) -> Any:
    return sqlcipher3.dbapi2.connect(untouched_uri(path), uri=True, check_same_thread=False)


def untouched_uri(path: Path) -> str:
    """The address under which a file is read as it lies there: no lock, no recovery, no byte written."""
    return f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"


def is_server(data: str | Path) -> bool:
    """Whether `data` names a PostgreSQL server rather than a file."""
    return str(data).startswith(("postgresql://", "postgresql+"))


def check_library(version: str) -> None:
    """Refuse a SQLite that can lose pages: before 3.51.3 two checkpoints at once could reset the log wrongly."""
    if tuple(int(part) for part in version.split(".")) < OLDEST_SQLITE:
        wanted = ".".join(map(str, OLDEST_SQLITE))
        raise Refused(
            say(
                "The database library here is SQLite {version}, with a fault that can lose data; "
                "{wanted} or later is needed.",
                version=version,
                wanted=wanted,
            ),
            cure="Install the program again; it brings a newer library.",
        )


def _listen_sqlite(engine: Engine, wait_ms: int, *, may_write: bool) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        # Only we say BEGIN: the driver would begin late, and not at all before statements that change tables.
        connection.isolation_level = None
        connection.create_function("folded", 1, folded, deterministic=True)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if wait_ms != WAIT_MS:
            connection.execute(f"PRAGMA busy_timeout = {wait_ms}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        writes = may_write and options.get("eujc_writes", True)
        if connection.info.get("writes") != writes:
            # Only when it changes: after each such setting SQLite prepares every statement anew.
            connection.exec_driver_sql(f"PRAGMA query_only = {0 if writes else 1}")
            connection.info["writes"] = writes
        if not options.get("eujc_foreign_keys", True):
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        if writes:
            _take_turn(connection, wait_ms)
        else:
            # By the driver itself: it waits for nobody, and a search while somebody types is done a tenth sooner.
            driver_of(connection).execute("BEGIN")


def _take_turn(connection: Connection, wait_ms: int) -> None:
    """Begin to write as soon as nobody else does: one that reads first and writes later would fail, not wait.

    SQLite's own waiting sleeps longer each time, so that who has just written comes first again and again.
    """
    driver = driver_of(connection)
    until = time.monotonic() + wait_ms / 1000
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while time.monotonic() < until:
            try:
                driver.execute("BEGIN IMMEDIATE")
            except sqlcipher3.dbapi2.OperationalError as exc:
                if "locked" not in str(exc):
                    break
                time.sleep(_ASK_AGAIN)
            else:
                return
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout = {wait_ms}")


@lru_cache(maxsize=50_000)
def folded(words: str | None) -> str | None:
    """In SQL: words as they are sorted, without regard to case and accents; names come again and again."""
    return None if words is None else fold(words)


def _open_server(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        query_cache_size=1500,
        connect_args={"options": "-c timezone=UTC -c lock_timeout=10s", "connect_timeout": 10},
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("eujc_writes", True):
            # One writer at a time, as in a file, so that steps are committed in the order of their numbers.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
        else:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    return engine


def driver_of(connection: Connection) -> Any:
    """SQLite's own connection, which spares a tenth of a quick reading; its errors are `DRIVER_ERROR`."""
    return connection.connection.driver_connection


@contextmanager
def connect(engine: Engine, *, writes: bool, foreign_keys: bool = True) -> Iterator[Connection]:
    """A connection in one transaction: committed when the block ends, rolled back when it raises."""
    with engine.connect() as connection:
        connection = connection.execution_options(eujc_writes=writes, eujc_foreign_keys=foreign_keys)
        with connection.begin():
            yield connection


@contextmanager
def private_files() -> Iterator[None]:
    """Files made within are for the user alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)
