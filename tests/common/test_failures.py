from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from eujc_desktop.common import failures, logs

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


def test_paths_of_the_user_are_not_told():
    found = failures.frames(error())
    assert os.path.sep + "home" not in found
    assert str(Path.cwd()) not in found


@pytest.fixture
def caught(file):
    told: list[tuple[BaseException, str]] = []
    undo = failures.catch(lambda error, frames: told.append((error, frames)))
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
    undo = failures.catch(lambda error, frames: told.append(error))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    undo()
    assert (ended, told) == ([KeyboardInterrupt], [])


def test_an_error_while_telling_goes_no_further(file):
    def broken(error: BaseException, frames: str) -> None:
        raise OSError(SECRET)

    undo = failures.catch(broken)
    try:
        sys.excepthook(ValueError, ValueError("x"), None)
    finally:
        undo()
    assert "Telling of an error failed" in file.read_text(encoding="utf-8")


def test_hooks_are_put_back(file):
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    failures.catch(lambda error, frames: None)()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
