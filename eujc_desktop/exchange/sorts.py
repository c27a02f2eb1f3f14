"""Lists of other sorts that reach the office: known by their headings, so that they are refused by name."""

from __future__ import annotations

from datetime import date

from eujc_desktop.common.said import say
from eujc_desktop.exchange.matching import heading_key
from eujc_desktop.exchange.sheets import Book, Sheet

_LOOKED_AT = 10
_DAYS = 3
ATTENDANCE = say("the attendance of people by day")
ACTIVITIES = say("figures of past activities")
WISHES = say("the wishes of a partnering day")
_BY_HEADINGS = (
    ({"european wish", "japanese answer"}, WISHES),
    ({"year", "programme", "deliverable tag"}, ACTIVITIES),
)


def other_sort(book: Book, sheet: str | None, wanted: str) -> str:
    """What a file holds that is not the sort `wanted`, with its sheet; empty when nothing speaks against it.

    With `sheet` only that one is looked at: it may be a list for us though another one is not.
    """
    for each in book.sheets if sheet is None else [book.sheet(sheet)]:
        if (words := _sort(each)) and words != wanted:
            return say("{words} (sheet “{name}”)", words=words, name=each.name) if each.name else words
    return ""


def _sort(sheet: Sheet) -> str:
    for number, cells in sheet.rows[:_LOOKED_AT]:
        headings = {heading_key(cell) for cell in cells if isinstance(cell, str)}
        for wanted, words in _BY_HEADINGS:
            if wanted <= headings:
                return words
        if _attendance(sheet, number, [at for at, cell in enumerate(cells) if isinstance(cell, date)]):
            return ATTENDANCE
    return ""


def _attendance(sheet: Sheet, header: int, days: list[int]) -> bool:
    """Whether most of what stands below these days is a mark of one letter."""
    if len(days) < _DAYS:
        return False
    below = [row[at] for number, row in sheet.rows if number > header for at in days if at < len(row)]
    filled = [cell for cell in below if cell not in (None, "")]
    marks = sum(isinstance(cell, str) and len(cell.strip()) == 1 for cell in filled)
    return marks > 0.8 * len(filled)
