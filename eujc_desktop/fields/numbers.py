"""How numbers are written: thousands and decimal marks of any country, with a currency or a counter around them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from math import isfinite

from eujc_desktop.common.said import say
from eujc_desktop.fields.readings import plain, short

_LONGEST = 40
_MONEY = r"(?:EUR|JPY|[€¥$円])"
_MINUS = re.compile(r"[\u2010-\u2015\u2212▲△]|(?<!\w)\u30fc(?=\s*\d)")
"""A minus as it is printed, as Japanese books have it, and as Japanese keyboards write it."""
_BEFORE = re.compile(rf"^({_MONEY}?)\s*-\s*({_MONEY}?)\s*(?=\d)", re.IGNORECASE)
_BOOKED = re.compile(
    rf"{_MONEY}?\s*\(\s*{_MONEY}?\s*(\d[\d\s.,'’]*){_MONEY}?\s*\)\s*{_MONEY}?"
    rf"|{_MONEY}?\s*(\d(?:[\d\s.,'’]*\d)?)-\s*{_MONEY}?",
    re.IGNORECASE,
)
"""A sum taken off as books have it: (500), or 500-."""
_NUMBER = re.compile(r"-?\d[\d\s.,'’]*")
_POWER = re.compile(r"[eE][+-]?\d")
_GROUPED = re.compile(r"-?\d{1,3}([.,])\d{3}(\1\d{3})*")
_AROUND = re.compile(r"[\s€¥$%]|EUR|JPY|円|名|人|社", re.IGNORECASE)


def number(raw: object, *, decimal_comma: bool = False, whole: bool = False) -> Decimal | None:
    """A number with the thousands marks, currency or counter around it taken off; a `whole` one has no decimal mark."""
    if isinstance(raw, float) and not isfinite(raw):
        raise ValueError(say("“{raw}” is not a number", raw=raw))
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return Decimal(str(raw))
    text = with_minus(plain(raw))
    if not text:
        return None
    if not whole and (found := _booked(text)):
        text = f"-{found[1] or found[2]}"
    digits = _digits(_thirds(text))
    if whole and _GROUPED.fullmatch(digits):
        digits = re.sub("[.,]", "", digits)
    try:
        return Decimal(_point(digits, decimal_comma=decimal_comma))
    except InvalidOperation:
        raise ValueError(say("“{text}” is not a number", text=short(text))) from None


def with_minus(text: str) -> str:
    """A text with its minus as a hyphen right before the number: −€5, ▲5 and － 5 are -5."""
    return _BEFORE.sub("-", _MINUS.sub("-", text))


def _booked(text: str) -> re.Match[str] | None:
    return _BOOKED.fullmatch(text) if len(text) <= _LONGEST else None


def _digits(text: str) -> str:
    """The first number in a text, with its marks."""
    found = _NUMBER.search(text)
    # A power of ten is not the number before it: 4.37E+11 is no 4.37.
    if found is None or len(found.group()) > _LONGEST or _POWER.match(text, found.end()):
        raise ValueError(say("“{text}” is not a number", text=short(text)))
    return re.sub(r"[\s'’]", "", found.group()).rstrip(".,")


def _thirds(text: str) -> str:
    """`43 1⁄3` as 43.33: NFKC has already taken ⅓ apart."""
    found = re.match(r"^(\d+)\s*([12])⁄([234])$", re.sub(r"^(\d\d)([12]⁄)", r"\1 \2", text))
    if not found:
        return text
    whole, upper, lower = (int(part) for part in found.groups())
    return f"{whole + upper / lower:.2f}"


def _point(digits: str, *, decimal_comma: bool) -> str:
    """A number with a point at most: which of comma and point parts the decimals is seen from their places."""
    last_comma, last_point = digits.rfind(","), digits.rfind(".")
    if last_comma >= 0 and last_point >= 0:
        mark = "," if last_comma > last_point else "."
    elif digits.count(",") + digits.count(".") > 1:
        mark = "." if last_comma >= 0 else ","
    elif _GROUPED.fullmatch(digits):
        mark = "," if decimal_comma else "."
    else:
        mark = "," if last_comma >= 0 else "."
    other = "." if mark == "," else ","
    return digits.replace(other, "").replace(mark, ".")


def number_remarks(raw: object, *, whole: bool = False) -> list[str]:
    """What stood around a number and is not kept, and a mark that could be read either way."""
    text = with_minus(plain(raw))
    if not isinstance(raw, str) or not text or "⁄" in text or (not whole and _booked(text)):
        return []
    remarks = []
    if _AROUND.sub("", _NUMBER.sub("", text, count=1)):
        remarks.append(say("“{text}”: only the number is kept", text=short(text)))
    if not whole and (found := _GROUPED.fullmatch(_digits(text))) and found[1] == ".":
        remarks.append(say("“{text}” may mean thousands or three decimals; check it", text=short(text)))
    return remarks
