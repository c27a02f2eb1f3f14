from __future__ import annotations

import logging
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from eujc_desktop.common import logs

LOG = logging.getLogger("eujc_desktop.somewhere")
SECRET = "passport XAT193630"


@pytest.fixture
def file(tmp_path):
    path = logs.start(tmp_path / "logs")
    yield path
    logs.stop()


def fail() -> None:
    try:
        int(SECRET)
    except ValueError as exc:
        raise RuntimeError(SECRET) from exc


def error() -> BaseException:
    with pytest.raises(RuntimeError) as caught:
        fail()
    return caught.value


def test_errors_are_logged_by_place_never_by_value(file):
    LOG.error("import failed", exc_info=error())
    text = file.read_text(encoding="utf-8")
    assert "import failed" in text
    assert "RuntimeError" in text
    assert "behind it: ValueError" in text
    assert "test_logs.py" in text
    assert "in fail" in text
    assert SECRET not in text
    assert "193630" not in text


def test_paths_of_the_user_are_not_told():
    found = logs.frames(error())
    assert os.path.sep + "home" not in found
    assert str(Path.cwd()) not in found


def test_the_file_is_private_and_stays_small(file):
    for _ in range(12_000):
        LOG.info("x" * 100)
    files = sorted(file.parent.iterdir())
    assert len(files) == 4
    assert all(path.stat().st_size <= 200_000 for path in files)
    assert os.name == "nt" or {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_second_start_moves_the_log(file, tmp_path):
    second = logs.start(tmp_path / "elsewhere")
    LOG.info("here")
    assert "here" in second.read_text(encoding="utf-8")
    assert not file.exists()


@pytest.fixture
def caught(file):
    told: list[tuple[BaseException, str]] = []
    undo = logs.catch(lambda error, frames: told.append((error, frames)))
    yield told
    undo()


def test_what_escapes_is_logged_and_told(caught, file):
    problem = error()
    sys.excepthook(type(problem), problem, problem.__traceback__)
    assert [found for found, _ in caught] == [problem]
    assert "in fail" in caught[0][1]
    assert SECRET not in file.read_text(encoding="utf-8")


def test_threads_are_watched_too(caught):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [type(found) for found, _ in caught] == [RuntimeError]


def test_ctrl_c_is_not_an_error(file, monkeypatch):
    ended: list[type[BaseException]] = []
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, tb: ended.append(kind))
    undo = logs.catch(lambda error, frames: told.append(error))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    undo()
    assert (ended, told) == ([KeyboardInterrupt], [])


def test_an_error_while_telling_goes_no_further(file):
    def broken(error: BaseException, frames: str) -> None:
        raise OSError(SECRET)

    undo = logs.catch(broken)
    try:
        sys.excepthook(ValueError, ValueError("x"), None)
    finally:
        undo()
    assert "telling of an error failed" in file.read_text(encoding="utf-8")


def test_hooks_are_put_back(file):
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    logs.catch(lambda error, frames: None)()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
