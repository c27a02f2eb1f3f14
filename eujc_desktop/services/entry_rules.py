"""What entries of a list keep to: nothing ends before it begins, and what has a code of its own stands there once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import say
from eujc_desktop.exchange.entries import turned
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import fields_of
from eujc_desktop.services.entry_lists import FIRM, LISTS, EntryList
from eujc_desktop.store.work import Work


def check(work: Work, grid: str, written: Mapping[str, Iterable[str]]) -> None:
    """Invalid where an entry breaks a rule in the fields that were `written`, by id; other lists have no rules."""
    each = LISTS.get(grid)
    if each is None or not (each.once or each.spans):
        return
    work.session.flush()
    for entry_id, keys in written.items():
        record: Any = work.get(each.model, entry_id)
        problems = {**_turned(each, record, set(keys)), **(_twice(work, each, record, set(keys)) if each.once else {})}
        if problems:
            raise Invalid(problems)


def spans(each: EntryList) -> tuple[tuple[str, str], ...]:
    """What begins and ends, by the keys of the grid."""
    return tuple((f"{each.table}.{first}", f"{each.table}.{last}") for first, last in each.spans)


def _turned(each: EntryList, record: Record, keys: set[str]) -> Mapping[str, str]:
    """What now ends before it begins, told of the field that was written."""
    known = fields_of(each.model)
    values = {f"{each.table}.{name}": getattr(record, name) for pair in each.spans for name in pair}
    labels = {f"{each.table}.{name}": known[name].label for pair in each.spans for name in pair}
    touched = [pair for pair in spans(each) if not keys.isdisjoint(pair)]
    return {last if last in keys else first: told for (first, last), told in turned(values, labels, touched)}


def _twice(work: Work, each: EntryList, record: Record, keys: set[str]) -> dict[str, str]:
    """Whether another entry is the same, told of the first of the fields that were written."""
    own = {name: getattr(record, "organisation_id" if name == FIRM else name) for name in each.same}
    touched = [name for name in each.same if _key(each, name) in keys]
    if not touched or None in own.values():
        return {}
    table = each.model.__table__.c
    others = select(table.id).where(table.mission_id == record.mission_id, table.id != record.id)  # type: ignore[attr-defined]
    for name, value in own.items():
        others = others.where(table["organisation_id" if name == FIRM else name] == value)
    if work.session.scalar(others.limit(1)) is None:
        return {}
    return {_key(each, touched[0]): say("This stands in the list already")}


def _key(each: EntryList, name: str) -> str:
    return name if name == FIRM else f"{each.table}.{name}"
