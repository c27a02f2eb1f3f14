"""What was done, by whom, and to which record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.catalogue import model
from eujc_desktop.models.columns import fields_of
from eujc_desktop.services import links
from eujc_desktop.store.work import Works

_ITS_OWN = frozenset({"mission_id", "person_id"})  # what a record belongs to from its beginning


@dataclass(frozen=True)
class FieldChange:
    """One field of one record, before and after, as people read them."""

    at: datetime
    who: str
    step: str
    field: str
    label: str
    before: str
    after: str


def of_records(works: Works, records: Iterable[tuple[str, str]]) -> list[FieldChange]:
    """What happened to the fields of several records, named by table and id, newest first."""
    changes = [change for table, record_id in records for change in of_record(works, table, record_id)]
    return sorted(changes, key=lambda change: change.at, reverse=True)


def of_record(works: Works, table: str, record_id: str) -> list[FieldChange]:
    """What happened to the fields of a record, newest first; links in the words of what they point to."""
    words = _Words(works, fields_of(model(table)))
    changes: list[FieldChange] = []
    for change in works.history(table, record_id):
        for name, field in words.fields.items():
            before, after = change.before.get(name), change.after.get(name)
            if before != after:
                shown = (words.of(name, before), words.of(name, after))
                changes.append(
                    FieldChange(change.step.at, change.step.who, change.step.title, name, field.label, *shown)
                )
    return changes


class _Words:
    """Values of a record's fields as people read them; the records that links point to are read when they come up."""

    def __init__(self, works: Works, fields: Mapping[str, Field]) -> None:
        self._works = works
        self.fields = {name: field for name, field in fields.items() if name not in _ITS_OWN}
        self._named: dict[str, dict[str, str]] = {}

    def of(self, name: str, value: Any) -> str:
        kind = self.fields[name].kind
        if not isinstance(kind, Ref) or value is None:
            return str(kind.format(value))
        if name not in self._named:
            self._named[name] = dict(self._works.read(partial(links.choices, key=name)))
        return self._named[name].get(value, "")
