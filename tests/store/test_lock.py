"""One window, and writers that take turns."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import select

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.person import Person
from eujc_desktop.store import opening
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.opening import Store, open_store
from tests.soaking import rounds, tell
from tests.store import crowding
from tests.store.office import add_mission, add_person, count

Open = Callable[..., Store]


def test_r021_a_second_window_is_refused_with_the_name_of_the_first(opened: Open) -> None:
    opened()
    with pytest.raises(Refused, match=rf"already open: Anna Berg .*process {os.getpid()}"):
        opened(who="Kenji Mori")


def test_r021_after_kill_9_the_office_opens_at_once(opened: Open, path: Path) -> None:
    program = f"""
import time
from eujc_desktop.store.opening import open_store
store = open_store({str(path)!r}, "Other")
print("open", flush=True)
time.sleep(60)
"""
    other = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "open\n"
    with pytest.raises(Refused, match="Other"):
        opened()
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    other.stdout.close()
    store = opened()
    add_person(store.works)


def test_a_command_works_beside_an_open_window(opened: Open) -> None:
    window = opened()
    add_person(window.works)
    command = opened(who="Command", alone=False, app="command line")
    add_person(command.works, "Sørensen")
    assert count(window.engine, "person") == 2
    assert "Command (command line" in window.works._holder()
    command.close()
    assert window.works._holder() == ""


def test_r019_a_writer_waits_for_another_and_then_names_it(path: Path) -> None:
    first = open_store(path, "Kenji Mori")
    second = open_store(path, "Anna Berg", alone=False)
    quick = opening.Works(open_engine(path, wait_ms=200), "Anna Berg", second.works._holder)
    holding, go = threading.Event(), threading.Event()

    def hold(work: object) -> None:
        work.session.add(Person(family_name="Slow"))
        work.session.flush()
        holding.set()
        go.wait(60)

    writer = threading.Thread(target=lambda: first.works.run("Slow", hold))
    writer.start()
    assert holding.wait(60)
    with pytest.raises(Refused, match="written to by Kenji Mori"):
        add_person(quick)
    threading.Timer(0.5, go.set).start()
    add_person(second.works, "After the wait")
    writer.join()
    assert count(first.engine, "person") == 2
    quick.engine.dispose()
    second.close()
    first.close()


def test_a_broken_lock_file_is_no_obstacle(opened: Open, path: Path) -> None:
    opened().close()
    path.with_name("office.db.lock").write_text("{nonsense", "utf-8")
    path.with_name("office.db.run").write_text("[[[", "utf-8")
    path.with_name("office.db.lock-99999").write_text("", "utf-8")
    opened()
    assert not path.with_name("office.db.lock-99999").exists() or os.name == "nt"


@pytest.mark.soak
def test_r020_four_processes_lose_no_step_and_never_fail(data: str) -> None:
    writers, count = 4, rounds(30, 500)
    store = open_store(data, "Anna Berg", alone=False)
    add_mission(store.works, capacity=0)
    before = store.works.version()
    with ProcessPoolExecutor(writers, get_context("spawn")) as pool:
        slowest = max(pool.map(crowding.add_up, [data] * writers, [count] * writers))
    assert store.works.read(lambda work: work.session.scalar(select(Mission.capacity))) == writers * count
    assert store.works.version() - before == writers * count
    store.close()
    tell(f"{writers} processes × {count} steps: none failed, none lost, the slowest took {slowest:.2f} s")


def index_out_of_step(path: Path) -> None:
    """Change a row behind the back of its index: only a check that reads the index too can see it."""
    name = "ix_search_text_table_name"
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    entry = connection.execute("SELECT * FROM sqlite_schema WHERE name = ?", [name]).fetchone()
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_schema WHERE name = ?", [name])
    connection.execute("PRAGMA writable_schema = RESET")
    connection.execute("UPDATE search_text SET table_name = 'x'")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", entry)
    connection.execute("PRAGMA writable_schema = RESET")
    connection.close()


def test_r036_a_crash_is_followed_by_a_full_check(opened: Open, path: Path) -> None:
    store = opened()
    add_person(store.works)
    store.close()
    index_out_of_step(path)
    opened().close()
    path.with_name("office.db.lock").write_text('{"who": "Anna Berg"}', "utf-8")
    with pytest.raises(Damaged, match="ix_search_text_table_name") as caught:
        opened()
    assert "Restore" in caught.value.cure


def test_two_programs_that_make_one_office_at_once_make_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, others = opening.make_file, []

    def late(place: Path) -> None:
        # In the moment between looking and making, another program makes the office and works in it.
        monkeypatch.setattr(opening, "make_file", make)
        others.append(open_store(place, "Kenji Mori", alone=False))
        add_person(others[0].works)
        make(place)

    monkeypatch.setattr(opening, "make_file", late)
    store = open_store(path, "Anna Berg")
    assert count(store.engine, "person") == 1
    assert store.file_id == others[0].file_id
    for one in (store, *others):
        one.close()
