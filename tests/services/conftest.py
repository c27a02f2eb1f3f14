"""Offices in real files: an empty one, one with a mission, one with its applicants, one with hosts, the sample."""

from __future__ import annotations

import shutil

import pytest

from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.work import Works
from tests.services import importing


@pytest.fixture
def works(tmp_path):
    with importing.office_with(tmp_path) as found:
        yield found


@pytest.fixture
def office(tmp_path):
    with importing.office_with(tmp_path, importing.add_mission) as found:
        yield found


@pytest.fixture
def with_applicants(tmp_path):
    with importing.office_with(tmp_path, importing.add_mission, importing.bring_applicants) as found:
        yield found


@pytest.fixture
def with_hosts(tmp_path):
    with importing.office_with(tmp_path, importing.add_mission, importing.bring_hosts) as found:
        yield found


@pytest.fixture
def sample_office(sample_file, tmp_path):
    """The sample in a file of its own."""
    engine = open_engine(shutil.copyfile(sample_file, tmp_path / "office.db"))
    yield Works(engine, "Anna Berg")
    engine.dispose()
