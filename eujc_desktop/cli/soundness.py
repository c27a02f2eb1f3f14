"""Whether the files that belong to the program are whole, each looked at in the way of its kind."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.resources import resource


def unsound() -> list[str]:
    """The damaged ones among the program's files, by their place in it."""
    root = resource()
    return [
        path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.is_file() and not _whole(path)
    ]


def _whole(path: Path) -> bool:
    try:
        _LOOK.get(path.suffix, _text)(path)
    except Exception:  # noqa: BLE001 - whatever a reader says about a broken file, it is broken
        return False
    return True


def _text(path: Path) -> None:
    if not path.read_text(encoding="utf-8").strip():
        raise Damaged("empty")


def _json(path: Path) -> None:
    json.loads(path.read_text(encoding="utf-8"))


def _drawing(path: Path) -> None:
    from xml.parsers import expat

    expat.ParserCreate().Parse(path.read_bytes(), True)  # noqa: FBT003 - expat takes it so


def _picture(path: Path) -> None:
    from PIL import Image

    with Image.open(path) as image:
        image.load()


def _font(path: Path) -> None:
    """The sums of its tables, as the file itself states them; the head's sum leaves out the word that makes it so."""
    data = path.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    for entry in range(12, 12 + 16 * count, 16):
        tag, stated, offset, length = struct.unpack_from(">4sLLL", data, entry)
        table = data[offset : offset + length]
        if tag == b"head":
            table = table[:8] + bytes(4) + table[12:]
        padded = table + bytes(-len(table) % 4)
        if len(table) != length or sum(struct.unpack(f">{len(padded) // 4}L", padded)) % 2**32 != stated:
            raise Damaged(f"table {tag!r}")


def _profile(path: Path) -> None:
    data = path.read_bytes()
    if struct.unpack_from(">L", data)[0] != len(data):
        raise Damaged("length")


def _words(path: Path) -> None:
    from gettext import GNUTranslations

    with path.open("rb") as file:
        if not GNUTranslations(file).info():
            raise Damaged("empty")


def _workbook(path: Path) -> None:
    from eujc_desktop.exchange.sheets import read_book

    read_book(path)


_LOOK: dict[str, Callable[[Path], None]] = {
    ".json": _json,
    ".svg": _drawing,
    ".png": _picture,
    ".jpg": _picture,
    ".ttf": _font,
    ".icc": _profile,
    ".mo": _words,
    ".xlsx": _workbook,
}
