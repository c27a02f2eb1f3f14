"""This program's own child processes: what to call, and in which surroundings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""No console flashes up on Windows."""

_PACKAGES = Path(__file__).parents[2]


def command(module: str, *flags: str) -> list[str]:
    """What runs `module`: Python, or this program itself with `flags` when it is frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *flags]
    # -P: no module is taken from the folder one happens to stand in, which may be that of the downloads.
    return [sys.executable, "-P", "-m", module]


def surroundings() -> dict[str, str]:
    """Where the child finds this package, wherever the program was started."""
    paths = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
