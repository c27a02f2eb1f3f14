"""What the sheets of a visit, bag lists and the plan of a room print: plain frozen values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import HostPerson, Mission


@dataclass(frozen=True, slots=True)
class VisitPart:
    """A part of the programme of a visit, with its times where it is known when the visit begins."""

    title: Words
    begins: time | None = None
    ends: time | None = None
    minutes: int | None = None
    speaker: Words = Words()
    place: str = ""
    interpreted: bool = False


@dataclass(frozen=True, slots=True)
class Plate:
    """A seat on the plan: where it stands and whoever sits there; `key` is not printed."""

    row: int
    column: int
    name: Words
    about: Words = Words()
    host: bool = False
    interprets: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """Seats on so many rows and columns, tables as (top, left, height, width), and the side of the door."""

    rows: int
    columns: int
    tables: tuple[tuple[int, int, int, int], ...]
    door: str
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `by` tells the leader who asks it."""

    words: Words
    topic: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Giving:
    """A gift to be given, to whom, and what to mind."""

    what: Words
    number: int = 1
    whom: Words = Words()
    note: Words = Words()


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """The day of one visit; what is empty has no page."""

    host: Words
    begins: datetime | None = None
    ends: datetime | None = None
    day: date | None = None
    place: Words = Words()
    people: int = 0
    parts: tuple[VisitPart, ...] = ()
    party: tuple[HostPerson, ...] = ()
    room: Room | None = None
    questions: tuple[Asked, ...] = ()
    gifts: tuple[Giving, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitSheets:
    """Sheets for hosts, or with `leader` for who leads us: then with who asks what, and what to give."""

    mission: Mission
    visits: tuple[VisitSheet, ...] = ()
    language: str = "en"
    leader: bool = False


@dataclass(frozen=True, slots=True)
class BagVisit:
    """A visit with what is to be carried there, and how many receive us."""

    host: Words
    begins: datetime | None = None
    hosts: int = 0
    gifts: tuple[Giving, ...] = ()


@dataclass(frozen=True, slots=True)
class BagDay:
    """A day with its visits."""

    day: date
    number: int = 0
    visits: tuple[BagVisit, ...] = ()


@dataclass(frozen=True, slots=True)
class BagLists:
    """What must be carried on each day, visit by visit."""

    mission: Mission
    days: tuple[BagDay, ...] = ()
    language: str = "en"
