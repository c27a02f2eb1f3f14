"""Writes lists of participants: people, their firms, and their part in a mission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import and_, select

from eujc_desktop.common import firms
from eujc_desktop.common.ids import new_id
from eujc_desktop.exchange.headings import with_words
from eujc_desktop.exchange.participants import FULL_NAME, ID
from eujc_desktop.exchange.preview import Row
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.exchange.returning import SAVED_AT
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref, Text
from eujc_desktop.fields.own_keys import is_own
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.group import Group
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import consents, itineraries, own_answers
from eujc_desktop.services.firms import Firms
from eujc_desktop.store import bulk, journal
from eujc_desktop.store.work import Work

GROUP = Field("participation.group", "Group", Text(8))
RECORDS: dict[str, type[Record]] = {"person": Person, "participation": Participation, "organisation": Organisation}


def targets_of(records: Mapping[str, type[Record]]) -> dict[str, Field]:
    """The fields of several records by `alias.name`, without links."""
    return {
        f"{alias}.{name}": replace(field, name=f"{alias}.{name}")
        for alias, model in records.items()
        for name, field in fields_of(model).items()
        if not isinstance(field.kind, Ref)
    }


@cache
def targets() -> dict[str, Field]:
    """What the columns of a list of participants can be; its numbers are no firm's."""
    own = {field.name: field for field in (ID, SAVED_AT, FULL_NAME)}
    found = {**own, **targets_of(RECORDS), GROUP.name: GROUP}
    del found["organisation.code"]
    return with_words(found)


def known(work: Work, mission_id: str | None) -> list[Known]:
    """Everybody in the office, with firm, and with the part taken in this mission."""
    tables = {alias: model.__table__.alias(alias) for alias, model in RECORDS.items()}
    person, part, firm = tables["person"], tables["participation"], tables["organisation"]
    group = Group.__table__.alias("group")
    joined = (
        person.outerjoin(firm, firm.c.id == person.c.organisation_id)
        .outerjoin(part, and_(part.c.person_id == person.c.id, part.c.mission_id == mission_id))
        .outerjoin(group, group.c.id == part.c.group_id)
    )
    keys = [key for key in targets() if key not in {GROUP.name, FULL_NAME.name, SAVED_AT.name}]
    cells = [tables[key.partition(".")[0]].c[key.partition(".")[2]].label(key) for key in keys]
    wanted = select(part.c.id, *cells, group.c.letter).select_from(joined).order_by(person.c.id)
    said = own_answers.of_mission(work, mission_id) if mission_id else {}
    return [
        _known({**dict(zip([*keys, GROUP.name], row, strict=True)), **said.get(part_id, {})})
        for part_id, *row in work.session.execute(wanted)
    ]


def with_earlier(work: Work, mission_id: str | None, known_: Sequence[Known], step: int) -> list[Known]:
    """The same people with what was changed since a step, as it was then."""
    changed = journal.first_before(work.session.connection(), tuple(RECORDS), step)
    parts = select(Participation.person_id, Participation.id).where(Participation.mission_id == mission_id)
    part_of: dict[str, str] = dict(work.session.execute(parts).all())
    firm_of: dict[str, str | None] = dict(work.session.execute(select(Person.id, Person.organisation_id)).all())
    names: dict[str, str | None] = dict(work.session.execute(select(Organisation.id, Organisation.name)).all())
    said = own_answers.earlier(work, mission_id, step) if mission_id else {}
    found = []
    for each in known_:
        ids = {"person": each.id, "participation": part_of.get(each.id), "organisation": firm_of.get(each.id)}
        earlier = {
            f"{alias}.{name}": value
            for alias, id_ in ids.items()
            for name, value in changed.get((alias, id_ or ""), {}).items()
        }
        if (firm := earlier.get("person.organisation_id")) in names:
            earlier["organisation.name"] = names[firm]
        kept = {key: value for key, value in earlier.items() if key in targets()}
        kept |= said.get(part_of.get(each.id, ""), {})
        found.append(replace(each, earlier=kept) if kept else each)
    return found


def _known(values: dict[str, Any]) -> Known:
    name = " ".join(values[part] for part in ("person.family_name", "person.given_name") if values[part])
    shown = name or values["person.native_name"] or ""
    return Known(values[ID.name], shown, {key: value for key, value in values.items() if value is not None})


def parted(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Values by record."""
    parts: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        alias, name = _split(key)
        if alias not in parts:
            parts[alias] = {}
        parts[alias][name] = value
    return parts


@cache
def _split(key: str) -> tuple[str, str]:
    alias, _, name = key.partition(".")
    return alias, name


class Groups:
    """The groups of a mission by their letters; a new one is made when it is first named."""

    def __init__(self, work: Work, mission_id: str | None) -> None:
        self._work, self._mission_id = work, mission_id
        found = select(Group.letter, Group.id).where(Group.mission_id == mission_id)
        self._by_letter: dict[str, str] = dict(work.session.execute(found).all())

    def part(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What a row says of the participation, with the group by its id."""
        found = dict(values)
        if "group" in found:
            letter = found.pop("group")
            if letter is not None and letter not in self._by_letter:
                self._by_letter[letter] = itineraries.add_group(self._work, str(self._mission_id), letter)
            found["group_id"] = self._by_letter.get(letter)
        return found


def apply(work: Work, mission_id: str | None, rows: Sequence[Row]) -> int:
    """Write the rows of a list; how many brought something."""
    firms_, groups, there = Firms(work), Groups(work, mission_id), _participations(work, mission_id)
    people: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    said: dict[str, dict[str, Any]] = {}
    fresh = [row for row in rows if row.result != "same" or row.fills or (row.match and row.match.id not in there)]
    for row in fresh:
        values = parted(row.values)
        part = groups.part(values.get("participation", {}))
        person_id = row.match.id if row.match else new_id()
        if row.match is None:
            firm = firms_.of(values.get("organisation", {}))
            people.append({"id": person_id, **values.get("person", {}), "organisation_id": firm})
        else:
            _update(work, person_id, values, firms_)
        part_id = there.get(person_id) or new_id()
        if person_id in there:
            put(work.get(Participation, part_id), part)
        else:
            parts.append({"id": part_id, **part, "mission_id": mission_id, "person_id": person_id})
        if answers := {key: value for key, value in row.values.items() if is_own(key)}:
            said[part_id] = answers
    firms_.write()
    bulk.insert_many(work.session, Person, people)
    bulk.insert_many(work.session, Participation, parts)
    own_answers.write(work, said)
    return len(fresh)


def _participations(work: Work, mission_id: str | None) -> dict[str, str]:
    found = select(Participation.person_id, Participation.id).where(Participation.mission_id == mission_id)
    return dict(work.session.execute(found).all())


def _update(work: Work, person_id: str, values: Mapping[str, Mapping[str, Any]], firms_: Firms) -> None:
    person = work.get(Person, person_id)
    consents.note(work, person, values.get("person", {}))
    put(person, values.get("person", {}))
    given = values.get("organisation", {})
    if not given:
        return
    current = work.get(Organisation, person.organisation_id) if person.organisation_id else None
    if "name" in given and given["name"] is None:
        person.organisation_id = None
        return
    renamed = given.get("name") and (current is None or firms.key(given["name"]) != firms.key(current.name or ""))
    if current is None or renamed:
        person.organisation_id = firms_.of({name: value for name, value in given.items() if value is not None})
    else:
        put(current, {name: value for name, value in given.items() if name not in {"name", "name_ja"}})


def put(record: Record, values: Mapping[str, Any]) -> None:
    """Write what differs, so that nothing unchanged stands in the history."""
    fields = fields_of(type(record))
    for name, value in values.items():
        before = getattr(record, name)
        if before is None or value is None or not fields[name].kind.same(before, value):
            setattr(record, name, value)
