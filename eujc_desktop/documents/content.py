"""What the papers print: plain frozen values, gathered elsewhere.

Everything but keys, names and dates may be left at its default: a paper leaves out what it does not know.
Texts are data, printed as typed. Times are local wall-clock times of the zone named beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import sections


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


@dataclass(frozen=True, slots=True)
class Welcome:
    """The letter that opens the book."""

    paragraphs: tuple[str, ...]
    salutation: str = "Dear participants,"
    signed: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the practical pages."""

    title: str
    text: str
    icon: str = "info"


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do in one emergency: steps, a text, sentences to show (the second line says what the first means)."""

    title: str = ""
    steps: tuple[str, ...] = ()
    text: str = ""
    sentences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """Useful phrases of one occasion: each in one's own language, in that of the country, and how to say it."""

    title: str = ""
    text: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()


class Audience(StrEnum):
    """Whom an edition of the book is for; it decides what of the record may stand in it."""

    PARTICIPANT = "participant"
    LEADER = "leader"
    HOST = "host"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Listing:
    """A table for the leader or the office; the first cell of a row says whom or what it is of."""

    title: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """Where a reader sits at an item, by its key, and what is to be known of it: a table, a partner."""

    item: str
    car: str = ""
    seat: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose copy of a book it is: named on the cover, with own arrangements (label, text) and days on the next pages.

    `key` tells who it is among guests. `group` is a letter; empty, the days show what any group does. `own` are the
    days with what is for the reader and few others, which the pages for everybody leave out. `calendar` is their own,
    to travel inside.
    """

    name: PersonName
    arrangements: tuple[tuple[str, str], ...] = ()
    group: str = ""
    calendar: bytes = b""
    key: str = ""
    own: tuple[Day, ...] = ()
    seats: tuple[OwnSeat, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """A page of a file that is printed with the book, as a picture; of which item it is, and which page of how many."""

    key: str
    title: Words
    date: date | None
    file: str
    number: int
    pages: int
    picture: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class BriefingBook:
    """All that the briefing book prints; what is empty is left out.

    `calendar` is the programme as an iCalendar file; it travels inside the book as `mission.ics`.
    `booklet`: two pages a side, to fold to A5.
    `readers`: a copy for each; they share all pages but cover and own pages. `together`: all copies in one file.
    `countries` are those of all participants, to be counted; who comes from which is told of those listed alone.
    `sections` are printed in their order, those alone that have something to say.
    `changed` are the keys of items that bear a mark, because an edition that is out has them otherwise.
    `language` is the one it is set in, "en" or "ja"; the other one stands below where it is known.
    `audit` is what the look before printing found, for the office alone; none where nobody looked.
    """

    mission: Mission
    days: tuple[Day, ...] = ()
    companies: tuple[Company, ...] = ()
    participants: tuple[Participant, ...] = ()
    team: tuple[TeamMember, ...] = ()
    hotels: tuple[Hotel, ...] = ()
    welcome: Welcome | None = None
    practical: tuple[Topic, ...] = ()
    emergency: tuple[Advice, ...] = ()
    phrases: tuple[PhraseGroup, ...] = ()
    privacy: str = ""
    readers: tuple[Reader, ...] = ()
    together: bool = False
    calendar: bytes = b""
    booklet: bool = False
    sections: tuple[str, ...] = sections.ALL
    changed: frozenset[str] = frozenset()
    audience: Audience = Audience.PARTICIPANT
    language: str = "en"
    audit: tuple[str, ...] | None = None
    desk: tuple[Listing, ...] = ()
    countries: frozenset[str] = frozenset()
    annex: tuple[AnnexPage, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of a book that can be replaced together; `drawn` is a fingerprint of what they are drawn from."""

    key: str
    first: int
    last: int
    drawn: str


@dataclass(frozen=True, slots=True)
class Before:
    """The book as it went out: its parts with their pages, the page of each anchor, and how many pages it has."""

    parts: tuple[Part, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """A finished paper. `missing`: a sentence for each character no font has, with its places; `warnings`: cuts.

    `copies`, where there are several files: what follows `pdf` in each of them, which all begin with it.
    `sections` of a book: the key of each and how many pages it has; `parts`: which pages can be replaced together;
    `places`: the page of each of its anchors.
    """

    pdf: bytes
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pages: int = 0
    copies: tuple[bytes, ...] = ()
    sections: tuple[tuple[str, int], ...] = ()
    parts: tuple[Part, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
