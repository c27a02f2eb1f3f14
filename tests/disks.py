"""A disk that is full when a test says so."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

NO_ROOM = r"disk is full|cannot be reached|could not be (written|made)"
"""What the program says then: that it is full, or, of a limit, that nothing can be written."""


class Disk:
    """A folder on a disk that can be filled up and given room again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self) -> None:
        """Leave no room."""
        with suppress(OSError), (self.folder / "ballast").open("wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))

    def free(self) -> None:
        """Give the room back."""
        (self.folder / "ballast").unlink()


class Limited(Disk):
    """Where no disk can be mounted: this process may write nothing to any file."""

    def fill(self) -> None:
        _limit(0)

    def free(self) -> None:
        _limit(None)


def _limit(size: int | None) -> None:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Disk]:
    """A small disk mounted at `folder`; without the right to mount, a limit on the length of files."""
    if sys.platform == "win32":
        pytest.skip("neither small disks nor limits on files are to be had there")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        try:
            yield Limited(folder)
        finally:
            _limit(None)
        return
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
