"""What countries are called."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=512)
def country_name(code: str, language: str = "en") -> str:
    """A country's name in one of our languages; the code itself when it is unknown."""
    from babel import Locale

    return str(Locale(language).territories.get(code, code))


@lru_cache(maxsize=128)
def country_of_zone(zone: str) -> str:
    """The code of the country in which a time zone lies, as JP for Asia/Tokyo; empty where it is unknown."""
    from babel.core import get_global

    return str(get_global("zone_territories").get(zone, ""))
