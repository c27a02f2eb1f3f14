"""Text made fit for print: normal form, nothing invisible, and spaces at which a line must not break."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NO_BREAK = "\u00a0"
SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_KEPT = frozenset({"\n", SOFT_HYPHEN, ZERO_WIDTH_SPACE})
_DROPPED = frozenset({"Cc", "Cf", "Cs"})

_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Characters that only choose a variant of the one before them."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BEFORE_NUMBERS = frozenset(
    {"No.", "p.", "pp.", "page", "pages", "Mr", "Ms", "Dr", "Prof.", "Day", "Car", "platform", "Tel."}
)
_SIGNS = frozenset("¥€$£§№")
_DASHES = frozenset("–—…")
_UNITS = r"mm|cm|m|km|g|kg|t|s|min|h|V|W|kW|MW|bn|m³|°C|per cent"
_CANDIDATES = re.compile(r" (?=[\dA-Z–—…])|(?<=\d) (?=[A-Za-z%°])")
_AFTER_A_NUMBER = re.compile(rf"%|(?:{_UNITS}|{_MONTHS})\b")
_WORD = re.compile(r"[^\s(“«]*$")


def _is_kept(char: str) -> bool:
    return char in _KEPT or not (unicodedata.category(char) in _DROPPED or _SELECTORS.match(char))


@lru_cache(maxsize=16384)
def clean(text: str) -> str:
    """`text` in NFC with plain line ends, without control, format and surrogate characters and variant selectors."""
    if text.isprintable() and not _SELECTORS.search(text):
        return unicodedata.normalize("NFC", text)
    lines = _LINE_ENDS.sub("\n", "".join(char for char in text if not "\ud800" <= char <= "\udfff"))
    normal = unicodedata.normalize("NFC", lines).replace("\t", " ")
    return "".join(char for char in normal if _is_kept(char))


@lru_cache(maxsize=16384)
def bind(text: str) -> str:
    """`text` with spaces that hold numbers, units, dates, titles and dashes together; as long as before."""
    if " " not in text:
        return text
    held = [match.start() for match in _CANDIDATES.finditer(text) if _holds(text, match.start())]
    for at in held:
        text = f"{text[:at]}{NO_BREAK}{text[at + 1 :]}"
    return text


def _holds(text: str, at: int) -> bool:
    """Whether the space there holds the word before it and what follows together."""
    before, after = text[max(0, at - 12) : at], text[at + 1 : at + 14]
    if after[0] in _DASHES:
        return after[1:2] == " " and not before[-1:].isspace()
    found = _WORD.search(before)
    word = found.group() if found else ""
    if word[-1:].isdigit() and _AFTER_A_NUMBER.match(after):
        return True
    return (word in _BEFORE_NUMBERS or word[-1:] in _SIGNS) and (after[0].isdigit() or after[0].isupper())
