"""What is proposed while free words are typed into a field: what the office knows already by these names."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, or_, select

from eujc_desktop.common.folding import fold
from eujc_desktop.models.choices import OrganisationKind
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import roll
from eujc_desktop.store.work import Work

FIRM: Final = "organisation.name"
_HOTEL: Final = "participation.hotel"
_MATES: Final = frozenset({"participation.room_mate", "participation.room_not_with"})
KEYS: Final = frozenset({FIRM, _HOTEL}) | _MATES


def of(work: Work, key: str, mission_id: str) -> list[str]:
    """What may be meant in a field: companies, hotels with those of the mission, or who travels along."""
    if key in _MATES:
        members = roll.plain_members(work, mission_id, roll.TRAVELLERS)
        found = {roll.name_of(person).full for part, person, _firm in members if part.stage not in roll.OUT}
    elif key == _HOTEL:
        here = select(Participation.hotel).where(Participation.mission_id == mission_id)
        found = _words(work, here) | _words(work, _firms(hotels=True))
    else:
        found = _words(work, _firms(hotels=False))
    return sorted(found, key=fold)


def _firms(*, hotels: bool) -> Select[Any]:
    is_hotel = Organisation.kind == OrganisationKind.HOTEL
    return select(Organisation.name).where(is_hotel if hotels else or_(Organisation.kind.is_(None), ~is_hotel))


def _words(work: Work, asked: Select[Any]) -> set[str]:
    return {word for word in work.session.scalars(asked.distinct()) if word}
