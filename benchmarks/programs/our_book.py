"""The common book made once by this process, and once more; what it took is said without the imports."""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module

from benchmarks.book import common_book, peak
from eujc_desktop.documents import briefing_book

for name in ("briefing_book.making", "typesetting.document", "typesetting.breaks"):
    import_module(f"eujc_desktop.documents.{name}")
for name in ("PIL.JpegImagePlugin", "PIL.PngImagePlugin", "pikepdf", "pyphen", "reportlab.pdfbase.pdfdoc"):
    import_module(name)

content = common_book()
before = peak()
start = time.perf_counter()
built = briefing_book.build(content)
first = time.perf_counter() - start
start = time.perf_counter()
briefing_book.build(content)
seen = {
    "seconds": first,
    "again": time.perf_counter() - start,
    "pages": built.pages,
    "bytes": len(built.pdf),
    "peak": peak(),
    "imports": before,
}
sys.stdout.write(json.dumps(seen) + "\n")
