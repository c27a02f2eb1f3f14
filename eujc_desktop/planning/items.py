"""What the rules of a timetable know of a mission and its items; plain values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from eujc_desktop.common.said import say
from eujc_desktop.planning import travel

SCHEDULED = frozenset({"transfer (train)", "transfer (flight)", "transfer (ship)"})
SCHEDULED_BY = frozenset({"train", "flight", "ship"})
MEALS = frozenset({"lunch", "reception"})
AT_A_HOST = frozenset({"company visit", "plant tour", "workshop", "seminar", "meeting", "B2B"})
# What may go on beside something else: nobody is expected at a place.
LOOSE = frozenset({"free time", "luggage"})
FIRM = frozenset({"confirmed", "visited", "thanked"})
GONE = frozenset({"declined", "cancelled", "replaced"})


@dataclass(frozen=True, slots=True)
class Item:
    """An itinerary item. `groups` empty means everyone; `people` names single persons instead of groups.

    `area` is where it takes place, for a transfer where it goes to; `leaves_area` where a transfer starts. Both are
    codes of `travel.area_of`, empty when unknown. Times are aware; `day` stands for items whose time is open.
    `reserved` is what the carrier keeps for us, `unseated` who has no seat there yet, `shared_seats` who have the same.
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

    @property
    def is_transfer(self) -> bool:
        """Whether the group is on its way."""
        return self.type.startswith("transfer")

    @property
    def is_scheduled(self) -> bool:
        """Whether it leaves by a public timetable, so the group has to be at the station."""
        return self.is_transfer and (self.type in SCHEDULED or self.transport in SCHEDULED_BY)

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


@dataclass(frozen=True, slots=True)
class Frame:
    """The mission around the items. `heads` counts participants by group letter, `""` those without a group.

    `members` tells the group of a person, `names` what people call them; `today` switches on what depends on how far
    away the mission is.
    """

    first_day: date | None = None
    last_day: date | None = None
    heads: Mapping[str, int] = field(default_factory=dict)
    staff: int = 0
    members: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    country: str = "JP"
    today: date | None = None


def placed(item: Item, address: str = "") -> tuple[str, str]:
    """The area an item takes place in (a transfer: goes to) and the area a transfer leaves from, by what is written."""
    start, end = travel.areas_in_title(item.title) if item.is_transfer else ("", "")
    return travel.area_of(item.place, address) or end, start
