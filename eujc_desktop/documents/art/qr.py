"""QR codes as one path of merged runs."""

from __future__ import annotations

from functools import lru_cache

import segno

from eujc_desktop.documents.art.paths import fill, number

MAX_CHARACTERS = 600
"""Longer payloads would need modules finer than 0.4 mm; they get no code."""


@lru_cache(maxsize=512)
def modules(payload: str) -> tuple[bytes, ...]:
    """The matrix of the code, error level M; one byte a module."""
    # The mask is given: every reader undoes any of the eight, and to try them all takes most of the time.
    code = segno.make(payload, error="m", micro=False, boost_error=False, mask=0)
    return tuple(bytes(row) for row in code.matrix)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Start and length of each stretch of dark modules."""
    runs, start = [], None
    for i, dark in enumerate(row + b"\0"):
        if dark and start is None:
            start = i
        elif not dark and start is not None:
            runs.append((start, i - start))
            start = None
    return runs


def code(payload: str, x: float, y: float, size: float, hexadecimal: str) -> str:
    """The dark modules as one filled path in a square of `size` with its lower left corner at x, y."""
    matrix = modules(payload)
    count = len(matrix)
    path = " ".join(
        f"{start} {count - 1 - r} {length} 1 re" for r, row in enumerate(matrix) for start, length in _runs(row)
    )
    k = number(size / count)
    return f"q {k} 0 0 {k} {number(x)} {number(y)} cm {fill(hexadecimal)} {path} f Q"
