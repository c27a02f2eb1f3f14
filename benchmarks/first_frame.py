"""G1 and G3: from the start of the process to the first painted frame with rows in it, against a bare window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.children import home, said
from benchmarks.people import office
from benchmarks.timing import Result, Scale, counted, of_pairs

ABOUT = (
    "The first frame",
    """
**What is measured.** The time from the start of the process to the first painted frame, offscreen, with Python's
compiled files in place: a `QMainWindow` with a label, in the same style and size; the same with the database driver
and 200 people in a `QTableWidget`; and `python -m eujc_desktop` on an office with 50,000 people, opened before, on
the tab of participants. The rows of its first frame are read from the file, not remembered.

**What dominates.** Nearly all of the bare window's time is the interpreter and the import of Qt's binding. What ours
adds is Python too: a quarter of it is enumerations, which the binding turns into Python classes when they are first
touched (`Qt` alone has 93 of them); a quarter the other imports, some seventy small modules of the window and the
driver; a third building a hundred and thirty widgets and dressing them; the rest is laying out and painting the first
cells. Reading the rows takes a twentieth. SQLAlchemy, the models, pandas and everything for papers come later; a test
looks at `sys.modules`.

**Why the goals are not met.** Beside the bare window with rows the enumerations alone take more than the goal allows;
beside the one without, they take most of it together with the driver. Ours imports without the binding's hook, which
reads the source of every module after it, and puts on the style sheet when the window is built, so that no widget is
dressed twice; both spare an eighth of a bare window. What is left has no large part: without any style sheet the frame
would come another twentieth sooner.

**Until the office is open** a worker imports SQLAlchemy and the models, opens the file and reads the list, which
takes more than three bare windows of its own time, so that its goal is missed by a third: half of that SQLAlchemy's
modules, with asyncio and TLS, which it wants unasked; a quarter the mapping of some four hundred columns; the rest is
opening and the first statements. The hook was nearly half a bare window more. Columns whose types are not written as
text would be mapped a tenth faster: too little to write the models otherwise than the rest. Every page of the file is
checked beside it, by a thread of its own, and nothing is written before that ends well. The window's thread waits for
the interpreter only; a worker gives it up within a millisecond.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Bare window, bare window with rows, ours; in turn. Ours has been open on this file before."""
    works = office(folder, scale.people)
    mission = works.mission
    works.close()
    data, environment = str(folder / "bench.db"), home(folder)
    remember(folder, mission)
    rounds = counted(scale.rounds, lambda: _round(data, environment))
    frame = of_pairs([(ours["frame"], bare["frame"]) for bare, _, ours in rounds])
    against_rows = of_pairs([(ours["frame"], rows["frame"]) for _, rows, ours in rounds])
    ready = of_pairs([(ours["ready"], bare["frame"]) for bare, _, ours in rounds])
    stall = of_pairs([(ours["stall"], 0.05) for _, _, ours in rounds])
    early = sorted({name for _, _, ours in rounds for name in ours["early"]})
    shown = min(ours["shown"] for _, _, ours in rounds)
    if not shown and not scale.is_smoke:
        raise RuntimeError("the first frame had no rows")
    what = f"first painted frame, {shown} people in its list"
    return [
        Result("G1", what, "bare PySide6 window", 1.5, frame.ratio, frame.ours),
        Result("G1", what, "bare window, driver and 200 rows", 1.1, against_rows.ratio, frame.ours),
        Result("G3", "the office open, the list read from it", "bare PySide6 window", 4.5, ready.ratio, ready.ours),
        Result("G3", "longest stand-still of the window meanwhile", "50 ms", 1.0, stall.ratio, stall.ours),
        Result("G3", "heavy libraries imported before the frame", "none", 0.0, float(len(early)), 0.0,
               ", ".join(early)),
    ]  # fmt: skip


def remember(folder: Path, mission: str) -> None:
    """What the window knows of its last run: the tab and the mission that were shown."""
    state = folder / "state" / "EUJC Desktop"
    state.mkdir(parents=True)
    (state / "window.json").write_text(json.dumps({"tab": "participants", "mission": mission}), "utf-8")


def _round(data: str, environment: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return (
        said(environment, "bare_window"),
        said(environment, "bare_window", data),
        said(environment, "our_window", data),
    )
