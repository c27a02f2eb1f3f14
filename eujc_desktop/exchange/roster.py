"""Lists as Excel workbooks: every cell of its own type, ready to filter and to print."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from eujc_desktop.common.errors import Refused
from eujc_desktop.fields.kinds import AnyKind

LONGEST = 32_767
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_NARROWEST, _WIDEST = 6, 42


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its key in the rows, its words, and the kind that formats its values; no kind for a blank one."""

    key: str
    label: str
    kind: AnyKind | None = None
    width: int = 0


@dataclass(frozen=True, slots=True)
class Roster:
    """One list; `lines` stand in the page header beside the title, `note` in the footer."""

    title: str
    sheet: str
    headings: tuple[Heading, ...]
    rows: tuple[Mapping[str, Any], ...]
    line: str = ""
    note: str = ""
    numbered: bool = True


def workbook(rosters: Sequence[Roster], made: date) -> bytes:
    """The lists as sheets of one workbook; Refused names a value that Excel cannot hold."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    book.set_properties({"title": rosters[0].title if rosters else "", "created": _midnight(made)})
    formats = _formats(book)
    for roster in rosters:
        _sheet(book, roster, formats)
    book.close()
    return out.getvalue()


def _midnight(day: date) -> Any:
    from datetime import datetime

    return datetime.combine(day, time())


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top", "border": 1, "border_color": "#D9DEE7"}
    return {
        "head": book.add_format(
            {"bold": True, "bg_color": "#0A1F4D", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
        ),
        "text": book.add_format({**top, "text_wrap": True, "num_format": "@"}),
        "day": book.add_format({**top, "num_format": "d mmm yyyy", "align": "left"}),
        "clock": book.add_format({**top, "num_format": "hh:mm", "align": "left"}),
        "number": book.add_format({**top, "num_format": "#,##0"}),
        "amount": book.add_format({**top, "num_format": "#,##0.00"}),
    }


def _sheet(book: Any, roster: Roster, formats: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(roster.sheet[:31])
    first = 1 if roster.numbered else 0
    labels = (["No."] if roster.numbered else []) + [heading.label for heading in roster.headings]
    for column, label in enumerate(labels):
        sheet.write_string(0, column, label, formats["head"])
    if roster.numbered:
        sheet.set_column(0, 0, 5)
    for column, heading in enumerate(roster.headings, start=first):
        sheet.set_column(column, column, heading.width or _width(roster, heading))
    for number, row in enumerate(roster.rows, start=1):
        if roster.numbered:
            sheet.write_number(number, 0, number, formats["number"])
        for column, heading in enumerate(roster.headings, start=first):
            _write(sheet, number, column, heading, row.get(heading.key), formats)
    _print_set_up(sheet, roster, len(labels))


def _width(roster: Roster, heading: Heading) -> int:
    shown = [_words(heading, row.get(heading.key)) for row in roster.rows]
    longest = max(
        (sum(2 if ord(letter) > 0x2E7F else 1 for letter in line) for words in shown for line in words.split("\n")),
        default=0,
    )
    return max(_NARROWEST, min(_WIDEST, max(longest, len(heading.label)) + 2))


def _words(heading: Heading, value: Any) -> str:
    if value is None:
        return ""
    return heading.kind.format(value) if heading.kind else str(value)


def _write(sheet: Any, row: int, column: int, heading: Heading, value: Any, formats: Mapping[str, Any]) -> None:
    """A cell of the value's own type: days as days, numbers as numbers, all else, phones too, as text."""
    if isinstance(value, date):
        code = _day(sheet, row, column, heading, value, formats)
    elif isinstance(value, time):
        code = sheet.write_datetime(row, column, value, formats["clock"])
    elif isinstance(value, Decimal):
        code = sheet.write_number(row, column, float(value), formats["amount"])
    elif isinstance(value, int) and not isinstance(value, bool):
        code = sheet.write_number(row, column, value, formats["number"])
    else:
        words = _words(heading, value)
        code = (
            sheet.write_string(row, column, words, formats["text"])
            if words
            else sheet.write_blank(row, column, None, formats["text"])
        )
    if code:
        raise Refused(
            f"Row {row}, “{heading.label}”: the text is longer than the {LONGEST:,} letters a cell can hold.",
            cure="Shorten it, then export again.",
        )


def _day(sheet: Any, row: int, column: int, heading: Heading, value: date, formats: Mapping[str, Any]) -> int:
    """Days before 1900 as text, since sheets count wrong there."""
    if value.year < 1900:
        return int(sheet.write_string(row, column, _words(heading, value), formats["text"]))
    return int(sheet.write_datetime(row, column, _midnight(value), formats["day"]))


def _print_set_up(sheet: Any, roster: Roster, columns: int) -> None:
    sheet.freeze_panes(1, min(3, columns - 1) if roster.numbered else 0)
    sheet.autofilter(0, 0, max(len(roster.rows), 1), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(len(roster.rows), 1), columns - 1)
    sheet.set_header(f"&L&B{_safe(roster.title)}&B&R{_safe(roster.line)}")
    sheet.set_footer(f"&L{_safe(roster.note)}&R&P / &N")


def _safe(words: str) -> str:
    """Words in a page header, where & begins a command; Excel holds 255 letters there."""
    return words.replace("&", "&&")[:100]


Row = Mapping[str, Any]
Count = Callable[[Row], Any]


def statistics(rows: Sequence[Row], labels: Mapping[str, str]) -> tuple[Row, ...]:
    """How many rows have each value of each column, with the share; counts only, no names."""
    import pandas as pd

    if not rows:
        return ()
    table = pd.DataFrame([{key: row.get(key) for key in labels} for row in rows], dtype="object")
    found: list[Row] = []
    for key, label in labels.items():
        counts = table[key].fillna("not known").astype(str).value_counts()
        found += [
            {"cut": label, "value": str(value), "count": int(count), "share": Decimal(int(count) * 100) / len(rows)}
            for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
        ]
    return tuple(found)
