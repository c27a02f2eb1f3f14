"""What was agreed with a host: its hours, the day and time of the visit, and who understands whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from eujc_desktop.common.said import say, say_as
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.hits import Ground, Hit, Who
from eujc_desktop.planning.items import AT_A_HOST, FIRM, GONE, Frame, Item, Opening, Window
from eujc_desktop.planning.lanes import Step, in_time

COMMON = "en"
"""The language that everybody on a mission speaks."""


def hours(item: Item, _ground: Ground) -> Iterator[Hit]:
    """A visit that begins before the host opens or ends after it closes."""
    if item.type not in AT_A_HOST or item.starts is None or not item.host.hours:
        return
    off, ours = off_hours(item)
    if off and ours:
        yield Hit("host hours", "error", (item.id,), partial(_hours, item, ours, off), off)


def off_hours(item: Item) -> tuple[int, tuple[Opening, ...]]:
    """The minutes of a visit outside the hours of its day, and those hours; none on a day that has none."""
    if item.starts is None or item.date is None:
        return 0, ()
    ours = tuple(each for each in item.host.hours if item.date.weekday() in each.weekdays)
    begin, end = span(item)
    return min((max(0, each.since - begin) + max(0, end - each.until) for each in ours), default=0), ours


Minutes = tuple[int, int]


class Welcome(NamedTuple):
    """When a host takes visitors on a day, None where nothing is said of it, and what was agreed for that day."""

    open: tuple[Minutes, ...] | None
    agreed: Minutes | None


def welcome(item: Item, day: date) -> Welcome:
    """When the host of an item takes visitors on a day."""
    window, host = item.window, item.host
    agreed_ = None
    if window is not None and window.day == day and window.since is not None:
        agreed_ = (window.since, window.until if window.until is not None else window.since + 60)
    if any(first <= day <= last for first, last in host.closed):
        return Welcome((), agreed_)
    hours_ = tuple((each.since, each.until) for each in host.hours if day.weekday() in each.weekdays)
    return Welcome(hours_ if host.hours else None, agreed_)


def span(item: Item) -> tuple[int, int]:
    """The minutes of its day at which an item begins and ends."""
    assert item.starts is not None
    begin = item.starts.hour * 60 + item.starts.minute
    length = (item.ends - item.starts) if item.ends else timedelta()
    return begin, begin + int(length.total_seconds() // 60)


def _hours(item: Item, ours: tuple[Opening, ...], off: int, _who: Who, _whom: str) -> Finding:
    listed = tuple(f"{clock(each.since)}\u2013{clock(each.until)}" for each in ours)
    message = say("{item} lies outside the hours of {host}, which are {hours} on that day.", item=item.label,
                  host=item.company or say("the host"), hours=listed)  # fmt: skip
    ids = (item.id,)
    return Finding("host hours", "error", message, ids, where=item.place, when=item.starts, weight=off)


def agreed(items: Iterable[Item]) -> Iterator[Hit]:
    """A visit of whose items none is on the day and at the time agreed with the host; told of the nearest."""
    there = [item for item in items if item.type in AT_A_HOST and item.date is not None and item.window is not None]
    nearest = min(there, key=off_window, default=None)
    if nearest is not None and (off := off_window(nearest)):
        yield Hit("agreed time", "error", (nearest.id,), partial(_agreed, nearest, off), off)


def agreed_anew(before: Item | None, item: Item) -> Item:
    """An item as it is after a move: what is agreed goes along where it was kept and is not confirmed."""
    window = item.window
    if before is None or window is None or before.starts is None or item.starts is None:
        return item
    if item.type not in AT_A_HOST or item.visit_stage in FIRM | GONE or off_window(before) or not off_window(item):
        return item
    begin, end = span(item)
    since, until = begin if window.since is not None else None, end if window.until is not None else None
    return replace(item, window=Window(item.starts.date(), since, until))


def off_window(item: Item) -> int:
    """By how many minutes an item lies outside what was agreed."""
    window = item.window
    if window is None or item.date is None:
        return 0
    days = abs((item.date - window.day).days) * 24 * 60
    if days or item.starts is None:
        return days
    begin, end = span(item)
    early = max(0, window.since - begin) if window.since is not None else 0
    late = max(0, end - window.until) if window.until is not None else 0
    return early + late


def _agreed(item: Item, off: int, _who: Who, _whom: str) -> Finding:
    window = item.window
    assert window is not None
    times = [clock(minutes) for minutes in (window.since, window.until) if minutes is not None]
    message = say("{item} is not at the time agreed with {host}: {day:short} {hours}.", item=item.label,
                  host=item.company or say("the host"), day=window.day, hours="\u2013".join(times))  # fmt: skip
    ids = (item.id,)
    return Finding("agreed time", "error", message, ids, where=item.place, when=item.starts, weight=off)


def clock(minutes: int) -> str:
    """Minutes of a day as a clock shows them."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def interpreters(items: Iterable[Item], ground: Ground) -> Iterator[Hit]:
    """Of the visits of a day those that nobody of the team is left to interpret, where the host is not understood."""
    frame = ground.frame
    free, going = frame.interpreters, list[Step]()
    if not free:
        return
    for step in in_time(item for item in items if is_lost(item)):
        lost = _lost(step.item, frame)
        going = [other for other in going if other.end > step.start]
        if lost and len(going) >= free:
            yield Hit("no interpreter", "hint", (step.item.id,), partial(_elsewhere, step.item, lost), lost)
        elif lost:
            going.append(step)


_TEAM = ("team",)


def without_interpreter(items: Iterable[Item], ground: Ground) -> Iterator[Hit]:
    """The visits at which the host is not understood, told once, where nobody of the team interprets."""
    frame = ground.frame
    if frame.interpreters:
        return
    lost = [(item, number) for item in items if is_lost(item) and (number := _lost(item, frame))]
    if lost:
        yield Hit("no interpreter", "warning", _TEAM, partial(_no_interpreter, tuple(lost)), len(lost))


def is_lost(item: Item) -> bool:
    """Whether somebody has to interpret at an item and nobody is named."""
    spoken = item.host.languages
    return item.type in AT_A_HOST and bool(spoken) and COMMON not in spoken and not item.interpreters


def _lost(item: Item, frame: Frame) -> int:
    """How many of those who go understand nothing."""
    spoken = item.host.languages
    return sum(
        frame.among(person, item) and not spoken & frame.languages.get(person, frozenset()) for person in frame.comings
    )


def _no_interpreter(lost: tuple[tuple[Item, int], ...], _who: Who, _whom: str) -> Finding:
    items, most = [item for item, _ in lost], max(number for _, number in lost)
    first, spoken = items[0], frozenset[str]().union(*(item.host.languages for item in items))
    values = {"host": _name(first), "languages": named(spoken), "n": most, "item": first.label}
    message = say(
        "{host} speaks {languages}, which {n} of the visitors do not, and no interpreter is named for {item}.", **values
    )
    if len(items) > 1:
        message = say(
            "No interpreter is named for {visits} visits to hosts who speak {languages}, which up to {n} of the "
            "visitors do not. The first is {item}.",
            **values,
            visits=len(items),
        )
    ids = tuple(item.id for item in items)
    return Finding("no interpreter", "warning", message, ids, where=first.place, when=first.starts, weight=len(ids),
                   about=_TEAM)  # fmt: skip


def _elsewhere(item: Item, lost: int, _who: Who, _whom: str) -> Finding:
    message = say(
        "{host} speaks {languages}, and during {item} the interpreters of the team are elsewhere.",
        host=_name(item), languages=named(item.host.languages), item=item.label,
    )  # fmt: skip
    return Finding("no interpreter", "hint", message, (item.id,), where=item.place, when=item.starts, weight=lost)


def _name(item: Item) -> str:
    return item.company or say("The host")


def named(languages: Iterable[str]) -> tuple[str, ...]:
    """Languages in words, in one order whatever came first."""
    return tuple(sorted(map(language_name, languages)))


_NAMES = {"ja": say("Japanese"), "en": say_as("among languages", "English"), "fr": say("French"), "de": say("German")}
_WORDS = {
    "ja": ("japanese", "日本語", "japonais", "japanisch", "ja"),
    "en": ("english", "英語", "anglais", "englisch", "en"),
    "fr": ("french", "フランス語", "français", "仏語", "francais", "französisch", "fr"),
    "de": ("german", "ドイツ語", "allemand", "独語", "deutsch", "de"),
}


def languages_of(words: str) -> frozenset[str]:
    """The languages a text names; the common ones as codes, others as they are written.

    Where an interpreter is spoken of, everybody is understood.
    """
    text = words.casefold()
    found: set[str] = {COMMON} if "interpret" in text or "通訳" in text or "interprète" in text else set()
    for part in text.replace("、", ",").replace("/", ",").replace(";", ",").replace("・", ",").split(","):
        said = part.strip().split("(")[0].strip()
        if said:
            named = (code for code, words in _WORDS.items() if said in words or any(w in said for w in words[:2]))
            found.add(next(named, said))
    return frozenset(found)


def as_written(words: str, language: str) -> str:
    """Languages, and what else was said of them, as a paper or a window in `language` writes them: 日本語・英語."""
    for english, japanese, french, *others in _WORDS.values():
        name = {"ja": japanese, "fr": french}.get(language, english.capitalize())
        for other in (english, japanese, french, *others[:-1]):
            edge = r"\b" if other.isascii() else ""
            words = re.sub(f"{edge}{other}{edge}", name, words, flags=re.IGNORECASE)
    return re.sub(r"\s*[,;/、]\s*", "・", words) if language == "ja" else re.sub(r"\s*[、・]\s*", ", ", words)


def language_name(code: str) -> str:
    """A language in words."""
    return _NAMES.get(code, code)
