"""G8: a roster in, against python-calamine and against pandas with openpyxl, each in a process as ours is."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.people import office, people, workbook
from benchmarks.timing import Ratio, Result, Scale, in_turn
from eujc_desktop.exchange.sheets import read_book
from eujc_desktop.services import imports

CALAMINE = (
    "import sys, python_calamine as c; c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
)
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='openpyxl')"


ABOUT = (
    "Rosters in",
    """
**What is measured.** A workbook with one heading and 15 columns read into rows, against a process that only reads it
with python-calamine; and the whole preview (columns matched, every cell read by its field, people recognised),
against a process that only reads it with pandas and openpyxl.

**What dominates.** With few rows the start of the reader, a process of its own with limits on memory and time, which
imports what finds damaged, hostile and oversized files; calamine itself takes a few milliseconds. With thousands of
rows the cells: each is looked at in Python, passes as JSON from one process to the other, and in the preview is read
by its field, a few microseconds for each of 75,000 cells. That is the price of naming every problem with row, column
and cure.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """A small roster and a large one, read; then read, checked field by field and previewed."""
    made, results = office(folder, 0, 0), []
    for count in (scale.roster, scale.imported):
        path = workbook(folder / f"{count}.xlsx", people(count))
        read = _against(CALAMINE, partial(read_book, path), path, scale)
        preview = partial(imports.preview, made.works, path, "participants", mission="BENCH")
        shown = _against(PANDAS, preview, path, scale)
        note = "each a process of its own, so its start counts on both sides"
        results += [
            Result("G8", f"{count} rows read safely", "a process with python-calamine", 1.3, read.ratio, read.ours,
                   note),
            Result("G8", f"{count} rows read, checked and previewed", "a process with pandas and openpyxl", 0.15,
                   shown.ratio, shown.ours),
        ]  # fmt: skip
    made.close()
    return results


def _against(program: str, ours: partial[object], path: Path, scale: Scale) -> Ratio:
    words = [sys.executable, "-c", program, str(path)]
    return in_turn(ours, lambda: subprocess.run(words, check=True), scale.rounds)
