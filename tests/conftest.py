"""For all tests: the same examples each time, a slow machine is no failure, and nobody's home is used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from eujc_desktop import services
from eujc_desktop.bootstrap import offices
from eujc_desktop.store import engine as store_engine
from tests.once import once

settings.register_profile("house", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("house")


TODAY = datetime(2026, 11, 27, 9, tzinfo=UTC)
"""When the tests take place: some months before the missions they are about, whatever year it is outside."""


_calendar = time_machine.travel(TODAY)


def pytest_configure() -> None:
    """What is due, late or over goes by today, also where a module of tests says so; the clock goes on from there.

    Programs that tests start have their own.
    """
    _calendar.start()


def pytest_unconfigure() -> None:
    _calendar.stop()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--language", default="en", help="that of the window in its tests: en, ja or fr")


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program remembers between runs lies in a folder of these tests, also for programs they start."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("STATE", "CONFIG", "CACHE", "DATA"):
            patch.setitem(os.environ, f"XDG_{name}_HOME", str(folder / name.lower()))
        yield


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office in a file, to be copied."""
    return once(tmp_path_factory, "sample.db", _make_sample)


def _make_sample(file: Path) -> None:
    office = offices.open_office(str(file), "Anna Berg")
    services.sample.make(office.works)
    office.close()


@pytest.fixture(scope="session", autouse=True)
def _statements() -> Iterator[None]:
    """All files share one set of statements put into SQL; that is a quarter of the work on a file just opened."""
    create, first = store_engine.create_engine, []

    def create_sharing(*given: Any, **options: Any) -> Engine:
        made = create(*given, **{**options, "query_cache_size": 20_000})
        if isinstance(made.dialect, SQLiteDialect):
            first.append(made) if not first else None
            made.dialect, made._compiled_cache = first[0].dialect, first[0]._compiled_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_engine, "create_engine", create_sharing)
        yield
