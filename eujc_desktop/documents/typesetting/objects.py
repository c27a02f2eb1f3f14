"""PDF objects written as bytes and numbered by ReportLab."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from reportlab.pdfbase import pdfdoc

from eujc_desktop.documents.typesetting.packing import packed_file, packed_stream, stream


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are known, or will be before the file is written."""

    __RefOnly__ = 1

    def __init__(self, content: bytes | Future[bytes] = b"") -> None:
        self.content = content

    def format(self, document: Any) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content.result()


class ObjectFile:
    """The objects of a PDF file in the order they are entered; streams are packed beside the other work."""

    def __init__(self) -> None:
        self._packer = ThreadPoolExecutor(1, "packer")
        self._document: Any = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        self.catalog = Raw()
        self.info = Raw()
        self._raws: dict[int, Raw] = {}
        self._streams: set[int] = set()

    def add(self, content: bytes | str = b"") -> tuple[int, Raw]:
        """Enters an object; its number and the object itself, whose content may still change."""
        raw = Raw(content.encode("latin-1") if isinstance(content, str) else content)
        return self._number(raw, f"o{len(self._raws) + 1}"), raw

    def _number(self, raw: Raw, name: str) -> int:
        self._document.Reference(raw, name)
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        self._raws[number] = raw
        return number

    def replace(self, number: int, content: str) -> None:
        """Gives an object its final content."""
        self._raws[number].content = content.encode("latin-1")

    def add_stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """Enters a stream; `entries` are those of its dictionary besides length and filter."""
        number, raw = self.add()
        raw.content = self._packer.submit(packed_stream, entries, data) if compress else stream(entries, data)
        self._streams.add(number)
        return number

    def written(self) -> bytes:
        """The file; the same objects give the same bytes."""
        root, info = (self._number(raw, name) for raw, name in ((self.catalog, "catalog"), (self.info, "info")))
        contents = {number: self._raws[number].format(self._document) for number in sorted(self._raws)}
        self._packer.shutdown()
        large = {number: content for number, content in contents.items() if number in self._streams}
        small = {number: content for number, content in contents.items() if number not in self._streams}
        return packed_file(large, small, lambda size: f"/Root {reference(root)}/Info {reference(info)}")


def text(value: str) -> str:
    """A text string: as it is if ASCII, else UTF-16."""
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def byte_string(value: bytes) -> str:
    """A string of bytes."""
    return f"<{value.hex().upper()}>"


def name(value: str) -> str:
    """A name; what is no letter or figure is written by its number."""
    return "/" + "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"#{byte:02X}" for byte in value.encode())


def reference(number: int) -> str:
    return f"{number} 0 R"
