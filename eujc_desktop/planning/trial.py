"""A timetable that is checked, and can be asked what a change would do to it.

    trial = Trial(items, ground(frame))
    trial.findings()                                  # all that is wrong, the gravest first
    after = trial.after({item.id: replace(item, starts=…, ends=…)})
    after.new, after.gone                             # what the change brings, and what it mends

A change names items by id: as they would be, None for one that is taken out, and an id nobody has for a new one. Only
what the change can touch is looked at again, so a step of a drag costs a fraction of a millisecond; nothing of the
trial itself changes. `after.bad` says in one word whether something grave comes, before any words are made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import inf
from typing import Any

from eujc_desktop.planning import clashes, comings, hosts, occasions, rhythm, seating, shared
from eujc_desktop.planning.finding import ORDER, Finding
from eujc_desktop.planning.hits import Ground, Hit, Key, OfDay
from eujc_desktop.planning.items import Item
from eujc_desktop.planning.lanes import Lane, beside, lanes, step_of
from eujc_desktop.planning.whom import Whom

Changes = Mapping[str, Item | None]
Scope = tuple[Any, ...]
"""Where hits come from: a day of a lane, an item, a date, a resource, a person."""
Found = dict[Key, dict[Scope, Hit]]

_OF_DAY: tuple[tuple[str, OfDay], ...] = (
    ("overlap", clashes.overlaps),
    ("", clashes.ways),
    ("no lunch", rhythm.no_lunch),
    ("no meal", rhythm.no_meal),
    ("long day", rhythm.long_day),
    ("short rest", rhythm.short_rest),
    ("last train", rhythm.last_train),
)
_LOOK_BACK = frozenset({"overlap", "", "short rest"})
_OF_ITEM = (
    occasions.numbers, occasions.outside, hosts.hours,
    seating.of_item,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class After:
    """What a change would do; findings are told only when they are asked for."""

    _new: tuple[tuple[Hit, tuple[str, ...]], ...]
    _gone: tuple[tuple[Hit, tuple[str, ...]], ...]
    _whom: Whom

    @property
    def new(self) -> tuple[Finding, ...]:
        """What would be wrong then and is not now, or would be worse; the gravest first, then in order of time."""
        return _ordered(_told(self._new, self._whom))

    @property
    def gone(self) -> tuple[Finding, ...]:
        """What would be mended, in the same order."""
        return _ordered(_told(self._gone, self._whom))

    @property
    def bad(self) -> bool:
        """Whether something would come or get worse."""
        return bool(self._new)

    @property
    def worst(self) -> str:
        """The severity of the gravest thing that would come; empty where nothing would."""
        return min((hit.severity for hit, _ in self._new), key=ORDER.__getitem__, default="")

    def mends(self, rule: str, items: Sequence[str]) -> bool:
        """Whether a finding would be gone, without another one in its place."""
        wanted = (rule, tuple(items))
        return not self._new and any((hit.rule, hit.items) == wanted for hit, _ in self._gone)


class Trial:
    """The timetable of a mission as it is; see the head of this module."""

    def __init__(self, items: Iterable[Item], ground: Ground) -> None:
        self.ground = ground
        self.items = {item.id: item for item in sorted(items, key=_time) if item.status != "cancelled"}
        self._limits = ground.frame.limits
        self.lanes = lanes(self.items.values(), ground.frame)
        self._whom = Whom(self.lanes, ground.frame)
        self.near = _Near(self.items)
        self._found: Found = {}
        self._scopes: dict[Scope, list[Key]] = {}
        for scope, hits in self._all():
            self._scopes[scope] = [hit.key for hit in hits]
            for hit in hits:
                self._found.setdefault(hit.key, {})[scope] = hit

    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong, the gravest first, then in order of time."""
        hits = [(_worst(by_scope), self._whom.of(by_scope)) for by_scope in self._found.values()]
        return tuple(sorted(_told(hits, self._whom), key=_rank))

    def after(self, changes: Changes) -> After:
        """What would be new and what gone, were items as `changes` says."""
        changes = {key: item and hosts.agreed_anew(self.items.get(key), item) for key, item in changes.items()}
        then = {**self.items, **{key: item for key, item in changes.items() if item is not None}}
        for key, item in changes.items():
            if item is None or item.status == "cancelled":
                then.pop(key, None)
        touched = dict(_Touched(self, changes, then).hits())
        return self._compare(touched)

    def _compare(self, touched: Mapping[Scope, list[Hit]]) -> After:
        keys = {key for scope in touched for key in self._scopes.get(scope, ())}
        keys |= {hit.key for hits in touched.values() for hit in hits}
        found: Found = {
            key: {scope: hit for scope, hit in self._found.get(key, {}).items() if scope not in touched} for key in keys
        }
        for scope, hits in touched.items():
            for hit in hits:
                found[hit.key][scope] = hit
        new, gone = [], []
        for key in keys:
            before, now = self._found.get(key), found[key]
            if not now and before:
                gone.append((_worst(before), self._whom.of(before)))
            elif now and (before is None or self._is_worse(before, now)):
                new.append((_worst(now), self._whom.of(now)))
        return After(tuple(new), tuple(gone), self._whom)

    def _is_worse(self, before: dict[Scope, Hit], now: dict[Scope, Hit]) -> bool:
        was, is_ = _worst(before), _worst(now)
        if (ORDER[is_.severity], -is_.weight) < (ORDER[was.severity], -was.weight):
            return True
        return not set(self._whom.of(now)) <= set(self._whom.of(before))

    # Everything once

    def _all(self) -> Iterator[tuple[Scope, list[Hit]]]:
        for lane in self.lanes:
            for day in lane.watch:
                yield ("day", lane.who, day), self.of_day(lane, day)
            if not lane.person:
                yield ("evenings", lane.who), self.of_evenings(lane)
        everything = list(self.items.values())
        yield from self.beside_lanes(self.near, self.items, everything)

    def beside_lanes(
        self, near: _Near, ids: Iterable[str], concerned: Collection[Item]
    ) -> Iterator[tuple[Scope, list[Hit]]]:
        """What the rules say of items by themselves, and of dates, visits, coaches and people they concern."""
        sent = near.sent()
        for key in ids:
            yield ("item", key), self.of_item(near.items[key], sent) if key in near.items else []
        for day in dict.fromkeys(item.date for item in concerned if item.date is not None):
            yield ("date", day), self.of_date(day, near.of("date", day))
        for visit in dict.fromkeys(item.visit for item in concerned if item.visit):
            yield ("visit", visit), self.of_visit(near.of("visit", visit))
        for resource in dict.fromkeys(resource for item in concerned for resource in shared.resources(item)):
            yield ("shared", resource), self.of_resource(resource, near.of("shared", resource))
        yield from self._of_people(near, concerned)
        if any(map(hosts.is_lost, concerned)):
            everything = sorted(near.items.values(), key=_time)
            yield ("team",), self._on(list(hosts.without_interpreter(everything, self.ground)))

    def _of_people(self, near: _Near, concerned: Collection[Item]) -> Iterator[tuple[Scope, list[Hit]]]:
        """What people miss of the items concerned, who land after these begin or leave before they end."""
        times = comings.meetings(concerned)
        if not times:
            return
        begin, end = times[0].begins, max(each.ends for each in times)
        some = [
            person
            for person, one in self.ground.frame.comings.items()
            if (one.lands and one.lands > begin) or (one.leaves and one.leaves < end)
        ]
        gathered = comings.meetings(near.items.values()) if some else []
        for person in some:
            yield ("person", person), self.of_person(person, gathered)

    @cached_property
    def _day_rules(self) -> tuple[tuple[OfDay, ...], tuple[OfDay, ...]]:
        """The rules of a day, and those of them that look at what was before it."""
        on = [(key, rule) for key, rule in _OF_DAY if not key or self._limits.on(key)]
        return tuple(rule for _, rule in on), tuple(rule for key, rule in on if key in _LOOK_BACK)

    def of_day(self, lane: Lane, day: int) -> list[Hit]:
        """What the rules say of one day of a lane; of a day without own items only what those before bring."""
        every, back = self._day_rules
        rules = every if not lane.person or any(step.item.id in lane.own for step in lane.days[day]) else back
        return self._on([hit for rule in rules for hit in rule(lane, day, self.ground)])

    def of_evenings(self, lane: Lane) -> list[Hit]:
        """What they say of the evenings of a group."""
        evenings = {day: rhythm.evening(steps) for day, steps in lane.days.items()}
        return self._on(list(rhythm.no_free_evening(evenings, self.ground)))

    def of_item(self, item: Item, sent: frozenset[int]) -> list[Hit]:
        """What they say of one item."""
        hits = [hit for rule in _OF_ITEM for hit in rule(item, self.ground)]
        if item.by_rail:
            hits += comings.luggage(item, sent, self.ground)
        return self._on(hits)

    def of_date(self, day: date, items: Sequence[Item]) -> list[Hit]:
        """What they say of a date."""
        if not items:
            return []
        return self._on([*occasions.of_date(day, items, self.ground), *hosts.interpreters(items, self.ground)])

    def of_visit(self, items: Sequence[Item]) -> list[Hit]:
        """What they say of a visit by all of its items."""
        first = [hit for item in items[:1] for hit in occasions.not_firm(item, self.ground)]
        return self._on([*first, *hosts.agreed(items)])

    def of_resource(self, resource: shared.Resource, items: Sequence[Item]) -> list[Hit]:
        """What they say of a coach, an interpreter or a room."""
        return self._on(list(shared.twice(resource, items))) if len(items) > 1 else []

    def of_person(self, person: str, gathered: Sequence[comings.Meeting]) -> list[Hit]:
        """What somebody misses."""
        frame = self.ground.frame
        return self._on(list(comings.missed(person, frame.comings[person], gathered, frame)))

    def _on(self, hits: list[Hit]) -> list[Hit]:
        off = self._limits.off
        return [hit for hit in hits if hit.rule not in off] if off and hits else hits


class _Near:
    """Items by what they have in common: date, visit, coach; of a change only the places it touches are other ones."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        """Of items in order of time."""
        self.items = items
        self._by: dict[Scope, list[Item]] = {}
        for item in items.values():
            for place in _places(item):
                self._by.setdefault(place, []).append(item)

    def of(self, kind: str, key: object) -> Sequence[Item]:
        """The items of a date, a visit or a resource, in order of time."""
        return self._by.get((kind, key), ())

    def sent(self) -> frozenset[int]:
        """The days, by ordinal, on which luggage is handed in."""
        return frozenset(item.date.toordinal() for item in self.of("luggage", "") if item.date)

    def after(self, then: Mapping[str, Item], both: Iterable[Item], ids: Collection[str]) -> _Near:
        """The same when some items, by id, are others."""
        near = _Near({})
        near.items, near._by = then, dict(self._by)
        for place in {place for item in both for place in _places(item)}:
            kept = [item for item in self._by.get(place, ()) if item.id not in ids]
            kept += [then[key] for key in ids if key in then and place in _places(then[key])]
            near._by[place] = sorted(kept, key=_time)
        return near


def _time(item: Item) -> tuple[float, str]:
    return item.starts.timestamp() if item.starts else inf, item.id


def _places(item: Item) -> list[Scope]:
    found: list[Scope] = [("shared", resource) for resource in shared.resources(item)]
    if item.date is not None:
        found.append(("date", item.date))
    if item.visit and not item.is_transfer:
        found.append(("visit", item.visit))
    if item.type == "luggage":
        found.append(("luggage", ""))
    return found


class _Touched:
    """The places that a change can touch, each with what the rules say of it then."""

    def __init__(self, trial: Trial, changes: Changes, then: Mapping[str, Item]) -> None:
        self._trial, self._then = trial, then
        self._both = [item for key in changes for item in (trial.items.get(key), then.get(key)) if item is not None]
        self._ids = [key for key in changes if key in trial.items or key in then]

    def hits(self) -> Iterator[tuple[Scope, list[Hit]]]:
        yield from self._of_lanes()
        trial, ids = self._trial, self._ids
        near = trial.near.after(self._then, self._both, ids)
        if near.sent() != trial.near.sent():
            ids = [*ids, *(key for key, item in self._then.items() if item.by_rail and key not in ids)]
        yield from trial.beside_lanes(near, ids, self._both)

    def _of_lanes(self) -> Iterator[tuple[Scope, list[Hit]]]:
        days = {item.date.toordinal() + more for item in self._both if item.date for more in _days_of(item)}
        for old, new in self._pairs(days):
            lane = new or old
            assert lane is not None
            near = {day for each in (old, new) if each is not None for day in _near(each, days)}
            if lane.person:
                near |= set(old.watch if old else ()) ^ set(new.watch if new else ())
            near &= {*(old.watch if old else ()), *(new.watch if new else ())}
            for day in near:
                hits = self._trial.of_day(new, day) if new is not None and day in new.watch else []
                yield ("day", lane.who, day), hits
            if near and not lane.person:
                yield ("evenings", lane.who), self._trial.of_evenings(new) if new is not None else []

    def _pairs(self, days: set[int]) -> Iterator[tuple[Lane | None, Lane | None]]:
        """The lanes that are concerned, as they are and as they would be."""
        before = {lane.who: lane for lane in self._trial.lanes}
        letters = {lane.who[0] for lane in before.values() if not lane.person}
        strange = any(item.people or not item.groups <= letters for item in self._both)
        if strange or any(lane.person and lane.letter not in letters for lane in before.values()):
            now = {lane.who: lane for lane in lanes(self._then.values(), self._trial.ground.frame)}
            yield from ((before.get(who), now.get(who)) for who in before.keys() | now.keys())
            return
        groups = {who[0]: self._of_group(lane) for who, lane in before.items() if not lane.person}
        yield from ((before[(letter,)], new) for letter, new in groups.items() if new is not None)
        for old in before.values():
            group = groups.get(old.letter) if old.person else None
            if group is not None and not set(old.watch).isdisjoint(_near(old, days)):
                yield old, beside(group, old.who, old.own_steps(), old.letter)

    def _of_group(self, lane: Lane) -> Lane | None:
        """A group's lane as it would be; None where nothing changes for it."""
        letter = lane.who[0]
        if not any(not item.groups or letter in item.groups for item in self._both):
            return None
        there = [step_of(self._then[key]) for key in self._ids if key in self._then]
        steps = [step for step in there if step and (not step.item.groups or letter in step.item.groups)]
        return lane.with_steps(self._ids, steps)


def _days_of(item: Item) -> range:
    """Over how many days an item goes."""
    return range((item.ends - item.starts).days + 2 if item.starts and item.ends else 1)


def _near(lane: Lane, days: Iterable[int]) -> Iterator[int]:
    """These days, and the next ones of the lane, which begin where these end."""
    for day in days:
        yield day
        if (following := lane.next_day(day)) is not None:
            yield following


def _worst(by_scope: Mapping[Scope, Hit]) -> Hit:
    return min(by_scope.values(), key=lambda hit: (ORDER[hit.severity], -hit.weight))


def _rank(finding: Finding) -> tuple[int, float]:
    return ORDER[finding.severity], finding.when.timestamp() if finding.when else inf


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """In the same order at each start, also those that tie."""
    return tuple(sorted(findings, key=lambda found: (*_rank(found), found.rule, found.items, found.who)))


def _told(hits: Iterable[tuple[Hit, tuple[str, ...]]], whom: Whom) -> tuple[Finding, ...]:
    return tuple(hit.tell(who, whom.words(who)) for hit, who in hits)
