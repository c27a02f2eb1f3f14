"""For whom an itinerary can be shown: its people, each with the group, and who interprets."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.models.choices import Role
from eujc_desktop.models.group import Group
from eujc_desktop.services.roll import TRAVELLERS, members_of, name_of, taking_part
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Somebody:
    """A person of a mission, by participation; `letter` of the group, "" without one."""

    key: str
    name: str
    family_name: str
    letter: str
    travels: bool
    interprets: bool


def people(work: Work, mission_id: str) -> tuple[Somebody, ...]:
    """Everybody one meets on the mission, sorted by name."""
    found = work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission_id))
    letters = {key: letter for key, letter in found}  # noqa: C416 - dict() of a result takes its keys
    return tuple(
        Somebody(
            part.id,
            name_of(person).full,
            person.family_name or "",
            letters.get(part.group_id or "", ""),
            part.role in TRAVELLERS,
            part.role == Role.INTERPRETER,
        )
        for part, person, _ in taking_part(members_of(work, mission_id))
    )
