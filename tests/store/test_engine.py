"""Connections: their settings, their library, and that nothing else opens the live file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import event

from eujc_desktop.common.errors import Refused
from eujc_desktop.store import engine
from eujc_desktop.store.engine import check_library
from eujc_desktop.store.opening import Store, open_store
from eujc_desktop.store.work import Works
from tests.store.office import add_person, count

Open = Callable[..., Store]


def test_r004_every_connection_has_the_safe_settings(opened: Open) -> None:
    store = opened()
    safe = {
        "synchronous": 2,
        "foreign_keys": 1,
        "journal_mode": "wal",
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }
    with ExitStack() as together:
        # All at once, so that the pool hands out a connection each; one writes, the others read beside it.
        connections = [together.enter_context(engine.connect(store.engine, writes=number == 0)) for number in range(4)]
        assert len({id(connection.connection.driver_connection) for connection in connections}) == 4
        for connection in connections:
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in safe} == safe


def test_r005_an_old_library_is_refused(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    check_library("3.51.3")
    monkeypatch.setattr(engine.sqlcipher3.dbapi2, "sqlite_version", "3.51.2")
    with pytest.raises(Refused, match=r"3\.51\.2.*lose data"):
        open_store(path, "Anna Berg")
    assert not path.exists()


def test_r018_nothing_but_the_library_opens_the_live_file(path: Path) -> None:
    """In a process of its own, since a hook on `open` cannot be taken away again."""
    program = f"""
import subprocess
import sys
live, seen = {str(path)!r}, []
sys.addaudithook(lambda name, args: seen.append((name, args)) if name in ("open", "sqlite3.connect")
                 and args and str(args[0]) in (live, live + "-wal", live + "-shm") else None)
from pathlib import Path
from sqlalchemy import select
from eujc_desktop.store import backup, glimpse, remembering, restore
from eujc_desktop.store.opening import open_store
from eujc_desktop.models.person import Person
for _ in range(2):
    store = open_store(live, "Anna Berg")
    store.works.run("Add", lambda work: work.session.add(Person(family_name="X")))
    store.works.undo(), store.works.redo()
    made = backup.back_up(store.engine, backup.home(Path(live)))
    statement = select(Person.id, Person.family_name)
    remembering.remember(Path(live).parent, Path(live), store.engine, statement)
    store.close()
    assert glimpse.glimpse(Path(live).parent, Path(live)).rows
restore.restore(made, Path(live))
assert "sqlite3" not in sys.modules
print(seen)
open(live, "rb").close()
print(len(seen))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == ["[]", "1"]


def test_r018_no_other_sqlite_is_within_reach() -> None:
    """import-linter keeps `sqlite3` and `apsw` out; Qt brings a third one."""
    package = Path(engine.__file__).parents[1]
    assert [file for file in package.rglob("*.py") if "QtSql" in file.read_text("utf-8")] == []


def test_one_writer_at_a_time_on_a_server_too(data: str) -> None:
    """Steps are committed in the order of their numbers, so that who reads on misses none."""
    store = open_store(data, "Anna Berg", alone=False)
    with engine.connect(store.engine, writes=True):
        quick = engine.open_engine(data, wait_ms=100)

        @event.listens_for(quick, "connect")
        def set_up(connection: object, _record: object) -> None:
            if quick.dialect.name == "postgresql":
                connection.execute("SET lock_timeout = 100")

        with pytest.raises(Refused, match="being written to"):
            add_person(Works(quick, "Kenji Mori"))
        assert count(quick, "person") == 0
        quick.dispose()
    add_person(store.works)
    store.close()
