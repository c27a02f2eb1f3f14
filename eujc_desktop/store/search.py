"""Finds records by words in any script; the folded words are renewed by the transaction that changes a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    TableClause,
    and_,
    bindparam,
    false,
    func,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Session

from eujc_desktop.common.folding import index_text, like_terms, search_terms
from eujc_desktop.models import catalogue
from eujc_desktop.models.columns import fields_of
from eujc_desktop.store.engine import driver_of
from eujc_desktop.store.tables import RECORD_TABLES, journal, search_text

_INDEX = TableClause("search_index", ColumnClause("rowid", Integer), ColumnClause("search_index", String))
"""SQLite's index over the words; the column of its own name is all of its text."""


@cache
def searched(table: str) -> tuple[str, ...]:
    """The columns of a table in which words are looked for."""
    return tuple(name for name, field in fields_of(catalogue.model(table)).items() if field.search)


def matching(session: Session, query: str, table: str) -> Select[tuple[str]]:
    """A selection of the ids of `table` whose records hold every word of `query`."""
    found = select(search_text.c.row_id).where(search_text.c.table_name == table)
    return found.where(_condition(session.get_bind().dialect.name, query))


_OF_MISSION = """ AND (
    EXISTS (SELECT 1 FROM participation p WHERE p.person_id = t.row_id AND p.mission_id = {0})
    OR EXISTS (SELECT 1 FROM itinerary_item x WHERE x.id = t.row_id AND x.mission_id = {0})
    OR EXISTS (SELECT 1 FROM visit v WHERE v.id = t.row_id AND v.mission_id = {0}))"""
"""People who take part in a mission, its items and its visits; asked for each hit, so that the first ones suffice."""


def find(
    session: Session, query: str, limit: int = 50, wanted: Sequence[str] | None = None, mission: str = ""
) -> list[tuple[str, str]]:
    """Table and id of records that hold every word of `query`, of every table or those wanted, last written first.

    With `mission` only people who take part in it, its items and its visits.
    """
    if not (terms := search_terms(query)):
        return []
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        values = (terms, *(wanted or ()), *([mission] * 3 if mission else ()), limit)
        statement = _found(None if wanted is None else len(wanted), of_mission=bool(mission))
        # While somebody types, the driver's own pairs will do; what stands around them would take half of the reading.
        return [*driver_of(connection).execute(statement, values)]
    rows = session.execute(_places(_condition(connection.dialect.name, query), wanted, limit, mission)).all()
    return [(row.table_name, row.row_id) for row in rows]


@cache
def _found(tables: int | None, *, of_mission: bool) -> str:
    """The statement of `find` in SQLite, of so many tables; the index goes backwards, so nothing has to be sorted."""
    among = "" if tables is None else f" AND t.table_name IN ({', '.join('?' * tables)})"
    there = _OF_MISSION.format("?") if of_mission else ""
    return (
        "SELECT t.table_name, t.row_id FROM search_index i CROSS JOIN search_text t ON t.number = i.rowid "
        f"WHERE i.search_index MATCH ?{among}{there} ORDER BY i.rowid DESC LIMIT ?"
    )


def _places(
    condition: ColumnElement[bool], tables: Sequence[str] | None, limit: int, mission: str
) -> Select[tuple[str, str]]:
    found = select(search_text.c.table_name, search_text.c.row_id).where(condition)
    if tables is not None:
        found = found.where(search_text.c.table_name.in_(tables))
    if mission:
        there = _OF_MISSION.removeprefix(" AND ").replace("t.row_id", "search_text.row_id").format(":mission")
        found = found.where(text(there).bindparams(mission=mission))
    return found.order_by(search_text.c.number.desc()).limit(limit)


def _indexed(terms: str) -> ColumnElement[bool]:
    return search_text.c.number.in_(select(_INDEX.c.rowid).where(_INDEX.c.search_index.op("MATCH")(terms)))


def _condition(dialect: str, query: str) -> ColumnElement[bool]:
    if not (terms := search_terms(query)):
        return false()
    if dialect == "sqlite":
        return _indexed(terms)
    padded = literal(" ", String) + search_text.c.words + literal(" ", String)
    groups = (or_(*(padded.contains(words, autoescape=True) for words in group)) for group in like_terms(query))
    return and_(*groups)


def renew(connection: Connection, step: int, touched: Iterable[tuple[str, str]]) -> None:
    """Read the words of the records a step touched anew."""
    for table in dict.fromkeys(table for table, _ in touched):
        if table in RECORD_TABLES and searched(table):
            _renew_table(connection, table, step)


def rebuild(connection: Connection) -> None:
    """The whole index anew, from the records."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM search_index"))
    connection.execute(search_text.delete())
    for table in RECORD_TABLES:
        if searched(table):
            _write(connection, table, _words(connection, table, None))


def misses(connection: Connection, between: Callable[[], object]) -> int:
    """How many records are not found by the words they hold, or still found though gone; `between` tables, a call."""
    there: dict[str, dict[str, str]] = {table: {} for table in RECORD_TABLES}
    rows = select(search_text.c.table_name, search_text.c.row_id, search_text.c.words)
    for table, row_id, words in connection.execute(rows):
        there.setdefault(table, {})[row_id] = words
    wrong = 0
    for table, kept in there.items():
        between()
        fresh = dict(_words(connection, table, None)) if table in RECORD_TABLES and searched(table) else {}
        wrong += sum(fresh.get(row_id) != kept.get(row_id) for row_id in fresh.keys() | kept.keys())
    return wrong + _unindexed(connection)


def _unindexed(connection: Connection) -> int:
    """Texts without a place in SQLite's index, and places without a text."""
    if connection.dialect.name != "sqlite":
        return 0
    texts = set(connection.execute(select(search_text.c.number)).scalars())
    return len(texts ^ set(connection.execute(select(_INDEX.c.rowid)).scalars()))


def _renew_table(connection: Connection, table: str, step: int) -> None:
    gone = select(journal.c.row_id).where(journal.c.step == step, journal.c.table_name == table)
    fresh = dict(_words(connection, table, step))
    old = connection.execute(
        select(search_text.c.row_id, search_text.c.number, search_text.c.words).where(search_text.c.row_id.in_(gone))
    ).all()
    same = {row_id for row_id, _, words in old if fresh.get(row_id) == words}
    stale = [number for row_id, number, _ in old if row_id not in same]
    if stale:
        _forget(connection, stale)
    _write(connection, table, ((row_id, words) for row_id, words in fresh.items() if row_id not in same))


def _words(connection: Connection, table: str, step: int | None) -> Iterator[tuple[str, str]]:
    """Ids and folded words of a table's records, or of those a step touched; those without words are left out."""
    records = RECORD_TABLES[table]
    query: Select[Any] = select(records.c.id, *(records.c[name] for name in searched(table)))
    if step is not None:
        query = query.where(
            records.c.id.in_(select(journal.c.row_id).where(journal.c.step == step, journal.c.table_name == table))
        )
    for row_id, *parts in connection.execute(query).all():
        if words := index_text(*map(str, filter(None, parts))):
            yield row_id, words


def _forget(connection: Connection, numbers: list[int]) -> None:
    rows = [{"n": number} for number in numbers]
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM search_index WHERE rowid = :n"), rows)
    connection.execute(search_text.delete().where(search_text.c.number == bindparam("n")), rows)


def _write(connection: Connection, table: str, words: Iterable[tuple[str, str]]) -> None:
    rows = list(words)
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        given = [{"table_name": table, "row_id": row_id, "words": found} for row_id, found in rows]
        connection.execute(search_text.insert(), given)
        return
    # One counter for the words and the index over them.
    first = int(connection.execute(select(func.max(search_text.c.number))).scalar() or 0) + 1
    numbered = [(number, table, row_id, found) for number, (row_id, found) in enumerate(rows, first)]
    connection.exec_driver_sql(
        "INSERT INTO search_text (number, table_name, row_id, words) VALUES (?, ?, ?, ?)", numbered
    )
    indexed = [(number, found) for number, (_, found) in enumerate(rows, first)]
    connection.exec_driver_sql("INSERT INTO search_index (rowid, words) VALUES (?, ?)", indexed)
