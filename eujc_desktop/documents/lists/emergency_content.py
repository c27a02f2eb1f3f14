"""What the emergency folder prints: whom to call, who has to be helped, where everybody is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.lists.content import Listed


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call, whose it is, and what to know."""

    who: Words
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class InNeed:
    """A person with all that helpers, hospitals, insurers and embassies ask; for the office alone."""

    person: Listed
    hotel: str = ""
    room: str = ""
    mobile: str = ""
    contact: str = ""
    contact_phone: str = ""
    insurer: str = ""
    policy: str = ""
    insurer_phone: str = ""
    nationality: Words = Words()
    passport: str = ""
    passport_expires: date | None = None
    born: date | None = None
    blood: str = ""
    diet: str = ""
    """By its code."""
    allergies: str = ""
    health: str = ""
    """What else is known of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A hotel or host, when one is there, and whom to ask for; the Japanese address is the one to show a driver."""

    name: Words
    first: date | None = None
    last: date | None = None
    address: Words = Words()
    phone: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyFolder:
    """Everything for a bad day in one file."""

    mission: Mission
    calls: tuple[Call, ...] = ()
    team: tuple[Call, ...] = ()
    people: tuple[InNeed, ...] = ()
    hotels: tuple[Place, ...] = ()
    hosts: tuple[Place, ...] = ()
    language: str = "en"

    @property
    def bearers(self) -> tuple[str, ...]:
        """Whose passport numbers it shows, by key."""
        return tuple(one.person.key for one in self.people if one.passport)
