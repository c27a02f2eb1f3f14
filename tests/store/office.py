"""What the tests write into offices."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine, func, select, text

from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.store import tables, triggers
from eujc_desktop.store.engine import connect
from eujc_desktop.store.work import Work, Works


def mission(code: str = "WCM-2027", **values: Any) -> Mission:
    given = {"title": "World Class Manufacturing", "first_day": date(2027, 3, 1), "last_day": date(2027, 3, 12)}
    return Mission(code=code, **{**given, **values})


def add_mission(works: Works, code: str = "WCM-2027", **values: Any) -> str:
    """The id of a new mission."""

    def add(work: Work) -> str:
        record = mission(code, **values)
        work.session.add(record)
        work.session.flush()
        return record.id

    return works.run(f"Add {code}", add).result


def add_person(works: Works, family: str = "Müller", **values: Any) -> str:
    """The id of a new person."""

    def add(work: Work) -> str:
        person = Person(family_name=family, **values)
        work.session.add(person)
        work.session.flush()
        return person.id

    return works.run(f"Add {family}", add).result


def enrol_many(work: Work, count: int) -> str:
    """A mission with `count` people of one company, as an import writes them."""
    record, firm = mission(f"M-{count}"), Organisation(name="Musashino Forge")
    work.session.add_all([record, firm])
    work.session.flush()
    people = [
        Person(family_name=f"Person {n}", native_name="田中 太郎", organisation_id=firm.id, birth_date=date(1980, 1, 1))
        for n in range(count)
    ]
    work.session.add_all(people)
    work.session.flush()
    work.session.add_all([Participation(mission_id=record.id, person_id=person.id) for person in people])
    return record.id


def dump(engine: Engine) -> dict[str, list[Any]]:
    """Every row of every entity, versions apart."""
    found: dict[str, list[Any]] = {}
    with connect(engine, writes=False) as connection:
        for name, table in tables.RECORD_TABLES.items():
            columns = [column for column in table.c if column.name != "version"]
            rows = connection.execute(select(*columns).order_by(table.c.id)).all()
            if rows:
                found[name] = [tuple(row) for row in rows]
    return found


def as_journalled(engine: Engine) -> dict[tuple[str, str], dict[str, Any]]:
    """What every record holds by table and id, in the journal's own writing, versions apart."""
    found = {}
    with connect(engine, writes=False) as connection:
        for name, table in tables.RECORD_TABLES.items():
            columns = [column.name for column in table.c]
            row = "to_jsonb(t)::text" if engine.dialect.name == "postgresql" else triggers.row_json(columns, "t")
            for row_id, text_ in connection.execute(text(f'SELECT id, {row} FROM "{name}" t')):
                found[name, row_id] = _filled(json.loads(text_))
    return found


def replayed(engine: Engine) -> dict[tuple[str, str], dict[str, Any]]:
    """Every record as the journal alone tells it, from the first step to the last."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    with connect(engine, writes=False) as connection:
        lines = connection.execute(text("SELECT table_name, row_id, before, after FROM journal ORDER BY seq")).all()
    for table, row_id, before, after in lines:
        if after is None:
            del found[table, row_id]
        else:
            known = {} if before is None else found[table, row_id]
            found[table, row_id] = _filled({**known, **json.loads(after)})
    return found


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "version" and value is not None}


def journal_rows(engine: Engine, step: int) -> list[tuple[str, str, Any, Any]]:
    with connect(engine, writes=False) as connection:
        query = text("SELECT table_name, row_id, before, after FROM journal WHERE step = :step ORDER BY seq")
        return [
            (table, row_id, before and json.loads(before), after and json.loads(after))
            for table, row_id, before, after in connection.execute(query, {"step": step})
        ]


def count(engine: Engine, table: str) -> int:
    with connect(engine, writes=False) as connection:
        return int(connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar_one())


def raw(path: Path, *statements: str) -> None:
    """Write past the program, as somebody with another tool would."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def remove_past_the_journal(path: Path, table: str, condition: str = "true") -> None:
    """Remove records as another tool would: nothing is written down, and what belongs to them stays."""
    rule = f"journal_{table}_delete"
    [(sql,)] = _read(path, f"SELECT sql FROM sqlite_schema WHERE name = '{rule}'")
    raw(path, f"DROP TRIGGER {rule}", f'DELETE FROM "{table}" WHERE {condition}', sql)


def _read(path: Path, query: str) -> list[Any]:
    connection = sqlcipher3.dbapi2.connect(str(path))
    try:
        return list(connection.execute(query))
    finally:
        connection.close()


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def spoil(path: Path) -> None:
    """Let a page of a closed office go bad that is met only by who reads the whole file."""
    connection = sqlcipher3.dbapi2.connect(str(path))
    try:
        [size] = connection.execute("PRAGMA page_size").fetchone()
        root = "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_search_text_table_name'"
        [page] = connection.execute(root).fetchone()
    finally:
        connection.close()
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 8)
