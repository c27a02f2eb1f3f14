"""What of other organisers stands in the way of a mission: the same days, and the same place or sector."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eujc_desktop.common.folding import fold

_PARTS = re.compile(r"[,;/·、，；\n]| and | & ")


@dataclass(frozen=True, slots=True)
class Event:
    """An event of another organiser; `harmless` when somebody has said that it stands in nobody's way."""

    id: str
    organiser: str
    title: str
    first_day: date
    last_day: date
    places: str = ""
    sectors: tuple[str, ...] = ()
    harmless: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """An event on the days of a mission, with the places and sectors that both have."""

    event: Event
    first_day: date
    last_day: date
    places: tuple[str, ...]
    sectors: tuple[str, ...]


def clashes(first: date, last: date, places: str, sectors: Sequence[str], events: Iterable[Event]) -> tuple[Clash, ...]:
    """What stands in the way of a mission on these days, in the order of their days."""
    found = []
    for event in events:
        if event.harmless or event.first_day > last or event.last_day < first:
            continue
        there, both = shared(_parts(places), _parts(event.places)), shared(sectors, event.sectors)
        if there or both:
            found.append(Clash(event, max(first, event.first_day), min(last, event.last_day), there, both))
    return tuple(sorted(found, key=lambda clash: (clash.first_day, clash.event.title)))


def shared(ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """Those of ours that others have too; `Food and drink` is `Food`, whatever the capitals and accents."""
    words = [_words(each) for each in theirs]
    return tuple(dict.fromkeys(each for each in ours if any(_alike(_words(each), other) for other in words)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[\W_]+", fold(text)) if word and word != "and")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text) if part.strip()]
