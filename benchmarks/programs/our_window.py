"""The program itself, started as `python -m eujc_desktop --data FILE`, its list of participants watched from outside.

It says when its first frame was painted and how many rows were in it, what was imported by then, when the same rows
had come from the opened office, and how long the window's thread stood still at most; then it is closed as by a user.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import time
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any

START = float(os.environ["EUJC_BENCH_START"])
HEAVY = ("sqlalchemy", "pandas", "numpy", "reportlab", "openpyxl", "xlsxwriter", "alembic", "uharfbuzz", "holidays")
QUIET, MOST = 0.3, 300.0  # seconds: without work after which it is closed; when to give up

seen: dict[str, Any] = {"frame": None, "shown": 0, "ready": None, "stall": 0.0}


class Watch:
    """Finds the window's module when the program imports it, so that all comes in the program's own order."""

    def find_spec(self, name: str, path: Any = None, _target: object = None) -> Any:
        if name != "eujc_desktop.ui.window":
            return None
        spec: Any = PathFinder.find_spec(name, path)
        execute = spec.loader.exec_module

        def watched(module: ModuleType) -> None:
            execute(module)
            begin = module.Window.start

            def start(window: Any) -> None:
                if seen["frame"] is None:
                    painted(window)
                begin(window)

            module.Window.start = start  # type: ignore[attr-defined]

        spec.loader.exec_module = watched
        return spec


def painted(window: Any) -> None:
    """The first frame is on screen, and nothing else has begun."""
    seen["frame"] = time.monotonic() - START
    seen["early"] = [name for name in HEAVY if name in sys.modules]
    from PySide6.QtCore import QTimer

    grid = window.current.grid
    seen["shown"] = sum(1 for row in range(grid.model_.rowCount()) if grid.model_.index(row, 0).data())
    grid.loaded.connect(lambda _answer: seen.update(ready=seen["ready"] or time.monotonic() - START))
    timer = QTimer(window, interval=1)
    last, worked = [time.monotonic()], [time.monotonic()]

    def look() -> None:
        now = time.monotonic()
        if seen["ready"] is None or window.office.is_busy:
            worked[0] = now
        if seen["ready"] is None:
            seen["stall"] = max(seen["stall"], now - last[0])
        last[0] = now
        if now - worked[0] > QUIET or now - START > MOST:
            window.close()

    timer.timeout.connect(look)
    timer.start()


sys.meta_path.insert(0, Watch())  # type: ignore[arg-type]
sys.argv = ["eujc_desktop", "--data", *sys.argv[1:]]
try:
    runpy.run_module("eujc_desktop", run_name="__main__")
finally:
    sys.stdout.write(json.dumps(seen) + "\n")
