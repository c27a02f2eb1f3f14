"""What a record is called in words, whatever its kind."""

from __future__ import annotations

from sqlalchemy import inspect

from eujc_desktop.models.base import Record
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.person import Person
from eujc_desktop.services.links import NAMED
from eujc_desktop.services.roll import name_of
from eujc_desktop.store.work import Work

_BY = dict(NAMED.values())


def called(work: Work, record: Record) -> str:
    """A person's, firm's or mission's name; of what hangs on one of them that one's."""
    if isinstance(record, Person):
        return name_of(record).full
    if isinstance(record, Mission):
        return record.code
    names = _BY.get(type(record)) or tuple(
        key for key in ("name", "title", "label") if key in inspect(type(record)).columns
    )
    parts = [str(part) for part in (getattr(record, name) for name in names) if part]
    return parts[0] if parts else type(record).noun
