"""What several papers print: plain frozen values, gathered elsewhere; what one alone prints stands beside it.

Everything but keys, names and dates may be left at its default: a paper leaves out what it does not know.
Texts are data, printed as typed. Times are local wall-clock times of the zone named beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from eujc_desktop.common.bilingual import Words


class ItemKind(StrEnum):
    """The eight sorts of itinerary item that the papers tell apart by icon and colour."""

    VISIT = "visit"
    SEMINAR = "seminar"
    TRANSFER = "transfer"
    MEAL = "meal"
    NETWORKING = "networking"
    MEETING_POINT = "meeting point"
    OWN_TIME = "own time"
    CULTURE = "culture"


class ItemStatus(StrEnum):
    """How firm an item is; cancelled items are printed struck off, pencilled ones say so."""

    CONFIRMED = "confirmed"
    PENCILLED = "pencilled"
    CANCELLED = "cancelled"


class Direction(StrEnum):
    """Where the mission leads; it decides the advice pages and the emergency numbers."""

    TO_JAPAN = "EU→JP"
    TO_EUROPE = "JP→EU"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts; `native` is the whole name in its own script, `reading` its kana.

    For Europeans `reading` is the katakana of the badge, for Japanese the furigana, parts apart by a space.
    """

    given: str = ""
    family: str = ""
    native: str = ""
    reading: str = ""
    title: str = ""

    @property
    def latin(self) -> str:
        """Given name and family name, as spoken in Europe."""
        return " ".join(part for part in (self.given, self.family) if part)

    @property
    def full(self) -> str:
        """The name to print alone: Latin letters if known, else its own script."""
        return self.latin or self.native

    @property
    def initials(self) -> str:
        """The first letters of the name, `AV`; a name known in its own script alone gives its family name."""
        first = "".join(part.strip()[:1].upper() for part in (self.given, self.family))
        return first or (self.native.split() or [""])[0]


@dataclass(frozen=True, slots=True)
class City:
    """A city of the mission; longitude and latitude (degrees) put it on the map of Japan."""

    name: Words
    country_code: str = ""
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True, slots=True)
class Mission:
    """What every paper of a mission says about it; `cities` in the order of travel."""

    title: Words
    first_day: date
    last_day: date
    code: str = ""
    kicker: Words = Words()
    direction: Direction = Direction.TO_JAPAN
    cities: tuple[City, ...] = ()
    edition: str = ""
    edition_date: date | None = None
    organisation: Words = Words()
    website: str = ""
    email: str = ""
    logo: bytes = b""
    motto: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of a transfer; `mode` is bus, train, plane, taxi, walk, ship or empty."""

    mode: str = ""
    name: str = ""
    origin: str = ""
    departs: datetime | None = None
    destination: str = ""
    arrives: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """One of the few for whom alone an item is; `key` tells who of the readers it is."""

    key: str
    name: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the itinerary; `company` is the key of a `Company` of the same paper.

    With `guests` it is for them alone, whatever its groups.
    """

    key: str
    kind: ItemKind
    title: Words
    start: datetime | None = None
    end: datetime | None = None
    zone: str = ""
    end_zone: str = ""
    place: Words = Words()
    address: Words = Words()
    groups: tuple[str, ...] = ()
    company: str = ""
    legs: tuple[Leg, ...] = ()
    transport: str = ""
    meeting_point: str = ""
    dress: str = ""
    bring: str = ""
    note: str = ""
    status: ItemStatus = ItemStatus.CONFIRMED
    guests: tuple[Guest, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the mission, its date perhaps still open; `city` names a `City`, `hotel` is the key of a `Hotel`."""

    date: date | None
    number: int
    city: str = ""
    theme: Words = Words()
    dress: str = ""
    weather: str = ""
    daylight: str = ""
    hotel: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class HostPerson:
    """Whom we meet: kanji with kana (family name first, parts apart by a space), Latin parts, titles."""

    name: PersonName
    title: Words = Words()


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule of the house with the icon that stands for it (empty: none); `recognise.rule_icon` proposes one."""

    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """A host and its profile; `city` is the English name of a `City`. Address lines as on an envelope."""

    key: str
    name: Words
    kana: str = ""
    sector: str = ""
    city: str = ""
    logo: bytes = b""
    figures: tuple[tuple[str, str], ...] = ()
    about: str = ""
    why: str = ""
    see: tuple[str, ...] = ()
    people: tuple[HostPerson, ...] = ()
    questions: tuple[str, ...] = ()
    rules: tuple[HouseRule, ...] = ()
    dress: str = ""
    bring: str = ""
    address: Words = Words()
    phone: str = ""
    website: str = ""
    map_url: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who travels; without `listed` (consent) the papers print the name alone."""

    key: str
    name: PersonName
    listed: bool = False
    number: int | None = None
    function: str = ""
    organisation: str = ""
    town: str = ""
    country_code: str = ""
    country: str = ""
    sector: str = ""
    interests: str = ""
    photo: bytes = b""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Someone of the Centre's team, on the road or at the desk."""

    name: PersonName
    task: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Hotel:
    """A hotel as its driver card prints it; `ruby` gives stretches of the Japanese name with their reading."""

    key: str
    name: Words
    city: str = ""
    address: Words = Words()
    phone: str = ""
    station: str = ""
    check_in: str = ""
    breakfast: str = ""
    map_url: str = ""
    ruby: tuple[tuple[str, str], ...] = ()


OUTLINE = "outline"
"""The form of a programme for those who do not know the mission yet."""


@dataclass(frozen=True, slots=True)
class ProgrammeSheet:
    """The programme on its own in one of its `programme_sheet.FORMS`, in "en" or "ja"."""

    mission: Mission
    days: tuple[Day, ...] = ()
    companies: tuple[Company, ...] = ()
    hotels: tuple[Hotel, ...] = ()
    form: str = "days"
    language: str = "en"
    team: tuple[TeamMember, ...] = ()
