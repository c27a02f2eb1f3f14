"""Copies of an office's file: taken in one step, verified three ways, kept on a ladder of at most 35 days."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine

from eujc_desktop.common import files
from eujc_desktop.common.errors import Damaged, Refused, UserError
from eujc_desktop.common.said import say
from eujc_desktop.store import location, problems
from eujc_desktop.store.engine import APPLICATION_ID, private_files
from eujc_desktop.store.tables import RECORD_TABLES

ALL_FOR = timedelta(days=2)
DAILY_FOR = timedelta(days=14)
NONE_AFTER = timedelta(days=35)
LEAST = 3
_NAME = re.compile(r"backup-(\d{8}T\d{6})Z-(\d{2})-([a-z0-9-]+)\.db")


@dataclass(frozen=True)
class Backup:
    """A backup by its file, when and why it was made."""

    path: Path
    made_at: datetime
    reason: str
    size: int


@dataclass(frozen=True)
class Content:
    """What a file holds: rows by table, number of the last step, version of the tables, and the office's id."""

    rows: dict[str, int]
    last_step: int
    version: int
    file_id: str


def home(database: Path) -> Path:
    """The folder in which an office's backups lie unless the user chose another."""
    return database.parent / f"{database.stem}-backups"


def back_up(
    engine: Engine, folder: Path, reason: str = "exit", *, force: bool = False, now: datetime | None = None
) -> Path | None:
    """A verified copy in `folder`, or None when nothing has changed since the last; Refused tells what hindered it."""
    if engine.dialect.name != "sqlite":
        raise Refused(
            "This office lies on a server; its backups are made there.", cure="Ask the server's keeper for pg_dump."
        )
    moment = now or datetime.now(UTC)
    try:
        with private_files():
            folder.mkdir(parents=True, exist_ok=True)
            files.sweep(folder)
            if not force and not changed(engine, folder):
                return None
            made = _copy(engine, folder, reason, moment)
        rotate(folder, moment)
    except (OSError, sqlcipher3.dbapi2.Error, Damaged) as exc:
        raise _hindered(folder, exc) from exc
    return made


def set_aside(engine: Engine, folder: Path, now: datetime | None = None) -> Path:
    """A copy with all that is wrong in the office, before it is mended: kept in `folder`, but none of its backups."""
    target = folder / f"before-mending-{(now or datetime.now(UTC)).astimezone(UTC):%Y%m%dT%H%M%SZ}.db"
    part = files.part_of(target)
    try:
        with private_files(), _reading(engine) as source:
            folder.mkdir(parents=True, exist_ok=True)
            write_copy(source, part)
        sync(part)
        part.replace(target)
        sync(folder)
    except (OSError, sqlcipher3.dbapi2.Error) as exc:
        raise _hindered(folder, exc) from exc
    finally:
        part.unlink(missing_ok=True)
    return target


def changed(engine: Engine, folder: Path) -> bool:
    """Whether there is anything the newest backup in `folder` does not hold."""
    newest = next(iter(backups(folder)), None)
    if newest is None:
        return True
    try:
        with location.untouched(newest.path) as copy, _reading(engine) as source:
            return content_of(copy) != content_of(source)
    except sqlcipher3.dbapi2.DatabaseError:
        return True


def due(engine: Engine, folder: Path, minutes: int = 30, now: datetime | None = None) -> bool:
    """Whether something changed and the newest backup is older than `minutes`."""
    newest = next(iter(backups(folder)), None)
    if newest is not None and (now or datetime.now(UTC)) - newest.made_at < timedelta(minutes=minutes):
        return False
    return changed(engine, folder)


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are passed over."""
    found = []
    for path in folder.glob("backup-*.db") if folder.is_dir() else ():
        if name := _NAME.fullmatch(path.name):
            made_at = datetime.strptime(name[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append(Backup(path, made_at, name[3].replace("-", " "), path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def rotate(folder: Path, now: datetime) -> list[Path]:
    """Remove the backups the ladder does not keep, never the newest three that are whole; the paths removed."""
    there = backups(folder)
    going = {backup.path for backup in there} - {backup.path for backup in kept(there, now)}
    if not going:
        return []
    whole = 0
    for backup in there:
        if whole >= LEAST:
            break
        if is_whole(backup.path):
            going.discard(backup.path)
            whole += 1
    for path in going:
        path.unlink()
    return sorted(going)


def kept(there: Iterable[Backup], now: datetime) -> list[Backup]:
    """Of backups, newest first, those the ladder keeps: two days all, 14 daily, then weekly, none after 35 days."""
    kept_now, days, weeks = [], set(), set()
    for backup in there:
        age, day = now - backup.made_at, backup.made_at.date()
        week = day.isocalendar()[:2]
        by_day = age <= DAILY_FOR and day not in days
        by_week = DAILY_FOR < age <= NONE_AFTER and week not in weeks
        if age <= ALL_FOR or by_day or by_week:
            kept_now.append(backup)
            days.add(day)
            weeks.add(week)
    return kept_now


def is_whole(path: Path) -> bool:
    """Whether a backup is a sound office."""
    try:
        verify(path)
    except (UserError, OSError, sqlcipher3.dbapi2.Error):
        return False
    return True


def verify(path: Path, expected: Content | None = None) -> Content:
    """What a copy holds, after three checks: its pages, its links between records, and its rows; Damaged else."""
    with location.untouched(path) as copy:
        if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise Damaged(say("{name} is not one of our files.", name=path.name))
        if problem := _page_problem(copy):
            raise Damaged(say("{name} is damaged: {problem}.", name=path.name, problem=problem))
        if orphan := copy.execute("PRAGMA foreign_key_check").fetchone():
            raise Damaged(
                say(
                    "{name} is damaged: a row of {orphan} belongs to a row that is not there.",
                    name=path.name,
                    orphan=orphan[0],
                )
            )
        found = content_of(copy)
    if expected is not None and found != expected:
        raise Damaged(say("{name} does not hold the same rows as the office.", name=path.name))
    return found


def _page_problem(copy: Any) -> str:
    """What is wrong with the pages of a file, in the words of SQLite; "" for nothing."""
    try:
        found = str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0]).splitlines()[-1]
    except sqlcipher3.dbapi2.OperationalError:
        raise
    except sqlcipher3.dbapi2.DatabaseError as exc:  # a page of the schema itself: the check cannot even begin
        return str(exc)
    return "" if found == "ok" else found


def content_of(connection: Any) -> Content:
    """What an office holds, read through the driver."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    rows = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name in (*RECORD_TABLES, "content")
        if name in there
    }
    last = connection.execute("SELECT coalesce(max(number), 0) FROM change_set").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return Content(rows, last, version, connection.execute("SELECT file_id FROM office").fetchone()[0])


def _copy(engine: Engine, folder: Path, reason: str, moment: datetime) -> Path:
    part = files.part_of(folder / "backup.db")
    try:
        with _reading(engine) as source:
            # The rows are counted and copied in one reading, so a writer beside us changes neither.
            expected = content_of(source)
            write_copy(source, part)
        verify(part, expected)
        sync(part)
        target = _free_name(folder, reason, moment)
        part.replace(target)
        sync(folder)
    finally:
        part.unlink(missing_ok=True)
    return target


def write_copy(source: Any, target: Path) -> None:
    """All of an open office into a new file, in one step: in several, a writer would make it begin anew for ever."""
    copy = sqlcipher3.dbapi2.connect(str(target), isolation_level=None)
    try:
        copy.execute("PRAGMA cipher_log_level = NONE")
        source.backup(copy, pages=-1)
    finally:
        copy.close()


@contextmanager
def _reading(engine: Engine) -> Iterator[Any]:
    connection = engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        driver.execute("BEGIN")
        try:
            yield driver
        finally:
            driver.execute("ROLLBACK")
    finally:
        connection.close()


def sync(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk now."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _free_name(folder: Path, reason: str, moment: datetime) -> Path:
    words = re.sub(r"[^a-z0-9]+", "-", reason.lower()).strip("-") or "asked"
    stem = f"backup-{moment.astimezone(UTC):%Y%m%dT%H%M%S}Z"
    taken = [int(path.name[len(stem) + 1 :][:2]) for path in folder.glob(f"{stem}-[0-9][0-9]-*.db")]
    return folder / f"{stem}-{max(taken, default=-1) + 1:02d}-{words}.db"


def _hindered(folder: Path, error: Exception) -> UserError:
    newest = next(iter(backups(folder)), None)
    last = (
        say("The last good backup is of {made_at:%Y-%m-%d %H:%M} UTC", made_at=newest.made_at)
        if newest
        else say("There is no backup yet")
    )
    if isinstance(error, Damaged) or type(error) is sqlcipher3.dbapi2.DatabaseError:
        return Damaged(
            say("The office is damaged, so no backup was made of it. {last}; it is kept.", last=last),
            cure=problems.RESTORE,
        )
    why = getattr(error, "strerror", None) or str(error)
    return Refused(
        say(
            "No backup could be made in {folder}: {why}. {last}; the office itself is safe.",
            folder=folder,
            why=why,
            last=last,
        ),
        cure="Free some space, connect the drive, or choose another folder.",
    )
