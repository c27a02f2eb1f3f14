"""The office in a data file or on a server: opened, begun, copied, put back."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from eujc_desktop.common.errors import NotFound, Refused, UserError
from eujc_desktop.common.progress import silent
from eujc_desktop.common.said import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from eujc_desktop.common.progress import Progress
    from eujc_desktop.store.backup import Backup
    from eujc_desktop.store.examination import Examined
    from eujc_desktop.store.opening import Store
    from eujc_desktop.store.restore import Restored
    from eujc_desktop.store.work import Work, Works

APP = "EUJC Desktop"
R = TypeVar("R")


def data_folder() -> Path:
    """Where this user's missions lie unless told otherwise."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def state_folder() -> Path:
    """Where the program remembers its windows, settings and logs."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)


def default_file() -> Path:
    """The data file that opens when none is named."""
    return data_folder() / "missions.db"


def on_server(data: str | None) -> bool:
    """Whether the data lie on a PostgreSQL server."""
    return bool(data) and str(data).startswith(("postgresql://", "postgresql+"))


@dataclass
class OpenOffice:
    """An open data file with what can be done to it as a whole."""

    store: Store

    @property
    def works(self) -> Works:
        """Runs use cases, each in one transaction."""
        return self.store.works

    @property
    def path(self) -> Path | None:
        """The data file, None on a server."""
        return self.store.path

    def back_up(self, reason: str, to: Path | None = None) -> Path | None:
        """A verified copy of the data file, or None when nothing has changed since the last one."""
        from eujc_desktop.store import backup

        if self.store.read_only and to is None:
            return None
        if self.path is None:
            if to is not None or reason == "asked for":
                raise Refused("Data on a server are backed up there.", cure="Ask whoever looks after the server.")
            return None
        folder = to or backup.home(self.path)
        made = backup.back_up(self.store.engine, folder, reason, force=to is not None)
        if to is None:
            backup.rotate(folder, datetime.now(UTC))
        return made

    def examine(self, progress: Progress = silent) -> Examined:
        """What is wrong in the whole of the data and can be mended; Damaged when only a backup helps."""
        from eujc_desktop.store.examination import examine

        return examine(self.store.engine, self.path.name if self.path else "The office", progress)

    def mend(self, found: Examined) -> Path | None:
        """Mend what was found; the copy made of the file before, where records were touched."""
        from eujc_desktop.store import backup
        from eujc_desktop.store.examination import mend

        kept = backup.set_aside(self.store.engine, backup.home(self.path)) if self.path and found.strays else None
        self.works.run("Mend the data file", mend)
        return kept

    def close(self) -> None:
        """Let go of the file; what was written is safe whether or not this is called."""
        self.store.close()


def open_office(
    data: str | None,
    who: str | None = None,
    *,
    alone: bool = False,
    must_exist: bool = False,
    beside: bool = False,
) -> OpenOffice:
    """The office in `data`, a file or a server's address; a file that is not there yet is made unless it must exist.

    `alone` takes the lock that keeps a second window out; commands work beside an open window, and `beside` only reads.
    """
    from eujc_desktop.store.opening import open_store

    target: str | Path = str(data) if on_server(data) else Path(data) if data else default_file()
    if must_exist and isinstance(target, Path) and not target.exists():
        cure = say(
            'Name another with --data, or make one with invented data: eujc-desktop sample "{target}"', target=target
        )
        raise NotFound(say("There is no data file {target}.", target=target), cure=cure)
    if data is None:
        default_file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return OpenOffice(open_store(target, who or _user(), app=APP, alone=alone, beside=beside))


@contextmanager
def begin_office(path: Path, who: str | None = None) -> Iterator[OpenOffice]:
    """A new office that gets its name when the block ends well; until then, and if it fails, nothing lies there."""
    from eujc_desktop.common.files import part_of, put_new

    if os.path.lexists(path):
        raise Refused(say("{path} is already there.", path=path), cure="Name a new file.")
    if path == default_file():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = part_of(path)
    office = open_office(str(part), who)
    try:
        try:
            yield office
        finally:
            office.close()
        put_new(part, path)
    except FileExistsError:
        raise Refused(
            say("{path} was made by another program in the meantime.", path=path), cure="Try again."
        ) from None
    finally:
        for tail in ("", "-wal", "-shm"):
            part.with_name(part.name + tail).unlink(missing_ok=True)


def is_free(data: str | None) -> bool:
    """Whether `data` is a file that is not there yet."""
    return not on_server(data) and not os.path.lexists(file_of(data))


def backups(data: str | None) -> Sequence[Backup]:
    """The backups of a data file, newest first."""
    from eujc_desktop.store import backup

    return backup.backups(backup.home(file_of(data)))


def restore(data: str | None, source: Path) -> Restored:
    """Put a backup in place of the data file; the present one is set aside.

    The certificates given since stay in the register: a number that is on paper is never given to somebody else.
    """
    from eujc_desktop.services.certificates import carrying
    from eujc_desktop.store import restore as restoring

    target = file_of(data)
    if not source.is_file():
        raise NotFound(say("There is no backup {source}.", source=source), cure="`eujc-desktop backups` lists them.")
    given = _asked_beside(target, carrying.lines)
    restored = restoring.restore(source, target)
    if not given:
        return restored
    office = open_office(str(target))
    try:
        count = office.works.run("Keep the register of certificates", lambda work: carrying.enter(work, given)).result
    finally:
        office.close()
    if not count:
        return restored
    words = say(
        "{words} Certificates entered since the backup and kept in the register: {count}.",
        words=restored.words,
        count=count,
    )
    return replace(restored, words=words)


def _asked_beside(path: Path, query: Callable[[Work], Sequence[R]]) -> Sequence[R]:
    """The answer of a file that is about to be replaced; empty where it cannot be read, which may be why it is."""
    if not path.is_file():
        return ()
    try:
        office = open_office(str(path), beside=True)
    except UserError:
        return ()
    try:
        return office.works.read(query)
    except UserError:
        return ()
    finally:
        office.close()


def file_of(data: str | None) -> Path:
    """The data file; Refused on a server."""
    if on_server(data):
        raise Refused("Data on a server are backed up there.", cure="Ask whoever looks after the server.")
    return Path(data) if data else default_file()


def _user() -> str:
    """The system's name of whoever runs the program; some containers run it as a number that has none."""
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "somebody"
