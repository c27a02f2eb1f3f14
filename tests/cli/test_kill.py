"""The program is killed in the midst of its work: what is on the disk then is the state before or the state after."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

INPUT = Path(__file__).parents[1] / "data" / "input"
MOMENTS = [0.4, 0.6, 0.85]
"""Seconds after which the process is killed; importing takes about as long as the last of them."""


def start(data, *words):
    command = [sys.executable, "-m", "eujc_desktop", "--data", str(data), "--user", "Anna Berg", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def killed_after(seconds, data, *words):
    """Kill the command after so many seconds; whether it had ended by itself before."""
    process = start(data, *words)
    time.sleep(seconds)
    ended = process.poll() is not None
    process.kill()
    process.communicate()
    return ended


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_import_killed_midway_is_whole_or_not_there(with_mission, moment):
    sheet = INPUT / "applications-en.xlsx"
    ended = killed_after(moment, with_mission.data, "import", "participants", sheet, "--mission", "WCM-2027")
    people = len(with_mission.json("show", "WCM-2027")["participants"])
    steps = with_mission.json("history")
    assert people in (0, 41)
    assert people == 41 or not ended
    assert len(steps) == (2 if people else 1)
    if not people:
        with_mission("import", "participants", sheet, "--mission", "WCM-2027")
        assert with_mission.code == 0
    with_mission("undo")
    assert with_mission.json("show", "WCM-2027")["participants"] == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_paper_killed_midway_leaves_the_old_one(with_mission, moment, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    target = folder / "programme.pdf"
    order = ("export", "programme", "--mission", "WCM-2027", "--to", target)
    with_mission(*order)
    old = hashlib.sha256(target.read_bytes()).hexdigest()
    with_mission("import", "itinerary", INPUT / "programme-wcm-2027.xlsx", "--mission", "WCM-2027")
    before = with_mission.json("show", "WCM-2027")
    killed_after(moment, with_mission.data, *order)
    assert with_mission.json("show", "WCM-2027") == before
    found = target.read_bytes()
    assert found.rstrip().endswith(b"%%EOF")
    with_mission(*order)
    assert hashlib.sha256(found).hexdigest() in (old, hashlib.sha256(target.read_bytes()).hexdigest())
