"""The table in a text file: its encoding, the mark that parts its cells, its rows."""

from __future__ import annotations

import csv
import io
import re

from eujc_desktop.exchange.reader_limits import MOST_COLUMNS, MOST_ROWS, Budget, Unreadable, too_many_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DELIMITERS = ";\t,|"
_LOOKED_AT = 40


def table(name: str, data: bytes, encoding: str = "", delimiter: str = "") -> dict[str, Any]:
    """The table of a CSV file or of Excel's Unicode text; rows are numbered as Excel shows them.

    Encoding and delimiter are found out unless they are told.
    """
    encoding = encoding or encoding_of(data)
    text = data.decode(encoding, errors="replace")
    text, hint = _without_hint(text)
    delimiter = delimiter or hint or delimiter_of(text)
    csv.field_size_limit(1_000_000)
    try:
        rows = _rows(name, text, delimiter)
    except csv.Error as exc:
        raise Unreadable(f"“{name}” is not a table.", "Save it as .xlsx and import that.") from exc
    return {"name": "", "hidden": False, "rows": rows, "merged": [], "encoding": encoding, "delimiter": delimiter}


def _rows(name: str, text: str, delimiter: str) -> list[Any]:
    budget, rows = Budget(name), []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
        if number > MOST_ROWS + 1:
            raise too_many_rows(f"“{name}”, row {number:,}")
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            words = f"“{name}”, row {number:,} has more than {MOST_COLUMNS} cells."
            raise Unreadable(words, "Leave out the columns that are not needed.")
        filled: list[Any] = [cell if cell.strip() else None for cell in cells[:MOST_COLUMNS]]
        budget.take(filled)
        if any(filled):
            rows.append((number, tuple(filled)))
    return rows


def encoding_of(data: bytes) -> str:
    """The encoding that fits: Unicode by its mark or form, Japanese Windows by its letters, else western Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp932" or _looks_japanese(text):
            return encoding
    return "cp1252"


def _looks_japanese(text: str) -> bool:
    """Whether letters beyond ASCII are mostly kana and kanji, not the wreck of European ones."""
    beyond = [letter for letter in text if letter > "\x7f"]
    japanese = sum("\u3000" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in beyond)
    halfwidth = sum("\uff61" <= letter <= "\uff9f" for letter in beyond)
    return japanese > 2 * halfwidth and japanese * 2 > len(beyond)


def _without_hint(text: str) -> tuple[str, str]:
    """Excel's own first line `sep=;` made empty, and the mark it names."""
    found = re.match(r"sep=(.)\r?(?=\n)", text)
    return (text[found.end() :], found[1]) if found else (text, "")


def delimiter_of(text: str) -> str:
    """The mark that stands most often in most of the first lines, outside quotes."""
    plain = re.sub(r'"[^"]*"', "", text[:200_000])
    lines = [line for line in plain.splitlines() if line.strip()][:_LOOKED_AT]
    return max(DELIMITERS, key=lambda mark: _weight([line.count(mark) for line in lines]))


def _weight(counts: list[int]) -> tuple[int, int]:
    """How often a mark stands in the line in the middle, and in all."""
    return (sorted(counts)[len(counts) // 2], sum(counts)) if counts else (0, 0)
