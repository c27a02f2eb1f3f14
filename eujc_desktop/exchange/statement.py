"""A bank statement as it was copied or saved: its lines with day, sum and words, whatever columns it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from eujc_desktop.common import bank_numbers
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean
from eujc_desktop.exchange import reader_text
from eujc_desktop.exchange.reader_limits import Unreadable
from eujc_desktop.exchange.sheets import read_book
from eujc_desktop.fields.kinds import Day, Hints
from eujc_desktop.fields.numbers import number, with_minus
from eujc_desktop.fields.readings import as_text, plain


class StatementLine(NamedTuple):
    """A line of a statement: the day, what came in (or with a minus went out), the words beside, and its currency."""

    number: int
    day: date | None
    amount: Decimal
    text: str
    currency: str = ""


class _Columns(NamedTuple):
    """Which columns are what, by their headings; without headings nothing is known."""

    sums: frozenset[int] = frozenset()
    out: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()
    """What was left on the account, and the currency of it: no sums of lines."""


_CURRENCIES = frozenset(
    ("EUR", "JPY", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "CNY")
)
_MARKS = {"€": "EUR", "¥": "JPY", "円": "JPY"}
_AROUND = rf"(?:{'|'.join(sorted(_CURRENCIES))}|[€¥円])"
_SUM = re.compile(
    rf"\(?[-+−]?\s*(?:{_AROUND}\s*)?[-+−]?\s*\d[\d.,'’\s]*(?:{_AROUND})?\s*\)?\s*(?P<after>[-+−]|DR?|CR?|S|H)?",
    re.IGNORECASE,
)
_OUT_MARKS = frozenset({"-", "−", "D", "DR", "S"})
_SIGNS = _OUT_MARKS | {"+", "C", "CR", "H"}
_PLAIN_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_CENTS = re.compile(r"[.,]\d\d(?!\d)")
_BALANCE = re.compile(r"\b(?:balance|saldo|solde)\b|残高", re.IGNORECASE)
_OUT = re.compile(r"\b(?:d[ée]bit|soll|belastung|withdrawals?|(?:paid|money) out)\b|出金|支払|引出", re.IGNORECASE)
_IN = re.compile(r"\b(?:cr[ée]dit|haben|gutschrift|deposits?|(?:paid|money) in)\b|入金|預入|預り", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:amount|betrag|umsatz|montant|import[oe]|bedrag|kwota)\b|金額", re.IGNORECASE)
_HEAD, _MOST = 40, 2000
"""Within so many rows the headings stand; so many can be looked at."""


def lines(text: str) -> tuple[list[StatementLine], list[str]]:
    """The lines of a copied text that have a sum, and those in words that were left out."""
    found, left = _lines(_copied(text))
    if not found:
        raise Refused("No line with a sum is on the clipboard.", cure="Copy lines with day, sum and words.")
    return found, left


def of_file(path: Path, progress: Progress = silent) -> tuple[list[StatementLine], list[str]]:
    """The same of a file that a bank has made, as CSV or as a workbook."""
    for sheet in read_book(path, progress).sheets:
        found, left = _lines([[_cell(cell) for cell in cells] for _, cells in sheet.rows])
        if found:
            return found, left
    raise Refused(
        say("“{file}” has no line with a sum.", file=path.name),
        cure="Choose a statement that the bank has saved as CSV or Excel, with day, sum and words.",
    )


def _lines(rows: Sequence[Sequence[str]]) -> tuple[list[StatementLine], list[str]]:
    """Account numbers are taken out at once.

    The sums stand where a heading says so; without one a line's sum is the last cell with cents, else the last number.
    """
    if len(rows) > _MOST:
        raise Refused(
            say("A bank statement of at most {most} lines can be looked at.", most=_MOST),
            cure="Take a shorter time of it.",
        )
    begin, columns = next(((at, known) for at, cells in enumerate(rows[:_HEAD]) if (known := _headed(cells)).sums),
                          (0, _Columns()))  # fmt: skip
    found, left = list[StatementLine](), list[str]()
    for at, cells in enumerate(rows):
        line = _line(at + 1, cells, columns) if at >= begin else None
        if line is not None:
            found.append(line)
        elif any(cells):
            left.append(_words(cells))
    return found, left


def _copied(text: str) -> list[list[str]]:
    mark = "\t" if "\t" in text else reader_text.delimiter_of(text)
    try:
        read = reader_text.table(say("bank statement"), text.encode(), "utf-8", mark)["rows"]
    except Unreadable as exc:
        raise Refused(str(exc.args[0]), cure=exc.args[1]) from exc
    return [[_cell(cell) for cell in cells] for _, cells in read]


def _cell(raw: object) -> str:
    """A cell as text; a number of a workbook with two decimals, so that none is taken for thousands."""
    if isinstance(raw, (float, Decimal)) and raw % 1:
        return f"{raw:.2f}"
    return clean(as_text(raw))


def _headed(cells: Sequence[str]) -> _Columns:
    """What a row of headings says; a row with a day or a sum is none."""
    if any(_day(cell) or _sum(cell) is not None for cell in cells):
        return _Columns()
    out, into, either, aside = (_holding(cells, words) for words in (_OUT, _IN, _EITHER, _BALANCE))
    both = out & into  # “Debit/Credit” says by a letter which it is
    out, into = out - both - aside, into - both - aside
    return _Columns((out | into or either) - aside, out, aside)


def _holding(cells: Sequence[str], words: re.Pattern[str]) -> frozenset[int]:
    return frozenset(at for at, cell in enumerate(cells) if words.search(plain(cell)))


@dataclass
class _Cells:
    """What the cells of a line are."""

    day: date | None = None
    sums: list[tuple[int, str, Decimal]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    sign: str = ""
    currency: str = ""

    def take(self, place: int, cell: str, columns: _Columns) -> None:
        """One more cell."""
        if self.day is None and (found := _day(cell)) is not None:
            self.day = found
        elif (place in columns.sums or not columns.sums) and _day(cell) is None and (sum_ := _sum(cell)) is not None:
            self.sums.append((place, cell, sum_))
        elif cell.upper() in _SIGNS:
            self.sign = cell.upper()
        elif cell.upper() in _CURRENCIES:
            self.currency = self.currency or cell.upper()
        else:
            self.words.append(cell)


def _line(at: int, cells: Sequence[str], columns: _Columns) -> StatementLine | None:
    read = _Cells()
    for place, cell in enumerate(cells):
        if cell and place not in columns.aside:
            read.take(place, cell, columns)
    chosen = _chosen(read.sums)
    if chosen is None:
        return None
    place, cell, amount = chosen
    if place in columns.out or read.sign in _OUT_MARKS:
        amount = -abs(amount)
    others = [other for there, other, _amount in read.sums if there != place]  # a reference may be a number alone
    return StatementLine(at, read.day, amount, _words([*read.words, *others]), _currency(cell) or read.currency)


def _chosen(sums: Sequence[tuple[int, str, Decimal]]) -> tuple[int, str, Decimal] | None:
    """The sum among the numbers of a line: the last with cents or a currency, else the last; nothing is no sum."""
    given = [one for one in sums if one[2]]
    told = [one for one in given if _CENTS.search(one[1]) or _currency(one[1])]
    return next(reversed(told or given), None)


def _currency(cell: str) -> str:
    found = re.search(_AROUND, cell, re.IGNORECASE)
    return _MARKS.get(found[0], found[0].upper()) if found else ""


def _day(cell: str) -> date | None:
    if not (re.search(r"\d[./年 -]", cell) or _PLAIN_DAY.fullmatch(cell)):
        return None
    if _PLAIN_DAY.fullmatch(cell):
        cell = f"{cell[:4]}-{cell[4:6]}-{cell[6:]}"
    try:
        return Day().parse(cell, Hints())
    except ValueError:
        return None


def _sum(cell: str) -> Decimal | None:
    """A number with its sign, wherever that stands: -50, 50-, (50) and 50 D are the same."""
    text = with_minus(plain(cell))
    found = _SUM.fullmatch(text)
    if found is None:
        return None
    try:
        # Banks write two decimals or none: three digits behind a mark are thousands.
        amount = number(re.sub(r"[-+−()]", "", text), whole=True)
    except ValueError:
        return None
    out = text.startswith("(") or "-" in text or "−" in text or (found["after"] or "").upper() in _OUT_MARKS
    return amount if amount is None or not out else -amount


def _words(cells: Iterable[str]) -> str:
    told = (clean(bank_numbers.without(cell)) for cell in cells)
    return " ".join(cell for cell in told if cell)
