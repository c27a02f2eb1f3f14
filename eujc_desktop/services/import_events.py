"""Writes events of other organisers that come in as a sheet or a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import select

from eujc_desktop.exchange.headings import with_words
from eujc_desktop.exchange.preview import Row
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.fields.field import Field
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.other_event import OtherEvent
from eujc_desktop.services.import_people import parted, targets_of
from eujc_desktop.store import bulk
from eujc_desktop.store.work import Work


@cache
def targets() -> dict[str, Field]:
    """What the columns can be; whether an event clashes is for the office to say."""
    found = targets_of({"other_event": OtherEvent})
    del found["other_event.harmless"]
    return with_words(found)


def known(work: Work, mission_id: str | None) -> list[Known]:
    """The events there are; they belong to no mission."""
    names = fields_of(OtherEvent)
    found = []
    for one in work.session.scalars(select(OtherEvent).order_by(OtherEvent.id)):
        values = {f"other_event.{name}": getattr(one, name) for name in names}
        told = {key: value for key, value in values.items() if value is not None}
        found.append(Known(one.id, f"{one.organiser} {one.title}", told))
    return found


def apply(work: Work, mission_id: str | None, rows: Sequence[Row]) -> int:
    """Write the rows; how many brought something."""
    fresh = []
    for row in rows:
        values = parted(row.values)["other_event"]
        if row.match is None:
            fresh.append(values)
        elif row.result != "same" or row.fills:
            record = work.get(OtherEvent, row.match.id)
            for name, value in values.items():
                setattr(record, name, value)
    bulk.insert_many(work.session, OtherEvent, fresh)
    return len(rows)
