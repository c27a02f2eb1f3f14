"""Participants: enrolling them, and what about them needs attention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import records
from eujc_desktop.store.work import Work

RECORDS = {"person": Person, "participation": Participation, "organisation": Organisation}


def enrol(work: Work, mission_id: str, values: Mapping[str, object]) -> str:
    """The participation of a new participant; `values` by column key, as `person.family_name`."""
    parts = by_record(values)
    person_id = add_person(work, parts.get("person", {}), parts.get("organisation", {}))
    return join(work, mission_id, person_id, parts.get("participation", {}))


def by_record(values: Mapping[str, object]) -> dict[str, dict[str, Any]]:
    """Values by column key, parsed, under the record they belong to; Invalid names those that do not parse."""
    parts: dict[str, dict[str, object]] = {}
    for key, value in values.items():
        alias, _, name = key.partition(".")
        parts.setdefault(alias, {})[name] = value
    problems: dict[str, str] = {}
    parsed: dict[str, dict[str, Any]] = {}
    for alias, given in parts.items():
        try:
            parsed[alias] = records.parsed(RECORDS[alias], given)
        except Invalid as exc:
            problems.update({f"{alias}.{name}": words for name, words in exc.problems.items()})
    if problems:
        raise Invalid(problems)
    return parsed


def add_person(work: Work, person: Mapping[str, Any], organisation: Mapping[str, Any]) -> str:
    """The id of a new person, with the firm found by name or made."""
    if not any(person.get(name) for name in ("family_name", "given_name", "native_name")):
        raise Invalid({"person.family_name": "A person needs a name"})
    record = Person(**person)
    if organisation.get("name") and record.organisation_id is None:
        record.organisation_id = firm(work, organisation)
    work.session.add(record)
    work.session.flush()
    return record.id


def firm(work: Work, values: Mapping[str, Any]) -> str:
    """The id of the organisation of that name, made when there is none."""
    from eujc_desktop.common.names import firm_key

    wanted = firm_key(values["name"])
    for key, name in work.session.execute(select(Organisation.id, Organisation.name)):
        if name and firm_key(name) == wanted:
            return str(key)
    record = Organisation(**{name: value for name, value in values.items() if name in fields_of(Organisation)})
    work.session.add(record)
    work.session.flush()
    return record.id


def join(work: Work, mission_id: str, person_id: str, values: Mapping[str, Any]) -> str:
    """The id of the participation that brings a known person onto a mission."""
    record = Participation(**values, mission_id=mission_id, person_id=person_id)
    work.session.add(record)
    work.session.flush()
    return record.id
