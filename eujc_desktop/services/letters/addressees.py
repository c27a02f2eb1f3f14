"""Everybody whom a letter of a mission can go to, to choose one from."""

from __future__ import annotations

from eujc_desktop.models.choices import Role
from eujc_desktop.services import roll, visit_names
from eujc_desktop.store.work import Work


def people(work: Work, mission_id: str) -> list[tuple[str, str]]:
    """Everybody who has applied, as the id of the participation and the name."""
    return [
        (
            part.id,
            f"{(person.family_name or '').upper()} {person.given_name or ''}".strip() or roll.name_of(person).full,
        )
        for part, person, _ in roll.members_of(work, mission_id)
        if part.role in (Role.PARTICIPANT, Role.LEADER)
    ]


def hosts(work: Work, mission_id: str) -> list[tuple[str, str]]:
    """Every visit, as its id and the host, with the day where it is agreed and what else tells it from others."""
    return list(visit_names.of_mission(work, mission_id, with_day=True).items())
