"""Ways to mend what a timetable has found: each is tried, and offered only where its finding goes and none comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from eujc_desktop.common.said import duration, say
from eujc_desktop.planning.changes import changes
from eujc_desktop.planning.finding import Finding, Fix
from eujc_desktop.planning.hosts import off_hours, span
from eujc_desktop.planning.items import Item
from eujc_desktop.planning.lanes import DAY
from eujc_desktop.planning.trial import Trial

MOST = 3
_GRID, _SHORTEST = 5, 15
_FROM, _UNTIL, _EVERY = 9 * 60, 17 * 60, 30
"""When visits begin, and how finely other times are looked for."""
_TRIES = 24
"""So many ways are tried for one finding at most."""
APPLIED = frozenset({"shift", "begin", "end", "remove", "only", "feed", "add transfer", "add luggage"})
"""Steps that mend a finding at once; the others lead to where people do it."""
Ways = Iterator[Fix]


def mended(finding: Finding, trial: Trial) -> Finding:
    """The finding with one to three ways out: those that work, then those that lead on, at least that to accept it."""
    leads = [*_leads(finding, trial)][:MOST]
    room = max(1, MOST - len(leads))
    works: list[Fix] = []
    for fix in _some(finding, trial):
        if len(works) < room and (fix.action, fix.item) not in {(each.action, each.item) for each in works}:
            then = trial.after(changes(fix, finding, trial.items))
            if then.mends(finding.rule, finding.items):
                works.append(fix)
        if len(works) == room:
            break
    return finding._replace(fixes=(*works, *leads)[:MOST])


def _some(finding: Finding, trial: Trial) -> Ways:
    for number, fix in enumerate(_WAYS.get(finding.rule, _nothing)(finding, trial)):
        if number < _TRIES:
            yield fix


def _nothing(_finding: Finding, _trial: Trial) -> Ways:
    return iter(())


# Two items that are too near


def _apart(finding: Finding, trial: Trial) -> Ways:
    """The second later, the first earlier, one of them shorter, what follows later too, for other groups only."""
    one, other = (trial.items[key] for key in finding.items[:2])
    if finding.weight <= 0:
        return
    for minutes in _amounts(finding.weight):
        yield _shift(other, minutes)
    for minutes in _amounts(finding.weight):
        yield from _shorter(one, "end", -minutes)
        yield _shift(one, -minutes)
        yield from _shorter(other, "begin", minutes)
    for minutes in _amounts(finding.weight):
        if along := _following(other, trial):
            yield _shift(other, minutes, along)
    if finding.rule == "overlap":
        yield from _other_groups(finding, trial, (other, one))


def _amounts(minutes: int) -> list[int]:
    """So many minutes, and a little more, as clocks are read."""
    grid = -(-minutes // _GRID) * _GRID
    return list(dict.fromkeys((grid, -(-(grid + 10) // _GRID) * _GRID, -(-(grid + 15) // 15) * 15)))


def _shift(item: Item, minutes: int, along: tuple[str, ...] = ()) -> Fix:
    if along:
        words = say("Start {item} and what follows {time} later", item=_short(item), time=duration(minutes))
        done = say("{item} and what follows moved {time} later", item=_short(item), time=duration(minutes))
        return Fix(words, "shift", item.id, minutes, along=along, done=done)
    where = {"item": _short(item), "time": _clock(item.starts, minutes)}
    done = say("{item} moved to {time}", **where)
    return Fix(say("Start {item} at {time}", **where), "shift", item.id, minutes, done=done)


def _short(item: Item) -> str:
    """How a button names an item: by its number, as the finding beside it has the whole title."""
    return str(item.number) if item.number is not None else say("“{name}”", name=item.title or item.type)


def _clock(moment: datetime | None, minutes: int) -> str:
    return f"{moment + timedelta(minutes=minutes):%H:%M}" if moment else ""


def _shorter(item: Item, which: str, minutes: int) -> Ways:
    """A later start or an earlier end, where at least half of the item is left."""
    if item.starts is None or item.ends is None or item.is_transfer:
        return
    length = int((item.ends - item.starts).total_seconds() // 60)
    if length - abs(minutes) >= max(_SHORTEST, length / 2):
        words, done = _BEGIN if which == "begin" else _END
        where = {"item": _short(item), "time": _clock(item.starts if which == "begin" else item.ends, minutes)}
        yield Fix(say(words, **where), which, item.id, minutes, done=say(done, **where))


_BEGIN = say("Shorten {item}, start at {time}"), say("{item} shortened, it now starts at {time}")
_END = say("End {item} at {time}"), say("{item} shortened, it now ends at {time}")


def _following(item: Item, trial: Trial) -> tuple[str, ...]:
    """What comes after an item on its day, for the same people or some of them."""
    if item.starts is None:
        return ()
    return tuple(
        other.id
        for other in trial.items.values()
        if other.starts is not None
        and other.id != item.id
        and other.date == item.date
        and other.starts >= item.starts
        and not other.is_scheduled
        and _meet(item, other)
    )


def _meet(one: Item, other: Item) -> bool:
    if one.people and other.people:
        return bool(one.people & other.people)
    return not one.groups or not other.groups or bool(one.groups & other.groups)


def _other_groups(finding: Finding, trial: Trial, items: tuple[Item, ...]) -> Ways:
    """One of the two only for those groups who are not at the other."""
    letters = {letter for lane in trial.lanes if not lane.person for letter in lane.who if letter}
    for item in items:
        there = set(item.groups) or letters
        left = tuple(sorted(there - set(finding.who)))
        if left and not item.people:
            words = say("{item} only for group {groups}", item=_short(item), groups=left)
            done = say("{item} kept for group {groups} only", item=_short(item), groups=left)
            yield Fix(words, "only", item.id, along=left, done=done)


def _transport(finding: Finding, trial: Trial) -> Ways:
    """A transfer that takes what the way takes."""
    here, there = finding.ways
    journey = trial.ground.journeys.minutes(here, there)
    if journey is not None and journey.minutes:
        name = trial.ground.journeys.name
        way = {"here": name(here), "there": name(there)}
        done = say("Transfer from {here} to {there} planned", **way)
        words = say("Plan a transfer from {here} to {there}", **way)
        yield Fix(words, "add transfer", finding.items[1], journey.minutes, done=done)


def _travel(finding: Finding, trial: Trial) -> Ways:
    """Apart from each other; to another region with a transfer in between."""
    yield from _apart(finding, trial)
    item = trial.items[finding.items[1]]
    there = finding.ways[1]
    for fix in _transport(finding, trial):
        for minutes in _amounts(finding.weight):
            where = {"item": _short(item), "there": trial.ground.journeys.name(there),
                     "time": _clock(item.starts, minutes)}  # fmt: skip
            words = say("Start {item} at {time}, after a transfer to {there}", **where)
            done = say("{item} moved to {time}, after a transfer to {there}", **where)
            yield fix._replace(words=words, values=(("later", minutes),), done=done)


# Days and hours


def _in_time(finding: Finding, trial: Trial) -> Ways:
    """At the hours of the host, or at the time agreed."""
    item = trial.items[finding.items[0]]
    if item.starts is None:
        return
    begin, end = span(item)
    if finding.rule == "agreed time" and item.window is not None and item.date is not None:
        since = item.window.since if item.window.since is not None else begin
        yield _to(item, (item.window.day - item.date).days * DAY + since - begin)
    _, hours = off_hours(item)
    for each in hours:
        yield _to(item, each.since - begin)
        yield _to(item, each.until - end)
    yield from _other_days(finding, trial)


def _other_days(finding: Finding, trial: Trial) -> Ways:
    """The nearest days of the mission on which there is room, at the same time or at another."""
    frame = trial.ground.frame
    item = trial.items[finding.items[0]]
    if len(finding.items) != 1 or item.starts is None or not frame.first_day or not frame.last_day:
        return
    begin, end = span(item)
    length = (frame.last_day - frame.first_day).days
    days = [(frame.first_day + timedelta(days=at)) for at in range(length + 1)]
    days.sort(key=lambda day: abs((day - item.date).days) if item.date else 0)
    for day in (day for day in days if day != item.date and day.weekday() < 5):
        for start in (begin, *range(_FROM, _UNTIL - (end - begin) + 1, _EVERY)):
            if _is_free(item, day.toordinal(), start, start + end - begin, trial):
                assert item.date is not None
                yield _to(item, (day - item.date).days * DAY + start - begin)
                break


def _is_free(item: Item, day: int, start: int, end: int, trial: Trial) -> bool:
    """Whether nobody who goes has something else then."""
    for lane in trial.lanes:
        letter = lane.who[0]
        if lane.person or (item.groups and letter not in item.groups):
            continue
        if any(step.clock < end and start < step.until for step in lane.days.get(day, ()) if step.item is not item):
            return False
    return True


def _to(item: Item, minutes: int) -> Fix:
    """Another day and time, by name."""
    assert item.starts is not None
    then = item.starts + timedelta(minutes=minutes)
    given = {"item": _short(item), "day": then.date(), "time": f"{then:%H:%M}"}
    done = say("{item} moved to {day:short}, {time}", **given)
    return Fix(say("Move {item} to {day:short}, {time}", **given), "shift", item.id, minutes, done=done)


def _gone(finding: Finding, trial: Trial) -> Ways:
    item = trial.items[finding.items[0]]
    done = say("{item} taken out", item=_short(item))
    yield Fix(say("Take {item} out", item=_short(item)), "remove", item.id, done=done)


# Rest and meals


def _rest(finding: Finding, trial: Trial) -> Ways:
    """The morning later, the evening shorter or earlier."""
    late, early = trial.items[finding.items[0]], trial.items[finding.items[-1]]
    for minutes in _amounts(finding.weight):
        yield from _shorter(early, "begin", minutes)
        yield _shift(early, minutes)
        yield from _shorter(late, "end", -minutes)
        yield _shift(late, -minutes)
        if along := _following(early, trial):
            yield _shift(early, minutes, along)


def _shorter_day(finding: Finding, trial: Trial) -> Ways:
    first, last = trial.items[finding.items[0]], trial.items[finding.items[-1]]
    for minutes in _amounts(finding.weight - trial.ground.frame.limits.of("long day") * 60):
        yield from _shorter(last, "end", -minutes)
        yield from _shorter(first, "begin", minutes)
        yield _shift(last, -minutes)
        yield _shift(first, minutes)


def _meal(finding: Finding, trial: Trial) -> Ways:
    for key in reversed(finding.items):
        item = trial.items[key]
        done = say("Meal noted for {item}", item=_short(item))
        yield Fix(say("A meal belongs to {item}", item=_short(item)), "feed", key, done=done)


def _earlier(finding: Finding, trial: Trial) -> Ways:
    """So early that trains still go."""
    item = trial.items[finding.items[0]]
    end = span(item)[1] if item.starts else 0
    gone = DAY + trial.ground.frame.limits.of("last train") * 60
    if end > gone:
        yield _to(item, gone - end)
        yield from _shorter(item, "end", gone - end)


def _send_ahead(finding: Finding, trial: Trial) -> Ways:
    done = say("Hand-in of luggage added on the day before")
    yield Fix(say("Send the luggage ahead the day before"), "add luggage", finding.items[0], done=done)


_WAYS: dict[str, Callable[[Finding, Trial], Ways]] = {
    "overlap": _apart,
    "impossible travel": _travel,
    "tight travel": _apart,
    "plant buffer": _apart,
    "office buffer": _apart,
    "same coach": _apart,
    "same interpreter": _apart,
    "same room": _apart,
    "missing transport": _transport,
    "host hours": _in_time,
    "agreed time": _in_time,
    "public holiday": _other_days,
    "closed day": _other_days,
    "outside mission": _other_days,
    "visit gone": _gone,
    "short rest": _rest,
    "long day": _shorter_day,
    "no lunch": _meal,
    "no meal": _meal,
    "last train": _earlier,
    "luggage": _send_ahead,
}


# Where people have to act


def _leads(finding: Finding, trial: Trial) -> Ways:
    """What the finding itself leads to, else the honest ways on."""
    yield from finding.fixes
    item = trial.items.get(finding.items[0]) if finding.items else None
    host = item is not None and bool(item.visit)
    rule = finding.rule
    if rule in {"impossible travel", "tight travel"} or (rule == "missing transport" and all(finding.ways)):
        yield Fix(say("Edit the travel time…"), "edit travel")
    if rule in {"public holiday", "closed day"}:
        yield Fix(say("The host is open that day"), "accept", option=say("The host is open that day."))
    if rule in {"public holiday", "closed day", "unconfirmed visit", "too few", "host hours", "agreed time"} and host:
        yield Fix(say("Ask the host"), "ask host", finding.items[0])
    if rule in _TIMED and (
        firm := next((trial.items[key] for key in reversed(finding.items) if trial.items[key].window), None)
    ):
        yield Fix(say("Ask the host for another time"), "ask host", firm.id)
    if rule == "visit gone" and item is not None and item.starts is not None:
        yield Fix(say("Swap in another visit…"), "swap in", item.id)
    if rule in _FIELDS and item is not None:
        words, field = _FIELDS[rule]
        yield Fix(words, "enter", item.id, field=field)


_TIMED = frozenset({"overlap", "impossible travel", "short rest"})
"""Rules that another time would keep, which has been agreed with a host."""
_FIELDS = {
    "no interpreter": (say("Name an interpreter"), "item.interpreter"),
    "same interpreter": (say("Name another interpreter"), "item.interpreter"),
    "same coach": (say("Enter another coach"), "item.seats"),
    "same room": (say("Enter another room"), "item.room"),
}
