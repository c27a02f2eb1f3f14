"""G1 and G3: from the start of the process to the first painted frame with rows in it, against a bare window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.children import home, said
from benchmarks.people import office
from benchmarks.timing import Result, Scale, of_pairs

ABOUT = (
    "The first frame",
    """
TODO
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Bare window, bare window with rows, ours; in turn. Ours has been open on this file before."""
    works = office(folder, scale.people)
    mission = works.mission
    works.close()
    data, environment = str(folder / "bench.db"), home(folder)
    remember(folder, mission)
    rounds = [_round(data, environment) for _ in range(scale.rounds + 1)][1:]
    frame = of_pairs([(ours["frame"], bare["frame"]) for bare, _, ours in rounds])
    against_rows = of_pairs([(ours["frame"], rows["frame"]) for _, rows, ours in rounds])
    ready = of_pairs([(ours["ready"], bare["frame"]) for bare, _, ours in rounds])
    stall = of_pairs([(ours["stall"], 0.05) for _, _, ours in rounds])
    early = sorted({name for _, _, ours in rounds for name in ours["early"]})
    shown = min(ours["shown"] for _, _, ours in rounds)
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
