"""The sheet beside an itinerary that says how long a group takes from place to place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.exchange.headings import words
from eujc_desktop.exchange.matching import heading_key
from eujc_desktop.exchange.sheets import Book, Sheet
from eujc_desktop.fields.readings import as_text
from eujc_desktop.fields.travel_times import TravelTimes

_LOOKED_AT = 10
_KIND = TravelTimes()


@dataclass(frozen=True, slots=True)
class Stated:
    """The minutes a workbook states, as lines of the field; the sheet they stand in, and its rows that say none."""

    sheet: str = ""
    lines: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()

    @property
    def remarks(self) -> list[str]:
        """What to tell of it beside the itinerary."""
        if not self.lines:
            return []
        told = [
            say("Minutes from place to place are read from “{sheet}”: {n} ways.", sheet=self.sheet, n=len(self.lines))
        ]
        if self.unread:
            rows = ", ".join(map(str, self.unread[:3])) + (" …" if len(self.unread) > 3 else "")
            told.append(
                say(
                    "“{sheet}”, row {rows}: states no way with its minutes, and is left aside.",
                    sheet=self.sheet,
                    rows=rows,
                )
            )
        return told


def stated(book: Book, plan: Sheet) -> Stated:
    """The minutes stated in another sheet than that of the plan; nothing where there is no such sheet."""
    for sheet in book.sheets:
        if sheet is not plan and (found := _columns(sheet)) is not None:
            header, columns = found
            lines, unread = _lines(sheet, header, columns)
            return Stated(sheet.name, tuple(lines), tuple(unread))
    return Stated()


def _columns(sheet: Sheet) -> tuple[int, list[int]] | None:
    """The row of headings and the columns of both ends and of the minutes, where a sheet has all of them."""
    wanted = [{heading_key(word) for word in words(f"way.{name}")} for name in ("start", "end", "minutes")]
    for number, cells in sheet.rows[:_LOOKED_AT]:
        keys = [heading_key(as_text(cell)) for cell in cells]
        columns = [next((at for at, key in enumerate(keys) if key in some), -1) for some in wanted]
        if -1 not in columns:
            return number, columns
    return None


def _lines(sheet: Sheet, header: int, columns: Sequence[int]) -> tuple[list[str], list[int]]:
    lines: list[str] = []
    unread: list[int] = []
    for number, cells in _below(sheet, header):
        start, end, minutes = (as_text(cells[at]).strip() if at < len(cells) else "" for at in columns)
        try:
            lines += _KIND.parse((f"{start} – {end}: {minutes}",)) or ()
        except ValueError:
            unread.append(number)
    return lines, unread


def _below(sheet: Sheet, header: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    return ((number, cells) for number, cells in sheet.rows if number > header)
