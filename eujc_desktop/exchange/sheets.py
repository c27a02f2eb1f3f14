"""Workbooks and text tables as plain rows, read by a process that may fail without harm."""

from __future__ import annotations

import atexit
import marshal
import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any, NamedTuple

from eujc_desktop.common import processes
from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.common.garbage import uncollected
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import said_again, say
from eujc_desktop.exchange.reader_limits import AGAIN, SECONDS

Line = tuple[int, tuple[Any, ...]]
"""A row: its number as Excel shows it, and its cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: rows as (number as Excel shows it, cells), and what its cells do not tell."""

    name: str
    rows: tuple[Line, ...]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    formulas: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A file with its sheets in order; `title` is what is told of it where it is no file."""

    path: Path
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)
    title: str = ""

    @property
    def name(self) -> str:
        return self.title or self.path.name

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name; Refused names those there are."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        there = ", ".join(f"“{sheet.name}”" for sheet in self.sheets)
        raise Refused(
            say("“{file}” has no sheet “{sheet}”.", file=self.name, sheet=name),
            cure=say("There are {there}.", there=there),
        )


class TextForm(NamedTuple):
    """How a text file is written; what is empty is found out."""

    encoding: str = ""
    delimiter: str = ""


FOUND_OUT = TextForm()


def read_book(path: Path, progress: Progress = silent, form: TextForm = FOUND_OUT) -> Book:
    """The sheets of a file; Damaged or Refused say in words why it cannot be read, and what to do."""
    if path.is_dir():
        raise Refused(
            say("“{name}” is a folder, not a list.", name=path.resolve().name), cure="Name one of the files in it."
        )
    if not path.is_file():
        raise Refused(say("There is no file {path}.", path=path), cure="Choose another one.")
    answer = _ask(path, form, progress)
    if "refused" in answer:
        reason, cure = (said_again(words) for words in answer["refused"])
        raise Damaged(reason, cure=cure)
    with uncollected():
        return Book(path, tuple(_sheet(raw) for raw in answer["sheets"]))


def reader() -> list[str]:
    """The command that reads a sheet."""
    return processes.command("eujc_desktop.exchange.reader_process", "--read-sheet")


class _Readers:
    """Starts readers, each for one file; one may be started early and wait for its file."""

    def __init__(self) -> None:
        self._waiting: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start_one(self) -> None:
        """Have a reader wait, unless one does."""
        with self._lock:
            if self._waiting is None or self._waiting.poll() is not None:
                self._end()
                self._waiting = _started()

    def take(self) -> subprocess.Popen[bytes] | None:
        """The reader that waits, if one does."""
        with self._lock:
            process, self._waiting = self._waiting, None
        if process is not None and process.poll() is None:
            return process
        if process is not None:
            process.communicate()
        return None

    def close(self) -> None:
        """Let nobody wait any more."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        process, self._waiting = self._waiting, None
        if process is not None:
            process.kill()
            process.communicate()


_readers = _Readers()
get_ready = _readers.start_one
"""Have a reader started that waits while a file is being chosen."""
atexit.register(_readers.close)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        reader(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.PIPE,
        creationflags=processes.NO_WINDOW,
        env=processes.surroundings(),
    )


def _ask(path: Path, form: TextForm, progress: Progress) -> Mapping[str, Any]:
    out = _said(waiting, path, form, progress) if (waiting := _readers.take()) is not None else b""
    # One that waited may have died since, which says nothing of the file.
    out = out or _said(_started(), path, form, progress)
    try:
        # Our own reader wrote it, in the same Python; what a hostile sheet brings are mere values in it.
        with uncollected():
            answer = marshal.loads(out)
    except (ValueError, EOFError, TypeError):
        answer = None
    if not isinstance(answer, dict):
        raise Damaged(say("“{name}” is damaged or too large to be a list.", name=path.name), cure=AGAIN)
    return answer


def _said(process: subprocess.Popen[bytes], path: Path, form: TextForm, progress: Progress) -> bytes:
    with process:
        return _output(process, path, form, progress)


def _output(process: subprocess.Popen[bytes], path: Path, form: TextForm, progress: Progress) -> bytes:
    """What the reader says of a file; it is ended when it takes too long or the user stops waiting."""
    start = time.monotonic()
    asked: bytes | None = b"\0".join((os.fsencode(path), form.encoding.encode(), form.delimiter.encode()))
    try:
        while True:
            try:
                return process.communicate(asked, timeout=0.1)[0]
            except subprocess.TimeoutExpired:
                asked = None  # told already
                progress(0, 0, path.name)
                if time.monotonic() - start > SECONDS:
                    raise Damaged(
                        say("“{name}” took longer than {seconds} s to read.", name=path.name, seconds=SECONDS),
                        cure=AGAIN,
                    ) from None
    finally:
        if process.poll() is None:
            process.kill()


def _sheet(raw: Mapping[str, Any]) -> Sheet:
    return Sheet(
        name=raw["name"],
        rows=tuple(raw["rows"]) if "rows" in raw else _rows(raw["numbers"], raw["columns"]),
        hidden=raw["hidden"],
        merged=tuple(tuple(edges) for edges in raw["merged"]),
        hidden_columns=frozenset(raw.get("hidden_columns", ())),
        hidden_rows=frozenset(raw.get("hidden_rows", ())),
        formulas=frozenset(raw.get("formulas", ())),
        errors=frozenset(raw.get("errors", ())),
        encoding=raw.get("encoding", ""),
        delimiter=raw.get("delimiter", ""),
    )


def _rows(numbers: Sequence[int], columns: Sequence[Sequence[Any]]) -> tuple[Line, ...]:
    """The rows of a workbook, which passes column by column; what is empty at their ends is left out."""
    rows = zip(*map(_values, columns), strict=True)
    lines = zip(numbers, rows, strict=True)
    return tuple([(number, row if row[-1] is not None else _trimmed(row)) for number, row in lines])


def _trimmed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return row[:width]


def _values(cells: Sequence[Any]) -> Sequence[Any]:
    """The cells of a column with days and times as such; nearly every column holds texts and numbers alone."""
    if _CODED.isdisjoint(map(type, cells)):
        return cells
    return [_cell(cell) if type(cell) in _CODED else cell for cell in cells]


_CODED = frozenset((int, tuple))


def _cell(cell: int | tuple[str, str]) -> date | clock:
    if isinstance(cell, int):
        return date.fromordinal(cell)
    kind, text = cell
    return clock.fromisoformat(text) if kind == "clock" else datetime.fromisoformat(text)
