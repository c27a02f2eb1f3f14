"""For all tests: the same examples each time, a slow machine is no failure, and nobody's home is used."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program remembers between runs lies in a folder of these tests, also for programs they start."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("STATE", "CONFIG", "CACHE", "DATA"):
            patch.setitem(os.environ, f"XDG_{name}_HOME", str(folder / name.lower()))
        yield
