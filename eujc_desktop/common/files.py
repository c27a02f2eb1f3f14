"""Files written whole or not at all, and the sentences for disks that are full, locked or gone."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from eujc_desktop.common.errors import Refused, UserError
from eujc_desktop.common.said import say

_ENDING = ".eujc-part"
# With what the database and the lock put beside an office in the making.
_OURS = re.compile(r"\..+\.[0-9a-f]{8}\.eujc-part(-wal|-shm|-journal|\.run|\.lock.*)?")
_DAY = 86_400


def write_atomic(path: Path, data: bytes, *, private: bool = False) -> Path:
    """Put `data` at `path`: whatever happens, the old file or the new one is there, whole. Returns `path`.

    `private` keeps the file from other users of the machine.
    """
    with replacing(path, private=private) as part:
        part.write_bytes(data)
    return path


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[Path]:
    """A temporary path beside `path` to write to; it takes the place of `path` when the block ends well."""
    sweep(path.parent)
    part = part_of(path)
    try:
        _create(part, path, private=private)
        yield part
        _sync(part)
        part.replace(path)
    except OSError as exc:
        raise in_words(exc, path) from exc
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def part_of(path: Path) -> Path:
    """A temporary name beside `path`, for a file in the making; one left by a crash is swept some day."""
    return path.with_name(f".{_start(path.name)}.{secrets.token_hex(4)}{_ENDING}")


def put_new(part: Path, path: Path) -> None:
    """Give a finished file its name; FileExistsError when something lies there by now, which is then left alone."""
    if os.name == "nt":
        part.rename(path)
        return
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links, such as a memory stick: nearly as good.
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.rename(path)
    else:
        part.unlink()


def _start(name: str) -> str:
    """So much of a name that the temporary one does not become too long for the file system."""
    return name.encode()[:80].decode(errors="ignore")


def _create(part: Path, path: Path, *, private: bool) -> None:
    """An empty file with the rights of the one it is going to replace."""
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666))
    if not private and path.is_file():
        part.chmod(stat.S_IMODE(path.stat().st_mode))


def _sync(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe against a power cut, where the system lets one open folders (not Windows)."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some file systems refuse this; the file itself is safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path, *, older_than_days: float = 1) -> int:
    """Delete our own left-over temporary files that are old enough to belong to nobody; how many there were."""
    count = 0
    try:
        found = [entry for entry in folder.iterdir() if _OURS.fullmatch(entry.name)]
    except OSError:  # a folder that cannot be read has nothing we could clear
        return 0
    for entry in found:
        with suppress(OSError):  # another instance may be faster
            if entry.is_file() and not entry.is_symlink() and is_old(entry, older_than_days):
                entry.unlink()
                count += 1
    return count


def is_old(path: Path, days: float = 1) -> bool:
    """Whether nobody has written to a file for so many days."""
    return path.stat().st_mtime < time.time() - days * _DAY


_LOCKED = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EIO, errno.ESTALE}
_FULL = {errno.ENOSPC, errno.EDQUOT}


def is_full(error: OSError) -> bool:
    """Whether there was no room: on the disk, or under the limit of who writes."""
    return error.errno in {*_FULL, errno.EFBIG}


def in_words(error: OSError, path: Path) -> UserError:
    """What a failed write means for the user: what is safe, what to do."""
    kept = "The file of that name is as it was." if _exists(path) else "Nothing was written."
    if error.errno in _FULL:
        return Refused(
            say("The disk is full: “{name}” could not be written. {kept}", name=path.name, kept=kept),
            cure=make_room(path.parent),
        )
    if error.errno == errno.EROFS:
        words = say(
            "The folder {parent} can only be read, so “{name}” could not be written. {kept}",
            parent=path.parent,
            name=path.name,
            kept=kept,
        )
        return Refused(words, cure="Choose another folder.")
    if path.is_dir():
        return Refused(
            say("“{name}” is a folder, not a file. Nothing was written.", name=path.name), cure="Choose another name."
        )
    if error.errno in _LOCKED:
        words = say(
            "“{name}” could not be written: it is open in another program, or the folder is protected. {kept}",
            name=path.name,
            kept=kept,
        )
        return Refused(words, cure="Close the file there, or choose another folder, then try again.")
    if error.errno in _GONE:
        words = say(
            "The folder {parent} cannot be reached, so “{name}” could not be written. {kept}",
            parent=path.parent,
            name=path.name,
            kept=kept,
        )
        return Refused(words, cure="Connect the drive again, or choose another folder.")
    if error.errno == errno.ENAMETOOLONG:
        return Refused("The file name is too long for this disk. Nothing was written.", cure="Choose a shorter name.")
    return Refused(
        say("“{name}” could not be written: {strerror}. {kept}", name=path.name, strerror=error.strerror, kept=kept),
        cure="Choose another folder.",
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def make_room(folder: Path) -> str:
    """The cure for a full disk, with what is left on it."""
    try:
        left = shutil.disk_usage(folder).free / 1_000_000
    except OSError:
        return "Make room on the disk, then try again."
    return say("Make room on the disk ({left:.1f} MB are left), then try again.", left=left)
