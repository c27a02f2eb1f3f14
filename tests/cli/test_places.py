"""Where data may lie and where not: one clear sentence each, exit code 1, and nothing made or changed."""

from __future__ import annotations

import os
import sqlite3

import pytest

from tests.cli.conftest import Command


def refused(command, *words):
    command(*words)
    assert command.code == 1
    assert command.out == ""
    assert "\n" not in command.err.rstrip("\n")
    return command.err


@pytest.fixture
def at(capsys):
    return lambda path: Command(path, capsys)


def test_a_folder_that_is_not_there(at, tmp_path):
    command = at(tmp_path / "no" / "office.db")
    assert command.new_mission() == 1
    assert "is not there; nothing was made in its place" in command.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_for_a_file(at, tmp_path):
    command = at(tmp_path)
    assert "is a folder, not a file" in refused(command, "missions")
    assert command.new_mission() == 1


def test_a_device(at):
    assert "is a pipe or device" in refused(at(os.devnull), "missions")


def test_an_empty_file_is_not_new(at, tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    assert at(path).new_mission() == 1
    assert "is empty (0 bytes)" in refused(at(path), "missions")
    assert path.stat().st_size == 0


def test_files_of_others(at, tmp_path):
    text, foreign = tmp_path / "text.db", tmp_path / "foreign.db"
    text.write_text("Dear all")
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    before = foreign.read_bytes()
    assert "not one of our files" in refused(at(text), "missions")
    assert "a database of another program" in refused(at(foreign), "undo")
    assert foreign.read_bytes() == before


def test_names_in_any_script(at, tmp_path):
    folder = tmp_path / "ミッション 2027 – Örtlich"
    folder.mkdir()
    command = at(folder / "世界 '27 %20 #1?.db")
    assert command.new_mission() == 0
    assert len(command.json("missions")) == 1
    backup = command.json("backup")["backup"]
    command("restore", backup)
    assert command.code == 0


def test_the_sample_never_takes_the_place_of_a_file(eujc, tmp_path):
    there = tmp_path / "there.db"
    there.write_text("mine")
    assert f'eujc-desktop sample "{eujc.data}"' in refused(eujc, "missions")
    for target in (there, tmp_path):
        eujc("sample", target)
        assert eujc.code == 1
        assert "is already there" in eujc.err
    assert there.read_text() == "mine"
    eujc("sample", tmp_path / "no" / "x.db")
    assert eujc.code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["there.db"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_only_be_read(at, tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert at(folder / "office.db").new_mission() == 1


def test_a_server_that_is_not_there(at):
    command = at("postgresql+psycopg://anna:secret@127.0.0.1:1/missions")
    assert "does not answer" in refused(command, "missions")
    assert "secret" not in command.err
    assert "backed up there" in refused(command, "backups")
