"""Kana in Latin letters, for search: the plain spelling (`satou`) and a key without long vowels (`sato`)."""

from __future__ import annotations

import re
from functools import lru_cache

_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
_ODD = {
    "シ": "shi",
    "チ": "chi",
    "ツ": "tsu",
    "フ": "fu",
    "ジ": "ji",
    "ヂ": "ji",
    "ヅ": "zu",
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ワ": "wa",
    "ヰ": "i",
    "ヱ": "e",
    "ヲ": "o",
    "ン": "n",
    "ヴ": "vu",
    "ヵ": "ka",
    "ヶ": "ke",
}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa"}
_BASE = {kana: row + vowel for row, kanas in _ROWS.items() for kana, vowel in zip(kanas, "aiueo", strict=True)} | _ODD
_SYLLABLE = re.compile(f"ッ|ー|[{''.join(_BASE)}][{''.join(_SMALL)}]?|[{''.join(_SMALL)}]")
_LONG = re.compile(r"aa+|ii+|uu+|ee+|o[ou]+|oh(?![aeiouy])")


@lru_cache(maxsize=4096)
def spelled(katakana: str) -> str:
    """Katakana as it is typed in Latin letters: `サトウ` is `satou`; a long mark is left out."""
    letters = ""
    double = False
    for syllable in _SYLLABLE.findall(katakana):
        if syllable == "ッ":
            double = True
        elif syllable != "ー":
            sound = _sound(syllable)
            letters += (("t" if sound.startswith("ch") else sound[:1]) if double else "") + sound
            double = False
    return letters


def _sound(syllable: str) -> str:
    if len(syllable) == 1:
        return _BASE.get(syllable) or _SMALL[syllable]
    base, small = _BASE[syllable[0]], _SMALL[syllable[1]]
    if base == "u":
        return f"w{small}"
    if small[0] == "y" and base in {"shi", "chi", "ji"}:
        return base[:-1] + small[1:]
    return base[:-1] + small


def without_length(letters: str) -> str:
    """A Latin spelling with long vowels made short and `m` before lips as `n`: Satoh, Satou → `sato`."""
    short = _LONG.sub(lambda found: found.group()[0], letters)
    return re.sub("m(?=[bmp])", "n", short)


def with_h(letters: str) -> str:
    """The spelling that marks each long o by an h: `oono` → `ohno`."""
    return re.sub("o[ou](?![aeiou])", "oh", letters)
