"""G9: thousands of people into the office, journalled and searchable, against executemany into plain tables."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy.schema import CreateIndex, CreateTable

from benchmarks.people import office, people, workbook
from benchmarks.timing import Result, Scale, counted, of_pairs, timed
from eujc_desktop.common.ids import new_id
from eujc_desktop.models.base import Record
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import imports
from eujc_desktop.store import bulk
from eujc_desktop.store.tables import RECORD_TABLES
from eujc_desktop.store.work import Works

ABOUT = (
    "Importing people",
    """
**What is measured.** 5,000 people with 15 columns written by the store in one step, journalled, searchable and on the
disk, against `executemany` into tables with the same columns and indexes, but without journal, search and triggers.
Then the whole import of a previewed sheet, people and their parts in a mission, and its undo, against `executemany`
of both.

**What dominates.** A third of ours is what the reference does. A quarter is the journal: a trigger writes what each new
row holds as JSON, so that the journal alone tells every record. A quarter are the folded words for the search, and
their index; the rest is the larger commit. SQLAlchemy is not in the way: rows go to the driver as they are. What keeps
the goal away is these two, and both are wanted. A journal without the values of new rows could not tell what was
there; without its two indexes, or without a counter of SQLite's own, it would save less than a twentieth. Parts in a
mission are also put in the order of names, which the import of a sheet pays for.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """People alone as the store writes them, and a whole previewed sheet as the window imports it."""
    rows = people(scale.imported)
    sheet = workbook(folder / "people.xlsx", rows)
    numbers = itertools.count()
    rounds = counted(scale.rounds, lambda: _round(folder / str(next(numbers)), rows, sheet))
    inserted, imported, undo = (of_pairs([each[name] for each in rounds]) for name in ("store", "sheet", "undo"))
    what = f"{scale.imported} people"
    return [
        Result("G9", f"{what} written by the store, journalled", "executemany", 2.5, inserted.ratio, inserted.ours),
        Result("G9", f"{what} and their part in a mission, from a preview", "executemany of both", None, imported.ratio,
               imported.ours),
        Result("G9", "undo of that import", "executemany of both", None, undo.ratio, undo.ours),
    ]  # fmt: skip


def _round(folder: Path, rows: list[dict[str, Any]], sheet: Path) -> dict[str, tuple[float, float]]:
    """Ours and the reference: people alone into one empty office, the sheet into another."""
    first, second = _new(folder / "a"), _new(folder / "b")
    plain = _plain(folder / "plain.db", first)
    store = timed(partial(_insert, first, rows)), timed(partial(_executemany, plain, rows))
    incoming = imports.preview(second, sheet, "participants", mission="BENCH")
    plain.execute("DELETE FROM person")
    plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    applied = timed(partial(imports.apply, second, incoming, only_good=True))
    reference = timed(partial(_executemany, plain, rows, with_parts=True))
    undone = timed(second.undo)
    plain.close()
    for works in (first, second):
        works.engine.dispose()
    return {"store": store, "sheet": (applied, reference), "undo": (undone, reference)}


def _new(folder: Path) -> Works:
    folder.mkdir(parents=True)
    return office(folder, 0, 0).works


def _insert(works: Works, rows: list[dict[str, Any]]) -> None:
    works.run("Import", lambda work: bulk.insert_many(work.session, Person, rows))


def _plain(path: Path, works: Works) -> driver.Connection:
    """The same tables with the same indexes, but no journal, no search and no checks of who writes."""
    raw = driver.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        raw.execute(f"PRAGMA {pragma}")
    for model in (Person, Participation):
        table = RECORD_TABLES[model.__tablename__]
        raw.execute(str(CreateTable(table).compile(works.engine)))
        for index in table.indexes:
            raw.execute(str(CreateIndex(index).compile(works.engine)))
    return raw


def _executemany(raw: driver.Connection, rows: list[dict[str, Any]], *, with_parts: bool = False) -> None:
    ids = [new_id() for _ in rows]
    raw.execute("BEGIN IMMEDIATE")
    given = [
        {**row, "id": key, "birth_date": row["birth_date"].isoformat()} for key, row in zip(ids, rows, strict=True)
    ]
    _insert_plain(raw, Person, given)
    if with_parts:
        _insert_plain(raw, Participation, [{"id": new_id(), "mission_id": "m" * 32, "person_id": key} for key in ids])
    raw.execute("COMMIT")


def _insert_plain(raw: driver.Connection, model: type[Record], rows: list[dict[str, Any]]) -> None:
    table = RECORD_TABLES[model.__tablename__]
    fixed = {
        column.name: column.default.arg.value if hasattr(column.default.arg, "value") else column.default.arg
        for column in table.c
        if column.default is not None and column.default.is_scalar
    }
    names = [*dict.fromkeys([*fixed, "version", *rows[0]])]
    values = ({"version": 1, **fixed, **row} for row in rows)
    marks = ", ".join(f":{name}" for name in names)
    raw.executemany(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", values)
