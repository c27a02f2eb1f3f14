"""Opens an office: every check first, then lock, upgrade and stamp; and closes it again."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from eujc_desktop.common import files
from eujc_desktop.common.errors import Refused, UserError
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say
from eujc_desktop.store import guard, location, lock, problems, schema, stamp
from eujc_desktop.store.engine import is_server, open_engine, private_files
from eujc_desktop.store.inspection import Inspection, refuse_damaged
from eujc_desktop.store.location import Place
from eujc_desktop.store.work import Works, at_once

_COPIES = "eujc-read-only-"
_READ_ONLY = say(
    "Nothing can be written where it lies, so no change is saved. To go on, copy it to a folder you may write to "
    "and open it there."
)
_BESIDE = say(
    "{holder} has it open, so nothing can be changed here. What is changed there meanwhile shows when you open it "
    "again."
)
_FULL = say("There is no room left, so nothing can be changed. Make room on the disk, then open it again.")
_SET_ASIDE = say(
    "It did not belong to this file, which was put back by hand or by another program. It is kept as {names}."
)


@dataclass
class Store:
    """An open office; `set_aside` is a log not its own.

    It is `read_only` when it is a copy of one that cannot be written, while somebody else has it open, or on a full
    disk; `why` says so.
    """

    engine: Engine
    works: Works
    path: Path | None = None
    read_only: bool = False
    why: str = _READ_ONLY
    is_new: bool = False
    set_aside: tuple[Path, ...] = ()
    file_id: str = ""
    inspection: Inspection | None = field(default=None, repr=False)
    closing: ExitStack = field(default_factory=ExitStack, repr=False)

    @property
    def remarks(self) -> list[tuple[str, str]]:
        """What the user should know of the way the office was opened: a title, and more words, each."""
        found = []
        if self.read_only and self.path:
            found.append((say("{name} is open for reading only", name=self.path.name), self.why))
        if self.set_aside:
            names = " and ".join(path.name for path in self.set_aside)
            found.append((say("A log of another day was set aside"), say(_SET_ASIDE, names=names)))
        return found

    def damage(self, progress: Progress = silent) -> UserError | None:
        """What a look at every page of the file found wrong, waited for; nothing can be written then."""
        return self.inspection.damage(progress) if self.inspection else None

    def close(self) -> None:
        """End the run; twice does no harm."""
        self.closing.close()


def open_store(
    data: str | Path, who: str, *, app: str = "EUJC Desktop", alone: bool = True, beside: bool = False
) -> Store:
    """The office at a path or a server's address; a missing file in an existing folder becomes a new office.

    With `alone` this process is the one window of it; without, writers of several processes take turns; `beside` only
    reads, whoever has it open.
    """
    path = None if is_server(data) else Path(str(data).removeprefix("sqlite:///")).absolute()
    try:
        if path is None:
            return _open_server(str(data), who)
        place = location.look(path)
        if beside and not (place.is_new or place.read_only):
            return _open_beside(place, who, app)
        if place.read_only:
            return _open_copy(place, who)
        try:
            return _open_file(place, who, app, alone=alone)
        except OSError as exc:
            if not files.is_full(exc) or place.is_new or location.has_log(path):
                raise
            return _open_full(place, who)
    except DBAPIError as exc:
        raise problems.in_words(exc, folder=path.parent if path else None) from exc
    except OSError as exc:
        raise files.in_words(exc, Path(exc.filename or path or ".")) from exc


def _open_server(url: str, who: str) -> Store:
    engine = open_engine(url)
    with ExitStack() as closing:
        closing.callback(engine.dispose)
        version = schema.version_of(engine)
        if version is None:
            schema.create_all(engine)
        else:
            _bring_up(engine, version, None)
        works, new = Works(engine, who), version is None
        return Store(engine, works, is_new=new, file_id=schema.file_id(engine), closing=closing.pop_all())


def _open_file(place: Place, who: str, app: str, *, alone: bool) -> Store:
    refuse_newer(place)
    with ExitStack() as closing:
        presence = lock.Presence(place.path, who, app, alone=alone)
        presence.take()
        closing.callback(presence.release)
        if place.is_new:
            make_file(place.path)
        files.sweep(place.path.parent)
        moved = [] if presence.others() else stamp.set_aside_foreign_log(place)
        engine = open_engine(place.path)
        closing.callback(engine.dispose)
        # The window does not wait for every page to be read: it shows what is there, and writes only when all is well.
        later = alone and not presence.after_crash and place.version == schema.VERSION
        _check_file(engine, place, pages=not later, thorough=presence.after_crash)
        _bring_up(engine, schema.version_of(engine) or 0, place.path)
        if alone:
            stamp.renew(engine, place)
        looking = Inspection(engine, place.path.name) if later else None
        if looking:
            closing.callback(looking.stop)
        allow = looking.allow_writing if looking else at_once
        return Store(
            engine,
            Works(engine, who, lambda: lock.others_in_words(presence), allow),
            place.path,
            is_new=place.is_new,
            set_aside=tuple(moved),
            file_id=schema.file_id(engine),
            inspection=looking,
            closing=closing.pop_all(),
        )


def refuse_newer(place: Place) -> None:
    """Refuse a file this version of the program does not know; it is not touched."""
    if place.version > schema.VERSION:
        raise Refused(
            say(
                "{name} was written by a newer version of this program "
                "(data version {version}; this one knows {known}). It was left as it is.",
                name=place.path.name,
                version=place.version,
                known=schema.VERSION,
            ),
            cure="Install the newer version, or open an older backup.",
        )


def make_file(path: Path) -> None:
    """A new office at `path`: whole, or not there at all; one that another program made meanwhile is taken."""
    fresh = files.part_of(path)
    engine = open_engine(fresh)
    try:
        with private_files():
            schema.create_all(engine)
        stamp.checkpoint(engine)
        engine.dispose()
        with suppress(FileExistsError):
            files.put_new(fresh, path)
    finally:
        engine.dispose()
        for part in ("", *stamp.PARTS):
            fresh.with_name(fresh.name + part).unlink(missing_ok=True)


def _check_file(engine: Engine, place: Place, *, pages: bool = True, thorough: bool = False) -> None:
    """Refuse a file that is altered, or damaged in its `pages`; `thorough` reads every index too."""
    try:
        connection = engine.raw_connection()
        try:
            driver: Any = connection.driver_connection
            if pages:
                refuse_damaged(driver, place.path.name, thorough=thorough)
            guard.refuse_altered(driver, place.path.name, exact=place.version == schema.VERSION)
        finally:
            connection.close()
    except sqlcipher3.dbapi2.DatabaseError as exc:
        raise problems.in_words(exc) from exc


def _bring_up(engine: Engine, version: int, path: Path | None) -> None:
    """Migrate when the tables are of another version; Alembic is imported only then."""
    if version != schema.VERSION:
        from eujc_desktop.store.upgrade import bring_up

        bring_up(engine, version, path)


def _open_beside(place: Place, who: str, app: str) -> Store:
    """The file itself, for reading only, while another window has it open."""
    refuse_newer(place)
    with ExitStack() as closing:
        holder = lock.holder_of(place.path)
        presence = lock.Presence(place.path, who, app, alone=False)
        presence.take()
        closing.callback(presence.release)
        engine = open_engine(place.path, read_only=True)
        closing.callback(engine.dispose)
        _check_file(engine, place, pages=False)
        _refuse_older(engine, place)
        told = (
            say("{who}, on {host} since {since} UTC,", who=holder.who, host=holder.host, since=holder.since)
            if holder
            else say("Another window")
        )
        return _for_reading(engine, place, who, closing, say(_BESIDE, holder=told))


def _open_full(place: Place, who: str) -> Store:
    """The file as it lies on a disk that has no room for a lock, which nobody can write to either."""
    refuse_newer(place)
    with ExitStack() as closing:
        engine = open_engine(place.path, as_it_lies=True)
        closing.callback(engine.dispose)
        _check_file(engine, place)
        _refuse_older(engine, place)
        return _for_reading(engine, place, who, closing, _FULL)


def _for_reading(engine: Engine, place: Place, who: str, closing: ExitStack, why: str = _READ_ONLY) -> Store:
    works, file_id = Works(engine, who), schema.file_id(engine)
    return Store(engine, works, place.path, read_only=True, why=why, file_id=file_id, closing=closing.pop_all())


def _refuse_older(engine: Engine, place: Place) -> None:
    if schema.version_of(engine) != schema.VERSION:
        raise Refused(
            say("{name} needs an upgrade, and nothing can be written there.", name=place.path.name),
            cure="Copy it to a folder you may write to, and open it there.",
        )


def _open_copy(place: Place, who: str) -> Store:
    """A copy, for reading only, of a file that lies where nothing can be written."""
    refuse_newer(place)
    with ExitStack() as closing:
        copy = _copy_of(place, who, closing)
        engine = open_engine(copy, read_only=True)
        closing.callback(engine.dispose)
        _check_file(engine, place)
        _refuse_older(engine, place)
        return _for_reading(engine, place, who, closing)


def _copy_of(place: Place, who: str, closing: ExitStack) -> Path:
    """A copy in a folder of its own, gone when the office is closed; those left by a crash go now."""
    here = Path(tempfile.gettempdir())
    for old in here.glob(f"{_COPIES}*/*.lock"):
        if files.is_old(old) and lock.holder_of(old.with_suffix("")) is None:
            shutil.rmtree(old.parent, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_COPIES, dir=here))
    closing.callback(shutil.rmtree, folder, ignore_errors=True)
    copy = folder / place.path.name
    presence = lock.Presence(copy, who, "a copy for reading", alone=True)
    presence.take()
    closing.callback(presence.release)
    copy_readable(place.path, copy)
    return copy


def copy_readable(source: Path, target: Path) -> None:
    """Copy an office that cannot be written, log included, with nothing of ours open on it."""
    with private_files():
        if location.has_log(source):
            # SQLite can neither replay this log here nor leave it out: take both files as they are.
            for tail in ("", "-wal"):
                shutil.copyfile(source.with_name(source.name + tail), target.with_name(target.name + tail))
            return
        with location.untouched(source) as connection:
            copy = sqlcipher3.dbapi2.connect(str(target))
            try:
                connection.backup(copy, pages=-1)
            finally:
                copy.close()
