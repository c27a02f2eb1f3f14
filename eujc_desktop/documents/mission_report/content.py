"""What the report of a mission prints: plain frozen values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Mission


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody said and may be quoted with."""

    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something that is to be done, by whom and by when; `done` since when it is."""

    step: str
    who: str = ""
    by: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Gifted:
    """A gift that changed hands: given by us unless `received`, to or from whom."""

    what: Words
    number: int
    day: date | None = None
    whom: str = ""
    received: bool = False


@dataclass(frozen=True, slots=True)
class ReportedVisit:
    """A visit as it was; `rating` is of 5, `again` whether we would come again."""

    host: Words
    day: date | None = None
    place: Words = Words()
    people: int = 0
    rating: int | None = None
    again: bool | None = None
    why: str = ""
    notes: str = ""
    quotes: tuple[Quoted, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    gifts: tuple[Gifted, ...] = ()


@dataclass(frozen=True, slots=True)
class MissionReport:
    """All that the report prints; what is empty is left out. `countries` are those of participants, with how many."""

    mission: Mission
    dated: date
    people: int = 0
    firms: int = 0
    countries: tuple[tuple[Words, int], ...] = ()
    visits: tuple[ReportedVisit, ...] = ()
    language: str = "en"
