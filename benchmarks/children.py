"""Programs started to be measured: a process each, with a home of its own, that says in JSON what it saw."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

PROGRAMS = Path(__file__).parent / "programs"
FONTS = Path(__file__).parents[1] / "resources" / "fonts"
_STATUS = Path("/proc/self/status")


@cache
def compiled() -> tempfile.TemporaryDirectory[str]:
    """Where Python keeps what it compiled, as in any install; the checkout stays as it is."""
    return tempfile.TemporaryDirectory(prefix="eujc-bench-pyc-")


def as_installed() -> None:
    """Let this process's children find their modules compiled, whatever the shell says of that."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = compiled().name


def home(folder: Path) -> dict[str, str]:
    """An environment whose settings, caches and data lie in `folder`."""
    names = {"XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
    return {**os.environ, **{name: str(folder / part) for name, part in names.items()}}


def said(environment: dict[str, str], program: str, *words: str) -> dict[str, Any]:
    """What a program of `benchmarks/programs` says of itself; its clock starts here."""
    root = str(PROGRAMS.parents[1])
    path = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    given = {**environment, "PYTHONPATH": path, "EUJC_BENCH_START": repr(time.monotonic())}
    command = [sys.executable, str(PROGRAMS / f"{program}.py"), *words]
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{program} ended with {done.returncode} and said {done.stdout!r}: {done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def peak() -> float:
    """The most memory this process has had, in MiB.

    Linux lets `ru_maxrss` of a child begin at what its parent had, so there the kernel's own mark is read.
    """
    if _STATUS.exists():
        lines = _STATUS.read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 2**10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)
