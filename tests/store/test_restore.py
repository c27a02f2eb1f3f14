"""A backup takes the place of an office; what was there is set aside, never overwritten."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.store import backup, restore, schema
from eujc_desktop.store.opening import Store, open_store
from tests.soaking import rounds, tell
from tests.store.killing import whole_office
from tests.store.office import add_mission, add_person, count, dump, enrol_many, raw, sha

Open = Callable[..., Store]


def with_backup(opened: Open, people: int = 3) -> tuple[Store, Path, dict[str, list[object]]]:
    """An open office, a backup of it, and what the backup holds."""
    store = opened()
    store.works.run("Import", lambda work: enrol_many(work, people))
    made = backup.back_up(store.engine, backup.home(store.path))
    return store, made, dump(store.engine)


def test_r031_the_files_that_were_there_are_set_aside_and_counts_are_told(opened: Open, path: Path) -> None:
    store, made, then = with_backup(opened)
    add_person(store.works, "After the backup")
    store.close()
    office = sha(path)
    path.with_name("office.db-wal").write_bytes(b"a log of some other time")
    done = restore.restore(made, path)
    assert {file.name.rpartition(".db")[2] for file in done.set_aside} == {"", "-wal"}
    assert office in {sha(file) for file in done.set_aside}
    assert (done.before["person"], done.after["person"]) == (4, 3)
    assert (done.steps_before, done.steps_after) == (2, 1)
    assert "Before: 9 records, step 2; now: 8 records, step 1." in done.words
    again = opened()
    assert again.set_aside == ()
    assert dump(again.engine) == then
    assert again.works.undo().label == "Import"


def test_a_damaged_office_is_back_in_a_moment(opened: Open, path: Path) -> None:
    """The drill: the file is ruined, the list of backups names the last good one, restoring it gives working data."""
    store, made, then = with_backup(opened, rounds(300, 20_000))
    store.close()
    path.write_bytes(b"\xff" * 4096 + path.read_bytes()[4096:])
    with pytest.raises(Damaged):
        opened()
    started = time.perf_counter()
    [last] = backup.backups(backup.home(path))
    done = restore.restore(last.path, path)
    again = opened()
    took = time.perf_counter() - started
    assert dump(again.engine) == then
    whole_office(again)
    add_person(again.works)
    megabytes = made.stat().st_size / 1e6
    assert "nothing readable" in done.words
    tell(f"{megabytes:.0f} MB: restored and open after {took:.2f} s")


def test_a_backup_can_be_restored_where_nothing_is(opened: Open, path: Path) -> None:
    store, made, then = with_backup(opened)
    store.close()
    new = path.with_name("new place.db")
    done = restore.restore(made, new)
    assert (done.set_aside, done.before) == ((), {})
    assert new.stat().st_mode & 0o077 == 0
    assert dump(opened(data=new).engine) == then


def test_r033_a_backup_of_a_newer_version_is_refused(opened: Open, path: Path) -> None:
    store, made, _ = with_backup(opened)
    store.close()
    raw(made, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = {file: sha(file) for file in (made, path)}
    with pytest.raises(Refused, match="newer version"):
        restore.restore(made, path)
    assert {file: sha(file) for file in (made, path)} == before


def test_a_damaged_backup_leaves_the_office_alone(opened: Open, path: Path) -> None:
    store, made, _ = with_backup(opened, 300)
    store.close()
    before = sha(path)
    with made.open("rb+") as file:
        file.seek(made.stat().st_size - 4096)
        file.write(b"\xff" * 8)
    with pytest.raises(Damaged):
        restore.restore(made, path)
    for wrong in ("text.db", "gone.db"):
        if wrong == "text.db":
            path.with_name(wrong).write_text("Dear diary", "utf-8")
        with pytest.raises((Damaged, Refused)):
            restore.restore(path.with_name(wrong), path)
    assert sha(path) == before
    assert not [file.name for file in path.parent.iterdir() if "set-aside" in file.name or "part" in file.name]


def test_an_open_office_is_not_pulled_away(opened: Open, path: Path) -> None:
    store, made, _ = with_backup(opened)
    with pytest.raises(Refused, match="already open: Anna Berg"):
        restore.restore(made, path)
    store.close()
    command = opened(alone=False, who="Command")
    with pytest.raises(Refused, match="is open: Command"):
        restore.restore(made, path)
    command.close()
    with pytest.raises(Refused, match="same file"):
        restore.restore(path, path)


def test_a_restore_can_be_taken_back_by_another(opened: Open, path: Path) -> None:
    store, made, _ = with_backup(opened)
    add_mission(store.works, "LATER")
    later = dump(store.engine)
    store.close()
    done = restore.restore(made, path)
    back = restore.restore(done.set_aside[0], path)
    assert back.after["mission"] == 2
    assert dump(opened().engine) == later


@pytest.mark.parametrize("stop", ["write_copy", "verify", "sync"])
def test_a_restore_that_fails_midway_changes_nothing(
    opened: Open, path: Path, stop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, made, _ = with_backup(opened)
    add_person(store.works)
    store.close()
    before = sha(path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, stop, fail)
    with pytest.raises(Refused, match="disk is full"):
        restore.restore(made, path)
    assert sha(path) == before
    assert not [file.name for file in path.parent.iterdir() if "set-aside" in file.name or "part" in file.name]
    store = open_store(path, "Anna Berg")
    assert count(store.engine, "person") == 4
    store.close()
