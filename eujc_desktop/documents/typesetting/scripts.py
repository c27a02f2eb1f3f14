"""Which characters are Japanese, and which may not begin or end a line."""

from __future__ import annotations

NO_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‐–〜～,.:;?!)]}%…‥"
)
"""Never the first of a line (kinsoku)."""

NO_END = frozenset("‘“（〔［｛〈《「『【￥＄£＃([{$€¥#〒")
"""Never the last of a line."""

OPENING = frozenset("（「『【〔［｛〈《")
CLOSING = frozenset("）」』】〕］｝〉》、。，．")
"""Marks that fill half their square and may stand on half of it."""

_RANGES = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))


def is_japanese(char: str) -> bool:
    """Whether a character is kana, kanji, Japanese punctuation or full width."""
    code = ord(char)
    return code >= 0x2E80 and any(first <= code <= last for first, last in _RANGES)


def has_japanese(text: str) -> bool:
    """Whether any character is Japanese."""
    return not text.isascii() and any(map(is_japanese, text))


def is_katakana(char: str) -> bool:
    """Whether a character belongs to a katakana word; the middle dot between words does not."""
    return "\u30a0" <= char <= "\u30ff" and char != "・"
