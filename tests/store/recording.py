"""Records every write, sync and removal that the SQLite library makes, and builds what a power cut would leave.

The library's own door to files (its VFS) is taken over through `ctypes`: the default one does the work, and each write,
truncation and sync of a main file or log is noted on the way. A power cut at any moment then leaves, of each file, all
that was synced, and of what came later any sectors, in any order, one of them torn. Names are taken to be on the disk
once they are made; the shared memory of the log is not kept over a restart.
"""

from __future__ import annotations

import ctypes
import random
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3._sqlite3

SECTOR = 512
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods` up to version 2; version 3 adds memory mapping, which is not used."""

    _fields_ = [("version", c_int)] + [
        (name, c_void_p)
        for name in (
            "close", "read", "write", "truncate", "sync", "file_size", "lock", "unlock", "check_reserved",
            "file_control", "sector_size", "characteristics", "shm_map", "shm_lock", "shm_barrier", "shm_unmap",
            "fetch", "unfetch",
        )
    ]  # fmt: skip


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`."""

    _fields_ = [("version", c_int), ("file_bytes", c_int), ("longest_name", c_int)] + [
        (name, c_void_p)
        for name in (
            "next", "name", "data", "open", "delete", "access", "full_name", "dl_open", "dl_error", "dl_symbol",
            "dl_close", "randomness", "sleep", "time", "last_error", "time_64", "set_call", "get_call", "next_call",
        )
    ]  # fmt: skip


@dataclass(frozen=True)
class Event:
    """What happened to a file, or, with the verb `done`, a step that was acknowledged (its number is the place)."""

    verb: str
    name: str
    place: int = 0
    data: bytes = b""


class Recording:
    """The events of the files in one folder, in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.events: list[Event] = []
        self._names: dict[int, str] = {}
        self._kept: list[object] = []
        self._methods: dict[int, _Methods] = {}

    def note(self, verb: str, name: str, place: int = 0, data: bytes = b"") -> None:
        """Add an event from outside the library."""
        self.events.append(Event(verb, name, place, data))

    def take_over(self, real: _Vfs) -> _Vfs:
        """A copy of the library's door that records."""
        ours = _Vfs.from_buffer_copy(real)
        ours.name = ctypes.cast(c_char_p(b"recording"), c_void_p)
        opens, deletes = _OPEN(real.open), _DELETE(real.delete)

        def open_file(vfs: int, name: int, file: int, flags: int, out: object) -> int:
            code = opens(vfs, name, file, flags, out)
            path = ctypes.string_at(name).decode() if name else ""
            if code == 0 and path.startswith(self.folder):
                self._names[file] = Path(path).name
                self._watch(file)
            return code

        def delete(vfs: int, name: int, sync: int) -> int:
            code, path = deletes(vfs, name, sync), ctypes.string_at(name).decode()
            if code == 0 and path.startswith(self.folder):
                self.note("delete", Path(path).name)
            return code

        ours.open = self._pointer(_OPEN(open_file))
        ours.delete = self._pointer(_DELETE(delete))
        return ours

    def _watch(self, file: int) -> None:
        """Put recording methods in the place of the file's own, which go on doing the work."""
        at = c_void_p.from_address(file)
        real = at.value or 0
        if real not in self._methods:
            self._methods[real] = self._recording(_Methods.from_address(real))
        at.value = ctypes.addressof(self._methods[real])

    def _recording(self, real: _Methods) -> _Methods:
        ours = _Methods.from_buffer_copy(real)
        ours.version = min(real.version, 2)
        writes, truncates, syncs = _WRITE(real.write), _TRUNCATE(real.truncate), _SYNC(real.sync)

        def write(file: int, data: int, size: int, place: int) -> int:
            code = writes(file, data, size, place)
            self.note("write", self._names[file], place, ctypes.string_at(data, size))
            return code

        def truncate(file: int, size: int) -> int:
            code = truncates(file, size)
            self.note("truncate", self._names[file], size)
            return code

        def sync(file: int, flags: int) -> int:
            code = syncs(file, flags)
            self.note("sync", self._names[file])
            return code

        ours.write = self._pointer(_WRITE(write))
        ours.truncate = self._pointer(_TRUNCATE(truncate))
        ours.sync = self._pointer(_SYNC(sync))
        return ours

    def _pointer(self, function: object) -> int | None:
        self._kept.append(function)
        return ctypes.cast(function, c_void_p).value


def within_reach() -> bool:
    """Whether this build of the library shows its door to files; those for Linux do."""
    return hasattr(ctypes.CDLL(sqlcipher3._sqlite3.__file__), "sqlite3_vfs_register")


_DOORS: list[tuple[Recording, _Vfs]] = []
"""Every door ever opened."""


@contextmanager
def recorded(folder: Path) -> Iterator[Recording]:
    """Every file opened within and lying in `folder` is recorded."""
    library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_find.argtypes = [c_char_p]
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    library.sqlite3_vfs_unregister.argtypes = [c_void_p]
    real = library.sqlite3_vfs_find(None)
    recording = Recording(folder)
    ours = recording.take_over(_Vfs.from_address(real))
    # A connection that is collected later still goes through this door, and would crash where it is no more.
    _DOORS.append((recording, ours))
    library.sqlite3_vfs_register(ctypes.addressof(ours), 1)
    try:
        yield recording
    finally:
        library.sqlite3_vfs_unregister(ctypes.addressof(ours))
        library.sqlite3_vfs_register(real, 1)


@dataclass
class _Disk:
    """One file: what is surely on the disk, and what was written after the last sync."""

    sure: bytearray = field(default_factory=bytearray)
    later: list[Event] = field(default_factory=list)

    def happened(self, event: Event) -> None:
        if event.verb == "sync":
            for one in self.later:
                _apply(self.sure, one)
            self.later.clear()
        elif event.verb == "whole":
            self.sure[:] = event.data
        else:
            self.later.append(event)

    def after_cut(self, draw: random.Random) -> bytes:
        """The file with any part of what was not synced."""
        left = bytearray(self.sure)
        kept = draw.choice([0.0, 0.5, 0.9, 1.0])
        for event in self.later:
            if event.verb == "truncate":
                if draw.random() < kept:
                    _apply(left, event)
                continue
            for piece in _sectors(event):
                if draw.random() < kept:
                    _apply(left, _torn(piece, draw) if draw.random() < 0.02 else piece)
        return bytes(left)


def _apply(content: bytearray, event: Event) -> None:
    if event.verb == "truncate":
        del content[event.place :]
        return
    missing = event.place + len(event.data) - len(content)
    content.extend(bytes(max(missing, 0)))
    content[event.place : event.place + len(event.data)] = event.data


def _sectors(event: Event) -> Iterator[Event]:
    """A write in pieces that end where sectors end."""
    start = 0
    while start < len(event.data):
        size = SECTOR - (event.place + start) % SECTOR
        yield Event("write", event.name, event.place + start, event.data[start : start + size])
        start += size


def _torn(piece: Event, draw: random.Random) -> Event:
    return Event("write", piece.name, piece.place, piece.data[: draw.randrange(len(piece.data))])


def cuts(
    events: list[Event], before: dict[str, bytes], count: int, seed: int
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """`count` power cuts: the last step acknowledged by then, 0 if none was, and the files left, by name.

    `before` holds the files as they were when the recording began.
    """
    draw = random.Random(seed)
    moments = sorted(draw.randrange(len(events)) for _ in range(count))
    disks = {name: _Disk(bytearray(content)) for name, content in before.items()}
    position, acknowledged = 0, 0
    for moment in moments:
        for event in events[position:moment]:
            if event.verb == "done":
                acknowledged = event.place
            elif event.verb == "delete":
                disks.pop(event.name, None)
            else:
                disks.setdefault(event.name, _Disk()).happened(event)
        position = moment
        yield acknowledged, {name: disk.after_cut(draw) for name, disk in disks.items()}
