"""A bank statement as it was copied: its lines with day, sum and words, whatever columns it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean
from eujc_desktop.exchange import reader_text
from eujc_desktop.exchange.reader_limits import Unreadable
from eujc_desktop.fields.kinds import Day, Hints
from eujc_desktop.fields.numbers import number


class StatementLine(NamedTuple):
    """A line of a statement: the day, what came in (or with a minus went out), and the words beside."""

    number: int
    day: date | None
    amount: Decimal
    text: str


_SUM = re.compile(r"[-+−]?\s*(?:(?:EUR|JPY|€|¥)\s*)?\d[\d.,' \u00a0\u202f]*(?:\s*(?:EUR|JPY|€|円))?", re.IGNORECASE)
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_MOST = 2000


def lines(text: str) -> tuple[list[StatementLine], list[str]]:
    """The lines that have a sum, and those in words that were left out; account numbers are taken out at once.

    The sum is the last cell that is one: what stands behind it, as the balance, is known by its heading.
    """
    rows = _rows(text)
    skip = _balance(rows[0]) if rows else frozenset()
    found, left = list[StatementLine](), list[str]()
    for at, cells in enumerate(rows[:_MOST], 1):
        line = _line(at, [cell for place, cell in enumerate(cells) if place not in skip])
        if line is not None:
            found.append(line)
        elif any(cells):
            left.append(" ".join(_without_accounts(cell) for cell in cells if cell))
    if not found:
        raise Refused("No line with a sum is on the clipboard.", cure="Copy lines with day, sum and words.")
    return found, left


def _rows(text: str) -> list[list[str]]:
    mark = "\t" if "\t" in text else ";"
    try:
        read = reader_text.table(say("bank statement"), text.encode(), "utf-8", mark)["rows"]
    except Unreadable as exc:
        raise Refused(str(exc.args[0]), cure=exc.args[1]) from exc
    return [[clean(str(cell)) if cell is not None else "" for cell in cells] for _, cells in read]


def _balance(headings: Sequence[str]) -> frozenset[int]:
    """The columns that say what was left on the account."""
    words = ("balance", "saldo", "solde", "残高")
    return frozenset(at for at, cell in enumerate(headings) if any(word in cell.casefold() for word in words))


def _line(at: int, cells: Sequence[str]) -> StatementLine | None:
    day, amount, words = None, None, list[str]()
    for cell in cells:
        if day is None and (found := _day(cell)) is not None:
            day = found
        elif (sum_ := _sum(cell)) is not None and _day(cell) is None:
            amount = sum_ if amount is None or sum_ else amount
        elif cell:
            words.append(_without_accounts(cell))
    return None if not amount else StatementLine(at, day, amount, " ".join(words))


def _day(cell: str) -> date | None:
    if not re.search(r"\d[./年 -]", cell):
        return None
    try:
        return Day().parse(cell, Hints())
    except ValueError:
        return None


def _sum(cell: str) -> Decimal | None:
    if not _SUM.fullmatch(cell):
        return None
    try:
        # Banks write two decimals or none: three digits behind a mark are thousands.
        return number(cell.replace("−", "-").replace("+", "").strip(), whole=True)
    except ValueError:
        return None


def _without_accounts(text: str) -> str:
    return clean(_ACCOUNT.sub("", text))
