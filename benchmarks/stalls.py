"""How long the window's thread stands still at most while a user works in a whole office; and undo of an import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.children import home, said
from benchmarks.first_frame import remember
from benchmarks.people import office, people, workbook
from benchmarks.timing import Result, Scale, timed
from eujc_desktop.services import imports

ABOUT = (
    "A window that answers",
    """
**What is measured.** The window on the whole office, driven through a working day; a timer of one millisecond tells
the longest time between two turns of the event loop in each act. Of three runs the shortest counts, since other
programs on the machine can only add to it. "Mission switched" goes to a mission of all 50,000 people and back.

**What dominates.** The window's own work is largest when the form of a person is made for the first time: some fifty
editors under the style sheet. They come section by section, with a turn of the event loop after each. All reading,
checking, writing and printing is done by workers; what they cost the window is waiting for the interpreter. Garbage is
collected by the window's thread between jobs, and all of it when the user turns to another program: in a worker it
would stop the window for half a second while thousands of rows are at hand.
""",
)
MOST, ROWS = 0.1, 300


def measure(scale: Scale, folder: Path) -> list[Result]:
    """The longest of each act, of several runs the least; then the undo of an import of 300 rows."""
    made = office(folder, scale.people)
    made.close()
    sheet = workbook(folder / "people.xlsx", people(scale.imported, first=scale.people))
    runs = []
    for number in range(1 if scale.is_smoke else 3):
        place = folder / str(number)
        place.mkdir()
        data = office(place, scale.people)
        data.close()
        remember(place, data.mission)
        words = (str(data.path), data.mission, data.whole, str(sheet), str(place))
        runs.append(said(home(place), "stalls", *words))
    longest = {act: min(run[act] for run in runs) for act in runs[0]}
    acts = [Result("stall", act, "100 ms", 1.0, seconds / MOST, seconds) for act, seconds in longest.items()]
    return [*acts, _undo(folder)]


def _undo(folder: Path) -> Result:
    place = folder / "undo"
    place.mkdir()
    made = office(place, 0, 0)
    rows = workbook(place / "rows.xlsx", people(ROWS))
    incoming = imports.preview(made.works, rows, "participants", mission="BENCH")
    imports.apply(made.works, incoming, only_good=True)
    seconds = timed(partial(made.works.undo))
    made.close()
    return Result("stall", f"undo of an import of {ROWS} rows", "1 s", 1.0, seconds, seconds)
