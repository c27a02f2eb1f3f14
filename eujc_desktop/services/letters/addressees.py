"""Everybody whom a letter of a mission can go to, to choose one from."""

from __future__ import annotations

from sqlalchemy import select

from eujc_desktop.common.dates import european
from eujc_desktop.models.choices import Role
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import roll
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
    """Every visit, as its id and the host, with the day where it is agreed."""
    found = work.session.execute(
        select(Visit.id, Visit.agreed_day, Organisation.name, Organisation.name_ja)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(Visit.mission_id == mission_id)
        .order_by(Organisation.name, Visit.id)
    )
    return [
        (visit, f"{name or name_ja or ''}{f', {european(day, with_year=False)}' if day else ''}")
        for visit, day, name, name_ja in found
    ]
