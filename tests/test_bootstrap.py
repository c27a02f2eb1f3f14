"""The one place that joins both ends: where data lie, how an office begins, what a window does with its file."""

from __future__ import annotations

import os
import sys

import pytest

from eujc_desktop.bootstrap import desktop, offices
from eujc_desktop.bootstrap.desktop import Desktop
from eujc_desktop.common.errors import NotFound, Refused


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user without any data."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("data", "server"),
    [
        (None, False),
        ("missions.db", False),
        ("postgresql.db", False),
        ("postgresql://host/x", True),
        ("postgresql+psycopg://host/x", True),
    ],
)
def test_what_is_a_server(data, server):
    assert offices.on_server(data) is server


def test_an_office_begins_when_its_block_ends_well(tmp_path):
    path = tmp_path / "office.db"
    with offices.begin_office(path, "Anna Berg") as office:
        assert not path.exists()
        assert office.works.steps() == []
    assert [entry.name for entry in tmp_path.iterdir()] == ["office.db"]
    again = offices.open_office(str(path), "Anna Berg", must_exist=True)
    again.close()


def test_nothing_is_left_of_an_office_whose_block_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), offices.begin_office(tmp_path / "office.db", "Anna Berg"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_an_office_never_takes_the_place_of_another(tmp_path):
    path = tmp_path / "office.db"
    with pytest.raises(Refused, match="made by another program"), offices.begin_office(path, "Anna Berg"):
        path.write_text("faster")
    assert path.read_text() == "faster"
    with pytest.raises(Refused, match="already there"), offices.begin_office(path):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == ["office.db"]


@pytest.mark.skipif(os.name == "nt", reason="links want rights there")
def test_a_link_to_nothing_is_not_free(tmp_path):
    link = tmp_path / "office.db"
    link.symlink_to(tmp_path / "gone" / "office.db")
    assert not offices.is_free(str(link))
    with pytest.raises(Refused, match="already there"), offices.begin_office(link):
        pass


def test_a_file_that_must_exist_is_not_made(tmp_path):
    with pytest.raises(NotFound, match="There is no data file"):
        offices.open_office(str(tmp_path / "none.db"), must_exist=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [ImportError, KeyError, OSError])
def test_a_user_without_a_name_can_work_too(tmp_path, monkeypatch, error):
    def nobody():
        raise error

    monkeypatch.setattr("getpass.getuser", nobody)
    with offices.begin_office(tmp_path / "office.db") as office:
        assert office.works.who == "somebody"


def test_the_first_window_makes_its_file_in_the_users_folder(home):
    desktop = Desktop(None, "Anna Berg")
    assert home in desktop.file.parents
    assert desktop.back_up("asked for") is None
    works = desktop.connect()
    assert desktop.connect() is works
    assert desktop.file.exists()
    desktop.close()
    assert desktop.last_backup() is not None


def test_a_second_window_on_the_same_file_is_refused(home):
    first, second = Desktop(None, "Anna Berg"), Desktop(None, "Anna Berg")
    first.connect()
    try:
        with pytest.raises(Refused, match="already open"):
            second.connect()
    finally:
        first.close()
    second.connect()
    second.close()


def test_the_sample_is_made_once(home):
    desktop = Desktop(None, "Anna Berg")
    path = desktop.make_sample()
    made = path.stat().st_mtime_ns
    assert desktop.make_sample() == path
    assert path.stat().st_mtime_ns == made
    assert [entry.name for entry in path.parent.iterdir()] == ["sample.db"]


def test_data_on_a_server_have_no_file(home):
    desktop = Desktop("postgresql+psycopg://127.0.0.1:1/x", "Anna Berg")
    assert desktop.file is None
    assert desktop.last_backup() is None
    for ask in (lambda: offices.backups(desktop.data), lambda: offices.restore(desktop.data, home)):
        with pytest.raises(Refused, match="backed up there"):
            ask()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
def test_no_window_without_a_display(home, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Refused, match="no display"):
        desktop.open_window(None)
    assert list(home.iterdir()) == []
