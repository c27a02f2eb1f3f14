"""Airports by code and by name, and the cities that have one or several, in the languages of travel mails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.common.names import is_japanese


@dataclass(frozen=True, slots=True)
class Airport:
    """An airport by its code, with its country and time zone.

    Where only the city is known the code is empty, and `among` are the airports of which one is meant.
    """

    code: str
    city: str
    country: str
    zone: str
    name: str = field(default="", compare=False)
    among: tuple[Airport, ...] = ()


_NO_AIRPORT = re.compile(
    "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MON|TUE|WED|THU|FRI|SAT|SUN|THE|AND|FOR|ARR|DEP|VIA|EUR|JPY|USD"
    "|CET|JST|UTC|GMT|ETA|ETD|PNR|AIR|JET|BAG|PDF|URL|VAT|REF|NON|OUI|ALL|ANY|ONE|TWO|OFF|OUT|NEW|DAY|ADT|CHD|AVE|BUS"
    "|CAR|FLY|MEN|RET|RTN"
)
"""Words and short forms of mails that are codes of some airport too."""
NAMED = {
    "haneda": "HND", "羽田": "HND", "narita": "NRT", "成田": "NRT", "kansai": "KIX", "関西": "KIX", "関空": "KIX",
    "centrair": "NGO", "セントレア": "NGO", "chubu": "NGO", "中部": "NGO", "itami": "ITM", "伊丹": "ITM",
    "fukuoka": "FUK", "福岡": "FUK", "chitose": "CTS", "新千歳": "CTS", "naha": "OKA", "那覇": "OKA",
}  # fmt: skip
"""Airports that are called by a name of their own."""
_CITIES = {
    "frankfurt": "frankfurt am main", "フランクフルト": "frankfurt am main",
    "münchen": "munich", "ミュンヘン": "munich",
    "köln": "cologne", "venice": "venezia", "venedig": "venezia", "venise": "venezia", "ベネチア": "venezia",
    "mailand": "milan", "milano": "milan", "ミラノ": "milan", "roma": "rome", "napoli": "naples", "torino": "turin",
    "wien": "vienna", "praha": "prague", "warszawa": "warsaw", "lisboa": "lisbon", "københavn": "copenhagen",
    "genève": "geneva", "genf": "geneva", "ジュネーブ": "geneva", "nizza": "nice", "バルセロナ": "barcelona",
    "大阪": "osaka", "名古屋": "nagoya", "札幌": "sapporo", "広島": "hiroshima", "仙台": "sendai",
}  # fmt: skip
"""Cities as they are called at home or by others; further names are those of their time zones."""
_COUNTRIES = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB CH NO IS JP "  # noqa: SIM905
    "AE QA TR SG HK KR CN TW TH".split()
)
"""Where journeys of missions begin, end or change planes: cities elsewhere bear the same names."""
_CODE = re.compile(r"(?<![A-Za-z\d])[A-Z]{3}(?![A-Za-z\d])")
_LONGEST = 3  # words of a city's name
_WORD = re.compile("[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")


@cache
def _airports() -> dict[str, dict[str, Any]]:
    # Three megabytes, read when the first mail is pasted.
    import airportsdata

    return {code: dict(entry) for code, entry in airportsdata.load("IATA").items()}


@cache
def _several() -> dict[str, dict[str, Any]]:
    """Codes for all airports of a city, such as TYO."""
    import airportsdata

    return {code: dict(entry) for code, entry in airportsdata.load_iata_macs().items()}


def airport(code: str) -> Airport | None:
    """An airport by its three letters, or a city by those for all of its airports; None where nobody has them."""
    if _NO_AIRPORT.fullmatch(code):
        return None
    if found := _airports().get(code):
        return _airport(code, found)
    return _city(code) if code in _several() else None


def code_in(text: str) -> str:
    """The code of the airport that a place names, as `Tokyo HND` and `Haneda` do; "" where it names none."""
    for code in _CODE.findall(text):
        if not _NO_AIRPORT.fullmatch(code):
            return str(code)
    named = next((name for name in NAMED if name in text.casefold()), "")
    return NAMED.get(named, "")


def _airport(code: str, entry: dict[str, Any]) -> Airport:
    return Airport(code, entry["city"], entry["country"], entry["tz"], _short(code, entry["name"]))


def _short(code: str, name: str) -> str:
    """What an airport is called: Haneda, Narita International."""
    own = next((known for known, its in NAMED.items() if its == code), "")
    return own.title() or name.removesuffix(" Airport")


def _city(code: str) -> Airport:
    several = _several()[code]
    return _one_of(several["name"], [_airport(key, entry) for key, entry in several["airports"].items()])


def _one_of(city: str, airports: list[Airport]) -> Airport:
    """The airport of a city, or the city with all of them."""
    if len(airports) == 1:
        return airports[0]
    return Airport("", city, airports[0].country, airports[0].zone, among=tuple(airports))


@cache
def _cities() -> dict[str, Airport]:
    """Cities by their folded names in every language that is read."""
    at: dict[str, list[Airport]] = {}
    for code, entry in _airports().items():
        if entry["country"] in _COUNTRIES and entry["city"]:
            at.setdefault(fold(entry["city"]), []).append(_airport(code, entry))
    found = {name: _one_of(airports[0].city, airports) for name, airports in at.items()}
    found |= {fold(mac["name"]): _city(code) for code, mac in _several().items()}
    names = {**dict(_of_zones()), **{fold(name): fold(city) for name, city in _CITIES.items()}}
    return found | {name: found[city] for name, city in names.items() if city in found}


def _of_zones() -> Iterator[tuple[str, str]]:
    """Names of cities in other languages, and in English, of those after which a time zone is called."""
    from babel import Locale

    for language in ("fr", "de", "ja"):
        for zone, told in Locale(language).time_zones.items():
            if "city" in told:
                yield fold(told["city"]), fold(zone.rpartition("/")[2].replace("_", " "))


@cache
def _japanese() -> re.Pattern[str]:
    """The cities that have a Japanese name, the longest first."""
    return re.compile("|".join(sorted(filter(is_japanese, _cities()), key=len, reverse=True)))


def cities(text: str) -> Iterator[tuple[int, int, Airport]]:
    """Where cities stand in a line, with their airports; in Latin letters only words with a capital."""
    yield from ((*one.span(), _cities()[one[0]]) for one in _japanese().finditer(text))
    words = list(_WORD.finditer(text))
    while words:
        many, city = next(filter(lambda found: found[1], _beginning(text, words)), (1, None))
        if city is not None:
            yield words[0].start(), words[many - 1].end(), city
        words = words[many:]


def _beginning(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[int, Airport | None]]:
    """What the first three words may name, then the first two, then the first."""
    for many in range(min(_LONGEST, len(words)), 0, -1):
        name = text[words[0].start() : words[many - 1].end()]
        yield many, _cities().get(fold(name)) if name[0].isupper() else None
