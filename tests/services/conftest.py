"""Offices in real files: an empty one, one with a mission, one with its applicants, one with hosts, the sample."""

from __future__ import annotations

import shutil

import pytest

from eujc_desktop.services import sample
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.schema import create_all
from eujc_desktop.store.work import Works
from tests.services import importing


@pytest.fixture
def works(tmp_path):
    with importing.empty_office(tmp_path) as found:
        yield found


@pytest.fixture
def office(works):
    importing.add_mission(works)
    return works


@pytest.fixture
def with_applicants(office):
    importing.bring(office, "applications-en.xlsx")
    return office


@pytest.fixture
def with_hosts(office):
    importing.bring(office, "hosts-ja.xlsx", "companies")
    return office


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    engine = open_engine(path)
    create_all(engine)
    sample.make(Works(engine, "Anna Berg"))
    engine.dispose()
    return path


@pytest.fixture
def sample_office(sample_file, tmp_path):
    """The sample in a file of its own."""
    engine = open_engine(shutil.copyfile(sample_file, tmp_path / "office.db"))
    yield Works(engine, "Anna Berg")
    engine.dispose()
