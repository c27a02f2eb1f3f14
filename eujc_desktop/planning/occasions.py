"""Days and hosts: holidays, dates of the mission, places at a host, visits that are not firm, meals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time, timedelta

from eujc_desktop.common import holidays
from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.clashes import Track
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.items import AT_A_HOST, FIRM, MEALS, Frame, Item

Closed = Callable[[date, str], str | None]
_SOON = 21  # days before the mission when the programme has to be final
_GONE = {"declined": say("declined"), "cancelled": say("cancelled"), "replaced": say("replaced")}
_ROUND_ABOUT = frozenset({"arrival", "departure", "check-in", "transfer (flight)"})


def public_holiday(day: date, country: str) -> str | None:
    """The public holiday of a day; the usual calendar of `timetable.check`."""
    return holidays.name(day, country)


def on_holidays(items: Sequence[Item], frame: Frame, closed: Closed) -> Iterator[Finding]:
    """One finding for each holiday or closed day on which a host is needed; a hint for one on which none is."""
    by_day: dict[date, list[Item]] = {}
    for item in items:
        if item.date is not None:
            by_day.setdefault(item.date, []).append(item)
    for day in sorted(by_day):
        at_hosts = [item for item in by_day[day] if (item.company or item.visit) and not item.is_transfer]
        title = closed(day, frame.country)
        if title is not None:
            yield _holiday(day, say(title), at_hosts, by_day[day])
        elif at_hosts and (week := holidays.dead_week(day, frame.country)):
            message = say("{day} is in {week}. Ask {hosts} whether they are open.", day=day, week=say(week),
                          hosts=_hosts(at_hosts))  # fmt: skip
            yield _rest_day(message, at_hosts)
        elif at_hosts and day.weekday() > 4:
            message = say(
                "{day} lies on a weekend. Ask {hosts} whether they are open.", day=day, hosts=_hosts(at_hosts)
            )
            yield _rest_day(message, at_hosts)


def _holiday(day: date, title: str, at_hosts: Sequence[Item], all_items: Sequence[Item]) -> Finding:
    if not at_hosts:
        message = say(
            "{day} is a public holiday ({title}). No host is needed on it, but trains and museums are fuller.",
            day=day,
            title=title,
        )
        return Finding(
            "holiday without host", "hint", message, tuple(item.id for item in all_items), when=all_items[0].starts
        )
    message = say(
        "{day} is a public holiday ({title}). Many plants work to their own calendar: "
        "ask {hosts} whether they are open.",
        day=day,
        title=title,
        hosts=_hosts(at_hosts),
    )
    ids = tuple(item.id for item in at_hosts)
    fixes = (Fix(say("Ask the host to confirm that day"), "ask host", ids[0]),)
    return Finding("public holiday", "warning", message, ids, when=at_hosts[0].starts, fixes=fixes)


def _rest_day(message: str, at_hosts: Sequence[Item]) -> Finding:
    return Finding("closed day", "warning", message, tuple(item.id for item in at_hosts), when=at_hosts[0].starts)


def _hosts(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.company or item.title for item in items))


def outside(items: Sequence[Item], frame: Frame) -> Iterator[Finding]:
    """Items on days that are not the mission's; arrivals and departures may lie two days around it."""
    if frame.first_day is None or frame.last_day is None:
        return
    for item in items:
        margin = timedelta(days=2 if item.type in _ROUND_ABOUT else 0)
        if item.date is not None and not frame.first_day - margin <= item.date <= frame.last_day + margin:
            message = say("{item} is on {day}, outside the mission ({first:plain} – {last:plain}).", item=item.label,
                          day=item.date, first=frame.first_day, last=frame.last_day)  # fmt: skip
            yield Finding("outside mission", "warning", message, (item.id,), when=item.starts)


def too_many(items: Sequence[Item], frame: Frame) -> Iterator[Finding]:
    """Visits with more people than the host takes. Staff is counted where everyone goes; else it may be shared out."""
    for item in items:
        if item.capacity is None or item.type not in AT_A_HOST or item.nobody_named:
            continue
        heads = sum(count for letter, count in frame.heads.items() if not item.groups or letter in item.groups)
        everyone = not item.groups or set(item.groups) >= {letter for letter in frame.heads if letter}
        if item.people:
            heads, everyone = len(item.people), False
        staff = frame.staff if everyone else 0
        if heads and (heads + staff > item.capacity or (everyone and not staff and heads == item.capacity)):
            yield _too_many(item, item.capacity, heads, staff)


def _too_many(item: Item, most: int, heads: int, staff: int) -> Finding:
    host, over = item.company or item.title, heads + staff - most
    people = say("{n} participants", n=heads)
    if staff:
        people = say("{n} participants and {staff} of our staff", n=heads, staff=staff)
    fixes = (
        Fix(say("Go in two groups"), "split", item.id),
        Fix(say("Ask {host} for {n} places", host=host, n=heads + staff), "ask host", item.id),
    )
    if over <= 0:
        message = say(
            "{host} takes at most {most} visitors; {people} fill every place, so staff and interpreter have none.",
            host=host,
            most=most,
            people=people,
        )
        return Finding("capacity", "warning", message, (item.id,), where=item.place, when=item.starts, fixes=fixes)
    message = say("{host} takes at most {most} visitors; {people} are {over} too many.", host=host, most=most,
                  people=people, over=over)  # fmt: skip
    severity: Severity = "error" if heads > most else "warning"
    return Finding("capacity", severity, message, (item.id,), where=item.place, when=item.starts, fixes=fixes)


def not_firm(items: Sequence[Item], frame: Frame) -> Iterator[Finding]:
    """Visits that will not take place, and shortly before the mission those that nobody has confirmed."""
    told: set[str] = set()
    for item in items:
        if (
            not item.visit
            or not item.visit_stage
            or item.visit in told
            or item.is_transfer
            or item.status == "cancelled"
        ):
            continue
        if item.visit_stage in _GONE:
            told.add(item.visit)
            message = say("{item}: the visit is {stage}, but it is still in the programme.", item=item.label,
                          stage=_GONE[item.visit_stage])  # fmt: skip
            yield Finding("visit gone", "error", message, (item.id,), when=item.starts)
        elif item.visit_stage not in FIRM and (left := _days_left(item, frame)) is not None and left <= _SOON:
            told.add(item.visit)
            message = say_many(
                "{item} is in {n} day, and {host} has not confirmed it yet.",
                "{item} is in {n} days, and {host} has not confirmed it yet.",
                n=left,
                item=item.label,
                host=item.company or say("the host"),
            )
            fixes = (Fix(say("Ask the host"), "ask host", item.id),)
            yield Finding("unconfirmed visit", "warning", message, (item.id,), when=item.starts, fixes=fixes)


def _days_left(item: Item, frame: Frame) -> int | None:
    if frame.today is None or item.date is None or item.date < frame.today:
        return None
    return (item.date - frame.today).days


_NOON_FROM, _NOON_UNTIL = time(11, 0), time(14, 30)


def no_lunch(track: Track) -> Iterator[tuple[date, Item]]:
    """Days of a track that go on over noon without a meal, with the item that lies over noon."""
    by_day: dict[date, list[Item]] = {}
    for step in track.steps:
        if step.item.date is not None:
            by_day.setdefault(step.item.date, []).append(step.item)
    for day, items in by_day.items():
        if any(
            item.type in MEALS and item.starts and _NOON_FROM <= item.starts.time() <= _NOON_UNTIL for item in items
        ):
            continue
        over_noon = [item for item in items if _is_over_noon(item, day)]
        if over_noon:
            yield day, over_noon[0]


def _is_over_noon(item: Item, day: date) -> bool:
    """Whether one item takes all of the time in which people eat."""
    if item.starts is None or item.ends is None:
        return False
    late = item.ends.date() > day or item.ends.time() >= time(14)
    return late and item.starts.time() <= time(11, 30)


def lunch_finding(day: date, item: Item, who: tuple[str, ...], whom: str) -> Finding:
    """The hint for a day without lunch."""
    message = say("No lunch is planned on {day}: {item} goes on over noon{whom}.", day=day, item=item.label, whom=whom)
    return Finding("no lunch", "hint", message, (item.id,), who, item.place, item.starts)
