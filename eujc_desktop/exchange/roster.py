"""Lists as Excel workbooks: every cell of its own type, ready to filter, to print, and to come back."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean
from eujc_desktop.exchange.headings import both_names
from eujc_desktop.fields.kinds import AnyKind

SAVED_AT = "Saved at step"
"""The heading of the column that says how far the history of the office went when a list was saved."""
STOOD = "On these lists"
"""The hidden sheet that says who stood on the other sheets when they were saved, whatever becomes of their rows."""
LONGEST = 32_767
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_NARROWEST, _WIDEST = 6, 28
_LINE_HEIGHT, _TO_WRITE_IN, _MOST_LINES = 15, 26, 20
"""Heights in points of a line, and of a row where something is filled in by hand; and the most lines of a row."""
_WIDE = re.compile("[\u2e80-\U0010ffff]")
_LIST, _HINT_TITLE = 255, 32
"""So many letters Excel takes in the list of a cell and in what it says there, and in the title of that."""
_NUMBER = {"en": "No.", "ja": "番号"}
_TITLE, _LINE = 120, 90
"""So many letters of each fit into a page header, which holds 255."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its key in the rows, its words, and the kind that formats its values; no kind for a blank one.

    A list for Japan says the words in Japanese, too. Where a column is filled in outside, `choices` are the words to
    take one from, and `hint` says what else fits.
    """

    key: str
    label: str
    kind: AnyKind | None = None
    width: int = 0
    choices: tuple[str, ...] = ()
    hint: str = ""
    label_ja: str = ""

    @property
    def head(self) -> str:
        """What stands over the column."""
        return both_names(self.label, self.label_ja)


@dataclass(frozen=True, slots=True)
class Roster:
    """One list; `line` stands in the page header beside the title, `note` in the footer.

    `id_key` names what finds a row again when the workbook comes back; it stands in a hidden column that is not
    printed, beside `saved_at`, the step of the office's history at which the list was made. `remarks` tell the office
    what to know before the list leaves. Numbers of lines and days are written as the `language` does.
    """

    title: str
    sheet: str
    headings: tuple[Heading, ...]
    rows: tuple[Mapping[str, Any], ...]
    line: str = ""
    note: str = ""
    numbered: bool = True
    id_key: str = ""
    saved_at: int = 0
    remarks: tuple[str, ...] = ()
    language: str = "en"


def workbook(rosters: Sequence[Roster], made: date) -> bytes:
    """The lists as sheets of one workbook; Refused names a value that Excel cannot hold."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    book.set_properties({"title": rosters[0].title if rosters else "", "created": datetime.combine(made, time())})
    formats = _Formats(book)
    for roster in rosters:
        _sheet(book, roster, formats)
    _stood(book, rosters)
    book.close()
    return out.getvalue()


_TOP = {"valign": "top", "border": 1, "border_color": "#D9DEE7"}
_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#0A1F4D", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"},
    "no": {**_TOP, "align": "center"},
    "text": {**_TOP, "text_wrap": True, "num_format": "@"},
    "day": {**_TOP, "num_format": "d mmm yyyy", "align": "left"},
    "day ja": {**_TOP, "num_format": "yyyy/mm/dd", "align": "left"},
    "clock": {**_TOP, "num_format": "hh:mm", "align": "left"},
    "number": {**_TOP, "num_format": "#,##0"},
    "amount": {**_TOP, "num_format": "#,##0.00"},
}


class _Formats(dict[str, Any]):
    """The formats of a workbook; those that no cell has are never made."""

    def __init__(self, book: Any) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, name: str) -> Any:
        made = self[name] = self._book.add_format(_LOOKS[name])
        return made


def _sheet(book: Any, roster: Roster, formats: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(roster.sheet[:31])
    first = 1 if roster.numbered else 0
    values = [[row.get(heading.key) for heading in roster.headings] for row in roster.rows]
    texts = [[_words(*pair) for pair in zip(roster.headings, row, strict=True)] for row in values]
    longest = [max((max(_spans(text)) for text in set(column)), default=0) for column in zip(*texts, strict=True)]
    longest = longest or [0] * len(roster.headings)
    widths = [heading.width or _width(heading, most) for heading, most in zip(roster.headings, longest, strict=True)]
    for column, width in enumerate(widths, start=first):
        sheet.set_column(column, column, width)
    _head(sheet, roster, widths, formats)
    by_hand = any(heading.kind is None or heading.hint or heading.choices for heading in roster.headings)
    lined = {at for line in texts for at, text in enumerate(line) if "\n" in text}
    breaking = [at for at, width in enumerate(widths) if longest[at] >= width or at in lined]
    for number, (row, line) in enumerate(zip(values, texts, strict=True), start=1):
        lines = max((_lines(line[at], widths[at]) for at in breaking), default=1)
        _height(sheet, number, lines, least=_TO_WRITE_IN if by_hand else _LINE_HEIGHT)
        _row(sheet, roster, number, row, line, formats)
    for column, heading in enumerate(roster.headings, start=first):
        _help(sheet, heading, column, len(roster.rows))
    if roster.id_key:
        _ids(sheet, roster, len(widths) + first, formats)
    _print_set_up(sheet, roster, len(widths) + first)


def _help(sheet: Any, heading: Heading, column: int, rows: int) -> None:
    """What Excel offers and says where a cell of the column is filled in."""
    rule: dict[str, Any] = {"validate": "any"}
    if heading.choices and len(",".join(heading.choices)) <= _LIST:
        rule = {"validate": "list", "source": list(heading.choices), "error_type": "warning"}
    if heading.hint:
        rule |= {"input_title": heading.label[:_HINT_TITLE], "input_message": heading.hint[:_LIST]}
    if len(rule) > 1 and rows:
        sheet.data_validation(1, column, rows, column, rule)


def _head(sheet: Any, roster: Roster, widths: Sequence[int], formats: Mapping[str, Any]) -> None:
    labels = [heading.head for heading in roster.headings]
    if roster.numbered:
        sheet.set_column(0, 0, 5)
    for column, label in enumerate([_NUMBER[roster.language], *labels] if roster.numbered else labels):
        sheet.write_string(0, column, label, formats["head"])
    lines = max((_lines(label, width) for label, width in zip(labels, widths, strict=True)), default=1)
    _height(sheet, 0, lines, least=_LINE_HEIGHT)


def _row(
    sheet: Any, roster: Roster, number: int, row: Sequence[Any], line: Sequence[str], formats: Mapping[str, Any]
) -> None:
    """The cells of a row; nearly all of them hold a text or nothing."""
    if roster.numbered:
        sheet.write_number(number, 0, number, formats["no"])
    first, plain, blank, string = int(roster.numbered), formats["text"], sheet.write_blank, sheet.write_string
    ja = roster.language == "ja"
    for column, (value, text) in enumerate(zip(row, line, strict=True), start=first):
        if value is None:
            refused = blank(number, column, None, plain)
        elif type(value) is str and text:
            refused = string(number, column, text, plain)
        else:
            refused = _write(sheet, number, column, value, text, formats, "day ja" if ja else "day")
        if refused:
            raise _too_long(roster, number + 1, roster.headings[column - first])


def _height(sheet: Any, number: int, lines: int, *, least: int) -> None:
    """Room for the lines into which the longest cell breaks, since not every program makes it by itself."""
    if lines > 1 or least != _LINE_HEIGHT:
        sheet.set_row(number, max(least, _LINE_HEIGHT * min(lines, _MOST_LINES)))


def _lines(text: str, width: int) -> int:
    return sum(-(-span // (width - 1)) or 1 for span in _spans(text))


@lru_cache(maxsize=4096)
def _spans(text: str) -> tuple[int, ...]:
    """How wide each line of a text is in Latin letters; Japanese ones take two."""
    return tuple(len(line) + len(_WIDE.findall(line)) for line in text.split("\n"))


def _ids(sheet: Any, roster: Roster, column: int, formats: Mapping[str, Any]) -> None:
    """The hidden columns by which rows are found again, and what was changed since."""
    sheet.set_column(column, column, 34, None, {"hidden": True})
    sheet.write_string(0, column, "ID", formats["head"])
    if roster.saved_at:
        sheet.set_column(column + 1, column + 1, 12, None, {"hidden": True})
        sheet.write_string(0, column + 1, SAVED_AT, formats["head"])
    for number, row in enumerate(roster.rows, start=1):
        sheet.write_string(number, column, str(row.get(roster.id_key) or ""), formats["text"])
        if roster.saved_at:
            sheet.write_number(number, column + 1, roster.saved_at, formats["number"])


def _stood(book: Any, rosters: Sequence[Roster]) -> None:
    """A sheet nobody sees: by the name of each list, the ids that stand on it."""
    lists = [roster for roster in rosters if roster.saved_at and roster.id_key]
    lines = [(roster.sheet[:31], str(row.get(roster.id_key) or "")) for roster in lists for row in roster.rows]
    if lines:
        sheet = book.add_worksheet(STOOD)
        sheet.very_hidden()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)


def _width(heading: Heading, longest: int) -> int:
    word = max((len(word) for word in heading.head.split()), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, word + 1) + 2))


def _words(heading: Heading, value: Any) -> str:
    """A value as text, without signs that would break the file."""
    if value is None:
        return ""
    return clean(heading.kind.format(value) if heading.kind else str(value), keep_lines=True)


def _write(
    sheet: Any, row: int, column: int, value: Any, text: str, formats: Mapping[str, Any], day: str = "day"
) -> int:
    """A cell of the value's own type: days as days, numbers as numbers, else, phones too, as text; 0 when it fits."""
    if isinstance(value, date) and value.year >= 1900:
        return int(sheet.write_datetime(row, column, datetime.combine(value, time()), formats[day]))
    if isinstance(value, time):
        return int(sheet.write_datetime(row, column, value, formats["clock"]))
    if isinstance(value, Decimal):
        return int(sheet.write_number(row, column, float(value), formats["amount"]))
    if isinstance(value, int) and not isinstance(value, bool):
        return int(sheet.write_number(row, column, value, formats["number"]))
    # Days before 1900 stay text too, since sheets count wrong there.
    if not text:
        return int(sheet.write_blank(row, column, None, formats["text"]))
    return int(sheet.write_string(row, column, text, formats["text"]))


def _too_long(roster: Roster, row: int, heading: Heading) -> Refused:
    return Refused(
        say(
            "“{title}”, row {row}, “{label}”: the text is longer than the {longest:,} letters a cell can hold.",
            title=roster.title,
            row=row,
            label=heading.label,
            longest=LONGEST,
        ),
        cure="Shorten it, then export again.",
    )


def _print_set_up(sheet: Any, roster: Roster, columns: int) -> None:
    last = max(len(roster.rows), 1)
    sheet.freeze_panes(1, min(3, columns - 1) if roster.numbered else 0)
    sheet.autofilter(0, 0, last, columns - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, columns - 1)
    sheet.set_header(f"&L&B{_safe(roster.title, _TITLE)}&B&R{_safe(roster.line, _LINE)}")
    sheet.set_footer(f"&L{_safe(roster.note, _TITLE)}&R&P / &N")


def _safe(words: str, longest: int) -> str:
    """Words in a page header, where & begins a command."""
    doubled = words.replace("&", "&&")
    while len(doubled) > longest:
        words = words[:-2] + "…"
        doubled = words.replace("&", "&&")
    return doubled
