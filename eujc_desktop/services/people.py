"""Participants: enrolling them, and what about them needs attention."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.firms import core_key
from eujc_desktop.common.said import say
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import records, roll
from eujc_desktop.services.firms import Firms
from eujc_desktop.store import bulk
from eujc_desktop.store.work import Work

RECORDS = {"person": Person, "participation": Participation, "organisation": Organisation}
_ALIKE = 85  # of 100: one or two letters in a name


def enrol(work: Work, mission_id: str, values: Mapping[str, object]) -> str:
    """The participation of a new participant; `values` by column key, as `person.family_name`."""
    return enrol_all(work, mission_id, [values])[0]


def enrol_all(work: Work, mission_id: str, rows: Iterable[Mapping[str, object]]) -> list[str]:
    """The participations of new participants in their order, written at once."""
    found = [by_record(values) for values in rows]
    ids = add_people(work, [(parts.get("person", {}), parts.get("organisation", {})) for parts in found])
    taken = [
        {**parts.get("participation", {}), "mission_id": mission_id, "person_id": person_id}
        for parts, person_id in zip(found, ids, strict=True)
    ]
    return bulk.insert_many(work.session, Participation, taken)


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
    return add_people(work, [(person, organisation)])[0]


def add_people(work: Work, given: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> list[str]:
    """The ids of new people, each with the firm found by name or made; written at once."""
    firms, people = Firms(work), list[dict[str, Any]]()
    for person, organisation in given:
        if not any(person.get(name) for name in ("family_name", "given_name", "native_name")):
            raise Invalid({"person.family_name": say("A person needs a name")})
        people.append({**person, "organisation_id": person.get("organisation_id") or firms.of(organisation)})
    firms.write()
    return bulk.insert_many(work.session, Person, people)


def employ(work: Work, person_id: str, name: str | None) -> None:
    """Give a person the firm of that name, made when it is new; colleagues keep theirs.

    Another spelling of the firm renames it, and so does a mended typing mistake where nobody else is concerned.
    """
    person, firms = work.get(Person, person_id), Firms(work)
    own = work.get(Organisation, person.organisation_id) if person.organisation_id else None
    if name is None:
        person.organisation_id = None
    elif own is not None and (firms.find({"name": name}) == own.id or _is_mistyped(work, person, own, name)):
        own.name = name
    else:
        person.organisation_id = firms.of({"name": name})
        firms.write()


def _is_mistyped(work: Work, person: Person, firm: Organisation, name: str) -> bool:
    """Whether a new name differs by a few letters only, and nobody but this person has to do with the firm."""
    from rapidfuzz import fuzz

    if fuzz.ratio(core_key(firm.name or ""), core_key(name)) < _ALIKE:
        return False
    others = select(Person.id).where(Person.organisation_id == firm.id, Person.id != person.id)
    linked = (select(model.id).where(model.organisation_id == firm.id) for model in (Visit, Site, Contact))
    return not any(work.session.scalar(query.limit(1)) for query in (others, *linked))


def travelling(work: Work, mission_id: str) -> list[tuple[str, str]]:
    """Those who go on a mission, as the id of the participation and the name."""
    found = roll.going(roll.members_of(work, mission_id))
    return [
        (part.id, f"{(person.family_name or '').upper()} {person.given_name or ''}".strip())
        for part, person, _ in found
    ]


def join(work: Work, mission_id: str, person_id: str, values: Mapping[str, Any]) -> str:
    """The id of the participation that brings a known person onto a mission."""
    record = Participation(**values, mission_id=mission_id, person_id=person_id)
    work.session.add(record)
    work.session.flush()
    return record.id


def join_all(work: Work, mission_id: str, people: Sequence[str], values: Mapping[str, object]) -> int:
    """Bring several known people onto a mission; how many of them are new there. Refused where none is."""
    there = select(Participation.person_id).where(Participation.mission_id == mission_id)
    on_it = set(work.session.scalars(there))
    new = [person_id for person_id in dict.fromkeys(people) if person_id not in on_it]
    if not new:
        raise Refused("They are on the mission already.", cure="Choose another mission.")
    for person_id in new:
        join(work, mission_id, person_id, records.parsed(Participation, values))
    return len(new)


def join_again(work: Work, mission_id: str, person_id: str, values: Mapping[str, object]) -> str:
    """As `join`, with values as they were typed; Refused where the person is on the mission already."""
    there = select(Participation.id).where(Participation.mission_id == mission_id, Participation.person_id == person_id)
    if work.session.scalar(there) is not None:
        raise Refused("This person is on the mission already.", cure="Change the participation in the list.")
    return join(work, mission_id, person_id, records.parsed(Participation, values))
