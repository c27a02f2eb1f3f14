"""The table in a text file: its encoding, the mark that parts its cells, its rows."""

from __future__ import annotations

import csv
import io
import re

from eujc_desktop.common.said import say
from eujc_desktop.exchange.reader_limits import MOST_COLUMNS, MOST_ROWS, Budget, Unreadable, too_many_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
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
    rows = _rows(name, text, delimiter)
    return {"name": "", "hidden": False, "rows": rows, "merged": [], "encoding": encoding, "delimiter": delimiter}


def _rows(name: str, text: str, delimiter: str) -> list[Any]:
    budget, rows = Budget(name), []
    for number, cells in enumerate(_lines(name, text, delimiter), start=1):
        if number > MOST_ROWS + 1:
            raise too_many_rows(say("“{name}”, row {number:,}", name=name, number=number))
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            words = say(
                "“{name}”, row {number:,} has more than {most_columns} cells.",
                name=name,
                number=number,
                most_columns=MOST_COLUMNS,
            )
            raise Unreadable(words, say("Leave out the columns that are not needed."))
        filled: list[Any] = [cell if cell.strip() else None for cell in cells[:MOST_COLUMNS]]
        budget.take(filled)
        if any(filled):
            rows.append((number, tuple(filled)))
    return rows


def _lines(name: str, text: str, delimiter: str) -> Iterator[list[str]]:
    """The cells of each row; strict, for a quote left open would swallow the rows after it without a word."""
    found, number = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 0
    while True:
        number += 1
        try:
            yield next(found)
        except StopIteration:
            return
        except csv.Error as exc:
            raise _torn(name, number, str(exc)) from exc


def _torn(name: str, number: int, said: str) -> Unreadable:
    """What is wrong with a row, by what the reader says of it."""
    place = say("“{name}”, row {number:,}", name=name, number=number)
    if "NUL" in said or "field larger" in said or "new-line" in said:
        return Unreadable(say("{place} is not part of a table.", place=place), say("Save it as .xlsx and import that."))
    words = say(
        "{place}: a quotation mark opens a cell and is not closed at its end; the rows after it would be lost.",
        place=place,
    )
    return Unreadable(
        words, say("Close it or take it out, and import again; inside a cell a quotation mark is typed twice.")
    )


def encoding_of(data: bytes) -> str:
    """The encoding that fits: Unicode by its mark or form, Japanese Windows by its letters, else western Windows."""
    if found := utf_16(data):
        return found
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp932" or _looks_japanese(text):
            return encoding
    return "cp1252"


def utf_16(data: bytes) -> str:
    """Which UTF-16 a text is in, by its mark or by where the empty halves of plain letters stand; "" for none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4000]
    high, low = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 == 0 and max(high, low) * 4 > len(head) // 2 and not min(high, low):
        return "utf-16-be" if high else "utf-16-le"
    return ""


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
