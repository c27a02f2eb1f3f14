"""Who has an office open: a lock file that the system frees when its process ends, however it ends."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from eujc_desktop.common.errors import Busy
from eujc_desktop.common.said import say

# Far behind the text: Windows lets nobody read bytes that are locked.
_PLACE = 1 << 20


@dataclass(frozen=True)
class Holder:
    """A running program that has the office open."""

    who: str
    app: str
    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return say(
            "{who} ({app} on {host}, process {pid}, since {since} UTC)",
            who=self.who,
            app=self.app,
            host=self.host,
            pid=self.pid,
            since=self.since,
        )


class Presence:
    """Says that this process has the office open; `alone` asks to be the only window.

    Once taken, `after_crash` tells whether the window before was killed.
    """

    def __init__(self, database: Path, who: str, app: str, *, alone: bool) -> None:
        self._database, self._alone = database, alone
        self.path = _name(database, "" if alone else f"-{os.getpid()}")
        self._handle: int | None = None
        self.after_crash = False
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
        self.holder = Holder(who, app, os.getpid(), socket.gethostname(), now)

    def take(self) -> None:
        """Hold the lock; Busy names who has it."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock_soon(handle):
            os.close(handle)
            raise _refusal(self._database, _read(self.path))
        self._handle = handle
        # Who ends in good order leaves the file empty.
        self.after_crash = os.fstat(handle).st_size > 0
        try:
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps(asdict(self.holder)).encode())
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; twice does no harm."""
        if self._handle is None:
            return
        os.ftruncate(self._handle, 0)
        os.close(self._handle)
        self._handle = None
        # The window's lock file stays: removing it could leave two programs with a lock on two files of one name.
        if not self._alone:
            self.path.unlink(missing_ok=True)

    def others(self) -> list[Holder]:
        """Who else has the office open now."""
        return [holder for path, holder in _living(self._database) if path != self.path]


def others_in_words(presence: Presence) -> str:
    """Who else keeps the office busy, or nothing."""
    return " or ".join(map(str, presence.others()))


def holder_of(database: Path) -> Holder | None:
    """The window that has the office open, if any."""
    return next((holder for path, holder in _living(database) if path == _name(database, "")), None)


def _name(database: Path, tail: str) -> Path:
    return database.with_name(f"{database.name}.lock{tail}")


def _living(database: Path) -> Iterator[tuple[Path, Holder]]:
    for path in sorted(database.parent.glob(f"{_escaped(database.name)}.lock*")):
        try:
            handle = os.open(path, os.O_RDWR)
        except OSError:
            continue
        try:
            free = _try_lock(handle)
        finally:
            os.close(handle)
        if not free:
            yield path, _read(path)
        elif path != _name(database, ""):
            # Left by a process that was killed.
            path.unlink(missing_ok=True)


def _escaped(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in name)


def _read(path: Path) -> Holder:
    try:
        return Holder(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Holder("somebody", "a program", 0, "this computer", "an unknown time")


def _refusal(database: Path, holder: Holder) -> Busy:
    return Busy(
        say("{name} is already open: {holder}.", name=database.name, holder=holder),
        cure="Go on in that window, or close it and try again.",
    )


def _lock_soon(handle: int) -> bool:
    """Lock, waiting a moment for one who only looks whether the lock is free."""
    for _ in range(10):
        if _try_lock(handle):
            return True
        time.sleep(0.03)
    return False


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _PLACE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
