"""docs/benchmarks.md out of what was measured."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import PySide6
import sqlalchemy
import sqlcipher3.dbapi2

from benchmarks.timing import FULL, Result

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_HEAD = """# How fast it is

*Written by `python3 dev.py bench`, which measures all of this; `bench stalls` renews the part of that name.*

Each line compares the program with a named reference, done one after the other in the same run ({rounds} rounds, the
first not counted); the ratio is the median of the pairs. It holds on other machines and at other hours; the
milliseconds only give the size. Goals are *at most* figures; a line without a goal explains the one above it.

Measured on {machine}.

"""
_TABLE = """
| goal | what | reference | ratio | at most | met | size |
|---|---|---|---:|---:|---|---:|
"""


def write(parts: Mapping[str, tuple[str, Sequence[Result]]]) -> Path:
    """Write the page: of each part, by its title, the figures and the text; what else it held stays. Its path."""
    kept = _parts(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    found = {
        title: f"{_TABLE}{''.join(map(_line, results))}\n{text.strip()}\n" for title, (text, results) in parts.items()
    }
    page = [_HEAD.format(rounds=FULL.rounds, machine=machine())]
    page += [f"## {title}\n{text}" for title, text in ({**kept, **found}).items()]
    PAGE.write_text("\n".join(part.rstrip("\n") + "\n" for part in page), encoding="utf-8")
    return PAGE


def _parts(page: str) -> dict[str, str]:
    """The parts of the page as it is, by their titles, without its head."""
    _head, *parts = re.split(r"^## ", page, flags=re.MULTILINE)
    return {title: text for title, _, text in (part.partition("\n") for part in parts)}


def machine() -> str:
    """The machine in words that name nobody's."""
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, SQLAlchemy {sqlalchemy.__version__}, "
        f"SQLite {sqlcipher3.dbapi2.sqlite_version}"
    )


def _line(result: Result) -> str:
    goal = f"{result.most:g}" if result.most is not None else ""
    met = ("yes" if result.is_met else "**no**") if goal else ""
    what = f"{result.what} ({result.note})" if result.note else result.what
    ratio = f"{result.ratio:.{3 if 0 < result.ratio < 0.2 else 2}f}"
    cells = (result.goal, what, result.reference, ratio, goal, met, _size(result.seconds))
    return f"| {' | '.join(cells)} |\n"


def _size(seconds: float) -> str:
    if not seconds:
        return ""
    if seconds >= 1:
        return f"{seconds:.1f} s"
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.2f} ms"
