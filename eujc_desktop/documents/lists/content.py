"""What the lists on paper print: plain frozen values, gathered elsewhere.

People stand in the order in which the list names them; whoever is not to be named is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.cards.content import Delivery
from eujc_desktop.documents.content import Mission, PersonName


@dataclass(frozen=True, slots=True)
class Listed:
    """Someone on a list; `group` is the letter of the group, `task` what those do who accompany the mission.

    `key` is not printed: it tells who it is.
    """

    name: PersonName
    organisation: Words = Words()
    country_code: str = ""
    group: str = ""
    task: Words = Words()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Something that people attend; `place` where, `groups` who, when not everyone does.

    With `guests` only those attend, by their keys.
    """

    title: Words
    start: datetime | None = None
    end: datetime | None = None
    place: Words = Words()
    groups: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionDay:
    """A day with its sessions, and those who are asked to them."""

    number: int
    date: date | None = None
    city: Words = Words()
    sessions: tuple[Session, ...] = ()
    people: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """A sheet a day with a box for each session. `more` are further columns to fill in, by their headings."""

    mission: Mission
    days: tuple[SessionDay, ...] = ()
    more: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sheet a session, on which people sign. `more` are further columns to fill in, by their headings."""

    mission: Mission
    days: tuple[SessionDay, ...] = ()
    more: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Guest:
    """Who sleeps in a hotel, in what room, from when to when; `change`: `new` or `changed` since the last list."""

    person: Listed
    room: Words = Words()
    number: str = ""
    shares_with: str = ""
    first: date | None = None
    last: date | None = None
    note: str = ""
    change: str = ""

    @property
    def nights(self) -> int | None:
        """How many nights lie between both days."""
        return (self.last - self.first).days if self.first and self.last and self.last >= self.first else None


@dataclass(frozen=True, slots=True)
class StayChange:
    """Who is `new`, `gone` or `changed`; of each field of a guest that changed the value before and the value now."""

    name: PersonName
    kind: str
    parts: tuple[tuple[str, Words | date, Words | date], ...] = ()


@dataclass(frozen=True, slots=True)
class HotelGuests:
    """The guests of one hotel; without a name those whose hotel is not known."""

    name: Words
    phone: str = ""
    guests: tuple[Guest, ...] = ()
    changes: tuple[StayChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Rooming:
    """The rooming list of each hotel; `since`: the day of the list whose changes are marked."""

    mission: Mission
    hotels: tuple[HotelGuests, ...] = ()
    more: tuple[str, ...] = ()
    language: str = "en"
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Eater:
    """What one person does not eat: the code of the diet, and allergies as typed; all unknown unless `answered`."""

    person: Listed
    diet: str = ""
    allergies: str = ""
    traces: bool | None = None
    fish_stock: bool | None = None
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Meal:
    """One meal at one place, and who eats."""

    session: Session
    kind: Words
    day: int = 0
    date: date | None = None
    eaters: tuple[Eater, ...] = ()


@dataclass(frozen=True, slots=True)
class Meals:
    """A sheet a meal; always in both languages, for whoever serves and whoever asks."""

    mission: Mission
    meals: tuple[Meal, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class DietCards:
    """A card for each person the kitchen must know of, to be shown at the table."""

    mission: Mission
    eaters: tuple[Eater, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Traveller:
    """When and how one person comes or goes."""

    person: Listed
    day: date | None = None
    clock: time | None = None
    flight: str = ""
    place: str = ""
    pieces: int | None = None
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Who comes and goes when, in groups that one transfer can take, by time; and of whom that is not known."""

    mission: Mission
    arrivals: tuple[tuple[Traveller, ...], ...] = ()
    departures: tuple[tuple[Traveller, ...], ...] = ()
    open_arrivals: tuple[Traveller, ...] = ()
    open_departures: tuple[Traveller, ...] = ()
    more: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class LuggageMove:
    """Luggage sent from one hotel to the next, ahead of its owners: from where, to where and when, and whose."""

    origin: Words
    delivery: Delivery
    owners: tuple[Traveller, ...] = ()


@dataclass(frozen=True, slots=True)
class LuggageLists:
    """A list for each move to another hotel, to hand the luggage over and to count it on arrival."""

    mission: Mission
    moves: tuple[LuggageMove, ...] = ()
    more: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A seat in a train: car, row, and letter from A to E."""

    car: str
    row: int
    letter: str


@dataclass(frozen=True, slots=True)
class Seated:
    """Someone on a journey with pieces of luggage; `place` is the seat where it is one that a map can show."""

    person: Listed
    pieces: int | None = None
    car: str = ""
    seat: str = ""
    note: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """A train, coach or flight: from where to where, what is reserved, and who is on it.

    `places` are the seats reserved, where they could be read.
    """

    session: Session
    day: int = 0
    date: date | None = None
    line: str = ""
    origin: str = ""
    destination: str = ""
    seats: str = ""
    travellers: tuple[Seated, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatLists:
    """A sheet a journey with everybody's seat, or a line to fill it in; and for a train the map of its seats."""

    mission: Mission
    journeys: tuple[Journey, ...] = ()
    more: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Delegate:
    """What a host may know of a visitor, and nothing else."""

    person: Listed
    function: Words = Words()
    website: str = ""
    country: Words = Words()


@dataclass(frozen=True, slots=True)
class Delegation:
    """The visitors as their hosts get them: those who agreed to it. `visit` is that to `host`, where it is for one."""

    mission: Mission
    delegates: tuple[Delegate, ...] = ()
    language: str = "en"
    host: Words = Words()
    visit: Session | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a plain table: its heading, how wide it is beside others, and whether numbers stand in it."""

    words: Words
    share: float = 1.0
    number: bool = False


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table of words: its title, a fact beside it, its columns, and a cell for each of them in every row."""

    title: Words
    fact: str = ""
    columns: tuple[Heading, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The lists that an activity keeps, as its cases, events or placements."""

    mission: Mission
    tables: tuple[PlainTable, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Checklist:
    """The tasks of a mission in the order in which they fall due."""

    mission: Mission
    tasks: PlainTable
    language: str = "en"
