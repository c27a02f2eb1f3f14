"""Looks at the place of an office before it is opened, without touching the file itself."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.common.said import say
from eujc_desktop.store import volumes
from eujc_desktop.store.engine import APPLICATION_ID, untouched_uri

_NOT_OURS = say("Choose an office file made by this program, or restore a backup.")


@dataclass(frozen=True)
class Place:
    """What lies at a path: `is_new` nothing yet, `read_only` when nothing can be written there.

    `stamp` is that of the main file where a log lies beside it, which it may not belong to.
    """

    path: Path
    is_new: bool
    read_only: bool
    version: int = 0
    stamp: str = ""


def look(path: Path) -> Place:
    """What lies at `path`; refuses, in words, what cannot be an office."""
    folder = path.parent
    if not folder.is_dir():
        raise Refused(
            say("The folder {folder} is not there; nothing was made in its place.", folder=folder),
            cure="Connect the drive, or choose another place.",
        )
    found = _what_lies_at(path)
    volumes.refuse_shared(folder)
    if found is None:
        if not may_write(folder):
            raise Refused(say("Nothing can be written in {folder}.", folder=folder), cure="Choose another folder.")
        return Place(path, is_new=True, read_only=False)
    if found.st_size == 0:
        raise Damaged(
            say("{name} is empty (0 bytes), so it is no office; it was left as it is.", name=path.name),
            cure="Restore the last backup, or choose another file.",
        )
    return _read_header(path, read_only=not (may_write(path) and may_write(folder)))


def _what_lies_at(path: Path) -> os.stat_result | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise Refused(
                say("{path} points to a file that is not there.", path=path), cure="Connect its drive."
            ) from None
        return None
    except OSError as exc:
        raise Refused(
            say("{path} cannot be looked at: {strerror}.", path=path, strerror=exc.strerror), cure="Check its folder."
        ) from exc
    if not stat.S_ISREG(found.st_mode):
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else say("a pipe or device")
        raise Refused(
            say("{path} is {kind}, not a file.", path=path, kind=kind), cure="Choose a file, or a name for a new one."
        )
    return found


def may_write(path: Path) -> bool:
    """Whether this user may write there."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


@contextmanager
def untouched(path: Path) -> Iterator[Any]:
    """A connection that reads the main file as it lies there: no lock, no recovery, no byte written."""
    connection = sqlcipher3.dbapi2.connect(untouched_uri(path), uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection
    finally:
        connection.close()


def _read_header(path: Path, *, read_only: bool) -> Place:
    try:
        with untouched(path) as connection:
            log = has_log(path)
            if log:
                # A crash in the middle of a checkpoint leaves a file shorter than its header says; with this the header
                # is read all the same, and the log completes the rest when the office is opened.
                connection.execute("PRAGMA writable_schema = ON")
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            # Reading a row takes all that the file says of its tables: longer than anything else when it is opened.
            stamp = _stamp(connection) if log and application == APPLICATION_ID else ""
    except sqlcipher3.dbapi2.DatabaseError as exc:
        raise Damaged(say("{name} is not one of our files, or it is damaged.", name=path.name), cure=_NOT_OURS) from exc
    if application != APPLICATION_ID:
        raise Damaged(say("{name} is a database of another program.", name=path.name), cure=_NOT_OURS)
    return Place(path, is_new=False, read_only=read_only, version=version, stamp=stamp)


def has_log(path: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside a file."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _stamp(connection: Any) -> str:
    try:
        row = connection.execute("SELECT run_stamp FROM office").fetchone()
    except sqlcipher3.dbapi2.DatabaseError:
        # A crash in the middle of a checkpoint leaves pages that only the log completes.
        return ""
    return str(row[0]) if row else ""
