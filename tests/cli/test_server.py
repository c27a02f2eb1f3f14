"""The command line on a shared server: the same verbs, but backups, which are made there."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command
from tests.store.conftest import new_database

pytestmark = pytest.mark.postgres


@pytest.fixture
def on_server(capsys):
    with new_database() as address:
        yield Command(address, capsys)


def test_from_the_first_mission_to_its_papers_and_back(on_server, input_file, tmp_path):
    assert on_server.new_mission() == 0
    for what, name in (
        ("companies", "hosts-ja.xlsx"),
        ("participants", "applications-en.xlsx"),
        ("itinerary", "programme-wcm-2027.xlsx"),
    ):
        on_server("import", what, input_file(name), "--mission", "WCM-2027", "--only-good")
        assert on_server.code == 0, on_server.err
    shown = on_server.json("show", "WCM-2027")
    assert len(shown["participants"]) == 41
    made = on_server.json("export", "roster", "--mission", "WCM-2027", "--list", "fellows", "--to", tmp_path)
    assert on_server.code == 0
    assert made["files"] == [str(tmp_path / "WCM-2027_fellows-list.xlsx")]
    # Papers that left the office are no step to take back.
    for _ in range(len(on_server.json("history")) - 1):
        on_server("undo")
        assert on_server.code == 0, on_server.err
    assert on_server.json("missions") == []


def test_backups_are_made_on_the_server(on_server, tmp_path):
    on_server.new_mission()
    for words in (("backup",), ("backup", "--to", tmp_path), ("backups",), ("restore", tmp_path)):
        on_server(*words)
        assert on_server.code == 1
        assert "server" in on_server.err
