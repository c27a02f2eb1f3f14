"""Public holidays of Japan and the EU states, and the weeks in which Japan rests; computed, without a network."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from eujc_desktop.common.said import say

COUNTRIES = (
    "JP", "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
    "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
)  # fmt: skip

NAMES = (
    say("Autumnal Equinox Day"), say("Children's Day"), say("Coming of Age Day"), say("Constitution Day"),
    say("Culture Day"), say("Emperor's Birthday"), say("Foundation Day"), say("Greenery Day"),
    say("Labor Thanksgiving Day"), say("Marine Day"), say("Mountain Day"), say("National Holiday"),
    say("New Year's Day"), say("Respect for the Aged Day"), say("Showa Day"), say("Sports Day"),
    say("Substitute Holiday"), say("Vernal Equinox Day"),
)  # fmt: skip
"""The public holidays of Japan in English, for the window in other languages."""
_LANGUAGES = {"en": "en_US", "ja": "ja"}
# Fixed bands of days on which Japanese offices and plants are closed: (month, day) to (month, day).
_DEAD = (
    ((4, 29), (5, 6), say("Golden Week"), "ゴールデンウィーク"),
    ((8, 13), (8, 16), say("Obon"), "お盆"),
    ((12, 29), (12, 31), say("Year-end"), "年末年始"),
    ((1, 1), (1, 3), say("Year-end"), "年末年始"),
)


@lru_cache(maxsize=128)
def in_year(country: str, year: int, language: str = "en") -> dict[date, str]:
    """The nationwide public holidays of a year with their names; KeyError for a country not in `COUNTRIES`.

    Those of the Japanese equinoxes are computed; the government announces them each February for the next year.
    """
    if country not in COUNTRIES:
        raise KeyError(country)
    from holidays import country_holidays

    spoken = _LANGUAGES[language] if language == "en" or country == "JP" else _LANGUAGES["en"]
    found = country_holidays(country, years=year, language=spoken)
    return {day: title for day, title in sorted(found.items()) if day.year == year}


def name(day: date, country: str = "JP", language: str = "en") -> str | None:
    """The name of the public holiday on a day, or None; unknown countries have none."""
    return in_year(country, day.year, language).get(day) if country in COUNTRIES else None


def dead_week(day: date, country: str = "JP", language: str = "en") -> str | None:
    """The name of the closed week a day lies in: Golden Week, Obon, year-end; only Japan has them."""
    if country != "JP":
        return None
    for first, last, english, japanese in _DEAD:
        if first <= (day.month, day.day) <= last:
            return japanese if language == "ja" else english
    return None


def is_working_day(day: date, country: str = "JP") -> bool:
    """Whether offices there are open as a rule."""
    return day.weekday() < 5 and name(day, country) is None and dead_week(day, country) is None
