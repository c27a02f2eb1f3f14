"""The people of each mission in the order of their names, kept ready; renewed by the transaction that changes one.

It holds nothing that the records do not hold: it is made anew when a file is upgraded or mended, and not used where it
does not know everybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, union

from eujc_desktop.store import together
from eujc_desktop.store.engine import folded
from eujc_desktop.store.tables import RECORD_TABLES, journal, name_order

_PART, _PERSON = RECORD_TABLES["participation"].c, RECORD_TABLES["person"].c
_LAST = "\U0010ffff"


def ids(connection: Connection, mission_id: str) -> list[str] | None:
    """Ids of those who take part, in order; None when they must be sorted, as not everybody is known here."""
    known = name_order.c
    query = select(known.row_id).where(known.mission_id == mission_id).order_by(known.words, known.row_id)
    found = together.ids(connection, query)
    taking_part = select(func.count()).where(_PART.mission_id == mission_id)
    return found if len(found) == connection.execute(taking_part).scalar() else None


def renew(connection: Connection, step: int, touched: Iterable[tuple[str, str]]) -> None:
    """Put those whom a step touched where they belong now."""
    if {"participation", "person"}.isdisjoint(table for table, _ in touched):
        return
    entries = select(journal.c.row_id).where(journal.c.step == step)
    # Who is new takes part by an entry of its own, and the parts of who goes have one too.
    changed = entries.where(
        journal.c.table_name == "person", journal.c.before.is_not(None), journal.c.after.is_not(None)
    )
    concerned = union(
        entries.where(journal.c.table_name == "participation"), select(_PART.id).where(_PART.person_id.in_(changed))
    )
    connection.execute(delete(name_order).where(name_order.c.row_id.in_(concerned)))
    _write(connection, _PART.id.in_(concerned))


def rebuild(connection: Connection) -> None:
    """All of it anew, from the records."""
    connection.execute(delete(name_order))
    _write(connection, None)


def _write(connection: Connection, which: ColumnElement[bool] | None) -> None:
    query: Select[Any] = select(_PART.mission_id, _PART.id, _PERSON.family_name, _PERSON.given_name).join_from(
        _PART.id.table, _PERSON.id.table, _PART.person_id == _PERSON.id
    )
    found = connection.execute(query if which is None else query.where(which)).all()
    rows = [
        {"mission_id": mission, "words": f"{_key(family)}\x01{_key(given)}", "row_id": key}
        for mission, key, family, given in found
    ]
    if rows:
        connection.execute(insert(name_order), rows)


def _key(name: str | None) -> str:
    """A name as it is sorted, without regard to case and accents; who has none comes last."""
    return folded(name) or _LAST
