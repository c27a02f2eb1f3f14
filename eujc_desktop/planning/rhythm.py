"""How a day is to be borne: meals, its length, the night after it, free evenings, the last train home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from eujc_desktop.common.said import duration, say
from eujc_desktop.planning.finding import Finding, Severity
from eujc_desktop.planning.hits import Ground, Hit, Who
from eujc_desktop.planning.items import FED, MEALS, Item
from eujc_desktop.planning.lanes import DAY, Lane, Step

_NOON_FROM, _NOON_UNTIL = 11 * 60, 14 * 60 + 30
_LUNCH_BY, _NOON_ENDS = 11 * 60 + 30, 14 * 60
_BREAK = 45
"""A gap in which people find something to eat."""
_FREE_HOURS = 180
"""A gap that is no part of a day's length."""
_NIGHT_FROM, _NIGHT_UNTIL = 17 * 60, DAY + 13 * 60
_EVENING, _EVENING_ENDS = 19 * 60, 21 * 60 + 30
_FIRST_TRAIN = 4 * 60 + 30
_SOON = 60


def no_lunch(lane: Lane, day: int, _ground: Ground) -> Iterator[Hit]:
    """A day that goes on over noon without a meal."""
    steps = lane.days[day]
    if any(step.item.type in MEALS and _NOON_FROM <= step.clock <= _NOON_UNTIL for step in steps):
        return
    over = next((step for step in steps if _is_over_noon(step)), None)
    if over is not None and not over.item.fed:
        yield Hit("no lunch", "hint", (over.item.id,), partial(_no_lunch, day, over.item), 0, day)


def _is_over_noon(step: Step) -> bool:
    """Whether one item takes all of the time in which people eat."""
    return step.item.ends is not None and step.clock <= _LUNCH_BY and step.until >= _NOON_ENDS


def _no_lunch(day: int, item: Item, who: Who, whom: str) -> Finding:
    message = say("No lunch is planned on {day}: {item} goes on over noon{whom}.", day=date.fromordinal(day),
                  item=item.label, whom=whom)  # fmt: skip
    return Finding("no lunch", "hint", message, (item.id,), who, item.place, item.starts)


def no_meal(lane: Lane, day: int, ground: Ground) -> Iterator[Hit]:
    """The longest time of a day without a meal or a gap to eat, where that is too long."""
    since: Step | None = None
    end, longest = 0, (0, "", "")
    for step in lane.days[day]:
        if since is None or step.start - end >= _BREAK:
            since = step
        end = max(end, step.end)
        if step.item.type in FED or step.item.fed or step.item.flies:
            since = None
        else:
            longest = max(longest, (end - since.start, since.item.id, step.item.id))
    minutes, first, last = longest
    if minutes > ground.frame.limits.of("no meal") * 60 and not any(no_lunch(lane, day, ground)):
        items = {step.item.id: step.item for step in lane.days[day]}
        ends = (items[first], items[last])
        yield Hit("no meal", "warning", _ids(ends), partial(_no_meal, ends, minutes), minutes, day)


def _no_meal(ends: tuple[Item, Item], minutes: int, who: Who, whom: str) -> Finding:
    first, last = ends
    message = say("From {first} to the end of {last} nothing to eat is planned for {time}{whom}.", first=first.label,
                  last=last.label, time=duration(minutes), whom=whom)  # fmt: skip
    return Finding("no meal", "warning", message, _ids(ends), who, last.place, first.starts, weight=minutes)


def long_day(lane: Lane, day: int, ground: Ground) -> Iterator[Hit]:
    """A day that is too long; long breaks and flights are no part of it."""
    steps, limit = lane.days[day], ground.frame.limits.of("long day") * 60
    if max(map(_end, steps)) - steps[0].start <= limit:
        return
    steps = tuple(step for step in steps if not step.item.flies)
    total, start, end = 0, 0, -_FREE_HOURS
    for step in steps:
        if step.start - end >= _FREE_HOURS or not start:
            total, start, end = total + max(0, end - start) if start else 0, step.start, step.end
        end = max(end, step.end)
    total += end - start if start else 0
    if total > limit:
        ends = (steps[0].item, max(steps, key=_end).item)
        yield Hit("long day", "warning", _ids(ends), partial(_long_day, day, ends, total), total, day)


def _end(step: Step) -> int:
    return step.end


def _long_day(day: int, ends: tuple[Item, Item], minutes: int, who: Who, whom: str) -> Finding:
    first, last = ends
    message = say(
        "{day} lasts {time} from {first} to {last}{whom}, longer than people can follow.",
        day=date.fromordinal(day),
        time=duration(minutes),
        first=first.label,
        last=last.label,
        whom=whom,
    )
    return Finding("long day", "warning", message, _ids(ends), who, last.place, first.starts, weight=minutes)


def short_rest(lane: Lane, day: int, ground: Ground) -> Iterator[Hit]:
    """The night before a day, where nobody can sleep long enough."""
    before, steps = lane.days.get(day - 1), lane.days[day]
    wished = ground.frame.limits.of("short rest") * 60
    if not before or steps[0].start - max(map(_end, before)) >= wished:
        return
    midnight = steps[0].start - steps[0].clock
    night = [step for step in (*before, *steps) if midnight - DAY + _NIGHT_FROM < step.end and _starts_by(step, day)]
    if not night or any(step.item.flies or step.end - step.start > _NIGHT_UNTIL - DAY for step in night):
        return
    end, rest, around = midnight - DAY + _NIGHT_FROM, -1, (night[0], night[0])
    last = night[0]
    for step in night:
        if step.start - end > rest:
            rest, around = step.start - end, (last, step)
        if step.end >= end:
            end, last = step.end, step
    late = midnight - DAY + _NIGHT_UNTIL - end
    if max(rest, late) < wished and around[0] is not around[1]:
        ends = (around[0].item, around[1].item)
        yield Hit("short rest", "warning", _ids(ends), partial(_short_rest, ends, rest, wished), wished - rest, day)


def _starts_by(step: Step, day: int) -> bool:
    return step.day < day or step.clock < _NIGHT_UNTIL - DAY


def _short_rest(ends: tuple[Item, Item], rest: int, wished: int, who: Who, whom: str) -> Finding:
    late, early = ends
    message = say("Between {late} and {early} lie {rest} for the night{whom}; {wished} are wanted.", late=late.label,
                  early=early.label, rest=duration(rest), wished=duration(wished), whom=whom)  # fmt: skip
    return Finding("short rest", "warning", message, _ids(ends), who, early.place, early.starts, weight=wished - rest)


def evening(steps: Sequence[Step]) -> Item | None:
    """What keeps people in the evening of a day; None where it is free."""
    late = (step for step in reversed(steps) if step.until > _EVENING and step.clock < _EVENING_ENDS)
    return next((step.item for step in late if not step.item.flies), None)


def no_free_evening(evenings: Mapping[int, Item | None], ground: Ground) -> Iterator[Hit]:
    """Runs of days, by ordinal, of which no evening is free."""
    run: list[Item] = []
    limit = ground.frame.limits.of("no free evening")
    for day in sorted(evenings):
        item = evenings[day]
        run = [*run, item] if item is not None and (not run or evenings.get(day - 1)) else [item] if item else []
        if len(run) >= limit and evenings.get(day + 1) is None:
            found = tuple(run)
            told = partial(_no_free_evening, found)
            yield Hit("no free evening", "hint", _ids(found), told, len(run), day - len(run) + 1)


def _no_free_evening(items: tuple[Item, ...], who: Who, whom: str) -> Finding:
    message = say("{n} evenings one after the other are booked, from {first} to {last}{whom}: none is free.",
                  n=len(items), first=items[0].label, last=items[-1].label, whom=whom)  # fmt: skip
    ids, when = _ids(items), items[0].starts
    return Finding("no free evening", "hint", message, ids, who, when=when, weight=len(items))


def last_train(lane: Lane, day: int, ground: Ground) -> Iterator[Hit]:
    """Trains at an hour when none goes, and late ends far from the hotel with nothing planned back."""
    gone = DAY + ground.frame.limits.of("last train") * 60
    steps = lane.days[day]
    if steps[0].clock >= _FIRST_TRAIN and all(step.until <= gone for step in steps):
        return
    for step in steps:
        item = step.item
        if not lane.counts(item, item) and lane.person:
            continue
        if item.is_transfer and not item.flies and item.by_rail and (step.until > gone or step.clock < _FIRST_TRAIN):
            yield _train_hit("warning", item, None, day)
        elif not item.is_transfer and step.until > gone and (hotel := _hotel_elsewhere(item, day, ground)):
            after = _next(lane, step)
            if after is None or not after.item.is_transfer or after.start - step.end > _SOON:
                yield _train_hit("warning", item, ground.journeys.name(hotel), day)


def _hotel_elsewhere(item: Item, day: int, ground: Ground) -> str:
    hotel = ground.frame.nights.get(date.fromordinal(day), "")
    return hotel if item.area and hotel and hotel != item.area else ""


def _next(lane: Lane, step: Step) -> Step | None:
    days = (step.day, lane.next_day(step.day))
    later = (each for day in days if day is not None for each in lane.days[day] if each.start >= step.end)
    return next((each for each in later if each is not step), None)


def _train_hit(severity: Severity, item: Item, hotel: str | None, day: int) -> Hit:
    return Hit("last train", severity, (item.id,), partial(_last_train, item, hotel), 0, day)


def _last_train(item: Item, hotel: str | None, who: Who, whom: str) -> Finding:
    if hotel is None:
        message = say("No train goes at the time of {item}{whom}: the last one is gone.", item=item.label, whom=whom)
    else:
        message = say("{item} ends after the last train, and nothing is planned back to {hotel}{whom}.",
                      item=item.label, hotel=hotel, whom=whom)  # fmt: skip
    return Finding("last train", "warning", message, (item.id,), who, item.place, item.starts)


def _ids(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.id for item in items))
