"""What was done, by whom, and to which record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eujc_desktop.models.catalogue import model
from eujc_desktop.models.columns import fields_of
from eujc_desktop.store.work import Works


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


def of_record(works: Works, table: str, record_id: str) -> list[FieldChange]:
    """What happened to the fields of a record, newest first."""
    fields = fields_of(model(table))
    changes: list[FieldChange] = []
    for change in works.history(table, record_id):
        for name, field in fields.items():
            before, after = change.before.get(name), change.after.get(name)
            if before != after:
                shown = (_shown(field.kind, before), _shown(field.kind, after))
                changes.append(
                    FieldChange(change.step.at, change.step.who, change.step.title, name, field.label, *shown)
                )
    return changes


def _shown(kind: Any, value: Any) -> str:
    return str(kind.format(value))
