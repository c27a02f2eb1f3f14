"""Offices to test on: a real file each, and a real server where one runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from eujc_desktop.store import schema
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.opening import Store, open_store
from eujc_desktop.store.work import Works
from tests.offices import new_office
from tests.servers import new_database

BOTH = [pytest.param("sqlite", id="sqlite"), pytest.param("postgres", id="postgres", marks=pytest.mark.postgres)]


@pytest.fixture
def server() -> Iterator[str]:
    """The address of an empty database."""
    with new_database() as address:
        yield address


@pytest.fixture(scope="session")
def server_template() -> Iterator[str]:
    """The name of a database with an empty office, to be copied: that is faster than making its tables."""
    with new_database() as address:
        engine = open_engine(address)
        schema.create_all(engine)
        engine.dispose()
        yield str(make_url(address).database)


@pytest.fixture(params=BOTH)
def data(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an office would lie, on each database; nothing is there yet."""
    return str(tmp_path / "office.db") if request.param == "sqlite" else request.getfixturevalue("server")


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A new office, open, on each database."""
    with ExitStack() as closing:
        if request.param == "sqlite":
            opened = new_office(tmp_path / "office.db")
        else:
            template = request.getfixturevalue("server_template")
            opened = open_engine(closing.enter_context(new_database(template)))
        yield opened
        opened.dispose()


@pytest.fixture
def works(engine: Engine) -> Works:
    """Transactions of Anna Berg on a new office."""
    return Works(engine, "Anna Berg")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file for an office in a folder of its own."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder / "office.db"


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[..., Store]]:
    """Opens the office at `path`, and closes every one at the end."""
    stores: list[Store] = []

    def open_it(**options: object) -> Store:
        stores.append(open_store(options.pop("data", path), str(options.pop("who", "Anna Berg")), **options))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()
