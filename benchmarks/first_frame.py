"""G1 and G3: from the start of the process to the first painted frame, and to rows in it, against a bare window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.people import office
from benchmarks.timing import Result, Scale, of_pairs

PROGRAMS = Path(__file__).parent / "programs"


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Bare window, bare window with rows, ours; in turn. Ours has been open on this file before."""
    office(folder, scale.people).engine.dispose()
    data = str(folder / "bench.db")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(folder / "state")}
    rounds = [_round(data, environment) for _ in range(scale.rounds + 1)][1:]
    frame = of_pairs([(ours["frame"], bare["frame"]) for bare, _, ours in rounds])
    against_rows = of_pairs([(ours["frame"], rows["frame"]) for _, rows, ours in rounds])
    shown = of_pairs([(ours["rows"] or float("inf"), bare["frame"]) for bare, _, ours in rounds])
    stall = of_pairs([(ours["stall"], 0.05) for _, _, ours in rounds])
    early = sorted({name for _, _, ours in rounds for name in ours["early"]})
    return [
        Result("G1", "first painted frame", "bare PySide6 window", 1.5, frame.ratio, frame.ours),
        Result("G1", "first painted frame", "bare window, driver and 200 rows", 1.1, against_rows.ratio, frame.ours),
        Result("G3", "rows of the list in the window", "bare PySide6 window", 4.5, shown.ratio, shown.ours),
        Result("G3", "longest stand-still while the rest is imported", "50 ms", 1.0, stall.ratio, stall.ours),
        Result("G3", "heavy libraries imported before the first frame", "none", 0.0, float(len(early)), 0.0,
               ", ".join(early)),
    ]  # fmt: skip


def _round(data: str, environment: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return (
        _run(environment, PROGRAMS / "bare_window.py"),
        _run(environment, PROGRAMS / "bare_window.py", data),
        _run(environment, PROGRAMS / "our_window.py", data),
    )


def _run(environment: dict[str, str], program: Path, *words: str) -> dict[str, Any]:
    root = str(PROGRAMS.parent.parent)
    started = {**environment, "PYTHONPATH": root, "EUJC_BENCH_START": repr(time.monotonic())}
    done = subprocess.run(
        [sys.executable, str(program), *words], env=started, capture_output=True, text=True, check=False, timeout=60
    )
    if not done.stdout:
        raise RuntimeError(f"{program.name} said nothing: {done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
