"""What the rules of a timetable know of a mission and its items; plain values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.planning import travel
from eujc_desktop.planning.rules import USUAL, Limits

SCHEDULED = frozenset({"transfer (train)", "transfer (flight)", "transfer (ship)"})
SCHEDULED_BY = frozenset({"train", "flight", "ship"})
RAIL = frozenset({"transfer (train)", "transfer (metro)"})
RAIL_BY = frozenset({"train", "metro"})
MEALS = frozenset({"lunch", "reception"})
FED = MEALS | {"breakfast", "dinner"}
AT_A_HOST = frozenset({"company visit", "plant tour", "workshop", "seminar", "meeting", "B2B"})
# What may go on beside something else: nobody is expected at a place.
LOOSE = frozenset({"free time", "luggage"})
FIRM = frozenset({"confirmed", "visited", "thanked"})
GONE = frozenset({"declined", "cancelled", "replaced"})


class Opening(NamedTuple):
    """Hours of a host: on these days of the week (Monday is 0), from one minute of the day until another."""

    weekdays: frozenset[int]
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Host:
    """What a host allows: numbers of visitors, hours, closing days, languages; nothing said is nothing forbidden.

    `holidays` tells whether the host works on public holidays, None that it is not known.
    """

    fewest: int | None = None
    hours: tuple[Opening, ...] = ()
    closed: tuple[tuple[date, date], ...] = ()
    holidays: bool | None = None
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Window:
    """What was agreed with a host: the day, and from which minute of it until which."""

    day: date
    since: int | None = None
    until: int | None = None


ANY_HOST = Host()


@dataclass(frozen=True, slots=True)
class Item:
    """An itinerary item. `groups` empty means everyone; `people` names single persons instead of groups.

    `area` is where it takes place, for a transfer where it goes to; `leaves_area` where a transfer starts. Both are
    codes of `travel.area_of`, empty when unknown. Times are aware; `day` stands for items whose time is open.
    `reserved` is what the carrier keeps for us, `unseated` who has no seat there yet, `shared_seats` who have the same.
    `coaches` and `interpreters` are names of what cannot be at two places, `fed` says that a meal belongs to it, `gate`
    is the minute of the day at which the host expects people at the gate, `window` what was agreed.
    """

    id: str
    number: int | None = None
    day: date | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    title: str = ""
    type: str = "other"
    place: str = ""
    area: str = ""
    leaves_area: str = ""
    groups: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    visit: str = ""
    visit_stage: str = ""
    company: str = ""
    transport: str = ""
    status: str = "pencilled"
    capacity: int | None = None
    reserved: str = ""
    unseated: tuple[str, ...] = ()
    shared_seats: tuple[str, ...] = ()
    nobody_named: bool = False
    room: str = ""
    coaches: frozenset[str] = frozenset()
    interpreters: frozenset[str] = frozenset()
    fed: bool = False
    luggage_seats: int = 0
    gate: int | None = None
    window: Window | None = None
    host: Host = ANY_HOST

    @property
    def is_transfer(self) -> bool:
        """Whether the group is on its way."""
        return self.type.startswith("transfer")

    @property
    def is_scheduled(self) -> bool:
        """Whether it leaves by a public timetable, so the group has to be at the station."""
        return self.is_transfer and (self.type in SCHEDULED or self.transport in SCHEDULED_BY)

    @property
    def flies(self) -> bool:
        """Whether it is a flight."""
        return self.type == "transfer (flight)" or self.transport == "flight"

    @property
    def by_rail(self) -> bool:
        """Whether it goes by train or metro, which rest at night."""
        return self.type in RAIL or self.transport in RAIL_BY

    @property
    def label(self) -> str:
        """How messages name the item: number and title."""
        name = self.title or self.type
        if self.number is None:
            return say("“{name}”", name=name)
        return say("{number} “{name}”", number=self.number, name=name)

    @property
    def date(self) -> date | None:
        """The day on which it begins, as the clock there shows."""
        return self.starts.date() if self.starts else self.day


class Coming(NamedTuple):
    """When somebody lands and leaves, as naive clock times at the place, and with how large a piece of luggage in cm.

    `settled` tells that a note says what becomes of somebody who comes late or leaves early.
    """

    lands: datetime | None = None
    leaves: datetime | None = None
    settled: bool = False
    luggage: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The mission around the items. `heads` counts participants by group letter, `""` those without a group.

    `members` tells the group of a person, `names` what people call them; `today` switches on what depends on how far
    away the mission is. `comings` and `languages` are of people, by id; `nights` the area of the hotel, by day;
    `interpreters` counts those of the team.
    """

    first_day: date | None = None
    last_day: date | None = None
    heads: Mapping[str, int] = field(default_factory=dict)
    staff: int = 0
    members: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    country: str = "JP"
    today: date | None = None
    limits: Limits = USUAL
    comings: Mapping[str, Coming] = field(default_factory=dict)
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nights: Mapping[date, str] = field(default_factory=dict)
    interpreters: int = 0

    def among(self, person: str, item: Item) -> bool:
        """Whether somebody takes part in an item; who has no group goes with each."""
        if item.people:
            return person in item.people
        letter = self.members.get(person, "")
        return not item.groups or not letter or letter in item.groups


def placed(item: Item, address: str = "") -> tuple[str, str]:
    """The area an item takes place in (a transfer: goes to) and the area a transfer leaves from, by what is written."""
    start, end = travel.areas_in_title(item.title) if item.is_transfer else ("", "")
    return travel.area_of(item.place, address) or end, start
