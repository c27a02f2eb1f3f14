"""What participants think of a mission: means with their number and spread, beside those of earlier editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import NamedTuple

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say

MOST: Mapping[str, int] = MappingProxyType({"5": 5, "10": 10, "yes/no": 1})
"""The most points of each scale; least are 1, and 0 for no."""


class Ask(NamedTuple):
    """A question as it is asked: once, or of one visit or speaker, by whose id and name."""

    question: str
    text: str
    scale: str
    about: str = "mission"
    subject: str = ""
    subject_name: str = ""
    text_ja: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The question and what it is asked about."""
        return self.question, self.subject


class Mean(NamedTuple):
    """How many answered, their mean, how far they lie apart (standard deviation), and how often each answer came."""

    n: int
    mean: float | None = None
    spread: float | None = None
    counts: tuple[tuple[int, int], ...] = ()


NO_ANSWER = Mean(0)


def mean(points: Iterable[int | None]) -> Mean:
    """The mean of the answers there are; of a single answer nothing is said of the spread."""
    given = sorted(point for point in points if point is not None)
    if not given:
        return NO_ANSWER
    middle = sum(given) / len(given)
    spread = sqrt(sum((point - middle) ** 2 for point in given) / len(given)) if len(given) > 1 else None
    return Mean(len(given), middle, spread, tuple(sorted(Counter(given).items())))


def together(means: Iterable[Mean]) -> Mean:
    """The answers of several questions as those of one."""
    return mean(point for one in means for point, times in one.counts for _ in range(times))


def read(text: str, scale: str) -> int | None:
    """The points typed for a scale; None for nothing, ValueError in words for what the scale does not know."""
    words = text.strip().casefold()
    if not words:
        return None
    if scale == "yes/no":
        if words in _YES:
            return 1
        if words in _NO:
            return 0
        raise ValueError(say("“{text}” is neither yes nor no", text=text))
    most = MOST[scale]
    if not (words.isdecimal() and len(words) <= 2 and 1 <= int(words) <= most):
        raise ValueError(say("“{text}” is not one of 1 to {most}", text=text, most=most))
    return int(words)


_YES = frozenset({"1", "y", "yes", "oui", "ja", "はい", "○", "o"})
_NO = frozenset({"0", "n", "no", "non", "nein", "いいえ", "×", "x"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A question with what was answered here, and in the editions before."""

    ask: Ask
    now: Mean
    before: Mean = NO_ANSWER

    @property
    def change(self) -> float | None:
        """By how much the mean has risen, where both are known."""
        if self.now.mean is None or self.before.mean is None:
            return None
        return self.now.mean - self.before.mean


def compared(
    asks: Sequence[Ask],
    given: Mapping[tuple[str, str], Sequence[int | None]],
    before: Mapping[str, Sequence[int | None]],
) -> list[Compared]:
    """Each question with its mean, and that of the same question in editions before, of whatever it was asked about."""
    return [
        Compared(ask, mean(given.get(ask.key, ())), mean(before.get(ask.question, ())))
        for ask in asks
        if ask.scale != "words"
    ]


def under_headings(block: Sequence[Sequence[str]], asks: Sequence[Ask]) -> tuple[list[int | None], list[str]]:
    """For each column of a block whose first line names questions the place of its question, and what names none.

    Empty when less than two of them are known, or half: then the first line holds answers.
    """
    line = [text.strip() for text in block[0]] if block else []
    named: dict[str, int] = {}
    for at, ask in enumerate(asks):
        for words in (f"{ask.text} {ask.subject_name}", f"{ask.subject_name} {ask.text}", ask.subject_name, ask.text,
                      ask.text_ja, f"Q{at + 1}"):  # fmt: skip
            if words.strip():
                named.setdefault(fold(words.strip()), at)
    found = [named.get(fold(text)) if text else None for text in line]
    known = sum(at is not None for at in found)
    if known < min(2, len(asks)) or known * 2 < sum(map(bool, line)) - 1:
        return [], []
    return found, [text for text, at in zip(line, found, strict=True) if text and at is None]
