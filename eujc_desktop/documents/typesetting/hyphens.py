"""Where a word may be hyphenated, by the patterns of its language.

The patterns are pyphen's; they are read here because pyphen takes apart all fourteen thousand of them at the start,
of which a document needs a few hundred.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

COMMENTS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_NO_DIGITS = str.maketrans("", "", "0123456789")


class Hyphens:
    """The patterns of one dictionary: letters with figures between them, of which odd ones allow a hyphen."""

    def __init__(self, path: Path) -> None:
        encoding, _, patterns = path.read_bytes().partition(b"\n")
        lines = patterns.decode(encoding.strip().decode("ascii")).split()
        # Patterns that change letters ("ck" to "k-k") are left out: a break here never changes a word.
        kept = [line for line in lines if "/" not in line and not line.startswith(COMMENTS)]
        letters = "\n".join(kept).translate(_NO_DIGITS).split("\n")
        self._patterns = dict(zip(letters, kept, strict=True))
        self._longest = max(map(len, self._patterns))

    def positions(self, word: str) -> list[int]:
        """The characters before which the word may be cut."""
        dotted = f".{word.lower()}."
        marks = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, min(start + self._longest, len(dotted)) + 1):
                pattern = self._patterns.get(dotted[start:end])
                if pattern:
                    for index, mark in enumerate(_marks(pattern), start):
                        marks[index] = max(marks[index], mark)
        return [index - 1 for index, mark in enumerate(marks) if mark % 2 and 1 < index <= len(word)]


@lru_cache(maxsize=4096)
def _marks(pattern: str) -> tuple[int, ...]:
    """The figures before, between and after the letters of a pattern, 0 where there is none."""
    marks = [0]
    for char in pattern:
        if char.isdigit():
            marks[-1] = int(char)
        else:
            marks.append(0)
    return tuple(marks)


@cache
def hyphens(language: str) -> Hyphens:
    """The patterns of a language as pyphen names it: en_GB, de_DE, fr."""
    import pyphen

    return Hyphens(Path(str(pyphen.LANGUAGES[language])))
