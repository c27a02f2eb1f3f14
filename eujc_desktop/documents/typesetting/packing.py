"""Objects written as a PDF 1.7 file: small ones packed together in object streams, places in a cross-reference stream.

ReportLab writes every object on its own, which makes a tagged paper half as large again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
A_STREAM = 200
"""So many objects are packed together."""

COMPRESSION = 4
"""Twice as fast as zlib's own choice, five per cent larger."""

Place = tuple[int, int, int]
"""How an object is found: 1, offset and 0 for one of its own; 2, number of its stream and place in it; 0 for none."""


def stream(entries: str, data: bytes) -> bytes:
    """A stream with the entries of its dictionary besides the length."""
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1") + data + b"\nendstream"


def packed_stream(entries: str, data: bytes) -> bytes:
    """A stream whose data are packed."""
    return stream(entries + "/Filter/FlateDecode", zlib.compress(data, COMPRESSION))


def packed_file(large: Mapping[int, bytes], small: Mapping[int, bytes], trailer: Callable[[int], str]) -> bytes:
    """The file of `large` objects, which are streams, and `small` ones, which are not, by their numbers.

    `trailer` gives the entries of the trailer for the size of the file in objects.
    """
    parts, places = [HEAD], dict.fromkeys(range(max(*large, *small) + 1), (0, 0, 0))
    offset = len(HEAD)

    def add(number: int, content: bytes) -> None:
        nonlocal offset
        places[number] = (1, offset, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        offset += len(parts[-1])

    for number, content in large.items():
        add(number, content)
    numbers = sorted(small)
    for start in range(0, len(numbers), A_STREAM):
        chosen, holder = numbers[start : start + A_STREAM], len(places)
        places.update((number, (2, holder, index)) for index, number in enumerate(chosen))
        add(holder, _object_stream(chosen, [small[number] for number in chosen]))
    number, start = len(places), offset
    places[number] = (1, offset, 0)
    digest = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest().upper()
    entries = f"/Type/XRef/Size {number + 1}/W[1 4 2]{trailer(number + 1)}/ID[<{digest}><{digest}>]"
    add(number, packed_stream(entries, b"".join(_entry(places[key]) for key in sorted(places))))
    return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % start])


def _object_stream(numbers: list[int], contents: list[bytes]) -> bytes:
    offsets, at = [], 0
    for content in contents:
        offsets.append(at)
        at += len(content) + 1
    index = " ".join(f"{number} {offset}" for number, offset in zip(numbers, offsets, strict=True)).encode("ascii")
    data = index + b"\n" + b"\n".join(contents)
    return packed_stream(f"/Type/ObjStm/N {len(numbers)}/First {len(index) + 1}", data)


def _entry(place: Place) -> bytes:
    kind, first, second = place
    return bytes([kind]) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
