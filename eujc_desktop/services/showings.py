"""Looks at values that are masked until asked for: each is written down before the value is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.person import Person
from eujc_desktop.models.showing import Showing, ShownIn
from eujc_desktop.services import roll
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Look:
    """Somebody saw a field of a person."""

    at: datetime
    who: str
    label: str
    where: str


def enter(work: Work, person_ids: Iterable[str], field: str, where: str) -> int:
    """Write down that whoever works here sees this field of these people; how many there are."""
    place, now = ShownIn(where), datetime.now(UTC)
    found = [work.get(Person, person_id) for person_id in dict.fromkeys(person_ids)]
    for person in found:
        work.session.add(Showing(person_id=person.id, field=field, shown_in=place, shown_to=work.who, at=now))
    return len(found)


def enter_printed(work: Work, mission_id: str) -> int:
    """Write down that a paper names the passports of all who go on a mission; how many have one."""
    return _enter_those_of(work, roll.going(roll.members_of(work, mission_id)), "paper")


def enter_commanded(work: Work, mission_id: str) -> int:
    """Write down that the passports of everybody of a mission are told on the command line; how many have one."""
    return _enter_those_of(work, roll.members_of(work, mission_id), "command")


def _enter_those_of(work: Work, members: Iterable[Member], where: str) -> int:
    return enter(work, [person.id for _part, person, _firm in members if person.passport_no], "passport_no", where)


def of_person(work: Work, person_id: str) -> list[Look]:
    """Who saw which masked field of a person, newest first."""
    query = select(Showing).where(Showing.person_id == person_id).order_by(Showing.at.desc(), Showing.id.desc())
    labels = {name: field.label for name, field in fields_of(Person).items()}
    return [
        Look(one.at, one.shown_to, labels.get(one.field, one.field), one.shown_in.label)
        for one in work.session.scalars(query)
    ]
