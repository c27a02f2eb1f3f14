"""Thirty copies of the common book, and cards and certificates, made as the process that makes papers does it.

Words: the file with what is ordered.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from pathlib import Path

from benchmarks.children import peak
from eujc_desktop.documents import press_process

press_process.warm_up()
ordered = pickle.loads(Path(sys.argv[1]).read_bytes())


def seconds(order: str) -> tuple[float, object]:
    """How long a paper takes, and the paper."""
    start = time.perf_counter()
    _, built = press_process.answer(*ordered[order])
    return time.perf_counter() - start, built


book, _ = seconds("book")
one, _ = seconds("one copy")
copies, made = seconds("copies")
most = peak()
seconds("one certificate")
of_certificates, _ = seconds("certificates")
of_badges, _ = seconds("badges")
count = len(made.copies)  # type: ignore[attr-defined]
seen = {
    "book": book,
    "further": (copies - one) / max(count - 1, 1),
    "copies": copies,
    "certificates": of_certificates,
    "badges": of_badges,
    "cards": len(ordered["badges"][1].cards),
    "peak": most,
    "files": count,
    "bytes": len(made.pdf) + sum(map(len, made.copies)) / count,  # type: ignore[attr-defined]
}
sys.stdout.write(json.dumps(seen) + "\n")
