"""The self-test: it passes on a whole program and names what is broken in another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from eujc_desktop.bootstrap import desktop
from eujc_desktop.cli import self_test, soundness
from eujc_desktop.common import resources
from eujc_desktop.common.errors import Damaged


def test_a_whole_program_passes(tmp_path):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "eujc_desktop", "--self-test"]
    told = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    names = [line.split("(")[0].split() for line in told.stdout.splitlines()]
    assert {words[0] for words in names} == {"ok"}
    assert ["ok", "window"] in names
    assert ["ok", "briefing-book"] in names
    assert len(names) == 21
    assert list(tmp_path.iterdir()) == []


def test_a_step_that_fails_fails_the_whole_and_the_others_go_on(capsys, monkeypatch):
    ran = []

    def fine():
        ran.append("fine")
        return "as it should be"

    def broken():
        raise KeyError("a thing")

    monkeypatch.setattr(self_test, "_steps", lambda office, folder: [("broken", broken), ("fine", fine)])
    assert self_test.self_test() == 1
    told = capsys.readouterr()
    assert told.out.startswith("FAILED  broken: KeyError: 'a thing'\nok      fine (as it should be, ")
    assert "test_self_test.py" in told.err
    assert ran == ["fine"]


def test_an_error_behind_the_window_counts(monkeypatch):
    def paint(office):
        sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
        return True

    monkeypatch.setattr(desktop, "paint_once", paint)
    with pytest.raises(Damaged, match="ZeroDivisionError"):
        self_test._window(None)
    monkeypatch.setattr(desktop, "paint_once", lambda office: True)
    assert self_test._window(None)
    monkeypatch.setattr(desktop, "paint_once", lambda office: False)
    with pytest.raises(Damaged, match="stayed empty"):
        self_test._window(None)


@pytest.fixture
def own_files(tmp_path, monkeypatch):
    """A copy of the program's files that may be broken."""
    copy = tmp_path / "resources"
    shutil.copytree(resources.resource(), copy, ignore=shutil.ignore_patterns("NotoS*"))
    monkeypatch.setattr(resources, "_root", lambda: copy)
    return copy


def test_whole_files_are_sound(own_files):
    assert soundness.unsound() == []
    assert len(list(own_files.rglob("*"))) > 250


@pytest.mark.parametrize(
    "name",
    [
        "documents/advice-japan.json",
        "documents/srgb.icc",
        "fonts/EBGaramond-Regular.ttf",
        "icons/award.svg",
        "languages/ja.mo",
        "programmes/wcm.json",
        "sample/hosts.xlsx",
        "sample/logos/owari-dandori.png",
        "sample/photos/zahra_gorg.jpg",
        "style/window.qss",
    ],
)
def test_files_that_are_cut_off_or_empty_are_named(own_files, name):
    path = own_files / name
    data = path.read_bytes()
    path.write_bytes(b"" if path.suffix == ".qss" else data[: len(data) // 2])
    assert soundness.unsound() == [name]


def test_one_bit_of_a_font_is_enough(own_files):
    path = own_files / "fonts" / "SourceSans3-Regular.ttf"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert soundness.unsound() == ["fonts/SourceSans3-Regular.ttf"]


@pytest.mark.parametrize("name", ["sample/hosts.xlsx", "sample/mission.json", "sample/photos/zahra_gorg.jpg"])
def test_a_missing_file_fails_its_step(own_files, name, eujc):
    (own_files / name).unlink()
    eujc("sample", eujc.data)
    assert eujc.code == 1
    assert list(eujc.data.parent.glob("*.db*")) == []
