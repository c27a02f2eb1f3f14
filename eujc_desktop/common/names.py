"""Names of people: order, capitals, initials, sorting, and kana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from eujc_desktop.common import firms
from eujc_desktop.common.folding import fold

firm_key = firms.key

# Words that belong to a family name but by which lists are often not sorted; in small letters as people write them.
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "del",
        "della",
        "delle",
        "dell'",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "des",
        "der",
        "den",
        "ten",
        "ter",
        "te",
        "'t",
        "’t",
        "op",
        "zu",
        "zum",
        "zur",
        "la",
        "le",
        "les",
        "el",
        "al",
        "af",
        "av",
        "ni",
        "ní",
        "nic",
        "ui",
        "uí",
        "d'",
        "d’",
        "l'",
        "e",
        "i",
        "y",
    ]
)
_JAPANESE = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af]"
)


class Style(StrEnum):
    """In which order and capitals a name is written."""

    FAMILY_CAPITALS_FIRST = "FAMILY Given"
    FAMILY_CAPITALS_LAST = "Given FAMILY"
    GIVEN_FIRST = "Given Family"
    COMMA = "Family, Given"
    INITIALS = "initials"
    SHORT = "G. Family"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts: as in the passport, in its own script, and its reading in kana."""

    family: str = ""
    given: str = ""
    native: str = ""
    kana: str = ""


def styled(name: Name, style: Style | str = Style.FAMILY_CAPITALS_LAST) -> str:
    """A name in Latin letters in one of the styles; the native name where there is no Latin one."""
    if not (name.family or name.given):
        return name.native
    return " ".join(_WRITTEN[Style(style)](name).split())


def capitals(family: str) -> str:
    """A family name in capitals; particles before it stay small (`van 't WOUT`), ß stays readable (`PRÖẞL`)."""
    words = family.split(" ")
    small = 0
    while small < len(words) - 1 and words[small] in _PARTICLES:
        small += 1
    return " ".join([*words[:small], *(word.replace("ß", "ẞ").upper() for word in words[small:])])


def from_capitals(family: str) -> str:
    """A name in capitals as people write it: `Žnidaršič-Kočevar`, `Dell'Oro`, `IJssel`; ß stays lost in `Prössl`."""
    written = re.sub(r"[^\s'’-]+", lambda word: word[0].capitalize(), family)
    return re.sub(r"(?<!\w)Ij(?=\w)", "IJ", written)


def is_particle(word: str) -> bool:
    """Whether a word in small letters belongs to the family name after it: van, de, 't."""
    return word in _PARTICLES


def initials(name: Name) -> str:
    """`MC` for Maria Chiara and `D` for Dell'Oro make `MCD`; Dutch IJ is one letter."""
    return _first_letters(name.given, "") + _first_letters(_without_particles(name.family), "")[:2]


def _first_letters(words: str, mark: str) -> str:
    def first(word: str) -> str:
        return "IJ" if word.startswith("IJ") else word[:1].upper()

    parts = ["-".join(first(half) + mark for half in word.split("-") if half) for word in words.split()]
    return (" " if mark else "").join(parts) if mark else "".join(parts).replace("-", "")


_WRITTEN: dict[Style, Callable[[Name], str]] = {
    Style.FAMILY_CAPITALS_FIRST: lambda name: f"{capitals(name.family)} {name.given}",
    Style.FAMILY_CAPITALS_LAST: lambda name: f"{name.given} {capitals(name.family)}",
    Style.GIVEN_FIRST: lambda name: f"{name.given} {name.family}",
    Style.COMMA: lambda name: ", ".join(filter(None, (name.family, name.given))),
    Style.INITIALS: initials,
    Style.SHORT: lambda name: f"{_first_letters(name.given, '.')} {name.family}",
}


def is_japanese(text: str) -> bool:
    """Whether a text holds kana or kanji."""
    return _JAPANESE.search(text) is not None


# --- sorting ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)  # the people of a mission are put in order at each look at it
def sort_key(
    name: Name, language: Literal["en", "ja"] = "en", *, particles: Literal["with", "without"] = "with"
) -> tuple[int, str, str, str]:
    """A key that sorts people as a list in that language does.

    In Japanese lists everyone who has a reading comes in kana order, never by kanji; Latin names follow. In European
    lists names sort by folded Latin letters; `particles="without"` files van den Broecke under B.
    """
    if language == "ja" and (reading := _reading(name)):
        return (0, _kana_order(_family_first(reading, name)), "", reading)
    family = _without_particles(name.family) if particles == "without" else name.family
    if family or name.given:
        return (1, _letters(family or name.given), _letters(name.given), f"{name.family}\t{name.given}")
    return (2, _kana_order(_reading(name)) or fold(name.native), "", name.native)


def _family_first(reading: str, name: Name) -> str:
    """The reading of a European name, where the given names come first, with the family name before them."""
    parts = reading.split("・")
    given = min(len(re.split(r"[\s-]+", name.given)), len(parts) - 1) if name.given else 0
    return "・".join([*parts[given:], *parts[:given]])


def _reading(name: Name) -> str:
    if name.kana:
        return name.kana
    return name.native if re.fullmatch("[\u3040-\u30ff\\s]+", name.native) else ""


def _kana_order(reading: str) -> str:
    """Kana in dictionary order: family before given name, small and voiced kana beside the plain ones."""
    plain = fold(reading.replace("・", " ").replace("＝", " "))
    return " ".join(_base(word) + "\x01" + word for word in plain.split())


def _base(word: str) -> str:
    apart = unicodedata.normalize("NFD", word).translate({0x3099: None, 0x309A: None})
    return apart.translate(_LARGE).replace("ー", "")


_LARGE = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")


def _letters(words: str) -> str:
    folded = fold(words)
    return folded if folded.isalnum() else re.sub(r"\W+", "", folded)


def _without_particles(family: str) -> str:
    words = family.split()
    while len(words) > 1 and fold(words[0]) in _PARTICLES:
        words = words[1:]
    found = " ".join(words)
    return re.sub(r"^(?:[Dd]ell|[Dd]|[Ll])['’](?=\w)", "", found)


# --- Japanese names --------------------------------------------------------------------------------------------------


def katakana(text: str) -> str:
    """Hiragana and half-width kana as full-width katakana; all else as it was."""
    import jaconv

    return str(jaconv.hira2kata(full_width(text)))


def hiragana(text: str) -> str:
    """Katakana of either width as hiragana; all else as it was."""
    import jaconv

    return str(jaconv.kata2hira(full_width(text)))


_KANJI = r"[\u3005\u3400-\u9fff\U00020000-\U0003ffff]+"


def furigana(text: str, reading: str) -> tuple[tuple[str, str], ...]:
    """Stretches of a Japanese text with the hiragana over each stretch of kanji; empty where the two do not match."""
    runs = [run for run in re.split(f"({_KANJI})", text) if run]
    is_kanji = [re.fullmatch(_KANJI, run) is not None for run in runs]
    pattern = "".join("(.+?)" if kanji else re.escape(hiragana(run)) for run, kanji in zip(runs, is_kanji, strict=True))
    if not (found := re.fullmatch(pattern, hiragana(reading))):
        return ()
    readings = iter(found.groups())
    return tuple((run, next(readings) if kanji else "") for run, kanji in zip(runs, is_kanji, strict=True))


def full_width(text: str) -> str:
    """Half-width kana as full-width; letters and digits as they were."""
    import jaconv

    return str(jaconv.h2z(text, kana=True, ascii=False, digit=False))
