"""PDF objects written as bytes and numbered by ReportLab."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from reportlab.pdfbase import pdfdoc

from eujc_desktop.documents.typesetting.packing import Packed, packed_stream, stream


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are known, or will be before the file is written."""

    __RefOnly__ = 1

    def __init__(self, content: bytes | Future[bytes] = b"") -> None:
        self.content = content

    def format(self, document: Any) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content.result()


class Objects:
    """Objects numbered from `first` in the order they are entered; streams are packed beside the other work."""

    def __init__(self, first: int, packer: ThreadPoolExecutor) -> None:
        self._next, self.packer = first, packer
        self._raws: dict[int, Raw] = {}
        self._streams: set[int] = set()

    def _number(self, raw: Raw) -> int:
        number = self._next
        self._next += 1
        return number

    def add(self, content: bytes | str = b"") -> tuple[int, Raw]:
        """Enters an object; its number and the object itself, whose content may still change."""
        raw = Raw(content.encode("latin-1") if isinstance(content, str) else content)
        number = self._number(raw)
        self._raws[number] = raw
        return number, raw

    def take(self, number: int, content: str) -> None:
        """Enters an object under a number that was left for it."""
        self._raws[number] = Raw(content.encode("latin-1"))

    def replace(self, number: int, content: str) -> None:
        """Gives an object its final content."""
        self._raws[number].content = content.encode("latin-1")

    def pack(self, data: bytes, entries: str = "") -> Future[bytes]:
        """A stream that is being packed, to be entered later."""
        return self.packer.submit(packed_stream, entries, data)

    def add_stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """Enters a stream; `entries` are those of its dictionary besides length and filter."""
        return self.add_packed(self.pack(data, entries) if compress else stream(entries, data))

    def add_packed(self, content: bytes | Future[bytes]) -> int:
        """Enters a stream as it stands in the file."""
        number, raw = self.add()
        raw.content = content
        self._streams.add(number)
        return number

    def write_to(self, file: Packed, without: Collection[int] = ()) -> None:
        """Writes the objects to a file; some may be left for those who go on with it."""
        contents = {number: raw.format(None) for number, raw in self._raws.items() if number not in without}
        large = {number: content for number, content in contents.items() if number in self._streams}
        file.add(large, {number: content for number, content in contents.items() if number not in self._streams})


class ObjectFile(Objects):
    """The objects a file begins with, numbered by ReportLab."""

    def __init__(self) -> None:
        super().__init__(1, ThreadPoolExecutor(1, "packer"))
        self._document: Any = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))

    def _number(self, raw: Raw) -> int:
        name = f"o{len(self._raws) + 1}"
        self._document.Reference(raw, name)
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def begun(self, without: Collection[int] = ()) -> Packed:
        """A file with these objects; those it is `without` have their numbers, and are still to be written."""
        file = Packed(self._raws)
        self.write_to(file, without)
        return file


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
