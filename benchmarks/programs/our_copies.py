"""Thirty copies of the common book, and cards and certificates, made as the process that makes papers does it."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace

from benchmarks.book import common_book
from benchmarks.children import peak
from benchmarks.copies import readers
from eujc_desktop.documents import press_process
from eujc_desktop.documents.cards.content import Labels
from tests.documents import cards, fixtures

count = int(sys.argv[1])
press_process.warm_up()
content = common_book()


def seconds(paper: str, wanted: object) -> tuple[float, object]:
    """How long a paper takes, and the paper."""
    start = time.perf_counter()
    _, built = press_process.answer(paper, wanted)
    return time.perf_counter() - start, built


book, _ = seconds("briefing-book", content)
one, _ = seconds("briefing-book", replace(content, readers=readers(content, 1)))
copies, made = seconds("briefing-book", replace(content, readers=readers(content, count)))
most = peak()
holders = fixtures.certificates(24).holders
certificates = replace(fixtures.certificates(24), holders=(holders * 2)[:30])
seconds("certificates", fixtures.certificates(1))
of_certificates, _ = seconds("certificates", certificates)
badges = cards.content("badges", "en", Labels(stock="a6"))
badges = replace(badges, cards=(badges.cards * 20)[:300])
of_badges, _ = seconds("badges", badges)
seen = {
    "book": book,
    "further": (copies - one) / max(count - 1, 1),
    "copies": copies,
    "certificates": of_certificates,
    "badges": of_badges,
    "cards": len(badges.cards),
    "peak": most,
    "files": len(made.copies),  # type: ignore[attr-defined]
    "bytes": len(made.pdf) + sum(map(len, made.copies)) / count,  # type: ignore[attr-defined]
}
sys.stdout.write(json.dumps(seen) + "\n")
