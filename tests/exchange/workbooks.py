"""Workbooks written by hand, so that they may hold what no spreadsheet program would write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from eujc_desktop.exchange.sheets import FOUND_OUT, read_book

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = ("Family name", "Given name", "E-mail")
PERSON = ("Ørum", "Freja", "freja@example.org")


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str) -> str:
    cells = "".join(cell(f"{'ABCDEFGHIJ'[at]}{number}", text) for at, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


HEAD = row(1, *HEADINGS)
BODY = HEAD + row(2, *PERSON)


def sheet(rows: str = BODY, *, before: str = "", after: str = "", top: str = "") -> str:
    return f'<?xml version="1.0"?>{top}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(xml: str = "", **more: str) -> dict[str, str]:
    """The parts of a workbook with one sheet “People”."""
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{REL}">{more.pop("book", "")}'
        '<sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": xml or sheet(),
        **more,
    }


def write(path: Path, content: Mapping[str, str | bytes], *, packed: bool = True) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def old_office(*names: str) -> bytes:
    """The beginning of a file in the old Office container, with the names of its parts."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def only(path, form=FOUND_OUT):
    (found,) = read_book(path, form=form).sheets
    return found


def values(path):
    return [cells for _, cells in only(path).rows]
