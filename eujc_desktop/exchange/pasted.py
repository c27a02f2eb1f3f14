"""Cells copied from a spreadsheet, as a sheet on its way in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.exchange import reader_text
from eujc_desktop.exchange.matching import header_row
from eujc_desktop.exchange.reader_limits import MOST_COLUMNS, MOST_ROWS, Unreadable
from eujc_desktop.exchange.sheets import Book, Line, Sheet
from eujc_desktop.fields.field import Field


class Pasted(NamedTuple):
    """What the clipboard holds: text with tabs, and the same as a table for browsers, where there is one.

    `headings` are those of the table it is pasted into, which hold where the cells bring none.
    """

    name: str
    text: str
    html: str = ""
    headings: tuple[str, ...] = ()


def pasted_book(pasted: Pasted) -> Book:
    """The cells as the one sheet of a book; Refused or Damaged say why they are none."""
    rows = _rows(pasted)
    if not rows:
        raise Refused(
            "There are no cells on the clipboard.", cure="Copy the cells in the spreadsheet, then paste them."
        )
    return Book(Path(pasted.name), (Sheet("", tuple(rows)),), pasted.name)


def headed(book: Book, headings: tuple[str, ...], targets: Mapping[str, Field], known: Mapping[str, str]) -> Book:
    """The book with these headings as its first row where the cells bring none of their own."""
    [sheet] = book.sheets
    if not headings or header_row(sheet, targets, known):
        return book
    below = ((number + 1, cells) for number, cells in sheet.rows)
    return replace(book, sheets=(replace(sheet, rows=((1, headings), *below)),))


def _rows(pasted: Pasted) -> list[Line]:
    """Text comes first, since spreadsheets round and cut less in it; torn quotes leave the table."""
    try:
        rows = reader_text.table(pasted.name, pasted.text.encode(), "utf-8", "\t")["rows"]
    except Unreadable as exc:
        if rows := _table(pasted.html):
            return rows
        raise Damaged(str(exc.args[0]), cure=exc.args[1]) from exc
    return rows if any(len(cells) > 1 for _, cells in rows) else _table(pasted.html) or rows


def _table(html: str) -> list[Line]:
    reader = _Table()
    reader.feed(html)
    reader.close()
    return [(at, tuple(cells)) for at, cells in enumerate(reader.rows[:MOST_ROWS], start=1) if any(cells)]


class _Table(HTMLParser):
    """The cells of the first table; one over several columns stands in the first of them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[Any]] = []
        self._cell: list[str] | None = None
        self._wide, self._over = 1, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._over:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._wide = min(int(span), MOST_COLUMNS) if span.isdecimal() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        self._over = self._over or tag == "table"

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._over:
            self._cell.append(" ".join(data.split("\n")))

    def _end_cell(self) -> None:
        if self._cell is not None:
            text = "".join(self._cell).strip()
            self.rows[-1] += [text or None, *[None] * (self._wide - 1)]
            self._cell = None
