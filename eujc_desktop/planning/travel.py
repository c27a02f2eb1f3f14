"""Where places lie and how long a group takes between them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.common.resources import resource


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the map within which a group needs no journey worth planning."""

    code: str
    name: str
    name_ja: str
    region: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Journey:
    """Minutes door to door with a group; estimated from the distance where nobody has stated them."""

    minutes: int
    estimated: bool = False


class Journeys:
    """The areas and the minutes between them, the same both ways."""

    def __init__(self, areas: Iterable[Area], minutes: Mapping[tuple[str, str], int]) -> None:
        self.areas = {area.code: area for area in areas}
        self._minutes = {**{(there, here): value for (here, there), value in minutes.items()}, **minutes}
        self._found: dict[tuple[str, str], Journey | None] = {}

    def minutes(self, here: str, there: str) -> Journey | None:
        """How long the way takes; None where one of the two is unknown."""
        if here == there and here:
            return Journey(0)
        if (here, there) not in self._found:
            self._found[here, there] = self._look(here, there)
        return self._found[here, there]

    def _look(self, here: str, there: str) -> Journey | None:
        if (stated := self._minutes.get((here, there))) is not None:
            return Journey(stated)
        one, other = self.areas.get(here), self.areas.get(there)
        return Journey(_estimate(one, other), estimated=True) if one and other else None

    def region(self, code: str) -> str:
        """The region of an area; the code itself where the area is unknown."""
        return self.areas[code].region if code in self.areas else code

    def name(self, code: str) -> str:
        """The name of an area; the code itself where the area is unknown."""
        return self.areas[code].name if code in self.areas else code

    def with_minutes(self, stated: Mapping[tuple[str, str], int]) -> Journeys:
        """The same map with other minutes where they are stated: the office's own, or those of a workbook."""
        backward = {(there, here): value for (here, there), value in stated.items()}
        return Journeys(self.areas.values(), {**self._minutes, **backward, **stated})


def _estimate(one: Area, other: Area) -> int:
    """Minutes by coach near by, by fast train further off, by air beyond; fitted to the stated ones."""
    km = _kilometres(one, other)
    minutes = 25 + 1.3 * km if km < 60 else 60 + 0.35 * km if km < 900 else 240 + km / 13
    return round(minutes / 5) * 5


def _kilometres(one: Area, other: Area) -> float:
    """Along the great circle, by the haversine formula."""
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 12_742 * asin(sqrt(half))


@cache
def journeys() -> Journeys:
    """The map that comes with the program."""
    data = _data()
    names = ("code", "name", "name_ja", "region", "lat", "lon")
    areas = [Area(*(entry[name] for name in names)) for entry in data["areas"]]
    return Journeys(areas, {(here, there): minutes for here, there, minutes in data["minutes"]})


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource("travel", "journeys.json").read_text(encoding="utf-8"))
    return found


@cache
def _matcher(kind: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of all words that name an area, longest first, and the area of each."""
    codes = {fold(word): entry["code"] for entry in _data()["areas"] for word in entry[kind]}
    words = sorted(codes, key=len, reverse=True)
    latin = [re.escape(word) for word in words if word.isascii()]
    other = [re.escape(word) for word in words if not word.isascii()]
    return re.compile(rf"(?<![a-z])(?:{'|'.join(latin)})(?![a-z])|{'|'.join(other)}"), codes


@lru_cache(maxsize=4096)
def area_of(place: str, address: str = "") -> str:
    """The code of the area a place lies in, by its address first; empty when nothing names one."""
    for text in (address, place):
        folded = fold(text)
        for kind in ("matches", "vague"):
            pattern, codes = _matcher(kind)
            if folded and (found := pattern.search(folded)) is not None:
                return codes[found.group()]
    return ""


def code_of(name: str) -> str:
    """The code of the area that a code or a name means; empty when there is none."""
    return name if name in journeys().areas else area_of(name)


def between_areas(ways: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    """Stated minutes by the codes of both areas; ways from or to places nobody knows are left out."""
    coded = ((code_of(here), code_of(there), minutes) for here, there, minutes in ways)
    return {(here, there): minutes for here, there, minutes in coded if here and there}


_FROM_TO = re.compile(r"(?:.*\bfrom\s+)?(?P<start>.+?)\s*(?:\s[-–—]\s|→|⇒|\sto\s|から)\s*(?P<end>.+)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def areas_in_title(title: str) -> tuple[str, str]:
    """Areas a transfer goes from and to by its title: `Shinkansen Nagoya - Shin-Osaka`; empty where it does not say."""
    found = _FROM_TO.fullmatch(title.strip())
    return (area_of(found["start"]), area_of(found["end"])) if found else ("", "")


_LEG = re.compile(r"\s[-–—]\s|→|⇒")


@lru_cache(maxsize=4096)
def zones_in_title(title: str) -> tuple[str, str]:
    """Time zones a flight leaves and lands in by its title: `Narita - Rome`; empty where a place is not known.

    Of several legs the last one tells where it lands: `Rome - Frankfurt - Narita`.
    """
    found = _FROM_TO.fullmatch(title.strip())
    return (_zone_of(found["start"]), _zone_of(_LEG.split(found["end"])[-1])) if found else ("", "")


def _zone_of(place: str) -> str:
    """The zone of an area on the map, or else of the city or airport that is named."""
    zone: str = _data()["zones"].get(journeys().region(area_of(place)), "")
    if zone:
        return zone
    zones = _airports()
    named = (zones.get(word if word.isupper() and len(word) == _CODE else fold(word)) for word in _WORD.findall(place))
    return next(filter(None, named), "") or next((zone for word, zone in zones.items() if _kana_in(word, place)), "")


_CODE, _WORD = 3, re.compile(r"[^\W\d_]+")


def _kana_in(word: str, place: str) -> bool:
    """Whether a word without blanks around it, as Japanese has none, stands in a place."""
    return not fold(word).isascii() and word in fold(place)


@cache
def _airports() -> dict[str, str]:
    """Zones by the folded names of cities beyond the map, and by the codes of airports, which are capitals."""
    listed = ((zone, word) for zone, words in _data()["airports"].items() for word in words)
    return {word if word.isupper() and len(word) == _CODE else fold(word): zone for zone, word in listed}
