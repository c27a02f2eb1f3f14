"""The sheets of an Excel workbook; far cells, bombs and broken parts are refused before they cost memory."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from eujc_desktop.common.said import say
from eujc_desktop.exchange.reader_limits import (
    AGAIN,
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MARKS,
    MOST_PARTS,
    MOST_RATIO,
    MOST_ROWS,
    SMALLER,
    Budget,
    Unreadable,
    too_many_rows,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_KINDS = (
    ("xl/workbook.bin", say("a binary workbook (.xlsb)")),
    ("word/document.xml", say("a Word document")),
    ("ppt/presentation.xml", "a presentation"),
)


def sheets(name: str, data: bytes) -> list[dict[str, Any]]:
    """Every sheet with its rows, and what its cells do not tell: hidden, merged, formulas without value, errors."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(name, archive)
            _check_kind(name, archive)
            return list(_sheets(_parts(archive), data, name))
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as exc:
        raise Unreadable(say("“{name}” is damaged and cannot be read.", name=name), AGAIN) from exc


def _check_size(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if whole > MOST_BYTES or len(parts) > MOST_PARTS or (whole > 2**20 and whole / packed > MOST_RATIO):
        words = say(
            "“{name}” would unpack to {size:,} MB in {n:,} parts, too much for a list.",
            name=name,
            size=whole // 2**20,
            n=len(parts),
        )
        raise Unreadable(words, say("Copy the rows you need into a new workbook."))


def _check_kind(name: str, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return
    what = next((words for part, words in _KINDS if part in names), say("a packed folder (.zip), not a workbook"))
    if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        what = say("an OpenDocument file")
    raise Unreadable(say("“{name}” is {what}.", name=name, what=what), say("Open it and save it as .xlsx."))


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part that holds text, whole: reading it finds sizes and sums that lie."""
    return {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def _sheets(parts: Mapping[str, bytes], data: bytes, name: str) -> Iterator[dict[str, Any]]:
    import python_calamine as calamine

    budget = Budget(name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        files = _files(parts, name)
        for meta in book.sheets_metadata:
            if "WorkSheet" in str(meta.typ):
                xml = parts.get(files.get(meta.name, ""), b"")
                _refuse_far_cells(say("“{name}”, sheet “{sheet}”", name=name, sheet=meta.name), xml)
                sheet = book.get_sheet_by_name(meta.name)
                hidden = not str(meta.visible).endswith(".Visible")
                marks = _marks(
                    say("“{name}”, sheet “{sheet}”", name=name, sheet=meta.name), xml, sheet.merged_cell_ranges or []
                )
                yield {"name": meta.name, "hidden": hidden, **_cells(sheet, budget), **marks}
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, ValueError) as exc:
        raise Unreadable(say("“{name}” is damaged and cannot be read.", name=name), AGAIN) from exc


def _cells(sheet: Any, budget: Budget) -> dict[str, Any]:
    """The rows that hold something, by their numbers, column by column: so they pass the pipe at the least cost."""
    rows = sheet.to_python(skip_empty_area=False)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(row) or row.count("") < len(row)]
    columns = [_column(cells) for cells in zip(*(row for _, row in filled), strict=True)]
    for cells in columns:
        budget.take(cells)
    return {"numbers": [number for number, _ in filled], "columns": columns}


def _column(cells: tuple[Any, ...]) -> list[Any]:
    return [(cell or None) if type(cell) is str else cell if type(cell) is float else _plain(cell) for cell in cells]


def _plain(cell: Any) -> Any:
    """A cell as it passes from one process to the other.

    Days pass as their ordinals, which nothing else in a workbook is, times and moments as their kind and text.
    """
    if isinstance(cell, datetime):
        return cell.toordinal() if cell.time() == time() else ("moment", cell.isoformat())
    if isinstance(cell, date):
        return cell.toordinal()
    if isinstance(cell, time):
        return "clock", cell.isoformat()
    if isinstance(cell, timedelta):
        return "clock", (datetime(2000, 1, 1) + timedelta(seconds=cell.seconds)).time().isoformat()
    return float(cell) if type(cell) is int else cell


def _files(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """The file of each sheet by its name."""
    try:
        links = _tags(parts["xl/_rels/workbook.xml.rels"])
        book = _tags(parts["xl/workbook.xml"])
    except (KeyError, ValueError, expat.ExpatError) as exc:
        raise Unreadable(say("“{name}” is damaged: its list of sheets cannot be read.", name=name), AGAIN) from exc
    targets = {link.get("Id"): link.get("Target", "").lstrip("/").removeprefix("xl/") for _, link in links}
    found = {}
    for tag, sheet in book:
        if tag.endswith("}sheet"):
            key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
            found[sheet.get("name", "")] = f"xl/{targets.get(key, '')}"
    return found


def _tags(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every tag with its attributes; XML that defines signs of its own, which may be a bomb, is refused unread."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse_own_signs
    parser.StartElementHandler = lambda tag, attributes: found.append((tag, attributes))
    parser.Parse(xml, True)  # noqa: FBT003 - expat takes it so
    return found


def _refuse_own_signs(*_: object) -> None:
    raise ValueError("signs of its own")


# Patterns that few sheets need are compiled when first used: compiling all would be a good part of the reader's start.
_BEYOND = re.compile(rb' r="(?:[A-Z]{3}|[H-Z][A-Z]|G[S-Z]|[A-Z]{0,2}\d{5})')
"""Quickly whether anything may be far out."""
_CELL_FAR = rb'\br="((?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])\d+|[A-Z]{1,2}\d{5,})"[^>]*>(?!</)'
_ROW_FAR = rb'<(?:\w+:)?row\b[^>]*?\br="(\d{5,})"[^>]*>\s*<(?:\w+:)?c\b(?![^>]*\br=")'
_ROW_WITHOUT_NUMBER = rb'<(?:\w+:)?row\b(?![^>]*\br=")'
_OWN_SIGNS = re.compile(rb"\s*(?:<\?[^>]*>)?\s*<!DOCTYPE")


def _refuse_far_cells(place: str, xml: bytes) -> None:
    """Refuse a sheet with content so far out that reading it takes all memory; far cells without content may stay."""
    if len(xml) > MOST_CELLS * len("<c />") and xml.count(b"<c ") > MOST_CELLS:
        raise Unreadable(
            say("{place} holds more than {most_cells:,} cells.", place=place, most_cells=MOST_CELLS), SMALLER
        )
    if _OWN_SIGNS.match(xml):
        raise Unreadable(say("{place} defines signs of its own, which no workbook does.", place=place), AGAIN)
    numbered = xml.count(b"<row") == xml.count(b"<row r=") and b":row" not in xml
    if numbered and not _BEYOND.search(xml):
        return
    for found in re.finditer(_CELL_FAR, xml):
        if not found[0].endswith(b"/>"):
            _refuse_far_cell(place, found[1].decode())
    far = (int(number) for number in re.findall(_ROW_FAR, xml))
    if any(number > MOST_ROWS + 1 for number in far) or len(re.findall(_ROW_WITHOUT_NUMBER, xml)) > MOST_ROWS + 1:
        raise too_many_rows(place)


def _refuse_far_cell(place: str, cell: str) -> None:
    letters = cell.rstrip("0123456789")
    if int(cell.removeprefix(letters)) > MOST_ROWS + 1:
        raise too_many_rows(say("{place}, cell {cell}", place=place, cell=cell))
    if _index(letters) >= MOST_COLUMNS:
        words = say(
            "{place}, cell {cell}: a list can have {most_columns} columns at most.",
            place=place,
            cell=cell,
            most_columns=MOST_COLUMNS,
        )
        raise Unreadable(words, say("Delete what stands so far to the right, then import."))


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


_MAY_BE_FORMULA = rb"f[\s/>]"
_FORMULA = (
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(<v\s*/>|<v></v>)?\s*</(?:\w+:)?c>"
)
_ERROR = rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>'
_PLACE = rb'\br="([A-Z]+\d+)"'
_COLUMN = rb"<(?:\w+:)?col\b[^>]*>"
_ROW = rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"[^>]*>'


def _marks(place: str, xml: bytes, merged: list[Any]) -> dict[str, Any]:
    """What the fast reader does not tell: hidden rows and columns, merged cells, formulas without value, errors."""
    hides, formulas = b'hidden="' in xml, re.search(_MAY_BE_FORMULA, xml)
    tags = re.findall(_ROW, xml) if hides else []
    rows = [int(number) for tag in tags for number in re.findall(rb'\br="(\d+)"', tag)[:1]]
    # A formula that gives an empty text has a value: the empty one.
    open_ = [tag for tag, empty in re.findall(_FORMULA, xml) if not (empty and b't="str"' in tag)] if formulas else []
    marks: dict[str, Any] = {
        "merged": [[*start, *end] for start, end in merged],
        "hidden_columns": _hidden_columns(xml) if hides else [],
        "hidden_rows": [number for number in rows if number <= MOST_ROWS + 1],
        "formulas": _places(open_),
        "errors": _places(re.findall(_ERROR, xml)) if b't="e"' in xml else [],
    }
    for words, most in (("merged", "merged cells"), ("formulas", "formulas without a value"), ("errors", "errors")):
        if len(marks[words]) > MOST_MARKS:
            raise Unreadable(
                say("{place} has more than {most_marks:,} {most}.", place=place, most_marks=MOST_MARKS, most=most),
                AGAIN,
            )
    return marks


def _places(tags: list[bytes]) -> list[str]:
    return [found[1].decode() for tag in tags if (found := re.search(_PLACE, tag))]


def _hidden_columns(xml: bytes) -> list[int]:
    columns: list[int] = []
    for tag in re.findall(_COLUMN, xml):
        if re.search(rb'hidden="(1|true)"', tag):
            edges = [int(found[1]) for word in (b"min", b"max") if (found := re.search(rb'\b%s="(\d+)"' % word, tag))]
            columns += range(edges[0] - 1, min(edges[-1], MOST_COLUMNS)) if len(edges) == 2 else []
    return columns
