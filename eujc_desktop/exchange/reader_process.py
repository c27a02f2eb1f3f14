"""Reads one sheet file in a process of its own, with limits, and writes its cells to stdout.

A hostile workbook can end, hang or fill this process, never the program that asked.
"""

from __future__ import annotations

import marshal
import os
import sys

from eujc_desktop.common.said import plain, say
from eujc_desktop.exchange.reader_limits import MEMORY, MOST_BYTES, SECONDS, SMALLER, Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_CARD, _CALENDAR = b"begin:vcard", b"begin:vcalendar"
_INSIDE_OLE = (
    (
        "EncryptedPackage",
        say("is protected by a password"),
        say(
            "Open it in Excel, choose File ▸ Info ▸ Protect Workbook ▸ Encrypt with Password, empty the field, save it."
        ),
    ),
    ("Workbook", say("is an old Excel file (.xls)"), say("Open it in Excel and save it as .xlsx.")),
    ("Book", say("is an old Excel file (.xls)"), say("Open it in Excel and save it as .xlsx.")),
    ("WordDocument", say("is an old Word document"), say("Copy the table into Excel and save it as .xlsx.")),
)
_COPY = say("Open it, copy the table into Excel and save it as .xlsx.")
_BEGINNINGS = (
    (b"<!doctype html", say("a web page"), _COPY),
    (b"<html", say("a web page"), _COPY),
    (b"<table", say("a web page"), _COPY),
    (b"%pdf", "a PDF", _COPY),
    (b"{\\rtf", say("a text document"), _COPY),
    (b"<svg", "a picture", say("Choose the list itself.")),
    (b"<?xml", say("an XML file"), say("Open it in Excel and save it as .xlsx.")),
)


def main() -> int:
    """Read the file whose path comes on stdin and write its cells, or the sentence that refuses it; 0.

    After the path come, each behind a NUL, encoding and delimiter of a text, empty where they are to be found out.
    What reading takes is imported before, so that a reader started early has nothing left to do but to read.
    """
    _limit()
    _warm_up()
    asked = os.fsdecode(sys.stdin.buffer.read())
    if not asked:
        return 0  # whoever started the reader had no file after all
    try:
        answer: dict[str, Any] = {"sheets": read(*asked.split("\0"))}
    except Unreadable as exc:
        answer = {"refused": [plain(words) for words in exc.args]}
    sys.stdout.buffer.write(marshal.dumps(answer))
    sys.stdout.flush()
    os._exit(0)  # the system takes all of the memory back at once, which cell by cell lasts longer


def _warm_up() -> None:
    """Import what a workbook needs; garbage is not looked for in a process that ends after one file."""
    import gc

    import python_calamine  # noqa: F401

    from eujc_desktop.exchange import reader_workbook  # noqa: F401

    gc.disable()


def _limit() -> None:
    """No more memory and time than a sane list needs, where the system can say so."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock still ends a runaway
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 10))


def read(path: str, encoding: str = "", delimiter: str = "") -> list[dict[str, Any]]:
    """Every sheet of a workbook, or the one table of a text file."""
    name = os.path.basename(path)  # noqa: PTH119 - pathlib would be a good part of the reader's start
    data = _bytes(path, name)
    if not data.strip():
        raise Unreadable(say("“{name}” is empty.", name=name), say("Choose another file."))
    if data.startswith(_OLE):
        raise _inside_ole(name, data)
    if data.startswith(_ZIP):
        from eujc_desktop.exchange import reader_workbook

        return reader_workbook.sheets(name, data)
    _refuse_other(name, data)
    if name.lower().endswith((".xlsx", ".xlsm")):
        words = say("“{name}” is a text file (CSV), not an Excel workbook, whatever its name says.", name=name)
        raise Unreadable(words, say("Give it the ending .csv, or save it as .xlsx where it came from."))
    beginning = data.lstrip(b"\xef\xbb\xbf \r\n")[:20].lower()
    if beginning.startswith(_CARD):
        from eujc_desktop.exchange import reader_cards

        return [reader_cards.table(name, data)]
    if beginning.startswith(_CALENDAR):
        from eujc_desktop.exchange import reader_events

        return [reader_events.table(name, data)]
    from eujc_desktop.exchange import reader_text

    return [reader_text.table(name, data, encoding, delimiter)]


def _bytes(path: str, name: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            if os.fstat(file.fileno()).st_size > MOST_BYTES:
                raise Unreadable(
                    say(
                        "“{name}” has more than {most_bytes} MB, too much for a list.",
                        name=name,
                        most_bytes=MOST_BYTES // 2**20,
                    ),
                    SMALLER,
                )
            return file.read()
    except OSError as exc:
        cure = say("Close it in other programs, or copy it to another folder.")
        raise Unreadable(say("“{name}” cannot be opened: {strerror}.", name=name, strerror=exc.strerror), cure) from exc


def _inside_ole(name: str, data: bytes) -> Unreadable:
    """What a file in the old Office container is: names in it are UTF-16."""
    for part, what, cure in _INSIDE_OLE:
        if part.encode("utf-16-le") in data:
            return Unreadable(say("“{name}” {what}.", name=name, what=what), cure)
    return Unreadable(
        say("“{name}” is an old Office file, not a list.", name=name), say("Open it and save it as .xlsx.")
    )


def _refuse_other(name: str, data: bytes) -> None:
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, what, cure in _BEGINNINGS:
        if head.startswith(beginning):
            raise Unreadable(say("“{name}” is {what}, not a list.", name=name, what=what), cure)
    if b"\x00" in data[:4000]:
        from eujc_desktop.exchange import reader_text

        if not reader_text.utf_16(data):
            raise Unreadable(
                say("“{name}” is not a list this program can read.", name=name), say("Save it as .xlsx or .csv.")
            )


if __name__ == "__main__":
    sys.exit(main())
