"""Takes steps back: their changes in reverse order, written as a new step, unless somebody has written there since.

What a fact has written since, as the edition of a mission when one was released, stands: it is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import Connection, Table, text

from eujc_desktop.common.errors import Conflict
from eujc_desktop.common.said import say, say_many
from eujc_desktop.models import catalogue
from eujc_desktop.models.columns import entity_of
from eujc_desktop.store import journal, triggers
from eujc_desktop.store.journal import Entry, Key, Step
from eujc_desktop.store.tables import RECORD_TABLES

Raw = dict[str, Any]
_Cell = tuple[str, str, str]
"""A column of a record: table, id, name."""
_Verb = Literal["insert", "update", "delete"]


@dataclass
class _Left:
    """How a step left one record: the columns it wrote, or nothing when it removed it."""

    values: Raw | None


@dataclass(frozen=True)
class _MovedOn:
    """A record that is no longer as the step left it: the first such column, "" for the whole; and its name."""

    key: Key
    field: str
    named: str


@dataclass(frozen=True)
class _Deed:
    """One statement's worth of going back: the same verb on the same columns of a table."""

    verb: _Verb
    table: str
    columns: tuple[str, ...]
    row: Raw


def reverse(connection: Connection, done: Sequence[Step], number: int) -> None:
    """Write the inverse of steps, the newest first, under the step `number` already begun.

    Conflict says what stands in the way.
    """
    expected: set[Key] = set()
    for step in done:
        expected |= _reverse(connection, step)
        _refuse_if_more_moved(connection, step, number, expected)


def _reverse(connection: Connection, done: Step) -> set[Key]:
    """Write the inverse of one step; the records it touched."""
    entries = journal.entries(connection, done.number)
    unknown = {entry.table for entry in entries} - set(RECORD_TABLES)
    if unknown:
        raise Conflict(
            say(
                "“{label}” cannot be taken back: this version of the program has no {unknown}.",
                label=done.label,
                unknown=", ".join(unknown),
            )
        )
    stands = _refuse_if_moved_on(connection, done, entries)
    deeds = _backwards(entries, stands)
    for (verb, table, columns), alike in groupby(deeds, key=lambda d: (d.verb, d.table, d.columns)):
        connection.execute(text(_sql(verb, RECORD_TABLES[table], columns)), [_parameters(deed) for deed in alike])
    return {(entry.table, entry.id) for entry in entries}


def _backwards(entries: Iterable[Entry], stands: Collection[_Cell]) -> Iterator[_Deed]:
    for entry in reversed(list(entries)):
        if entry.before is None:
            yield _Deed("delete", entry.table, (), {"id": entry.id})
        elif entry.after is None:
            yield _Deed("insert", entry.table, _there(entry.table, None), entry.before)
        else:
            there = _there(entry.table, entry.before)
            if columns := tuple(name for name in there if (entry.table, entry.id, name) not in stands):
                yield _Deed("update", entry.table, columns, {**entry.before, "id": entry.id})


def _there(table: str, row: Raw | None) -> tuple[str, ...]:
    """The columns of a table, or those of a row that the table still has."""
    return tuple(column.name for column in RECORD_TABLES[table].columns if row is None or column.name in row)


def _sql(verb: _Verb, table: Table, columns: tuple[str, ...]) -> str:
    if verb == "delete":
        return f'DELETE FROM "{table.name}" WHERE id = :id'
    if verb == "insert":
        names = ", ".join(f'"{name}"' for name in columns)
        return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join(f":p_{name}" for name in columns)})'
    pairs = ", ".join(f'"{name}" = :p_{name}' for name in columns)
    return f'UPDATE "{table.name}" SET {pairs}, version = version + 1 WHERE id = :id'


def _parameters(deed: _Deed) -> Raw:
    if deed.verb == "delete":
        return deed.row
    given = {f"p_{name}": deed.row.get(name) for name in deed.columns}
    if deed.verb == "insert":
        # Whoever still holds the record as it was before its removal must not overwrite the one brought back.
        return {**given, "p_version": int(deed.row["version"]) + 1}
    return {**given, "id": deed.row["id"]}


def _refuse_if_moved_on(connection: Connection, done: Step, entries: Iterable[Entry]) -> set[_Cell]:
    """Conflict where somebody has written since; the cells that a fact wrote last, which stand."""
    left, by_facts = _left_by(entries), journal.written_by_facts(connection, done.number)
    moved: list[_MovedOn] = []
    stands: set[_Cell] = set()
    for table in dict.fromkeys(table for table, _ in left):
        now = _present(connection, table, done.number)
        for key, was in left.items():
            if key[0] != table:
                continue
            fields = list(_moved(was, now.get(key[1])))
            facts = {field for field in fields if (*key, field) in by_facts}
            facts = {field for field in facts if _is_fact(journal.later_writer(connection, key, field, done.number))}
            stands |= {(*key, field) for field in facts}
            if others := [field for field in fields if field not in facts]:
                moved.append(_MovedOn(key, others[0], _named(now.get(key[1]) or {})))
    if moved:
        raise _conflict(connection, done, moved[0], len(moved) - 1)
    return stands


def _is_fact(step: Step | None) -> bool:
    return step is not None and step.kind == "fact"


def _left_by(entries: Iterable[Entry]) -> dict[Key, _Left]:
    """How the step left each record it touched."""
    left: dict[Key, _Left] = {}
    for entry in entries:
        key = (entry.table, entry.id)
        if entry.after is None:
            left[key] = _Left(None)
        elif entry.before is None:
            left[key] = _Left({**_empty(entry.table), **entry.after})
        else:
            known = left.setdefault(key, _Left({}))
            known.values = {**(known.values or {}), **entry.after}
    return left


@cache
def _empty(table: str) -> Raw:
    """The cells of a new record that may hold nothing: the journal tells the filled ones only."""
    return {column.name: None for column in RECORD_TABLES[table].columns if column.nullable}


def _present(connection: Connection, table: str, number: int) -> dict[str, Raw]:
    """The rows a step touched, as they are now, in the journal's own writing."""
    ids = "SELECT row_id FROM journal WHERE step = :step AND table_name = :table"
    if connection.dialect.name == "postgresql":
        query = f'SELECT id, to_jsonb(t)::text FROM "{table}" t WHERE id IN ({ids}) FOR UPDATE OF t'
    else:
        names = [column.name for column in RECORD_TABLES[table].columns]
        query = f'SELECT id, {triggers.row_json(names, "t")} FROM "{table}" t WHERE id IN ({ids})'
    found = connection.execute(text(query), {"step": number, "table": table})
    return {row_id: json.loads(row) for row_id, row in found}


def _moved(was: _Left, now: Raw | None) -> Iterator[str]:
    """The columns that are not as the step left them; "" alone when the record itself came or went."""
    if was.values is None or now is None:
        if was.values is not None or now is not None:
            yield ""
        return
    for name, value in was.values.items():
        if name != "version" and name in now and now[name] != value:
            yield name


def _named(row: Raw) -> str:
    """What people call a record; empty when it has no name of its own."""
    names = " ".join(filter(None, (row.get("given_name"), row.get("family_name"))))
    return names or row.get("native_name") or row.get("name") or row.get("title") or ""


def _conflict(connection: Connection, done: Step, first: _MovedOn, others: int) -> Conflict:
    entity = entity_of(catalogue.model(first.key[0]))
    whose = first.named or say("this {noun}", noun=say(entity.name.replace("_", " ")))
    what = ""
    if first.field in entity.fields:
        what = say("“{field}” of {whose}", field=say(entity.fields[first.field].label), whose=whose)
    later = journal.later_writer(connection, first.key, first.field or None, done.number)
    return _words(done, what or say("the {noun}", noun=say(entity.title.lower())), later, others)


def _words(done: Step, what: str, later: Step | None, others: int = 0) -> Conflict:
    by = more = ""
    if later:
        by = say(" by {who} (“{step}”, {at:%Y-%m-%d %H:%M} UTC)", who=later.who, step=later.label, at=later.at)
    if others:
        more = say_many(", and so was one more record", ", and so were {n} more records", n=others)
    return Conflict(
        say(
            "“{label}” cannot be taken back: {what} was changed again{by}{more}. Nothing was changed.",
            label=done.label,
            what=what,
            by=by,
            more=more,
        ),
        cure="Take back the later change first, or change the value by hand.",
    )


def _goes_with(done: Step, what: str, fact: Step) -> Conflict:
    when = f"{fact.at:%Y-%m-%d %H:%M} UTC"
    return Conflict(
        say(
            "“{label}” cannot be taken back: {what} has gone out with “{fact}” ({who}, {when}), "
            "and would be lost. Nothing was changed.",
            label=done.label,
            what=what,
            fact=fact.label,
            who=fact.who,
            when=when,
        ),
        cure="Leave this step: what has gone out stays. What is no longer wanted can be set to cancelled.",
    )


def _refuse_if_more_moved(connection: Connection, done: Step, number: int, expected: set[Key]) -> None:
    """Records added since may hang on those that go; they would go with them unasked. Facts only lose their link."""
    removed = {(entry.table, entry.id) for entry in journal.entries(connection, number) if entry.after is None}
    for key in journal.touched(connection, number):
        if key not in expected and (key in removed or not journal.is_fact(connection, key)):
            later = journal.later_writer(connection, key, None, done.number)
            if later is not None and later.number == number:
                later = _writer_before(connection, key, number)
            what = say("the {title} that belongs to it", title=entity_of(catalogue.model(key[0])).title.lower())
            raise _goes_with(done, what, later) if later and _is_fact(later) else _words(done, what, later)


def _writer_before(connection: Connection, key: Key, number: int) -> Step | None:
    for change in journal.history(connection, *key):
        if change.step.number < number:
            return change.step
    return None
