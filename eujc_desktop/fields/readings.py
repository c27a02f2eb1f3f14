"""How the cells of real sheets are read: dates, times, numbers, phones, countries as people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

LANGUAGES = ("en", "fr", "de", "ja")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "R": 2018, "H": 1988, "S": 1925}
_YES = {"yes", "y", "true", "oui", "ja", "received", "reçu", "x", "✓", "○", "◯", "要", "有", "あり", "はい", "1"}
_NO = {"no", "n", "false", "non", "nein", "missing", "manquant", "×", "✕", "不要", "無", "なし", "いいえ", "0", "-"}


def as_text(raw: object) -> str:
    """A cell as text; whole numbers that a sheet holds as floats lose their “.0”."""
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return str(raw)


def _plain(raw: object) -> str:
    """Folded to half width, without blanks around."""
    return unicodedata.normalize("NFKC", as_text(raw)).strip()


def number(raw: object, *, decimal_comma: bool = False) -> Decimal | None:
    """A number with the thousands marks, currency or counter around it taken off."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return Decimal(str(raw))
    text = _plain(raw)
    if not text:
        return None
    text = _thirds(text)
    if (found := re.search(r"-?\d[\d\s.,'’]*", text)) is None:
        raise ValueError(f"“{raw}” is not a number")
    digits = re.sub(r"[\s'’]", "", found.group()).rstrip(".,")
    try:
        return Decimal(_point(digits, decimal_comma=decimal_comma))
    except InvalidOperation:
        raise ValueError(f"“{raw}” is not a number") from None


def _thirds(text: str) -> str:
    """`43 1⁄3` as 43.33: NFKC has already taken ⅓ apart."""
    found = re.match(r"^(\d+)\s*([12])⁄([234])$", re.sub(r"^(\d\d)([12]⁄)", r"\1 \2", text))
    if not found:
        return text
    whole, upper, lower = (int(part) for part in found.groups())
    return f"{whole + upper / lower:.2f}"


def _point(digits: str, *, decimal_comma: bool) -> str:
    last_comma, last_point = digits.rfind(","), digits.rfind(".")
    if last_comma >= 0 and last_point >= 0:
        mark = "," if last_comma > last_point else "."
    elif last_comma >= 0:
        grouped = bool(re.fullmatch(r"-?\d{1,3}(,\d{3})+", digits)) and not decimal_comma
        mark = "." if grouped else ","
    else:
        grouped = bool(re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}", digits))
        mark = "," if grouped else "."
    other = "." if mark == "," else ","
    return digits.replace(other, "").replace(mark, ".")


def number_remarks(raw: object) -> list[str]:
    """What stood around a number and is not kept."""
    text = _plain(raw)
    if isinstance(raw, str) and (rest := re.sub(r"[-\d\s.,'’€¥$%]|EUR|JPY|名|人|社", "", text)) and "⁄" not in rest:
        return [f"“{text}”: only the number is kept"]
    return []


def yes_no(raw: object) -> bool | None:
    """Yes or no in English, French, German or by Japanese marks; None when empty."""
    if raw is None or isinstance(raw, bool):
        return raw
    word = _plain(raw).casefold()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(f"“{raw}” is neither yes nor no")


def day(raw: object, *, day_first: bool = True, past_only: bool = False, today: date | None = None) -> date | None:
    """A calendar day from a date cell, ISO, `30/8/27`, `31-12-2029`, `14.01.2037`, `30 Aug`, `令和9年8月30日`."""
    if isinstance(raw, datetime):
        return raw.date()
    if raw is None or isinstance(raw, date):
        return raw
    text = _plain(raw)
    if not text:
        return None
    now = today or date.today()
    for reader in (_iso_day, _japanese_day, _numbers_day, _words_day):
        if (parts := reader(text, day_first, now)) is not None:
            return _calendar(raw, parts, past_only=past_only, now=now)
    raise ValueError(f"“{raw}” is not a date")


def _calendar(raw: object, parts: tuple[int, int, int], *, past_only: bool, now: date) -> date:
    year, month, day_ = parts
    if year < 100:
        year += 2000 if year + 2000 <= now.year + (0 if past_only else 30) else 1900
    try:
        found = date(year, month, day_)
    except ValueError:
        raise ValueError(f"“{raw}” is no day of the calendar") from None
    if past_only and found > now:
        raise ValueError(f"“{raw}” lies in the future")
    return found


def _iso_day(text: str, day_first: bool, now: date) -> tuple[int, int, int] | None:  # noqa: FBT001 - same shape as the others
    found = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(:\d{2})?)?$", text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _japanese_day(text: str, day_first: bool, now: date) -> tuple[int, int, int] | None:  # noqa: FBT001
    found = re.match(r"(令和|平成|昭和|大正|[RHS])?\.?(\d{1,4}|元)[年.](\d{1,2})[月.](\d{1,2})日?", text)
    if not found or (found[1] is None and "年" not in text):
        return None
    year = 1 if found[2] == "元" else int(found[2])
    return year + (_ERAS[found[1]] if found[1] else 0), int(found[3]), int(found[4])


def _numbers_day(text: str, day_first: bool, now: date) -> tuple[int, int, int] | None:  # noqa: FBT001
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    day_then_month = second <= 12 and (day_first or first > 12)
    return (year, second, first) if day_then_month else (year, first, second)


def _words_day(text: str, day_first: bool, now: date) -> tuple[int, int, int] | None:  # noqa: FBT001
    words = re.sub(r"^[^\W\d]+\.?,?\s+(?=\d)", "", text.casefold())
    found = re.match(r"(\d{1,2})(?:er|st|nd|rd|th|\.)?[ -]([^\W\d]+)\.?,?[ -]?(\d{4}|\d{2})?$", words)
    if not found or (month := _months().get(found[2])) is None:
        return None
    return int(found[3]) if found[3] else now.year, month, int(found[1])


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    from babel import Locale

    names: dict[str, int] = {}
    for language in ("en", "fr", "de"):
        months = Locale(language).months["format"]
        for width in ("wide", "abbreviated"):
            names.update({name.casefold().rstrip("."): number for number, name in months[width].items()})
    return names


def day_remarks(raw: object) -> list[str]:
    """What is odd about a date although it can be read."""
    found = raw.date() if isinstance(raw, datetime) else raw
    if isinstance(found, date) and found < date(1900, 3, 1):
        return ["lies before March 1900, where sheets count one day wrong; check it"]
    return []


def clock(raw: object) -> time | None:
    """A time of day from a time cell, a part of a day, `07h00`, `9:05`, `9.05`, `14時30分`, `2:30 pm`."""
    if isinstance(raw, datetime):
        return raw.time()
    if raw is None or isinstance(raw, time):
        return raw
    if isinstance(raw, (int, float)) and 0 <= raw < 1:
        return (datetime.min + timedelta(minutes=round(raw * 1440))).time()
    text = _plain(raw).casefold()
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[:h.時](\d{2})?)?(?::00|分|h|uhr)?\s*(am|pm)?", text)
    if not found or (hour := _hour(int(found[1]), found[3])) > 23 or int(found[2] or 0) > 59:
        raise ValueError(f"“{raw}” is not a time of day")
    return time(hour, int(found[2] or 0))


def _hour(hour: int, half: str | None) -> int:
    return hour % 12 + (12 if half == "pm" else 0) if half else hour


def phone(text: str) -> str:
    """A telephone number with half-width digits; a leading 00 becomes +."""
    plain = unicodedata.normalize("NFKC", text).replace("‐", "-").replace("−", "-")
    if not re.search(r"\d", plain):
        raise ValueError(f"“{text}” holds no digits")
    return re.sub(r"^00\s*(?=[1-9])", "+", plain)


def url(text: str) -> str:
    """A web address with its scheme; only http and https, without user names in it."""
    whole = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc or " " in whole:
        raise ValueError(f"“{text}” is not a web address")
    return whole


def postcode(text: str) -> str:
    """A postcode; seven digits are a Japanese one, NNN-NNNN."""
    plain = unicodedata.normalize("NFKC", text).replace("〒", "").strip()
    found = re.fullmatch(r"(\d{3})[-‐ー]?(\d{4})", plain)
    return f"{found[1]}-{found[2]}" if found else plain


def full_kana(text: str) -> str:
    """Half-width kana as full-width; all else as it was."""
    return unicodedata.normalize("NFKC", text) if re.search(r"[\uff61-\uff9f]", text) else text


def name_remarks(text: str) -> list[str]:
    """What looks lost in a name."""
    if "?" in text:
        return ["holds question marks where letters may have been lost"]
    if "\ufffd" in text:
        return ["holds letters that were lost on the way"]
    return []


def zone(text: str) -> str:
    """An IANA zone name that exists."""
    if text not in available_timezones():
        raise ValueError(f"“{text}” is not a time zone, such as Asia/Tokyo")
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
    return codes


def country(text: str) -> str:
    """The two-letter code of a country named in English, French, German or Japanese."""
    if (code := _countries().get(text.casefold())) is None:
        raise ValueError(f"“{text}” is not a country known here")
    return code


@lru_cache(maxsize=512)
def country_name(code: str, language: str = "en") -> str:
    """A country's name in one of our languages; the code itself when it is unknown."""
    from babel import Locale

    return str(Locale(language).territories.get(code, code))


@lru_cache(maxsize=4)
def countries(language: str = "en") -> tuple[tuple[str, str], ...]:
    """Every country as code and name, in order of the names."""
    codes = sorted(set(_countries().values()))
    return tuple(sorted(((code, country_name(code, language)) for code in codes), key=lambda pair: pair[1]))
