"""Numbers of bank accounts in a text: known by their form, and taken out."""

from __future__ import annotations

import re
from typing import Final

_LENGTHS: Final = {
    15: "NO", 16: "BE", 18: "DK FI FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "PT", 26: "IS TR", 27: "FR GR IT MC MR SM", 28: "AL AZ CY DO GT HU LB PL SV UA", 29: "BR PS QA",
    30: "JO KW MU", 31: "MT SC", 32: "LC",
}  # fmt: skip
"""How long the numbers of a country are, which tells where one ends among words."""
_SIGN: Final = r"[ .\u00a0-]?"
_IBAN: Final = "|".join(
    rf"(?:{'|'.join(lands.split())}){_SIGN}\d{_SIGN}\d(?:{_SIGN}[0-9A-Z]){{{length - 4}}}"
    for length, lands in _LENGTHS.items()
)
_JAPANESE: Final = r"(?:普通|当座|貯蓄)(?:預金)?(?:口座)?[\s:：]*(?:No\.?\s*)?\d{6,8}"
_NUMBER: Final = re.compile(rf"(?:(?<![0-9A-Z])(?:IBAN[\s:]*)?(?:{_IBAN})|{_JAPANESE})(?![0-9A-Z])", re.IGNORECASE)
_LEAST: Final = 8
"""What has fewer digits is no number of an account, however long its words are."""


def without(text: str, instead: str = "") -> str:
    """The text, each number of an account taken out."""

    def put(found: re.Match[str]) -> str:
        digits = sum(letter.isdigit() for letter in found.group())
        return found.group() if digits < _LEAST and found.group().isascii() else instead

    return _NUMBER.sub(put, text)
