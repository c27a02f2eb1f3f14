"""Where a word may be broken, and at what cost: kinsoku, number groups, katakana, hyphens, addresses of the web."""

from __future__ import annotations

import re
from functools import lru_cache

from eujc_desktop.documents.typesetting.hyphens import hyphens
from eujc_desktop.documents.typesetting.scripts import NO_END, NO_START, has_japanese, is_japanese, is_katakana

HYPHEN_COST, SOFT_HYPHEN_COST, ZERO_WIDTH_COST = 120, 60, 10
KATAKANA_EXTRA, GROUP_EXTRA = 150, 420
AFTER_HYPHEN, AFTER_DASH, IN_WEB_ADDRESS = 70, 260, 80
LEAST_AFTER_HYPHEN = 4
SHORTEST_HYPHENATED = 6

_GROUP = re.compile(r"(?<!\d)第?\d+(?:丁目|番地|番|号|階|棟|月|日|年|時|分|名)")
_WORD = re.compile(rf"[A-Za-zÀ-ɏ]{{{SHORTEST_HYPHENATED},}}")
_WEB = re.compile(r"@|://|^www\.", re.IGNORECASE)
_LETTERS = re.compile(r"\w+")
_WEB_BREAKS = "/.?&=@_-%#"

Breaks = dict[int, tuple[int, bool]]
"""Before which character a break may fall: its cost, and whether a hyphen is added."""


@lru_cache(maxsize=16384)
def opportunities(text: str, hyphenate: str, japanese_cost: int) -> Breaks:
    """The breaks inside a text without spaces; `hyphenate` names a dictionary, or is empty."""
    breaks: Breaks = {}
    if has_japanese(text):
        _add_japanese(text, japanese_cost, breaks)
    if not text.isalpha():
        if _WEB.search(text):
            _add_web(text, breaks)
        else:
            _add_dashes(text, breaks)
    if hyphenate and len(text) >= SHORTEST_HYPHENATED:
        _add_hyphens(text, hyphenate, breaks)
    return breaks


def _add_japanese(text: str, cost: int, breaks: Breaks) -> None:
    """Between any two characters of which one is Japanese, except where kinsoku or a number group forbids it."""
    glued: set[int] = set()
    beside: set[int] = set()
    for group in _GROUP.finditer(text):
        glued.update(range(group.start() + 1, group.end()))
        beside.update((group.start(), group.end()))
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if index in glued or after in NO_START or before in NO_END:
            continue
        japanese = is_japanese(before), is_japanese(after)
        if not any(japanese):
            continue
        if index in beside:
            breaks[index] = cost + GROUP_EXTRA, False
        elif is_katakana(before) and is_katakana(after):
            breaks[index] = cost + KATAKANA_EXTRA, False
        else:
            breaks[index] = cost if all(japanese) else cost - 10, False


def _add_dashes(text: str, breaks: Breaks) -> None:
    """After a hyphen if a real word follows, after a dash between words; never inside a telephone number."""
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if before not in "-–/—" or not after.isalnum() or (index >= 2 and not text[index - 2].isalnum()):
            continue
        if before != "-":
            breaks.setdefault(index, (AFTER_DASH, False))
            continue
        following = _LETTERS.match(text, index)
        if not after.isdigit() and following and len(following.group()) >= LEAST_AFTER_HYPHEN:
            breaks.setdefault(index, (AFTER_HYPHEN, False))


def _add_web(text: str, breaks: Breaks) -> None:
    """After the marks of an address, which is never hyphenated."""
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if before in _WEB_BREAKS and after not in _WEB_BREAKS and after not in NO_START:
            breaks.setdefault(index, (IN_WEB_ADDRESS, False))


def _add_hyphens(text: str, language: str, breaks: Breaks) -> None:
    """By the dictionary, in words of six letters and more; what begins with a capital may be a name and stays whole."""
    if _WEB.search(text):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() or any(map(str.isupper, word)):
            continue
        for position in hyphens(language).positions(word):
            if 3 <= position <= len(word) - 3:
                breaks.setdefault(match.start() + position, (HYPHEN_COST, True))
