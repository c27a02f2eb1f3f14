"""What the papers with a name on print: plain frozen values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Mission, PersonName


class Side(StrEnum):
    """Which side of the mission someone is on; it gives the badge its colour."""

    PARTICIPANT = "participant"
    STAFF = "staff"
    SPEAKER = "speaker"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Labels:
    """What is in the printer: the stock by its key (empty: the usual one), and the first label that is still there.

    `twice` prints the same on the back; `outlines` prints the places of the labels alone, to lay the stock upon.
    """

    stock: str = ""
    first: int = 1
    twice: bool = False
    outlines: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Someone as the cards name them; `group` is the letter of the group, `pieces` how much luggage there is."""

    key: str
    name: PersonName
    organisation: Words = Words()
    country: Words = Words()
    country_code: str = ""
    role: Words = Words()
    side: Side = Side.PARTICIPANT
    group: str = ""
    phone: str = ""
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one sort, in the order in which they are printed; `language` is the one that stands first."""

    mission: Mission
    cards: tuple[Card, ...] = ()
    labels: Labels = Labels()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where luggage is sent to: the hotel, and between which days it travels."""

    hotel: Words
    address: Words = Words()
    phone: str = ""
    sent: date | None = None
    needed: date | None = None


@dataclass(frozen=True, slots=True)
class LuggageTags:
    """A tag for each piece of luggage, for the whole journey or for one delivery."""

    mission: Mission
    cards: tuple[Card, ...] = ()
    delivery: Delivery | None = None
    office_phone: str = ""
    labels: Labels = Labels()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class BusSign:
    """A sign to hold up or to stand behind the windscreen: a group, and the transfer it is for, if for one alone."""

    group: str = ""
    group_name: str = ""
    title: Words = Words()
    departs: datetime | None = None
    origin: str = ""
    destination: str = ""


@dataclass(frozen=True, slots=True)
class BusSigns:
    """A page a sign."""

    mission: Mission
    signs: tuple[BusSign, ...] = ()
    language: str = "en"
