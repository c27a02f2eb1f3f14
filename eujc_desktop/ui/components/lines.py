"""Words in several lines of a narrow room: broken between words, long ones by syllables, with a hyphen."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from eujc_desktop.ui.components.paint import elided

_SOFT = "\u00ad"
_VOWEL, _CONSONANT = "aeiouyàâäéèêëîïôöùûüāēīōū", "bcdfghjklmnpqrstvwxzç"
_DIGRAPH = "sh|ch|th|ts|ph|[kgnhbpmr]y|[bcdfgkpt][rl]"
_BREAK = re.compile(
    f"(?<=[{_VOWEL}])(?=(?:{_DIGRAPH}|[{_CONSONANT}])[{_VOWEL}])"
    f"|(?<=[{_VOWEL}][{_CONSONANT}])(?=(?:{_DIGRAPH}|[{_CONSONANT}])[{_VOWEL}])",
    re.IGNORECASE,
)
"""Before the consonant with which a syllable begins: so names from Japan are broken, and most words of Europe."""
_ONE_SOUND = re.compile(_DIGRAPH, re.IGNORECASE)
_LEAST = 2
"""So many letters stay on either side of a break."""
_WORD = re.compile(rf"([^\W\d_]{{{2 * _LEAST - 1},}}-?)([:;,.!?)]*)")
"""A word, and the signs after it, which begin no line."""


def wrapped(text: str, font: QFont, widths: list[float], most: int) -> list[str]:
    """A text in at most so many lines, the first ones of `widths`, the others of the last; a longer one is elided.

    A word that fits no line is broken after a syllable, with a hyphen; what still does not fit, anywhere.
    """
    text = _with_breaks(text, QFontMetricsF(font), min(widths))
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        width = widths[min(len(found), len(widths) - 1)]
        line.setLineWidth(max(8.0, width))
        start = line.textStart()
        if len(found) == most - 1:
            found.append(elided(text[start:].replace(_SOFT, ""), font, width))
            break
        part = text[start : start + line.textLength()]
        found.append(part.replace(_SOFT, "").strip() + "-" * part.endswith(_SOFT))
    layout.endLayout()
    return found


def _with_breaks(text: str, metrics: QFontMetricsF, width: float) -> str:
    """A text whose words that are too wide have soft hyphens where they may be broken."""
    text = text.replace(_SOFT, "")
    if metrics.horizontalAdvance(text) <= width:
        return text
    return _WORD.sub(lambda word: _by_syllables(word[1], word[2], metrics, width), text)


def _by_syllables(word: str, signs: str, metrics: QFontMetricsF, width: float) -> str:
    if metrics.horizontalAdvance(word + signs) <= width:
        return word + signs
    places = [
        at
        for at in (found.start() for found in _BREAK.finditer(word))
        if _LEAST <= at <= len(word) - _LEAST and not _ONE_SOUND.fullmatch(word[at - 1 : at + 1])
    ]
    return _SOFT.join(word[start:end] for start, end in zip([0, *places], [*places, len(word)], strict=True)) + signs
