"""G8: a roster in, against python-calamine and against pandas with openpyxl, each in a process as ours is."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.people import office, people, workbook
from benchmarks.timing import Ratio, Result, Scale, Timed, counted, of_pairs, timed
from eujc_desktop.exchange.sheets import get_ready, read_book
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
against a process that only reads it with pandas and openpyxl. Ours reads in a process of its own too, with limits on
memory and time. The window starts it when it asks for the file, so that it waits when the file has been chosen; that is
measured, and besides reading and preview that have to start it first. The other side starts its process each time.

**What dominates.** With few rows, of a reader that waits, its end; of one that does not, its start. Python's own
zipfile and regular expressions are half of that start; they find damaged, hostile and oversized files before these
cost memory, and a reader of archives of our own would be quicker, but is nothing to trust a stranger's file to. XML by
expat alone and patterns compiled when a sheet needs them took a seventh off. With thousands of rows calamine's share
is over half; then come the unpacking and the looks at the sheet before, which keep cells far out from filling the
memory, and the way of the cells from one process to the other, which goes column by column. The preview reads each
text of a column once by its field, and looks for each row whether it is about somebody known: a record is made for
every row, and two texts in five are unlike all others and have to be read one by one. That is the price of naming
every problem with row, column and cure; a third of it went by reading column by column, and what is left is spread
over all of it. Both goals for thousands of rows are missed, and that of a few where the reader has to be started first:
by an eighth to two fifths in reading, by two thirds in the preview.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """A small roster and a large one, read; then read, checked field by field and previewed."""
    made, results = office(folder, 0, 0), []
    for count in (scale.roster, scale.imported):
        path = workbook(folder / f"{count}.xlsx", people(count))
        read = _against(CALAMINE, partial(read_book, path), path, scale, _begin)
        cold = _against(CALAMINE, partial(read_book, path), path, scale)
        preview = partial(imports.preview, made.works, path, "participants", mission="BENCH")
        shown = _against(PANDAS, preview, path, scale, _begin)
        whole = _against(PANDAS, preview, path, scale)
        note = "ours waits, started when the window asks for the file"
        results += [
            Result("G8", f"{count} rows read safely", "a process with python-calamine", 1.3, read.ratio, read.ours,
                   note),
            Result("G8", "the same, the reader started first", "a process with python-calamine", 1.3, cold.ratio,
                   cold.ours),
            Result("G8", f"{count} rows read, checked and previewed", "a process with pandas and openpyxl", 0.15,
                   shown.ratio, shown.ours, note),
            Result("G8", "the same, the reader started first", "a process with pandas and openpyxl", 0.15, whole.ratio,
                   whole.ours),
        ]  # fmt: skip
    made.close()
    return results


def _begin() -> None:
    """As when a file is asked for: while it is chosen, the reader starts."""
    get_ready()
    time.sleep(0.3)


def _against(program: str, ours: Timed, path: Path, scale: Scale, before: Callable[[], None] = lambda: None) -> Ratio:
    words = [sys.executable, "-c", program, str(path)]

    def pair() -> tuple[float, float]:
        before()
        return timed(ours), timed(lambda: subprocess.run(words, check=True))

    return of_pairs(counted(scale.rounds, pair))
