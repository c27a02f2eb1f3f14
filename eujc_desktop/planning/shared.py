"""What cannot be at two places: a coach, an interpreter, a room."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from eujc_desktop.common.said import duration, say
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.hits import Hit, Who
from eujc_desktop.planning.items import Item
from eujc_desktop.planning.lanes import Step, in_time

Resource = tuple[str, str]
"""The rule it is looked at by, and its name."""


def resources(item: Item) -> list[Resource]:
    """What an item needs for itself."""
    found = [("same coach", name) for name in item.coaches]
    found += [("same interpreter", name) for name in item.interpreters]
    if item.room:
        found.append(("same room", f"{item.place} {item.room}".strip()))
    return found


def by_resource(items: Iterable[Item]) -> dict[Resource, list[Item]]:
    """The items by what they need."""
    found: dict[Resource, list[Item]] = {}
    for item in items:
        for each in resources(item):
            found.setdefault(each, []).append(item)
    return found


def twice(resource: Resource, items: Iterable[Item]) -> Iterator[Hit]:
    """Pairs of items at once that need the same; where people meet for both, that is told already."""
    rule, name = resource
    going: list[Step] = []
    for step in in_time(items):
        going = [other for other in going if other.end > step.start]
        for other in going:
            minutes = min(other.end, step.end) - step.start
            if minutes > 0 and not _together(rule, other.item, step.item):
                one, two = other.item, step.item
                tell = partial(_twice, rule, name, one, two, minutes)
                yield Hit(rule, "error", (one.id, two.id), tell, minutes)
        going.append(step)


def _together(rule: str, one: Item, other: Item) -> bool:
    """Whether it is one thing after all: the same people, one ride, one visit, one session."""
    if (not one.groups and not one.people) or (not other.groups and not other.people):
        return True
    if one.groups & other.groups or one.people & other.people:
        return True
    if rule == "same room":
        return bool(one.visit and one.visit == other.visit) or one.title == other.title
    same_place = bool(one.place) and one.place == other.place
    return same_place and (rule == "same interpreter" or one.starts == other.starts)


_MESSAGES: Mapping[str, str] = {
    "same coach": say("{one} and {other} need {name} at the same time for {time}."),
    "same interpreter": say("{name} interprets at {one} and at {other} at the same time for {time}."),
    "same room": say("{one} and {other} are both in {name} for {time}."),
}


def _twice(rule: str, name: str, one: Item, other: Item, minutes: int, _who: Who, _whom: str) -> Finding:
    message = say(_MESSAGES[rule], one=one.label, other=other.label, name=name, time=duration(minutes))
    ids = (one.id, other.id)
    return Finding(rule, "error", message, ids, where=other.place, when=other.starts, weight=minutes)


_NUMBERS = re.compile(
    r"(?:coach|bus|car|autocar|reisebus|バス|号車)?\s*((?:\d+\s*[+&,、と]\s*)*\d+)\s*(?:号車|号)?", re.IGNORECASE
)


def coaches_of(words: str) -> frozenset[str]:
    """The coaches a text names: `coach 1+2` are two; a text without numbers is the name of one."""
    text = unicodedata.normalize("NFKC", words).strip()
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return frozenset({text}) if text else frozenset()
    return frozenset(f"Coach {number}" for number in re.findall(r"\d+", found[1]))


def names_of(words: str) -> frozenset[str]:
    """The people a text names, one after the other; none where it only says that there is one."""
    parts = re.split(r"[,;、\n/]|\s+and\s+|\s&\s", unicodedata.normalize("NFKC", words))
    return frozenset(part.strip() for part in parts if part.strip() and not _NOBODY.search(part))


_NOBODY = re.compile(
    r"\b(?:host|company|centre|center|agency|office|own|tb[acd]|yes|no|none|needed|required|open|\?)\b|先方|手配|未定|あり|なし",
    re.IGNORECASE,
)
