"""What was done, by whom, and to which record; and the way back of one field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.common.said import say
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.fields.own import AsStored, own_key
from eujc_desktop.models.catalogue import model
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.own_field import OwnAnswer
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import consents, links, own_answers, records
from eujc_desktop.store.work import Work, Works

_ITS_OWN = frozenset({"mission_id", "person_id"})  # what a record belongs to from its beginning


@dataclass(frozen=True)
class FieldChange:
    """One field of one record, before and after, as people read them.

    `was` is the value before as it is stored, `now` the one the record has; `can_revert` says whether they differ and
    the record is there. What is `hidden` is masked until asked for.
    """

    at: datetime
    who: str
    step: str
    table: str
    record_id: str
    field: str
    label: str
    before: str
    after: str
    was: Any = None
    now: Any = None
    can_revert: bool = False
    hidden: bool = False
    column: str = ""

    @property
    def key(self) -> str:
        """The column key of the field, as `person.diet`."""
        return self.column or f"{self.table}.{self.field}"


def of_records(works: Works, records_: Iterable[tuple[str, str]]) -> list[FieldChange]:
    """What happened to the fields of several records, named by table and id, newest first."""
    changes = [change for table, record_id in records_ for change in _with_answers(works, table, record_id)]
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _with_answers(works: Works, table: str, record_id: str) -> list[FieldChange]:
    """As `of_record`; of a participant also what happened to the answers, each under the name of its field."""
    found = of_record(works, table, record_id)
    if table == Participation.__tablename__:
        said = works.read(partial(own_answers.on, participation_id=record_id))
        for answer_id, field in said:
            as_kept = replace(field, kind=AsStored(own_key(field.name).sort, field.kind))
            changes = _changes(works, OwnAnswer.__tablename__, answer_id, {"value": as_kept})
            found += [replace(change, column=field.name) for change in changes]
    return found


def of_record(works: Works, table: str, record_id: str) -> list[FieldChange]:
    """What happened to the fields of a record, newest first; links in the words of what they point to."""
    return _changes(works, table, record_id, fields_of(model(table)))


def _changes(works: Works, table: str, record_id: str, fields: Mapping[str, Field]) -> list[FieldChange]:
    words, from_nothing = _Words(works, fields), table == OwnAnswer.__tablename__
    record = works.read(lambda work: work.session.get(model(table), record_id))
    changes: list[FieldChange] = []
    for change in works.history(table, record_id):
        for name, field in words.fields.items():
            before, after = change.before.get(name), change.after.get(name)
            if before == after:
                continue
            now = getattr(record, name, None)
            ways = record is not None and (change.kind == "changed" or from_nothing) and now != before
            step = change.step
            changes.append(
                FieldChange(
                    step.at, step.who, step.title, table, record_id, name, field.label,
                    words.of(name, before), words.of(name, after), before, now, ways, is_hidden(name),
                )
            )  # fmt: skip
    return changes


def revert(work: Work, change: FieldChange) -> None:
    """Give one field the value it had before a change; Conflict when it is no longer as it was when that was shown."""
    record, field = work.get(model(change.table), change.record_id), fields_of(model(change.table))[change.field]
    if getattr(record, change.field) != change.now:
        raise Conflict(
            say("“{label}” has been changed again in the meantime.", label=change.label),
            cure="Look at the new value, then choose again.",
        )
    if isinstance(field.kind, Ref) and change.was and work.session.get(model(field.kind.target), change.was) is None:
        raise Refused(
            say("What “{label}” pointed to is no longer there.", label=field.label),
            cure="Undo its removal, or choose another.",
        )
    if isinstance(record, Person):
        consents.note(work, record, {change.field: change.was})
    records.change(work, change.table, change.record_id, {change.field: change.was})


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
