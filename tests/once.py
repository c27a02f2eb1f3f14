"""Files that are dear to make, made once for all processes of a run of the tests; tests work on copies."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The file called `name`, which `make` writes when no process of this run has asked for it before."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    file, making = folder / name, folder / f"making-{name}"
    with _alone(folder / f"{name}.lock"):
        if not file.exists():
            making.mkdir()
            make(making / name)
            (making / name).rename(file)
    return file


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time."""
    while True:
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink()
