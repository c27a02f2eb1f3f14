"""What a briefing book prints besides days, hosts and people: its letter, texts, readers and pages of files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import sections
from eujc_desktop.documents.content import Company, Day, Hotel, Mission, Participant, PersonName, TeamMember


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
