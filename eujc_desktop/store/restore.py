"""Puts a backup in the place of an office; what was there is set aside, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2

from eujc_desktop.common import files
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.store import backup, guard, location, lock, opening, problems, stamp
from eujc_desktop.store.backup import Content
from eujc_desktop.store.engine import private_files


@dataclass(frozen=True)
class Restored:
    """A restored office: where the old files went, and rows by table before and after."""

    path: Path
    set_aside: tuple[Path, ...]
    before: dict[str, int]
    after: dict[str, int]
    steps_before: int
    steps_after: int
    left_out: tuple[str, ...]
    words: str


def restore(source: Path, database: Path, who: str = "restore") -> Restored:
    """Put the backup `source` at `database`; rules and views this program did not write are left out."""
    place = location.look(source.absolute())
    if place.is_new:
        raise Refused(
            say("{source} is not there.", source=source), cure="Choose a backup from the list: eujc-desktop backups."
        )
    opening.refuse_newer(place)
    target = database.absolute()
    if target.resolve() == source.resolve():
        raise Refused("The backup and the office are the same file.", cure="Name the backup to restore.")
    presence = lock.Presence(target, who, "restore", alone=True)
    presence.take()
    try:
        if others := lock.others_in_words(presence):
            raise Refused(
                say("{name} is open: {others}.", name=target.name, others=others),
                cure="Close it there, then try again.",
            )
        return _put(source, target)
    except OSError as exc:
        raise files.in_words(exc, target) from exc
    except sqlcipher3.dbapi2.DatabaseError as exc:
        raise problems.in_words(exc, folder=target.parent) from exc
    finally:
        presence.release()


def _put(source: Path, target: Path) -> Restored:
    before = _content(target)
    part = files.part_of(target)
    try:
        with private_files(), location.untouched(source) as connection:
            backup.write_copy(connection, part)
        left_out = clean(part)
        after = backup.verify(part)
        backup.sync(part)
        aside = stamp.set_aside(target, ("", *stamp.PARTS))
        stamp.forget(target)
        part.replace(target)
        backup.sync(target.parent)
    finally:
        for tail in ("", *stamp.PARTS):
            part.with_name(part.name + tail).unlink(missing_ok=True)
    return _restored(target, aside, before, after, left_out)


def clean(path: Path) -> list[str]:
    """Drop triggers and views this program did not write from a copy, and put its own in order; names dropped."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA trusted_schema = OFF")
        found = guard.planted(connection)
        if found or guard.missing(connection):
            guard.remake(connection)
        # A single file, without a log beside it, is what is renamed.
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
    return found


def _content(path: Path) -> Content | None:
    """What the file to be replaced holds, as far as it can be read."""
    if not path.is_file():
        return None
    try:
        with location.untouched(path) as connection:
            return backup.content_of(connection)
    except sqlcipher3.dbapi2.DatabaseError:
        return None


def _restored(path: Path, aside: list[Path], before: Content | None, after: Content, left_out: list[str]) -> Restored:
    old = say("The file that was there is kept as {name}. ", name=aside[0].name) if aside else ""
    dropped = (
        say("Left out, because this program did not write them: {left_out}. ", left_out=", ".join(left_out))
        if left_out
        else ""
    )
    was = (
        say("{n} records, step {last_step}", n=sum(before.rows.values()), last_step=before.last_step)
        if before
        else say("nothing readable")
    )
    now = say("{n} records, step {last_step}", n=sum(after.rows.values()), last_step=after.last_step)
    words = say(
        "Restored {name}. {old}{dropped}Before: {was}; now: {now}.",
        name=path.name,
        old=old,
        dropped=dropped,
        was=was,
        now=now,
    )
    rows_before, step_before = (before.rows, before.last_step) if before else ({}, 0)
    return Restored(path, tuple(aside), rows_before, after.rows, step_before, after.last_step, tuple(left_out), words)
