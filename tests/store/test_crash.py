"""Writers killed at any moment, and power cut at any moment, lose nothing that was acknowledged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from eujc_desktop.store import stamp
from eujc_desktop.store.opening import open_store
from eujc_desktop.store.work import Works
from tests.soaking import rounds, tell
from tests.store import killing, recording
from tests.store.recording import Event

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no fork, and no kill that nobody can catch"),
]


@pytest.mark.parametrize("checkpoint", [0, 8], ids=["r001", "r002-checkpoints"])
def test_killed_writers_lose_nothing(tmp_path: Path, checkpoint: int) -> None:
    kills = rounds(12, 1000)
    program = [sys.executable, "-m", "tests.store.killing", str(tmp_path), str(kills), str(checkpoint)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] == kills
    assert found["acknowledged"] >= kills * 4 // 5, "the writers were killed before they could write"
    tell(f"{kills} kills, {found['acknowledged']} steps acknowledged, none lost, none half")


def history_of(folder: Path, synchronous: str, checkpoint: int) -> tuple[list[Event], dict[str, bytes]]:
    """All that was written while an office was opened, worked in and closed, and its files before that."""
    path = folder / "office.db"
    killing.begin(path)
    before = {name: (folder / name).read_bytes() for name in ("office.db", "office.db.run")}
    with recording.recorded(folder) as recorded, pytest.MonkeyPatch.context() as patch:
        write = stamp._write

        def write_side_file(database: Path, stamps: list[str]) -> None:
            write(database, stamps)
            recorded.note("whole", "office.db.run", data=stamp.side_file(database).read_bytes())

        patch.setattr(stamp, "_write", write_side_file)
        store = open_store(path, "Writer")
        killing.checkpoint_often(store, checkpoint)

        @event.listens_for(store.engine, "connect")
        def set_up(connection: object, _record: object) -> None:
            connection.execute(f"PRAGMA synchronous = {synchronous}")

        for _ in range(rounds(6, 40)):
            for act in (killing.deed, killing.deed, Works.undo, Works.redo, killing.deed):
                recorded.note("done", "", act(store.works).number)
        store.close()
    return recorded.events, before


def lost(folder: Path, acknowledged: int, files: dict[str, bytes]) -> bool:
    """Whether an acknowledged step is gone after a power cut; everything else must be whole."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    there = killing.last_step(folder / "office.db")
    if there < acknowledged:
        return True
    killing.look_at(folder / "office.db", max(acknowledged, 1))
    return False


@pytest.mark.parametrize(
    ("synchronous", "checkpoint", "loses"), [("FULL", 1000, False), ("FULL", 8, False), ("NORMAL", 1000, True)]
)
def test_r003_a_power_cut_loses_nothing(tmp_path: Path, synchronous: str, checkpoint: int, loses: bool) -> None:
    """With NORMAL, which the program does not use, the same cuts lose steps: so the test can tell."""
    if not recording.within_reach():
        assert not sys.platform.startswith("linux")
        pytest.skip("this build of the database library does not let its files be watched")
    home, after = tmp_path / "home", tmp_path / "after"
    home.mkdir()
    after.mkdir()
    events, before = history_of(home, synchronous, checkpoint)
    count = rounds(10 if loses else 20, 500 if loses else 2000)
    gone = sum(lost(after, done, files) for done, files in recording.cuts(events, before, count, 20270301))
    assert (gone > 0) is loses
    tell(f"synchronous={synchronous}, log of {checkpoint} pages: {count} power cuts, {gone} lost an acknowledged step")
