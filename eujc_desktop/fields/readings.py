"""How the cells of real sheets are read: yes and no, phones, addresses, countries as people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from eujc_desktop.common.lands import country_name
from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean

LANGUAGES = ("en", "fr", "de", "ja")
_YES = {
    "yes", "y", "true", "oui", "ja", "received", "reçu", "reçue", "erhalten", "liegt vor", "x", "✓", "✔", "☑", "○", "◯",
    "〇", "要", "有", "あり", "はい", "可", "済", "済み", "1",
}  # fmt: skip
_NO = {
    "no", "n", "false", "non", "nein", "missing", "manquant", "manquante", "fehlt", "×", "✕", "✗", "✘", "☐", "不要",
    "無", "なし", "いいえ", "不可", "未", "0", "-",
}  # fmt: skip


def as_text(raw: object) -> str:
    """A cell as text; whole numbers that a sheet holds as floats lose their “.0”."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return str(raw)


def plain(raw: object) -> str:
    """Folded to half width, without blanks around and signs that do not show."""
    return clean(unicodedata.normalize("NFKC", as_text(raw)))


def short(text: str) -> str:
    """So much of a cell as a sentence can hold."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def yes_no(raw: object) -> bool | None:
    """Yes or no in English, French, German or by Japanese marks; None when empty."""
    if raw is None or isinstance(raw, bool):
        return raw
    word = plain(raw).casefold()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(say("“{raw}” is neither yes nor no", raw=short(as_text(raw))))


_DASHES, _DIGIT, _ABROAD = re.compile("[\u2010-\u2015\u2212\u30fc]"), re.compile(r"\d"), re.compile(r"00\s*(?=[1-9])")


def phone(text: str) -> str:
    """A telephone number with half-width digits; a leading 00 becomes +."""
    plain = text if text.isascii() else _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    if not _DIGIT.search(plain):
        raise ValueError(say("“{text}” holds no digits", text=short(text)))
    return f"+{plain[abroad.end() :]}" if (abroad := _ABROAD.match(plain)) else plain


def url(text: str) -> str:
    """A web address with its scheme; only http and https, without user names in it."""
    whole = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(whole)
        sound = parts.port is None or parts.port > 0
    except ValueError:
        parts, sound = urlsplit(""), False
    if not sound or parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc or " " in whole:
        raise ValueError(say("“{text}” is not a web address", text=short(text)))
    return whole


def postcode(text: str) -> str:
    """A postcode; seven digits are a Japanese one, NNN-NNNN."""
    plain = unicodedata.normalize("NFKC", text).replace("〒", "").strip()
    found = re.fullmatch("(\\d{3})[-\u2010-\u2015\u2212\u30fc]?(\\d{4})", plain)
    return f"{found[1]}-{found[2]}" if found else plain


def full_kana(text: str) -> str:
    """Half-width kana as full-width; all else as it was."""
    return unicodedata.normalize("NFKC", text) if re.search(r"[\uff61-\uff9f]", text) else text


def name_remarks(text: str) -> list[str]:
    """What looks lost in a name."""
    if "?" in text:
        return [say("holds question marks where letters may have been lost")]
    if "\ufffd" in text:
        return [say("holds letters that were lost on the way")]
    return []


def zone(text: str) -> str:
    """An IANA zone name that exists."""
    if text not in available_timezones():
        raise ValueError(say("“{text}” is not a time zone, such as Asia/Tokyo", text=short(text)))
    return ZoneInfo(text).key


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    from babel import Locale

    codes: dict[str, str] = {"uk": "GB", "england": "GB", "usa": "US", "holland": "NL", "czech republic": "CZ"}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}:
                codes.setdefault(name.casefold(), code)
                codes.setdefault(code.casefold(), code)
    # Lists of people name nationalities: “German”, “française”, and codes of passports.
    for line in resource("nationalities.csv").read_text(encoding="utf-8").splitlines()[1:]:
        code, words = line.split(",")
        codes |= {word.casefold(): code for word in words.split("|") if word.casefold() not in codes}
    return codes


def country(text: str) -> str:
    """The two-letter code of a country named in English, French, German or Japanese, or by who comes from there."""
    if (code := _countries().get(text.casefold())) is None:
        raise ValueError(say("“{text}” is not a country known here", text=short(text)))
    return code


@lru_cache(maxsize=4)
def countries(language: str = "en") -> tuple[tuple[str, str], ...]:
    """Every country as code and name, in order of the names."""
    codes = sorted(set(_countries().values()))
    return tuple(sorted(((code, country_name(code, language)) for code in codes), key=lambda pair: pair[1]))
