"""The program as other programs start it: pipes that close, odd locales, several at once, beside an open window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from eujc_desktop.store.lock import Presence

POSIX = pytest.mark.skipif(os.name == "nt", reason="shells of Windows close streams in other ways")
FULL = Path("/dev/full")
NEW = ("--programme", "WCM", "--title", "T", "--first-day", "2027-03-15", "--last-day", "2027-03-26")


@pytest.fixture
def office(sample_file, tmp_path):
    return shutil.copyfile(sample_file, tmp_path / "office.db")


def command(data, *words):
    return [sys.executable, "-m", "eujc_desktop", "--data", str(data), *map(str, words)]


def run(data, *words, **environment):
    env = {name: value for name, value in os.environ.items() if name not in {"LANG", "LC_ALL", "PYTHONUTF8"}}
    return subprocess.run(command(data, *words), capture_output=True, env={**env, **environment}, check=False)


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_names_pass_whatever_the_locale(office, tmp_path, environment):
    told = run(office, "--json", "show", "WCM-2027", **environment)
    assert json.loads(told.stdout.decode("utf-8"))["mission"]["title_ja"].startswith("ワールドクラス")
    target = tmp_path / "名簿.xlsx"
    told = run(office, "export", "roster", "--mission", "WCM-2027", "--to", target, **environment)
    assert (told.returncode, told.stdout.decode("utf-8").strip()) == (0, str(target))
    assert target.exists()
    told = run(tmp_path / "なし.db", "missions", **environment)
    assert told.returncode == 1
    assert "なし.db" in told.stderr.decode("utf-8")


@POSIX
def test_a_reader_that_goes_away_is_no_error(office):
    process = subprocess.Popen(
        command(office, "--json", "show", "WCM-2027"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@POSIX
@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_an_answer_that_cannot_be_written_is_told(office):
    with FULL.open("w") as full:
        told = subprocess.run(command(office, "missions"), stdout=full, stderr=subprocess.PIPE, check=False)
    assert told.returncode == 1
    assert b"No space left on device" in told.stderr
    assert b"Traceback" not in told.stderr


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(office, input_file, closed):
    words = ["import", "participants", input_file("applications-en.xlsx"), "--mission", "WCM-2028"]
    shell = f'"$@" {closed}'
    told = subprocess.run(["sh", "-c", shell, "sh", *command(office, *words)], capture_output=True, check=False)
    assert told.returncode == 0
    assert told.stderr == b""
    listed = json.loads(run(office, "--json", "show", "WCM-2028").stdout)
    assert len(listed["participants"]) == 41


def test_several_at_once_all_come_through(office):
    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(lambda n: run(office, "new", "mission", "--code", f"M{n}", *NEW), range(6)))
    assert [done.returncode for done in told] == [0] * 6, [done.stderr for done in told]
    codes = {row["code"] for row in json.loads(run(office, "--json", "missions").stdout)}
    assert {f"M{n}" for n in range(6)} <= codes


def test_several_at_once_begin_one_office(tmp_path):
    data = tmp_path / "new.db"
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda n: run(data, "new", "mission", "--code", f"M{n}", *NEW), range(4)))
    assert {done.returncode for done in told} <= {0, 1}
    done = {f"M{n}" for n, done in enumerate(told) if done.returncode == 0}
    assert done
    assert all(b"made by another program" in late.stderr for late in told if late.returncode)
    assert {row["code"] for row in json.loads(run(data, "--json", "missions").stdout)} == done
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


def test_beside_an_open_window_all_but_restore(office):
    backup = json.loads(run(office, "--json", "backup").stdout)["backup"]
    window = Presence(office, "Marta Lindqvist", "EUJC Desktop", alone=True)
    window.take()
    try:
        assert run(office, "new", "mission", "--code", "BESIDE", *NEW).returncode == 0
        told = run(office, "restore", backup)
        assert told.returncode == 1
        assert b"is already open: Marta Lindqvist" in told.stderr
    finally:
        window.release()
    assert b"BESIDE" in run(office, "missions").stdout
    assert run(office, "restore", backup).returncode == 0
    assert b"BESIDE" not in run(office, "missions").stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
def test_without_a_display_there_is_no_window(office):
    env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    told = subprocess.run(command(office), capture_output=True, env=env, check=False)
    assert told.returncode == 1
    assert b"There is no display here" in told.stderr


def test_help_needs_no_office(tmp_path):
    told = run(tmp_path / "none.db", "--help")
    assert told.returncode == 0
    verbs = ("sample", "new", "missions", "show", "import", "export", "check", "history", "undo", "redo", "backup")
    for verb in (*verbs, "backups", "restore", "--self-test"):
        assert verb.encode() in told.stdout


def test_a_fault_of_the_program_is_told_with_its_place(eujc, monkeypatch):
    from eujc_desktop.cli import verbs

    def broken(words):
        raise ZeroDivisionError("Anna Berg, passport 007")

    monkeypatch.setitem(verbs.VERBS, "missions", broken)
    told = eujc.json("missions")
    assert eujc.code == 1
    assert "inside the program (ZeroDivisionError)" in told["refused"]
    assert "test_streams.py" in eujc.err
    assert "passport" not in eujc.err


def test_ctrl_c_stops_without_a_traceback(eujc, monkeypatch):
    from eujc_desktop.cli import verbs

    def stopped(words):
        raise KeyboardInterrupt

    monkeypatch.setitem(verbs.VERBS, "missions", stopped)
    eujc("missions")
    assert (eujc.code, eujc.err) == (130, "Stopped.\n")
