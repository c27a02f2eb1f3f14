"""Reads one sheet file in a process of its own, with limits, and writes its cells to stdout as JSON.

A hostile workbook can end, hang or fill this process, never the program that asked.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

MOST_BYTES = 200 * 2**20
MOST_RATIO = 100
MOST_ROWS, MOST_COLUMNS = 20_000, 200
MEMORY = 1536 * 2**20
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"


class Unreadable(Exception):
    """The file cannot be read; the words say why and what to do."""


def main() -> int:
    """Read the file named last on the command line; 0 when its cells were written, 3 when a sentence was."""
    _limit()
    path = Path(sys.argv[-1])
    try:
        answer: dict[str, Any] = {"sheets": read(path)}
    except Unreadable as exc:
        answer = {"refused": list(exc.args)}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode())
    return 0


def _limit() -> None:
    """No more memory than a sane list needs, where the system can say so."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the parent's clock still ends a runaway
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read(path: Path) -> list[dict[str, Any]]:
    """Every sheet of a workbook, or the one table of a text file."""
    data = path.read_bytes()
    name = path.name
    if not data.strip():
        raise Unreadable(f"“{name}” is empty.", "Choose another file.")
    if data.startswith(OLE):
        raise Unreadable(
            f"“{name}” is protected by a password or an old .xls file.",
            "Open it in Excel, remove the password under File ▸ Info, and save it as .xlsx.",
        )
    if data.startswith(ZIP):
        return _workbook(path, data)
    _refuse_other(name, data)
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        raise Unreadable(
            f"“{name}” is not an Excel workbook, whatever its name says.",
            "Open it where it came from and save it as .xlsx.",
        )
    return [_text(data)]


def _refuse_other(name: str, data: bytes) -> None:
    head = data[:1000].lstrip().lower()
    for mark, what in (
        (b"<!doctype html", "a web page"),
        (b"<html", "a web page"),
        (b"%pdf", "a PDF"),
        (b"{\\rtf", "a text document"),
    ):
        if head.startswith(mark):
            raise Unreadable(
                f"“{name}” is {what}, not a list.", "Open it, copy the table into Excel and save it as .xlsx."
            )
    if b"\x00" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"“{name}” is not a list this program can read.", "Save it as .xlsx or .csv.")


def _workbook(path: Path, data: bytes) -> list[dict[str, Any]]:
    name = path.name
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(name, archive)
            names = set(archive.namelist())
            if "xl/workbook.xml" not in names:
                ods = "mimetype" in names and b"opendocument" in archive.read("mimetype")
                what = "an OpenDocument file" if ods else "a packed file, not a workbook"
                raise Unreadable(f"“{name}” is {what}.", "Open it and save it as .xlsx.")
            return _sheets(archive, data, name)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as exc:
        raise Unreadable(
            f"“{name}” is damaged and cannot be read.", "Open it in Excel, save it again, then import."
        ) from exc


def _check_size(name: str, archive: zipfile.ZipFile) -> None:
    whole = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist()) or 1
    if whole > MOST_BYTES or (whole > 2**20 and whole / packed > MOST_RATIO):
        raise Unreadable(
            f"“{name}” would unpack to {whole // 2**20} MB, too much for a list.",
            "Copy the rows you need into a new workbook.",
        )


def _sheets(archive: zipfile.ZipFile, data: bytes, name: str) -> list[dict[str, Any]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        files = _sheet_files(archive)
        found = []
        for meta in book.sheets_metadata:
            if "WorkSheet" not in str(meta.typ):
                continue
            extras = _extras(archive, files.get(meta.name, ""))
            hidden = not str(meta.visible).endswith(".Visible")
            found.append(_sheet(name, book.get_sheet_by_name(meta.name), extras, hidden=hidden))
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, ValueError) as exc:
        raise Unreadable(
            f"“{name}” is damaged and cannot be read.", "Open it in Excel, save it again, then import."
        ) from exc
    return found


def _sheet(file: str, sheet: Any, extras: dict[str, Any], *, hidden: bool) -> dict[str, Any]:
    rows = []
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        if number > MOST_ROWS + 1:
            raise Unreadable(f"“{file}” has more than {MOST_ROWS:,} rows.", "Split it into smaller lists.")
        filled = [_plain(cell) for cell in cells[:MOST_COLUMNS]]
        while filled and filled[-1] is None:
            filled.pop()
        if filled:
            rows.append([number, filled])
    merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
    return {"name": sheet.name, "hidden": hidden, "rows": rows, "merged": merged, **extras}


def _plain(cell: Any) -> Any:
    """A cell as JSON has it; days, times and moments in a list with their kind."""
    if isinstance(cell, datetime):
        return ["day", cell.date().isoformat()] if cell.time() == time() else ["moment", cell.isoformat()]
    if isinstance(cell, date):
        return ["day", cell.isoformat()]
    if isinstance(cell, time):
        return ["clock", cell.isoformat()]
    if isinstance(cell, timedelta):
        return ["clock", (datetime.min + cell).time().isoformat()]
    return None if cell == "" else cell


def _sheet_files(archive: zipfile.ZipFile) -> dict[str, str]:
    """The file of each sheet by its name."""
    from defusedxml import ElementTree

    try:
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    except Exception as exc:
        raise Unreadable(
            "The workbook's list of sheets is damaged.", "Open it in Excel, save it again, then import."
        ) from exc
    targets = {link.get("Id"): str(link.get("Target")).lstrip("/").removeprefix("xl/") for link in links}
    found = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            found[str(sheet.get("name"))] = f"xl/{targets.get(key, '')}"
    return found


_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')
_ERROR = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*\bt="e"[^>]*>')
_COLUMN = re.compile(rb"<col\b[^>]*>")
_ROW = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"[^>]*>')


def _extras(archive: zipfile.ZipFile, file: str) -> dict[str, Any]:
    """What the fast reader does not tell: hidden rows and columns, formulas without value, errors."""
    try:
        xml = archive.read(file)
    except KeyError:
        return {}
    columns: list[int] = []
    for tag in _COLUMN.findall(xml):
        if re.search(rb'hidden="(1|true)"', tag):
            first, last = (int(re.search(rb'%s="(\d+)"' % word, tag)[1]) for word in (b"min", b"max"))  # type: ignore[index]
            columns += range(first - 1, min(last, MOST_COLUMNS))
    rows = [int(number) for tag in _ROW.findall(xml) for number in re.findall(rb'\br="(\d+)"', tag)[:1]]
    return {
        "hidden_columns": columns,
        "hidden_rows": rows,
        "formulas": [cell.decode() for cell in _FORMULA.findall(xml)],
        "errors": [cell.decode() for cell in _ERROR.findall(xml)],
    }


def _text(data: bytes) -> dict[str, Any]:
    """The table of a CSV file or of Excel's Unicode text."""
    encoding = _encoding(data)
    text = data.decode(encoding, errors="replace")
    delimiter = _delimiter(text)
    rows = []
    csv.field_size_limit(1_000_000)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if number > MOST_ROWS + 1:
                raise Unreadable(f"The file has more than {MOST_ROWS:,} rows.", "Split it into smaller lists.")
            filled: list[Any] = [cell if cell.strip() else None for cell in cells[:MOST_COLUMNS]]
            if any(filled):
                rows.append([number, filled])
    except csv.Error as exc:
        raise Unreadable("The file is not a table.", "Save it as .xlsx and import that.") from exc
    return {"name": "", "hidden": False, "rows": rows, "merged": [], "encoding": encoding, "delimiter": delimiter}


def _encoding(data: bytes) -> str:
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
    japanese = sum("\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in beyond)
    halfwidth = sum("\uff61" <= letter <= "\uff9f" for letter in beyond)
    return japanese > 2 * halfwidth and japanese * 2 > len(beyond)


def _delimiter(text: str) -> str:
    """The mark that parts the cells of the first line, outside quotes."""
    first = re.sub(r'"[^"]*"', "", _first_line(text.splitlines()))
    return max(";\t,", key=first.count)


def _first_line(lines: Iterable[str]) -> str:
    return next((line for line in lines if line.strip()), "")


if __name__ == "__main__":
    sys.exit(main())
