"""What was done, read from the journal: steps, what they touched, what can be taken back, a record's history."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, case, func, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import said_again, say
from eujc_desktop.store import values
from eujc_desktop.store.tables import RECORD_TABLES, change_set, journal

Kind = Literal["do", "fact", "undo", "redo"]
"""A fact is what has happened outside, as a paper that went out: undo passes it over, and it ends no way forward."""
Key = tuple[str, str]
"""A record: its table and its id."""
_PART = 500


@dataclass(frozen=True)
class ChangeSet:
    """What one transaction did, in words, and the records it touched."""

    id: str
    label: str
    who: str
    at: datetime
    touched: tuple[Key, ...]
    kind: Kind
    of: int | None
    number: int


@dataclass(frozen=True)
class Step:
    """One transaction as the list of steps shows it; `rows` is how many changes it holds."""

    id: str
    number: int
    label: str
    who: str
    at: datetime
    kind: Kind
    of: int | None
    rows: int

    @property
    def title(self) -> str:
        """The label, with Undo or Redo before it."""
        if self.kind == "undo":
            return say("Undo: {step}", step=self.label)
        return say("Redo: {step}", step=self.label) if self.kind == "redo" else self.label


@dataclass(frozen=True)
class Change:
    """What one step did to one record: columns before and after, empty where there was no record."""

    step: Step
    kind: Literal["added", "changed", "removed"]
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """One line of the journal as it is stored."""

    table: str
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def steps(connection: Connection, limit: int) -> list[Step]:
    """The last steps, newest first."""
    found = connection.execute(select(change_set).order_by(change_set.c.number.desc()).limit(limit)).all()
    return _with_counts(connection, found)


def step(connection: Connection, number: int) -> Step:
    """One step by its number; Refused where there is none."""
    if found := _of_numbers(connection, [number]):
        return found[0]
    raise Refused("This step is not in the history.", cure="Open the history again.")


def _with_counts(connection: Connection, found: Iterable[Row[Any]]) -> list[Step]:
    rows = list(found)
    counted = (
        select(journal.c.step, func.count())
        .where(journal.c.step.in_([row.number for row in rows]))
        .group_by(journal.c.step)
    )
    counts = {row[0]: row[1] for row in connection.execute(counted)}
    return [
        Step(row.id, row.number, _label(row), row.who, row.at, row.kind, row.of, counts.get(row.number, 0))
        for row in rows
    ]


def touched(connection: Connection, number: int) -> tuple[Key, ...]:
    """The records a step wrote, each once, in order of the first change."""
    query = (
        select(journal.c.table_name, journal.c.row_id)
        .where(journal.c.step == number)
        .group_by(journal.c.table_name, journal.c.row_id)
        .order_by(func.min(journal.c.seq))
    )
    return tuple((table, row_id) for table, row_id in connection.execute(query).all())


def numbers_since(connection: Connection, number: int) -> list[int]:
    """The numbers of the steps after one, oldest first."""
    found = select(change_set.c.number).where(change_set.c.number > number).order_by(change_set.c.number)
    return list(connection.scalars(found))


def change_sets_since(connection: Connection, number: int) -> list[ChangeSet]:
    """Steps after `number`, oldest first, with what they touched."""
    found = connection.execute(
        select(change_set).where(change_set.c.number > number).order_by(change_set.c.number)
    ).all()
    return [_change_set(connection, row) for row in found]


def _change_set(connection: Connection, row: Row[Any]) -> ChangeSet:
    return ChangeSet(
        row.id, _label(row), row.who, row.at, touched(connection, row.number), row.kind, row.of, row.number
    )


def _label(row: Row[Any]) -> str:
    return str(row.label) if row.said is None else said_again(json.loads(row.said))


def last_number(connection: Connection) -> int:
    """The number of the newest step; 0 before the first."""
    return int(connection.execute(select(func.max(change_set.c.number))).scalar() or 0)


def entries(connection: Connection, number: int) -> list[Entry]:
    """The changes of a step in the order they were made."""
    query = (
        select(journal.c.table_name, journal.c.row_id, journal.c.before, journal.c.after)
        .where(journal.c.step == number)
        .order_by(journal.c.seq)
    )
    return [
        Entry(table, row_id, _read(before), _read(after)) for table, row_id, before, after in connection.execute(query)
    ]


def _read(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def history(connection: Connection, table: str, row_id: str) -> list[Change]:
    """What happened to one record, newest first."""
    query = (
        select(journal.c.step, journal.c.before, journal.c.after)
        .where(journal.c.row_id == row_id, journal.c.table_name == table)
        .order_by(journal.c.seq.desc())
    )
    found = connection.execute(query).all()
    numbers = {number for number, _, _ in found}
    by_number = {one.number: one for one in _of_numbers(connection, list(numbers))}
    return [_change(by_number[number], table, _read(before), _read(after)) for number, before, after in found]


def _change(of: Step, table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    known = RECORD_TABLES.get(table)
    kind: Literal["added", "changed", "removed"] = (
        "added" if before is None else "removed" if after is None else "changed"
    )
    return Change(of, kind, values.decoded(known, before or {}), values.decoded(known, after or {}))


def first_before(connection: Connection, tables: Sequence[str], after: int) -> dict[Key, dict[str, Any]]:
    """What the fields of records held before they were first changed after a step, by record."""
    query = (
        select(journal.c.table_name, journal.c.row_id, journal.c.before)
        .where(journal.c.step > after, journal.c.table_name.in_(tables))
        .where(journal.c.before.is_not(None), journal.c.after.is_not(None))
        .order_by(journal.c.seq)
    )
    found: dict[Key, dict[str, Any]] = {}
    for table, row_id, before in connection.execute(query):
        known = found.setdefault((table, row_id), {})
        for name, value in values.decoded(RECORD_TABLES[table], json.loads(before)).items():
            known.setdefault(name, value)
    return found


def last_steps(connection: Connection, row_ids: Iterable[str]) -> dict[str, int]:
    """The number of the last step that wrote each of these records."""
    wanted, found = sorted(row_ids), dict[str, int]()
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        query = select(journal.c.row_id, func.max(journal.c.step)).where(journal.c.row_id.in_(part))
        found |= dict(connection.execute(query.group_by(journal.c.row_id)).all())
    return found


def taken_away(
    connection: Connection, tables: Sequence[str], since: datetime | None
) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Step, id and last values of each record of some tables that was removed since a moment; none without one."""
    first = connection.scalar(select(func.min(change_set.c.number)).where(change_set.c.at >= since)) if since else None
    if first is None:
        return
    query = (
        select(journal.c.step, journal.c.row_id, journal.c.before)
        .where(journal.c.step >= first, journal.c.table_name.in_(tables), journal.c.after.is_(None))
        .order_by(journal.c.seq)
    )
    for step_, row_id, before in connection.execute(query):
        yield step_, row_id, json.loads(before)


def written_since(
    connection: Connection, tables: Iterable[str], since: datetime
) -> Iterator[tuple[datetime, str, str, dict[str, Any], dict[str, Any]]]:
    """Moment, table, id and the columns before and after of each change of some tables since a moment, newest first."""
    query = (
        select(change_set.c.at, journal.c.table_name, journal.c.row_id, journal.c.before, journal.c.after)
        .join(change_set, change_set.c.number == journal.c.step)
        .where(change_set.c.at >= since, journal.c.table_name.in_(tuple(tables)))
        .order_by(journal.c.seq.desc())
    )
    for at, table, row_id, before, after in connection.execute(query):
        yield at, table, row_id, _read(before) or {}, _read(after) or {}


def added(connection: Connection, table: str, after: int) -> set[str]:
    """The records of a table that were added after a step."""
    query = select(journal.c.row_id).where(
        journal.c.step > after, journal.c.table_name == table, journal.c.before.is_(None)
    )
    return set(connection.execute(query).scalars())


def later_writer(connection: Connection, key: Key, field: str | None, after: int) -> Step | None:
    """Who last wrote to a record after a step, to one field of it if named."""
    query = (
        select(journal.c.step, journal.c.before, journal.c.after)
        .where(journal.c.row_id == key[1], journal.c.table_name == key[0], journal.c.step > after)
        .order_by(journal.c.seq.desc())
    )
    for number, before, after_ in connection.execute(query):
        # Who adds or removes a record writes all its fields, also those left empty.
        if field is None or before is None or after_ is None or field in json.loads(after_):
            return step(connection, number)
    return None


def written_by_facts(connection: Connection, after: int) -> set[tuple[str, str, str]]:
    """Table, id and column of all that facts have changed in records since a step."""
    query = (
        select(journal.c.table_name, journal.c.row_id, journal.c.after)
        .join(change_set, change_set.c.number == journal.c.step)
        .where(change_set.c.kind == "fact", journal.c.step > after)
        .where(journal.c.before.is_not(None), journal.c.after.is_not(None))
    )
    return {(table, row_id, name) for table, row_id, row in connection.execute(query) for name in json.loads(row)}


def removed(connection: Connection, of: Step, table: str) -> list[str]:
    """The ids of the records of a table that a step took away, or of an undo those it brought back."""
    gone = journal.c.before if of.kind == "undo" else journal.c.after
    query = select(journal.c.row_id).where(journal.c.step == of.number, journal.c.table_name == table, gone.is_(None))
    return list(connection.scalars(query))


def is_fact(connection: Connection, key: Key) -> bool:
    """Whether a record was added as a fact: it stands also when what it speaks of goes."""
    query = (
        select(change_set.c.number)
        .join(journal, journal.c.step == change_set.c.number)
        .where(journal.c.row_id == key[1], journal.c.table_name == key[0], journal.c.before.is_(None))
        .where(change_set.c.kind == "fact")
    )
    return connection.execute(query.limit(1)).first() is not None


def next_undo(connection: Connection, who: str | None) -> Step | None:
    """The step that undo takes back next; with `who` only among that person's."""
    taken_back: set[int] = set()
    for row in _backwards(connection, who):
        if row.number not in taken_back and row.kind in ("do", "redo"):
            return step(connection, row.number)
        # A redo stands for the step it brings back, and its undo is over: neither counts again.
        taken_back.add(row.of)
    return None


def next_redo(connection: Connection, who: str | None) -> Step | None:
    """The undo that redo takes back next; a new step ends the way forward."""
    taken_back: set[int] = set()
    for row in _backwards(connection, who):
        if row.kind == "do":
            return None
        if row.number not in taken_back and row.kind == "undo":
            return step(connection, row.number)
        taken_back.add(row.of)
    return None


def one_undo(connection: Connection, number: int, who: str | None) -> Step:
    """The step to go back over for that number: it, or the redo that stands for it; Refused says why not."""
    asked = step(connection, number)
    now = standing(connection, [number])[number]
    if now is None:
        raise Refused(say("“{label}” has been taken back already.", label=asked.label))
    if now.kind == "fact":
        raise Refused(say("“{label}” has happened outside the program, so it cannot be taken back.", label=now.label))
    if who not in (None, now.who):
        raise Refused(
            say("“{label}” is a step of {who}.", label=now.label, who=now.who),
            cure=say("Ask {who} to take it back.", who=now.who),
        )
    return now


def since(connection: Connection, number: int, who: str | None) -> list[Step]:
    """All that was done, taken back or done again after a step, newest first, without facts; that person's alone."""
    query = select(change_set).where(change_set.c.number > number, change_set.c.kind != "fact")
    query = query if who is None else query.where(change_set.c.who == who)
    return _with_counts(connection, connection.execute(query.order_by(change_set.c.number.desc())).all())


def standing(connection: Connection, numbers: Sequence[int]) -> dict[int, Step | None]:
    """For each of these steps, the one that stands for it now: itself, its last redo, or none after an undo."""
    now: dict[int, Step | None] = {one.number: one for one in _of_numbers(connection, numbers)}
    stands = {number: number for number in now}
    while stands:
        query = select(change_set.c.of, change_set.c.number).where(change_set.c.of.in_(set(stands.values())))
        later = dict(connection.execute(query.order_by(change_set.c.number)).all())
        stands = {number: later[at] for number, at in stands.items() if at in later}
        by_number = {one.number: one for one in _of_numbers(connection, list(stands.values()))}
        for number, at in stands.items():
            now[number] = by_number[at] if by_number[at].kind == "redo" else None
    return now


def called(connection: Connection, beginning: str, limit: int) -> list[Step]:
    """The last steps whose label begins so, without those that turn back or forth, newest first."""
    query = select(change_set).where(
        change_set.c.kind == "do", change_set.c.label.startswith(beginning, autoescape=True)
    )
    return _with_counts(connection, connection.execute(query.order_by(change_set.c.number.desc()).limit(limit)).all())


def counted(connection: Connection, numbers: Sequence[int]) -> dict[int, Counter[tuple[str, str]]]:
    """How many records of each table each of these steps added, changed or removed."""
    # A record that a step adds and then changes is an added one.
    came, went = (func.max(case((side.is_(None), 1), else_=0)) for side in (journal.c.before, journal.c.after))
    how = case((came == 1, "added"), (went == 1, "removed"), else_="changed").label("how")
    each = (
        select(journal.c.step, journal.c.table_name, how)
        .where(journal.c.step.in_(numbers))
        .group_by(journal.c.step, journal.c.table_name, journal.c.row_id)
        .subquery()
    )
    parts = (each.c.step, each.c.table_name, each.c.how)
    query = select(each.c.step, each.c.table_name, each.c.how, func.count()).group_by(*parts)
    found: dict[int, Counter[tuple[str, str]]] = {number: Counter() for number in numbers}
    for number, table, kind, rows in connection.execute(query):
        found[number][table, kind] = rows
    return found


def _of_numbers(connection: Connection, numbers: Sequence[int]) -> list[Step]:
    return _with_counts(
        connection, connection.execute(select(change_set).where(change_set.c.number.in_(numbers))).all()
    )


def _backwards(connection: Connection, who: str | None) -> Iterator[Row[Any]]:
    query: Select[Any] = select(change_set.c.number, change_set.c.kind, change_set.c.of)
    if who is not None:
        query = query.where(change_set.c.who == who)
    below: int | None = None
    while True:
        part = query if below is None else query.where(change_set.c.number < below)
        rows = connection.execute(part.order_by(change_set.c.number.desc()).limit(200)).all()
        yield from rows
        if len(rows) < 200:
            return
        below = rows[-1].number
