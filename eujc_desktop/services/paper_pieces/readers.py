"""Who a paper is made for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.said import say
from eujc_desktop.common.text import safe_file_name, same_file
from eujc_desktop.models.choices import Role
from eujc_desktop.models.group import Group
from eujc_desktop.models.person import Person
from eujc_desktop.services import roll
from eujc_desktop.services.paper_pieces.order import Of, Order
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Reader:
    """Someone a paper is made for; `number` counts those who go, `sign` tells namesakes of the office apart."""

    participation_id: str
    person_id: str
    name: str
    given: str
    family: str
    group: str
    room: str
    number: int
    role: Role
    sign: str = ""

    @property
    def file_name(self) -> str:
        """The name as in a file's, which is of nobody else in the office."""
        return safe_file_name(self.name) + (f"-{self.sign}" if self.sign else "")


def readers(work: Work, mission: Of, order: Order) -> list[Reader]:
    """Whom an order is for, each with a name for files."""
    names = select(Person.given_name, Person.family_name, Person.native_name)
    everybody = (" ".join(filter(None, row[:2])) or row[2] or "" for row in work.session.execute(names))
    namesakes = Counter(same_file(safe_file_name(name)) for name in everybody)
    groups: dict[str, str] = dict(work.session.execute(select(Group.id, Group.letter)).all())
    places = {part.id: place for place, (part, _, _) in enumerate(going(work, mission.id), 1)}
    found = []
    for part, person, _ in _who_go(work, mission, order):
        name = roll.name_of(person)
        shared = namesakes[same_file(safe_file_name(name.full))] > 1
        found.append(
            Reader(
                part.id,
                person.id,
                name.full,
                name.given,
                name.family or ("" if name.given else name.native),
                groups.get(part.group_id or "", ""),
                part.room_no or "",
                places.get(part.id, 0),
                part.role,
                person.id[-6:] if shared else "",
            )
        )
    return found


def _who_go(work: Work, mission: Of, order: Order) -> list[roll.Member]:
    """Whom an order is for; refused for somebody who does not go, and so is to learn nothing of those who do."""
    found = chosen(work, mission, order)
    with_us = {part.id for part, _, _ in roll.taking_part(roll.members_of(work, mission.id))}
    for part, person, _ in found:
        if part.id not in with_us:
            words = say(
                "{full} does not go: the stage is “{label}”.", full=roll.name_of(person).full, label=part.stage.label
            )
            raise Refused(words, cure="Change the stage first.")
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
