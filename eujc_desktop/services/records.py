"""Any record by its table and id, for forms, scripts and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eujc_desktop.common.errors import Conflict, Invalid, NotFound
from eujc_desktop.common.said import said_by, say
from eujc_desktop.fields.entity import Entity
from eujc_desktop.models.base import Record
from eujc_desktop.models.catalogue import model
from eujc_desktop.models.columns import entity_of, fields_of
from eujc_desktop.store.work import Work


def entity(table: str) -> Entity:
    """What screens know of the records of a table."""
    return entity_of(_model(table))


def values(work: Work, table: str, record_id: str) -> dict[str, Any]:
    """The values of a record by field name, with its `version`."""
    record = work.get(_model(table), record_id)
    return {
        "id": record.id,
        "version": record.version,
        **{name: getattr(record, name) for name in fields_of(type(record))},
    }


def create(work: Work, table: str, given: Mapping[str, object]) -> str:
    """A new record; its id."""
    kept = parsed(_model(table), given, whole=True)
    record = _model(table)(**kept)
    in_order(record, kept)
    work.session.add(record)
    work.session.flush()
    return record.id


def change(work: Work, table: str, record_id: str, given: Mapping[str, object], seen: int | None = None) -> None:
    """Write fields of a record; with `seen` only if its version is still that one."""
    record = work.get(_model(table), record_id)
    if seen is not None and record.version != seen:
        raise Conflict(
            "Somebody changed this record in the meantime.", cure="Look at the new values, then enter yours again."
        )
    found = parsed(type(record), given, now=record)
    for name, value in found.items():
        setattr(record, name, value)
    in_order(record, found)


def in_order(record: Record, written: Mapping[str, object], alias: str = "") -> None:
    """Invalid where what was written comes before what it cannot come before, told of the field that was written.

    In a grid, where the record goes by an `alias`, that is the key of its column.
    """
    fields, problems = fields_of(type(record)), {}
    for first, last in record.rising:
        one, other = getattr(record, first), getattr(record, last)
        if one is None or other is None or one <= other or not {first, last} & set(written):
            continue
        words = (
            say("“{last}” is less than “{first}”") if isinstance(one, int) else say("“{last}” lies before “{first}”")
        )
        told = say(words, first=say(fields[first].label), last=say(fields[last].label))
        name = last if last in written else first
        problems[f"{alias}.{name}" if alias else name] = told
    if problems:
        raise Invalid(problems)


def remove(work: Work, table: str, record_id: str) -> None:
    """Take a record away with what hangs on it."""
    work.session.delete(work.get(_model(table), record_id))


def parsed(
    entity_: type[Record], given: Mapping[str, object], *, whole: bool = False, now: Record | None = None
) -> dict[str, Any]:
    """Values read by their fields, those that are not as in the record `now`; Invalid names what is wrong.

    `whole` asks for every field that is needed.
    """
    fields, found, problems = fields_of(entity_), {}, {}
    for name, raw in given.items():
        try:
            found[name] = fields[name].put(raw, getattr(now, name, None))
        except KeyError:
            problems[name] = say("There is no field {name}", name=name)
        except ValueError as exc:
            problems[name] = said_by(exc)
    if whole:
        for name, field in fields.items():
            if field.required and found.get(name) is None and name not in problems:
                problems[name] = say("{label} is needed", label=say(field.label))
    if problems:
        raise Invalid(problems)
    return found


def _model(table: str) -> type[Record]:
    try:
        return model(table)
    except KeyError:
        raise NotFound(say("There are no records called {table}.", table=table)) from None
