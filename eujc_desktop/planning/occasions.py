"""Days and hosts: holidays, dates of the mission, places at a host, hours, visits that are not firm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from eujc_desktop.common import holidays
from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity
from eujc_desktop.planning.hits import Ground, Hit, Who
from eujc_desktop.planning.items import AT_A_HOST, FIRM, Frame, Item

_GONE = {"declined": say("declined"), "cancelled": say("cancelled"), "replaced": say("replaced")}
_ROUND_ABOUT = frozenset({"arrival", "departure", "check-in", "transfer (flight)"})


def of_date(day: date, items: Sequence[Item], ground: Ground) -> Iterator[Hit]:
    """A holiday or closed day on which hosts are needed, told once; a hint for a holiday on which none is."""
    country, limits = ground.frame.country, ground.frame.limits
    at_hosts = [item for item in items if (item.company or item.visit) and not item.is_transfer]
    title = ground.closed(day, country)
    asked = [item for item in at_hosts if not _says_open(item, day, holiday=title is not None)]
    shut = [item for item in asked if _is_shut(item, day)]
    if shut:
        asked = [item for item in asked if item not in shut]
        yield _of_hosts("closed day", shut, partial(_shut, day, tuple(shut)), day, "error")
    if title is not None and not at_hosts:
        ids = tuple(item.id for item in items)
        tell = partial(_free_holiday, day, title, tuple(items))
        yield Hit("holiday without host", "hint", ids, tell, 0, day.toordinal())
    elif title is not None and asked:
        yield _of_hosts("public holiday", asked, partial(_holiday, day, title, tuple(asked)), day)
    elif title is None and asked and limits.on("closed day"):
        yield from _of_rest(day, country, asked)


def _says_open(item: Item, day: date, *, holiday: bool) -> bool:
    """Whether the host is known to work on such a day."""
    host = item.host
    if any(first <= day <= last for first, last in host.closed):
        return False
    works = host.holidays is True if holiday else bool(host.hours)
    return works and (not host.hours or any(day.weekday() in hours.weekdays for hours in host.hours))


def _is_shut(item: Item, day: date) -> bool:
    """Whether the host is known to be closed."""
    off = bool(item.host.hours) and all(day.weekday() not in hours.weekdays for hours in item.host.hours)
    return off or any(first <= day <= last for first, last in item.host.closed)


def _of_rest(day: date, country: str, asked: Sequence[Item]) -> Iterator[Hit]:
    week = holidays.dead_week(day, country)
    if week or day.weekday() > 4:
        yield _of_hosts("closed day", asked, partial(_rest, day, week, tuple(asked)), day)


def _of_hosts(rule: str, items: Sequence[Item], tell: object, day: date, severity: Severity = "warning") -> Hit:
    ids = tuple(item.id for item in items)
    return Hit(rule, severity, ids, tell, len(ids), day.toordinal())  # type: ignore[arg-type]


def _free_holiday(day: date, title: str, items: tuple[Item, ...], _who: Who, _whom: str) -> Finding:
    message = say(
        "{day} is a public holiday ({title}). No host is needed on it, but trains and museums are fuller.",
        day=day,
        title=say(title),
    )
    return Finding("holiday without host", "hint", message, tuple(each.id for each in items), when=items[0].starts)


def _holiday(day: date, title: str, items: tuple[Item, ...], _who: Who, _whom: str) -> Finding:
    message = say(
        "{day} is a public holiday ({title}). Many plants work to their own calendar: "
        "ask {hosts} whether they are open.",
        day=day,
        title=say(title),
        hosts=_hosts(items),
    )
    return _about("public holiday", items, message)


def _rest(day: date, week: str | None, items: tuple[Item, ...], _who: Who, _whom: str) -> Finding:
    if week:
        message = say("{day} is in {week}. Ask {hosts} whether they are open.", day=day, week=say(week),
                      hosts=_hosts(items))  # fmt: skip
    else:
        message = say("{day} lies on a weekend. Ask {hosts} whether they are open.", day=day, hosts=_hosts(items))
    return _about("closed day", items, message)


def _shut(day: date, items: tuple[Item, ...], _who: Who, _whom: str) -> Finding:
    message = say("{hosts}: closed on {day}, by the calendar of the host.", hosts=_hosts(items), day=day)
    return _about("closed day", items, message, "error")


def _about(rule: str, items: Sequence[Item], message: str, severity: Severity = "warning") -> Finding:
    ids = tuple(item.id for item in items)
    return Finding(rule, severity, message, ids, when=items[0].starts, weight=len(ids))


def _hosts(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.company or item.title for item in items))


def outside(item: Item, ground: Ground) -> Iterator[Hit]:
    """An item before the first day of the mission or after its last."""
    frame = ground.frame
    if item.date is None or item.type in _ROUND_ABOUT or frame.first_day is None or frame.last_day is None:
        return
    if not frame.first_day <= item.date <= frame.last_day:
        yield Hit("outside mission", "warning", (item.id,), partial(_outside, item, frame))


def _outside(item: Item, frame: Frame, _who: Who, _whom: str) -> Finding:
    message = say("{item} is on {day}, outside the mission ({first} to {last}).", item=item.label, day=item.date,
                  first=frame.first_day, last=frame.last_day)  # fmt: skip
    return Finding("outside mission", "warning", message, (item.id,), when=item.starts)


def numbers(item: Item, ground: Ground) -> Iterator[Hit]:
    """More people than the host takes, or fewer. Staff is counted where everyone goes; else it may be shared out."""
    if item.type not in AT_A_HOST or item.nobody_named or (item.capacity is None and item.host.fewest is None):
        return
    heads, staff = _there(item, ground.frame)
    most, fewest = item.capacity, item.host.fewest
    everyone = staff is not None
    if heads and most is not None and (heads + (staff or 0) > most or (everyone and not staff and heads == most)):
        severity: Severity = "error" if heads > most else "warning"
        told = partial(_too_many, item, most, heads, staff or 0)
        yield Hit("capacity", severity, (item.id,), told, max(0, heads + (staff or 0) - most))
    if heads and fewest is not None and heads < fewest:
        yield Hit("too few", "warning", (item.id,), partial(_too_few, item, fewest, heads), fewest - heads)


def _there(item: Item, frame: Frame) -> tuple[int, int | None]:
    """How many participants go, and how many of the staff; None where it may be shared out."""
    if item.people:
        return len(item.people), None
    heads = sum(count for letter, count in frame.heads.items() if not item.groups or letter in item.groups)
    everyone = not item.groups or set(item.groups) >= {letter for letter in frame.heads if letter}
    return heads, frame.staff if everyone else None


def _too_many(item: Item, most: int, heads: int, staff: int, _who: Who, _whom: str) -> Finding:
    host, over = item.company or item.title, heads + staff - most
    people = say("{n} participants", n=heads)
    if staff:
        people = say("{n} participants and {staff} of our staff", n=heads, staff=staff)
    message = say("{host} takes at most {most} visitors; {people} are {over} too many.", host=host, most=most,
                  people=people, over=over)  # fmt: skip
    severity: Severity = "error" if heads > most else "warning"
    if over <= 0:
        message = say(
            "{host} takes at most {most} visitors; {people} fill every place, so staff and interpreter have none.",
            host=host,
            most=most,
            people=people,
        )
    fixes = (
        Fix(say("Go in two groups"), "split", item.id),
        Fix(say("Ask {host} for {n} places", host=host, n=heads + staff), "ask host", item.id),
    )
    ids, over = (item.id,), max(0, over)
    return Finding("capacity", severity, message, ids, where=item.place, when=item.starts, fixes=fixes, weight=over)


def _too_few(item: Item, fewest: int, heads: int, _who: Who, _whom: str) -> Finding:
    host = item.company or item.title
    message = say("{host} wants at least {fewest} visitors; {n} are too few.", host=host, fewest=fewest, n=heads)
    return Finding("too few", "warning", message, (item.id,), where=item.place, when=item.starts, weight=fewest - heads)


def not_firm(item: Item, ground: Ground) -> Iterator[Hit]:
    """A visit that will not take place, or that nobody has confirmed shortly before the mission."""
    if not item.visit or not item.visit_stage or item.is_transfer:
        return
    if item.visit_stage in _GONE:
        yield Hit("visit gone", "error", (item.id,), partial(_gone, item))
        return
    left = _days_left(item, ground.frame)
    if item.visit_stage not in FIRM and left is not None and left <= ground.frame.limits.of("unconfirmed visit"):
        yield Hit("unconfirmed visit", "warning", (item.id,), partial(_unconfirmed, item, left))


def _gone(item: Item, _who: Who, _whom: str) -> Finding:
    message = say("{item}: the visit is {stage}, but it is still in the programme.", item=item.label,
                  stage=_GONE[item.visit_stage])  # fmt: skip
    return Finding("visit gone", "error", message, (item.id,), when=item.starts)


def _unconfirmed(item: Item, left: int, _who: Who, _whom: str) -> Finding:
    message = say_many(
        "{item} is in {n} day, and {host} has not confirmed it yet.",
        "{item} is in {n} days, and {host} has not confirmed it yet.",
        n=left,
        item=item.label,
        host=item.company or say("the host"),
    )
    return Finding("unconfirmed visit", "warning", message, (item.id,), when=item.starts)


def _days_left(item: Item, frame: Frame) -> int | None:
    if frame.today is None or item.date is None or item.date < frame.today:
        return None
    return (item.date - frame.today).days
