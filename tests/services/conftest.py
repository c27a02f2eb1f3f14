"""Offices in real files: an empty one, one with a mission, one with its applicants, one with hosts."""

from __future__ import annotations

import pytest

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
