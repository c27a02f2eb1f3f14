"""What each group, and each person with items of her own, does day by day in order of time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from eujc_desktop.planning.items import LOOSE, Frame, Item

DAY = 24 * 60


class Step(NamedTuple):
    """An item whose time is known: start and end in minutes of the world, `day` as an ordinal, `clock` in its minutes.

    An open end is taken as the start.
    """

    start: int
    end: int
    day: int
    clock: int
    item: Item

    @property
    def until(self) -> int:
        """The minutes from the midnight before it to its end."""
        return self.clock + self.end - self.start


Days = Mapping[int, tuple[Step, ...]]


def by_time(step: Step) -> tuple[int, int, str]:
    """The place of a step; of two at once it goes by their ids, so that they are told alike whoever comes first."""
    return step.start, step.end, step.item.id


@dataclass(frozen=True, slots=True)
class Lane:
    """The steps of a group by its letter, or of people whose items are the same; `own` are those of a person's own.

    Of a person only the days in `watch` are looked at: those with own items, and the next ones.
    """

    who: tuple[str, ...]
    days: Days
    order: tuple[int, ...]
    over: tuple[Step, ...]
    person: bool = False
    own: frozenset[str] = frozenset()
    watch: tuple[int, ...] = ()
    letter: str = ""

    def counts(self, one: Item, other: Item) -> bool:
        """What a whole group does twice is told of the group, not of each of its members."""
        return not self.person or one.id in self.own or other.id in self.own

    def still_going(self, day: int) -> list[Step]:
        """Steps of days before that are not over when the first of this day begins."""
        first = self.days[day][0].start
        return [step for step in self.over if step.day < day and step.end > first]

    def before(self, day: int) -> Step | None:
        """What ends last of all that began on an earlier day."""
        at = bisect_left(self.order, day)
        last = max(self.days[self.order[at - 1]], key=_LATEST) if at else None
        for step in self.over:
            if step.day < day and (last is None or step.end > last.end):
                last = step
        return last

    def next_day(self, day: int) -> int | None:
        """The next day after this one on which something is planned."""
        at = bisect_right(self.order, day)
        return self.order[at] if at < len(self.order) else None

    def with_steps(self, without: Collection[str], steps: Sequence[Step]) -> Lane:
        """The lane of a group when items are gone and others have come."""
        days = dict(self.days)
        gone = {day for day in days if any(step.item.id in without for step in days[day])} if without else set()
        for day in gone | {step.day for step in steps}:
            kept = [step for step in days.get(day, ()) if step.item.id not in without]
            kept += [step for step in steps if step.day == day]
            days[day] = tuple(sorted(kept, key=by_time))
            if not kept:
                del days[day]
        over = [step for step in self.over if step.item.id not in without]
        over += [step for step in steps if step.until > DAY]
        order = tuple(sorted(days))
        return Lane(self.who, days, order, tuple(over), watch=order)

    def own_steps(self) -> list[Step]:
        """The steps of a person's own."""
        return [step for day in self.watch for step in self.days[day] if step.item.id in self.own]


_LATEST = itemgetter(1, 0)


def step_of(item: Item) -> Step | None:
    """An item on the clock; None where its time is open, or nobody is expected at it."""
    if item.starts is None or item.status == "cancelled" or item.type in LOOSE or item.nobody_named:
        return None
    start = int(item.starts.timestamp() // 60)
    end = int(item.ends.timestamp() // 60) if item.ends else start
    return Step(start, max(start, end), item.starts.toordinal(), item.starts.hour * 60 + item.starts.minute, item)


def in_time(items: Iterable[Item]) -> list[Step]:
    """The steps of items, in order of time."""
    return sorted(filter(None, map(step_of, items)), key=by_time)


def lanes(items: Iterable[Item], frame: Frame) -> tuple[Lane, ...]:
    """One lane a group, a single one where there are none; then one for all those whose own items are the same."""
    steps = in_time(items)
    letters = sorted(
        {letter for step in steps for letter in step.item.groups} | {letter for letter in frame.heads if letter}
    )
    shared = [step for step in steps if not step.item.people]
    of_groups = {letter: lane((letter,), _of_letter(shared, letter)) for letter in letters or [""]}
    alone = _lanes_of_people(steps, of_groups, shared, frame)
    return (*of_groups.values(), *alone)


def lane(who: tuple[str, ...], steps: Iterable[Step]) -> Lane:
    """The lane of a group, of steps in order."""
    days: dict[int, list[Step]] = {}
    over = []
    for step in steps:
        days.setdefault(step.day, []).append(step)
        if step.until > DAY:
            over.append(step)
    order = tuple(sorted(days))
    return Lane(who, {day: tuple(days[day]) for day in order}, order, tuple(over), watch=order)


def _of_letter(shared: Sequence[Step], letter: str) -> Iterator[Step]:
    return (step for step in shared if not step.item.groups or letter in step.item.groups)


def _lanes_of_people(
    steps: Sequence[Step], of_groups: Mapping[str, Lane], shared: Sequence[Step], frame: Frame
) -> Iterator[Lane]:
    own: dict[str, list[Step]] = {}
    for step in steps:
        for person in step.item.people:
            own.setdefault(person, []).append(step)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for person in sorted(own):
        key = (frame.members.get(person, ""), tuple([step.item.id for step in own[person]]))
        alike.setdefault(key, []).append(person)
    groups = dict(of_groups)
    for (letter, _ids), people in alike.items():
        if letter not in groups:
            groups[letter] = lane((letter,), _of_letter(shared, letter))
        yield beside(groups[letter], tuple(people), own[people[0]], letter)


def beside(group: Lane, people: tuple[str, ...], own: Sequence[Step], letter: str) -> Lane:
    """The lane of people who do what their group does, and these steps of their own."""
    mine: dict[int, list[Step]] = {}
    for step in own:
        mine.setdefault(step.day, []).append(step)
    merged = {day: tuple(sorted((*group.days.get(day, ()), *new), key=by_time)) for day, new in mine.items()}
    days = {**group.days, **merged}
    order = tuple(sorted(days))
    over = (*group.over, *(step for step in own if step.until > DAY))
    watch = {step.day + more for step in own for more in range(step.until // DAY + 1)} & days.keys()
    watch |= {order[at] for day in mine if (at := bisect_right(order, day)) < len(order)}
    ids = frozenset([step.item.id for step in own])
    return Lane(people, days, order, over, person=True, own=ids, watch=tuple(sorted(watch)), letter=letter)
