"""Objects written as a PDF 1.7 file: small ones packed together in object streams, places in a cross-reference stream.

ReportLab writes every object on its own, which makes a tagged paper half as large again.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
A_STREAM = 200
"""So many objects are packed together."""

COMPRESSION = 4
"""Twice as fast as zlib's own choice, five per cent larger."""

Place = tuple[int, int, int]
"""How an object is found: 1, offset and 0 for one of its own; 2, number of its stream and place in it; 0 for none."""

FREE: Place = (0, 0, 0)


def stream(entries: str, data: bytes) -> bytes:
    """A stream with the entries of its dictionary besides the length.

    Its end is a whole CR LF: of data that end in CR, readers that look for the end would take a lone LF for its half.
    """
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1") + data + b"\r\nendstream"


def packed_stream(entries: str, data: bytes) -> bytes:
    """A stream whose data are packed."""
    return stream(entries + "/Filter/FlateDecode", zlib.compress(data, COMPRESSION))


class Packed:
    """A file while it is written: its objects one after the other, and where each is found.

    `numbers` are those in use, written or not; object streams get numbers beyond them. One `after` another goes on
    where that has come to; its parts are what follows.
    """

    def __init__(self, numbers: Iterable[int] = (), *, after: Packed | None = None) -> None:
        self._parts = [] if after else [HEAD]
        self._offset: int = after.offset if after else len(HEAD)
        self._digest = after.digest if after else hashlib.md5(HEAD, usedforsecurity=False)
        free: dict[int, Place] = dict.fromkeys(range(max(numbers, default=0) + 1), FREE)
        self._places = after.places if after else free

    @property
    def next(self) -> int:
        """The first number that is not in use."""
        return len(self._places)

    @property
    def offset(self) -> int:
        """How many bytes are written."""
        return self._offset

    @property
    def digest(self) -> Any:
        """A sum over them that can be continued."""
        return self._digest.copy()

    @property
    def places(self) -> dict[int, Place]:
        """Where each object is found."""
        return dict(self._places)

    def add(self, large: Mapping[int, bytes], small: Mapping[int, bytes]) -> None:
        """Writes `large` objects, which are streams, and `small` ones, which are not, by their numbers."""
        for number in range(self.next, max((*large, *small), default=0) + 1):
            self._places[number] = FREE
        for number, content in large.items():
            self._add(number, content)
        numbers = sorted(small)
        for start in range(0, len(numbers), A_STREAM):
            chosen, holder = numbers[start : start + A_STREAM], self.next
            self._places.update((number, (2, holder, index)) for index, number in enumerate(chosen))
            self._add(holder, _object_stream(chosen, [small[number] for number in chosen]))

    def _add(self, number: int, content: bytes) -> None:
        self._places[number] = (1, self._offset, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        self._parts.append(part)
        self._digest.update(part)
        self._offset += len(part)

    def written(self) -> bytes:
        """What was written since the beginning, or since that of another file."""
        return b"".join(self._parts)

    def finish(self, trailer: str) -> bytes:
        """The same with the table of places and these entries of the trailer; nothing can be added after it."""
        number, start, digest = self.next, self._offset, self._digest.hexdigest().upper()
        self._places[number] = (1, start, 0)
        entries = f"/Type/XRef/Size {number + 1}/W[1 4 2]{trailer}/ID[<{digest}><{digest}>]"
        self._add(number, packed_stream(entries, b"".join(_entry(*self._places[key]) for key in range(number + 1))))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return self.written()


def _object_stream(numbers: list[int], contents: list[bytes]) -> bytes:
    offsets, at = [], 0
    for content in contents:
        offsets.append(at)
        at += len(content) + 1
    index = " ".join(f"{number} {offset}" for number, offset in zip(numbers, offsets, strict=True)).encode("ascii")
    data = index + b"\n" + b"\n".join(contents)
    return packed_stream(f"/Type/ObjStm/N {len(numbers)}/First {len(index) + 1}", data)


_entry = struct.Struct(">BIH").pack
