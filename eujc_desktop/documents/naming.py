"""Names as the papers set them: original script first, Latin below, the family name in SemiBold."""

from __future__ import annotations

import re
import unicodedata

from eujc_desktop.documents.blocks.text import Piece, Span
from eujc_desktop.documents.content import PersonName

LONGEST_KANA = 12
"""A word of more letters does not fit on a line of a title."""
_KANA = re.compile(r"([ァ-ヺー]{2,})")


def is_japanese(text: str) -> bool:
    """Whether a text holds kana or kanji."""
    return any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or ord(c) >= 0x20000 for c in text)


def in_other_script(name: PersonName) -> bool:
    """Whether the native form is written in another script than Latin."""
    letters = [c for c in name.native if c.isalpha()]
    return bool(letters) and not any("LATIN" in unicodedata.name(c, "") for c in letters)


def leading_parts(name: PersonName) -> tuple[str, str]:
    """Given and family name in the script a paper begins with; Japanese names put the family first."""
    if not in_other_script(name):
        return (name.given, name.family) if name.latin else ("", name.native)
    words = name.native.split()
    if len(words) < 2:
        return "", name.native
    if is_japanese(name.native):
        return " ".join(words[1:]), words[0]
    count = max(min(len(name.given.split()) or 1, len(words) - 1), 1)
    return " ".join(words[:count]), " ".join(words[count:])


def unbroken(title: str) -> list[Piece]:
    """A title in which each word in katakana stays whole."""
    return [
        Span(part, no_break=bool(_KANA.fullmatch(part)) and len(part) <= LONGEST_KANA)
        for part in _KANA.split(title)
        if part
    ]


def name_spans(name: PersonName) -> list[Piece]:
    """The name to print first."""
    given, family = leading_parts(name)
    strong = Span(family, weight="semibold")
    if in_other_script(name) and is_japanese(name.native):
        return [strong, f"\u2002{given}"] if given else [strong]
    if not family:
        return [Span(given, weight="semibold")]
    return [Span(f"{given} ", no_break=True), strong] if given else [strong]


def second_script(name: PersonName) -> str:
    """The form below the first: Latin letters under another script, a differing Latin form under Latin letters."""
    if in_other_script(name):
        return name.latin
    return name.native if name.native and name.native not in {name.latin, f"{name.family} {name.given}"} else ""


def romaji(name: PersonName) -> str:
    """Latin form of a Japanese name with the family name in capitals; other names as typed."""
    if not is_japanese(name.native) or not _plain(name.family):
        return name.latin
    return " ".join(part for part in (name.given, name.family.upper()) if part)


def _plain(text: str) -> bool:
    """Whether every letter is a Latin one of romaji: a to z, with or without macron."""
    bare = unicodedata.normalize("NFD", text).replace("\u0304", "")
    return bare.isascii()


def furigana(native: str, reading: str) -> list[Piece]:
    """Each part of the name under its own reading; the whole under the whole where the parts do not match."""
    if not reading:
        return [native]
    parts, readings = native.split(), reading.split()
    if len(parts) != len(readings):
        return [Span(native, ruby=reading)]
    pieces: list[Piece] = []
    for i, (part, kana) in enumerate(zip(parts, readings, strict=True)):
        if i:
            pieces.append(" ")
        pieces.append(part if _is_kana(part) else Span(part, ruby=kana))
    return pieces


def _is_kana(text: str) -> bool:
    return all("\u3040" <= c <= "\u30ff" for c in text)
