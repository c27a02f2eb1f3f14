"""Workbooks and text tables as plain rows, read by a process that may fail without harm."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

from eujc_desktop.common import processes
from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.exchange.reader_limits import AGAIN, SECONDS


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: rows as (number as Excel shows it, cells), and what its cells do not tell."""

    name: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
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
    """A file with its sheets in order."""

    path: Path
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name; Refused names those there are."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        there = ", ".join(f"“{sheet.name}”" for sheet in self.sheets)
        raise Refused(f"“{self.path.name}” has no sheet “{name}”.", cure=f"There are {there}.")


def read_book(path: Path, progress: Progress = silent) -> Book:
    """The sheets of a file; Damaged or Refused say in words why it cannot be read, and what to do."""
    if not path.is_file():
        raise Refused(f"There is no file {path}.", cure="Choose another one.")
    answer = _ask(path, progress)
    if "refused" in answer:
        reason, cure = answer["refused"]
        raise Damaged(reason, cure=cure)
    return Book(path, tuple(_sheet(raw) for raw in answer["sheets"]))


def reader() -> list[str]:
    """The command that reads a sheet."""
    return processes.command("eujc_desktop.exchange.reader_process", "--read-sheet")


def _ask(path: Path, progress: Progress) -> Mapping[str, Any]:
    with subprocess.Popen(
        [*reader(), str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        creationflags=processes.NO_WINDOW,
        env=processes.surroundings(),
    ) as process:
        out = _output(process, path, progress)
    try:
        answer: Mapping[str, Any] = json.loads(out)
    except ValueError:
        raise Damaged(f"“{path.name}” is damaged or too large to be a list.", cure=AGAIN) from None
    return answer


def _output(process: subprocess.Popen[bytes], path: Path, progress: Progress) -> bytes:
    """What the reader says; it is ended when it takes too long or the user stops waiting."""
    start = time.monotonic()
    try:
        while True:
            try:
                return process.communicate(timeout=0.1)[0]
            except subprocess.TimeoutExpired:
                progress(0, 0, path.name)
                if time.monotonic() - start > SECONDS:
                    raise Damaged(f"“{path.name}” took longer than {SECONDS} s to read.", cure=AGAIN) from None
    finally:
        if process.poll() is None:
            process.kill()


def _sheet(raw: Mapping[str, Any]) -> Sheet:
    return Sheet(
        name=raw["name"],
        rows=tuple(
            (number, tuple([_cell(cell) if type(cell) is list else cell for cell in cells]))
            for number, cells in raw["rows"]
        ),
        hidden=raw["hidden"],
        merged=tuple(tuple(edges) for edges in raw["merged"]),
        hidden_columns=frozenset(raw.get("hidden_columns", ())),
        hidden_rows=frozenset(raw.get("hidden_rows", ())),
        formulas=frozenset(raw.get("formulas", ())),
        errors=frozenset(raw.get("errors", ())),
        encoding=raw.get("encoding", ""),
        delimiter=raw.get("delimiter", ""),
    )


def _cell(cell: list[str]) -> date | clock:
    kind, text = cell
    if kind == "day":
        return date.fromisoformat(text)
    return clock.fromisoformat(text) if kind == "clock" else datetime.fromisoformat(text)
