"""What differs between two snapshots of a programme, item by item; pure, and fast enough to run after each change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.dates import span, weekday
from eujc_desktop.common.said import joined, say
from eujc_desktop.planning.snapshot import Day, House, Item, Person, Snapshot

CANCELLED, PENCILLED = "cancelled", "pencilled"
EVERYONE = Words(say("everyone"), "全員")
WHOLE_MISSION = Words(say("the whole mission"), "全日程")


class Sort(StrEnum):
    """In what respect something differs."""

    TIME = "time"
    MOVED = "moved"
    DATES = "dates"
    PLACE = "place"
    NAME = "name"
    GROUPS = "groups"
    STATUS = "status"
    DETAIL = "detail"
    NEW = "new"
    CANCELLED = "cancelled"
    HOTEL = "hotel"
    JOINS = "joins"
    LEAVES = "leaves"
    ROOM = "room"


Stood = tuple[int | None, date | None]
"""A day by number and date."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: of what, in which respect, what it was and is; `day` is where to look for it now.

    `item` is the key of an itinerary item, `groups` whom it concerns (nobody named: everyone); what is `private`
    stands on no paper for participants.
    """

    sort: Sort
    name: Words
    was: Words = Words()
    now: Words = Words()
    label: Words = Words()
    day: int | None = None
    date: date | None = None
    item: str = ""
    groups: tuple[str, ...] = ()
    start: datetime | None = None
    private: bool = False
    left: Stood = (None, None)
    """Number and date of the day that a moved item stood on."""

    def told(self, language: str) -> tuple[str, str]:
        """What it was and what it is, in `language` where that shows the difference, else in the other one."""
        was, now = self.was.prefer(language), self.now.prefer(language)
        other = "en" if language == "ja" else "ja"
        return (was, now) if was != now else (self.was.prefer(other), self.now.prefer(other))


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=_Keyed)


def differences(before: Snapshot, after: Snapshot) -> tuple[Difference, ...]:
    """Everything that differs, by day and time; what belongs to no day comes last."""
    shift = shift_between(before, after)
    dates = [_dates(before, after)] if shift else []
    before = shifted(before, shift)
    then, now = ({day.number: day for day in one.days} for one in (before, after))
    found = [
        *dates,
        *_items(before, after, then, now),
        *_days(then, now),
        *_houses(before.hosts, after.hosts),
        *_houses(before.hotels, after.hotels),
        *_people(before.people, after.people),
    ]
    return tuple(sorted(found, key=place))


MANY = 3
"""From so many items on it is the mission that has moved, not each of them."""


def shift_between(before: Snapshot, after: Snapshot) -> timedelta:
    """By how many days all that has a time has moved; none where something has not, or moved otherwise."""
    starts = {item.key: item.start for item in before.items if item.start}
    both = [(starts[item.key], item.start) for item in after.items if item.start and item.key in starts]
    ways = {now.date() - then.date() for then, now in both}
    return ways.pop() if len(ways) == 1 and len(both) >= MANY else timedelta()


def shifted(one: Snapshot, by: timedelta) -> Snapshot:
    """The programme so much later."""
    if not by:
        return one
    days = tuple(replace(day, date=day.date + by if day.date else None) for day in one.days)
    items = tuple(
        replace(item, start=item.start + by if item.start else None, end=item.end + by if item.end else None)
        for item in one.items
    )
    return replace(one, days=days, items=items)


def _dates(before: Snapshot, after: Snapshot) -> Difference:
    """All days at once, told on the first one: from when until when they were and are."""
    was, now = (_from_to([day.date for day in one.days if day.date]) for one in (before, after))
    first = min((day for day in after.days if day.date), key=lambda day: day.date or date.max, default=Day(0))
    return Difference(Sort.DATES, WHOLE_MISSION, was, now, day=first.number, date=first.date)


def _from_to(dates: Sequence[date]) -> Words:
    if not dates:
        return Words()
    first, last = day_words(min(dates)), day_words(max(dates))
    return Words(joined((first.en, last.en), " – "), f"{first.ja}〜{last.ja}")


def place(found: Difference) -> tuple[object, ...]:
    """Where a difference stands among others: by day and time."""
    return found.date or date.max, found.day is None, found.day or 0, found.start or datetime.max


def told_to(found: Sequence[Difference], audience: str) -> list[Difference]:
    """What a paper for an audience may tell: rooms and items of single people stay inside, hosts read of the programme.

    What is agreed among those who travel, and who they are, is nothing for hosts.
    """
    if audience == "host":
        own = [SEATS, *(DETAILS[name] for name in OF_TRAVELLERS)]
        open_ = [one for one in found if not one.private and (one.item or one.sort is Sort.DATES)]
        return [one for one in open_ if one.label not in own]
    inside = audience in ("leader", "office")
    return [one for one in found if inside or not one.private]


def on_both_days(found: Sequence[Difference]) -> list[Difference]:
    """The differences, those of moved items also on the day they left."""
    again = [replace(one, day=one.left[0], date=one.left[1]) for one in found if any(one.left)]
    return sorted([*found, *again], key=place)


def pairs(before: Sequence[K], after: Sequence[K]) -> Iterator[tuple[K | None, K | None]]:
    """What has the same key side by side, in the order of `after`; then what is there no longer."""
    then, now = {one.key: one for one in before}, {one.key for one in after}
    for one in after:
        yield then.get(one.key), one
    for one in before:
        if one.key not in now:
            yield one, None


def _items(before: Snapshot, after: Snapshot, then: Mapping[int, Day], now: Mapping[int, Day]) -> Iterator[Difference]:
    for was, found in pairs(before.items, after.items):
        gone = found is None or found.status == CANCELLED
        unknown = was is None or was.status == CANCELLED
        if gone and was is not None and not unknown:
            yield _about(was, then, Sort.CANCELLED, was=_when_and_where(was))
        elif unknown and found is not None and not gone:
            yield _about(found, now, Sort.NEW, now=_when_and_where(found))
        elif was is not None and found is not None and not gone:
            told = _item(was, found, then, now)
            # Who has it in print has to read that it is for others now.
            shown = found.guests and not was.guests
            yield from (replace(one, private=False) for one in told) if shown else told


def _about(
    item: Item,
    days: Mapping[int, Day],
    sort: Sort,
    *,
    was: Words = Words(),
    now: Words = Words(),
    label: Words = Words(),
) -> Difference:
    day = days.get(-1 if item.day is None else item.day)
    date = day.date if day else None
    private = bool(item.guests)
    return Difference(sort, item.name, was, now, label, item.day, date, item.key, item.groups, item.start, private)


def _item(was: Item, found: Item, then: Mapping[int, Day], now: Mapping[int, Day]) -> Iterator[Difference]:
    """In what an item that takes place before and after differs."""
    old, new = _day_of(was, then), _day_of(found, now)
    if old != new:
        moved = _about(found, now, Sort.MOVED, was=_day_and_time(was, old), now=_day_and_time(found, new))
        yield replace(moved, left=(was.day, old if isinstance(old, date) else None))
    elif (was.start, was.end) != (found.start, found.end):
        yield _about(found, now, Sort.TIME, was=_same(times(was)), now=_same(times(found)))
    ways = (
        (Sort.PLACE, was.place, found.place),
        (Sort.NAME, was.name, found.name),
        (Sort.GROUPS, _whom(was), _whom(found)),
        (Sort.STATUS, _status(was), _status(found)),
    )
    yield from (_about(found, now, sort, was=one, now=other) for sort, one, other in ways if one != other)
    for name, label in DETAILS.items():
        one, other = _both(getattr(was, name)), _both(getattr(found, name))
        if one != other:
            yield _about(found, now, Sort.DETAIL, label=label, was=one, now=other)
    if was.seats != found.seats and set(was.seats) != set(found.seats):
        one, other = _seats(was.seats, found.seats), _seats(found.seats, was.seats)
        yield _about(found, now, Sort.DETAIL, label=SEATS, was=one, now=other)


def _seats(seats: Sequence[str], others: Sequence[str]) -> Words:
    """The seats that are not the same among the others."""
    told = [seat for seat in seats if seat not in others]
    en = "; ".join(told)
    return Words(en, "、".join(told))


SEATS = Words(say("seats"), "座席")
DETAILS = {
    "subject": Words(say("subject"), "内容"),
    "meeting_point": Words(say("meeting point"), "集合場所"),
    "ride": Words(say("transport"), "交通"),
    "dress": Words(say("dress"), "服装"),
    "bring": Words(say("to bring"), "持ち物"),
    "note": Words(say("note"), "備考"),
}
"""Fields of an item that count as details, with what they are called."""

OF_TRAVELLERS = ("meeting_point", "ride", "bring")
"""Details that are agreed among those who travel."""


def _both(words: str | Words) -> Words:
    return words if isinstance(words, Words) else _same(words)


def _same(words: str) -> Words:
    return Words(words, words)


def times(item: Item) -> str:
    """`09:30–11:00`; an item without a start may have an end."""
    return span(item.start, item.end) or (f"–{item.end:%H:%M}" if item.end else "")


def _day_of(item: Item, days: Mapping[int, Day]) -> date | int | None:
    """The date of an item, or the number of its day while the date is open."""
    if item.day is None:
        return None
    day = days.get(item.day)
    return day.date if day and day.date else item.day


def _day_and_time(item: Item, day: date | int | None) -> Words:
    clock = times(item)
    en, ja = day_words(day).en, day_words(day).ja
    return Words(joined((en, clock), ", "), f"{ja}{clock}")


def day_words(day: date | int | None) -> Words:
    """`Tue 16 March`, `3月16日（火）`; a day without date by its number, none while it is open."""
    if day is None:
        return Words(say("a day still open"), "日程未定")
    if isinstance(day, int):
        return Words(say("day {n}", n=day), f"{day}日目")
    return Words(say("{day:month}", day=day), f"{day.month}月{day.day}日（{weekday(day, 'ja')}）")


def _when_and_where(item: Item) -> Words:
    clock = times(item)
    en = ", ".join(part for part in (clock, item.place.prefer("en")) if part)
    return Words(en, "、".join(part for part in (clock, item.place.prefer("ja")) if part))


def _whom(item: Item) -> Words:
    """The groups of an item, or the few people it is for."""
    if item.guests:
        return Words(", ".join(item.guests), "、".join(item.guests))
    return _groups(item.groups)


def _groups(letters: Sequence[str]) -> Words:
    if not letters:
        return EVERYONE
    one = len(letters) == 1
    en = say("group {letter}", letter=letters[0]) if one else say("groups {letters}", letters=tuple(letters))
    return Words(en, f"{'・'.join(letters)}グループ")


def _status(item: Item) -> Words:
    return Words(say("to be confirmed"), "調整中") if item.status == PENCILLED else Words(say("confirmed"), "確定")


NIGHT, DAY = Words(say("hotel"), "宿泊"), Words(say("the day"), "この日")
CITY, THEME = Words(say("city"), "都市"), Words(say("theme"), "テーマ")


def _days(then: Mapping[int, Day], now: Mapping[int, Day]) -> Iterator[Difference]:
    """Nights, cities and themes of days that were there and are."""
    by_date = {day.date: day for day in then.values() if day.date}
    for day in now.values():
        was = by_date.get(day.date) if day.date else then.get(day.number)
        if was is None:
            continue
        ways = (
            (Sort.HOTEL, NIGHT, Words(), was.hotel, day.hotel),
            (Sort.DETAIL, DAY, CITY, was.city, day.city),
            (Sort.DETAIL, DAY, THEME, was.theme, day.theme),
        )
        for sort, name, label, old, new in ways:
            if old != new:
                yield Difference(sort, name, old, new, label, day.number, day.date)


HOUSE = {
    "name": Words(say("name"), "名称"),
    "address": Words(say("address"), "住所"),
    "phone": Words(say("telephone"), "電話"),
    "people": Words(say("people we meet"), "面会者"),
}


def _houses(before: Sequence[House], after: Sequence[House]) -> Iterator[Difference]:
    """Addresses, numbers and people of hosts and hotels that stay; who comes or goes shows in the items."""
    for was, found in pairs(before, after):
        if was is None or found is None:
            continue
        for name, label in HOUSE.items():
            old, new = _named(getattr(was, name)), _named(getattr(found, name))
            if old != new:
                yield Difference(Sort.DETAIL, found.name, old, new, label)


def _named(value: str | Words | tuple[str, ...]) -> Words:
    return _both(", ".join(value) if isinstance(value, tuple) else value)


GROUP = Words(say("group"), "グループ")


def _people(before: Sequence[Person], after: Sequence[Person]) -> Iterator[Difference]:
    for was, found in pairs(before, after):
        if was is None and found is not None:
            yield Difference(Sort.JOINS, _same(found.name), groups=_letters(found))
        elif found is None and was is not None:
            yield Difference(Sort.LEAVES, _same(was.name), groups=_letters(was))
        elif was is not None and found is not None:
            yield from _person(was, found)


def _person(was: Person, found: Person) -> Iterator[Difference]:
    name, groups = _same(found.name), _letters(found)
    if was.group != found.group:
        yield Difference(Sort.DETAIL, name, _same(was.group), _same(found.group), GROUP, groups=groups)
    if (was.hotel, was.room) != (found.hotel, found.room):
        yield Difference(Sort.ROOM, name, _room(was, found), _room(found, was), groups=groups, private=True)


def _letters(person: Person) -> tuple[str, ...]:
    return (person.group,) if person.group else ()


def _room(person: Person, other: Person) -> Words:
    """The room; with the hotel where that differs too."""
    hotel = person.hotel if person.hotel != other.hotel else ""
    en = f"room {person.room}" if person.room else ""
    ja = f"{person.room}号室" if person.room else ""
    return Words(", ".join(part for part in (hotel, en) if part), " ".join(part for part in (hotel, ja) if part))
