"""What participants have answered to fields of their programme's own, and what they still have to answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from eujc_desktop.fields.field import Field
from eujc_desktop.fields.own import OwnKey, OwnSort, answer, own_key, stored
from eujc_desktop.models.own_field import Asked, OwnAnswer, OwnField
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import own_fields
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work

_PART = 500


def of_people(work: Work, participations: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What participants have answered, by participation and key."""
    found: dict[str, dict[str, Any]] = {}
    for row, sort in _read(work, list(participations)):
        if row.value is not None:
            key = str(OwnKey(sort, row.field_id))
            found.setdefault(row.participation_id, {})[key] = answer(sort, row.value)
    return found


def of_mission(work: Work, mission_id: str) -> dict[str, dict[str, Any]]:
    """What everybody on a mission has answered, by participation and key."""
    return of_people(work, work.session.scalars(select(Participation.id).where(Participation.mission_id == mission_id)))


def earlier(work: Work, mission_id: str, step: int) -> dict[str, dict[str, Any]]:
    """Of the answers on a mission that were changed since a step what they were then, by participation and key."""
    asked = (
        select(OwnAnswer.id, OwnAnswer.participation_id, OwnAnswer.field_id, OwnField.sort)
        .join(OwnField, OwnField.id == OwnAnswer.field_id)
        .join(Participation, Participation.id == OwnAnswer.participation_id)
        .where(Participation.mission_id == mission_id)
    )
    connection, table = work.session.connection(), OwnAnswer.__tablename__
    changed, added = journal.first_before(connection, (table,), step), journal.added(connection, table, step)
    found: dict[str, dict[str, Any]] = {}
    for key, part_id, field_id, sort in work.session.execute(asked):
        if key in added or (table, key) in changed:
            was = None if key in added else changed[table, key].get("value")
            found.setdefault(part_id, {})[str(OwnKey(sort, field_id))] = answer(sort, was)
    return found


def write(work: Work, given: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep answers by participation and key, as values; None takes one back."""
    there = {(row.participation_id, row.field_id): row for row, _ in _read(work, list(given))}
    for part_id, values in given.items():
        for key, value in values.items():
            sort, field_id = own_key(key)
            text, row = stored(sort, value), there.get((part_id, field_id))
            if row is not None:
                row.value = text
            elif text is not None:
                work.session.add(OwnAnswer(participation_id=part_id, field_id=field_id, value=text))


def _read(work: Work, participations: Sequence[str]) -> Iterable[tuple[OwnAnswer, OwnSort]]:
    for start in range(0, len(participations), _PART):
        found = select(OwnAnswer, OwnField.sort).join(OwnField, OwnField.id == OwnAnswer.field_id)
        asked = found.where(OwnAnswer.participation_id.in_(participations[start : start + _PART]))
        yield from ((row, sort) for row, sort in work.session.execute(asked).all())


def on(work: Work, participation_id: str) -> list[tuple[str, Field]]:
    """The answers of a participant, also those taken back, by id, with the field each belongs to."""
    found = (
        select(OwnAnswer.id, OwnField)
        .join(OwnField, OwnField.id == OwnAnswer.field_id)
        .where(OwnAnswer.participation_id == participation_id)
    )
    return [(key, own_fields.declared(one)) for key, one in work.session.execute(found)]


def holding(found: Select[Any]) -> Select[Any]:
    """The participations with one of these answers, by id, those that are figures left out."""
    sought = [sort for sort in OwnSort if sort.is_sought]
    said = select(OwnAnswer.participation_id).join(OwnField, OwnField.id == OwnAnswer.field_id)
    return said.where(OwnAnswer.id.in_(found), OwnField.sort.in_(sought))


def open_fields(work: Work, mission_id: str, asked: Asked) -> dict[str, tuple[Field, ...]]:
    """What each participant still has to answer, by participation; whoever owes nothing is left out.

    Asked after selection everything is owed by those who have not answered at all, then only what is needed.
    """
    fields = own_fields.of_mission(work, mission_id, asked)
    if not fields:
        return {}
    must = set(work.session.scalars(select(OwnField.id).where(OwnField.needed.is_(True))))
    needed = {key: field for key, field in fields.items() if own_key(key).id in must}
    said = of_mission(work, mission_id)
    found = {}
    for part_id in work.session.scalars(select(Participation.id).where(Participation.mission_id == mission_id)):
        there = said.get(part_id, {}).keys() & fields.keys()
        wanted = needed if there or asked is Asked.APPLICATION else fields
        if owed := tuple(field for key, field in wanted.items() if key not in there):
            found[part_id] = owed
    return found
