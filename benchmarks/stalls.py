"""How long the window's thread stands still at most while a user works in a whole office; and undo of an import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.children import home, said
from benchmarks.first_frame import remember
from benchmarks.people import office, people, workbook
from benchmarks.timing import Result, Scale, of_pairs, timed
from eujc_desktop.services import imports

ABOUT = ("A window that answers", "TODO")
MOST, ROWS = 0.1, 300


def measure(scale: Scale, folder: Path) -> list[Result]:
    """The longest of each act, of several runs the median; then the undo of an import of 300 rows."""
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
    acts = [
        Result("stall", act, "100 ms", 1.0, (found := of_pairs([(run[act], MOST) for run in runs])).ratio, found.ours)
        for act in runs[0]
    ]
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
