"""Numbers of bank accounts in a text: known by their form, and taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LENGTHS: Final = {
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV UA",
    29: "BR PS QA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
}  # fmt: skip
"""How long the numbers of a country are, which tells where one ends among words."""
_ALIKE: Final[dict[int, int | str]] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\uff70/"), "-"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u3000"), " "),
}
"""Signs read as others, one for one, so that each place in a text stays what it is."""
_SIGN: Final = r"[\s.-]{0,3}"
_IBAN: Final = "|".join(
    rf"(?:{'|'.join(lands.split())}){_SIGN}\d{_SIGN}\d(?:{_SIGN}[0-9A-Z]){{{length - 4}}}"
    for length, lands in _LENGTHS.items()
)
_SORT: Final = r"(?:普通|当座|貯蓄|定期)(?:預金)?(?:口座)?|\([普当貯定]\)|口座|口番"
_CALLED: Final = (
    rf"(?:{_SORT})(?:[\s:]*(?:口座)?(?:番号|No|№|#))?"
    r"|(?:account|acct|a-c|konto)[\s.-]*(?:number|nummer|no|nr|#)"
)
_NAMED: Final = (
    rf"(?:{_CALLED})[\s:.は-]*\d(?:[\s.-]?\d){{5,13}}"
    r"|(?:\baccount|\bacct|\ba-c)[\s:.]*\d{6,14}"
    r"|記号[\s:]*(?:番号[\s:]*)?\d{5}(?:-\d)?[\s,-]*(?:番号)?[\s:]*\d{2,8}"
)
"""What is called a number of an account, as those of Japan are, which tell nothing by themselves."""
_FORMED: Final = r"(?<!\d)(?:1\d{3}0-(?:\d-)?\d{6,7}1|\d{4}-\d{3}-\d{7})"
"""Numbers of Japan by their form: the post bank's, and bank, branch and account."""
_NUMBER: Final = re.compile(
    rf"(?P<iban>(?<![0-9A-Z])(?:IBAN[\s:]*)?(?:{_IBAN})(?![0-9A-Z]))|(?:{_NAMED}|{_FORMED})(?!\d)", re.IGNORECASE
)
_CLOSE: Final = re.compile(rf"(?=(?P<number>{_IBAN}))", re.IGNORECASE)
_LEAST: Final = 8
"""What is formed as an IBAN with fewer digits is none, however long its words are."""


def without(text: str, instead: str = "") -> str:
    """The text, each number of an account taken out."""
    kept, end = [], 0
    for start, stop in sorted(_places(text.translate(_ALIKE))):
        if start >= end:
            kept += [text[end:start], instead]
        end = max(end, stop)
    return "".join((*kept, text[end:]))


def _places(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the numbers stand; what is formed as an IBAN among letters is one if its check is right."""
    for found in _NUMBER.finditer(text):
        if found["iban"] is None or _digits(found["iban"]) >= _LEAST:
            yield found.span()
    for found in _CLOSE.finditer(text):
        if _digits(found["number"]) >= _LEAST and _is_right(found["number"]):
            yield found.span("number")


def _digits(number: str) -> int:
    return sum(letter.isdigit() for letter in number)


def _is_right(iban: str) -> bool:
    """Whether the two figures for the check are those of the others."""
    signs = [sign for sign in iban.casefold().upper() if sign.isalnum()]
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1
