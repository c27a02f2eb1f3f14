"""A program that kills writers without warning and looks at what they leave; its last line says how often and what.

It is a program of its own because only a process with one thread may fork.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import event, text

from eujc_desktop.models.group import Group
from eujc_desktop.models.person import Person
from eujc_desktop.store import search
from eujc_desktop.store.engine import connect
from eujc_desktop.store.opening import Store, open_store
from eujc_desktop.store.work import Work, Works
from tests.soaking import tell
from tests.store.office import add_person, as_journalled, mission, replayed

ROWS = 5
"""That each step writes: a mission, three groups, and a person changed."""
LONGEST = 0.15


def main(folder: Path, rounds: int, checkpoint: int) -> dict[str, int]:
    """Kill so many writers, a new office for every fifty; `checkpoint` is how many pages the log may have, 0 usual."""
    draw, found = random.Random(20270301), {"kills": 0, "acknowledged": 0, "unfinished": 0}
    for number in range(rounds):
        path = folder / f"office-{number // 50}.db"
        if not path.exists():
            begin(path)
        before = last_step(path)
        # One in five dies while it opens the office, the others at work.
        told = killed(partial(write, path, checkpoint), draw.uniform(0, LONGEST), begun=number % 5 > 0)
        acknowledged = int(told.split()[-1]) if told.strip() else before
        found["unfinished"] += look_at(path, acknowledged)
        found["kills"] += 1
        found["acknowledged"] += acknowledged - before
    return found


def begin(path: Path) -> None:
    """An office with the person that every step changes."""
    store = open_store(path, "Writer")
    add_person(store.works, "Counter")
    store.close()


def last_step(path: Path) -> int:
    store = open_store(path, "Reader")
    try:
        return store.works.version()
    finally:
        store.close()


def killed(job: Callable[[int], None], seconds: float, *, begun: bool) -> str:
    """What `job` told through its pipe before a process doing it was killed, so many seconds after its start.

    With `begun` the seconds count from the first thing told.
    """
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        try:
            job(mouth)
        finally:
            os._exit(1)
    os.close(mouth)
    if begun:
        select.select([ear], [], [], 60)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with os.fdopen(ear) as pipe:
        told = pipe.read()
    if ended != -signal.SIGKILL:
        raise SystemExit(f"the writer ended by itself with {ended}, after telling {told!r}")
    return told


def write(path: Path, checkpoint: int, mouth: int) -> None:
    """Write step after step, undo and redo among them, and tell the number of each once it is saved."""
    store = open_store(path, "Writer")
    if checkpoint:
        checkpoint_often(store, checkpoint)
    while True:
        for act in (deed, deed, deed, Works.undo, Works.redo):
            os.write(mouth, b"%d\n" % act(store.works).number)


def checkpoint_often(store: Store, pages: int) -> None:
    """Bring the log into the file as soon as it has so many pages."""
    store.engine.dispose()

    @event.listens_for(store.engine, "connect")
    def set_up(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")


def deed(works: Works) -> object:
    """One step of `ROWS` changes."""
    number = works.version() + 1

    def act(work: Work) -> None:
        record = mission(f"N{number}")
        work.session.add(record)
        work.session.flush()
        work.session.add_all([Group(mission_id=record.id, letter=letter) for letter in "ABC"])
        work.session.query(Person).filter_by(family_name="Counter").one().department = f"Step {number}"

    return works.run(f"Step {number}", act).changes


def look_at(path: Path, acknowledged: int) -> int:
    """1 when a step beyond the last acknowledged one was saved, else 0; AssertionError on anything lost or half."""
    store = open_store(path, "Reader")
    try:
        assert store.set_aside == (), "a log of the office's own was taken for a foreign one"
        last = store.works.version()
        assert acknowledged <= last <= acknowledged + 1, f"{acknowledged} steps were acknowledged, {last} are there"
        whole_steps(store)
        return last - acknowledged
    finally:
        store.close()


def whole_steps(store: Store) -> None:
    """AssertionError unless every step holds all of its changes, and everything agrees."""
    with connect(store.engine, writes=False) as connection:
        query = "SELECT number, (SELECT count(*) FROM journal WHERE step = number) FROM change_set ORDER BY number"
        steps = [tuple(row) for row in connection.execute(text(query))]
    assert steps == [(1, 1), *((number, ROWS) for number in range(2, len(steps) + 1))]
    whole_office(store)


def whole_office(store: Store) -> None:
    """AssertionError unless pages, links, journal, records and search words all agree."""
    with connect(store.engine, writes=False) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        assert connection.execute(text("SELECT step FROM act")).scalar() is None
        found = set(connection.execute(text("SELECT row_id FROM search_text")).scalars())
    present = as_journalled(store.engine)
    assert present == replayed(store.engine)
    with_words = {
        row_id
        for (table, row_id), values in present.items()
        if any(values.get(name) for name in search.searched(table))
    }
    assert found == with_words


if __name__ == "__main__":
    tell(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
