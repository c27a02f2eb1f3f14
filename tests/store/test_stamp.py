"""A log that belongs to its file is kept, a foreign one is set aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from eujc_desktop.common.errors import Damaged
from eujc_desktop.store import backup, location, stamp
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.opening import Store, open_store
from tests.store.office import add_person, count, enrol_many

Open = Callable[..., Store]
PAGE = 4096


def test_r032_a_stale_log_beside_a_file_put_back_is_set_aside(opened: Open, path: Path) -> None:
    store = opened()
    add_person(store.works, "In the backup")
    kept = backup.back_up(store.engine, backup.home(path))
    store.close()
    store = opened()
    for number in range(40):
        add_person(store.works, f"Later {number}")
    stale = path.with_name("office.db-wal").read_bytes()
    store.close()
    # By hand: the old file comes back, the log of the newer one still lies there.
    path.write_bytes(kept.read_bytes())
    path.with_name("office.db-wal").write_bytes(stale)
    again = opened()
    assert count(again.engine, "person") == 1
    assert [file.name.startswith("office-set-aside-") for file in again.set_aside] == [True]


def test_the_log_of_a_run_that_was_killed_is_kept(opened: Open, path: Path) -> None:
    store = opened()
    add_person(store.works)
    files = {name: path.with_name(name).read_bytes() for name in ("office.db", "office.db-wal")}
    side = stamp.side_file(path).read_bytes()
    store.close()
    for name, content in files.items():
        path.with_name(name).write_bytes(content)
    stamp.side_file(path).write_bytes(side)
    again = opened()
    assert again.set_aside == ()
    assert count(again.engine, "person") == 1


def test_a_run_whose_stamp_is_only_in_the_log_yet_allows_that_of_the_file_too(opened: Open, path: Path) -> None:
    opened().close()
    (before,) = json.loads(stamp.side_file(path).read_text("utf-8"))
    engine = open_engine(path, wait_ms=50)
    with untouched_by_others(path):
        stamp.renew(engine, location.look(path))
    there = json.loads(stamp.side_file(path).read_text("utf-8"))
    assert there[0] == before
    assert there[1] != before
    assert location.look(path).stamp == before
    assert stamp.checkpoint(engine)
    engine.dispose()


@contextmanager
def untouched_by_others(path: Path) -> Iterator[None]:
    """Somebody reads meanwhile, so that nothing of the log comes into the file."""
    reader = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM person").fetchone()
    yield
    reader.close()


def in_a_checkpoint(path: Path) -> None:
    """Leave the files as a crash does that comes when the first page is in the file and the new last ones are not."""
    store = open_store(path, "Anna Berg")
    before = path.read_bytes()
    store.works.run("Import", lambda work: enrol_many(work, 300))
    log = path.with_name("office.db-wal").read_bytes()
    side = stamp.side_file(path).read_bytes()
    store.close()
    assert path.stat().st_size > len(before)
    path.write_bytes(path.read_bytes()[:PAGE] + before[PAGE:])
    path.with_name("office.db-wal").write_bytes(log)
    stamp.side_file(path).write_bytes(side)


def test_a_crash_in_a_checkpoint_is_no_damage(opened: Open, path: Path) -> None:
    opened().close()
    in_a_checkpoint(path)
    again = opened()
    assert count(again.engine, "person") == 300
    assert again.works.undo().label == "Import"


def test_a_file_cut_off_without_a_log_is_damaged(opened: Open, path: Path) -> None:
    opened().close()
    in_a_checkpoint(path)
    path.with_name("office.db-wal").unlink()
    with pytest.raises(Damaged, match="not one of our files, or it is damaged"):
        opened()


def test_two_files_set_aside_in_one_second_are_both_kept(path: Path) -> None:
    names = set()
    for content in ("a", "b", "c"):
        path.write_text(content, "utf-8")
        names |= {file.name for file in stamp.set_aside(path, ("",))}
    assert len(names) == 3
    assert sorted(path.with_name(name).read_text("utf-8") for name in names) == ["a", "b", "c"]
