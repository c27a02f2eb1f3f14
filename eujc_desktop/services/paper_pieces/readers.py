"""Who a paper is made for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.text import safe_file_name, same_file
from eujc_desktop.models.person import Person
from eujc_desktop.services import roll
from eujc_desktop.services.paper_pieces.order import Of, Order
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Reader:
    """Someone a paper is made for; `file_name` is of nobody else in the office."""

    participation_id: str
    person_id: str
    name: str
    file_name: str


def readers(work: Work, mission: Of, order: Order) -> list[Reader]:
    """Whom an order is for, each with a name for files."""
    names = select(Person.given_name, Person.family_name, Person.native_name)
    everybody = (" ".join(filter(None, row[:2])) or row[2] or "" for row in work.session.execute(names))
    namesakes = Counter(same_file(safe_file_name(name)) for name in everybody)
    found = []
    for part, person, _ in chosen(work, mission, order):
        name = roll.name_of(person).full
        own = safe_file_name(name)
        if namesakes[same_file(own)] > 1:
            own += f"-{person.id[-6:]}"
        found.append(Reader(part.id, person.id, name, own))
    return found


def chosen(work: Work, mission: Of, order: Order, *, with_team: bool = False) -> list[roll.Member]:
    """Those who go, perhaps with those who accompany them; or of all members the one an order names.

    The id may be that of the person or of the participation.
    """
    members = roll.members_of(work, mission.id, kana=order.sort == "kana")
    if order.person_id is None:
        return roll.narrowed(roll.taking_part(members) if with_team else roll.going(members), order.people)
    if found := [member for member in members if order.person_id in (member[0].id, member[1].id)]:
        return found
    raise NotFound("This person is not on the mission.", cure="`show` lists the participants with their ids.")


def going(work: Work, mission_id: str) -> list[roll.Member]:
    """The participants who go."""
    return roll.going(roll.members_of(work, mission_id))
