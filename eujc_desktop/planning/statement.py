"""Lines of a bank statement beside what is open: who has paid what, as far as the line says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.planning.money import in_words


class BankLine(NamedTuple):
    """A line of a statement: the day, what came in (or with a minus went out), the words beside, and its currency."""

    number: int
    day: date | None
    amount: Decimal
    text: str
    currency: str = ""


class Expected(NamedTuple):
    """A sum that is to come, or with a minus to go out; `paid` when it already did."""

    key: str
    name: str
    words: tuple[str, ...]
    """Names by which a payer may be known, as family name and company."""
    reference: str
    amount: Decimal
    currency: str = "EUR"
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Whose payment a line is: `sure`, or to `ask` about with the reasons and who else it may be, or of `nobody`."""

    line: BankLine
    state: Literal["sure", "ask", "nobody"]
    of: str = ""
    doubts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


_LEAST = 4
"""A shorter reference is found in too many words."""
_WORD = re.compile(r"[^\W_]+")
_SHORT = 2
"""So short a name is no name to look for."""


def matched(lines: Sequence[BankLine], expected: Sequence[Expected]) -> list[Match]:
    """Each line with who it is of: by its reference, else one with two digits swapped, else by name and sum."""
    found = [_match(line, expected) for line in lines]
    taken: dict[str, int] = {}
    for one in found:
        if one.of:
            taken[one.of] = taken.get(one.of, 0) + 1
    return [_twice(one) if one.of and taken[one.of] > 1 else one for one in found]


def _twice(one: Match) -> Match:
    return Match(one.line, "ask", one.of, (*one.doubts, say("Two lines are of the same person.")), one.others)


def _match(line: BankLine, expected: Sequence[Expected]) -> Match:
    """The reference counts most; what goes out is looked for among refunds only."""
    here = [one for one in expected if (one.amount < 0) == (line.amount < 0)]
    words = _plain(line.text)
    if named := [one for one in here if len(_plain(one.reference)) >= _LEAST and _holds(words, _plain(one.reference))]:
        return _judged(line, named, ())
    swapped = [one for one in here if any(_holds(words, each) for each in _swapped(_plain(one.reference)))]
    if swapped:
        doubt = say("The reference may be {reference}, digits swapped.", reference=swapped[0].reference)
        return _judged(line, swapped, (doubt,))
    told = _words(line.text)
    by_name = [one for one in here if any(len(word) > _SHORT and _words(word) in told for word in one.words)]
    if by_name:
        same = [one for one in by_name if one.amount == line.amount] or by_name
        return _judged(line, same, (say("No reference: found by the name."),))
    return Match(line, "nobody")


def _judged(line: BankLine, of: Sequence[Expected], doubts: tuple[str, ...]) -> Match:
    first = next((one for one in of if not one.paid), of[0])
    told = [*doubts]
    if len(of) > 1:
        told.append(say("It may be of several people: {names}.", names=", ".join(one.name for one in of)))
    if first.paid:
        told.append(say("{name} has paid already.", name=first.name))
    if first.amount != line.amount or line.currency not in ("", first.currency):
        came = in_words(abs(line.amount), line.currency or first.currency)
        told.append(say("{came} instead of {asked}.", came=came, asked=in_words(abs(first.amount), first.currency)))
    others = tuple(one.key for one in of if one is not first)
    return Match(line, "ask" if told else "sure", first.key, tuple(told), others)


def _words(text: str) -> str:
    """The words alone, with a blank around each."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _plain(text: str) -> str:
    """Letters and digits alone: banks take marks out and blanks in."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def _holds(words: str, reference: str) -> bool:
    """Whether the reference is there, and not as the beginning of a longer number."""
    return re.search(rf"{re.escape(reference)}(?!\d)", words) is not None


def _swapped(reference: str) -> Iterable[str]:
    """The reference with each pair of neighbouring digits at its end swapped."""
    for at in range(max(len(reference) - 4, 0), len(reference) - 1):
        one, other = reference[at], reference[at + 1]
        if one != other and one.isdigit() and other.isdigit() and len(reference) >= _LEAST:
            yield f"{reference[:at]}{other}{one}{reference[at + 2 :]}"
